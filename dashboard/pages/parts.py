"""Pieces that several pages share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.drawing.marks import Mark
from dashboard.drawing.style import HATCH, TONES
from dashboard.package.model import Package
from dashboard.view import View


def two_columns(wide: Sequence[Component], narrow: Sequence[Component]) -> Component:
    """The main matter beside what goes with it; below each other on a narrow screen."""
    return html.Div(
        [html.Div(list(wide), className="wide"), html.Div(list(narrow), className="narrow")], className="two"
    )


def column(title: str, *content: Any) -> Component:
    """A titled block with a strong line above it."""
    return html.Section([html.H2(title), *content], className="block")


def swatch(mark: Mark, words: str = "") -> Component:
    """A small field in the colour or pattern of a mark, with its word."""
    return html.Span([html.Span(className="swatch", style=_look(mark)), words or mark.legend], className="swatched")


def _look(mark: Mark) -> dict[str, str]:
    first, second = ([TONES[tone] for tone in mark.tones] + ["#ffffff", "#ffffff"])[:2]
    if mark.state == "conflicting":
        return {"background": f"repeating-linear-gradient(135deg, {first} 0 4px, {second} 4px 8px)"}
    if mark.state == "not_stated":
        return {"background": f"repeating-linear-gradient(135deg, #ffffff 0 4px, {HATCH} 4px 5px)"}
    return {"background": first}


def chosen_sites(package: Package, view: View) -> tuple[str, ...]:
    """The sites of the view; all of them where none is chosen."""
    return view.sites or package.site_codes
