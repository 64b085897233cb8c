"""What the findings say of a site, what it is asked to do, and all statements on it by theme."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.card import live
from dashboard.components.links import link, printed
from dashboard.components.tables import statements
from dashboard.package.model import Package
from dashboard.package.records import Finding, Observation, Recommendation
from dashboard.pages.chain import action_item, named_link
from dashboard.pages.profile.parts import live_section, section, unsaid
from dashboard.ties import Ask, asked
from dashboard.view import View, joined
from dashboard.wording import EVIDENCE, counted

NOT_OF_SITES = ("survey", "method")  # themes that say nothing of a site


def findings(package: Package, view: View, site: str) -> Component:
    """The findings by area; each opens to what its discussion says of the site."""
    spoken = {one.finding for one in package.finding_sites if one.site == site}
    areas = [_area(package, view, site, area) for area in package.codelist["area"]]
    halves = [html.Div(areas[:2]), html.Div(areas[2:])]  # about as long as each other
    title = f"What the findings say: {len(spoken)} of {len(package.findings)} speak of {package.site[site].name}"
    return section("findings", title, html.Div(halves, className="halves"))


def _area(package: Package, view: View, site: str, area: str) -> Component:
    found = [one for one in package.findings if one.area == area]
    return html.Section([html.H3(package.label("area", area)), *[_finding(package, view, site, one) for one in found]])


def _finding(package: Package, view: View, site: str, one: Finding) -> Component:
    said = [found for found in package.evidence_for[one.finding] if found.site == site]
    items = [
        html.Li(
            [
                found.statement,
                html.Small(
                    [f"{EVIDENCE[found.evidence]} · ", printed(package, one.source, found.locator, found.cited)]
                ),
            ]
        )
        for found in said
    ]
    opened = html.Details(
        [html.Summary(counted(len(said), "statement")), html.Ul(items, className="plain")], className="more"
    )
    way = live(f"to-{one.finding}", named_link(one, view), html.Span)  # alone, so that open folds stay open
    return html.Div([way, opened if said else html.P(unsaid())], className="said")


def actions(package: Package, view: View, site: str) -> Component:
    """What the site is asked to do, under the regional recommendation that each action supports."""
    everything = asked(package, View(sites=(site,)), *package.recommendation)
    chosen = [one for one in package.recommendations if view.topic in ("", one.topic)]
    asks = {one: asked(package, View(sites=(site,)), one.recommendation) for one in chosen}
    shown = sum(map(len, asks.values()))
    silent = [one for one in chosen if not asks[one]]
    blocks = [_recommendation(package, view, one, asks[one]) for one in chosen if asks[one]]
    number = counted(len(everything), "action") if shown == len(everything) else f"{shown} of {len(everything)} actions"
    return live_section("actions", f"Asked of {package.site[site].name}: {number}", *blocks, *_nothing(view, silent))


def _recommendation(package: Package, view: View, one: Recommendation, asks: tuple[Ask, ...]) -> Component:
    items = [action_item(package, ask.action) for ask in asks]
    return html.Section([html.H3(named_link(one, view)), html.Ul(items)], className="answer")


def _nothing(view: View, silent: list[Recommendation]) -> list[Component]:
    if not silent:
        return []
    links = [html.Li(link(one.recommendation, f"/recommendations/{one.recommendation}", view)) for one in silent]
    return [html.P("No action of this site’s own under:", className="unsaid"), html.Ul(links, className="inline")]


def everything(package: Package, view: View, site: str) -> Component:
    """All statements on the site, theme by theme."""
    found = [one for one in package.observations if one.site == site]
    themes = [theme for theme in package.codelist["theme"] if view.theme in ("", theme)]
    by_theme = {theme: [one for one in found if package.indicator[one.indicator].theme == theme] for theme in themes}
    shown = sum(map(len, by_theme.values()))
    number = counted(len(found), "statement") if shown == len(found) else f"{shown} of {len(found)} statements"
    silent = [
        package.label("theme", theme).lower()
        for theme, said in by_theme.items()
        if not said and theme not in NOT_OF_SITES
    ]
    return live_section(
        "statements",
        f"All that is said, by theme: {number}",
        *[_theme(package, theme, said) for theme, said in by_theme.items() if said],
        *([html.P(unsaid(f": nothing on {joined(silent, 'or')}."))] if silent else []),
    )


def _theme(package: Package, theme: str, said: list[Observation]) -> Component:
    label = package.label("theme", theme)
    return html.Details(
        [html.Summary(f"{label}: {counted(len(said), 'statement')}"), statements(package, label, said)],
        className="more",
        id=f"theme-{theme}",  # where a click on a mechanism leads
    )
