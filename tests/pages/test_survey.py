"""The survey: sums over answers, what stands on no side, bounds instead of values, and its pairs with indicators."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dashboard.chart import Exhibit, build
from dashboard.charts import CHART
from dashboard.package.model import Package
from dashboard.readings.survey import (
    BOUNDS,
    GROUPINGS,
    PAIRS,
    SCALES,
    answers,
    beside,
    bound,
    items,
    noted,
    on_slide,
    place,
    share,
    swapped,
)
from dashboard.view import View

BARS = {4: "survey-policies", 5: "survey-services", 6: "survey-quality"}


def exhibit(package: Package, chart: str, answer: str = "") -> Exhibit:
    return build(CHART[chart], View(answer=answer), package)


@pytest.mark.parametrize(
    ("item", "grouping", "percent"),
    [
        ("T4-05", "fully_or_partially", 87.5),
        ("T4-06", "fully_or_partially", 72.4),
        ("T5-04", "fully_or_somewhat", 76.5),
        ("T5-09", "inadequate_or_totally", 19.5),
        ("T6-05", "agree_or_strongly", 40.6),
    ],
)
def test_sums_of_answers_are_computed(package: Package, item: str, grouping: str, percent: float) -> None:
    assert share(package, item, grouping) == percent


@pytest.mark.parametrize("table", SCALES)
def test_each_answer_of_a_scale_and_of_a_grouping_is_in_the_table(package: Package, table: int) -> None:
    groupings = [one.answers for one in GROUPINGS.values() if one.table == table]
    for item in items(package, table):
        known = answers(package)[item.item]
        assert set(SCALES[table].steps) <= known.keys()
        assert all(set(one) <= known.keys() for one in groupings)


@pytest.mark.parametrize("table", SCALES)
def test_an_answer_whose_heading_is_lost_stands_on_no_side(package: Package, table: int) -> None:
    lost = {
        code
        for item in items(package, table)
        for code, one in answers(package)[item.item].items()
        if one.heading_basis == "lost"
    }
    assert not lost & SCALES[table].steps.keys()


@pytest.mark.parametrize("chart", BARS.values())
def test_bars_of_a_row_touch_and_never_overlap(package: Package, chart: str) -> None:
    # Given the bars of a figure, row by row
    rows: dict[float, list[tuple[float, float]]] = {}
    for trace in exhibit(package, chart).figure["data"]:  # type: ignore[index]
        for y, start, width in zip(trace["y"], trace["base"], trace["x"], strict=True):
            rows.setdefault(y, []).append((start, start + width))
    # Then the end of one is never behind the beginning of the next
    for bars in rows.values():
        assert all(end <= start + 0.02 for (_, end), (start, _) in pairwise(sorted(bars)))


def test_bars_are_ordered_by_the_answer_that_the_reader_chose(package: Package) -> None:
    first = next(row["item"] for row in exhibit(package, "survey-quality", "dont_know").table.rows)
    assert first == "Type or quality of assistance deters some victims"
    printed = [row["item"] for row in exhibit(package, "survey-policies", "printed").table.rows]
    assert printed[0].startswith("Formal policy")


def test_an_answer_that_a_table_does_not_have_leaves_it_in_its_own_order(package: Package) -> None:
    assert exhibit(package, "survey-policies", "dont_know").filtered == exhibit(package, "survey-policies").filtered
    assert "table 6" in exhibit(package, "survey-quality", "dont_know").filtered


def test_each_bound_is_found_and_no_other_value_of_table_7_is_shown(package: Package) -> None:
    bounds = {one.item: bound(package, one.item) for one in items(package, 7)}
    assert {item: said.value for item, said in bounds.items() if said} == {"T7-e": "60", "T7-f": "50", "T7-g": "40"}
    assert BOUNDS.keys() == {item for item, said in bounds.items() if said}
    shown = {row["words"] for row in exhibit(package, "survey-statements").table.rows}
    assert shown == {"over 60 %", "over 50 %", "over 40 %", "no value survives"}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.item)
def test_each_pair_has_an_item_an_indicator_and_something_beside_the_survey(package: Package, pair: object) -> None:
    assert share(package, pair.item, pair.answer) > 0  # type: ignore[attr-defined]
    assert place(package, pair.item).startswith("Table ")  # type: ignore[attr-defined]
    cells = [beside(package, site, pair) for site in (*package.site_codes, "REG")]  # type: ignore[arg-type]
    assert any(one.values for one in cells)
    assert not [one for cell in cells for one in cell.observations if one.evidence == "survey"]


def test_the_slides_have_the_two_shares_swapped_and_the_discrepancy_is_named(package: Package) -> None:
    said = {pair.slide: on_slide(package, pair) for pair in PAIRS if pair.slide}
    assert {name: one and one.value for name, one in said.items()} == {"NRMs": "72", "TRMs": "87"}
    wrong = swapped(package)
    assert wrong
    assert wrong in noted(package, "Appendix H; L4070-4071")
    slides = [row for row in exhibit(package, "survey-and-interviews").table.rows if row["kind"] == "slide deck"]
    assert [row["href"] for row in slides] == [f"/sources#{wrong.discrepancy}"] * 2


def test_only_albania_s_referral_mechanism_is_said_to_work_well(package: Package) -> None:
    works = [site for site in package.site_codes if beside(package, site, PAIRS[0]).values == ("yes",)]
    assert works == ["ALB"]
