"""What a page is: an address, a place in the navigation, and a layout made from package, view and address."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.terms import explained
from dashboard.package.model import Package
from dashboard.view import View

HELP = "How to read this page"


class UnknownPage(LookupError):
    """The address names something that the package does not hold, such as a site or a finding."""


@dataclass(frozen=True)
class Page:
    """A page; `address` may hold one named part, as in `/sites/<site>`, that the layout is given.

    A layout raises UnknownPage where the package does not hold what the address names.
    """

    address: str
    label: str  # in the navigation; empty where the page is reached from others
    about: str  # one line: what the page answers
    layout: Callable[..., Component]  # (package, view, **parts of the address)
    help: tuple[str, ...] = ()  # how to read it: at most five lines, folded below the lead

    def match(self, path: str) -> Mapping[str, str] | None:
        """The named parts of `path`, or None where it is not this page's."""
        pattern = re.sub(r"<(\w+)>", r"(?P<\1>[^/]+)", self.address)
        found = re.fullmatch(pattern, path)
        return found.groupdict() if found else None

    def drawn(self, package: Package, view: View, parts: Mapping[str, Any]) -> Component:
        """The page with its help, its words explained. Raises UnknownPage."""
        return explained(package, _helped(self.layout(package, view, **parts), self.help))


def _helped(page: Component, lines: tuple[str, ...]) -> Component:
    """The page with the fold of its help below the lead."""
    if lines:
        place = next(i for i, one in enumerate(page.children) if getattr(one, "className", "") == "lead")
        shown = html.Ul([html.Li(line) for line in lines], className="help")
        page.children.insert(place + 1, html.Details([html.Summary(HELP), shown], className="more helping"))
    return page
