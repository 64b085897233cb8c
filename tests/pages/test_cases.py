"""Figures on cases and migration: parts only where a source says so, silence by name."""

from __future__ import annotations

import pytest

from dashboard.chart import build
from dashboard.charts import CHARTS, identified_cases, irregular_migration, labour_inspection
from dashboard.charts.case_figures import silent_sites_of_all
from dashboard.figures import indicators, printed_figures, silent_sites, wholes
from dashboard.package.model import Package
from dashboard.view import View


def test_parts_belong_to_the_figure_that_the_sources_name(package: Package) -> None:
    # When the identified cases are read
    parts = {one.figure.value: [part.value for part in one.parts] for one in wholes(package, "cases")}
    # Then two of 43 were found among migrants; of 92, 70 per cent were internal and four foreign
    assert parts == {"43": ["2"], "92": ["70", "4"]}
    assert [[part.value for part in one.parts] for one in wholes(package, "cases_labour")] == [["19"]]


def test_sites_without_a_figure_are_named(package: Package) -> None:
    assert silent_sites_of_all(package) == ("ALB", "BIH", "XKX", "MNE")
    assert silent_sites(package, ["irregular_migrants"], ("ALB", "SRB")) == ("ALB",)
    exhibit = build(identified_cases.CHART, View(sites=("ALB",)), package)
    assert exhibit.figure is None
    assert "No figure for Albania" in exhibit.description


def test_areas_are_in_proportion_and_keep_their_scale(package: Package) -> None:
    # Given the squares of all sites, and of one alone
    everything = build(irregular_migration.CHART, View(), package)
    alone = build(irregular_migration.CHART, View(sites=("MKD",)), package)
    assert everything.figure
    assert alone.figure
    # When their sides are compared with the numbers
    sides = {
        trace["hovertext"][0]: trace["width"][0]
        for trace in everything.figure["data"]
        if "hovertext" in trace and "width" in trace
    }
    numbers = {row["hover"]: row["number"] for row in everything.table.rows if row["number"]}
    per_person = [side**2 / numbers[hover] for hover, side in sides.items()]
    # Then each person has the same area, and a filter does not change it
    assert len(sides) == len(numbers)
    assert per_person == pytest.approx([per_person[0]] * len(per_person))
    assert alone.figure["data"][0]["width"][0] == pytest.approx(sides[alone.table.rows[0]["hover"]])


def test_every_printed_figure_is_in_an_exhibit(package: Package) -> None:

    shown = {row.get("statement") for chart in CHARTS for row in build(chart, View(), package).table.rows}
    printed = [one for key in indicators(package) for one in printed_figures(package, key.indicator)]
    assert [one.observation for one in printed if one.statement not in shown] == []


def test_businesses_for_one_inspector_are_computed_from_the_printed_figures(package: Package) -> None:
    exhibit = build(labour_inspection.CHART, View(), package)
    assert [row["value"] for row in exhibit.table.rows] == ["250", "324,500"]
    assert "about 1,300" in exhibit.description
    assert any("computed here" in line for line in exhibit.caption)
