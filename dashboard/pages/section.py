"""One section of the report: what it states, in the order of printing."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.card import live
from dashboard.components.controls import controls
from dashboard.components.links import link
from dashboard.model import Package
from dashboard.pages.page import Page, UnknownPage
from dashboard.pages.source import FILTERS, chosen_statements, folded, shown_of
from dashboard.view import View
from dashboard.wording import by_section, counted, section_name, section_slug, source_path


def layout(package: Package, view: View, section: str) -> Component:
    names = list(by_section(package))
    name = next((name for name in names if section_slug(name) == section), None)
    if name is None:
        raise UnknownPage(f"Section {section} is not among the {len(names)} sections that the data draw on.")
    every = by_section(package)[name]
    chosen = chosen_statements(every, view)
    return html.Div(
        [
            _ways(package, view, names, names.index(name)),
            html.H1(f"{_named(package, name)}: {counted(len(every), 'statement')}"),
            html.P("In the project’s own words, in the order of printing; L is the line of the text file.", className="lead"),
            controls(package, view, FILTERS),
            live("resting", [html.P(shown_of(len(chosen), len(every)), className="filtered"), *folded(package, view, chosen)]),
        ]
    )


def _named(package: Package, name: str) -> str:
    return f"{'Section ' if name[:1].isdigit() else ''}{section_name(package, name)}"


def _ways(package: Package, view: View, names: list[str], here: int) -> Component:
    """Ways to all sections, and to those before and after this one."""
    beside = [("Before: ", here - 1), ("After: ", here + 1)]
    steps = [
        html.Li([word, link(names[place], source_path(package, "report", names[place]), view)])
        for word, place in beside
        if 0 <= place < len(names)
    ]
    return html.Nav(
        html.Ul([html.Li(link("All sections", "/sources/report", view)), *steps], className="inline"),
        **{"aria-label": "Sections"},
    )


PAGE = Page("/sources/report/<section>", "", "What one section of the report states, in the order of printing", layout)
