"""A grid of counts in groups: how many statements or actions stand behind each pair, the number in its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from dashboard.marks import Mark, grid
from dashboard.wording import counted, wrapped

TONES_UP = ("fifth", "third", "second", "first")  # from few to many


@lru_cache(maxsize=256)
def amount(number: int, steps: tuple[int, ...], noun: str) -> Mark:
    """The mark of a count: the last of `steps`, rising from 1, that it reaches; four steps at most."""
    place = max(place for place, step in enumerate(steps) if number >= step)
    tones = TONES_UP[-len(steps) :]
    return Mark(_range(steps, place, noun), "stated", (tones[place],), place)


def _range(steps: Sequence[int], place: int, noun: str) -> str:
    if place == len(steps) - 1:
        return f"{steps[place]} or more {noun}s"
    first, last = steps[place], steps[place + 1] - 1
    return counted(first, noun) if first == last else f"{first} to {last} {noun}s"


def tally(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The figure of rows that carry `group`, `line`, `head`, `mark`, `text`, `hover` and `href`.

    Lines stand under the heading of their group; both in the order in which the rows bring them.
    """
    places: dict[str, int] = {}
    heads = list(dict.fromkeys(row["head"] for row in rows))
    cells = []
    for row in rows:
        places.setdefault(f"<b>{wrapped(row['group'], 26)}</b>", len(places))
        line = places.setdefault(wrapped(row["line"], 30), len(places))
        cells.append({**row, "row": line, "column": heads.index(row["head"])})
    figure = grid(list(places), heads, cells)
    figure["layout"]["yaxis"]["tickfont"] = {"size": 12}
    figure["layout"]["xaxis"] |= {"tickfont": {"size": 12}, "autotickangles": [0, -90]}
    return figure
