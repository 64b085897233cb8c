"""Decks as their files say them, `decks/<name>.yaml`, and what is wrong with the files themselves.

Whether a chart is there and answers to a view is for `talk.py` to say, which knows charts and views.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from dashboard.package.cells import Fault, Tables, unknown
from dashboard.package.records import Deck, Step
from dashboard.package.rules import BARE_KOSOVO, MAIL, TELEPHONE

FOLDER, SUFFIX = "decks", ".yaml"
KINDS = ("chart", "finding", "recommendation")  # what a step may show
OF_DECK, OF_STEP = ("title", "about", "steps"), (*KINDS, "view", "point", "notes")
CALLED = ("step", "key")
PRIVATE = {
    BARE_KOSOVO: "names Kosovo without an asterisk; write 'Kosovo*'",
    MAIL: "holds a mail address; leave it out",
    TELEPHONE: "holds a telephone number; leave it out",
}


def read_deck(file: str, content: bytes, tables: Tables) -> tuple[Deck, list[Fault]]:
    """The deck that a file holds, and all that is wrong with it; where something is, the deck is of no use."""
    name = file.removeprefix(f"{FOLDER}/").removesuffix(SUFFIX)
    try:
        said = yaml.safe_load(content.decode("utf-8-sig", errors="replace"))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return Deck(name, "", "", ()), [_broken(file, error)]
    if not isinstance(said, dict):
        return Deck(name, "", "", ()), [Fault(file, 0, "", "", "should hold title, about and steps")]
    steps = tuple(map(_step, _steps(said)))
    return Deck(name, _text(said, "title"), _text(said, "about"), steps), list(_faults(file, said, tables))


def _broken(file: str, error: Exception) -> Fault:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or "it cannot be read"
    return Fault(file, mark.line + 1 if mark else 0, "", "", f"is not YAML from here on ({what})")


def _steps(said: Mapping[str, Any]) -> list[Any]:
    steps = said.get("steps")
    return steps if isinstance(steps, list) else []


def _step(said: Any) -> Step:
    if not isinstance(said, dict):
        return Step("", "")
    kind = next((kind for kind in KINDS if kind in said), "")
    view = _text(said, "view").removeprefix("?")
    return Step(kind, _text(said, kind), view, _text(said, "point"), _text(said, "notes"))


def _text(said: Mapping[str, Any], key: str) -> str:
    value = said.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _faults(file: str, said: Mapping[str, Any], tables: Tables) -> Iterator[Fault]:
    yield from _wrong_keys(file, 0, said, OF_DECK)
    for key in ("title", "about"):
        yield from _wrong_text(file, 0, said, key, required=True)
    if not _steps(said):
        yield Fault(file, 0, "steps", "", "should be a list of at least one step", CALLED)
    for number, step in enumerate(_steps(said), start=1):
        yield from _wrong_step(file, number, step, tables)


def _wrong_step(file: str, number: int, said: Any, tables: Tables) -> Iterator[Fault]:
    if not isinstance(said, dict):
        message = "should name a chart, a finding or a recommendation, with its notes"
        yield Fault(file, number, "", str(said), message, CALLED)
        return
    yield from _wrong_keys(file, number, said, OF_STEP)
    yield from _wrong_text(file, number, said, "notes", required=True)
    for key in ("view", "point"):
        yield from _wrong_text(file, number, said, key)
    kinds = [kind for kind in KINDS if kind in said]
    if len(kinds) != 1:
        found = f"has {' and '.join(kinds)}" if kinds else "shows nothing"
        yield Fault(file, number, "", "", f"{found}; right is one of chart, finding, recommendation", CALLED)
    for kind in kinds:
        yield from _wrong_text(file, number, said, kind, required=True)
        yield from _unknown_key(file, number, kind, _text(said, kind), tables)


def _unknown_key(file: str, number: int, kind: str, key: str, tables: Tables) -> Iterator[Fault]:
    """A finding or a recommendation is in its table."""
    table = tables.get(f"{kind}s")
    known = table.names(kind) if table else {}
    if key and known and key not in known:
        yield Fault(file, number, kind, key, unknown(key, f"{kind}s.csv", known), CALLED)


def _wrong_keys(file: str, number: int, said: Mapping[str, Any], right: tuple[str, ...]) -> Iterator[Fault]:
    for key in said:
        if key not in right:
            message = unknown(
                str(key), "what a step may say" if number else "what a deck may say", dict.fromkeys(right, "")
            )
            yield Fault(file, number, "", str(key), message, CALLED)


def _wrong_text(file: str, number: int, said: Mapping[str, Any], key: str, required: bool = False) -> Iterator[Fault]:
    value = said.get(key)
    if value is None or value == "":
        if required:
            yield Fault(file, number, key, "", NEEDED.get(key, "is missing"), CALLED)
    elif not isinstance(value, str):
        yield Fault(file, number, key, str(value), "is no text; put it in quotes", CALLED)
    else:
        found = (message for pattern, message in PRIVATE.items() if pattern.search(value))
        yield from (Fault(file, number, key, value, message, CALLED) for message in found)


NEEDED = {
    "title": "is missing; a deck has a title",
    "about": "is missing; say in a sentence what the talk is for",
    "notes": "is missing; say in a sentence or two what the speaker tells",
}
