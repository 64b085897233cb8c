"""The controls of a page: one for each filter that the page answers to, in one row above what they change."""

from __future__ import annotations

from collections.abc import Mapping

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import keyed, named
from dashboard.model import Package
from dashboard.view import FILTER, Options, View

ALL = "all"  # the value of a control that restricts nothing; `assets/view.js` knows it too


def controls(
    package: Package, view: View, keys: tuple[str, ...], narrowed: Mapping[str, Options] | None = None
) -> Component:
    """The row of controls for `keys`. `narrowed` holds the options of filters that offer fewer than all."""
    narrowed = narrowed or {}
    return html.Div(
        [_control(package, view, key, narrowed.get(key) or FILTER[key].options(package)) for key in keys],
        className="controls",
        role="group",
        **named("Filters"),
    )


def _control(package: Package, view: View, key: str, options: Options) -> Component:
    return _several(key, view, options) if FILTER[key].many else _single(key, view, options)


def _single(key: str, view: View, options: Options) -> Component:
    everything = FILTER[key].everything
    first = [] if key in ("indicator", "basis") else [{"label": everything[:1].upper() + everything[1:], "value": ALL}]
    choices = first + [{"label": words[:1].upper() + words[1:], "value": value} for value, words in options.items()]
    name = f"control-{key}"
    return html.Div(
        [
            dbc.Label(FILTER[key].label, html_for=_dom_id(key), id=name),
            dbc.Select(id={"control": key}, options=choices, value=getattr(view, key) or ALL),
        ],
        className="control",
        **keyed(key),
    )


def _dom_id(key: str) -> str:
    """The id that Dash gives to a component with a pattern-matching id."""
    return f'{{"control":"{key}"}}'


def _several(key: str, view: View, options: Options) -> Component:
    chosen = list(getattr(view, key) or options)
    return html.Div(
        [
            html.Span(FILTER[key].label, className="form-label"),
            html.Details(
                [
                    html.Summary(f"Choose {FILTER[key].label.lower()}", className="form-select"),
                    html.Fieldset(
                        [
                            html.Legend(FILTER[key].label, className="visually-hidden"),
                            dbc.Checklist(
                                id={"control": key},
                                options=[{"label": words, "value": value} for value, words in options.items()],
                                value=chosen,
                            ),
                        ]
                    ),
                ],
                className="several",
            ),
        ],
        className="control",
        **keyed(key),
    )
