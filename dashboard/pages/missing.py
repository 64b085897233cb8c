"""What a reader meets at an address that leads nowhere: what is wrong, and ways back."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.package.model import Package


def missing(package: Package, why: str) -> Component:
    """The page for an unknown address."""
    sites = [html.Li(dcc.Link(package.site[site].name, href=f"/sites/{site}")) for site in package.site_codes]
    return html.Div(
        [
            html.H1("This page is not here"),
            html.P(why, className="lead"),
            html.P([dcc.Link("Back to the overview", href="/"), ", or to the profile of a site:"]),
            html.Ul(sites),
        ]
    )
