"""The frame around every page: skip link, navigation, notices, footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import named, polite
from dashboard.components.card import exhibits_in, live
from dashboard.components.links import link
from dashboard.package.model import Package
from dashboard.view import Reading, View
from dashboard.wording import KOSOVO_NOTE, SITUATION_WORDS

NAME = "Counter-trafficking landscape"


def frame() -> Component:
    """What stays while pages change; the page itself is drawn into it by a callback."""
    return html.Div(
        [
            dcc.Location(id="address", refresh="callback-nav"),
            dcc.Store(id="drawn"),
            dcc.Store(id="arrived"),
            dcc.Store(id="again"),  # set when the line is back: what is shown is asked for once more
            html.A("Skip to the content", href="#content", className="skip"),
            html.Div(id="page"),
            html.Div(id="announcer", role="status", className="visually-hidden", **polite()),
        ]
    )


@dataclass(frozen=True)
class Where:
    """Where the reader is: the address that is shown, among the places of the navigation (address, label)."""

    here: str
    places: Sequence[tuple[str, str]]


def framed(package: Package, reading: Reading, where: Where, page: Any) -> Component:
    """A page between navigation and footer, with a notice of what of its address could not be used."""
    view = reading.view
    return html.Div(
        [
            html.Header(
                [
                    link(NAME, "/", view, className="brand"),
                    _age(view),
                    _search(view),
                    _navigation(view, where),
                ]
            ),
            html.Main([*_notices(reading.faults), page, *_taken(view, where.here, page)], id="content", tabIndex="-1"),
            _footer(package, view),
        ]
    )


def _age(view: View) -> Component:
    first = html.Span([" · ", link("What this is", "/start", view)])
    return html.P([SITUATION_WORDS, first], className="age")


def _navigation(view: View, where: Where) -> Component:
    items = [_place(view, where.here, address, label) for address, label in where.places]
    return live("navigation", items, html.Nav, **named("Pages"))


def _search(view: View) -> Component:
    """A plain form, so that it works before any script and without."""
    label = html.Label("Search", htmlFor="search", className="visually-hidden")
    field = dcc.Input(id="search", name="text", type="search", value=view.text, placeholder="Find words")
    button = html.Button("Search", type="submit")
    return html.Form([label, field, button], action="/search", method="get", role="search")


def _place(view: View, here: str, address: str, label: str) -> Component:
    current = here == address or (address != "/" and here.startswith(address + "/"))
    name = [label, html.Span(" (this page)", className="visually-hidden")] if current else label
    return link(name, address, view, className="current" if current else "")


def _notices(faults: Sequence[str]) -> list[Component]:
    return (
        [dbc.Alert([html.Strong("Part of this address was left out. "), " ".join(faults)], color="light")]
        if faults
        else []
    )


def _taken(view: View, here: str, page: Any) -> list[Component]:
    """How a page with exhibits is taken along whole."""
    if not exhibits_in(page):
        return []
    name = "/overview" if here == "/" else here
    links = [html.A("Slides of this page (PowerPoint)", href=f"{name}.pptx{view.query()}")]
    if here.startswith("/sites/"):
        links.append(html.A("Brief of this site (Word)", href=f"{here}.docx"))
    return [live("taken", html.Ul([html.Li(one) for one in links], className="inline"), className="whole")]


def _footer(package: Package, view: View) -> Component:
    return html.Footer(
        [
            html.P(
                [
                    f"{SITUATION_WORDS}: what the sources said then, not what is so today. Facts and figures in this "
                    "project’s own words from the assessment of the International Organization for Migration (2014). ",
                    link("Sources and method", "/sources", view),
                    " · ",
                    link("Glossary", "/glossary", view),
                    " · ",
                    html.A("Present", href="/present"),
                    f" · data version {package.version}",
                ]
            ),
            html.P(KOSOVO_NOTE),
        ]
    )
