"""Identified cases of trafficking: a brick for each, with the parts that the sources name."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.chart import Chart, Row, Table
from dashboard.drawing.bricks import PART, SHARE, WHOLE
from dashboard.drawing.marks import number
from dashboard.figures import Whole, described, drawn, printed_figures, row, tabled, when, wholes, words
from dashboard.package.model import Package
from dashboard.package.records import Observation
from dashboard.view import View, joined
from dashboard.wording import period

INDICATORS = ("cases", "cases_labour", "cases_sheltered")


def title(package: Package, view: View) -> str:
    found = printed_figures(package, "cases")
    sites = {package.site[one.site].name for one in found}
    told = [f"{one.value} in {period(one.period)}" for one in found]
    return f"Only {joined(sorted(sites))} has figures of identified cases: {joined(told)}"


def select(package: Package, view: View) -> Table:
    """A row for each figure, the parts of a figure below it."""
    found = [one for key in INDICATORS for one in wholes(package, key, view.sites, view.period)]
    rows = tuple(row for one in found for row in _rows(package, one))
    note = "Years, sources and what is counted differ, so the panels share no axis and no trend is computed."
    return tabled(package, view, INDICATORS, rows, (note,))


def _rows(package: Package, one: Whole) -> Iterator[Row]:
    heading = f"{when(package, one.figure)}: {words(package, one.figure)}"
    yield row(package, one.figure) | {"panel": heading, "kind": WHOLE, "number": number(one.figure.value), "words": ""}
    for part in sorted(one.parts, key=lambda part: _kind(package, part)):
        yield row(package, part) | {
            "panel": heading,
            "kind": _kind(package, part),
            "number": number(part.value),
            "words": words(package, part, is_part=True),
            "claim": part.evidence == "informants",
        }


def _kind(package: Package, one: Observation) -> str:
    return SHARE if package.indicator[one.indicator].kind == "percent" else PART


def describe(table: Table, view: View) -> str:
    panels: dict[str, list[str]] = {}
    for found in table.rows:
        panels.setdefault(found["panel"], []).extend([found["words"]] if found["words"] else [])
    told = [heading + (f" ({', '.join(parts)})" if parts else "") for heading, parts in panels.items()]
    return described(table, "One brick a case.", told)


CHART = Chart(
    "identified-cases",
    "Identified cases of trafficking, a brick for each, with the parts that the sources name",
    ("sites", "period"),
    title,
    select,
    drawn,
    describe,
)
