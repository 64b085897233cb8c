"""The card of an exhibit: title, filters in words, figure, description, table, caption."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.chart import Exhibit
from dashboard.components.tables import exhibit_table
from dashboard.model import Package
from dashboard.style import GRAPH_CONFIG, GROUND, SECOND_INK
from dashboard.wording import wrapped

NARROWEST = 42  # characters of a line on the narrowest screen


def live(name: str, children: Any, tag: Callable[..., Component] = html.Div, **properties: Any) -> Component:
    """A part of a page that is drawn anew when the view changes."""
    return tag(children, id={"live": name}, **properties)


def card(package: Package, exhibit: Exhibit, table: Component | None = None) -> Component:
    """An exhibit as readers meet it on a page; `table` stands for its table where that is better read crosswise."""
    name = exhibit.chart.id
    return html.Figure(
        [
            live(f"head-{name}", [html.H2(exhibit.title), html.P(exhibit.filtered, className="filtered")]),
            html.Div(
                dcc.Graph(
                    id={"graph": name},
                    figure=exhibit.figure or nothing(exhibit.description),
                    config=GRAPH_CONFIG,
                ),
                className="drawing map" if exhibit.chart.is_map else "drawing",
            ),
            live(f"described-{name}", exhibit.description, html.P, className="described"),
            html.Details(
                [html.Summary("Table"), live(f"table-{name}", table or exhibit_table(package, exhibit))],
                className="tabled",
            ),
            live(f"caption-{name}", [html.P(line) for line in exhibit.caption], html.Figcaption),
        ],
        className="exhibit",
        id=name,
    )


def nothing(why: str) -> dict[str, Any]:
    """The figure that says in words why there is nothing to draw."""
    return {
        "data": [],
        "layout": {
            "height": 120,
            "paper_bgcolor": GROUND,
            "plot_bgcolor": GROUND,
            "xaxis": {"visible": False},
            "yaxis": {"visible": False},
            "annotations": [
                {"text": wrapped(why, NARROWEST), "showarrow": False, "font": {"color": SECOND_INK, "size": 14}}
            ],
        },
    }
