"""Compensation on paper and in practice at each site, with the figures of single cases."""

from __future__ import annotations

from typing import Any

from dashboard.chart import Chart, Column, Figure, Table
from dashboard.drawing.marks import grid, marks_of, short_words
from dashboard.drawing.native import Grid
from dashboard.package.model import Package
from dashboard.readings.evidence import cell, figure, words
from dashboard.view import View
from dashboard.wording import short_name, wrapped

BASES = {"law": "On paper", "practice": "In practice"}


def title(package: Package, view: View) -> str:
    return "Compensation: a right on paper, and in practice"


def select(package: Package, view: View) -> Table:
    """One row for each chosen site on paper and in practice."""
    rows = [row for basis in BASES for row in _rows(package, view, basis)]
    columns = (
        Column("site", "Site"),
        Column("basis", "Basis"),
        Column("words", "What the sources say"),
        Column("statement", "Statement"),
        Column("figures", "Figures of single cases"),
    )
    return Table(columns, tuple(rows))


def _rows(package: Package, view: View, basis: str) -> list[dict[str, Any]]:
    cells = [cell(package, site, "compensation", basis) for site in view.sites or package.site_codes]
    return [
        {
            "site": package.site[one.site].name,
            "head": short_name(package, one.site),
            "basis": BASES[basis],
            "words": words(package, one),
            "short": short_words(package, one),
            "statement": spoken.statement if (spoken := one.spoken) else "The report does not say.",
            "figures": _figures(package, one.site) if basis == "practice" else "",
            "mark": mark,
            "href": f"/sites/{one.site}#protection",
            "source": spoken.source if spoken else "",
            "cited": spoken.cited if spoken else "",
            "locator": spoken.locator if spoken else "",
            "period": spoken.period if spoken else "",
        }
        for one, mark in zip(cells, marks_of(package, cells), strict=True)
    ]


def _figures(package: Package, site: str) -> str:
    found = [one for one in package.observations_of["compensation_cases"] if one.site == site and one.value]
    return "; ".join(figure(package, one) for one in found)


def draw(table: Table, view: View) -> Figure:
    heads = list(dict.fromkeys(row["head"] for row in table.rows))
    bases = list(BASES.values())
    cells = [
        {
            "row": heads.index(row["head"]),
            "column": bases.index(row["basis"]),
            "mark": row["mark"],
            "text": row["short"],
            "hover": f"<b>{row['site']}, {row['basis'].lower()}</b><br>{wrapped(row['statement'], 52)}",
            "href": row["href"],
        }
        for row in table.rows
    ]
    figure = grid([wrapped(head, 12) for head in heads], bases, cells)
    figure["layout"]["height"] = 130 + 46 * len(heads)
    return figure


def describe(table: Table, view: View) -> str:
    law = [row["site"] for row in table.rows if row["basis"] == BASES["law"] and row["mark"].tones]
    practice = [row for row in table.rows if row["basis"] == BASES["practice"]]
    works = [row["site"] for row in practice if row["short"] == "works"]
    silent = [row["site"] for row in practice if not row["mark"].tones]
    said = (
        f"Compensation stands in the law of {len(law)} of {len(practice)} sites; in practice it works in {len(works)}."
    )
    return said + (f" The report does not say how it works in {', '.join(silent)}." if silent else "")


CHART = Chart(
    "compensation",
    "Compensation on paper and in practice, with the figures of single cases",
    ("sites",),
    title,
    select,
    draw,
    describe,
    native=Grid("site", "basis", "short", in_full="words"),
)
