"""The items that the workshop of May 2014 ranked: small groups, full group and final order (tables 8, 9 and 10)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from dashboard.package.model import Package, by_key
from dashboard.package.records import REGION, Priority

NAMED, OF_REGION, UNNAMED, SILENT = "yes", "as one of the region", "no", "no site is named"
SMALL_GROUPS, FULL_GROUP, FINAL = 8, 9, 10  # the tables of the report


@dataclass(frozen=True, slots=True)
class Choice:
    """A priority, and how often it was chosen."""

    priority: int
    times: int


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the workshop as the three tables have it."""

    small: Priority
    chosen: tuple[Priority, ...]  # a priority that the full group gave it, with how often
    final: Priority

    @property
    def title(self) -> str:
        return self.small.title

    @property
    def sites(self) -> tuple[str, ...]:
        """The sites that a comment names as having called it a priority; the region where it names that."""
        return tuple(site for site in self.small.sites.split(";") if site)

    @property
    def recommendations(self) -> tuple[str, ...]:
        """What it became in the report: one recommendation, or two."""
        return tuple(self.small.recommendation.split(";"))

    @property
    def rank(self) -> int:
        return self.final.rank or 0

    @property
    def times(self) -> int:
        """How often the full group chose a priority for it."""
        return sum(one.frequency or 0 for one in self.chosen)

    @property
    def favourite(self) -> Choice | None:
        """The priority that the full group gave it more often than any other; None where no one leads."""
        votes = Counter({one.priority or 0: 0 for one in self.chosen})
        for one in self.chosen:
            votes[one.priority or 0] += one.frequency or 0
        most = max(votes.values())
        leading = [Choice(priority, times) for priority, times in votes.items() if times == most]
        return leading[0] if len(leading) == 1 else None

    def marked(self, site: str) -> str:
        """Whether a comment says that the site called the item a priority."""
        if site in self.sites:
            return NAMED
        if REGION in self.sites:
            return OF_REGION
        return UNNAMED if self.sites else SILENT


@lru_cache(maxsize=32)
def items(package: Package, topic: str = "") -> tuple[Item, ...]:
    """The items of a topic, or all of them, in the final order."""
    rows = by_key(package.priorities, lambda one: f"{one.table} {one.item}")
    final = sorted((one for one in package.priorities if one.table == FINAL), key=lambda one: one.rank or 0)
    return tuple(
        Item(rows[f"{SMALL_GROUPS} {one.item}"][0], rows[f"{FULL_GROUP} {one.item}"], one)
        for one in final
        if topic in ("", one.area)
    )


def follows_small_groups(package: Package) -> bool:
    """Whether the final order never puts an item before one to which the small groups gave a higher priority."""
    given = [one.small.priority or 0 for one in items(package)]
    return given == sorted(given)


@lru_cache(maxsize=2)
def most_moved(package: Package) -> Item | None:
    """The item whose final rank is farthest from the priority that the full group gave it most often."""
    return max(items(package), key=_distance, default=None)


def _distance(one: Item) -> int:
    return abs(one.rank - one.favourite.priority) if one.favourite else 0
