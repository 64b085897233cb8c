"""Each kind of page on A4, as Chromium prints it: all of it there, nothing over the edges, with its notes."""

from __future__ import annotations

import io
import unicodedata

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from dashboard.wording import KOSOVO_NOTE
from tests.browser.conftest import Reader

LINE = 703  # pixels: A4 without the margins that theme_print.css sets
A4 = (595, 842)  # points
SITE_PAGES = 5  # at most, of a site's profile
KINDS = ("/?sites=ALB,SRB", "/sites/SRB", "/findings/F16", "/survey/interviews", "/sources/greta-2011-alb", "/glossary")
OVER = """(edge) => [...document.querySelectorAll("#page main *, #page footer *")]
  .filter((one) => one.getClientRects().length && !one.closest("svg, .visually-hidden"))
  .filter((one) => one.getBoundingClientRect().right > edge + 1)
  .map((one) => one.className + ": " + one.textContent.slice(0, 40))"""
DRAWN = """[...document.querySelectorAll("#page .plot .main-svg:first-of-type")]
  .map((one) => Math.round(one.getBoundingClientRect().width))"""


def pages_of(reader: Reader) -> list[str]:
    """The text of each page on A4, with no ligatures."""
    printed = PdfReader(io.BytesIO(reader.page.pdf(format="A4", prefer_css_page_size=True)))
    assert all((round(one.mediabox.width), round(one.mediabox.height)) == A4 for one in printed.pages)
    return [" ".join(unicodedata.normalize("NFKC", one.extract_text()).split()) for one in printed.pages]


@pytest.mark.parametrize("path", KINDS)
def test_a_page_prints_whole(path: str, reader: Reader) -> None:
    # Given a page, when it is printed
    reader.goes_to(path)
    pages = pages_of(reader)
    text = " ".join(pages)
    # Then its headline, its period, the note on Kosovo and its address stand on it
    assert " ".join(reader.heading.split()[:6]) in text
    assert "2013–14" in text
    assert KOSOVO_NOTE in text
    assert f"Printed from {reader.server.removeprefix('http://')}{path}" in text.replace("%2C", ",")
    # And nothing that is for pressing
    for word in ("Take it along", "Find words", "How to read this page", "Skip to the content"):
        assert word not in text
    assert max(map(len, pages)) > 400
    if path.startswith("/sites/"):
        assert len(pages) <= SITE_PAGES
    # And nothing stands over the edge of the paper: neither words nor figures
    reader.page.set_viewport_size({"width": LINE, "height": 1000})
    reader.page.emulate_media(media="print")
    assert reader.page.evaluate(OVER, LINE) == []
    assert all(0 < width <= LINE for width in reader.page.evaluate(DRAWN))
    reader.page.emulate_media(media="screen")


def test_tables_repeat_their_heads_and_links_say_where_they_lead(reader: Reader) -> None:
    # Given the glossary, which is longer than a page
    pages = pages_of(reader.goes_to("/glossary"))
    assert len(pages) > 1
    # Then each page of its table has the heads
    assert all("What it means here" in page for page in pages if "L1" in page)
    # And on a finding, the way to a recommendation has its address
    assert "(/recommendations/R01" in " ".join(pages_of(reader.goes_to("/findings/F16")))


def test_after_printing_the_screen_is_as_it_was(reader: Reader) -> None:
    # Given the overview with its folded table
    reader.goes_to("/")
    before = reader.page.evaluate(DRAWN)
    table = reader.page.locator("#landscape-map table")
    # When it is printed, the table is on the paper
    assert "Study data suggest that Albania alone" in " ".join(pages_of(reader))
    # Then the window shows the figure as before, and the table is folded
    reader.page.wait_for_function(f"() => JSON.stringify({DRAWN}) === '{str(before).replace(' ', '')}'")
    expect(table).to_be_hidden()
