"""The cable is pulled: what was opened, and what lies next to it, goes on; on return it catches up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reader, Serving, allowed
from tests.browser.test_presenting import BEAMER, HERE, at

KEPT = "() => document.documentElement.dataset.kept === location.href.split('#')[0]"
# What a browser says of a line that is down
FAILED = ("ERR_CONNECTION_REFUSED", "Failed to fetch", "ERR_FAILED", "status of 503")
SIGN = re.compile(r"^Offline, showing what was loaded at \d\d:\d\d$")


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    """A server of one's own, to be stopped."""
    one = Serving(tmp_path / "log").start()
    yield one
    one.stop()


@pytest.fixture
def reader(browser: Browser, serving: Serving) -> Iterator[Reader]:
    with allowed(browser, serving.address, BEAMER) as one:
        one.excused = FAILED
        yield one


def is_offline(page: Page) -> None:
    expect(page.locator(".offline")).to_have_text(SIGN)


def test_a_talk_goes_on_to_its_end_without_the_server_and_catches_up(reader: Reader, serving: Serving) -> None:
    # Given a talk that has been opened, and has come to its third step
    page = reader.page
    page.goto(serving.address + "/present")
    expect(page.get_by_text("works offline")).to_be_visible()
    for step in ("2", "3"):
        page.keyboard.press("ArrowRight")
        assert at(page) == step
    # When the server stops
    serving.stop()
    # Then each further step is shown whole, to the end, and a sign says from when
    page.keyboard.press("ArrowRight")
    is_offline(page)
    for _ in range(page.locator(".screen").count() - 4):
        page.wait_for_function(HERE)
        assert page.locator(".screen.now [data-missing]").count() == 0
        page.keyboard.press("ArrowRight")
    assert at(page) == "20.2"
    # And the whole talk can even be opened anew
    page.goto(serving.address + "/present#7")
    page.wait_for_function(HERE)
    is_offline(page)
    assert at(page) == "7"
    # When the server is back, then the sign goes, and the step stays
    serving.start()
    expect(page.locator(".offline")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    assert at(page) == "8"


def test_a_page_and_its_neighbours_go_on_without_the_server(reader: Reader, serving: Serving) -> None:
    # Given a page that has been opened
    page = reader.page
    reader.goes_to("/routes")
    page.wait_for_function(KEPT)
    # When the server stops, then the pages on both sides of it can be gone to, with their exhibits
    serving.stop()
    for name in ("Cases", "Routes", "Exploitation"):
        page.get_by_role("navigation", name="Pages").get_by_role("link", name=name).click()
        expect(page).to_have_title(re.compile("."))
        reader.waits()
        is_offline(page)
        assert page.locator("[data-missing]").count() == 0
    # And anew, with all that the first answer brings
    page.reload()
    reader.waits()
    is_offline(page)
    # And a page that was never loaded says so, with a way back
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Survey", exact=True).click()
    expect(page.get_by_role("heading", name="This page is not at hand")).to_be_visible()
    page.goto(serving.address + "/sources")
    expect(page.get_by_role("heading", name="This page is not at hand")).to_be_visible()
    # When the server is back, then all is as before
    serving.start()
    reader.goes_to("/sources")
    expect(page.locator(".offline")).to_have_count(0)


def test_new_data_are_shown_when_the_line_is_back(reader: Reader, serving: Serving) -> None:
    # Given a page without its server
    page = reader.page
    reader.goes_to("/exploitation")
    page.wait_for_function(KEPT)
    serving.stop()
    page.evaluate("offline.check()")
    is_offline(page)
    # When the server is back with other data
    page.evaluate("document.querySelector('[data-version]').dataset.version = 'older'")
    serving.start()
    # Then the page is loaded anew
    expect(page.locator("[data-version=older]")).to_have_count(0)
    expect(page.locator(".offline")).to_have_count(0)
    reader.waits()


def test_the_worker_keeps_all_scripts_from_the_first_page_on(reader: Reader) -> None:
    # Given a first page, which shows no figure, when the worker has begun
    reader.goes_to("/start")
    reader.page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    # Then the scripts of all pages are kept, as the worker was installed with them: plotly's too
    named = "[...document.scripts].map((one) => one.src).filter(Boolean).concat(document.body.dataset.plotly)"
    unkept = f"""async () => {{
      const found = await Promise.all({named}.map(async (one) => (await caches.match(one)) ? "" : one));
      return found.filter(Boolean);
    }}"""
    assert reader.page.evaluate(unkept) == []


def test_without_a_service_worker_all_else_works(new_reader: Callable[..., Reader]) -> None:
    # Given a browser that has none, as for an address without TLS
    one = new_reader()
    one.page.add_init_script("Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })")
    # When a page is opened, then it is all there, and nothing is fetched ahead
    one.goes_to("/exploitation")
    assert one.page.evaluate("offline.ahead()") is False
