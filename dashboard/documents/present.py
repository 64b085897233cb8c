"""The presenter: a talk as a document that holds all of its steps, which `assets/present.js` shows one at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from dashboard.chart import build
from dashboard.charts import CHART
from dashboard.documents.sheet import rendered
from dashboard.edition import made_from
from dashboard.package.model import Package
from dashboard.package.records import REGION, Finding, Recommendation, SiteRecommendation, Step
from dashboard.readings.evidence import mapped
from dashboard.talk import Talk, address, filters_of, keys_of, view_of
from dashboard.ties import Ask, answers, asked
from dashboard.view import FILTER, Options, View, joined
from dashboard.wording import EVIDENCE, KOSOVO_NOTE, SITUATION_WORDS, counted, source_line

LINES = 30  # of actions that two columns of a screen hold at 1280 x 720
LINE = 46  # characters of each


@dataclass(frozen=True)
class Screen:
    """What stands on the screen at once: a step, or a part of one."""

    step: Step
    number: int  # of its step
    part: int
    title: str
    point: str  # the headline, where it is not the title
    filtered: str
    description: str
    caption: tuple[str, ...]
    keys: str = ""  # the filters of an exhibit
    words: Words | None = None  # what stands there in words, where it is no exhibit

    @property
    def notes(self) -> str:
        return self.step.notes or self.description


@dataclass(frozen=True)
class Words:
    """A screen of words: what was found and how firmly, or what sites are asked to do."""

    kind: str
    statement: str = ""
    strength: tuple[tuple[str, str], ...] = ()  # site and number of statements, or of actions
    ties: tuple[tuple[str, str], ...] = ()  # id and title of what answers it, or of what it answers
    tied: str = ""  # the words before them
    asked: tuple[tuple[str, str, tuple[SiteRecommendation, ...]], ...] = ()  # site, its name, its actions
    unasked: str = ""


@dataclass(frozen=True)
class Choice:
    """A filter of a step as a plain list: its options, and which of them is chosen."""

    key: str
    label: str
    options: Options
    chosen: str
    usual: str  # the value that the address leaves out


@dataclass(frozen=True)
class Served:
    """What the document needs of the server: addresses of scripts, and who is looking."""

    plotly: str
    own: str
    speaker: bool = False


def present(talk: Talk, package: Package, served: Served) -> str:
    """The document as HTML."""
    steps = list(enumerate(talk.deck.steps, start=1))
    return rendered(
        "present.html",
        talk=talk,
        screens=[screen for number, step in steps for screen in screens(step, number, package)],
        choices={number: list(choices(step, package)) for number, step in steps},
        sites=[package.site[code] for code in package.site_codes],
        address=address(talk.deck),
        decks=[] if talk.deck.steps else list(package.decks.values()),
        version=made_from(package.fingerprint),
        served=served,
    )


def choices(step: Step, package: Package) -> Iterator[Choice]:
    """The filters of a step. A choice of several sites stands among the options as it is."""
    view = view_of(step, package)
    for key in filters_of(step):
        one, value, usual = FILTER[key], getattr(view, key), getattr(View(), key)
        if one.free:
            continue
        chosen = ",".join(value) if one.many else value
        several = {chosen: one.words(value, package)} if one.many and len(value) > 1 else {}
        whole = {} if usual else {"": one.everything}
        yield Choice(key, one.label, whole | several | dict(_offered(key, package)), chosen, usual or "")


def _offered(key: str, package: Package) -> Options:
    """The options of a filter; of the indicators, those that a map can show."""
    if key == "indicator":
        return {one.indicator: one.title for one in mapped(package)}
    return FILTER[key].options(package)


def screens(step: Step, number: int, package: Package) -> Iterator[Screen]:
    """The screens of a step: one of an exhibit; of words as many as they take."""
    if step.kind == "chart":
        yield _exhibit(step, number, package)
        return
    view = view_of(step, package)
    told = _finding(step, view, package) if step.kind == "finding" else _recommendation(step, view, package)
    filtered = " · ".join(FILTER[key].words(getattr(view, key), package) for key in keys_of(step) if getattr(view, key))
    for part, words in enumerate([told.first, *_asked(told.asks, view, package)], start=1):
        said = words.statement or "What each site is asked to do: " + _spoken(words)
        point = step.point if step.point != told.title else ""
        yield Screen(step, number, part, told.title, point, filtered, said, told.caption, words=words)


def _exhibit(step: Step, number: int, package: Package) -> Screen:
    exhibit = build(CHART[step.key], view_of(step, package), package)
    point = step.point if step.point != exhibit.title else ""
    keys = " ".join(exhibit.chart.keys)
    said = (exhibit.title, point, exhibit.filtered, exhibit.description, exhibit.caption)
    return Screen(step, number, 1, *said, keys=keys)


@dataclass(frozen=True)
class Told:
    """What the screens of a finding or a recommendation share, its first screen, and the actions for the others."""

    title: str
    first: Words
    asks: tuple[Ask, ...]
    caption: tuple[str, ...]


def _finding(step: Step, view: View, package: Package) -> Told:
    one = package.finding[step.key]
    ties = [package.recommendation[tie.recommendation] for tie in answers(package, view, step.key)]
    asks = asked(package, view, *[tie.recommendation for tie in ties])
    evidence = [said for said in package.evidence_for[step.key] if not view.sites or said.site in view.sites]
    found = Counter(said.site for said in evidence)
    sites = [*(view.sites or package.site_codes), *([REGION] if found[REGION] else [])]
    strength = tuple((package.site[code].name, str(found[code])) for code in sites)
    kinds = Counter(said.evidence for said in evidence)
    kind = f"{one.finding} · {package.label('area', one.area)} · {_resting(len(evidence), kinds)}"
    named = tuple((tie.recommendation, tie.title) for tie in ties)
    cited = [(one.source, said.cited, said.locator) for said in evidence]
    first = Words(kind, one.statement, strength, named, "Answered by")
    return Told(one.title, first, asks, _caption(package, one, cited, asks))


def _resting(number: int, kinds: Counter[str]) -> str:
    """On what it rests: `rests on 23 statements, from documents (12) and interviews (11)`."""
    said = joined(f"{EVIDENCE[kind]} ({times})" for kind, times in kinds.most_common())
    return f"rests on {counted(number, 'statement')}" + (f", from {said}" if kinds else "")


def _recommendation(step: Step, view: View, package: Package) -> Told:
    one = package.recommendation[step.key]
    asks = asked(package, view, step.key)
    found = Counter(ask.site for ask in asks)
    strength = tuple((package.site[code].name, str(found[code])) for code in view.sites or package.site_codes)
    asking = f"asks {counted(len(asks), 'action')} of single sites"
    kind = f"{one.recommendation} · {package.label('topic', one.topic)} · {asking}"
    named = tuple((tie.finding, package.finding[tie.finding].title) for tie in package.answered_by[step.key])
    first = Words(kind, one.statement, strength, named, "Answers")
    return Told(one.title, first, asks, _caption(package, one, [], asks))


def _caption(
    package: Package, one: Finding | Recommendation, cited: Sequence[tuple[str, str, str]], asks: Iterable[Ask]
) -> tuple[str, ...]:
    actions = [(ask.action.source, "", ask.action.locator) for ask in asks]
    return source_line(package, [(one.source, "", one.locator), *cited, *actions]), f"{SITUATION_WORDS}.", KOSOVO_NOTE


def _asked(asks: Sequence[Ask], view: View, package: Package) -> Iterator[Words]:
    """The actions, site by site, as many on a screen as can be read there; sites are kept whole where they can be."""
    sites = view.sites or package.site_codes
    blocks = [block for site in sites for block in _blocks(site, asks, package)]
    unasked = [package.site[site].name for site in sites if not any(ask.site == site for ask in asks)]
    pages = list(_packed(blocks))
    for place, page in enumerate(pages, start=1):
        last = place == len(pages)
        none = f"Nothing is asked here of {joined(unasked, 'or')}." if unasked and last else ""
        yield Words("What each site is asked to do", asked=tuple(page), unasked=none)


Block = tuple[str, str, tuple[SiteRecommendation, ...]]


def _blocks(site: str, asks: Sequence[Ask], package: Package) -> Iterator[Block]:
    """What one site is asked, in blocks of at most a screen."""
    actions = [ask.action for ask in asks if ask.site == site]
    while actions:
        sizes = [sum(map(_lines, actions[:end])) for end in range(1, len(actions) + 1)]
        fitting = max(1, sum(size + 2 <= LINES for size in sizes))
        yield site, package.site[site].name, tuple(actions[:fitting])
        actions = actions[fitting:]


def _packed(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    page: list[Block] = []
    for block in blocks:
        if page and sum(map(_height, [*page, block])) > LINES:
            yield page
            page = []
        page.append(block)
    if page:
        yield page


def _height(block: Block) -> int:
    return 2 + sum(map(_lines, block[2]))


def _lines(action: SiteRecommendation) -> int:
    return ceil((len(action.statement) + 5) / LINE)


def _spoken(words: Words) -> str:
    return " ".join(f"{name}: {' '.join(one.statement for one in actions)}" for _, name, actions in words.asked)
