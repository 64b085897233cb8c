"""The way of a case through the bodies of one site, from who may come across it to who protects."""

from __future__ import annotations

from typing import Any

from dashboard.chart import Chart, Column, Figure, Table
from dashboard.drawing.marks import Mark, grid
from dashboard.drawing.native import Grid
from dashboard.drawing.style import INK
from dashboard.package.model import Package
from dashboard.package.records import Actor
from dashboard.view import View, joined
from dashboard.wording import span, wrapped

STAGES = {
    "identify": "1 Who may come across it",
    "refer": "2 Who passes it on",
    "designate": "3 Who decides that it is one",
    "protect": "4 Who protects and assists",
}
BASES = {"law": "On paper", "practice": "In practice"}
NAMED = Mark("bodies that the sources name", "stated", ("third",), 1)
SILENT = Mark("the report does not say", "not_stated", (), 2)
LINE, ROOM = 17, 30  # pixels of a line of text in a cell, and around it


def title(package: Package, view: View) -> str:
    return f"{package.site[view.sites[0]].name}: the way of a case, by kind of body"


def select(package: Package, view: View) -> Table:
    """One row for each stage on paper and in practice at the one site of the view."""
    rows = [_row(package, view.sites[0], stage, basis) for stage in STAGES for basis in BASES]
    columns = (
        Column("stage", "Stage"),
        Column("basis", "Basis"),
        Column("kinds", "Kinds of body"),
        Column("names", "Bodies"),
    )
    return Table(columns, tuple(rows), extra={"site": package.site[view.sites[0]].name})


def _row(package: Package, site: str, stage: str, basis: str) -> dict[str, Any]:
    found = [one for one in package.actors if (one.site, one.role, one.basis) == (site, stage, basis)]
    return {
        "stage": STAGES[stage],
        "basis": BASES[basis],
        "kinds": joined(_kinds(package, found)) if found else SILENT.legend,
        "names": joined(dict.fromkeys(one.actor for one in found)) if found else "–",
        "mark": NAMED if found else SILENT,
        "href": f"/actors?role={stage}&sites={site}",
        "source": "report" if found else "",
        "locator": span(one.locator for one in found),
    }


def _kinds(package: Package, found: list[Actor]) -> list[str]:
    """The kinds of the bodies in the order of the code list, small within a sentence."""
    kinds = {one.kind for one in found}
    labels = [code.label for key, code in package.codelist["actor_kind"].items() if key in kinds]
    return [label[:1].lower() + label[1:] for label in labels]


def draw(table: Table, view: View) -> Figure:
    stages, bases = list(STAGES.values()), list(BASES.values())
    cells = [
        {
            "row": stages.index(row["stage"]),
            "column": bases.index(row["basis"]),
            "mark": row["mark"],
            "text": wrapped(row["kinds"], 17),
            "hover": f"<b>{row['stage']}, {row['basis'].lower()}</b><br>{wrapped(row['names'], 52)}",
            "href": row["href"],
        }
        for row in table.rows
    ]
    figure = grid([wrapped(stage, 12) for stage in stages], bases, cells)
    lines = max(cell["text"].count("<br>") + 1 for cell in cells)
    figure["layout"]["height"] = 90 + len(stages) * (lines * LINE + ROOM)
    figure["layout"]["annotations"] = [_arrow(place + 0.5, column) for place in range(3) for column in range(2)]
    return figure


def _arrow(row: float, column: int) -> dict[str, Any]:
    """An arrow from one stage down to the next."""
    return {
        "x": column,
        "y": row + 0.07,
        "ax": 0,
        "ay": -14,
        "text": "",
        "showarrow": True,
        "arrowhead": 2,
        "arrowwidth": 2,
        "arrowcolor": INK,
    }


def describe(table: Table, view: View) -> str:
    silent = [f"{row['stage'][2:].lower()}, {row['basis'].lower()}" for row in table.rows if not row["locator"]]
    paper = [f"{row['stage'][2:]}: {row['kinds']}." for row in table.rows if row["basis"] == "On paper"]
    missing = f" The report does not say {joined(silent)}." if silent else ""
    return f"A case at {(table.extra or {})['site']} passes 4 stages. On paper: {' '.join(paper)}{missing}"


CHART = Chart(
    "case-way",
    "The way of a case through the bodies of a site, from identification to protection",
    ("sites",),
    title,
    select,
    draw,
    describe,
    one_site=True,
    native=Grid("stage", "basis", "kinds"),
)
