"""The offline pack as a reader meets it: opened from a folder, with no network at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.documents.pack import INDEX, pack, write
from dashboard.package.model import Package
from dashboard.searching import words_of
from dashboard.settings import ROOT
from tests.documents.reading import painted

WORDS = "Shelters LABOUR centres organisations programmes identité Kosovo* recognised victims' 24-hour Šabac press"


@pytest.fixture(scope="module")
def folder(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("stick")
    write(pack(package, ROOT / "data", "https://landscape.example.org", painted, "XKX"), out)
    return out


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    """The index in a browser without a network; it may ask for nothing else, and say no error."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    opened = context.new_page()
    asked: list[str] = []
    errors: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda said: errors.append(said.text) if said.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto((folder / INDEX).as_uri())
    yield opened
    context.close()
    assert set(asked) == {(folder / INDEX).as_uri()}
    assert errors == []


def test_search_finds_and_says_how_many_by_keyboard_alone(page: Page, package: Package) -> None:
    # Given the pack of Kosovo*, with all of it to be seen
    everything = page.locator(".entry:visible").count()
    assert everything > 40
    # When the search is reached by its key, and words are written in capitals, with an accent
    page.keyboard.press("/")
    page.keyboard.type("RÉFLECTION PERIODS")
    # Then only what holds them is left, and their number is announced
    found = page.locator(".entry:visible").count()
    assert 0 < found < everything
    expect(page.locator("#found")).to_have_text(re.compile(rf"^{found} of {everything} found: \d+ exhibit"))
    expect(page.locator("#residence-time")).to_be_visible()
    expect(page.locator("#interviews-held")).to_be_hidden()
    # And Enter leads to the first of them, Escape back to everything
    page.keyboard.press("Enter")
    assert "entry" in page.evaluate("document.activeElement.className")
    page.keyboard.press("Escape")
    assert page.locator(".entry:visible").count() == everything
    # And what is nowhere is said to be nowhere
    page.keyboard.type("xylophone")
    expect(page.locator("#found")).to_contain_text("Nothing is found")
    assert page.locator(".entry:visible").count() == 0


def test_words_are_folded_as_the_server_folds_them(page: Page) -> None:
    assert page.evaluate("(text) => wordsOf(text)", WORDS) == words_of(WORDS)


def test_links_jump_also_to_what_the_search_has_hidden(page: Page) -> None:
    # Given a search that leaves one finding with its recommendations
    first = page.locator("#findings .entry").first
    key = first.get_attribute("id")
    page.fill("#search", str(key))
    link = first.locator(".ties a").first
    target = (link.get_attribute("href") or "")[1:]
    # When a link to a recommendation is followed
    link.click()
    # Then it is there to be seen, at the top of the window
    expect(page.locator(f"#{target}")).to_be_in_viewport()
    assert page.url.endswith(f"#{target}")


def test_on_a_narrow_screen_nothing_runs_over(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_a_script_everything_is_there(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    opened = context.new_page()
    opened.goto((folder / INDEX).as_uri())
    assert opened.locator(".entry:visible").count() > 40
    assert not opened.locator("#search").is_visible()
    context.close()
