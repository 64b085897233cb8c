"""The brief of a site in Word: every part for every site, nothing cut in silence, the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from dashboard.charts.site_status import headline, lead, select, standing
from dashboard.exports.brief import ACTION_LINES, FIGURES, MOST_MECHANISMS, as_brief, chosen
from dashboard.exports.office import AUTHOR
from dashboard.package.model import Package
from dashboard.ties import asked
from dashboard.view import View
from dashboard.wording import KOSOVO_NOTE

BASE = "https://landscape.example.org"
SITES = ("ALB", "BIH", "XKX", "MKD", "MNE", "SRB")
every_site = pytest.mark.parametrize("site", SITES)


@cache
def made(package: Package, site: str) -> bytes:
    return as_brief(package, site, BASE)


@cache
def opened(package: Package, site: str) -> Any:
    return Document(io.BytesIO(made(package, site)))


def text(package: Package, site: str) -> str:
    """All words of the body, links included."""
    paragraphs = opened(package, site).element.body.iter(qn("w:p"))
    return " ".join("".join(said.text for said in one.iter(qn("w:t"))) for one in paragraphs)


def rows(package: Package, site: str, table: int) -> list[list[str]]:
    """The rows of a table without its head."""
    found = opened(package, site).tables[table].rows[1:]
    return [[cell.text for cell in row.cells] for row in found]


def test_these_are_the_sites(package: Package) -> None:
    assert package.site_codes == SITES


@every_site
def test_the_brief_has_its_parts_under_real_headings(package: Package, site: str) -> None:
    # Given the brief of a site
    name = package.site[site].name
    asks = asked(package, View(sites=(site,)), *package.recommendation)
    stands = standing(select(package, View(sites=(site,))).rows)
    # When its headings are read
    said = [(one.style.name, one.text) for one in opened(package, site).paragraphs if one.text]
    heads = [(style, words) for style, words in said if style in ("Title", "Heading 1")]
    # Then the point stands on top, and the parts follow
    assert heads == [
        ("Title", headline(name, stands)),
        ("Heading 1", "Paper and practice"),
        ("Heading 1", "Figures that matter"),
        ("Heading 1", f"What {name} is asked to do: {len(asks)} actions"),
        ("Heading 1", "What is not known, or contradicted"),
        ("Heading 1", "Sources"),
    ]
    assert lead(package, site, stands) in text(package, site)


@every_site
def test_the_brief_says_where_it_is_from_and_of_when(package: Package, site: str) -> None:
    said = text(package, site)
    wanted = (f"{BASE}/sites/{site}", "Situation 2013–14", package.version, package.source["report"].citation)
    assert [one for one in wanted if one not in said] == []
    assert (KOSOVO_NOTE in said) == ("Kosovo" in said)


@every_site
def test_what_is_not_shown_is_counted(package: Package, site: str) -> None:
    # Given the mechanisms of a site
    pairs = select(package, View(sites=(site,))).rows[::2]
    # When those of the brief are read
    shown = rows(package, site, 0)
    # Then they are the most telling, and the others are counted with a link to them
    said = re.search(
        r"Shown are (\d+) of (\d+) mechanisms\. The others: (.*?)\. All of them: (\S+)", text(package, site)
    )
    assert said
    assert (int(said[1]), int(said[2])) == (len(shown), len(pairs))
    assert len(shown) == MOST_MECHANISMS
    assert sum(map(int, re.findall(r"\d+", said[3]))) == len(pairs) - len(shown)
    assert said[4].endswith(f"/sites/{site}#site-status")
    gaps = [row["line"] for row in pairs if row["group"] == "Practice falls short of the paper"]
    assert {row[0] for row in shown} >= set(gaps)


@every_site
def test_every_figure_has_its_place_or_is_said_not_to_be_there(package: Package, site: str) -> None:
    found = rows(package, site, 1)
    assert [row[0] for row in found] == list(FIGURES)
    for _, said, period, where in found:
        silent = said == "The report does not say."
        assert bool(period) != silent
        assert bool(where) != silent


def test_the_figures_are_those_of_the_data(package: Package) -> None:
    serbia = {row[0]: row for row in rows(package, "SRB", 1)}
    assert "43 cases" in serbia["Identified cases"][1]
    assert "92 cases" in serbia["Identified cases"][1]
    assert serbia["Identified cases"][2] == "2012, 2013"
    assert "3.1; L1254-1256" in serbia["Identified cases"][3]


@every_site
def test_all_that_is_asked_stands_there_with_actor_and_place(package: Package, site: str) -> None:
    asks = asked(package, View(sites=(site,)), *package.recommendation)
    found = rows(package, site, 2)
    assert [row[:3] for row in found] == [
        [one.action.site_recommendation, one.action.statement, one.action.actor] for one in asks
    ]
    assert all(one.action.locator.startswith(row[3]) for one, row in zip(asks, found, strict=True))


def test_more_actions_than_there_is_room_for_are_chosen_by_recommendation(package: Package) -> None:
    # Given the actions of a site under several recommendations
    asks = asked(package, View(sites=("MNE",)), *package.recommendation)
    assert chosen(asks, ACTION_LINES) == list(asks)
    # When there is room for a few, then each is the first of another recommendation, in the report's order
    few = chosen(asks, 9)
    under = [one.action.recommendation for one in few]
    assert 0 < len(few) < len(asks)
    assert under == list(dict.fromkeys(under))
    assert [one for one in asks if one in few] == few


@every_site
def test_heads_of_tables_are_marked_and_repeat_and_tables_are_named(package: Package, site: str) -> None:
    tables = opened(package, site).tables
    assert len(tables) == 3
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")).startswith(package.site[site].name)


@every_site
def test_language_author_and_title_are_set(package: Package, site: str) -> None:
    document = opened(package, site)
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    assert document.core_properties.author == AUTHOR
    assert document.core_properties.title.startswith(package.site[site].name)
    assert document.core_properties.language == "en-GB"


def test_the_same_site_gives_the_same_bytes(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made(package, "XKX")
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 6, 7, 8, 9, 0, 1, 0))
    assert as_brief(package, "XKX", BASE) == first
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_there_is_no_brief_of_what_is_no_site(package: Package) -> None:
    with pytest.raises(KeyError):
        as_brief(package, "ATLANTIS", BASE)
