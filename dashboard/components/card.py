"""The card of an exhibit: title, filters in words, figure, description, table, caption, and ways to take it along.

The server makes all of it but the figure itself, which `assets/exhibits.js` draws from the exhibit's own address and
draws anew, with its words, when the view changes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.chart import Exhibit
from dashboard.components.inside import components_in
from dashboard.components.tables import exhibit_table
from dashboard.components.taking import taking
from dashboard.edition import made_from
from dashboard.package.model import Package


def live(name: str, children: Any, tag: Callable[..., Component] = html.Div, **properties: Any) -> Component:
    """A part of a page that is drawn anew when the view changes."""
    return tag(children, id={"live": name}, **properties)


def card(package: Package, exhibit: Exhibit, table: Component | None = None, fixed: str = "") -> Component:
    """An exhibit as readers meet it on a page.

    `table` stands for its table where that is better read crosswise; `fixed` is the part of the view that the page
    itself decides, as a query string: `sites=XKX`.
    """
    name = exhibit.chart.id
    return html.Figure(
        [
            html.Div([html.H2(exhibit.title), html.P(exhibit.filtered, className="filtered")], className="head"),
            html.Div(_plot(exhibit), className="drawing map" if exhibit.chart.is_map else "drawing"),
            html.P(exhibit.description, className="described"),
            html.Details(
                [html.Summary("Table"), live(f"table-{name}", table or exhibit_table(package, exhibit))],
                className="tabled",
            ),
            html.Figcaption([html.P(line) for line in exhibit.caption]),
            taking(exhibit),
        ],
        className="exhibit",
        id=name,
        **_addressed(package, exhibit, fixed),
    )


def reflowing(package: Package, exhibit: Exhibit, table: Component) -> Component:
    """The card of a matrix that gives way to its table where its cells would be too small to read."""
    return html.Div(card(package, exhibit, table), className="reflows")


def exhibits_in(page: Component) -> list[tuple[str, str]]:
    """The exhibits of a page: the id of each chart, and its view as a query string."""
    found = [(getattr(one, "data-exhibit", ""), getattr(one, "data-query", "")) for one in components_in(page)]
    return [(address.removeprefix("/charts/"), query) for address, query in found if address]


def _plot(exhibit: Exhibit) -> Component:
    """The place of the figure, as high as the figure will be, so that nothing moves when it comes."""
    height = exhibit.shown["layout"].get("height")
    return html.Div(className="plot pending", style={"height": f"{height}px"} if height else {})


def _addressed(package: Package, exhibit: Exhibit, fixed: str) -> dict[str, Any]:
    """What `assets/exhibits.js` makes the address of the figure from."""
    return {
        "data-exhibit": f"/charts/{exhibit.chart.id}",
        "data-filters": " ".join(exhibit.chart.keys),
        "data-fixed": fixed,
        "data-query": exhibit.query,
        "data-version": made_from(package.fingerprint),
    }
