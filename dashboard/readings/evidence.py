"""What the sources say of one indicator at one site, on one basis: the cell that maps and matrices show.

Absent is not zero and contradictions are kept, so a cell is one of five states and never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.package.model import Package, by_key
from dashboard.package.records import Actor, Exploitation, FindingSite, Indicator, Observation, Route, Source

STATED, DETAIL, CONFLICTING, NOT_APPLICABLE, NOT_STATED = (
    "stated",  # a value, agreed by all statements
    "detail",  # statements, but none that settles the value
    "conflicting",  # values that disagree
    "not_applicable",
    "not_stated",  # the report does not say
)
CODED = ("status", "category")
MANY = 65_536  # cells that are kept: those of two hundred sites and a hundred indicators, on each basis
NO_MECHANISMS = ("trend", "role")  # code lists that say how trafficking goes, not what stands against it
BEFORE_NUMBERS = frozenset(
    ("a", "about", "above", "almost", "around", "at", "below", "more", "nearly", "only", "over", "some", "up")
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One site, one indicator, one basis: its state, the values claimed, and the statements behind them."""

    site: str
    indicator: str
    basis: str
    state: str
    values: tuple[str, ...]
    observations: tuple[Observation, ...]

    @property
    def headline(self) -> Observation | None:
        """The statement that the cell is read from: the newest of those that carry a value."""
        valued = [found for found in self.observations if found.value]
        return max(valued, key=lambda found: found.period) if valued else None

    @property
    def spoken(self) -> Observation | None:
        """The statement to quote: the headline, or the first that says something; None where nothing is said."""
        return self.headline or next((one for one in self.observations if one.status != NOT_STATED), None)


@lru_cache(maxsize=MANY)
def cell(package: Package, site: str, indicator: str, basis: str = "", period: str = "") -> Cell:
    """Read the cell of `site` and `indicator`; an empty `basis` or `period` takes all of them."""
    found = tuple(
        one
        for one in package.observations_at[site, indicator]
        if basis in ("", one.basis) and period in ("", one.period)
    )
    return _read(package, site, indicator, basis, found)


@lru_cache(maxsize=MANY)
def cell_beside_survey(package: Package, site: str, indicator: str, basis: str) -> Cell:
    """The cell as interviews, documents and workshop have it: without what the survey says."""
    found = cell(package, site, indicator, basis).observations
    return _read(package, site, indicator, basis, tuple(one for one in found if one.evidence != "survey"))


def _read(package: Package, site: str, indicator: str, basis: str, found: tuple[Observation, ...]) -> Cell:
    said = tuple(one for one in found if one.status != "not_stated")
    coded = package.indicator[indicator].kind in CODED
    values = tuple(dict.fromkeys(one.value for one in said if one.value))
    return Cell(site, indicator, basis, _state(found, said, values, coded), values, found)


def _state(found: Sequence[Observation], said: Sequence[Observation], values: Sequence[str], coded: bool) -> str:
    if not said:
        return NOT_STATED
    if any(one.status == "conflicting" for one in said) and len(values) != 1:
        return CONFLICTING
    if all(one.status == "not_applicable" for one in said):
        return NOT_APPLICABLE
    if coded and len(values) > 1:
        return CONFLICTING
    return STATED if values else DETAIL


@lru_cache(maxsize=2)
def mechanisms(package: Package) -> tuple[Indicator, ...]:
    """What stands against trafficking: the indicators that are rated, or put into a category, somewhere."""
    return tuple(
        one
        for one in package.indicators
        if one.kind in CODED
        and one.codelist not in NO_MECHANISMS
        and any(found.value for found in package.observations_of[one.indicator])
    )


def shortfall(package: Package, site: str, indicator: str) -> int | None:
    """By how many steps practice falls short of the paper: negative where it goes beyond what is on paper.

    None where either has no single value: what is not rated is not compared.
    """
    law, practice = (cell(package, site, indicator, basis) for basis in ("law", "practice"))
    if (law.state, practice.state) != (STATED, STATED):
        return None
    codes = package.codelist[package.indicator[indicator].codelist]
    return codes[practice.values[0]].rank - codes[law.values[0]].rank


