"""Mechanisms against sites: which of them are rated, where life falls short of the law, and what is not said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.package.model import Package
from dashboard.package.records import Indicator
from dashboard.readings.evidence import CONFLICTING, MANY, NOT_APPLICABLE, NOT_STATED, STATED, Cell, cell, mechanisms
from dashboard.view import View

RATED = ("status", "yes_no", "condition", "identification_range")  # code lists that run from in place to missing
YES, PARTLY, NO = "yes", "partly", "no"
SETTLED = (STATED, CONFLICTING, NOT_APPLICABLE)  # states that say something that can differ
STEPS = {YES: 0, PARTLY: 1, NO: 2}


@dataclass(frozen=True, slots=True)
class Pair:
    """A mechanism at a site: what is on paper beside what is done, each with its rating (empty where not rated)."""

    law: Cell
    practice: Cell
    on_paper: str
    in_practice: str

    @property
    def is_rated(self) -> bool:
        """Whether both sides are rated, so that they can be compared."""
        return bool(self.on_paper and self.in_practice)

    @property
    def falls_short(self) -> bool:
        """Whether the paper is better than the practice."""
        return self.is_rated and STEPS[self.in_practice] > STEPS[self.on_paper]


@lru_cache(maxsize=2)
def compared(package: Package) -> tuple[Indicator, ...]:
    """The mechanisms that are rated from in place to missing, and of which something is said at a site."""
    return tuple(
        one
        for one in mechanisms(package)
        if one.codelist in RATED and not all(_is_silent(package, site, one) for site in package.site_codes)
    )


def _is_silent(package: Package, site: str, indicator: Indicator) -> bool:
    return cell(package, site, indicator.indicator).state == NOT_STATED


@lru_cache(maxsize=MANY)
def pair(package: Package, site: str, indicator: str) -> Pair:
    """What is said of a mechanism at a site, on paper and in practice."""
    law, practice = (cell(package, site, indicator, basis) for basis in ("law", "practice"))
    return Pair(law, practice, rating(package, law), rating(package, practice))


def rating(package: Package, one: Cell) -> str:
    """Yes, partly or no: the first, a middle or the last step of its code list; empty where no value is settled."""
    if one.state != STATED:
        return ""
    steps = list(package.codelist[package.indicator[one.indicator].codelist])
    place = steps.index(one.values[0])
    return YES if place == 0 else NO if place == len(steps) - 1 else PARTLY


def pairs(package: Package, sites: Sequence[str], indicators: Iterable[Indicator]) -> Iterator[Pair]:
    """All pairs, mechanism by mechanism."""
    return (pair(package, site, one.indicator) for one in indicators for site in sites)


def gap(package: Package, sites: Sequence[str], indicator: Indicator) -> int:
    """At how many of the sites the paper is better than the practice."""
    return sum(one.falls_short for one in pairs(package, sites, [indicator]))


def differ(package: Package, sites: Sequence[str], indicator: Indicator) -> bool:
    """Whether the sites differ, on paper or in practice. Silence is no difference: it says nothing of a site."""
    found = list(pairs(package, sites, [indicator]))
    return any(
        len({frozenset(one.values) for one in side if one.state in SETTLED}) > 1
        for side in ([one.law for one in found], [one.practice for one in found])
    )


def rows_of(package: Package, view: View) -> list[Indicator]:
    """The mechanisms of the view's theme, those in which its sites differ, in its order."""
    sites = view.sites or package.site_codes
    found = [one for one in compared(package) if view.theme in ("", one.theme)]
    if view.differs:
        found = [one for one in found if differ(package, sites, one)]
    return sorted(found, key=lambda one: -gap(package, sites, one)) if view.sort == "gap" else found


def silent(found: Iterable[Pair]) -> int:
    """On how many cells the report does not say anything: two a pair, on paper and in practice."""
    return sum((one.law.state, one.practice.state).count(NOT_STATED) for one in found)


@dataclass(frozen=True, slots=True)
class Balance:
    """How mechanisms stand where both sides are rated: so many of them in full on paper, and in practice."""

    rated: int
    on_paper: int
    in_practice: int
    short: int


def balance(found: Iterable[Pair]) -> Balance:
    """Count the pairs that are rated on both sides."""
    both = [one for one in found if one.is_rated]
    return Balance(
        len(both),
        sum(one.on_paper == YES for one in both),
        sum(one.in_practice == YES for one in both),
        sum(one.falls_short for one in both),
    )
