"""Pieces of the pages on findings and recommendations: the ways between them, and what is asked of each site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import named
from dashboard.components.card import live
from dashboard.components.links import link, printed, site_link
from dashboard.drawing.marks import Mark
from dashboard.package.model import Package
from dashboard.package.records import Finding, FindingRecommendation, Recommendation, SiteRecommendation
from dashboard.pages.parts import chosen_sites, swatch
from dashboard.ties import IDENTIFIER, asked
from dashboard.view import View, joined
from dashboard.wording import TIED, counted

SILENT = Mark("the report does not say", "not_stated", (), 0)


def address(key: str) -> str:
    """The page of a finding or a recommendation."""
    return f"/{'findings' if key.startswith('F') else 'recommendations'}/{key}"


def named_link(one: Finding | Recommendation, view: View) -> Component:
    """A link to a finding or a recommendation by its id and title."""
    key = one.finding if isinstance(one, Finding) else one.recommendation
    return link([html.Span(f"{key} ", className="id"), one.title], address(key), view)


def headed(key: str, headline: str) -> list[Any]:
    """A headline with the id of what it is about."""
    return [html.Span(f"{key} ", className="id"), headline]


def with_links(text: str, view: View) -> list[Any]:
    """Text whose ids of findings and recommendations are links."""
    parts = IDENTIFIER.split(text)
    return [link(part, address(part), view) if place % 2 else part for place, part in enumerate(parts) if part]


def ways(view: View, kind: str, keys: Sequence[str], everything: Sequence[str], here: str) -> Component:
    """Back to the list, and to the neighbours among `keys`, or among `everything` where `here` is none of `keys`."""
    order = keys if here in keys else everything
    place = order.index(here)
    back = link(f"Back to the {kind}", f"/{kind}", view, className="back")
    before: list[Any] = [link(f"← Previous: {key}", address(key), view) for key in order[max(place - 1, 0) : place]]
    after = [link(f"Next: {key} →", address(key), view) for key in order[place + 1 : place + 2]]
    shown = html.Span(f"{place + 1} of {len(order)}", className="place")
    return live(
        "ways",
        [back, html.Span([*before, shown, *after], className="steps")],
        html.Nav,
        className="ways",
        **named("Neighbours"),
    )


def tie(package: Package, one: FindingRecommendation, view: View) -> Component:
    """Who ties a finding to a recommendation, where, and why."""
    where: list[Any] = [" (", printed(package, "report", one.locator), ")"] if one.locator else []
    return html.P([html.Strong(TIED[one.basis]), *where, ": ", *with_links(one.rationale, view)], className="tie")


def asked_by_site(
    package: Package, view: View, recommendation: str, heading: Callable[..., Component] = html.H4
) -> list[Component]:
    """What a recommendation asks of each chosen site, and of which sites it asks nothing."""
    asks = asked(package, view, recommendation)
    if not package.actions_of[recommendation]:
        return [html.P(_not_printed(package, view, recommendation), className="unsaid")]
    sites = [site for site in chosen_sites(package, view) if any(ask.site == site for ask in asks)]
    blocks: list[Component] = [
        html.Section(
            [
                heading(site_link(package, site, view)),
                html.Ul([action_item(package, ask.action) for ask in asks if ask.site == site]),
            ]
        )
        for site in sites
    ]
    others = [package.site[site].name for site in chosen_sites(package, view) if site not in sites]
    whom = "of this actor for " if view.actor else "of "
    unasked = html.P(f"Nothing is asked here {whom}{joined(others, 'or')}.", className="unsaid")
    return [*blocks, *([unasked] if others else [])]


def _not_printed(package: Package, view: View, recommendation: str) -> list[Any]:
    note = package.recommendation[recommendation].note
    return ["No actions of single sites are printed under this recommendation itself. ", *with_links(note, view)]


def action_item(package: Package, one: SiteRecommendation) -> Component:
    """An action with its actor, its note and where it was printed."""
    small: list[Any] = [f"{one.site_recommendation} · {one.actor} · ", printed(package, one.source, one.locator)]
    return html.Li([one.statement, html.Small([*small, *([f" · {one.note}"] if one.note else [])])])


def shown_of(shown: int, all_of_them: int, noun: str) -> str:
    """`4 actions`, or `2 of 4 actions` where a filter hides some."""
    words = counted(all_of_them, noun)
    return words if shown == all_of_them else f"{shown} of {words}"


def silent() -> Component:
    """What stands where the report is silent."""
    return html.P(swatch(SILENT))


def actors_of(package: Package, view: View, recommendations: Iterable[str]) -> dict[str, str]:
    """The actors that these recommendations name, for a control; with the one that is chosen."""
    found = {one.actor for key in recommendations for one in package.actions_of[key]} | {view.actor}
    return {actor: actor for actor in sorted(found - {""}, key=str.lower)}
