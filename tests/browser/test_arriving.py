"""The first seconds of a visit: what is there before Dash is, and what becomes of it when Dash comes."""

from __future__ import annotations

import re

from playwright.sync_api import Route

from tests.browser.conftest import Reader

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


def test_figures_do_not_wait_for_dash_and_move_into_its_page(reader: Reader) -> None:
    # Given a line on which Dash is late
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    reader.page.route(DASH, hold)
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
