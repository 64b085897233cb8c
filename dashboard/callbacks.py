"""The callbacks: the address is the one state, and a page is a function of the address.

All of them run in the browser (`assets/view.js`): a new path fetches its page whole, a new query fetches the same page
again and changes those of its live parts and controls that differ. Controls write the address, exhibits draw
themselves (`assets/exhibits.js`).
"""

from __future__ import annotations

from dash import ALL, Dash, Input, Output, State
from dash import ClientsideFunction as InBrowser


def register(app: Dash) -> None:
    """Register all callbacks of the dashboard with `app`."""
    app.clientside_callback(
        InBrowser("landscape", "show_page"),
        Output("page", "children"),
        Output("drawn", "data"),
        Input("address", "pathname"),
        State("address", "search"),
    )
    app.clientside_callback(
        InBrowser("landscape", "show_view"),
        Output({"live": ALL}, "children"),
        Output({"control": ALL}, "options"),
        Output({"control": ALL}, "value"),
        Input("address", "search"),
        Input("again", "data"),
        State("address", "pathname"),
        State("drawn", "data"),
        State({"control": ALL}, "value"),
        prevent_initial_call=True,
    )
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
        Input("again", "data"),
    )
