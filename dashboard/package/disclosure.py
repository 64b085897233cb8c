"""No row tells a person from the others: the rules that guard against disclosure.

A count of two at a small site, with its year and its form of exploitation, can point to two persons whom neighbours,
or traffickers, know. What a source has published is known already; what nobody has published must not begin here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.package.cells import Cells, Fault, Tables

THRESHOLD = 5
"""Fewer persons than this are not shown, unless a published source does."""

PERSONS = {
    "persons",
    "people",
    "cases",
    "victims",
    "survivors",
    "migrants",
    "children",
    "women",
    "men",
    "girls",
    "boys",
}
"""The units in which persons are counted."""

FINER = re.compile(
    r"(municipality|commune|district|canton|town|village|settlement|address|street|postcode|latitude|longitude|lat|lon"
    r"|coordinates|person|person_id|case_id|case_number|first_name|surname|birth|born|date_of_birth|passport)s?",
    re.IGNORECASE,
)
"""Columns that say of a row where below a site, or of whom, it speaks."""

COUNTRY = re.compile("[A-Z]{2}")


def small_counts_are_published(tables: Tables) -> Iterator[Fault]:
    """A count of fewer persons than the threshold cites a source that is published, which is one with a year."""
    published = {source for source, year in tables["sources"].rows("source", "year") if year}
    indicators = tables["indicators"]
    units = dict(zip(*(indicators.columns.get(name, ()) for name in ("indicator", "unit")), strict=False))
    observations = tables["observations"]
    for line, (indicator, value, unit, source, cited) in observations.numbered(
        "indicator", "value", "unit", "source", "cited"
    ):
        if _counts_persons(unit or units.get(indicator, "")) and _is_small(value) and not {source, cited} & published:
            message = (
                f"counts fewer than {THRESHOLD} persons, and no published source is cited; leave the value out, or "
                "cite in 'cited' a source with its year"
            )
            yield Fault(observations.file, line, "value", value, message)


def _counts_persons(unit: str) -> bool:
    return bool(PERSONS & set(re.findall(r"[a-z]+", unit.lower())))


def _is_small(value: str) -> bool:
    return value.isdecimal() and 0 < int(value) < THRESHOLD


def rows_are_no_finer_than_sites(tables: Tables) -> Iterator[Fault]:
    """No column names a place below a site or a person, and each site is a whole country or territory."""
    for table in tables.values():
        for column in table.columns:
            if FINER.fullmatch(column):
                yield Fault(table.file, 1, column, "", "is finer than a site; leave the column out")
    yield from _sites_are_whole(tables["sites"])


def _sites_are_whole(sites: Cells) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for line, (kind, code) in sites.numbered("kind", "iso2"):
        if kind != "site":
            continue
        if not COUNTRY.fullmatch(code):
            yield Fault(sites.file, line, "iso2", code, "is no code of a whole country or territory, as in AL")
        elif first.setdefault(code, line) != line:
            yield Fault(
                sites.file, line, "iso2", code, f"stands in row {first[code]} already; a part is finer than a site"
            )


RULES = (small_counts_are_published, rows_are_no_finer_than_sites)