def value_label(package: Package, one: Cell | Observation, value: str) -> str:
    """A coded value in words: what is practised works or does not, a law is there or it is not."""
    codelist = package.indicator[one.indicator].codelist
    return value if codelist == "status" and one.basis == "law" else package.label(codelist, value)


@lru_cache(maxsize=2)
def mapped(package: Package) -> tuple[Indicator, ...]:
    """The indicators that have a value for at least one site, so that a map of them shows something."""
    sites = frozenset(package.site_codes)
    valued = {one.indicator for one in package.observations if one.value and one.site in sites}
    return tuple(one for one in package.indicators if one.indicator in valued and one.theme != "method")


def words(package: Package, one: Cell) -> str:
    """The cell as a reader meets it: `partly`, `7 shelters (2013-14)`, `sources conflict: works / partly`."""
    indicator = package.indicator[one.indicator]
    if one.state == NOT_STATED:
        return "the report does not say"
    if one.state == NOT_APPLICABLE:
        return "not applicable"
    if one.state == DETAIL:
        return "described, not rated" if indicator.kind in CODED else "described"
    if indicator.kind in CODED:
        labels = [value_label(package, one, value) for value in one.values]
        return labels[0] if one.state == STATED else "sources conflict: " + " / ".join(labels)
    figures = [figure(package, found) for found in one.observations if found.value]
    if one.state == CONFLICTING or not one.headline:
        return ": ".join(part for part in ("sources conflict", " / ".join(figures)) if part)
    return figure(package, one.headline)


def value_words(package: Package, one: Observation) -> str:
    """The value of a statement as a reader meets it; empty where it has none."""
    if not one.value:
        return ""
    is_coded = package.indicator[one.indicator].kind in CODED
    return value_label(package, one, one.value) if is_coded else figure(package, one)


def figure(package: Package, one: Observation) -> str:
    """A figure with its qualifier and unit, a remark behind them: `up to 60 days; foreign cases`."""
    before, _, remark = one.qualifier.partition(";") if one.value else ("", "", one.qualifier)
    if before and before.split()[0].lower() not in BEFORE_NUMBERS:
        before, remark = "", one.qualifier
    unit = one.unit or package.indicator[one.indicator].unit
    unit = unit.removesuffix("s") if one.value == "1" else unit
    said = " ".join(part for part in (before.strip(), one.value, unit) if part)
    return "; ".join(part for part in (said, remark.strip()) if part)


def respondents(package: Package) -> str:
    """How many answered the survey, for captions: `n = 99 of 135 invited`."""
    found = {one.unit: one.value for one in package.observations_of["method"]}
    answered, invited = found.get("completed surveys"), found.get("potential respondents")
    return f"n = {answered} of {invited} invited" if answered and invited else ""


STATING = ("observations", "finding_sites", "routes", "exploitation", "actors")
"""The tables whose rows state something of a site, each with the work that it cites."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A row of one of the tables STATING: what such rows have in common, and the row itself."""

    table: str
    site: str
    text: str
    source: str  # the document that holds the sentence
    cited: str  # the work that the sentence cites; empty where it cites none
    locator: str
    record: Observation | FindingSite | Route | Exploitation | Actor


@lru_cache(maxsize=2)
def all_statements(package: Package) -> tuple[Statement, ...]:
    """What is stated of sites, table by table. What the report does not say is no statement."""
    return tuple(
        Statement(name, one.site, one.statement, _holder(package, one), one.cited, one.locator, one)
        for name in STATING
        for one in getattr(package, name)
        if getattr(one, "status", "") != "not_stated"
    )


def _holder(package: Package, one: Observation | FindingSite | Route | Exploitation | Actor) -> str:
    return package.finding[one.finding].source if isinstance(one, FindingSite) else one.source


@lru_cache(maxsize=2)
def resting_on(package: Package) -> Mapping[str, tuple[Statement, ...]]:
    """Statements by source: printed in it, or taken from it by the report."""
    pairs = [(key, one) for one in all_statements(package) for key in {one.source, one.cited} - {""}]
    groups = by_key(pairs, lambda pair: pair[0])
    return {key: tuple(one for _, one in groups[key]) for key in package.source}


def is_text(source: Source) -> bool:
    """Whether a source is one of the texts that were read, and no work that they cite."""
    return source.source == "report" or bool(re.match(r"\d{3} L", source.locator))
