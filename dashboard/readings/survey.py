"""The survey: the scales of its answers, sums over answers, and which item speaks of which indicator.

What the report printed is in the data; what this project adds to it, groupings of answers and pairs of an item
with an indicator, is declared here and nowhere else. Shares of groupings are computed and never stored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dashboard.package.model import Package, by_key
from dashboard.package.records import Discrepancy, Observation, SurveyAnswer, SurveyItem
from dashboard.readings.evidence import Cell, cell_beside_survey

LOST = "lost"  # the basis of a heading that nothing proves
FEW_LINES = 15  # a longer place is a table, not a row of it
PRINTED = "printed"  # the choice to keep the order of the report


@dataclass(frozen=True, slots=True)
class Scale:
    """The proven answers of a table, best first. What stands in no part of it has no side, and stands apart."""

    table: int
    good: tuple[str, ...]
    middle: str = ""
    bad: tuple[str, ...] = ()  # from bad to worst
    best: str = ""  # the grouping by which bars are ordered unless the reader chooses

    @property
    def steps(self) -> Mapping[str, int]:
        """The place of each answer on the scale of agreement, from 0 to 4."""
        middle = {self.middle: 2} if self.middle else {}
        good = {answer: step for step, answer in enumerate(self.good)}
        return good | middle | {answer: step for step, answer in enumerate(self.bad, start=3)}


@dataclass(frozen=True, slots=True)
class Grouping:
    """Answers whose shares are added up."""

    table: int
    answers: tuple[str, ...]
    label: str


SCALES = {
    4: Scale(4, ("fully", "partially"), best="fully_or_partially"),
    5: Scale(5, ("fully", "somewhat"), "some_groups", ("inadequate", "totally_inadequate"), "fully_or_somewhat"),
    6: Scale(6, ("strongly_agree", "agree"), "neither", ("disagree", "strongly_disagree"), "agree_or_strongly"),
}
GROUPINGS = {
    "fully_or_partially": Grouping(4, ("fully", "partially"), "Fully or partially operational"),
    "fully_or_somewhat": Grouping(5, ("fully", "somewhat"), "Fully or somewhat adequate"),
    "inadequate_or_totally": Grouping(5, ("inadequate", "totally_inadequate"), "Inadequate or totally inadequate"),
    "agree_or_strongly": Grouping(6, ("agree", "strongly_agree"), "Agree or strongly agree"),
    "disagree_or_strongly": Grouping(6, ("disagree", "strongly_disagree"), "Disagree or strongly disagree"),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A survey item beside the indicator that speaks of the same mechanism: paired by this project."""

    item: str
    answer: str  # a grouping
    indicator: str
    basis: str = "practice"
    slide: str = ""  # the word by which the slide deck names the mechanism, where it quotes a share


PAIRS = (
    Pair("T4-05", "fully_or_partially", "nrm", slide="NRMs"),
    Pair("T4-06", "fully_or_partially", "trm", slide="TRMs"),
    Pair("T4-08", "fully_or_partially", "victim_feedback"),
    Pair("T4-04", "fully_or_partially", "hotline"),
    Pair("T4-07", "fully_or_partially", "standards"),
    Pair("T4-03", "fully_or_partially", "screening"),
    Pair("T4-02", "fully_or_partially", "definition_trafficking", basis="law"),
    Pair("T5-08", "fully_or_somewhat", "reintegration"),
    Pair("T6-05", "agree_or_strongly", "services_men"),
    Pair("T6-03", "agree_or_strongly", "services_children"),
    Pair("T6-02", "disagree_or_strongly", "services_foreign"),
)

# The sentences that give a bound for an item of table 7: their lines, and a word that only this one holds.
BOUNDS = {
    "T7-e": ("L2088-2090", "quality"),
    "T7-f": ("L2090-2093", "range"),
    "T7-g": ("L2090-2093", "quality"),
}

SHORT_WORDS = {
    "VoTs": "victims",
    "TIP": "trafficking",
    "NRMs": "National referral mechanisms",
    "TRMs": "Transnational referral mechanisms",
}


def items(package: Package, table: int) -> tuple[SurveyItem, ...]:
    """The items of a table, in the order of the report."""
    return tuple(sorted((one for one in package.survey_items if one.table == table), key=lambda one: one.order))


def in_full(title: str) -> str:
    """The title of an item without its abbreviations, and with a word where its beginning is lost."""
    spelled = re.sub(r"\b(VoTs|TIP|NRMs|TRMs)\b", lambda found: SHORT_WORDS[found[0]], title)
    return re.sub(r"^\.\.\. ?", "[beginning lost] ", spelled)


