"""The glossary: what the words mean that the pages use."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.chart import Column
from dashboard.components.links import printed
from dashboard.components.tables import table
from dashboard.components.terms import slug
from dashboard.package.model import Package
from dashboard.package.records import Term
from dashboard.pages.page import Page
from dashboard.view import View

COLUMNS = (Column("term", "Term"), Column("meaning", "What it means here"), Column("printed", "Where it is spoken of"))


def layout(package: Package, view: View) -> Component:
    return html.Div(
        [
            html.H1(f"{len(package.glossary)} words that the pages use, and what they mean here"),
            html.P(
                "In this project’s own words. On other pages, a word with a dotted line says the same when you point "
                "at it, reach it by the Tab key or tap on it; Escape takes its meaning away.",
                className="lead",
            ),
            table("Glossary", COLUMNS, [_row(package, one) for one in package.glossary], "glossary", heads=1),
        ]
    )


def _row(package: Package, one: Term) -> tuple[Any, ...]:
    where = printed(package, one.source, one.locator) if one.source else "a word of this project"
    return html.Span(one.term, id=slug(one)), one.description, where


PAGE = Page("/glossary", "", "What the words mean that the pages use", layout)
