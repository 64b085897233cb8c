"""Recommendations: the six topics with their recommendations, and what each asks of each site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.chart import build
from dashboard.charts import CHART
from dashboard.components.card import card, live
from dashboard.components.controls import controls
from dashboard.package.model import Package
from dashboard.package.records import Recommendation
from dashboard.pages.chain import named_link
from dashboard.pages.page import Page
from dashboard.pages.parts import column, two_columns
from dashboard.ties import answered, asked, recommendations
from dashboard.view import View, joined
from dashboard.wording import counted

FILTERS = ("topic", "actor", "sites", "area")


def layout(package: Package, view: View) -> Component:
    return html.Div(
        [
            html.H1(_headline(package)),
            html.P(
                "What the assessment recommends to the region, and the supporting actions that it asks of single "
                "sites. A click on a number opens the recommendation with the actions of that site; an area narrows "
                "the list to recommendations that answer its findings.",
                className="lead",
            ),
            controls(package, view, FILTERS),
            two_columns(
                [card(package, build(CHART["recommendation-matrix"], view, package))],
                [live("topics", _topics(package, view))],
            ),
        ]
    )


def _headline(package: Package) -> str:
    numbers = Counter(ask.site for ask in asked(package, View(), *package.recommendation))
    most, least = max(numbers.values()), min(numbers.values())
    return (
        f"The {len(package.recommendations)} recommendations ask {numbers.total()} actions of single sites: most of "
        f"{_holders(package, numbers, most)} ({most}), fewest of {_holders(package, numbers, least)} ({least})"
    )


def _holders(package: Package, numbers: Counter[str], number: int) -> str:
    return joined(package.site[site].name for site in package.site_codes if numbers[site] == number)


def _topics(package: Package, view: View) -> list[Component]:
    found = recommendations(package, view)
    topics = {one.topic: package.label("topic", one.topic) for one in found}
    return [_topic(package, view, label, [one for one in found if one.topic == key]) for key, label in topics.items()]


def _topic(package: Package, view: View, label: str, found: Sequence[Recommendation]) -> Component:
    items = [html.Li([named_link(one, view), html.Small(_numbers(package, view, one))]) for one in found]
    return column(label, html.Ul(items, className="plain"))


def _numbers(package: Package, view: View, one: Recommendation) -> str:
    ties = answered(package, view, one.recommendation)
    actions = asked(package, view, one.recommendation)
    sites = {ask.site for ask in actions}
    asked_of = f" asked of {counted(len(sites), 'site')}" if sites else " for this choice"
    where = asked_of if package.actions_of[one.recommendation] else " printed under it"
    return f"answers {counted(len(ties), 'finding')} · {counted(len(actions), 'action')}{where}"


PAGE = Page(
    "/recommendations",
    "Recommendations",
    "What is recommended to the region and asked of each site",
    layout,
    help=(
        "A row is a recommendation, a column a site; the number counts the actions asked of it.",
        "R and a number name a recommendation to the region, S an action of single sites in support of it.",
        "The order is by topic and says nothing of importance.",
        "A click on a number, or the link in the list, opens the recommendation with its actions.",
    ),
)
