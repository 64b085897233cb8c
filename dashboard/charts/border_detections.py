"""Detections of irregular border-crossing: how much they rose, and a site's share of them."""

from __future__ import annotations

import re

from dashboard.chart import Chart, Row, Table
from dashboard.drawing.bricks import PART, RISE
from dashboard.figures import described, drawn, printed_figures, row, tabled, when
from dashboard.package.model import Package
from dashboard.package.records import REGION, Observation
from dashboard.view import View, joined

INDICATOR = "border_detections"
OF = re.compile(r"of (\d+) (.+)")  # a unit that says of how many


def title(package: Package, view: View) -> str:
    rises = [one.value for one in printed_figures(package, INDICATOR, (REGION,))]
    return f"Detections of irregular border-crossing rose by {joined(rises)} per cent in most of the region"


def select(package: Package, view: View) -> Table:
    """A row for each figure; the region comes first and is shown whichever sites are chosen."""
    sites = (*view.sites, REGION) if view.sites else ()
    found = sorted(printed_figures(package, INDICATOR, sites, view.period), key=lambda one: one.site != REGION)
    rows = [_row(package, one) for one in found]
    return tabled(package, view, (INDICATOR,), rows)


def _row(package: Package, one: Observation) -> Row:
    share = OF.fullmatch(one.unit)
    return row(package, one) | {
        "panel": _heading(package, one),
        "kind": PART if share else RISE,
        "number": float(one.value),
        "of": int(share.group(1)) if share else 0,
        "columns": int(share.group(1)) if share else 1,
        "before": one.period.rpartition(" v ")[2],
        "words": f"{one.value} {one.unit}. {one.statement}",
    }


def _heading(package: Package, one: Observation) -> str:
    """Where and when; of the region only as much as the source says."""
    place = one.qualifier[:1].upper() + one.qualifier[1:] if one.site == REGION and one.qualifier else ""
    return (f"{place}, {one.period}" if place else when(package, one)).replace(" v ", " against ")


def describe(table: Table, view: View) -> str:
    told = [f"{one['panel']}: {one['value']} {one['counted']}" for one in table.rows]
    return described(table, "Dark is what is told, pale what it is added to or a part of.", told)


CHART = Chart(
    "border-detections",
    "Detections of irregular border-crossing: the rise in the region, and a site’s share",
    ("sites", "period"),
    title,
    select,
    drawn,
    describe,
)
