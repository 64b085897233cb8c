"""Who does what: bodies by site and part, and the way of a case through them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.chart import Column, Exhibit, build
from dashboard.charts import CHART
from dashboard.components.card import card, live, reflowing
from dashboard.components.controls import controls
from dashboard.components.links import link, printed, site_link
from dashboard.components.tables import crosswise, table, with_place
from dashboard.package.model import Package
from dashboard.package.records import Actor
from dashboard.pages.page import Page
from dashboard.pages.parts import two_columns
from dashboard.readings.evidence import cell
from dashboard.view import View
from dashboard.wording import BASIS, counted

FILTERS = ("sites", "role")
COLUMNS = (
    Column("site", "Site"),
    Column("actor", "Body"),
    Column("role", "Part"),
    Column("basis", "Basis"),
    Column("statement", "What the sources say"),
    Column("printed", "Printed at"),
)


def layout(package: Package, view: View) -> Component:
    by_role = build(CHART["bodies-by-role"], view, package)
    return html.Div(
        [
            html.H1(_headline(package)),
            html.P(
                "Who may identify, who designates, who coordinates, who protects: the bodies that the sources name, on "
                "paper and in practice. A click on a cell shows its bodies below.",
                className="lead",
            ),
            controls(package, view, FILTERS),
            two_columns(
                [reflowing(package, by_role, _by_site(package, by_role))],
                [
                    card(package, build(CHART["case-way"], view, package)),
                    live("other-sites", _other_sites(package, view)),
                ],
            ),
            live("bodies", _bodies(package, view)),
        ]
    )


def _headline(package: Package) -> str:
    sites = [one for one in package.actors if one.site in package.site_codes]
    identify = {one.actor for one in sites if one.role == "identify" and one.basis == "law"}
    designate = {one.actor for one in sites if one.role == "designate" and one.basis == "law"}
    practice = [cell(package, site, "identification_actors", "practice").values for site in package.site_codes]
    police = practice.count(("police",))
    return (
        f"On paper {counted(len(identify), 'body', 'bodies')} may identify a case and {len(designate)} designate a "
        f"victim; in practice it is mostly the police at {police} of {len(practice)} sites"
    )


def _by_site(package: Package, exhibit: Exhibit) -> Component:
    caption = f"{exhibit.title}; number of bodies by site, which are listed below"
    return crosswise(exhibit, "role", caption, lambda row: with_place(package, row, row["words"]))


def _other_sites(package: Package, view: View) -> Component:
    """The way of a case is drawn for one site: links to it at each."""
    links = [html.Li(link(package.site[site].name, f"/actors?sites={site}", view)) for site in package.site_codes]
    return html.Ul([html.Li("The way of a case at:"), *links], className="inline")


def _bodies(package: Package, view: View) -> list[Component]:
    found = [one for one in package.actors if one.site in (view.sites or package.site) and view.role in ("", one.role)]
    heading = f"{counted(len({one.actor for one in found}), 'body', 'bodies')} by site and part"
    shown = table(heading, COLUMNS, [_row(package, view, one) for one in found], "actors")
    if view.sites or view.role:
        return [html.H2(heading), shown]
    return [html.Details([html.Summary(heading), shown], className="more")]


def _row(package: Package, view: View, one: Actor) -> Sequence[Any]:
    return (
        site_link(package, one.site, view),
        one.actor,
        package.label("actor_role", one.role),
        BASIS[one.basis],
        one.statement,
        printed(package, one.source, one.locator, one.cited),
    )


PAGE = Page(
    "/actors",
    "Bodies",
    "Who may identify, designate, coordinate and protect at each site",
    layout,
    help=(
        "A body stands with each part that it has: to identify, to designate, to coordinate, to protect.",
        "Identification is the first suspicion, designation the formal decision.",
        "On paper is who may act by law, in practice who does.",
        "Choose a site to see the way of a case through its bodies.",
    ),
)
