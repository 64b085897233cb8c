"""How many bodies have which part at each site, on paper and in practice."""

from __future__ import annotations

from typing import Any

from dashboard.chart import Chart, Column, Figure, Table
from dashboard.drawing.marks import Mark, grid
from dashboard.drawing.native import Grid
from dashboard.package.model import Package
from dashboard.package.records import Actor
from dashboard.view import View, joined
from dashboard.wording import counted, short_name, span, wrapped

BOTH = Mark("on paper and in practice", "stated", ("first",), 1)
PAPER = Mark("on paper only", "stated", ("third",), 2)
PRACTICE = Mark("in practice only", "stated", ("fourth",), 3)
SILENT = Mark("the report does not say", "not_stated", (), 4)


def title(package: Package, view: View) -> str:
    return "Who does what: bodies with a part, on paper · in practice"


def select(package: Package, view: View) -> Table:
    """One row for each part and each chosen site: how many bodies have it on paper, and in practice."""
    roles = [view.role] if view.role else [*package.codelist["actor_role"]]
    rows = [_row(package, role, site) for role in roles for site in view.sites or package.site_codes]
    columns = (Column("role", "Part"), Column("site", "Site"), Column("words", "Bodies"), Column("names", "Which"))
    return Table(columns, tuple(rows))


def _row(package: Package, role: str, site: str) -> dict[str, Any]:
    found = [one for one in package.actors if (one.role, one.site) == (role, site)]
    law, practice = (_names(found, basis) for basis in ("law", "practice"))
    words = f"{len(law) or 'none'} on paper, {len(practice) or 'none'} in practice" if found else SILENT.legend
    return {
        "role": package.label("actor_role", role),
        "site": package.site[site].name,
        "head": wrapped(short_name(package, site), 11),
        "law": len(law),
        "practice": len(practice),
        "words": words,
        "names": joined([*law, *[name for name in practice if name not in law]]) if found else "–",
        "href": f"/actors?role={role}&sites={site}",
        "mark": {(True, True): BOTH, (True, False): PAPER, (False, True): PRACTICE}.get(
            (bool(law), bool(practice)), SILENT
        ),
        "source": "report" if found else "",
        "locator": span(one.locator for one in found),
    }


def _names(found: list[Actor], basis: str) -> list[str]:
    return list(dict.fromkeys(one.actor for one in found if one.basis == basis))


def draw(table: Table, view: View) -> Figure:
    parts = list(dict.fromkeys(row["role"] for row in table.rows))
    heads = list(dict.fromkeys(row["head"] for row in table.rows))
    cells = [
        {
            "row": parts.index(row["role"]),
            "column": heads.index(row["head"]),
            "mark": row["mark"],
            "text": f"{row['law']} · {row['practice']}" if row["locator"] else "not said",
            "hover": f"<b>{row['site']}: {row['role']}</b><br>{row['words']}<br>{wrapped(row['names'], 52)}",
            "href": row["href"],
        }
        for row in table.rows
    ]
    figure = grid([wrapped(part, 18) for part in parts], heads, cells)
    figure["layout"]["height"] = 100 + 44 * len(parts)
    return figure


def describe(table: Table, view: View) -> str:
    identify = {row["site"]: row["law"] for row in table.rows if row["role"].startswith("may identify")}
    gaps = [row for row in table.rows if row["law"] > row["practice"]]
    silent = sum(not row["locator"] for row in table.rows)
    said = f"In {len(gaps)} of {len(table.rows)} cells more bodies have the part on paper than in practice."
    if identify:
        most = max(identify, key=lambda site: identify[site])
        said += f" {most} lets most bodies identify on paper: {identify[most]}."
    return f"{said} {counted(silent, 'cell')} the report does not fill."


CHART = Chart(
    "bodies-by-role",
    "How many bodies may identify, designate, coordinate, protect ... at each site, on paper and in practice",
    ("sites", "role"),
    title,
    select,
    draw,
    describe,
    native=Grid("role", "site", "words"),
)
