"""How statements become a cell: absent is not zero, contradictions are kept, and nothing is guessed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dashboard.package.model import Package
from dashboard.package.records import Observation
from dashboard.readings.evidence import (
    CONFLICTING,
    DETAIL,
    NOT_APPLICABLE,
    NOT_STATED,
    STATED,
    all_statements,
    cell,
    figure,
    resting_on,
    shortfall,
    words,
)


def said(package: Package, **cells: Any) -> Observation:
    """A statement as it stands in the package, with some of its cells changed."""
    plain = {"site": "SRB", "indicator": "hotline", "basis": "practice", "value": "", "unit": "", "qualifier": ""}
    plain |= {"period": "2013-14", "status": "reported", "statement": "It is so.", "evidence": "document"}
    return replace(package.observations[0], **plain | cells)


def holding(package: Package, *cells: dict[str, Any]) -> Package:
    """The package with these statements alone."""
    return replace(package, observations=tuple(said(package, **one) for one in cells))


def read(package: Package, *cells: dict[str, Any], basis: str = "practice") -> tuple[str, str]:
    """State and words of the cell of the first statement's site and indicator."""
    given = holding(package, *cells)
    first = given.observations[0]
    one = cell(given, first.site, first.indicator, basis)
    return one.state, words(given, one)


def test_silence_is_neither_no_nor_zero(package: Package) -> None:
    assert read(package, {"status": "not_stated"}) == (NOT_STATED, "the report does not say")
    assert read(package, {"indicator": "nrm", "value": "yes"}, basis="law") == (NOT_STATED, "the report does not say")


def test_a_zero_is_a_zero(package: Package) -> None:
    zero = {"indicator": "shelter_men", "basis": "count", "value": "0", "unit": "shelters"}
    assert read(package, zero, basis="count") == (STATED, "0 shelters")


@pytest.mark.parametrize(("value", "label"), [("yes", "works"), ("partly", "partly"), ("no", "does not")])
def test_a_rating_in_practice_has_its_label(package: Package, value: str, label: str) -> None:
    assert read(package, {"value": value}) == (STATED, label)


def test_what_is_described_is_not_rated(package: Package) -> None:
    assert read(package, {"value": ""}) == (DETAIL, "described, not rated")


def test_what_does_not_apply_is_neither_silent_nor_no(package: Package) -> None:
    assert read(package, {"status": "not_applicable"}) == (NOT_APPLICABLE, "not applicable")


def test_ratings_that_disagree_are_all_kept(package: Package) -> None:
    state, said_ = read(package, {"value": "yes"}, {"value": "partly"})
    assert (state, said_) == (CONFLICTING, "sources conflict: works / partly")


def test_figures_that_conflict_are_all_kept(package: Package) -> None:
    shelters = {"indicator": "shelters", "basis": "count", "status": "conflicting"}
    found = read(package, {**shelters, "value": "4"}, {**shelters, "value": "7"}, basis="count")
    assert found == (CONFLICTING, "sources conflict: 4 shelters / 7 shelters")


def test_the_newest_figure_speaks_for_the_cell(package: Package) -> None:
    cases = {"indicator": "cases", "basis": "count"}
    found = read(
        package, {**cases, "value": "43", "period": "2012"}, {**cases, "value": "92", "period": "2013"}, basis="count"
    )
    assert found == (STATED, "92 cases")


def test_law_and_practice_do_not_mix(package: Package) -> None:
    both = ({"basis": "law", "value": "yes"}, {"basis": "practice", "value": "no"})
    assert read(package, *both, basis="law") == (STATED, "yes")
    assert read(package, *both, basis="practice") == (STATED, "does not")


def test_practice_falls_short_of_the_law_by_steps(package: Package) -> None:
    law = {"basis": "law", "value": "yes"}
    assert shortfall(holding(package, law, {"value": "yes"}), "SRB", "hotline") == 0
    assert shortfall(holding(package, law, {"value": "partly"}), "SRB", "hotline") == 1
    assert shortfall(holding(package, law, {"value": "no"}), "SRB", "hotline") == 2
    assert shortfall(holding(package, law), "SRB", "hotline") is None
    assert shortfall(holding(package, law, {"value": "yes"}, {"value": "no"}), "SRB", "hotline") is None


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"value": "14,000", "unit": "migrants"}, "14,000 migrants"),
        ({"value": "60", "unit": "days", "qualifier": "up to; foreign cases"}, "up to 60 days; foreign cases"),
        ({"value": "1", "unit": "cases"}, "1 case"),
        ({"value": "33", "unit": "per cent", "qualifier": "rise on 2011"}, "33 per cent; rise on 2011"),
        ({"value": "", "unit": "", "qualifier": "several"}, "cases; several"),
    ],
)
def test_a_figure_stands_with_its_qualifier_and_unit(package: Package, cells: dict[str, Any], expected: str) -> None:
    assert figure(package, said(package, indicator="cases", **cells)) == expected


def test_what_the_report_does_not_say_is_no_statement(package: Package) -> None:
    silent = {one.observation for one in package.observations if one.status == "not_stated"}
    assert silent
    stated = [one.record for one in all_statements(package)]
    assert [one for one in stated if getattr(one, "observation", "") in silent] == []


def test_every_statement_rests_on_a_source(package: Package) -> None:
    resting = {id(one) for found in resting_on(package).values() for one in found}
    assert [one for one in all_statements(package) if id(one) not in resting] == []
