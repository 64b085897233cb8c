"""Labour inspection in figures: how many businesses there are for one inspector."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.chart import Chart, Row, Table
from dashboard.drawing.bricks import WHOLE
from dashboard.drawing.marks import number
from dashboard.figures import described, drawn, printed_figures, row, tabled, when
from dashboard.package.model import Package, by_key
from dashboard.package.records import Observation
from dashboard.view import View

INDICATOR = "labour_inspection"
WIDE, LOW = 59, 7  # bricks in a line, pixels a line: so small that a thousand of them can be seen at once


def title(package: Package, view: View) -> str:
    found = printed_figures(package, INDICATOR, view.sites, view.period)
    if len(found) < 2:
        return "Labour inspectors and the businesses that they oversee"
    inspectors, businesses = _pair(found)
    site = package.site[inspectors.site].name
    return f"{site} has one labour inspector for {_about(_each(inspectors, businesses))}"


def _pair(found: Sequence[Observation]) -> tuple[Observation, Observation]:
    """Inspectors and businesses of one site: the lesser number, and the greater."""
    fewest, *_, most = sorted(found, key=lambda one: number(one.value))
    return fewest, most


def _each(inspectors: Observation, businesses: Observation) -> int:
    return round(number(businesses.value) / number(inspectors.value))


def _about(each: int) -> str:
    """To the nearest ten, since the number of businesses is itself a round one: `about 1,300 registered businesses`."""
    return f"about {round(each, -1):,} registered businesses"


def select(package: Package, view: View) -> Table:
    """Two rows a site: its inspectors, and the businesses that they oversee."""
    groups = by_key(printed_figures(package, INDICATOR, view.sites, view.period), lambda one: one.site)
    rows = tuple(row for found in groups.values() if len(found) > 1 for row in _rows(package, found))
    note = "Businesses for each inspector are computed here from the two printed figures."
    return tabled(package, view, (INDICATOR,), rows, (note,))


def _rows(package: Package, found: Sequence[Observation]) -> Iterator[Row]:
    inspectors, businesses = _pair(found)
    heading = f"{when(package, inspectors)}: {inspectors.value} {inspectors.unit}, "
    heading += f"{businesses.qualifier} {businesses.value} {businesses.unit}"
    shared = {"panel": heading, "kind": WHOLE, "columns": WIDE, "pitch": LOW}
    yield row(package, inspectors) | shared | {"number": 1, "words": "one inspector", "is_dark": True}
    each = _each(inspectors, businesses)
    told = f"for each inspector {_about(each)}"
    yield row(package, businesses) | shared | {"number": each, "words": told}


def describe(table: Table, view: View) -> str:
    told = [f"{one['panel']}: {one['words']}" for one in table.rows[1::2]]
    return described(table, "One brick an inspector, and below it one a business.", told)


CHART = Chart(
    "labour-inspection",
    "How many registered businesses there are for one labour inspector",
    ("sites", "period"),
    title,
    select,
    drawn,
    describe,
)
