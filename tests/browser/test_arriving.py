"""The first seconds of a visit: what is there before Dash is, and what becomes of it when Dash comes."""

from __future__ import annotations

import re

from playwright.sync_api import Route

from tests.browser.conftest import Reader

STYLES = re.compile(r"/styles/")
SCRIPTS = re.compile(r"\.js\b")
UNSEEN = """
  Object.defineProperty(Document.prototype, "visibilityState", { get: () => "hidden" });
  window.requestAnimationFrame = () => 0;
"""
DASH = re.compile(r"/dash_renderer")
DRAWN = """() => {
  window.first = [...document.querySelectorAll("#prepared .plot")];
  return window.first.length && window.first.every((one) => one.querySelector(".main-svg"));
}"""
MOVED = """() => {
  const now = [...document.querySelectorAll("#page .plot")];
  return now.length === window.first.length && now.every((one, place) => one === window.first[place]);
}"""
FILTERED = """(before) => document.querySelector("#page .filtered").textContent !== before"""
TOLD = """() => [...document.querySelectorAll("#page figure.exhibit")].every((card) => card.said?.figure)"""


def held(reader: Reader, pattern: re.Pattern[str]) -> list[Route]:
    """What is asked for at such an address, and not answered yet."""
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    reader.page.route(pattern, hold)
    return late


def test_no_script_is_asked_for_before_the_words_are_on_the_screen(reader: Reader) -> None:
    # Given a line on which the stylesheet is late, without which nothing is shown
    late = held(reader, STYLES)
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    # When the words have come
    reader.page.goto(reader.server + "/", wait_until="commit")
    reader.page.locator("#prepared h1").wait_for(state="attached")
    # Then nothing else competes with what shows them
    assert [url for url in asked if SCRIPTS.search(url)] == []
    # And then all begins
    late.pop().continue_()
    reader.waits()
    assert [url for url in asked if SCRIPTS.search(url)] != []


def test_a_page_that_nobody_sees_yet_arrives_too(reader: Reader) -> None:
    # Given a page that was opened behind another one, for which the browser makes no frames
    reader.page.add_init_script(UNSEEN)
    reader.page.goto(reader.server + "/start")
    # Then Dash comes all the same
    reader.page.locator("#page main h1").wait_for(state="attached")


def test_figures_do_not_wait_for_dash_and_move_into_its_page(reader: Reader) -> None:
    # Given a line on which Dash is late
    late = held(reader, DASH)
    reader.page.goto(reader.server + "/", wait_until="commit")
    # Then all figures are drawn before it has come
    reader.page.wait_for_function(DRAWN)
    reader.page.locator("#prepared .plot").first.hover()
    # When it comes
    late.pop().continue_()
    reader.waits()
    # Then its page has the same figures, not new ones, and its cards know what they say
    assert reader.page.evaluate(MOVED)
    assert reader.page.evaluate(TOLD)
    # And they answer to the filters
    before = reader.page.locator("#page .filtered").first.inner_text()
    reader.page.locator("#page .control select").first.focus()
    reader.page.keyboard.press("ArrowDown")
    reader.page.wait_for_function(FILTERED, arg=before)
    reader.waits()
