"""Explorer: every statement in one table that can be filtered, searched, ordered and taken away."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.chart import Column
from dashboard.components.attributes import named
from dashboard.components.card import live
from dashboard.components.controls import controls
from dashboard.components.links import printed, site_link
from dashboard.components.tables import said, table
from dashboard.explorer import FILTERS, PAGE_SIZE, explored, page_number, pages
from dashboard.package.model import Package
from dashboard.package.records import Observation
from dashboard.pages.page import Page
from dashboard.view import View, in_words
from dashboard.wording import BASIS, KOSOVO_NOTE, SITUATION_WORDS, counted

COLUMNS = (
    Column("site", "Site"),
    Column("indicator", "What"),
    Column("basis", "Basis"),
    Column("statement", "What the sources say"),
    Column("printed", "Printed at"),
)


def layout(package: Package, view: View) -> Component:
    found = explored(package, view)
    return html.Div(
        [
            html.H1(f"All {len(package.observations):,} statements, each with where it was printed"),
            html.P(
                "One row is one statement about one site, or about the region: a rule on paper, what happens in "
                "practice, or a figure. Filter them, search their words, take them away.",
                className="lead",
            ),
            controls(package, view, FILTERS),
            live("found", _found(package, view, found)),
        ]
    )


def _found(package: Package, view: View, found: Sequence[Observation]) -> list[Component]:
    page = page_number(view, len(found))
    shown = found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return [
        html.P(in_words(view, package, FILTERS), className="filtered"),
        html.H2(f"{counted(len(found), 'statement')} found", className="found"),
        _downloads(view),
        table("Statements", COLUMNS, [_row(package, view, one) for one in shown], "explorer"),
        _steps(view, page, pages(len(found))),
        html.P(f"{SITUATION_WORDS}; single figures as their period says. {KOSOVO_NOTE}", className="small"),
    ]


def _downloads(view: View) -> Component:
    query = view.with_(page="").query()
    forms = (("CSV", f"/statements.csv{query}"), ("Excel, with a data dictionary", f"/statements.xlsx{query}"))
    links = [html.Li(html.A(name, href=href, download="")) for name, href in forms]
    return html.Ul([html.Li("Take these rows away:"), *links], className="inline")


def _row(package: Package, view: View, one: Observation) -> tuple[object, ...]:
    return (
        site_link(package, one.site, view),
        dcc.Link(package.indicator[one.indicator].title, href=f"/?indicator={one.indicator}"),
        BASIS[one.basis] if one.locator else "",
        said(package, one),
        printed(package, one.source, one.locator, one.cited) if one.locator else "–",
    )


def _steps(view: View, page: int, last: int) -> Component:
    before = [_step(view, page - 1, "← Before")] if page > 1 else []
    after = [_step(view, page + 1, "Next →")] if page < last else []
    where = html.Span(f"Page {page} of {last}", className="place")
    return html.Nav([*before, where, *after], className="steps", **named("Pages of the table"))


def _step(view: View, page: int, text: str) -> Component:
    return dcc.Link(text, href="/data" + view.with_(page="" if page == 1 else str(page)).query())


PAGE = Page(
    "/data",
    "Data",
    "Every statement in one table to filter, search, order and download",
    layout,
    help=(
        "A row is one statement on one site, or on the region; filters and words above narrow the table.",
        "On paper is a rule, in practice what happens, in figures a count.",
        "Where sources conflict, both statements stand.",
        "The last column says where a statement was printed: the section, then L and the line of the text.",
    ),
)
