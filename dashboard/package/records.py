"""The records of the data package: one frozen class a table, one field a column.

`datapackage.json` describes the same tables for everybody else; a test holds the two against each other.
Empty cells are empty strings, or None where the column is a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

REGION = "REG"
SITUATION = "2013-14"


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
