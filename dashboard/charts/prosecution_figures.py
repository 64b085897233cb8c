"""Prosecution in figures: cases, charges and trials, and their share of all that were prosecuted."""

from __future__ import annotations

from dashboard.chart import Chart, Row, Table
from dashboard.drawing.bricks import SHARE, WHOLE
from dashboard.figures import described, drawn, printed_figures, row, tabled, when
from dashboard.package.model import Package
from dashboard.package.records import Observation
from dashboard.view import View

INDICATOR = "prosecution"
SHARE_OF = "per cent of "


def title(package: Package, view: View) -> str:
    found = printed_figures(package, INDICATOR, view.sites, view.period)
    shares = [one for one in found if one.unit.startswith(SHARE_OF)]
    if not shares:
        return "Prosecution in figures"
    one = shares[0]
    site = package.site[one.site].name
    return f"{site}: organized-crime cases are {one.value} per cent of trafficking cases prosecuted"


def select(package: Package, view: View) -> Table:
    """A row for each figure."""
    rows = tuple(_row(package, one) for one in printed_figures(package, INDICATOR, view.sites, view.period))
    return tabled(package, view, (INDICATOR,), rows)


def _row(package: Package, one: Observation) -> Row:
    is_share = one.unit.startswith(SHARE_OF)
    return row(package, one) | {
        "panel": f"{when(package, one)}: {one.value} {one.unit}",
        "kind": SHARE if is_share else WHOLE,
        "number": float(one.value),
        "words": one.statement,
    }


def describe(table: Table, view: View) -> str:
    told = [one["panel"] for one in table.rows]
    return described(table, "One brick a case, charge or trial; the share as a bar.", told)


CHART = Chart(
    "prosecution-figures",
    "Prosecution in figures: cases, charges, trials and a share, each with its year",
    ("sites", "period"),
    title,
    select,
    drawn,
    describe,
)
