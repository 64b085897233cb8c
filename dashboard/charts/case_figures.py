"""Which figures on cases and migration there are for which site, and where the report has none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from dashboard.chart import Chart, Column, Figure, Table
from dashboard.drawing.marks import Mark
from dashboard.drawing.native import Grid
from dashboard.drawing.tally import tally
from dashboard.figures import THEMES, indicators
from dashboard.package.model import Package
from dashboard.package.records import REGION, Indicator, Observation
from dashboard.readings.evidence import NOT_STATED, cell
from dashboard.view import View, joined
from dashboard.wording import counted, period, short_name, wrapped

PRINTED = Mark("figures as printed", "stated", ("third",), 0)
TOLD = Mark("told in words, no number", "stated", ("fifth",), 1)
SILENT = Mark("the report does not say", NOT_STATED, (), 0)
COLUMNS = (
    Column("line", "What is counted"),
    Column("group", "Theme"),
    Column("site", "Site"),
    Column("values", "Figures"),
    Column("statement", "Statement"),
)


def title(package: Package, view: View) -> str:
    silent = [package.site[site].name for site in silent_sites_of_all(package)]
    return f"{len(silent)} of {len(package.site_codes)} sites have no figure on cases or migration"


def silent_sites_of_all(package: Package) -> tuple[str, ...]:
    """The sites without any figure on cases or migration."""
    shown = [one.indicator for one in _shown(package)]
    return tuple(
        site for site in package.site_codes if not any(cell(package, site, key, "count").headline for key in shown)
    )


def _shown(package: Package) -> list[Indicator]:
    return [one for one in indicators(package) if one.theme in THEMES]


def select(package: Package, view: View) -> Table:
    """One row an indicator and chosen site, and one for the region."""
    sites = (*(view.sites or package.site_codes), REGION)
    heads = {site: wrapped(short_name(package, site), 11) for site in sites}
    rows = [_row(package, one, site, head, view) for one in _shown(package) for site, head in heads.items()]
    return Table(COLUMNS, tuple(rows))


def _row(package: Package, indicator: Indicator, site: str, head: str, view: View) -> dict[str, Any]:
    one = cell(package, site, indicator.indicator, "count", view.period)
    valued = [found for found in one.observations if found.value]
    spoken, name = one.spoken, package.site[site].name
    told = "; ".join(f"{found.value} ({period(found.period)})" for found in valued)
    mark = PRINTED if valued else TOLD if spoken else SILENT
    return {
        "line": indicator.title,
        "group": package.label("theme", indicator.theme),
        "site": name,
        "code": site,
        "head": head,
        "values": told or mark.legend,
        "text": _text(indicator, valued) or ("words" if spoken else ""),
        "mark": mark,
        "statement": _statement(valued, spoken),
        "hover": f"<b>{indicator.title}</b><br>{name}: {told or mark.legend}",
        "href": f"/?basis=count&indicator={indicator.indicator}" if spoken else "",
        "source": spoken.source if spoken else "",
        "cited": spoken.cited if spoken else "",
        "locator": spoken.locator if spoken else "",
        "period": spoken.period if spoken else "",
    }


def _text(indicator: Indicator, valued: Sequence[Observation]) -> str:
    """The numbers of a cell, as short as it is narrow: `43, 92`, `70 %`, `4 of 10`."""
    unit = (valued[0].unit or indicator.unit) if valued else ""
    share = re.match(r"of \d+", unit)
    suffix = " %" if unit.startswith("per cent") else f" {share.group()}" if share else ""
    return ", ".join(found.value for found in valued) + suffix


def _statement(valued: Sequence[Observation], spoken: Observation | None) -> str:
    said = valued or ([spoken] if spoken else [])
    return " ".join(found.statement for found in said) or "The report does not say."


def draw(table: Table, view: View) -> Figure:
    return tally(table.rows)


def describe(table: Table, view: View) -> str:
    sites = [row for row in table.rows if row["code"] != REGION]
    told = [row["code"] for row in sites if row["mark"] == PRINTED]
    names = {row["code"]: row["site"] for row in sites}
    without = [name for code, name in names.items() if code not in told]
    most = max(names, key=told.count)
    lead = f"A grid of {counted(len({row['line'] for row in sites}), 'kind')} of figures. "
    fullest = f"{names[most]} has a figure for {told.count(most)} of them. " if told else ""
    return f"{lead}{fullest}{f'No figure at all: {joined(without)}.' if without else ''}".strip()


CHART = Chart(
    "case-figures",
    "Which figures on cases and migration there are for which site",
    ("sites", "period"),
    title,
    select,
    draw,
    describe,
    native=Grid("line", "head", "text", in_full="values", group="group"),
)
