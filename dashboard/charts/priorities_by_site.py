"""Which sites called which item of the workshop a priority."""

from __future__ import annotations

from collections import Counter
from typing import Any

from dashboard.chart import Chart, Column, Figure, Table
from dashboard.drawing.marks import Mark
from dashboard.drawing.native import Grid
from dashboard.drawing.tally import tally
from dashboard.package.model import Package
from dashboard.package.records import REGION
from dashboard.readings.workshop import NAMED, OF_REGION, SILENT, UNNAMED, Item, items
from dashboard.view import View, joined
from dashboard.wording import counted, short_name, wrapped

MARKS = {
    NAMED: Mark("called a priority", "stated", ("first",), 0),
    OF_REGION: Mark("priority of the region as a whole", "stated", ("third",), 1),
    UNNAMED: Mark("other sites are named", "not_applicable", (), 0),
    SILENT: Mark("the report does not say: no site is named", "not_stated", (), 0),
}
TEXTS = {NAMED: "✓", OF_REGION: "region", UNNAMED: "–", SILENT: ""}
COLUMNS = (
    Column("item", "Item"),
    Column("topic", "Topic"),
    Column("site", "Site"),
    Column("words", "Called a priority"),
)


def title(package: Package, view: View) -> str:
    found = items(package)
    named = sum(bool(one.sites) for one in found)
    return f"For {named} of {len(found)} items the report names who called it a priority"


def select(package: Package, view: View) -> Table:
    """One row an item and chosen site, and one for the region; items for which one is named come first."""
    sites = (*(view.sites or package.site_codes), REGION)
    found = sorted(items(package, view.topic), key=lambda one: not one.sites)
    times = Counter(site for one in found for site in one.sites)
    heads = {site: f"{wrapped(short_name(package, site), 11)}<br>({times[site]})" for site in sites}
    rows = [_row(package, one, site, head) for one in found for site, head in heads.items()]
    note = "Six groups set priorities, but table 8 names sites only in the comments on some items."
    return Table(COLUMNS, tuple(rows), notes=(note,))


def _row(package: Package, one: Item, site: str, head: str) -> dict[str, Any]:
    said, name = one.marked(site), package.site[site].name
    return {
        "item": one.title,
        "line": f"{one.rank}. {one.title}",
        "group": "Called a priority, in the final order" if one.sites else "No site is named",
        "topic": package.label("topic", one.small.area),
        "site": name,
        "code": site,
        "head": head,
        "is_named": said == NAMED,
        "words": MARKS[said].legend,
        "mark": MARKS[said],
        "text": TEXTS[said],
        "hover": f"<b>{one.rank}. {one.title}</b><br>{name}: {MARKS[said].legend}",
        "href": f"/recommendations/{one.recommendations[0]}",
        "source": "report",
        "locator": one.small.locator,
    }


def draw(table: Table, view: View) -> Figure:
    return tally(table.rows)


def describe(table: Table, view: View) -> str:
    if not table.rows:
        return "The workshop ranked no item on this topic; choose another topic."
    lines = {row["item"] for row in table.rows}
    silent = {row["item"] for row in table.rows if row["mark"] == MARKS[SILENT]}
    times = Counter(row["site"] for row in table.rows if row["is_named"])
    shares = joined(f"{name} {number}" for name, number in times.most_common())
    said = f" Items called a priority: {shares}." if times else " None of them is called a priority by these sites."
    return (
        f"A grid of {counted(len(lines), 'item')}. For {len(silent)} of them no site is named "
        f"(hatched), which does not mean that no site put it first.{said}"
    )


CHART = Chart(
    "priorities-by-site",
    "Which sites called which item of the workshop a priority, and where the report names none",
    ("topic", "sites"),
    title,
    select,
    draw,
    describe,
    native=Grid("line", "head", "text", group="group"),
)
