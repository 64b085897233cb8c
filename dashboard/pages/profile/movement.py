"""Roles and routes, trafficking and irregular migration apart, and forms of exploitation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.package.model import Package
from dashboard.package.records import Exploitation, Route
from dashboard.pages.profile.parts import folded, section, unsaid, where
from dashboard.view import joined
from dashboard.wording import EVIDENCE, counted, period

KINDS = {"trafficking": "Trafficking", "irregular_migration": "Irregular migration"}


def routes(package: Package, site: str) -> Component:
    """What is said of a site's roles and of movements that begin or end there."""
    found = [one for one in package.routes if site in (one.site, one.origin, one.destination)]
    halves = [_kind(package, kind, [one for one in found if one.kind == kind]) for kind in KINDS]
    return section("routes", "Roles and routes", html.Div(halves, className="halves"))


def _kind(package: Package, kind: str, found: list[Route]) -> Component:
    """The first statement on each role stands open, the strongest one where they differ."""
    weights = [*package.codelist["strength"]]
    found.sort(key=lambda one: weights.index(one.strength))
    by_role = {role: [one for one in found if one.role == role] for role in package.codelist["route_role"]}
    first = [said[0] for said in by_role.values() if said]
    rest = [one for said in by_role.values() for one in said[1:]]
    items = [_route(package, one) for one in (*first, *rest)]
    return html.Section(
        [html.H3(KINDS[kind]), *(folded(items, "statement", len(first)) if items else [html.P(unsaid())])]
    )


def _route(package: Package, one: Route) -> Component:
    weight = "" if one.strength == "reported" else package.label("strength", one.strength)
    form = package.label("form", one.form).lower() if one.form else ""
    remarks = [weight, form, one.population, period(one.period), EVIDENCE[one.evidence]]
    small: list[Any] = [" · ".join(part for part in remarks if part), " · ", where(package, one)]
    return html.Li([html.Strong(f"{_way(package, one)}. "), one.statement, html.Small(small)])


def _way(package: Package, one: Route) -> str:
    if one.role != "movement":
        return package.label("route_role", one.role).capitalize()
    return f"{_place(package, one.origin)} → {_place(package, one.destination)}"


def _place(package: Package, place: str) -> str:
    return package.site[place].name if place in package.site else place


def forms(package: Package, site: str) -> Component:
    """Forms of exploitation, what is new or rising first; each opens to its statements."""
    found = [one for one in package.exploitation if one.site == site]
    trends = [*package.codelist["trend"]]
    by_form = {form: [one for one in found if one.form == form] for form in package.codelist["form"]}
    reported = sorted((form for form, said in by_form.items() if said), key=lambda f: _newest(trends, by_form[f]))
    silent = [package.label("form", form).lower() for form, said in by_form.items() if not said and form != "other"]
    return section(
        "forms",
        f"Forms of exploitation: {counted(len(reported), 'form')} reported",
        html.Div([_form(package, form, by_form[form]) for form in reported], className="halves"),
        *([html.P(unsaid(f": nothing on {joined(silent, 'or')} here."))] if silent else []),
    )


def _newest(trends: list[str], said: Iterable[Exploitation]) -> int:
    return min(trends.index(one.trend) for one in said)


def _form(package: Package, form: str, said: list[Exploitation]) -> Component:
    order = [*package.codelist["trend"]]
    trends = sorted({one.trend for one in said}, key=order.index)
    sectors = sorted({one.sector for one in said} - {""})
    groups = sorted({one.group for one in said} - {""})
    told = [
        " / ".join(package.label("trend", one) for one in trends),
        f"in {joined(sectors)}" if sectors else "",
        "; ".join(groups),
    ]
    return html.Section(
        [
            html.H3(package.label("form", form)),
            html.P(" · ".join(part for part in told if part)),
            *folded([_exploitation(package, one) for one in said], "statement"),
        ]
    )


def _exploitation(package: Package, one: Exploitation) -> Component:
    small: list[Any] = [f"{package.label('trend', one.trend)} · {EVIDENCE[one.evidence]} · ", where(package, one)]
    return html.Li([one.statement, html.Small(small)])
