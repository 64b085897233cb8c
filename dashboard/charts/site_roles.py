"""The roles of sites: origin, transit, destination or internal, each main, reported or lesser."""

from __future__ import annotations

from typing import Any

from dashboard.chart import Chart, Column, Figure, Table
from dashboard.drawing.marks import Mark, grid
from dashboard.drawing.native import Grid
from dashboard.movements import MOVEMENT, STRENGTHS, roles, strongest, told_at
from dashboard.package.model import Package
from dashboard.package.records import REGION
from dashboard.view import KINDS, View, joined
from dashboard.wording import SHORT_LABELS, short_name, wrapped

TONES = {"primary": "first", "reported": "third", "lesser": "fifth"}
SILENT = Mark("the report does not say", "not_stated", (), 0)
COLUMNS = (
    Column("role", "Role"),
    Column("site", "Site"),
    Column("words", "What the sources say"),
    Column("statement", "Statement"),
)


def title(package: Package, view: View) -> str:
    return f"{KINDS[view.kind].capitalize()}: the roles of each site"


def select(package: Package, view: View) -> Table:
    """One row for each role and chosen site; the region as a whole goes along where no site is chosen."""
    sites = view.sites or (*package.site_codes, REGION)
    names = [role for role in package.codelist["route_role"] if role != MOVEMENT]
    return Table(COLUMNS, tuple(_row(package, view, site, role) for role in names for site in sites))


def _row(package: Package, view: View, site: str, role: str) -> dict[str, Any]:
    found = roles(package, view, site, role)
    label, name = package.label("route_role", role), package.site[site].name
    row = {
        "role": label.capitalize(),
        "site": name,
        "is_region": site == REGION,
        "head": short_name(package, site),
        "words": SILENT.legend,
        "statement": "",
        "short": "",
        "mark": SILENT,
        "weight": "",
        "hover": f"<b>{name}: {label}</b><br>{SILENT.legend}",
        "href": "" if site == REGION else f"/sites/{site}",
    }
    if not found:
        return row
    weight, said = strongest(found), package.label("strength", strongest(found))
    first = found[0]
    return row | {
        "words": said,
        "statement": " ".join(one.statement for one in found),
        "short": SHORT_LABELS["strength", weight],
        "mark": Mark(said, "stated", (TONES[weight],), STRENGTHS.index(weight)),
        "weight": weight,
        "hover": f"<b>{name}: {label}</b><br>{said}<br>"
        + "<br>".join(f"– {wrapped(one.statement, 54)}" for one in found),
        "href": told_at(package, first),
        "source": first.source,
        "cited": first.cited,
        "locator": "; ".join(dict.fromkeys(part for one in found for part in one.locator.split("; "))),
        "period": first.period,
    }


def draw(table: Table, view: View) -> Figure:
    """Sites down and roles across, so that a word fits a cell on a narrow screen."""
    names = list(dict.fromkeys(row["role"] for row in table.rows))
    sites = list(dict.fromkeys(row["head"] for row in table.rows))
    cells = [
        {**row, "row": sites.index(row["head"]), "column": names.index(row["role"]), "text": row["short"]}
        for row in table.rows
    ]
    figure = grid(sites, names, cells)
    figure["layout"]["height"] = 150 + 36 * len(sites)
    figure["layout"]["xaxis"] |= {"tickfont": {"size": 12}, "tickangle": 0}
    figure["layout"]["yaxis"]["tickfont"] = {"size": 12.5}
    return figure


def describe(table: Table, view: View) -> str:
    told = [_told(table, role) for role in dict.fromkeys(row["role"] for row in table.rows)]
    return f"{KINDS[view.kind].capitalize()}, sites by role. {' '.join(told)}"


def _told(table: Table, role: str) -> str:
    found = [row for row in table.rows if row["role"] == role and row["weight"] and not row["is_region"]]
    main = joined(row["head"] for row in found if row["weight"] == "primary")
    return f"{role}: {len(found)}{f', mainly {main}' if main else ''}."


CHART = Chart(
    "site-roles",
    "Roles of each site and the region: origin, transit, destination, internal; main, reported or lesser",
    ("kind", "sites"),
    title,
    select,
    draw,
    describe,
    native=Grid("head", "role", "short", in_full="words"),
)
