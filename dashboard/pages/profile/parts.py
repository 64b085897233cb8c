"""Pieces that the sections of a profile share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.card import live
from dashboard.components.links import printed
from dashboard.drawing.marks import Mark
from dashboard.package.model import Package
from dashboard.package.records import Actor, Exploitation, Observation, Route
from dashboard.pages.parts import swatch
from dashboard.readings.evidence import NOT_STATED
from dashboard.wording import counted

SILENT = Mark("the report does not say", NOT_STATED, (), 0)


def section(anchor: str, title: str, *content: Any) -> Component:
    """A section of the profile that the links at its top lead to."""
    return html.Section([html.H2(title), _inside(content)], id=anchor, className="block")


def live_section(anchor: str, title: str, *content: Any) -> Component:
    """A section that is drawn anew when the view changes."""
    return html.Section(live(anchor, [html.H2(title), _inside(content)]), id=anchor, className="block")


def _inside(content: Sequence[Any]) -> Component:
    """What stands in columns on paper, below its heading."""
    return html.Div(list(content), className="inside")


def unsaid(of_what: str = "") -> Component:
    """The field and the words for what the report is silent on."""
    return html.Span([swatch(SILENT), of_what], className="unsaid")


def where(package: Package, one: Observation | Actor | Route | Exploitation) -> Component:
    """Where a statement was printed."""
    return printed(package, one.source, one.locator, one.cited)


def folded(items: Sequence[Component], noun: str, shown: int = 0) -> list[Component]:
    """A list of which the first items stand open and the others are folded, counted in the summary."""
    first, rest = items[:shown], items[shown:]
    more = f"{len(rest)} more {noun if len(rest) == 1 else noun + 's'}" if first else counted(len(rest), noun)
    return [
        *([html.Ul(first, className="plain")] if first else []),
        *([html.Details([html.Summary(more), html.Ul(rest, className="plain")], className="more")] if rest else []),
    ]
