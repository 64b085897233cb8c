"""A recommendation: its parts, what it asks of each site, what it answers and what the workshop made of it."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.chart import Column
from dashboard.components.card import live
from dashboard.components.controls import controls
from dashboard.components.links import link, printed
from dashboard.components.tables import table
from dashboard.components.taking import into_a_talk
from dashboard.package.model import Package
from dashboard.package.records import FindingRecommendation, Priority, Recommendation
from dashboard.pages.chain import actors_of, asked_by_site, headed, named_link, shown_of, tie, ways, with_links
from dashboard.pages.page import Page, UnknownPage
from dashboard.pages.parts import column, two_columns
from dashboard.ties import answered, asked, recommendations
from dashboard.view import View, joined
from dashboard.wording import counted

FILTERS = ("sites", "actor", "area")
VOTES = (
    Column("where", "Where"),
    Column("said", "What it gave"),
    Column("printed", "Printed at"),
)


def layout(package: Package, view: View, recommendation: str) -> Component:
    one = package.recommendation.get(recommendation)
    if not one:
        raise UnknownPage(
            f"Recommendation {recommendation} is not among the {len(package.recommendations)} recommendations."
        )
    keys = [other.recommendation for other in recommendations(package, view)]
    return html.Div(
        [
            ways(view, "recommendations", keys, [*package.recommendation], recommendation),
            html.H1(headed(recommendation, _headline(package, one))),
            html.P([f"{one.statement} ", printed(package, one.source, one.locator)], className="lead"),
            _shortcuts(package, view, one),
            into_a_talk("recommendation", recommendation, one.statement),
            controls(package, view, FILTERS, {"actor": actors_of(package, view, [recommendation])}),
            two_columns(
                [_actions(package, view, one), *_parts(package, one)],
                [_findings(package, view, one), _workshop(package, view, one)],
            ),
        ]
    )


def _headline(package: Package, one: Recommendation) -> str:
    asks = asked(package, View(), one.recommendation)
    sites = {ask.site for ask in asks}
    whom = f"{counted(len(asks), 'action')} asked of {counted(len(sites), 'site')}" if asks else "no action of its own"
    return f"{one.title}: {whom}, {counted(len(package.answered_by[one.recommendation]), 'finding')} answered"


def _shortcuts(package: Package, view: View, one: Recommendation) -> Component:
    """The findings at the top, so that they are never more than a click away."""
    topic = link(package.label("topic", one.topic), "/recommendations", view.with_(topic=one.topic))
    ties = answered(package, view, one.recommendation)
    links = [html.Li(named_link(package.finding[tie.finding], view)) for tie in ties]
    return live("shortcuts", [html.Li(["Topic: ", topic]), html.Li("Answers:"), *links], html.Ul, className="inline")


def _actions(package: Package, view: View, one: Recommendation) -> Component:
    asks, everything = asked(package, view, one.recommendation), asked(package, View(), one.recommendation)
    heading = f"Asked of single sites: {shown_of(len(asks), len(everything), 'action')}"
    return live("actions", column(heading, *asked_by_site(package, view, one.recommendation, html.H3)))


def _parts(package: Package, one: Recommendation) -> list[Component]:
    """The parts of the recommendation, and how its wording came about."""
    parts = [part for part in package.recommendation_parts if part.recommendation == one.recommendation]
    items = [
        html.Li(
            [html.Span(part.part, className="id"), part.statement, html.Small(printed(package, "report", part.locator))]
        )
        for part in parts
    ]
    asked_for = [column(f"In {counted(len(parts), 'part')}", html.Ul(items, className="plain"))] if parts else []
    is_told = not package.actions_of[one.recommendation]  # then the note stands in place of the actions
    return [*asked_for, *([column("On its wording", html.P(one.note))] if one.note and not is_told else [])]


def _findings(package: Package, view: View, one: Recommendation) -> Component:
    ties, everything = answered(package, view, one.recommendation), package.answered_by[one.recommendation]
    heading = f"Answers {shown_of(len(ties), len(everything), 'finding')}"
    return live("findings", column(heading, *[_finding(package, view, tie) for tie in ties]))


def _finding(package: Package, view: View, one: FindingRecommendation) -> Component:
    heading = html.H3(named_link(package.finding[one.finding], view))
    return html.Section([heading, tie(package, one, view)], className="answer")


def _workshop(package: Package, view: View, one: Recommendation) -> Component:
    """What the workshop of May 2014 made of the item that became this recommendation."""
    items = [item for item in package.priorities if one.recommendation in item.recommendation.split(";")]
    shared = sorted({key for item in items for key in item.recommendation.split(";")} - {one.recommendation})
    together = [html.P(with_links(f"One item with {joined(shared)} at the workshop.", view))] if shared else []
    last = sum(item.table == 10 for item in package.priorities)
    rows = [(_where(item), _vote(item, last), printed(package, "report", item.locator)) for item in items]
    said = [remark for item in items for remark in _remarks(package, item)]
    return live(
        "workshop",
        column("At the workshop", *together, table("Priorities at the workshop", VOTES, rows, "votes"), html.Dl(said)),
    )


def _where(item: Priority) -> str:
    return {8: "Small groups", 9: "Full group", 10: "Final ranking"}[item.table]


def _vote(item: Priority, last: int) -> str:
    if item.table == 10:
        return f"{item.rank} of {last}"
    times = {None: "", 1: ", chosen once", 2: ", chosen twice"}.get(item.frequency, f", chosen {item.frequency} times")
    return f"priority {item.priority}{times}"


def _remarks(package: Package, item: Priority) -> list[Any]:
    """What table 8 adds to its priority: who marked the item, how it was reworded, what was said."""
    marked = joined(package.site[site].name for site in item.sites.split(";") if site)
    said = {"Marked by": marked, "Revised wording": item.revised, "Comment": item.comment if item.table == 8 else ""}
    return [part for words, text in said.items() if text for part in (html.Dt(words), html.Dd(text))]


PAGE = Page("/recommendations/<recommendation>", "", "A recommendation with what it asks of each site and why", layout)
