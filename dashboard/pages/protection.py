"""Protection and justice: shelters, hotlines, time to stay, compensation."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.chart import Exhibit, build
from dashboard.charts import CHART
from dashboard.components.card import card, live, reflowing
from dashboard.components.controls import controls
from dashboard.components.tables import crosswise, statements, with_place
from dashboard.drawing.marks import number
from dashboard.package.model import Package
from dashboard.pages.page import Page
from dashboard.pages.parts import two_columns
from dashboard.readings.evidence import cell
from dashboard.view import View
from dashboard.wording import counted

THEMES = ("protection", "residence", "justice")


def layout(package: Package, view: View) -> Component:
    shelters = build(CHART["shelters"], view, package)
    hotlines, residence, compensation = (
        card(package, build(CHART[name], view, package)) for name in ("hotline-hours", "residence-time", "compensation")
    )
    return html.Div(
        [
            html.H1(_headline(package)),
            html.P(
                "Where a trafficked person can stay, call, recover and claim, and on which condition. White with grey "
                "hatching is what the report does not say.",
                className="lead",
            ),
            controls(package, view, ("sites",)),
            two_columns(
                [reflowing(package, shelters, _by_site(package, shelters)), residence], [hotlines, compensation]
            ),
            live("said", [_theme(package, view, theme) for theme in THEMES]),
        ]
    )


def _headline(package: Package) -> str:
    cells = [cell(package, site, "shelters") for site in package.site_codes]
    counted_at = [one.headline for one in cells if one.headline]
    total = sum(int(number(one.value)) for one in counted_at)
    men = [cell(package, site, "shelter_men").values for site in package.site_codes]
    none = "none of them for men" if all(values == ("0",) for values in men) else "some of them for men"
    return f"{counted(total, 'shelter')} at {counted(len(counted_at), 'site')} that the sources count, {none}"


def _by_site(package: Package, exhibit: Exhibit) -> Component:
    return crosswise(exhibit, "line", f"{exhibit.title}; by site", lambda row: with_place(package, row, row["words"]))


def _theme(package: Package, view: View, theme: str) -> Component:
    sites = view.sites or package.site
    found = [
        one
        for one in package.observations
        if one.site in sites and package.indicator[one.indicator].theme == theme and one.locator
    ]
    summary = f"{package.label('theme', theme)}: {counted(len(found), 'statement')}"
    return html.Details([html.Summary(summary), statements(package, summary, found)], className="more")


PAGE = Page(
    "/protection",
    "Protection",
    "Shelters, hotlines, reflection periods, permits and compensation",
    layout,
    help=(
        "Four figures: where a person can stay, whom to call, how long to recover, what to claim.",
        "Lengths are days and months as printed; what they depend on is written beside them.",
        "What is on paper and what happens in practice often differ: both are shown.",
        "White with grey hatching means that the report does not say: neither no nor zero.",
        "The folds at the end hold every statement with its source.",
    ),
)
