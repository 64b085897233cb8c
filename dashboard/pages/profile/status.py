"""The cards of a profile: their exhibits show one site, their links keep the filters that the reader chose.

Their tables read crosswise, and stand for the figures where the profile is printed as a brief.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.chart import Column, Exhibit, Row, build
from dashboard.charts import CHART
from dashboard.components.card import card
from dashboard.components.links import link, printed
from dashboard.components.tables import table
from dashboard.package.model import Package
from dashboard.pages.parts import swatch
from dashboard.readings.evidence import NOT_STATED
from dashboard.view import View

MECHANISMS = (Column("line", "Mechanism"), Column("law", "On paper"), Column("practice", "In practice"))
ITEMS = (
    Column("item", "Item"),
    Column("small", "Small groups"),
    Column("final", "Final rank"),
    Column("marked", "Its priority"),
)


def status(package: Package, view: View, site: str) -> Component:
    """Law and practice of each mechanism."""
    exhibit = build(CHART["site-status"], view.with_(sites=(site,)), package)
    rows = [
        (_mechanism(law, practice), _said(package, law), _said(package, practice)) for law, practice in _pairs(exhibit)
    ]
    return _card(package, exhibit, MECHANISMS, rows, "bodies")


def _pairs(exhibit: Exhibit) -> Iterable[tuple[Row, Row]]:
    """The two readings of each line of the figure."""
    return zip(exhibit.table.rows[::2], exhibit.table.rows[1::2], strict=True)


def _card(package: Package, exhibit: Exhibit, columns: Sequence[Column], rows: Sequence[Any], kind: str) -> Component:
    shown = table(f"{exhibit.title}: table", columns, rows, f"paired {kind}")
    return card(package, exhibit, shown, fixed=f"sites={exhibit.view.sites[0]}")


def _mechanism(law: Row, practice: Row) -> Any:
    """Its name, a link to its statements further down where there are any."""
    href = law["href"] or practice["href"]
    return html.A(law["line"], href=href[href.index("#") :]) if href else law["line"]


def _said(package: Package, row: Row) -> Any:
    if row["mark"].state == NOT_STATED:
        return html.Span(swatch(row["mark"], "not said"), className="unsaid")
    place = printed(package, row["source"], row["locator"], row["cited"])
    told = html.Span([". ", row["statement"], " ", place], className="told")
    return [html.Strong(swatch(row["mark"], row["words"])), told]


def priorities(package: Package, view: View, site: str) -> Component:
    """Where the workshop put its priorities, and which of them are the site's."""
    exhibit = build(CHART["workshop-priorities"], view.with_(sites=(site,)), package)
    rows = [
        (_item(view, small), _placed(package, small), _placed(package, final), final["marked"])
        for small, final in _pairs(exhibit)
    ]
    return _card(package, exhibit, ITEMS, rows, "ranks")


def _item(view: View, row: Row) -> Component:
    name: Any = html.Strong(row["item"]) if row["is_marked"] else row["item"]
    return link(name, row["href"], view)


def _placed(package: Package, row: Row) -> list[Any]:
    place = printed(package, row["source"], row["locator"])
    return [row["place"], html.Small([row["comment"], " ", place], className="told")]
