"""The callbacks: the address is the one state, and a page is a function of the address.

A new path draws its page whole. A new query draws the same page again on the server and sends only its live parts,
figures and controls, so that focus, open tables and scroll stay where they are. The rest runs in the browser
(`assets/view.js`): controls write the address, a click on a mark follows its link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, no_update
from dash import ClientsideFunction as InBrowser

Tree = Mapping[str, Any]  # a Dash component as JSON
Draw = Callable[[str, str], Tree]  # (path, query) -> the page in its frame


def register(app: Dash, draw: Draw) -> None:
    """Register all callbacks of the dashboard with `app`."""

    @app.callback(
        Output("page", "children"),
        Output("drawn", "data"),
        Input("address", "pathname"),
        State("address", "search"),
    )
    def show_page(path: str, query: str | None) -> tuple[Tree, str]:
        return draw(path, query or ""), path

    @app.callback(
        Output({"live": ALL}, "children"),
        Output({"graph": ALL}, "figure"),
        Output({"control": ALL}, "options"),
        Output({"control": ALL}, "value"),
        Input("address", "search"),
        State("address", "pathname"),
        State("drawn", "data"),
        State({"control": ALL}, "value"),
        prevent_initial_call=True,
    )
    def show_view(query: str | None, path: str, drawn: str, values: list[Any]) -> list[Any]:
        if path != drawn:  # another page is on its way and brings its own parts
            return [[no_update] * len(outputs) for outputs in ctx.outputs_list]
        parts = {_key(one["id"]): one for one in _identified(draw(path, query or ""))}
        answers = [[_part(parts, output) for output in outputs] for outputs in ctx.outputs_list]
        answers[3] = [no_update if new == old else new for new, old in zip(answers[3], values, strict=True)]
        return answers

    app.clientside_callback(
        InBrowser("landscape", "write_address"),
        Output("address", "search"),
        Input({"control": ALL}, "value"),
        State({"control": ALL}, "id"),
        State({"control": ALL}, "options"),
        State("address", "search"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        InBrowser("landscape", "follow_mark"),
        Output("address", "href"),
        Input({"graph": ALL}, "clickData"),
        State("address", "search"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        InBrowser("landscape", "arrive"),
        Output("announcer", "children"),
        Input("drawn", "data"),
        Input({"live": ALL}, "children"),
    )


def _identified(node: Any) -> Iterator[Mapping[str, Any]]:
    """The properties of all components below `node` whose id is a pattern."""
    if isinstance(node, Mapping):
        properties = node.get("props", {})
        if isinstance(properties.get("id"), Mapping):
            yield properties
        yield from _identified(properties.get("children"))
    elif isinstance(node, list):
        for child in node:
            yield from _identified(child)


def _key(identity: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(identity.items()))


def _part(parts: Mapping[Any, Mapping[str, Any]], output: Mapping[str, Any]) -> Any:
    properties = parts.get(_key(output["id"]))
    return properties.get(output["property"], no_update) if properties else no_update
