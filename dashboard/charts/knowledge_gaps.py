"""The gaps of knowledge: on how many cells of the evidence matrix the report is silent, by theme and site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.chart import Chart, Column, Figure, Row, Table
from dashboard.comparison import compared, pairs, silent
from dashboard.drawing.marks import Mark, grid
from dashboard.drawing.native import Grid
from dashboard.package.model import Package
from dashboard.package.records import Indicator
from dashboard.readings.evidence import NOT_STATED
from dashboard.view import View
from dashboard.wording import lowered, short_name, wrapped

MATRIX = "evidence-matrix"  # the part of the page to which a click leads
SILENCE = Mark("hatched: the report does not say", NOT_STATED, (), 0)
DENSEST = 0.45  # of the hatching, where the report is silent on every cell
COLUMNS = (
    Column("theme", "Theme"),
    Column("site", "Site"),
    Column("silent", "Cells that the report is silent on", number=True),
    Column("cells", "Cells", number=True),
)


def title(package: Package, view: View) -> str:
    return "What is not known: cells of the matrix on which the report is silent"


def select(package: Package, view: View) -> Table:
    """One row a theme and site: how many cells there are, two a mechanism, and how many are empty."""
    sites = view.sites or package.site_codes
    themes: dict[str, list[Indicator]] = {}
    for one in compared(package):
        themes.setdefault(one.theme, []).append(one)
    rows = [_row(package, view, site, *entry) for entry in themes.items() for site in sites]
    return Table(COLUMNS, tuple(rows))


def _row(package: Package, view: View, site: str, theme: str, found: Sequence[Indicator]) -> dict[str, Any]:
    number, cells = silent(pairs(package, [site], found)), 2 * len(found)
    label, name = package.label("theme", theme), package.site[site].name
    return {
        "theme": label,
        "site": name,
        "head": short_name(package, site),
        "silent": number,
        "cells": cells,
        "text": f"<b>{number}</b><br>of {cells}",
        "hover": f"<b>{name}, {lowered(label)}</b><br>The report is silent on {number} of {cells} cells",
        "mark": SILENCE,
        "href": f"/compare{view.with_(theme=theme, sites=(site,)).query()}#{MATRIX}",
    }


def draw(table: Table, view: View) -> Figure:
    themes = list(dict.fromkeys(row["theme"] for row in table.rows))
    heads = list(dict.fromkeys(row["head"] for row in table.rows))
    cells = [{**row, "row": themes.index(row["theme"]), "column": heads.index(row["head"])} for row in table.rows]
    figure = grid([_total(table.rows, "theme", theme) for theme in themes], [], cells)
    (trace,) = figure["data"]
    solidity = [round(DENSEST * row["silent"] / row["cells"], 2) for row in table.rows]
    trace["marker"] = {**trace["marker"], "pattern": {**trace["marker"]["pattern"], "solidity": solidity}}
    figure["layout"] |= {"height": 140 + 54 * len(themes)}
    figure["layout"]["xaxis"] |= {
        "tickvals": list(range(len(heads))),
        "ticktext": [_total(table.rows, "head", head) for head in heads],
        "range": [-0.5, len(heads) - 0.5],
        "tickfont": {"size": 12},
        "autotickangles": [0, -90],
    }
    figure["layout"]["yaxis"]["tickfont"] = {"size": 12}
    return figure


def _total(rows: Sequence[Row], key: str, name: str) -> str:
    """The label of a row or a column, with its sum."""
    number, cells = (sum(row[part] for row in rows if row[key] == name) for part in ("silent", "cells"))
    return f"<b>{wrapped(name, 18) if key == 'theme' else name}</b><br>{number} of {cells}"


def describe(table: Table, view: View) -> str:
    said, cells = (sum(row[part] for row in table.rows) for part in ("silent", "cells"))
    by_theme, by_site = (_shares(table.rows, key) for key in ("theme", "site"))
    theme, site = max(by_theme, key=lambda one: by_theme[one]), max(by_site, key=lambda one: by_site[one])
    return (
        f"The report is silent on {said} of {cells} cells of the matrix ({100 * said / cells:.0f} %). It says least "
        f"of {lowered(theme)} ({100 * by_theme[theme]:.0f} % of the cells are empty)"
        + (f" and of {site} ({100 * by_site[site]:.0f} %)." if len(by_site) > 1 else ".")
        + " Silence is not absence: a mechanism may have stood without the report saying so."
    )


def _shares(rows: Sequence[Row], key: str) -> Mapping[str, float]:
    """The share of empty cells, by theme or by site."""
    number, cells = Counter[str](), Counter[str]()
    for row in rows:
        number[row[key]] += row["silent"]
        cells[row[key]] += row["cells"]
    return {name: number[name] / cells[name] for name in cells}


CHART = Chart(
    "knowledge-gaps",
    "On how many cells of the evidence matrix the report is silent, by theme and site",
    ("sites",),
    title,
    select,
    draw,
    describe,
    native=Grid("theme", "site", "text"),
)
