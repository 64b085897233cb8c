"""The callbacks: the address is the one state, and a page is a function of the address.

A new path draws its page whole. A new query draws the same page again on the server and sends only those of its live
parts and controls that differ from what is shown, so that focus, open tables and scroll stay where they are, and the
browser has little to do: Dash is slow to take in a part, even one that is the same. The rest runs there: controls
write the address (`assets/view.js`), exhibits draw themselves (`assets/exhibits.js`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, no_update
from dash import ClientsideFunction as InBrowser

Tree = Mapping[str, Any]  # a Dash component as JSON
Parts = Mapping[tuple[tuple[str, str], ...], Mapping[str, Any]]  # properties of components, by their ids
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
        Output({"control": ALL}, "options"),
        Output({"control": ALL}, "value"),
        Output("shown", "data"),
        Input("address", "search"),
        State("address", "pathname"),
        State("drawn", "data"),
        State("shown", "data"),
        State({"control": ALL}, "value"),
        prevent_initial_call=True,
    )
    def show_view(query: str | None, path: str, drawn: str, shown: str, values: list[Any]) -> list[Any]:
        *groups, _ = ctx.outputs_list
        if path != drawn:  # another page is on its way and brings its own parts
            return [*[[no_update] * len(outputs) for outputs in groups], no_update]
        old, new = (_parts(draw(path, one or "")) for one in (shown, query))
        answers = [[_changed(old, new, output) for output in outputs] for outputs in groups[:2]]
        wanted = [_part(new, output) for output in groups[2]]  # held against what the controls themselves say
        kept = [no_update if one == value else one for one, value in zip(wanted, values, strict=True)]
        return [*answers, kept, query or ""]

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
        InBrowser("landscape", "arrive"),
        Output("arrived", "data"),
        Input("drawn", "data"),
        Input("address", "search"),
    )


def _parts(tree: Tree) -> Parts:
    """The parts of a page by their ids."""
    return {_key(one["id"]): one for one in _identified(tree)}


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


def _changed(old: Parts, new: Parts, output: Mapping[str, Any]) -> Any:
    part = _part(new, output)
    return no_update if part == _part(old, output) else part


def _part(parts: Parts, output: Mapping[str, Any]) -> Any:
    properties = parts.get(_key(output["id"]))
    return properties.get(output["property"], no_update) if properties else no_update
