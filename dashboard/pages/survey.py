"""Survey: what those who answered said of policies, services and their quality, and who they were."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.chart import build
from dashboard.charts import CHART
from dashboard.components.card import card
from dashboard.components.controls import controls
from dashboard.components.links import link, printed
from dashboard.package.model import Package
from dashboard.package.records import Observation
from dashboard.pages.page import Page
from dashboard.pages.parts import column, two_columns
from dashboard.readings.evidence import respondents
from dashboard.readings.survey import GROUPINGS, PAIRS, SCALES, in_full, items, place, share
from dashboard.view import View

FILTERS = ("answer",)
MOST = 200 / 3  # per cent: two thirds
INTERVIEWS = "/survey/interviews"


def layout(package: Package, view: View) -> Component:
    def exhibit(name: str) -> Component:
        return card(package, build(CHART[name], view, package))

    return html.Div(
        [
            html.H1(_headline(package)),
            html.P(
                [
                    f"What respondents of the online survey said ({respondents(package)}). It is their view, not a "
                    "measurement, and ",
                    link("interviews and documents often say otherwise", INTERVIEWS, view),
                    ".",
                ],
                className="lead",
            ),
            controls(package, view, FILTERS),
            two_columns([exhibit("survey-policies")], [_figures(package), _otherwise(package, view)]),
            html.Div([exhibit("survey-services"), exhibit("survey-quality")], className="halves"),
            html.Div([exhibit("survey-statements"), exhibit("survey-respondents")], className="halves"),
            exhibit("interviews-held"),
        ]
    )


def _headline(package: Package) -> str:
    found = {one.title: share(package, one.item, SCALES[4].best) for one in items(package, 4)}
    most = sum(value >= MOST for value in found.values())
    least = min(found, key=lambda title: found[title])
    return (
        f"Two thirds of respondents or more call {most} of {len(found)} policies fully or partially operational; "
        f"{in_full(least).lower()} come last with {found[least]:.1f}\u00a0%"
    )


def _figures(package: Package) -> Component:
    """How many were asked and answered, each figure with where it was printed."""
    wanted = {
        "completed surveys": "answered the online survey",
        "potential respondents": "were invited, all of them named by IOM",
    }
    by_unit = {one.unit: one for one in package.observations_of["method"]}
    found = [(by_unit[unit], words) for unit, words in wanted.items() if unit in by_unit]
    figures = [part for one, words in found for part in _figure(package, one, words)]
    lost = html.P(
        "The text at hand lost the headings of some columns. Where the report’s prose proves one it is used; the "
        "others are called by their number, hatched, and stand apart from the scale.",
        className="remark",
    )
    return column("Who was asked, and what is lost", html.Dl(figures, className="figures"), lost)


def _figure(package: Package, one: Observation, words: str) -> tuple[Component, Component]:
    where = html.Small(printed(package, one.source, one.locator))
    return html.Dt(one.value), html.Dd([words, html.Br(), where])


def _otherwise(package: Package, view: View) -> Component:
    """The way to the page that holds the survey against the interviews, with its first pairs as a foretaste."""
    titles = {one.item: in_full(one.title) for one in package.survey_items}
    figures: list[Any] = []
    for pair in PAIRS[:2]:
        words = f"call {titles[pair.item].lower()} {GROUPINGS[pair.answer].label.lower()}"
        where = html.Small(printed(package, "report", place(package, pair.item)))
        value = f"{share(package, pair.item, pair.answer):.1f}\u00a0%"
        figures += [html.Dt(value), html.Dd([words, html.Br(), where])]
    return column(
        "Survey against interviews",
        html.Dl(figures, className="figures"),
        html.P(link("See what interviews and documents say of the same mechanisms", INTERVIEWS, view)),
    )


PAGE = Page(
    "/survey",
    "Survey",
    "What survey respondents said of policies, services and quality; who they were",
    layout,
    help=(
        "A bar is one question; its parts are shares of the respondents, in the order of the scale.",
        "White is do not know; hatched parts are answers whose headings the text has lost.",
        "Respondents were not drawn by lot: the shares hold for them, not for all who do such work.",
        "Where interviews and documents say otherwise, a link beside the figure leads there.",
    ),
)
