"""What the sources say of one indicator at one site, on one basis: the cell that maps and matrices show.

Absent is not zero and contradictions are kept, so a cell is one of five states and never a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.model import Observation, Package

STATED, DETAIL, CONFLICTING, NOT_APPLICABLE, NOT_STATED = (
    "stated",  # a value, agreed by all statements
    "detail",  # statements, but none that settles the value
    "conflicting",  # values that disagree
    "not_applicable",
    "not_stated",  # the report does not say
)
CODED = ("status", "category")
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


@lru_cache(maxsize=4096)
def cell(package: Package, site: str, indicator: str, basis: str = "", period: str = "") -> Cell:
    """Read the cell of `site` and `indicator`; an empty `basis` or `period` takes all of them."""
    found = tuple(
        one
        for one in package.observations_of[indicator]
        if one.site == site and basis in ("", one.basis) and period in ("", one.period)
    )
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
        labels = [package.label(indicator.codelist, value) for value in one.values]
        return labels[0] if one.state == STATED else "sources conflict: " + " / ".join(labels)
    headline = one.headline
    return figure(package, headline) if headline else "sources conflict"


def figure(package: Package, one: Observation) -> str:
    """A figure with its qualifier and unit, a remark behind them: `up to 60 days; foreign cases`."""
    before, _, remark = one.qualifier.partition(";") if one.value else ("", "", one.qualifier)
    if before and before.split()[0].lower() not in BEFORE_NUMBERS:
        before, remark = "", one.qualifier
    unit = one.unit or package.indicator[one.indicator].unit
    said = " ".join(part for part in (before.strip(), one.value, unit) if part)
    return "; ".join(part for part in (said, remark.strip()) if part)


def respondents(package: Package) -> str:
    """How many answered the survey, for captions: `n = 99 of 135 invited`."""
    found = {one.unit: one.value for one in package.observations_of["method"]}
    answered, invited = found.get("completed surveys"), found.get("potential respondents")
    return f"n = {answered} of {invited} invited" if answered and invited else ""
