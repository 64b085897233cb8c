"""Each kind of page on A4, as Chromium prints it: all of it there, nothing over the edges, with its notes."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from dashboard.wording import KOSOVO_NOTE
from tests.browser.conftest import Reader

LINE = 703  # pixels: A4 without the margins that theme_print.css sets
A4 = (595, 842)  # points
SITE_PAGES = 4  # of a site's profile
KINDS = {  # a page of each kind -> words of it that stand in a fold on the screen, or far down
    "/?sites=ALB,SRB": "Study data suggest that Albania alone",
    "/sites/SRB": "Serbia: mechanisms on paper and in practice",
    "/findings/F16": "(/recommendations/R01",
    "/data": "Printed at",
    "/sources/greta-2011-alb": "GRETA (Council of Europe), 2011",
    "/glossary": "Transnational referral mechanism (TRM)",
}
OVER = """(edge) => [...document.querySelectorAll("#page main *, #page footer *")]
  .filter((one) => one.getClientRects().length && !one.closest("svg, .visually-hidden"))
  .filter((one) => one.getBoundingClientRect().right > edge + 1)
  .map((one) => one.className + ": " + one.textContent.slice(0, 40))"""
DRAWN = """[...document.querySelectorAll("#page .plot .main-svg:first-of-type")]
  .filter((one) => one.getClientRects().length)
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
    before = reader.page.evaluate(DRAWN)
    pages = pages_of(reader)
    text = " ".join(pages)
    # Then its headline, its words, its period, the note on Kosovo and its address stand on it
    assert " ".join(reader.heading.split()[:6]) in text
    assert KINDS[path] in text
    assert "2013–14" in text
    assert KOSOVO_NOTE in text
    assert f"Printed from {reader.server.removeprefix('http://')}{path}" in text.replace("%2C", ",")
    # And nothing that is for pressing
    for word in ("Take it along", "Find words", "How to read this page", "Skip to the content"):
        assert word not in text
    # And then the window shows its figures as before
    reader.page.wait_for_function(f"(before) => JSON.stringify({DRAWN}) === JSON.stringify(before)", arg=before)
    # And nothing stands over the edge of the paper: neither words nor figures
    reader.page.set_viewport_size({"width": LINE, "height": 1000})
    reader.page.emulate_media(media="print")
    assert reader.page.evaluate(OVER, LINE) == []
    assert all(0 < width <= LINE for width in reader.page.evaluate(DRAWN))
    reader.page.emulate_media(media="screen")


@pytest.mark.parametrize("site", ["SRB", "XKX"])  # the longest, and the one with a note
def test_a_profile_is_a_brief_of_four_pages(site: str, reader: Reader) -> None:
    # Given a profile, when it is printed
    pages = pages_of(reader.goes_to(f"/sites/{site}"))
    # Then it is four pages, and its mechanisms are a table of words on the first
    assert len(pages) == SITE_PAGES
    assert "Mechanism On paper In practice" in pages[0]
    assert "Asked of" in " ".join(pages[2:])
    assert "Item Small groups Final rank" in pages[3]


def test_tables_repeat_their_heads(reader: Reader) -> None:
    # Given the glossary, which is longer than a page, then each page of its table has the heads
    pages = pages_of(reader.goes_to("/glossary"))
    with_rows = [page for page in pages if re.search(r"L\d{4}", page)]
    assert len(with_rows) > 1
    assert all("What it means here" in page for page in with_rows)


def test_exhibits_tables_are_folded_again_after_printing(reader: Reader) -> None:
    reader.goes_to("/charts/labour-inspection")
    pages_of(reader)
    expect(reader.page.locator("figure.exhibit table")).to_be_hidden()
