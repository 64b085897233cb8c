"""The package as it is committed, against its contract."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import fields
from typing import Any

import pytest
from frictionless import validate

from dashboard.package.load import RECORDS
from dashboard.package.model import Package
from dashboard.package.rules import CODED, SUM_TOLERANCE
from dashboard.settings import ROOT

DATA = ROOT / "data"
SITES = ("ALB", "BIH", "XKX", "MKD", "MNE", "SRB")
TYPES = {"string": "str", "integer": "int", "year": "int", "number": "float"}


@pytest.fixture(scope="module")
def described() -> dict[str, list[dict[str, Any]]]:
    """The fields of each table in the descriptor."""
    descriptor = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    return {one["name"]: one["schema"]["fields"] for one in descriptor["resources"] if "schema" in one}


def hint(field: dict[str, Any]) -> str:
    name, required = TYPES[field["type"]], field.get("constraints", {}).get("required", False)
    return name if name == "str" or required else f"{name} | None"


def test_records_and_descriptor_agree(described: dict[str, list[dict[str, Any]]]) -> None:
    assert list(RECORDS) == list(described)
    for name, record in RECORDS.items():
        types = [(one.name, str(one.type)) for one in fields(record)]
        assert types == [(field["name"], hint(field)) for field in described[name]]


def test_columns_of_codes_are_described_as_such(described: dict[str, list[dict[str, Any]]]) -> None:
    told = {
        (table, field["name"]): match[1]
        for table, of_table in described.items()
        for field in of_table
        if (match := re.search(r"\(code list (\w+)\)", field["description"]))
    }
    assert told == CODED


def test_frictionless_finds_no_fault() -> None:
    report = validate(DATA / "datapackage.json")
    assert report.valid, report.to_summary()


def test_sites_stand_in_the_reports_order(package: Package) -> None:
    assert package.site_codes == SITES
    assert package.sites[-1].site == "REG"
    assert package.site["XKX"].name == "Kosovo*"


def test_twenty_findings_in_five_areas(package: Package) -> None:
    assert [one.finding for one in package.findings] == [f"F{number:02}" for number in range(1, 21)]
    areas = Counter(one.area for one in package.findings)
    assert areas == {"trends": 6, "identification": 3, "support": 4, "cooperation": 2, "gaps": 5}


def test_fifteen_recommendations(package: Package) -> None:
    assert [one.recommendation for one in package.recommendations] == [f"R{number:02}" for number in range(1, 16)]
    assert set(package.codelist["topic"]) == {one.topic for one in package.recommendations}
    assert [one.part for one in package.recommendation_parts if one.recommendation == "R04"] == list("abcd")


def test_fifty_two_supporting_recommendations(package: Package) -> None:
    numbers = [f"S{number:02}" for number in range(1, 53)]
    assert [one.site_recommendation for one in package.site_recommendations] == numbers


def test_sixty_seven_pairs_with_a_site(package: Package) -> None:
    pairs = Counter(pair.site for pair in package.site_recommendation_sites)
    assert pairs == {"MNE": 15, "BIH": 14, "SRB": 12, "XKX": 10, "ALB": 8, "MKD": 8}
    assert set(package.sites_asked) == {one.site_recommendation for one in package.site_recommendations}


def test_every_finding_has_evidence_and_is_answered(package: Package) -> None:
    for finding in package.finding:
        assert package.evidence_for[finding]
        assert package.answers_to[finding]


def test_every_recommendation_answers_a_finding(package: Package) -> None:
    assert set(package.answered_by) == set(package.recommendation)


@pytest.mark.parametrize("table", [8, 9, 10])
def test_fourteen_items_in_each_table_of_the_workshop(package: Package, table: int) -> None:
    items = {one.item for one in package.priorities if one.table == table}
    assert items == {f"P{number:02}" for number in range(1, 15)}


def test_forty_nine_seats_at_the_workshop(package: Package) -> None:
    assert sum(one.seats for one in package.participants) == 49


def test_thirty_seven_interviews(package: Package) -> None:
    totals = {one.column: one.value for one in package.interviews if one.role_group == "total"}
    assert totals.pop("REG") == sum(totals.values()) == 37


def test_survey_tables_are_whole(package: Package) -> None:
    items = Counter(one.table for one in package.survey_items)
    assert items == {3: 7, 4: 8, 5: 9, 6: 5, 7: 7}
    assert not [one for one in package.survey_answers if one.item.startswith("T7")]


def test_rows_of_survey_tables_4_to_6_sum_to_100(package: Package) -> None:
    for item in package.survey_items:
        if item.table in {4, 5, 6}:
            shares = [one.percent for one in package.survey_answers if one.item == item.item]
            assert sum(shares) == pytest.approx(100, abs=SUM_TOLERANCE + 1e-9)


def test_every_indicator_is_used(package: Package) -> None:
    assert set(package.indicator) == {one.indicator for one in package.observations}


def test_every_work_is_cited(package: Package) -> None:
    tables = (package.observations, package.finding_sites, package.routes, package.exploitation, package.actors)
    cited = {row.cited for table in tables for row in table} | {row.source for row in package.observations}
    assert len(package.source.keys() & cited) >= 60


def test_a_value_on_the_map_is_a_code_or_a_number(package: Package) -> None:
    for one in package.observations:
        codelist = package.indicator[one.indicator].codelist
        assert not (codelist and one.value) or one.value in package.codelist[codelist]
