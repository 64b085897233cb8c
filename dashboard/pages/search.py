"""Search: what holds the words, grouped by kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.card import live
from dashboard.components.links import printed
from dashboard.package.model import Package
from dashboard.pages.page import Page
from dashboard.searching import KINDS, Hit, search
from dashboard.view import View
from dashboard.wording import counted

SHOWN = 12  # hits of a kind that stand open; the others are a keystroke away


def layout(package: Package, view: View) -> Component:
    found = search(package, view.text)
    number = sum(map(len, found.values()))
    return html.Div([html.H1(_headline(view, number)), live("hits", _groups(package, view, found))])


def _headline(view: View, number: int) -> str:
    return f"{counted(number, 'place').capitalize()} with “{view.text}”" if view.text else "Search the assessment"


def _groups(package: Package, view: View, found: Mapping[str, Sequence[Hit]]) -> list[Component]:
    if not found:
        return [
            html.P(
                "Nothing holds all of these words. Try fewer, or other ones: accents and spelling do not matter."
                if view.text
                else "Write one or more words in the field above: findings, recommendations, actions, statements, "
                "bodies and sources are searched.",
                className="lead",
            )
        ]
    ways = html.Ul(
        [html.Li(html.A(f"{KINDS[kind]} ({len(hits)})", href=f"#{kind}")) for kind, hits in found.items()],
        className="inline",
    )
    return [ways, *[_group(package, kind, hits) for kind, hits in found.items()]]


def _group(package: Package, kind: str, hits: Sequence[Hit]) -> Component:
    first, others = hits[:SHOWN], hits[SHOWN:]
    more = (
        [html.Details([html.Summary(f"{len(others)} more"), _list(package, others)], className="more")]
        if others
        else []
    )
    return html.Section([html.H2(f"{KINDS[kind]} ({len(hits)})"), _list(package, first), *more], id=kind)


def _list(package: Package, hits: Sequence[Hit]) -> Component:
    return html.Ul([_item(package, hit) for hit in hits], className="hits")


def _item(package: Package, hit: Hit) -> Component:
    site = f" · {package.site[hit.site].name}" if hit.site else ""
    where = printed(package, hit.source, hit.locator) if hit.locator else None
    return html.Li([dcc.Link(hit.title, href=hit.href), site, html.Br(), hit.text, " ", where])


PAGE = Page(
    "/search", "", "Where a word stands: findings, recommendations, actions, statements, bodies, sources", layout
)
