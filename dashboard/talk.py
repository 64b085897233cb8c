"""Talks: decks held against the charts and views that there are, and decks that stand in an address.

In an address each `step=` begins a step, and what follows it until the next is the step's view:
`?title=Hotlines&step=landscape-map&indicator=hotline&step=F10&sites=XKX`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from dashboard.charts import CHART
from dashboard.package.cells import Fault, unknown
from dashboard.package.decks import CALLED, FOLDER, SUFFIX
from dashboard.package.model import Package
from dashboard.package.records import Deck, Step
from dashboard.view import FILTER, View, read_view

USUAL = "workshop"  # the deck that is shown where none is asked for
LONGEST = 4000  # characters of an address: servers refuse longer ones
OWN = "My deck"
FILTERS = {"finding": ("sites", "topic", "actor"), "recommendation": ("sites", "actor")}
OF_STEP = ("point", "notes")  # what a step says in an address besides its view


@dataclass(frozen=True)
class Talk:
    """A deck to be shown, and what of its address could not be used."""

    deck: Deck
    faults: tuple[str, ...] = ()
    found: bool = True


def filters_of(step: Step) -> tuple[str, ...]:
    """The filters that a step answers to."""
    return CHART[step.key].filters if step.kind == "chart" else FILTERS[step.kind]


def keys_of(step: Step) -> tuple[str, ...]:
    """The fields of View on which a step depends."""
    return CHART[step.key].keys if step.kind == "chart" else FILTERS[step.kind]


def view_of(step: Step, package: Package) -> View:
    return read_view(step.view, package).view


def deck_faults(package: Package) -> Iterator[Fault]:
    """What is wrong with the decks of a package: charts that are not there, views that show nothing."""
    for deck in package.decks.values():
        for number, step in enumerate(deck.steps, start=1):
            for key, value, message in _wrong(step, package):
                yield Fault(f"{FOLDER}/{deck.name}{SUFFIX}", number, key, value, message, CALLED)


def _wrong(step: Step, package: Package) -> Iterator[tuple[str, str, str]]:
    """Key, value and message of each thing that is wrong with what a step shows."""
    if step.kind == "chart" and step.key and step.key not in CHART:
        yield "chart", step.key, unknown(step.key, "the list of charts", dict.fromkeys(CHART, ""))
    elif step.kind and step.key:
        for key, value in parse_qsl(step.view, keep_blank_values=True):
            yield from _wrong_choice(step, key, value, package)


def _wrong_choice(step: Step, key: str, value: str, package: Package) -> Iterator[tuple[str, str, str]]:
    keys = keys_of(step)
    if key not in keys:
        answered = f"it has: {', '.join(keys)}" if keys else "it has none"
        yield "view", key, f"is not a filter of {step.key} ({answered})"
        return
    options = FILTER[key].options(package)
    if FILTER[key].free:
        return
    for one in value.split(",") if FILTER[key].many else [value]:
        if one not in options:
            where = f"the options of '{key}'"
            yield "view", f"{key}={one}", unknown(one, where, dict(options))


def talk(query: str, package: Package) -> Talk:
    """The talk that an address asks for: a deck of the package by its name, one of its own, or the usual one."""
    if len(query) > LONGEST:
        return Talk(_none(), (f"The address is longer than {LONGEST} characters, and none of it is shown.",), False)
    said = parse_qsl(query.removeprefix("?"), keep_blank_values=True)
    if any(key == "step" for key, _ in said):
        return _of_address(said, package)
    name = dict(said).get("deck", USUAL if USUAL in package.decks else next(iter(package.decks), ""))
    if name in package.decks:
        return Talk(package.decks[name])
    there_are = f" There are: {', '.join(package.decks)}." if package.decks else ""
    return Talk(_none(), (f"There is no deck {name[:60]!r}.{there_are}",), False)


def _none() -> Deck:
    return Deck("", "No deck", "", ())


def _of_address(said: list[tuple[str, str]], package: Package) -> Talk:
    places = [place for place, (key, _) in enumerate(said) if key == "step"]
    parts = [said[start:end] for start, end in zip(places, [*places[1:], None], strict=True)]
    read = [_read(part, package) for part in parts]
    title = _plain(dict(said[: places[0]]).get("title", "")) or OWN
    steps = tuple(step for step, _ in read if step)
    return Talk(Deck("", title, "", steps), tuple(fault for _, faults in read for fault in faults), bool(steps))


def _read(part: list[tuple[str, str]], package: Package) -> tuple[Step | None, tuple[str, ...]]:
    """A step of an address, and what of it could not be used."""
    (_, key), *others = part
    kind = _kind(key, package)
    if not kind:
        return None, (f"Step {key[:60]!r} is no chart, finding or recommendation here and was left out.",)
    texts = {name: _plain(value) for name, value in others if name in OF_STEP}
    reading = read_view(urlencode(others), package)
    step = Step(kind, key, "", texts.get("point", ""), texts.get("notes", ""))
    keys = keys_of(step)
    return replace(step, view=reading.view.query(*keys).removeprefix("?") if keys else ""), reading.faults


def _kind(key: str, package: Package) -> str:
    places = {"chart": CHART, "finding": package.finding, "recommendation": package.recommendation}
    return next((kind for kind, known in places.items() if key in known), "")


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\S ]|[^\x20-\x7e\u00a0-\uffff]", " ", text).split())[:400]


def address(deck: Deck) -> str:
    """The query of a talk, with its question mark: the name of its deck, or all of its steps."""
    if deck.name:
        return "?" + urlencode({"deck": deck.name})
    steps = "&".join(_written(step) for step in deck.steps)
    title = urlencode({"title": deck.title}) + "&" if deck.title != OWN else ""
    return "?" + title + steps if steps else ""


def _written(step: Step) -> str:
    texts = {name: value for name in OF_STEP if (value := getattr(step, name))}
    return "&".join(part for part in (urlencode({"step": step.key}), step.view, urlencode(texts)) if part)
