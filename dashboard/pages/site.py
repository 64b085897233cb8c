"""A site's profile: its mechanisms on paper and in practice, its figures, bodies and routes, what it is asked to do."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.charts import CHART
from dashboard.charts.site_status import headline, lead, standing
from dashboard.components.attributes import named
from dashboard.components.card import live
from dashboard.components.controls import controls
from dashboard.components.links import link
from dashboard.package.model import Package
from dashboard.pages.page import Page, UnknownPage
from dashboard.pages.parts import two_columns
from dashboard.pages.profile import bodies, facts, movement, said, status
from dashboard.view import KEPT, View, joined

FILTERS = ("theme", "topic")
PLACES = {
    "site-status": "Paper and practice",
    "cases": "Figures",
    "protection": "For victims",
    "bodies": "Who identifies",
    "routes": "Routes",
    "forms": "Exploitation",
    "findings": "Findings",
    "actions": "Asked of it",
    "workshop-priorities": "Workshop",
    "statements": "All statements",
}


def layout(package: Package, view: View, site: str) -> Component:
    code = site.upper()
    if code not in package.site_codes:
        names = joined(f"{one} ({package.site[one].name})" for one in package.site_codes)
        raise UnknownPage(f"There is no site {site[:40]!r}. The sites are {names}.")
    return html.Div(
        [
            *_head(package, view, code),
            controls(package, view, FILTERS, {"theme": _themes(package)}),
            two_columns(
                [status.status(package, view, code), facts.figures(package, code)], [facts.protection(package, code)]
            ),
            bodies.bodies(package, code),
            movement.routes(package, code),
            movement.forms(package, code),
            said.findings(package, view, code),
            two_columns([said.actions(package, view, code)], [status.priorities(package, view, code)]),
            said.everything(package, view, code),
        ],
        className="profile",
    )


def _head(package: Package, view: View, site: str) -> list[Component]:
    record = package.site[site]
    stands = standing(CHART["site-status"].select(package, View(sites=(site,))).rows)
    is_told = record.name_in_report in f"{record.name} {record.note}"
    in_report = "" if is_told else f"In the report: {record.name_in_report}. "
    note = html.P([in_report, record.note], className="remark") if in_report or record.note else None
    return [
        html.H1(headline(record.name, stands)),
        html.P(lead(package, site, stands), className="lead"),
        *([note] if note else []),
        html.Nav(html.Ul(_places(), className="inline"), className="jumps", **named("On this page")),
        live("other-sites", _others(package, view, site), html.Nav, className="jumps", **named("Other sites")),
    ]


def _places() -> list[Component]:
    links = [html.Li(html.A(label, href=f"#{anchor}")) for anchor, label in PLACES.items()]
    return [html.Li("On this page:"), *links]


def _others(package: Package, view: View, site: str) -> Component:
    """The other five; the theme goes along too, since they answer to it in the same way."""
    query = view.query(*KEPT, "theme")
    links = [
        html.Li(link(package.site[other].name, f"/sites/{other}{query}", view))
        for other in package.site_codes
        if other != site
    ]
    return html.Ul([html.Li("Other sites:"), *links], className="inline")


def _themes(package: Package) -> dict[str, str]:
    return {code: one.label for code, one in package.codelist["theme"].items() if code not in said.NOT_OF_SITES}


PAGE = Page(
    "/sites/<site>", "", "One site: law and practice, figures, bodies, routes, findings, what it is asked to do", layout
)
