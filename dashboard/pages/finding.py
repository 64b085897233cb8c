"""A finding: its evidence for each site, the recommendations that answer it and what these ask of each site."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.card import live
from dashboard.components.controls import controls
from dashboard.components.links import link, printed, site_link
from dashboard.components.taking import into_a_talk
from dashboard.package.model import Package, by_key
from dashboard.package.records import REGION, Finding, FindingRecommendation, FindingSite
from dashboard.pages.chain import actors_of, asked_by_site, headed, named_link, shown_of, silent, tie, ways
from dashboard.pages.page import Page, UnknownPage
from dashboard.pages.parts import chosen_sites, column, two_columns
from dashboard.ties import answers, asked, bases, findings
from dashboard.view import View
from dashboard.wording import BASIS, EVIDENCE, counted

FILTERS = ("sites", "topic", "actor")
REMARK = (
    "On paper or in practice: as the observations have it that are printed at the same place; left out where these do "
    "not settle it."
)


def layout(package: Package, view: View, finding: str) -> Component:
    one = package.finding.get(finding)
    if not one:
        raise UnknownPage(f"Finding {finding} is not among the {len(package.findings)} findings.")
    keys = [other.finding for other in findings(package, view)]
    answering = [tie.recommendation for tie in package.answers_to[finding]]
    return html.Div(
        [
            ways(view, "findings", keys, [*package.finding], finding),
            html.H1(headed(finding, _headline(package, one))),
            html.P([f"{one.statement} ", printed(package, one.source, one.locator)], className="lead"),
            _shortcuts(package, view, one),
            into_a_talk("finding", finding, one.statement),
            controls(package, view, FILTERS, {"actor": actors_of(package, view, answering)}),
            two_columns([_evidence(package, view, one)], [_answers(package, view, one)]),
        ]
    )


def _headline(package: Package, one: Finding) -> str:
    sites = {said.site for said in package.evidence_for[one.finding]} & set(package.site_codes)
    ties = package.answers_to[one.finding]
    actions = asked(package, View(), *[tie.recommendation for tie in ties])
    where = f"evidence on {len(sites)} of {len(package.site_codes)} sites" if sites else "evidence on the region alone"
    return (
        f"{one.title}: {where}, {counted(len(ties), 'recommendation')} and {counted(len(actions), 'action')} in answer"
    )


def _shortcuts(package: Package, view: View, one: Finding) -> Component:
    """The recommendations at the top, so that they are never more than a click away."""
    area = link(package.label("area", one.area), "/findings", view.with_(area=one.area))
    ties = answers(package, view, one.finding)
    links = [html.Li(named_link(package.recommendation[tie.recommendation], view)) for tie in ties]
    return live("shortcuts", [html.Li(["Area: ", area]), html.Li("Answered by:"), *links], html.Ul, className="inline")


def _evidence(package: Package, view: View, one: Finding) -> Component:
    sections = [_of_site(package, view, one, site) for site in (*chosen_sites(package, view), REGION)]
    remark = html.P(REMARK, className="remark")
    return live("evidence", column("What the discussion says of each site", *sections, remark))


def _of_site(package: Package, view: View, one: Finding, site: str) -> Component:
    said = [found for found in package.evidence_for[one.finding] if found.site == site]
    if not said:
        return html.Section([html.H3(site_link(package, site, view)), silent()])
    number = html.Small(counted(len(said), "statement"))
    heading = html.Div([html.H3(site_link(package, site, view)), number], className="counted")
    reasons = by_key(said, lambda found: found.part)
    return html.Section([heading, *[_of_reason(package, one, *reason) for reason in reasons.items()]])


def _of_reason(package: Package, one: Finding, reason: str, said: Sequence[FindingSite]) -> Component:
    """The statements under one of the reasons that the report names; under none where it names none."""
    heading = [html.H4(f"Reason: {reason}")] if reason else []
    return html.Div([*heading, html.Ul([_statement(package, one, found) for found in said])])


def _statement(package: Package, one: Finding, said: FindingSite) -> Component:
    """A statement, with its basis where it is known, the kind of evidence and where it was printed."""
    basis = BASIS.get(bases(package).get((said.site, said.locator), ""))
    kinds = " · ".join(words for words in (basis, EVIDENCE[said.evidence]) if words)
    where = printed(package, one.source, said.locator, said.cited)
    return html.Li([said.statement, html.Small([f"{kinds} · ", where])])


def _answers(package: Package, view: View, one: Finding) -> Component:
    ties, everything = answers(package, view, one.finding), package.answers_to[one.finding]
    heading = f"Answered by {shown_of(len(ties), len(everything), 'recommendation')}"
    return live("answers", column(heading, *[_answer(package, view, tie) for tie in ties]))


def _answer(package: Package, view: View, one: FindingRecommendation) -> Component:
    record = package.recommendation[one.recommendation]
    asks, everything = asked(package, view, one.recommendation), asked(package, View(), one.recommendation)
    return html.Section(
        [
            html.H3(named_link(record, view)),
            tie(package, one, view),
            html.P([html.Strong("Asked of single sites: "), shown_of(len(asks), len(everything), "action")]),
            *asked_by_site(package, view, one.recommendation),
        ],
        className="answer",
    )


PAGE = Page("/findings/<finding>", "", "A finding with its evidence for each site and what answers it", layout)
