"""Who identifies, who designates, and who else has a part, on paper and in practice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.chart import Column
from dashboard.components.tables import table
from dashboard.package.model import Package, by_key
from dashboard.package.records import Actor
from dashboard.pages.profile.parts import section, unsaid, where
from dashboard.view import joined
from dashboard.wording import counted

FIRST = ("identify", "designate")
COLUMNS = (Column("role", "Part"), Column("law", "On paper"), Column("practice", "In practice"))


def bodies(package: Package, site: str) -> Component:
    """Bodies by role: those that identify and designate stand open, the others are folded."""
    found = [one for one in package.actors if one.site == site]
    roles = [*package.codelist["actor_role"]]
    others = [role for role in roles if role not in FIRST]
    number = counted(len(_names(found, others)), "body", "bodies")
    summary = f"{number} that refer, protect, coordinate, prosecute, fund or make rules"
    return section(
        "bodies",
        _title(found),
        _by_role(package, found, FIRST),
        html.Details([html.Summary(summary), _by_role(package, found, others)], className="more"),
    )


def _title(found: Iterable[Actor]) -> str:
    found = list(found)
    identify, designate = (len(_names(found, [role])) for role in FIRST)
    formally = {0: "no body is named that designates", 1: "one designates"}.get(designate, f"{designate} designate")
    return f"Who identifies and who designates: {counted(identify, 'body', 'bodies')} may identify, {formally} formally"


def _names(found: Iterable[Actor], roles: Iterable[str]) -> set[str]:
    return {one.actor for one in found if one.role in roles}


def _by_role(package: Package, found: Iterable[Actor], roles: Iterable[str]) -> Component:
    found = list(found)
    rows = [
        (
            package.label("actor_role", role).capitalize(),
            *[
                _listed(package, [one for one in found if (one.role, one.basis) == (role, basis)])
                for basis in ("law", "practice")
            ],
        )
        for role in roles
    ]
    return table("Bodies by their part, on paper and in practice", COLUMNS, rows, "bodies")


def _listed(package: Package, found: Iterable[Actor]) -> Any:
    """The bodies; those of which the same is said at the same place stand together."""
    together = by_key(found, lambda one: f"{one.locator}{one.statement}")
    items = [_together(package, said) for said in together.values()]
    return html.Ul(items, className="plain") if items else unsaid()


def _together(package: Package, said: Sequence[Actor]) -> Component:
    names = joined(one.actor for one in said)
    return html.Li([html.Strong(names), ": ", said[0].statement, " ", where(package, said[0])])
