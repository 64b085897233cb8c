"""The comparison: what counts as a gap, as a difference and as silence, and what a cell leads to."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dashboard.chart import build
from dashboard.charts import CHART
from dashboard.comparison import NO, PARTLY, YES, balance, compared, differ, gap, pair, pairs, rows_of, silent
from dashboard.package.model import Package
from dashboard.pages.compare import PAGE
from dashboard.readings.evidence import NOT_STATED
from dashboard.view import View, read_view

ALL = View()
PAIR = ("ALB", "SRB")
NAMES = ("Albania", "Serbia")


def said(component: Any) -> str:
    return json.dumps(component.to_plotly_json(), default=lambda one: one.to_plotly_json(), ensure_ascii=False)


def test_a_pair_falls_short_only_where_both_sides_are_rated(package: Package) -> None:
    for one in pairs(package, package.site_codes, compared(package)):
        worse = [(YES, PARTLY), (YES, NO), (PARTLY, NO)]
        assert one.falls_short == ((one.on_paper, one.in_practice) in worse)


def test_every_site_has_a_referral_mechanism_on_paper_and_only_albanias_works(package: Package) -> None:
    found = [pair(package, site, "nrm") for site in package.site_codes]
    assert all(one.on_paper in (YES, PARTLY) for one in found)
    assert [one.law.site for one in found if one.in_practice == YES] == ["ALB"]


def test_ordered_categories_are_rated_by_their_place(package: Package) -> None:
    assert pair(package, "SRB", "identification_actors").in_practice == NO
    assert pair(package, "BIH", "permit_condition").on_paper == PARTLY


def test_the_balance_counts_pairs_that_are_rated_on_both_sides(package: Package) -> None:
    found = list(pairs(package, package.site_codes, compared(package)))
    count = balance(found)
    assert count.rated == sum(bool(one.on_paper and one.in_practice) for one in found)
    assert count.in_practice <= count.on_paper <= count.rated <= len(found)


def test_the_largest_gap_comes_first(package: Package) -> None:
    gaps = [gap(package, package.site_codes, one) for one in rows_of(package, View(sort="gap"))]
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[0] > 0


def test_silence_is_no_difference(package: Package) -> None:
    for one in compared(package):
        both = [pair(package, site, one.indicator) for site in PAIR]
        sides = zip(*[(found.law.state, found.practice.state) for found in both], strict=True)
        assert any(NOT_STATED not in states for states in sides) or not differ(package, PAIR, one)


def test_two_sites_show_only_the_rows_in_which_they_differ(package: Package) -> None:
    # Given two sites, when only what differs is asked for
    rows = build(CHART["evidence-matrix"], View(sites=PAIR, differs="yes"), package).table.rows
    # Then there are fewer rows, and none in which both say the same on paper and in practice
    lines = {row["line"] for row in rows}
    assert 0 < len(lines) < len(compared(package))
    for line in lines:
        first, second = ([row["words"] for row in rows if (row["line"], row["site"]) == (line, one)] for one in NAMES)
        assert first != second


def test_one_site_cannot_differ_and_the_exhibit_says_so(package: Package) -> None:
    exhibit = build(CHART["evidence-matrix"], View(sites=("MNE",), differs="yes"), package)
    assert exhibit.figure is None
    assert "cannot differ" in exhibit.description


def test_gaps_of_knowledge_add_up_to_the_silence_of_the_matrix(package: Package) -> None:
    rows = build(CHART["knowledge-gaps"], ALL, package).table.rows
    found = list(pairs(package, package.site_codes, compared(package)))
    assert sum(row["silent"] for row in rows) == silent(found)
    assert sum(row["cells"] for row in rows) == 2 * len(found)


def test_a_gap_of_knowledge_leads_to_the_matrix_of_its_theme_and_site(package: Package) -> None:
    for row in build(CHART["knowledge-gaps"], ALL, package).table.rows:
        query = row["href"].partition("?")[2].partition("#")[0]
        exhibit = build(CHART["evidence-matrix"], read_view(query, package).view, package)
        states = [one["mark"].state for one in exhibit.table.rows]
        assert (states.count(NOT_STATED), len(states)) == (row["silent"], row["cells"])


@pytest.mark.parametrize("view", [ALL, View(sites=PAIR, sort="gap"), View(theme="justice")])
def test_a_cell_leads_to_its_statements_and_keeps_the_view(package: Package, view: View) -> None:
    for row in build(CHART["evidence-matrix"], view, package).table.rows:
        address, _, part = row["href"].partition("#")
        path, _, query = address.partition("?")
        assert (path, part) == ("/compare", "behind")
        assert read_view(query, package).view == view.with_(indicator=row["indicator"])


def test_the_statements_of_the_picked_mechanism_stand_below(package: Package) -> None:
    shown = said(PAGE.layout(package, View(indicator="compensation", sites=("ALB",))))
    for one in package.observations_of["compensation"]:
        if one.status != NOT_STATED and one.basis != "count":
            assert (json.dumps(one.statement, ensure_ascii=False)[1:-1] in shown) == (one.site in ("ALB", "REG"))


@pytest.mark.parametrize("indicator", ["nrm", "shelters", "trafficking_role"])
def test_a_theme_shows_the_statements_of_one_of_its_mechanisms(package: Package, indicator: str) -> None:
    shown = said(PAGE.layout(package, View(theme="justice", indicator=indicator)))
    first = next(one for one in compared(package) if one.theme == "justice")
    assert f"What stands behind: {first.title}" in shown
