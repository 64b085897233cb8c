"""Cases: how many were identified, beside irregular migration, prosecution and inspection; and who has no figure."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.chart import Chart, build
from dashboard.charts import (
    border_detections,
    case_figures,
    identified_cases,
    irregular_migration,
    labour_inspection,
    prosecution_figures,
)
from dashboard.components.card import card, live
from dashboard.components.controls import controls
from dashboard.components.links import link
from dashboard.components.statements import stated
from dashboard.figures import indicators, printed_figures
from dashboard.package.model import Package
from dashboard.package.records import REGION, Observation
from dashboard.pages.page import Page
from dashboard.pages.parts import column, two_columns
from dashboard.readings.evidence import all_statements
from dashboard.readings.survey import noted
from dashboard.view import Options, View
from dashboard.wording import counted, period

FILTERS = ("sites", "period")
SAID = ("case_profile", "traffickers", "recruitment", "migration_profile", "migration_response")


def layout(package: Package, view: View) -> Component:
    def exhibit(chart: Chart) -> Component:
        return card(package, build(chart, view, package))

    return html.Div(
        [
            html.H1(_headline(package)),
            html.P(
                "The report prints few figures, from several sources and years. What cannot be compared stands in a "
                "panel of its own, with its unit and its year; a part is drawn as a part only where a source says so. "
                "Those who were identified are not all who were trafficked.",
                className="lead",
            ),
            controls(package, view, FILTERS, {"period": _periods(package)}),
            two_columns([exhibit(identified_cases.CHART)], [exhibit(irregular_migration.CHART)]),
            two_columns([exhibit(case_figures.CHART)], [exhibit(labour_inspection.CHART)]),
            html.Div([exhibit(border_detections.CHART), exhibit(prosecution_figures.CHART)], className="halves"),
            two_columns([_said(package, view)], [_disagreements(package, view)]),
        ]
    )


def _headline(package: Package) -> str:
    silent = len(case_figures.silent_sites_of_all(package))
    pair = irregular_migration.title(package, View())
    return f"{pair}; {silent} of the {len(package.site_codes)} sites have no figure on cases or migration at all"


def _periods(package: Package) -> Options:
    """The periods of the figures on this page."""
    found = {one.period for key in indicators(package) for one in printed_figures(package, key.indicator)}
    return {one: period(one) for one in sorted(found)}


def _said(package: Package, view: View) -> Component:
    """What is said without numbers, folded by subject."""
    keys = [one.indicator for one in indicators(package)]
    return column(
        "What is said without a number",
        _subject(package, view, "Of these figures, in words", keys),
        *[_subject(package, view, package.indicator[key].title, [key]) for key in SAID],
    )


def _disagreements(package: Package, view: View) -> Component:
    """Where the sources of these figures contradict each other or themselves."""
    said = [one for key in indicators(package) for one in package.observations_of[key.indicator]]
    found = dict.fromkeys(other for one in said for other in noted(package, one.locator))
    points = [html.Li(link(one.title, f"/sources#{one.discrepancy}", view)) for one in found]
    return column("Where sources on these figures disagree", html.Ul(points, className="plain"))


def _subject(package: Package, view: View, title: str, keys: Sequence[str]) -> Component:
    order = [*(view.sites or package.site_codes), REGION]
    found = [
        one
        for one in all_statements(package)
        if isinstance(one.record, Observation)
        and one.record.indicator in keys
        and not one.record.value
        and one.site in order
        and view.period in ("", one.record.period)
    ]
    found.sort(key=lambda one: order.index(one.site))
    return html.Details(
        [
            live(f"summary-{keys[0]}", f"{title}: {counted(len(found), 'statement')}", html.Summary),
            live(f"said-{keys[0]}", stated(package, view, title, found)),
        ],
        className="more",
    )


PAGE = Page(
    "/cases",
    "Cases",
    "How many cases were identified, beside migration and prosecution; who has none",
    layout,
    help=(
        "A brick is one identified case; it is divided only where a source names the parts.",
        "Those who were identified are not all who were trafficked: nobody has accepted estimates of these.",
        "Figures of other years or units stand apart, since they cannot be compared.",
        "Where a site has no figure, the words say so; no zero is drawn.",
    ),
)
