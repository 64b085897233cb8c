"""Markup in the texts of a package is shown as the text that it is: it makes no element, and no script of it runs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from dashboard.settings import ROOT
from tests.browser.conftest import WIDE, Reader, Serving, allowed
from tests.data.edits import MARKUP, mark_up

DRAWN_BY_DASH = (
    "/",
    "/sites/XKX",
    "/findings/F16",
    "/recommendations/R07",
    "/sources",
    "/data",
    "/search?text=img",
    "/glossary",
    "/actors",
)
HARM = """() => [
  ...(window.hurt ? ["a script ran"] : []),
  ...[...document.querySelectorAll("img[src=x], [onerror]")].map((one) => one.outerHTML),
  ...[...document.scripts].filter((one) => one.textContent === "window.hurt=1").map((one) => one.outerHTML),
]"""
SHOWN = "(text) => document.body.textContent.includes(text)"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of a package in whose every free text there is markup."""
    folder = tmp_path_factory.mktemp("marked")
    data = folder / "data"
    shutil.copytree(ROOT / "data", data)
    mark_up(data)
    serving = Serving(folder / "log", data=data)
    try:
        yield serving.start().address
    finally:
        serving.stop()


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[Reader]:
    with allowed(browser, address, WIDE) as one:
        yield one


def is_unhurt(reader: Reader) -> None:
    """No harm is done, the markup is read as text, and the browser had nothing to refuse."""
    assert reader.page.evaluate(HARM) == []
    assert reader.page.evaluate(SHOWN, MARKUP)
    reader.found_no_fault()


@pytest.mark.parametrize("path", DRAWN_BY_DASH)
def test_no_page_makes_an_element_of_a_text(reader: Reader, path: str) -> None:
    is_unhurt(reader.goes_to(path))


@pytest.mark.parametrize("path", ["/present", "/embed/shelters"])
def test_nor_does_what_stands_without_dash(reader: Reader, path: str) -> None:
    reader.page.goto(reader.server + path)
    alive = reader.page.locator("#alive")
    if alive.count():
        alive.click()
    reader.page.locator(".plot .main-svg").first.wait_for(state="attached")
    is_unhurt(reader)
