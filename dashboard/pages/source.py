"""One source: what it is, where the report cites it, and everything that rests on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.chart import Column
from dashboard.components.attributes import named
from dashboard.components.card import live
from dashboard.components.controls import controls
from dashboard.components.links import link, printed
from dashboard.components.statements import stated
from dashboard.components.tables import table
from dashboard.package.model import Package
from dashboard.package.records import Source
from dashboard.pages.page import Page, UnknownPage
from dashboard.readings.evidence import STATING, Statement, is_text, resting_on
from dashboard.view import View, joined
from dashboard.wording import by_section, counted, section_name, short_citation, source_path

FILTERS = ("sites",)
FEW = 40  # statements that need no folding


def layout(package: Package, view: View, source: str) -> Component:
    one = package.source.get(source)
    if not one:
        raise UnknownPage(f"{source} is not among the {len(package.sources)} sources.")
    return html.Div(
        [
            html.Nav(
                link("Back to all sources", "/sources", view, className="back"), className="ways", **named("Way back")
            ),
            html.H1(_headline(package, one)),
            html.P(f"{one.citation}.", className="lead citation"),
            html.Dl(_facts(package, one), className="facts"),
            controls(package, view, FILTERS),
            *_resting(package, view, one),
        ]
    )


def _headline(package: Package, one: Source) -> str:
    number = len(resting_on(package)[one.source])
    if one.source == "report":
        return f"The report makes {number:,} statements, in {len(by_section(package))} of its sections and tables"
    rest = "rests" if number == 1 else "rest"
    return f"{counted(number, 'statement').capitalize()} {rest} on {short_citation(package, one.source)}"


def _facts(package: Package, one: Source) -> list[Component]:
    place = "Begins at" if is_text(one) else "Cited in the report at"
    told = (
        ("Kind", one.kind[:1].upper() + one.kind[1:]),
        ("Year", str(one.year or "not said")),
        ("Sites", joined(package.site[site].name for site in one.sites.split(";") if site)),
        (place, one.locator if is_text(one) else printed(package, "report", one.locator)),
    )
    return [html.Div([html.Dt(name), html.Dd(said)]) for name, said in told]


def _resting(package: Package, view: View, one: Source) -> list[Component]:
    every = resting_on(package)[one.source]
    if one.source == "report":
        return [
            html.H2("What rests on it, by section"),
            shown_of(every, view),
            live("sections", _sections(package, view)),
        ]
    return [html.H2("What rests on it"), shown_of(every, view), *folded(package, view, every, one.source)]


def chosen_statements(statements: Sequence[Statement], view: View) -> list[Statement]:
    """Those that speak of the sites of the view."""
    return [one for one in statements if one.site in view.sites or not view.sites]


def shown_of(every: Sequence[Statement], view: View) -> Component:
    """How many of the statements the filter leaves, in words."""
    said = f"{counted(len(every), 'statement').capitalize()}, of all sites and the region."
    if view.sites:
        shown = len(chosen_statements(every, view))
        said = f"{f'{shown:,}' if shown else 'None'} of {counted(len(every), 'statement')}: those of the chosen sites."
    return live(
        "shown", said if every else "The report names it, but no statement rests on it.", html.P, className="filtered"
    )


def folded(package: Package, view: View, every: Sequence[Statement], here: str = "") -> list[Component]:
    """Statements by table, folded where they are many; what is open stays open when the filter changes."""
    groups = {name: [one for one in every if one.table == name] for name in STATING}
    return [
        html.Details(_group(package, view, name, group, here), className="more", open=len(every) <= FEW)
        for name, group in groups.items()
        if group
    ]


def _group(package: Package, view: View, name: str, group: Sequence[Statement], here: str) -> list[Component]:
    title, chosen = package.tables[name].title, chosen_statements(group, view)
    return [
        live(f"summary-{name}", f"{title} ({len(chosen)})", html.Summary),
        live(f"stated-{name}", stated(package, view, title, chosen, here)),
    ]


def _sections(package: Package, view: View) -> Component:
    """The sections of the report, each with its statements by table: too many for one page."""
    columns = (
        Column("section", "Section or table"),
        *[Column(name, package.tables[name].title, number=True) for name in STATING],
        Column("all", "Together", number=True),
    )
    rows = [_section(package, view, name, group) for name, group in by_section(package).items()]
    return table("Statements by section of the report", columns, rows, "sections")


def _section(package: Package, view: View, name: str, statements: Sequence[Statement]) -> Sequence[Any]:
    chosen = chosen_statements(statements, view)
    times = Counter(one.table for one in chosen)
    where = link(section_name(package, name), source_path(package, "report", name), view)
    return where, *[str(times[table] or "–") for table in STATING], str(len(chosen) or "–")


PAGE = Page("/sources/<source>", "", "What rests on one source, statement by statement", layout)
