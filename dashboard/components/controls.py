"""The controls of a page: one for each filter that the page answers to, in one row above what they change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import keyed, named
from dashboard.components.card import live
from dashboard.package.model import Package
from dashboard.view import FILTER, Options, View, settle

SETTLED = ("indicator", "basis", "kind")  # where narrowed, one of them is always chosen
ALL = "all"  # the value of a control that restricts nothing; `assets/view.js` knows it too


def controls(
    package: Package, view: View, keys: tuple[str, ...], narrowed: Mapping[str, Options] | None = None
) -> Component:
    """The row of controls for `keys`. `narrowed` holds the options of filters that offer fewer than all.

    On a narrow screen it is a drawer, whose summary says how many filters are set; on others it stands open (by CSS).
    """
    narrowed = narrowed or {}
    row = [
        _control(key, view, narrowed.get(key) or FILTER[key].options(package), key in SETTLED and key in narrowed)
        for key in keys
    ]
    return html.Details(
        [
            live(f"set-{'-'.join(keys)}", _drawer(package, view, keys), html.Summary),
            html.Div(row, className="controls", role="group", **named("Filters")),
        ],
        className="filters",
    )


def _drawer(package: Package, view: View, keys: tuple[str, ...]) -> str:
    """What the folded row says of itself: how many of its filters the reader has set."""
    usual = settle(View(), package)
    chosen = sum(getattr(view, key) not in ("", (), getattr(usual, key)) for key in keys)
    return f"Filters: {chosen} of {len(keys)} set" if chosen else f"Filters ({len(keys)})"


def _control(key: str, view: View, options: Options, settled: bool) -> Component:
    if FILTER[key].many:
        return _several(key, view, options)
    if FILTER[key].free:
        return _labelled(key, dcc.Input(id={"control": key}, type="search", value=getattr(view, key), debounce=True))
    offered = options if settled else {ALL: FILTER[key].everything, **options}
    choices = [{"label": words[:1].upper() + words[1:], "value": value} for value, words in offered.items()]
    return _labelled(key, dbc.Select(id={"control": key}, options=choices, value=getattr(view, key) or ALL))


def _labelled(key: str, field: Component) -> Component:
    label = dbc.Label(FILTER[key].label, html_for=_dom_id(key))
    return html.Div([label, field], className="control", **keyed(key))


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
                    html.Summary(
                        [
                            html.Span(f"{FILTER[key].label}: ", className="visually-hidden"),
                            live(f"chosen-{key}", _chosen(options, chosen), html.Span),
                        ],
                        className="form-select",
                    ),
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


def _chosen(options: Options, chosen: Sequence[str]) -> str:
    """What the folded list says of itself: the one that is chosen, or how many."""
    if len(chosen) == 1:
        return options[chosen[0]]
    return f"All {len(options)}" if len(chosen) == len(options) else f"{len(chosen)} of {len(options)}"
