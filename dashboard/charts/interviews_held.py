"""Table 2: interviews by site and group of roles. Only some cells can be given to a site."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.chart import Chart, Column, Figure, Row, Table
from dashboard.drawing.marks import Mark, grid
from dashboard.drawing.native import Grid
from dashboard.package.model import Package, by_key
from dashboard.package.records import REGION, Interview
from dashboard.readings.survey import LOST
from dashboard.view import View
from dashboard.wording import short_name, wrapped

GROUPS = {
    "total": "All, as printed",
    "government": "Government, justice, police",
    "NGO": "NGOs",
    "IGO or IDA": "International bodies",
    "other": "Other",
}
HEIGHT = 390  # pixels: rows of two lines, with headings that stand upright where there is little room
ALL, SITE_LOST = "All", "Site lost"
SUM = "sum"
MARKS = {
    "prose": Mark("site proved by the prose", "stated", ("first",), 0),
    "order": Mark("site by the order of the columns only", "stated", ("third",), 1),
    LOST: Mark("heading of the site lost", "not_stated", (), 2),
    SUM: Mark("summed here", "detail", (), 3),
}


def title(package: Package, view: View) -> str:
    totals = [one for one in package.interviews if one.role_group == "total" and one.column in package.site_codes]
    most, least = max(totals, key=lambda one: one.value), min(totals, key=lambda one: one.value)
    names = package.site[most.column].name, package.site[least.column].name
    return f"{_held(package)} interviews: {most.value} in {names[0]}, {least.value} in {names[1]}"


def _held(package: Package) -> int:
    totals = [one for one in package.interviews if one.role_group == "total"]
    return sum(one.value for one in totals if one.column == REGION)


def select(package: Package, view: View) -> Table:
    """One row a group of roles and site; what cannot be given to a site stands in a column of its own."""
    groups = by_key(package.interviews, lambda one: one.role_group)
    rows = [row for group in GROUPS for row in _rows(package, group, groups[group])]
    columns = (
        Column("group", "Group of roles"),
        Column("site", "Site"),
        Column("value", "Interviews", number=True),
        Column("roles", "Of these"),
        Column("heading", "Site known from"),
    )
    cells = sum(one.value for one in package.interviews if one.role_group != "total")
    return Table(
        columns,
        tuple(rows),
        extra={"heads": [*[short_name(package, site) for site in package.site_codes], SITE_LOST, ALL]},
        notes=(
            "Headings of the columns are lost in the text at hand: two sites are proved by the prose, the others "
            "follow from the order of the sites where a row has a figure for each. An empty cell is not known; it is "
            "no zero.",
            f"The printed cells add up to {cells}, the printed total is {_held(package)}.",
        ),
    )


def _rows(package: Package, group: str, cells: Sequence[Interview]) -> list[Row]:
    by_site = by_key(cells, lambda one: one.column)
    rows = [_row(package, group, site, by_site[site]) for site in (*package.site_codes, "") if by_site[site]]
    return [*rows, _row(package, group, REGION, by_site[REGION] or cells)]


def _row(package: Package, group: str, site: str, cells: Sequence[Interview]) -> Row:
    basis = SUM if site == REGION and group != "total" else cells[0].heading_basis
    head = {REGION: ALL, "": SITE_LOST}.get(site)
    roles = dict.fromkeys(one.role for one in cells)
    return {
        "group": GROUPS[group],
        "site": "All sites" if site == REGION else package.site[site].name if site else "Not known",
        "head": head or short_name(package, site),
        "value": sum(one.value for one in cells),
        "roles": "; ".join(f"{role}: {sum(one.value for one in cells if one.role == role)}" for role in roles),
        "heading": MARKS[basis].legend,
        "mark": MARKS[basis],
        "source": "report",
        "locator": "; ".join(["Table 2", *dict.fromkeys(one.locator.removeprefix("Table 2; ") for one in cells)]),
        "href": f"/sites/{site}" if site in package.site_codes else "",
    }


def draw(table: Table, view: View) -> Figure:
    heads: list[str] = (table.extra or {})["heads"]
    groups = list(dict.fromkeys(row["group"] for row in table.rows))
    cells = [
        {
            "row": groups.index(row["group"]),
            "column": heads.index(row["head"]),
            "mark": row["mark"],
            "text": str(row["value"]),
            "hover": f"<b>{row['group']}, {row['site']}: {row['value']}</b><br>{wrapped(row['roles'], 52)}",
            "href": row["href"],
        }
        for row in table.rows
    ]
    figure = grid([wrapped(group, 16) for group in groups], [wrapped(head, 11) for head in heads], cells)
    figure["layout"]["height"] = HEIGHT
    figure["layout"]["xaxis"] |= {"tickfont": {"size": 12}, "autotickangles": [0, -90]}
    figure["layout"]["yaxis"]["tickfont"] = {"size": 12.5}
    return figure


def describe(table: Table, view: View) -> str:
    totals = [row for row in table.rows if row["group"] == GROUPS["total"] and row["head"] != ALL]
    lost = sum(row["value"] for row in table.rows if row["head"] == SITE_LOST)
    held = next(row["value"] for row in table.rows if row["group"] == GROUPS["total"] and row["head"] == ALL)
    said = ", ".join(f"{row['site']} {row['value']}" for row in totals)
    return (
        f"A grid of groups of roles and sites. {held} interviews were held: {said}. "
        f"Of {lost} by role the site cannot be told, since the headings are lost."
    )


CHART = Chart(
    "interviews-held",
    "Table 2: who was interviewed, by site and group of roles; most headings of sites are lost",
    (),
    title,
    select,
    draw,
    describe,
    native=Grid("group", "head", "value"),
)
