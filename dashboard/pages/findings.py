"""Findings: the five areas with their findings, how much each rests on by site, and what answers them."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.chart import build
from dashboard.charts import CHART
from dashboard.components.card import card, live
from dashboard.components.controls import controls
from dashboard.package.model import Package
from dashboard.package.records import Finding
from dashboard.pages.chain import named_link
from dashboard.pages.page import Page
from dashboard.pages.parts import chosen_sites, column, two_columns
from dashboard.ties import answers, asked, findings
from dashboard.view import View
from dashboard.wording import counted

FILTERS = ("area", "sites", "topic", "actor")
KEY = "Under each finding: sites with evidence of their own, recommendations that answer it, actions that these ask."


def layout(package: Package, view: View) -> Component:
    return html.Div(
        [
            html.H1(_headline(package)),
            html.P(
                "What the assessment found in five areas, from what evidence, and what was recommended in answer. A "
                "click on a number opens the finding with its statements on that site; topic and actor narrow the list "
                "to findings that such recommendations answer.",
                className="lead",
            ),
            controls(package, view, FILTERS),
            two_columns(
                [card(package, build(CHART["finding-evidence"], view, package))],
                [html.P(KEY, className="remark"), live("areas", _areas(package, view))],
            ),
        ]
    )


def _headline(package: Package) -> str:
    number = sum(bool(package.answers_to[one.finding]) for one in package.findings)
    said = {(one.finding, one.site) for one in package.finding_sites}
    silent = [(one.finding, site) not in said for one in package.findings for site in package.site_codes]
    every = "Each" if number == len(package.findings) else f"{number}"
    return (
        f"{every} of the {len(package.findings)} findings is answered by a recommendation; in {sum(silent)} of "
        f"{len(silent)} cases the report does not say how a finding shows at a site"
    )


def _areas(package: Package, view: View) -> list[Component]:
    found = findings(package, view)
    areas = {one.area: package.label("area", one.area) for one in found}
    return [_area(package, view, label, [one for one in found if one.area == area]) for area, label in areas.items()]


def _area(package: Package, view: View, label: str, found: Sequence[Finding]) -> Component:
    items = [html.Li([named_link(one, view), html.Small(_numbers(package, view, one))]) for one in found]
    return column(label, html.Ul(items, className="plain"))


def _numbers(package: Package, view: View, finding: Finding) -> str:
    sites = chosen_sites(package, view)
    shown = {one.site for one in package.evidence_for[finding.finding]} & set(sites)
    ties = answers(package, view, finding.finding)
    actions = asked(package, view, *[one.recommendation for one in ties])
    return (
        f"{len(shown)} of {counted(len(sites), 'site')} · {counted(len(ties), 'recommendation')} · "
        f"{counted(len(actions), 'action')}"
    )


PAGE = Page(
    "/findings",
    "Findings",
    "What was found, on what evidence for each site, and what answers it",
    layout,
    help=(
        "A row is a finding, a column a site; the number counts the statements on that site.",
        "Few statements on a site mean that little was said of it, not that little happens there.",
        "F and a number name a finding, R a recommendation; links lead from the one to the other.",
        "Area, topic and actor above narrow the figure and the list.",
    ),
)
