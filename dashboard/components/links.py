"""Links that keep the reader's filters, and links to where something was printed."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.package.model import Package
from dashboard.view import KEPT, View
from dashboard.wording import place, short_citation, source_path


def link(text: Any, path: str, view: View, **properties: Any) -> Component:
    """A link to a page that takes the filters along; a path with a query of its own stays as it is."""
    page, mark, anchor = path.partition("#")
    return dcc.Link(text, href=path if "?" in path else page + view.query(*KEPT) + mark + anchor, **properties)


def site_link(package: Package, site: str, view: View) -> Component | str:
    """A link to a site's profile; the region has none."""
    name = package.site[site].name
    return link(name, f"/sites/{site}", view) if site in package.site_codes else name


def printed(package: Package, source: str, locator: str, cited: str = "") -> Component:
    """Where a statement was printed, and the work that it cites, each a link to what rests on that source."""
    where = dcc.Link(place(source, locator) or "no place", href=source_path(package, source or "report", locator))
    return html.Span([where, *citing(package, cited)], className="printed")


def citing(package: Package, cited: str) -> list[Any]:
    """The end of a place: a link to the work that the statement cites, if it cites one."""
    return [", citing ", dcc.Link(short_citation(package, cited), href=source_path(package, cited))] if cited else []
