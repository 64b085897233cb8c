"""Statements of several tables in one: what is said, of which site, about what, and where it was printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.chart import Column
from dashboard.components.links import citing, link, printed, site_link
from dashboard.components.tables import table
from dashboard.package.model import Package
from dashboard.package.records import Actor, FindingSite, Observation, Route
from dashboard.readings.evidence import Statement
from dashboard.view import View
from dashboard.wording import BASIS

COLUMNS = (
    Column("site", "Site"),
    Column("about", "About"),
    Column("statement", "What the source says"),
    Column("printed", "Printed at"),
)


def stated(package: Package, view: View, caption: str, statements: Iterable[Statement], here: str = "") -> Component:
    """A table of statements; that they rest on the source `here`, which the page is about, goes without saying."""
    return table(caption, COLUMNS, [_row(package, view, one, here) for one in statements], "stated")


def _row(package: Package, view: View, one: Statement, here: str) -> tuple[Any, ...]:
    return site_link(package, one.site, view), _about(package, view, one), one.text, _where(package, one, here)


def _where(package: Package, one: Statement, here: str) -> Component:
    cited = one.cited if one.cited != here else ""
    if one.source == here:
        return html.Span([one.locator, *citing(package, cited)], className="printed")
    return printed(package, one.source, one.locator, cited)


def _about(package: Package, view: View, one: Statement) -> Any:
    """What a statement is about; evidence for a finding leads to the finding."""
    record = one.record
    if isinstance(record, FindingSite):
        finding = package.finding[record.finding]
        return [html.Span(finding.finding, className="id"), link(finding.title, f"/findings/{finding.finding}", view)]
    if isinstance(record, Observation):
        return f"{package.indicator[record.indicator].title}, {BASIS[record.basis]}"
    if isinstance(record, Route):
        kind = record.kind.replace("_", " ").capitalize()
        return f"{kind}: {package.label('route_role', record.role)}"
    if isinstance(record, Actor):
        return f"{record.actor}: {package.label('actor_role', record.role)}"
    return package.label("form", record.form)
