"""Routes: which role each site has, and from where to where people are moved or move."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.chart import Chart, build
from dashboard.charts import route_map, route_sankey, site_roles
from dashboard.components.card import card, live
from dashboard.components.controls import controls
from dashboard.components.links import link, printed
from dashboard.components.statements import stated
from dashboard.movements import is_placed, movements, of_kind, roles, way
from dashboard.package.model import Package
from dashboard.package.records import Route
from dashboard.pages.page import Page
from dashboard.pages.parts import column, two_columns
from dashboard.readings.evidence import all_statements
from dashboard.view import KINDS, View, joined
from dashboard.wording import counted

FILTERS = ("kind", "sites")
NAMED_AS = {"origin": "as origin", "transit": "as transit", "destination": "as destination"}


def layout(package: Package, view: View) -> Component:
    def exhibit(chart: Chart) -> Component:
        return card(package, build(chart, view, package))

    return html.Div(
        [
            live("headline", _headline(package, view), html.H1),
            html.P(
                "What sources say of origin, transit and destination. Trafficking and irregular migration are kept "
                "apart: who moves without papers is not thereby trafficked. A click on an arrow, a band or a cell "
                "leads to the site that it speaks of.",
                className="lead",
            ),
            controls(package, view, FILTERS, {"kind": KINDS}),
            two_columns(
                [exhibit(route_map.CHART), exhibit(route_sankey.CHART)],
                [exhibit(site_roles.CHART), live("unplaced", _unplaced(package, view))],
            ),
            live("said", _said(package, view)),
        ]
    )


def _headline(package: Package, view: View) -> str:
    """In how many sites each role is reported, and which have it as their main one."""
    sites = package.site_codes
    whole = view.with_(sites=())
    holders = {
        role: [site for site in sites if roles(package, whole, site, role)] for role in package.codelist["route_role"]
    }
    first, *others = [f"{len(holders[role])} {words}" for role, words in NAMED_AS.items() if holders[role]] or ["none"]
    named = joined([first.replace(" ", f" of {len(sites)} sites are named ", 1), *others])
    inside = len(holders["internal"])
    within = f"; at {inside} people are trafficked without crossing a border" if inside else ""
    return f"{KINDS[view.kind].capitalize()}: {named}{within}"


def _unplaced(package: Package, view: View) -> list[Component]:
    """In words: movements that a map cannot show, since an end is not named or not known here."""
    found = [one for one in movements(package, view) if not is_placed(package, one)]
    if not found:
        return []
    points = [html.Li(_in_words(package, view, one)) for one in found]
    return [column(f"Not on the map: {counted(len(found), 'movement')}", html.Ul(points, className="plain"))]


def _in_words(package: Package, view: View, one: Route) -> list[Any]:
    site = f"/sites/{one.site}" if one.site in package.site_codes else "/routes"
    where = html.Small(printed(package, one.source, one.locator, one.cited))
    return [link(way(package, one), site, view), html.Br(), one.statement, where]


def _said(package: Package, view: View) -> Component:
    shown = {one.route for one in of_kind(package, view)}
    found = [one for one in all_statements(package) if isinstance(one.record, Route) and one.record.route in shown]
    summary = f"All {counted(len(found), 'statement')} on roles and movements of {KINDS[view.kind]}"
    return html.Details([html.Summary(summary), stated(package, view, summary, found)], className="more")


PAGE = Page(
    "/routes",
    "Routes",
    "Which role each site has, and from where to where people are moved",
    layout,
    help=(
        "An arrow leads from where people come to where they are taken; thick where sources call it strong.",
        "Irregular migration is not trafficking: choose above which of them is shown.",
        "Widths are classes of strength, never numbers of people.",
        "A click on an arrow, or the link in the table, leads to the site that it speaks of.",
    ),
)
