"""What is said of single sites, in the few words that a handout has room for: marks, figures, actions, gaps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard import figures
from dashboard.chart import Row
from dashboard.comparison import SETTLED, compared, differ, pair, silent
from dashboard.drawing.marks import Mark
from dashboard.exports.brief import FIGURES
from dashboard.package.model import Package
from dashboard.package.records import SITUATION, Indicator, Observation
from dashboard.readings.evidence import CODED, CONFLICTING, cell, figure, words
from dashboard.ties import Ask
from dashboard.view import joined
from dashboard.wording import BASIS, lowered, period, place

TOLD = ("Identified cases", "Irregular migration", "Shelters", "Reflection period", "Hotline")  # keys of brief.FIGURES
MOST_ACTIONS, MOST_CONFLICTS = 4, 1  # of each site
DIFFER, ALIKE, ONE = "They differ", "Alike where both are settled", "Settled for one of them, or for none"
FINAL = 10  # the table with the workshop's final ranking


@dataclass(frozen=True)
class Half:
    """What is said of a mechanism at a site on one basis: its word, how it is marked, and in full."""

    word: str
    look: str
    in_full: str


@dataclass(frozen=True)
class Line:
    """A mechanism at both sites: paper and practice of each, which of them fall short, and where it is printed."""

    title: str
    halves: tuple[Half, ...]
    short: tuple[bool, ...]  # a site each
    places: str


@dataclass(frozen=True)
class Said:
    """A figure or a statement, where it was printed, and its period where it is another than the assessment's."""

    text: str
    where: str
    when: str = ""


@dataclass(frozen=True)
class Action:
    """An action asked of a site, and why it stands among the first."""

    ask: Ask
    why: str


def group_of(package: Package, sites: tuple[str, str], indicator: Indicator) -> str:
    if differ(package, sites, indicator):
        return DIFFER
    first, second = (pair(package, site, indicator.indicator) for site in sites)
    sides = ((first.law, second.law), (first.practice, second.practice))
    return ALIKE if any(all(one.state in SETTLED for one in side) for side in sides) else ONE


def half(row: Row) -> Half:
    return Half(row["text"], look(row["mark"]), row["words"])


def look(mark: Mark) -> str:
    """The class by which the style sheet knows a mark: its tone, or why it has none."""
    return mark.tones[0] if mark.tones and mark.state != CONFLICTING else mark.state


def places(rows: Iterable[Row]) -> list[str]:
    """Where the cells of a line were printed, each by the first of its lines, in the order of the cells."""
    parts = [place(row["source"], row["locator"]).split("; ") for row in rows if row["locator"]]
    first = [next((one for one in found if one.startswith("L")), found[0]) for found in parts]
    return list(dict.fromkeys(re.sub(r"(L\d+)-\d+$", r"\1", one) for one in first))


def told(package: Package, site: str, indicator: str) -> Iterator[Said]:
    """Each printed figure; of what is rated, law and practice apart; words where there is neither."""
    if package.indicator[indicator].kind in CODED:
        found = ((BASIS[basis], cell(package, site, indicator, basis)) for basis in ("law", "practice"))
        for basis, one in found:
            if one.spoken:
                yield _said(one.spoken, f"{basis.capitalize()}: {words(package, one)}")
        return
    one = cell(package, site, indicator)
    valued = [found for found in one.observations if found.value]
    yield from (_said(found, _counted(package, found)) for found in valued)
    if not valued and one.spoken:
        yield _said(one.spoken, one.spoken.statement)


def _counted(package: Package, one: Observation) -> str:
    """A figure with what it counts: `43 trafficking cases identified`."""
    of_migrants = one.indicator == "cases_migrants"
    return f"{figure(package, one)} {figures.WORDS[one.indicator]}" if of_migrants else figures.words(package, one)


def _said(one: Observation, text: str) -> Said:
    when = period(one.period) if one.period != SITUATION else ""
    return Said(text[:1].upper() + text[1:], place(one.source, one.locator), when)


def first_of(package: Package, asks: Sequence[Ask]) -> tuple[Action, ...]:
    """The first action under each recommendation, in the order of the workshop's final ranking."""
    items = [item for item in package.priorities if item.table == FINAL and item.rank]
    rank = {key: item.rank or 0 for item in items for key in item.recommendation.split(";")}
    firsts = {one.action.recommendation: one for one in reversed(asks)}
    ordered = sorted(firsts.values(), key=lambda one: rank.get(one.action.recommendation, len(items) + 1))
    return tuple(
        Action(one, f"ranked {rank[one.action.recommendation]} of {len(items)}")
        for one in ordered[:MOST_ACTIONS]
        if one.action.recommendation in rank
    )


def unknown_of(package: Package, site: str) -> Iterator[Said]:
    found = [(one, pair(package, site, one.indicator)) for one in compared(package)]
    themes = dict.fromkeys(one.theme for one, _ in found)
    number = {theme: silent(both for one, both in found if one.theme == theme) for theme in themes}
    by_theme = joined(f"{lowered(package.label('theme', theme))} {many}" for theme, many in number.items() if many)
    yield Said(f"The report is silent on {sum(number.values())} of {2 * len(found)} points: {by_theme}.", "")
    missing = [lowered(name) for name in TOLD if not any(list(told(package, site, key)) for key in FIGURES[name])]
    if missing:
        yield Said(f"Nothing is said of {joined(missing, 'or')}.", "")
    conflicts = [one for one in package.observations if one.site == site and one.status == CONFLICTING]
    if not conflicts:
        yield Said("No statement on this site is marked as contradicted by another.", "")
    for one in conflicts[:MOST_CONFLICTS]:
        many = f", one of {len(conflicts)}" if len(conflicts) > 1 else ""
        yield Said(f"Contradicted{many}: {one.statement}", place(one.source, one.locator))
