"""How the dashboard says things: periods, places, citations, lists and counts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.package.model import Package
from dashboard.wording import (
    counted,
    first_line,
    lowered,
    period,
    place,
    section,
    short_citation,
    situation,
    source_line,
    source_path,
    span,
    wrapped,
)

STEADY = settings(derandomize=True, database=None, deadline=None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2013-14", "2013–14"), ("2012", "2012"), ("2005-2012", "2005–2012"), ("", ""), ("a-b", "a-b")],
)
def test_periods_have_their_dash(text: str, expected: str) -> None:
    assert period(text) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "no actions"), (1, "1 action"), (2, "2 actions"), (14000, "14,000 actions")]
)
def test_counts_agree_with_their_noun(number: int, expected: str) -> None:
    assert counted(number, "action") == expected
    assert counted(number, "body", "bodies") == expected.replace("actions", "bodies").replace("action", "body")


@pytest.mark.parametrize(("title", "expected"), [("Hotline", "hotline"), ("NGOs", "NGOs"), ("", ""), ("A", "a")])
def test_a_title_within_a_sentence(title: str, expected: str) -> None:
    assert lowered(title) == expected


@pytest.mark.parametrize(
    ("locator", "expected"),
    [
        ("3.2; L1644", "3.2"),
        ("Table 4; L1500", "Table 4"),
        ("003 L31", ""),
        ("L12", ""),
        ("", ""),
        ("5.I; L3363-3364; 003 L31", "5.I"),
    ],
)
def test_the_section_of_a_place(locator: str, expected: str) -> None:
    assert section(locator) == expected


def test_a_place_names_its_source_where_it_is_not_the_report() -> None:
    assert place("report", "3.2; L1644") == "3.2; L1644"
    assert place("abstract", "000 L1") == "abstract: 000 L1"
    assert place("abstract", "") == ""


def test_several_places_of_a_section_are_one() -> None:
    assert span(["3.1; L1022-1030", "3.1; L1083"]) == "3.1; L1022-1083"
    assert span([]) == ""
    assert first_line("3.1; L1022-1030") == 1022
    assert first_line("appendix") == 0


def test_the_period_of_an_exhibit_is_never_today() -> None:
    assert situation([]) == situation(["2013-14", ""]) == "Situation 2013–14"
    assert situation(["2012", "2013-14", "2005-2012"]) == "Situation 2013–14; figures of 2005–2012, 2012"
    assert situation(map(str, range(2000, 2010))).endswith("2005 and other years")


def test_the_source_line_names_sections_and_the_works_that_they_cite(package: Package) -> None:
    rows = [("report", "", "3.2; L1"), ("report", "greta-2011-alb", "3.4; L2"), ("abstract", "", "000 L1")]
    said = source_line(package, rows)
    assert said.startswith("Source: IOM (2014), sections 3.2, 3.4; also ")
    assert said.endswith(f"; it cites {short_citation(package, 'greta-2011-alb')}.")
    assert source_line(package, []) == "Source: IOM (2014)."


def test_short_citations_tell_sources_apart(package: Package) -> None:
    short = [short_citation(package, one.source) for one in package.sources]
    assert len(set(short)) == len(short)
    assert [one for one in short if len(one) > 120 or not one] == []


def test_the_path_of_a_source(package: Package) -> None:
    assert source_path(package, "abstract", "000 L1") == "/sources/abstract"
    assert source_path(package, "report", "3.2; L1644") == "/sources/report/3.2"
    assert source_path(package, "report", "99.9; L1") == "/sources/report"


@STEADY
@given(st.text(st.characters(codec="ascii", exclude_categories=("C",)), max_size=200), st.integers(5, 60))
def test_wrapping_loses_no_word_and_keeps_to_its_width(text: str, width: int) -> None:
    lines = wrapped(text.replace("<", ""), width).split("<br>")
    assert " ".join(lines).replace(" ", "") == "".join(text.replace("<", "").split())
    assert all(len(line) <= width or len(line.split()) == 1 for line in lines)