@lru_cache(maxsize=2)
def answers(package: Package) -> Mapping[str, Mapping[str, SurveyAnswer]]:
    """Cells of tables 3 to 6 by item and answer, in the order of the columns."""
    groups = by_key(package.survey_answers, lambda one: one.item)
    return {item: {one.answer: one for one in cells} for item, cells in groups.items()}


def members(answer: str) -> tuple[str, ...]:
    """The answers that a choice adds up: those of a grouping, or the one itself."""
    return GROUPINGS[answer].answers if answer in GROUPINGS else (answer,)


def share(package: Package, item: str, answer: str) -> float:
    """The share of an answer or of a grouping, in per cent with one decimal."""
    return round(sum(answers(package)[item][one].percent for one in members(answer)), 1)


def place(package: Package, item: str, answer: str = "") -> str:
    """Where the row of an item was printed, without the line that proves a heading."""
    cells = answers(package)[item]
    return cells[members(answer)[0] if answer else next(iter(cells))].locator.split("; heading")[0]


def codes(package: Package, table: int) -> Mapping[str, str]:
    """The answers of a table with their labels, in the order of its columns."""
    first = items(package, table)[:1]
    return {code: one.column for item in first for code, one in answers(package)[item.item].items()}


def offered(package: Package, table: int) -> Mapping[str, str]:
    """What the bars of a table can be ordered by: groupings first, then single answers."""
    groupings = {code: one.label for code, one in GROUPINGS.items() if one.table == table}
    return {**groupings, **codes(package, table)}


@lru_cache(maxsize=2)
def choices(package: Package) -> Mapping[str, str]:
    """What bars can be ordered by, in words; an answer that two tables share carries both of its labels."""
    labels: dict[str, dict[int, str]] = {}
    for table in SCALES:
        for code, label in offered(package, table).items():
            labels.setdefault(code, {})[table] = label
    return {PRINTED: "order of the report", **{code: _choice(said) for code, said in labels.items()}}


def _choice(labels: Mapping[int, str]) -> str:
    tables = " and ".join(map(str, labels))
    return f"most “{' / '.join(labels.values())}” first (table{'s' * (len(labels) > 1)} {tables})"


def beside(package: Package, site: str, pair: Pair) -> Cell:
    """What interviews and documents say at one site of the mechanism of a pair."""
    return cell_beside_survey(package, site, pair.indicator, pair.basis)


def on_slide(package: Package, pair: Pair) -> Observation | None:
    """The share that the slide deck gives for the mechanism of a pair."""
    quoted = [one for one in package.observations_of["survey_share"] if one.locator.startswith("Appendix H")]
    return next((one for one in quoted if pair.slide and one.qualifier.startswith(pair.slide)), None)


def bound(package: Package, item: str) -> Observation | None:
    """The sentence of the prose that gives a bound for an item of table 7, whose bars are lost."""
    lines, word = BOUNDS.get(item, ("", ""))
    said = [one for one in package.observations_of["survey_share"] if lines and lines in one.locator]
    return next((one for one in said if word in one.statement), None)


def noted(package: Package, locator: str) -> tuple[Discrepancy, ...]:
    """The discrepancies that quote the lines of `locator`, and not a whole table that holds them."""
    ours = _spans(locator)
    return tuple(
        one
        for one in package.discrepancies
        if any(
            first <= end and start <= last and last - first < FEW_LINES
            for first, last in _spans(one.locators)
            for start, end in ours
        )
    )


@lru_cache(maxsize=2)
def swapped(package: Package) -> Discrepancy | None:
    """The discrepancy of the slide deck's shares: the one that quotes each slide and each row that it should quote."""
    quoted = [(pair, on_slide(package, pair)) for pair in PAIRS if pair.slide]
    places = [said.locator for _, said in quoted if said] + [place(package, pair.item) for pair, _ in quoted]
    found = [set(noted(package, one)) for one in places]
    both = set.intersection(*found) if found else set()
    return next((one for one in package.discrepancies if one in both), None)


def _spans(locator: str) -> list[tuple[int, int]]:
    """First and last line of each place in the report; a place in another document has its number before the L."""
    found = re.findall(r"(?<!\d )L(\d+)(?:-(\d+))?", locator)
    return [(int(first), int(last or first)) for first, last in found]
