"""A first look for newcomers, in one screen: what this is, how old it is, how to read it, where to begin."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.links import link, site_link
from dashboard.drawing.marks import CONFLICT, VERDICTS, Mark
from dashboard.package.model import Package
from dashboard.package.records import REGION
from dashboard.pages.page import Page
from dashboard.pages.parts import column, swatch
from dashboard.readings.evidence import respondents
from dashboard.view import View
from dashboard.wording import counted

MARKS = (  # each mark of the figures, and what it means
    (Mark(VERDICTS["works"], "stated", ("works",), 1), "in place, and no source names a reservation"),
    (Mark("partly", "stated", ("partly",), 2), "in place with gaps that the sources name"),
    (Mark(VERDICTS["not"], "stated", ("not",), 3), "not in place, or not in use"),
    (Mark(CONFLICT, "conflicting", ("works", "partly"), 4), "striped in the colours of what each of them claims"),
    (Mark("the report does not say", "not_stated", (), 5), "which is neither no nor zero"),
)
WAYS = (  # where to begin: address, its name, what is there
    ("/", "The map", "one question at a time, for all six sites"),
    ("/compare", "Law beside practice", "every safeguard, site by site"),
    ("/findings", "Findings", "with their evidence, and what is recommended in answer"),
    ("/sources", "Sources and limits", "how it came about, and how far it carries"),
    ("/glossary", "Glossary", "what NRM, TRM or a reflection period is"),
)


def layout(package: Package, view: View) -> Component:
    return html.Div(
        [
            html.H1("What six sites of the Western Balkans did against trafficking in persons in 2013–14"),
            html.P(
                "An assessment by the International Organization for Migration, in print until now, as maps and charts "
                "in which every number leads to where it was printed.",
                className="lead",
            ),
            html.Div([_what(package), _age(), _reading(), _ways(package, view)], className="halves first"),
        ]
    )


def _what(package: Package) -> Component:
    talks = next(one.value for one in package.interviews if (one.role_group, one.column) == ("total", REGION))
    return column(
        "What this is",
        html.P(
            f"{talks} interviews, a survey ({respondents(package)}), documents and a workshop led to "
            f"{counted(len(package.findings), 'finding')}, {counted(len(package.recommendations), 'recommendation')} "
            f"to the region and {len(package.site_recommendations)} actions of single sites. All of them are here, in "
            "this project’s own words. It shows what the sources say, not what this project thinks."
        ),
    )


def _age() -> Component:
    return column(
        "How old it is",
        html.P(
            [
                html.Strong("The situation is that of 2013–14, not today’s. "),
                "Laws, bodies and numbers have changed since. Read each sentence as: so it was, or so it was said, "
                "then. A period stands with every figure.",
            ]
        ),
    )


def _reading() -> Component:
    marks = [html.Li([swatch(mark), ": ", words]) for mark, words in MARKS]
    return column(
        "How to read it",
        html.Ul(marks, className="plain tight"),
        html.P("Law (on paper) and life (in practice) stand side by side. Dotted words explain themselves."),
    )


def _ways(package: Package, view: View) -> Component:
    ways = [html.Li([link(name, address, view), f": {words}"]) for address, name, words in WAYS]
    sites = html.Li(["A site: ", *_sites(package, view)])
    return column("Where to begin", html.Ul([*ways, sites], className="plain tight"))


def _sites(package: Package, view: View) -> list[Any]:
    links = [[site_link(package, site, view), ", "] for site in package.site_codes]
    return [part for one in links for part in one][:-1]


PAGE = Page("/start", "", "What this is, how old it is, how to read it and where to begin", layout)
