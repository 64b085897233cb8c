"""Compare: the evidence matrix, what stands behind each of its rows, and what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.chart import Column, Exhibit, build
from dashboard.charts import CHART
from dashboard.charts.evidence_matrix import BEHIND
from dashboard.comparison import balance, compared, gap, pair, pairs, silent
from dashboard.components.card import card, live, reflowing
from dashboard.components.controls import controls
from dashboard.components.links import link, printed, site_link
from dashboard.components.tables import said, table
from dashboard.package.model import Package
from dashboard.package.records import REGION, Indicator, Observation
from dashboard.pages.page import Page
from dashboard.pages.parts import chosen_sites
from dashboard.readings.evidence import CONFLICTING, DETAIL, NOT_APPLICABLE, NOT_STATED, Cell, words
from dashboard.view import View
from dashboard.wording import BASIS, counted

FILTERS = ("theme", "sites", "sort", "differs")
SAID = {NOT_STATED: "not said", DETAIL: "described", CONFLICTING: "conflict", NOT_APPLICABLE: "–"}


def layout(package: Package, view: View) -> Component:
    view = view.with_(indicator=_picked(package, view).indicator)
    matrix = build(CHART["evidence-matrix"], view, package)
    return html.Div(
        [
            html.H1(_headline(package)),
            html.P(_lead(package), className="lead"),
            controls(package, view, FILTERS, {"theme": _themes(package)}),
            live("handout", _handout(view), html.P, className="remark"),
            reflowing(package, matrix, _crosswise(matrix)),
            card(package, build(CHART["knowledge-gaps"], view, package)),
            _behind(package, view),
        ]
    )


def _picked(package: Package, view: View) -> Indicator:
    """The mechanism whose statements are shown: the view's, or the first of its theme."""
    found = [one for one in compared(package) if view.theme in ("", one.theme)] or compared(package)
    return next((one for one in found if one.indicator == view.indicator), found[0])


def _headline(package: Package) -> str:
    count = balance(pairs(package, package.site_codes, compared(package)))
    return (
        f"Where paper and practice are both rated, {count.on_paper} of {count.rated} safeguards stand in full on paper "
        f"and {count.in_practice} in practice"
    )


def _lead(package: Package) -> str:
    found = list(pairs(package, package.site_codes, compared(package)))
    return (
        f"{len(compared(package))} mechanisms at six sites make {len(found)} pairs of paper and practice, of which "
        f"{balance(found).rated} are rated on both sides; on {silent(found)} of the {2 * len(found)} cells the report "
        "does not say anything. A click on a cell opens its statements with their sources; pick two sites to see only "
        "where they differ."
    )


def _themes(package: Package) -> dict[str, str]:
    return {one.theme: package.label("theme", one.theme) for one in compared(package)}


def _handout(view: View) -> list[Any]:
    """Ways to the handout for print: there is one of two sites."""
    if len(view.sites) != 2:
        return []
    query = view.query("sites")
    pdf = html.A("Handout of these two sites (PDF)", href=f"/handout.pdf{query}")
    return [pdf, " · ", html.A("the same as a page for print", href=f"/handout{query}")]


def _crosswise(exhibit: Exhibit) -> Component:
    """The matrix as a table: a row a mechanism, a column a site, in each cell the paper and then the practice."""
    lines = {row["line"]: row["href"] for row in exhibit.table.rows}
    sites = list(dict.fromkeys(row["site"] for row in exhibit.table.rows))
    verdicts: dict[tuple[str, str], list[str]] = {}
    for row in exhibit.table.rows:
        verdicts.setdefault((row["line"], row["site"]), []).append(row["verdict"])
    columns = [Column("line", "Mechanism"), *[Column(site, site) for site in sites]]
    rows = [
        (link(line, href, exhibit.view), *[_both(*verdicts[line, site]) for site in sites])
        for line, href in lines.items()
    ]
    caption = f"{exhibit.title}; first on paper, then in practice; a mechanism leads to its statements"
    return html.Div([html.P("On paper → in practice"), table(caption, columns, rows, "crosswise", heads=1)])


@lru_cache
def _both(law: str, practice: str) -> tuple[Any, ...]:
    return (_half(law),) if law == practice == NOT_STATED else (_half(law), " → ", _half(practice))


def _half(verdict: str) -> Component:
    return html.Span(SAID.get(verdict, verdict), className=f"half {verdict}")


def _behind(package: Package, view: View) -> Component:
    """The statements on the mechanism that the reader picked, site by site, paper beside practice."""
    names = {one.indicator: one.title for one in compared(package)}
    sites = (*chosen_sites(package, view), REGION)
    return html.Section(
        [
            live("behind-title", f"What stands behind: {names[view.indicator]}", html.H2),
            controls(package, view, ("indicator",), {"indicator": names}),
            live("behind-said", [html.P(_about(package, view)), *[_site(package, view, site) for site in sites]]),
            html.P(html.A("Back to the matrix", href="#evidence-matrix")),
        ],
        id=BEHIND,
        tabIndex="-1",
        className="block",
    )


def _about(package: Package, view: View) -> str:
    indicator, sites = package.indicator[view.indicator], chosen_sites(package, view)
    number = sum(one.site in sites for one in _stating(package.observations_of[view.indicator]))
    short = gap(package, sites, indicator)
    fall = f" Practice falls short of the paper at {counted(short, 'site')}." if short else ""
    return (
        f"{indicator.description}. {counted(number, 'statement').capitalize()} on {counted(len(sites), 'site')}.{fall}"
    )


def _stating(found: Sequence[Observation]) -> list[Observation]:
    return [one for one in found if one.status != NOT_STATED]


def _site(package: Package, view: View, site: str) -> Component:
    both = pair(package, site, view.indicator)
    sides = [_side(package, one) for one in (both.law, both.practice)]
    return html.Section([html.H3(site_link(package, site, view)), html.Div(sides, className="halves")])


def _side(package: Package, one: Cell) -> Component:
    """What is said on one basis: the statements that give it a value first."""
    ordered = sorted(_stating(one.observations), key=lambda found: not found.value)
    verdict = html.H4(f"{BASIS[one.basis].capitalize()}: {words(package, one)}")
    return html.Div([verdict, html.Ul([_statement(package, found) for found in ordered], className="plain")])


def _statement(package: Package, one: Observation) -> Component:
    return html.Li([*said(package, one), printed(package, one.source, one.locator, one.cited)])


PAGE = Page(
    "/compare",
    "Compare",
    "How the sites compare on paper and in practice, and what is not known",
    layout,
    help=(
        "A row is a mechanism, a column a site; each cell says first what is on paper, then what is in practice.",
        "A frame marks a gap: in full on paper, less in practice.",
        "White with grey hatching means that the report does not say: neither no nor zero.",
        "Two sites alone show where they differ, and give a handout for print.",
        "A click on a cell, or on a mechanism in the table, opens its statements with their sources.",
    ),
)
