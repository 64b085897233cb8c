"""What a site has for victims, and its figures of cases and migration: each as it was printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.package.model import Package
from dashboard.package.records import Observation
from dashboard.pages.profile.parts import section, unsaid, where
from dashboard.readings.evidence import CODED, NOT_STATED, cell, figure, value_words
from dashboard.view import joined
from dashboard.wording import BASIS, EVIDENCE, lowered, period

PROTECTION = {
    "Shelters": ("shelters", "shelter_operator", "shelter_funding", "shelter_children", "shelter_men"),
    "Hotline": ("hotline", "hotline_operator", "hotline_hours", "hotline_free", "hotline_reach"),
    "Reflection period": ("reflection", "reflection_days"),
    "Residence permit": ("permit", "permit_min", "permit_max", "permit_condition"),
    "Compensation": ("compensation", "compensation_cases"),
}
FIGURES = {
    "Cases": (
        *("cases", "cases_internal", "cases_foreign", "cases_labour", "cases_sheltered"),
        *("identification_share", "prosecution"),
    ),
    "Irregular migration": ("irregular_migrants", "cases_migrants", "border_detections"),
}


def protection(package: Package, site: str) -> Component:
    """Shelters, hotline, reflection period, permits and compensation, on paper and in practice."""
    blocks = [
        html.Section([html.H3(title), html.Dl(list(_facts(package, site, indicators)), className="held")])
        for title, indicators in PROTECTION.items()
    ]
    return section("protection", "What there is for victims", *blocks)


def _facts(package: Package, site: str, indicators: Iterable[str]) -> Iterator[Component]:
    for indicator in indicators:
        said = _telling(package, site, indicator)
        yield html.Dt(package.indicator[indicator].title)
        yield html.Dd([_fact(package, one) for one in said] or unsaid())


def _telling(package: Package, site: str, indicator: str) -> list[Observation]:
    """On each basis the statements with a value; the first one where none has any."""
    told: list[Observation] = []
    for basis in BASIS:
        found = [one for one in cell(package, site, indicator, basis).observations if one.status != NOT_STATED]
        told += [one for one in found if one.value] or found[:1]
    return told


def _fact(package: Package, one: Observation) -> Component:
    indicator = package.indicator[one.indicator]
    basis = f"{BASIS[one.basis]}: ".capitalize() if indicator.kind in CODED else ""
    value = value_words(package, one)
    lead: list[Any] = [html.Strong(value), ". "] if value else []
    return html.P([basis, *lead, one.statement, " ", where(package, one)])


def figures(package: Package, site: str) -> Component:
    """Figures of cases and of migration, each with its period and source; no two share an axis."""
    groups = [_group(package, site, title, indicators) for title, indicators in FIGURES.items()]
    lead = "Each figure stands alone: years, sources and what was counted differ, so none is set against another."
    return section("cases", "Cases and migration in figures", html.P(lead), *groups)


def _group(package: Package, site: str, title: str, indicators: Sequence[str]) -> Component:
    found = {
        one: [said for said in package.observations_of[one] if said.site == site and said.value] for one in indicators
    }
    told = [said for one in indicators for said in found[one]]
    silent = [lowered(package.indicator[one].title) for one in indicators if not found[one]]
    return html.Section(
        [
            html.H3(title),
            html.Dl([_figure(package, one) for one in told], className="tiles"),
            *([html.P([unsaid(f": no figure of {joined(silent, 'or')}.")])] if silent else []),
        ]
    )


def _figure(package: Package, one: Observation) -> Component:
    unit = one.unit or package.indicator[one.indicator].unit
    number = f"{one.value} %" if unit.startswith("per cent") else one.value
    printed_as = [figure(package, one)] if one.qualifier else []
    small = " · ".join([*printed_as, period(one.period), EVIDENCE[one.evidence], ""])
    return html.Div([html.Dt(number), html.Dd([one.statement, html.Br(), html.Small([small, where(package, one)])])])
