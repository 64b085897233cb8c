"""Shelters at each site: how many, run and paid by whom, for whom, with which services."""

from __future__ import annotations

from typing import Any

from dashboard.chart import Chart, Column, Figure, Table
from dashboard.drawing.marks import grid, marks_of, short_words
from dashboard.drawing.native import Grid
from dashboard.package.model import Package
from dashboard.readings.evidence import cell, words
from dashboard.view import View
from dashboard.wording import short_name, wrapped

LINES = {
    "shelters": "Number",
    "shelter_operator": "Run by",
    "shelter_funding": "Paid by",
    "shelter_children": "Dedicated to children",
    "shelter_men": "For men",
    "shelter_services": "Services",
}


def title(package: Package, view: View) -> str:
    return "Shelters: how many, whose, for whom"


def select(package: Package, view: View) -> Table:
    """One row for each line of LINES and each chosen site."""
    rows = [row for indicator in LINES for row in _rows(package, view, indicator)]
    columns = (Column("line", "What"), Column("site", "Site"), Column("words", "What the sources say"))
    return Table(columns, tuple(rows))


def _rows(package: Package, view: View, indicator: str) -> list[dict[str, Any]]:
    cells = [cell(package, site, indicator) for site in view.sites or package.site_codes]
    return [
        {
            "line": LINES[indicator],
            "site": package.site[one.site].name,
            "head": wrapped(short_name(package, one.site), 11),
            "words": words(package, one),
            "short": wrapped(short_words(package, one), 12),
            "statement": spoken.statement if (spoken := one.spoken) else "",
            "mark": mark,
            "href": f"/sites/{one.site}#protection",
            "source": spoken.source if spoken else "",
            "cited": spoken.cited if spoken else "",
            "locator": spoken.locator if spoken else "",
            "period": spoken.period if spoken else "",
        }
        for one, mark in zip(cells, marks_of(package, cells), strict=True)
    ]


def draw(table: Table, view: View) -> Figure:
    heads = list(dict.fromkeys(row["head"] for row in table.rows))
    lines = list(LINES.values())
    cells = [
        {
            "row": lines.index(row["line"]),
            "column": heads.index(row["head"]),
            "mark": row["mark"],
            "text": row["short"],
            "hover": f"<b>{row['site']}: {row['line']}</b><br>{row['words']}<br>{wrapped(row['statement'], 52)}",
            "href": row["href"],
        }
        for row in table.rows
    ]
    figure = grid([wrapped(line, 14) for line in lines], heads, cells)
    figure["layout"] |= {"height": 70 + 62 * len(lines), "showlegend": False}
    return figure


def describe(table: Table, view: View) -> str:
    numbers = [f"{row['site']} {row['short']}" for row in table.rows if row["line"] == "Number" and row["mark"].tones]
    silent = sum(row["mark"].state == "not_stated" for row in table.rows)
    men = all(row["words"].startswith("0") for row in table.rows if row["line"] == "For men")
    said = f"Shelters that the sources count: {'; '.join(numbers) or 'none'}. ".replace("<br>", " ")
    return said + ("No site has a shelter for men (0). " if men else "") + f"{silent} cells the report does not fill."


CHART = Chart(
    "shelters",
    "Shelters by site: number, who runs and who pays, for children, for men, services",
    ("sites",),
    title,
    select,
    draw,
    describe,
    native=Grid("line", "site", "short", in_full="words"),
)
