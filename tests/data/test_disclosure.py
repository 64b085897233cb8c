"""No row tells a person from the others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.package.disclosure import THRESHOLD
from dashboard.package.load import load
from tests.conftest import DATA
from tests.data.edits import edit, faults, put

SMALL = "counts fewer than 5 persons, and no published source is cited"


def count(folder: Path, value: str, unit: str = "cases") -> None:
    """Let the package count persons at a site, in a source that nobody has published."""
    put(folder, "sources", 2, year="")
    put(folder, "observations", 3, value=value, unit=unit)


@pytest.mark.parametrize("value", ["1", "2", "4"])
@pytest.mark.parametrize("unit", ["cases", "persons", "Children", "cases a year"])
def test_a_small_count_of_persons_needs_a_published_source(folder: Path, value: str, unit: str) -> None:
    # Given a small count of persons from a source without a year
    count(folder, value, unit)
    # When it is read, then it is refused, with what would be right
    (fault,) = [one for one in faults(folder) if SMALL in one]
    assert fault.startswith(f"observations.csv, row 3, column 'value': '{value}' ")
    assert "leave the value out" in fault
    # And with a published source it is not
    put(folder, "sources", 2, year="2014")
    load(folder)


def test_the_unit_of_the_indicator_counts_too(folder: Path) -> None:
    count(folder, "3", unit="")
    put(folder, "indicators", 3, unit="victims")
    assert [one for one in faults(folder) if SMALL in one]


def test_a_cited_work_may_be_the_published_one(folder: Path) -> None:
    # Given an unpublished source that cites a published one
    edit(
        folder / "sources.csv",
        lambda rows: rows.append(["yearbook", "The yearbook", "2025", "statistics", "ALB", "L1"]),
    )
    count(folder, "3")
    put(folder, "observations", 3, cited="yearbook")
    # Then the count may stand
    load(folder)


@pytest.mark.parametrize(
    ("value", "unit"),
    [(str(THRESHOLD), "cases"), ("0", "cases"), ("1,400", "migrants"), ("2", "shelters"), ("2", "months"), ("2", "")],
)
def test_other_numbers_may_stand(folder: Path, value: str, unit: str) -> None:
    count(folder, value, unit)
    load(folder)


@pytest.mark.parametrize("column", ["municipality", "Latitude", "case_id", "date_of_birth", "districts"])
def test_no_column_is_finer_than_a_site(folder: Path, column: str) -> None:
    # Given a package that describes such a column, and has it
    path = folder / "datapackage.json"
    described = json.loads(path.read_text(encoding="utf-8"))
    (routes,) = [one for one in described["resources"] if one["name"] == "routes"]
    routes["schema"]["fields"].append({"name": column, "type": "string", "description": "Where"})
    path.write_text(json.dumps(described), encoding="utf-8")
    edit(folder / "routes.csv", lambda rows: [row.append(column if at == 0 else "") for at, row in enumerate(rows)])
    # When it is read, then it is refused
    assert f"routes.csv, row 1, column '{column}': is finer than a site; leave the column out" in faults(folder)


@pytest.mark.parametrize("code", ["", "A", "AL-02", "al"])
def test_a_site_is_a_whole_country_or_territory(folder: Path, code: str) -> None:
    put(folder, "sites", 2, iso2=code)
    assert any("is no code of a whole country or territory" in one for one in faults(folder))


def test_two_sites_are_not_parts_of_one(folder: Path) -> None:
    put(folder, "sites", 2, iso2="XK")
    assert any("'iso2': 'XK' stands in row 2 already; a part is finer than a site" in one for one in faults(folder))


def test_the_package_itself_keeps_the_rules() -> None:
    load(DATA)
