"""The records of the data package: one frozen class a table, one field a column.

`datapackage.json` describes the same tables for everybody else; a test holds the two against each other.
Empty cells are empty strings, or None where the column is a number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

REGION = "REG"
SITUATION = "2013-14"

Record = TypeVar("Record")
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Site:
    site: str
    name: str
    name_in_report: str
    iso2: str
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class Source:
    source: str
    citation: str
    year: int | None
    kind: str
    sites: str
    locator: str


@dataclass(frozen=True, slots=True)
class Code:
    codelist: str
    code: str
    label: str
    rank: int
    tone: str
    description: str


@dataclass(frozen=True, slots=True)
class Indicator:
    indicator: str
    title: str
    theme: str
    kind: str
    unit: str
    description: str
    codelist: str


@dataclass(frozen=True, slots=True)
class Observation:
    observation: str
    site: str
    indicator: str
    period: str
    basis: str
    value: str
    unit: str
    qualifier: str
    statement: str
    status: str
    evidence: str
    source: str
    cited: str
    locator: str


@dataclass(frozen=True, slots=True)
class Finding:
    finding: str
    area: str
    title: str
    statement: str
    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class FindingSite:
    finding: str
    site: str
    part: str
    statement: str
    evidence: str
    cited: str
    locator: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    recommendation: str
    topic: str
    title: str
    statement: str
    note: str
    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class RecommendationPart:
    recommendation: str
    part: str
    statement: str
    locator: str


@dataclass(frozen=True, slots=True)
class SiteRecommendation:
    site_recommendation: str
    recommendation: str
    statement: str
    actor: str
    note: str
    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class SiteRecommendationSite:
    site_recommendation: str
    site: str


@dataclass(frozen=True, slots=True)
class FindingRecommendation:
    finding: str
    recommendation: str
    basis: str
    rationale: str
    locator: str


@dataclass(frozen=True, slots=True)
class SurveyItem:
    item: str
    table: int
    title: str
    order: int
    note: str


@dataclass(frozen=True, slots=True)
class SurveyAnswer:
    item: str
    answer: str
    column: str
    percent: float
    heading_basis: str
    locator: str


@dataclass(frozen=True, slots=True)
class Priority:
    item: str
    table: int
    area: str
    title: str
    recommendation: str
    priority: int | None
    frequency: int | None
    rank: int | None
    revised: str
    sites: str
    comment: str
    locator: str


@dataclass(frozen=True, slots=True)
class Route:
    route: str
    site: str
    kind: str
    role: str
    strength: str
    origin: str
    destination: str
    population: str
    form: str
    statement: str
    period: str
    evidence: str
    source: str
    cited: str
    locator: str


@dataclass(frozen=True, slots=True)
class Exploitation:
    exploitation: str
    site: str
    form: str
    sector: str
    group: str
    trend: str
    statement: str
    evidence: str
    source: str
    cited: str
    locator: str


@dataclass(frozen=True, slots=True)
class Actor:
    actor_row: str
    site: str
    actor: str
    kind: str
    role: str
    basis: str
    statement: str
    source: str
    cited: str
    locator: str


@dataclass(frozen=True, slots=True)
class Interview:
    interview: str
    role: str
    role_group: str
    column: str
    value: int
    heading_basis: str
    locator: str


@dataclass(frozen=True, slots=True)
class Participant:
    participant: str
    location: str
    institution_kind: str
    seats: int
    site: str
    locator: str


@dataclass(frozen=True, slots=True)
class Limitation:
    limitation: str
    title: str
    statement: str
    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class Discrepancy:
    discrepancy: str
    title: str
    what: str
    locators: str
    shown: str


@dataclass(frozen=True, slots=True)
class Term:
    term: str
    words: str
    description: str
    source: str
    locator: str

    @property
    def spellings(self) -> tuple[str, ...]:
        """As it stands in texts; one without capitals stands for any case."""
        return tuple(self.words.split(";"))


@dataclass(frozen=True, slots=True)
class TableNote:
    """What the descriptor says of one file of the package, and how many rows the file holds."""

    name: str
    title: str
    description: str
    file: str
    rows: int
    columns: Mapping[str, str]  # name of each column -> what it means


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a talk: an exhibit, a finding or a recommendation, in a view."""

    kind: str  # "chart", "finding" or "recommendation"
    key: str  # the id of what is shown
    view: str = ""  # as a query string without its question mark
    point: str = ""  # the headline; where empty, the title of what is shown
    notes: str = ""  # for the speaker


@dataclass(frozen=True, slots=True)
class Deck:
    """The steps of a talk, in their order."""

    name: str  # of its file, without the suffix; empty where it came from an address
    title: str
    about: str
    steps: tuple[Step, ...]


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
