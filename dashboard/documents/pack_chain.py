"""Findings and recommendations of the offline pack, tied to each other by anchors."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from dashboard.package.model import Package, by_key
from dashboard.package.records import REGION, Finding, FindingSite, Recommendation, RecommendationPart
from dashboard.ties import IDENTIFIER, Ask, asked, bases
from dashboard.view import View, joined
from dashboard.wording import BASIS, EVIDENCE, TIED, counted, place, short_citation


@dataclass(frozen=True)
class Evidence:
    """A statement on a site: what it rests on, where it was printed, and the work that it cites."""

    statement: str
    kinds: str
    where: str
    cited: str  # the key of the work; empty where it cites none
    citation: str


@dataclass(frozen=True)
class Tie:
    """What answers a finding, or what a recommendation answers: who ties them, where, and why."""

    key: str
    title: str
    basis: str
    where: str
    rationale: str


@dataclass(frozen=True)
class FindingEntry:
    """A finding with its evidence by site, by reason, and the recommendations that answer it."""

    finding: Finding
    where: str
    evidence: tuple[tuple[str, tuple[Evidence, ...]], ...]  # by name of the site
    told: str  # how much evidence there is, in words
    ties: tuple[Tie, ...]


@dataclass(frozen=True)
class RecommendationEntry:
    """A recommendation with its parts, what it asks of each site, and the findings that it answers."""

    recommendation: Recommendation
    where: str
    parts: tuple[RecommendationPart, ...]
    asks: tuple[tuple[str, tuple[Ask, ...]], ...]  # by name of the site
    told: str  # how much is asked, in words
    unasked: str  # of whom nothing is asked, in words
    ties: tuple[Tie, ...]


@dataclass(frozen=True)
class Chain:
    """What was found and what is recommended, for all sites or for one."""

    package: Package
    site: str = ""

    @property
    def sites(self) -> tuple[str, ...]:
        return (self.site,) if self.site else self.package.site_codes

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings; of one site, those with evidence on it."""
        return tuple(one for one in self.package.findings if not self.site or any(self._on(one, self.site)))

    @cached_property
    def recommendations(self) -> tuple[Recommendation, ...]:
        """All recommendations; of one site, those that ask something of it."""
        found = self.package.recommendations
        return tuple(one for one in found if not self.site or self._asks(one.recommendation))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The ids of all that is in the chain."""
        found = (*(one.finding for one in self.findings), *(one.recommendation for one in self.recommendations))
        return frozenset(found)

    @property
    def areas(self) -> dict[str, list[FindingEntry]]:
        """Findings by the name of their area."""
        groups = by_key(self.findings, lambda one: one.area)
        return {self.package.label("area", area): [*map(self._finding, found)] for area, found in groups.items()}

    @property
    def topics(self) -> dict[str, list[RecommendationEntry]]:
        """Recommendations by the name of their topic."""
        groups = by_key(self.recommendations, lambda one: one.topic)
        return {self.package.label("topic", topic): [*map(self._advice, found)] for topic, found in groups.items()}

    def _on(self, one: Finding, site: str) -> Iterator[FindingSite]:
        return (said for said in self.package.evidence_for[one.finding] if said.site == site)

    def _asks(self, recommendation: str) -> tuple[Ask, ...]:
        return asked(self.package, View(sites=self.sites), recommendation)

    def _finding(self, one: Finding) -> FindingEntry:
        by_site = [(site, tuple(self._evidence(one, site))) for site in (*self.sites, REGION)]
        told = tuple((self.package.site[site].name, found) for site, found in by_site if found)
        ties = (
            self._tie(tie.recommendation, self.package.recommendation[tie.recommendation].title, tie)
            for tie in self.package.answers_to[one.finding]
        )
        number = sum(len(found) for _, found in told)
        words = f"Evidence: {counted(number, 'statement')} on {joined(name for name, _ in told)}"
        return FindingEntry(one, place(one.source, one.locator), told, words, tuple(ties))

    def _evidence(self, one: Finding, site: str) -> Iterator[Evidence]:
        for said in self._on(one, site):
            basis = BASIS.get(bases(self.package).get((said.site, said.locator), ""), "")
            reason = f"reason: {said.part}" if said.part else ""
            kinds = " · ".join(part for part in (reason, basis, EVIDENCE[said.evidence]) if part)
            citation = short_citation(self.package, said.cited) if said.cited else ""
            yield Evidence(said.statement, kinds, place(one.source, said.locator), said.cited, citation)

    def _tie(self, key: str, title: str, tie: object) -> Tie:
        basis, locator, rationale = (getattr(tie, name) for name in ("basis", "locator", "rationale"))
        return Tie(key, title, TIED[basis], locator, rationale)

    def _advice(self, one: Recommendation) -> RecommendationEntry:
        package, key = self.package, one.recommendation
        asks = self._asks(key)
        told = tuple((package.site[site].name, found) for site, found in _by_site(asks, self.sites) if found)
        unasked = [package.site[site].name for site, found in _by_site(asks, self.sites) if not found]
        ties = (self._tie(tie.finding, package.finding[tie.finding].title, tie) for tie in package.answered_by[key])
        return RecommendationEntry(
            one,
            place(one.source, one.locator),
            tuple(part for part in package.recommendation_parts if part.recommendation == key),
            told,
            f"Asked of single sites: {counted(len(asks), 'action')}",
            joined(unasked, "or") if asks and unasked else "",
            tuple(ties),
        )


def _by_site(asks: Iterable[Ask], sites: Iterable[str]) -> list[tuple[str, tuple[Ask, ...]]]:
    found = by_key(asks, lambda one: one.site)
    return [(site, found[site]) for site in sites]


def linked(text: str, keys: Collection[str]) -> Markup:
    """Text whose ids of findings and recommendations lead to them, where they are among `keys`."""
    parts = IDENTIFIER.split(text)
    return Markup().join(
        _link(part) if place % 2 and part in keys else escape(part) for place, part in enumerate(parts)
    )


def _link(key: str) -> Markup:
    return Markup('<a href="#{0}">{0}</a>').format(key)


def anchor(package: Package, href: str, keys: Collection[str]) -> str:
    """Where a link of the dashboard leads within the pack, which holds `keys`; empty where it holds no such thing."""
    room, _, name = urlsplit(href).path.strip("/").partition("/")
    if room == "sources" and name in package.source:
        return f"source-{name}"
    return name if room in ("findings", "recommendations", "charts") and name in keys else ""
