"""Priorities: what the workshop put first, in small groups and all together, and what became of each item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.chart import Chart, Column, build
from dashboard.charts import priorities_by_site, priorities_chosen, priorities_slope
from dashboard.components.card import card, live
from dashboard.components.controls import controls
from dashboard.components.links import link, printed
from dashboard.components.tables import table
from dashboard.package.model import Package
from dashboard.package.records import Discrepancy
from dashboard.pages.chain import named_link
from dashboard.pages.page import Page
from dashboard.pages.parts import column, two_columns
from dashboard.readings.workshop import FINAL, FULL_GROUP, SMALL_GROUPS, Item, follows_small_groups, items, most_moved
from dashboard.view import View, joined
from dashboard.wording import counted, span

FILTERS = ("topic", "sites")
COLUMNS = (
    Column("rank", "Rank", number=True),
    Column("item", "Item, and what it became"),
    Column("marked", "Called a priority by"),
    Column("revised", "Revised wording and comment, in brief"),
    Column("printed", "Printed at"),
)
OF_TABLES = re.compile(rf"Table ({SMALL_GROUPS}|{FULL_GROUP}|{FINAL})\b")
NOT_REVISED = ("None", "No revision")  # as the report words it
TIMES = {1: "once", 2: "twice"}


def layout(package: Package, view: View) -> Component:
    def exhibit(chart: Chart) -> Component:
        return card(package, build(chart, view, package))

    return html.Div(
        [
            html.H1(_headline(package)),
            html.P(_lead(package, view), className="lead"),
            controls(package, view, FILTERS),
            two_columns(
                [exhibit(priorities_slope.CHART), _disagreements(package, view)],
                [exhibit(priorities_chosen.CHART)],
            ),
            two_columns([exhibit(priorities_by_site.CHART)], [_most_named(package, view)]),
            live("items", _items(package, view)),
        ]
    )


def _headline(package: Package) -> str:
    found, moved = items(package), most_moved(package)
    said = f"{found[0].title} comes first"
    if not moved or not moved.favourite:
        return said
    often = TIMES.get(moved.favourite.times, f"{moved.favourite.times} times")
    put = "put first" if moved.favourite.priority == 1 else f"gave priority {moved.favourite.priority}"
    return f"{said}; “{moved.title}”, which the full group {put} {often}, ends at {moved.rank} of {len(found)}"


def _lead(package: Package, view: View) -> list[Any]:
    found = items(package)
    double = [one for one in found if len(one.recommendations) > 1]
    recommendations = {key for one in found for key in one.recommendations}
    kept = "has that of the small groups" if follows_small_groups(package) else "has an order of its own"
    became = joined(f"“{one.title}” became {joined(one.recommendations)}" for one in double)
    return [
        f"At the workshop of May 2014 small groups by site set priorities for {len(found)} items, then all together "
        f"did so. The last table is said to give the order of all, but {kept}",
        *_noted(package, view),
        f". The items became the {len(recommendations)} recommendations: {became}.",
    ]


def _noted(package: Package, view: View) -> list[Any]:
    """The contradiction that names all three tables, as a link to the list of sources."""
    found = [one for one in _of_tables(package) if {"8", "9", "10"} <= set(OF_TABLES.findall(one.locators))]
    source = next((one for one in found if "order" in one.title.lower()), None)
    return (
        [" (", link(f"disagreement {source.discrepancy}", f"/sources#{source.discrepancy}", view), ")"]
        if source
        else []
    )


def _of_tables(package: Package) -> list[Discrepancy]:
    return [one for one in package.discrepancies if OF_TABLES.search(one.locators)]


def _disagreements(package: Package, view: View) -> Component:
    found = _of_tables(package)
    points = [html.Li(link(one.title, f"/sources#{one.discrepancy}", view)) for one in found]
    return column(
        "Where these tables disagree",
        html.P(f"{counted(len(found), 'disagreement')}, each kept as printed:", className="filtered"),
        html.Ul(points, className="plain"),
    )


def _most_named(package: Package, view: View) -> Component:
    """How many items each chosen site is named for, so that the grid can be read at a glance."""
    found = items(package, view.topic)
    sites = view.sites or package.site_codes
    figures: list[Any] = []
    for site in sorted(sites, key=lambda site: -sum(site in one.sites for one in found)):
        titles = [one.title for one in found if site in one.sites]
        said = "; ".join(titles) or "named for no item here"
        figures += [html.Dt(str(len(titles))), html.Dd([html.Strong(package.site[site].name), html.Br(), said])]
    return live("most-named", column("Items called a priority, by site", html.Dl(figures, className="figures")))


def _items(package: Package, view: View) -> Component:
    found = items(package, view.topic)
    return column(
        f"{counted(len(found), 'item')} in the final order, and what each became",
        table("Items of the workshop", COLUMNS, [_item(package, view, one) for one in found], "items"),
    )


def _item(package: Package, view: View, one: Item) -> Sequence[Any]:
    became = [html.Li(named_link(package.recommendation[key], view)) for key in one.recommendations]
    marked = joined(package.site[site].name for site in one.sites) or html.Span("no site is named", className="unsaid")
    locators = (one.small.locator, span(chosen.locator for chosen in one.chosen), one.final.locator)
    places = [part for locator in locators for part in (printed(package, "report", locator), html.Br())]
    return (
        str(one.rank),
        [html.Strong(one.title), html.Ul(became, className="plain")],
        marked,
        _wording(one),
        places[:-1],
    )


def _wording(one: Item) -> list[Any]:
    text = one.small.revised
    revised = "No revised wording is printed." if not text else "Not revised." if text in NOT_REVISED else text
    return [revised, *([html.Small(f"Comment: {one.small.comment}")] if one.small.comment else [])]


PAGE = Page(
    "/priorities",
    "Priorities",
    "What the workshop put first, who did, and what became of each item",
    layout,
    help=(
        "Small groups by site set priorities first; the full group then did so for the same items.",
        "A line follows one item from the small groups to its final rank; 1 is the highest.",
        "A priority is the view of those at the workshop of May 2014, not a measurement.",
        "A click on an item, or its link in the table, opens the recommendation that it became.",
    ),
)
