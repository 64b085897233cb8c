"""How findings, recommendations and the actions asked of the sites hang together, under a view.

A topic or an actor narrows the findings to those that such recommendations answer; an area narrows the
recommendations to those that answer one of its findings; an actor also narrows what is asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dashboard.package.model import Package
from dashboard.package.records import Finding, FindingRecommendation, Recommendation, SiteRecommendation
from dashboard.view import View

IDENTIFIER = re.compile(r"\b([FR]\d\d)\b")  # of a finding or a recommendation that a text names


@dataclass(frozen=True, slots=True)
class Ask:
    """One supporting recommendation, asked of one site."""

    action: SiteRecommendation
    site: str


def asked(package: Package, view: View, *recommendations: str) -> tuple[Ask, ...]:
    """What the recommendations ask of the chosen sites and the chosen actor, site by site in the report's order."""
    return tuple(
        Ask(action, site)
        for recommendation in recommendations
        for site in view.sites or package.site_codes
        for action in package.actions_of[recommendation]
        if site in package.sites_asked[action.site_recommendation] and view.actor in ("", action.actor)
    )


def answers(package: Package, view: View, finding: str) -> tuple[FindingRecommendation, ...]:
    """The ties of a finding to the recommendations of the view that answer it."""
    return tuple(tie for tie in package.answers_to[finding] if _fits(package, view, tie.recommendation))


def _fits(package: Package, view: View, recommendation: str) -> bool:
    of_topic = view.topic in ("", package.recommendation[recommendation].topic)
    return of_topic and (not view.actor or any(one.actor == view.actor for one in package.actions_of[recommendation]))


def answered(package: Package, view: View, recommendation: str) -> tuple[FindingRecommendation, ...]:
    """The ties of a recommendation to the findings of the view's area that it answers."""
    ties = package.answered_by[recommendation]
    return tuple(tie for tie in ties if view.area in ("", package.finding[tie.finding].area))


def findings(package: Package, view: View) -> tuple[Finding, ...]:
    """The findings of the view, in the report's order."""
    narrowed = bool(view.topic or view.actor)
    return tuple(
        one
        for one in package.findings
        if view.area in ("", one.area) and (not narrowed or answers(package, view, one.finding))
    )


def recommendations(package: Package, view: View) -> tuple[Recommendation, ...]:
    """The recommendations of the view, in the report's order."""
    return tuple(
        one
        for one in package.recommendations
        if _fits(package, view, one.recommendation) and (not view.area or answered(package, view, one.recommendation))
    )


@lru_cache(maxsize=2)
def bases(package: Package) -> Mapping[tuple[str, str], str]:
    """Law, practice or count by site and locator, where all observations printed there are of one basis."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in package.observations:
        found[one.site, one.locator].add(one.basis)
    return {place: next(iter(basis)) for place, basis in found.items() if len(basis) == 1}
