"""The whole data package, with its records looked up by key and by what they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from dashboard.package.records import (
    Actor,
    Code,
    Deck,
    Discrepancy,
    Exploitation,
    Finding,
    FindingRecommendation,
    FindingSite,
    Indicator,
    Interview,
    Limitation,
    Observation,
    Participant,
    Priority,
    Recommendation,
    RecommendationPart,
    Route,
    Site,
    SiteRecommendation,
    SiteRecommendationSite,
    Source,
    SurveyAnswer,
    SurveyItem,
    TableNote,
    Term,
)

Record = TypeVar("Record")
Key = TypeVar("Key", bound=Hashable)


def by_key(records: Iterable[Record], key: Callable[[Record], Key]) -> Mapping[Key, tuple[Record, ...]]:
    """Group `records` by `key`, in their order; a missing key gives an empty tuple."""
    groups: dict[Key, list[Record]] = defaultdict(list)
    for record in records:
        groups[key(record)].append(record)
    return defaultdict(tuple, {name: tuple(group) for name, group in groups.items()})


@dataclass(frozen=True, eq=False)  # compared and hashed by identity, so that caches may go by it
class Package:
    """The whole data package, validated and frozen: a tuple of records a table, in the order of the files."""

    title: str
    version: str
    created: str  # when this version was made, as an ISO date
    licence: str  # of the tables, as the descriptor words it
    fingerprint: str  # of the bytes of all files: the version that addresses and caches go by
    sites: tuple[Site, ...]
    sources: tuple[Source, ...]
    codes: tuple[Code, ...]
    indicators: tuple[Indicator, ...]
    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]
    finding_sites: tuple[FindingSite, ...]
    recommendations: tuple[Recommendation, ...]
    recommendation_parts: tuple[RecommendationPart, ...]
    site_recommendations: tuple[SiteRecommendation, ...]
    site_recommendation_sites: tuple[SiteRecommendationSite, ...]
    finding_recommendations: tuple[FindingRecommendation, ...]
    survey_items: tuple[SurveyItem, ...]
    survey_answers: tuple[SurveyAnswer, ...]
    priorities: tuple[Priority, ...]
    routes: tuple[Route, ...]
    exploitation: tuple[Exploitation, ...]
    actors: tuple[Actor, ...]
    interviews: tuple[Interview, ...]
    participants: tuple[Participant, ...]
    limitations: tuple[Limitation, ...]
    discrepancies: tuple[Discrepancy, ...]
    glossary: tuple[Term, ...]
    tables: Mapping[str, TableNote]  # by name, in the descriptor's order
    boundaries: Mapping[str, Any]  # GeoJSON: outlines of the sites and, as context, of their neighbours
    decks: Mapping[str, Deck]  # talks, by name

    def __repr__(self) -> str:  # thousands of rows would drown any traceback
        return f"<Package {self.version} {self.fingerprint}>"

    @property
    def year(self) -> str:
        """The year of this version, as citations give it."""
        return self.created[:4]

    @cached_property
    def site(self) -> Mapping[str, Site]:
        """Sites and the region, by code."""
        return {record.site: record for record in self.sites}

    @cached_property
    def site_codes(self) -> tuple[str, ...]:
        """Codes of the sites, without the region, in the report's order."""
        return tuple(record.site for record in self.sites if record.kind == "site")

    @cached_property
    def source(self) -> Mapping[str, Source]:
        return {record.source: record for record in self.sources}

    @cached_property
    def indicator(self) -> Mapping[str, Indicator]:
        return {record.indicator: record for record in self.indicators}

    @cached_property
    def finding(self) -> Mapping[str, Finding]:
        return {record.finding: record for record in self.findings}

    @cached_property
    def recommendation(self) -> Mapping[str, Recommendation]:
        return {record.recommendation: record for record in self.recommendations}

    @cached_property
    def codelist(self) -> Mapping[str, Mapping[str, Code]]:
        """Codes by code list and code, in the order of their ranks."""
        lists = by_key(sorted(self.codes, key=lambda code: code.rank), lambda code: code.codelist)
        return {name: {code.code: code for code in codes} for name, codes in lists.items()}

    @cached_property
    def observations_of(self) -> Mapping[str, tuple[Observation, ...]]:
        """Observations by indicator."""
        return by_key(self.observations, lambda record: record.indicator)

    @cached_property
    def observations_at(self) -> Mapping[tuple[str, str], tuple[Observation, ...]]:
        """Observations by site and indicator."""
        return by_key(self.observations, lambda record: (record.site, record.indicator))

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """The periods of which something is said, in their order."""
        return tuple(sorted({record.period for record in self.observations}))

    @cached_property
    def actions_of(self) -> Mapping[str, tuple[SiteRecommendation, ...]]:
        """Supporting recommendations by the regional recommendation under which they are printed."""
        return by_key(self.site_recommendations, lambda record: record.recommendation)

    @cached_property
    def sites_asked(self) -> Mapping[str, tuple[str, ...]]:
        """Codes of the sites that each supporting recommendation asks to act."""
        pairs = by_key(self.site_recommendation_sites, lambda record: record.site_recommendation)
        return defaultdict(tuple, {key: tuple(pair.site for pair in rows) for key, rows in pairs.items()})

    @cached_property
    def answers_to(self) -> Mapping[str, tuple[FindingRecommendation, ...]]:
        """Links to recommendations, by finding."""
        return by_key(self.finding_recommendations, lambda record: record.finding)

    @cached_property
    def answered_by(self) -> Mapping[str, tuple[FindingRecommendation, ...]]:
        """Links to findings, by recommendation."""
        return by_key(self.finding_recommendations, lambda record: record.recommendation)

    @cached_property
    def evidence_for(self) -> Mapping[str, tuple[FindingSite, ...]]:
        """What the discussion of each finding says of single sites."""
        return by_key(self.finding_sites, lambda record: record.finding)

    def label(self, codelist: str, code: str) -> str:
        """The label of a code; the code itself where its list does not hold it."""
        found = self.codelist.get(codelist, {}).get(code)
        return found.label if found else code
