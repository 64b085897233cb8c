"""One section of the report: what it states, in the order of printing."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import named
from dashboard.components.controls import controls
from dashboard.components.links import link
from dashboard.package.model import Package
from dashboard.pages.page import Page, UnknownPage
from dashboard.pages.source import FILTERS, folded, shown_of
from dashboard.view import View
from dashboard.wording import by_section, counted, section_name, section_slug, source_path


def layout(package: Package, view: View, section: str) -> Component:
    names = list(by_section(package))
    name = next((name for name in names if section_slug(name) == section.lower()), None)
    if name is None:
        raise UnknownPage(f"Section {section} is not among the {len(names)} sections that the data draw on.")
    every = by_section(package)[name]
    return html.Div(
        [
            _ways(package, view, names, names.index(name)),
            html.H1(f"{section_name(package, name)}: {counted(len(every), 'statement')}"),
            html.P(
                "In the project’s own words, in the order of printing; L is the line of the text file.",
                className="lead",
            ),
            controls(package, view, FILTERS),
            shown_of(every, view),
            *folded(package, view, every, "report"),
        ]
    )


def _ways(package: Package, view: View, names: Sequence[str], here: int) -> Component:
    """Back to all sections, and to those before and after this one."""
    before = [_step(package, view, "← {}", name) for name in names[max(here - 1, 0) : here]]
    after = [_step(package, view, "{} →", name) for name in names[here + 1 : here + 2]]
    shown = html.Span(f"{here + 1} of {len(names)}", className="place")
    back = link("Back to all sections", "/sources/report", view, className="back")
    return html.Nav(
        [back, html.Span([*before, shown, *after], className="steps")], className="ways", **named("Neighbours")
    )


def _step(package: Package, view: View, words: str, name: str) -> Component:
    return link(words.format(name), source_path(package, "report", name), view)


PAGE = Page("/sources/report/<section>", "", "What one section of the report states, in the order of printing", layout)
