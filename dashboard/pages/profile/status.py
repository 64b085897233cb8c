"""The cards of a profile: their exhibits show one site, their links keep the filters that the reader chose."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.chart import Column, Row, build
from dashboard.charts import CHART
from dashboard.components.card import card
from dashboard.components.links import printed
from dashboard.components.tables import exhibit_table, table
from dashboard.evidence import NOT_STATED
from dashboard.model import Package
from dashboard.pages.profile.parts import unsaid
from dashboard.view import View

COLUMNS = (Column("line", "Mechanism"), Column("law", "On paper"), Column("practice", "In practice"))


def status(package: Package, view: View, site: str) -> Component:
    """Law and practice of each mechanism; its table reads crosswise, the two beside each other."""
    exhibit = build(CHART["site-status"], view.with_(sites=(site,)), package)
    pairs = zip(exhibit.table.rows[::2], exhibit.table.rows[1::2], strict=True)
    rows = [(_mechanism(law, practice), _said(package, law), _said(package, practice)) for law, practice in pairs]
    shown = table(f"{exhibit.title}: table", COLUMNS, rows, "bodies")
    return card(package, exhibit, shown, fixed=f"sites={site}")


def _mechanism(law: Row, practice: Row) -> Any:
    """Its name, a link to its statements further down where there are any."""
    href = law["href"] or practice["href"]
    return html.A(law["line"], href=href[href.index("#") :]) if href else law["line"]


def _said(package: Package, row: Row) -> Any:
    if row["mark"].state == NOT_STATED:
        return unsaid()
    words = html.Strong(row["words"])
    return [words, ". ", row["statement"], " ", printed(package, row["source"], row["locator"], row["cited"])]


def priorities(package: Package, view: View, site: str) -> Component:
    """Where the workshop put its priorities, and which of them are the site's."""
    exhibit = build(CHART["workshop-priorities"], view.with_(sites=(site,)), package)
    return card(package, exhibit, exhibit_table(package, replace(exhibit, view=view)), fixed=f"sites={site}")
