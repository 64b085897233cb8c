"""The glossary's words carry their meaning where they first stand on a page: on hover, focus and tap.

The meaning stands inside its word, so that it stays while the pointer is on it; `assets/terms.js` takes it away on
Escape and moves it into the window (WCAG 2.2, 1.4.13).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import described_by
from dashboard.components.inside import components_in
from dashboard.package.model import Package
from dashboard.package.records import Term

MARKED = frozenset({"lead", "help"})  # classes of the texts whose words are explained
QUOTED = "citation"  # class of what others have named: it stands as it is
WAYS = (dcc.Link, html.A, html.Button, html.Summary)  # a word in one of these cannot take the focus for itself


def explained(package: Package, page: Component) -> Component:
    """The same page, whose marked texts explain each term where it first stands."""
    told: set[str] = set()
    for one in list(components_in(page)):
        classes = str(getattr(one, "className", "")).split()
        if MARKED.intersection(classes) and QUOTED not in classes:
            one.children = _marked(package, one.children, told)
    return page


def slug(term: Term) -> str:
    """The term as a part of addresses: `national-referral-mechanism-nrm`."""
    return re.sub(r"[^a-z]+", "-", term.term.lower()).strip("-")


def _marked(package: Package, node: Any, told: set[str]) -> Any:
    if isinstance(node, str):
        return _with_terms(package, node, told)
    if isinstance(node, list | tuple):  # flat, as Dash wants children
        parts = [_marked(package, one, told) for one in node]
        return [one for part in parts for one in (part if isinstance(part, list) else [part])]
    if isinstance(node, Component) and not isinstance(node, WAYS):
        node.children = _marked(package, getattr(node, "children", None), told)
    return node


def _with_terms(package: Package, text: str, told: set[str]) -> Any:
    parts: list[Any] = []
    end = 0
    for found in _pattern(package).finditer(text):
        term = _terms(package)[found[0].lower()]
        if term.term not in told:
            told.add(term.term)
            parts += [text[end : found.start()], _word(term, found[0])]
            end = found.end()
    return [*parts, text[end:]] if parts else text


def _word(term: Term, spelled: str) -> Component:
    name = f"meaning-{slug(term)}"
    meaning = html.Span([html.Strong(term.term), f": {term.description}"], id=name, role="tooltip")
    return html.Dfn([spelled, meaning], className="term", tabIndex="0", **described_by(name))


@lru_cache(maxsize=4)
def _terms(package: Package) -> dict[str, Term]:
    return {spelling.lower(): term for term in package.glossary for spelling in term.spellings}


@lru_cache(maxsize=4)
def _pattern(package: Package) -> re.Pattern[str]:
    """Any spelling as a whole word, the longest first."""
    spellings: Collection[str] = [one for term in package.glossary for one in term.spellings]
    ordered = sorted(spellings, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_written, ordered))})(?![\w-])")


def _written(spelling: str) -> str:
    return f"(?i:{re.escape(spelling)})" if spelling.islower() else re.escape(spelling)
