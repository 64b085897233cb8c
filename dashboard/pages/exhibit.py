"""One exhibit at its permanent address, with its own filters: where links from briefings and slides lead."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.chart import build
from dashboard.charts import CHART
from dashboard.components.card import card
from dashboard.components.controls import controls
from dashboard.package.model import Package
from dashboard.pages.page import Page, UnknownPage
from dashboard.view import View


def layout(package: Package, view: View, chart: str) -> Component:
    if chart not in CHART:
        raise UnknownPage(f"There is no exhibit {chart[:40]!r}.")
    shown = CHART[chart]
    return html.Div(
        [
            html.H1(shown.about),
            html.P("An exhibit of its own; its address keeps what you choose, and stays the same.", className="lead"),
            *([controls(package, view, shown.filters)] if shown.filters else []),
            card(package, build(shown, view, package)),
        ]
    )


PAGE = Page("/charts/<chart>", "", "One exhibit at its permanent address, with its own filters", layout)
