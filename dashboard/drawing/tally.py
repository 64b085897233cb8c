"""A grid of counts in groups: how many statements or actions stand behind each pair, the number in its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from dashboard.drawing.marks import Mark, grid
from dashboard.wording import counted, wrapped

UNIT = 28  # pixels
HEADING, TEXT, CELL = 1.0, 0.64, 1.04  # heights in units: a group's heading, a line of a label, a cell
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
    heads = list(dict.fromkeys(row["head"] for row in rows))
    places, labels, depth = _laid_out(rows)
    cells = [{**row, "row": places[row["line"]], "column": heads.index(row["head"])} for row in rows]
    figure = grid((), heads, cells)
    layout = figure["layout"]
    layout["height"] = round(UNIT * depth) + 150
    layout["annotations"] = labels
    layout["yaxis"] = {"range": [depth, 0], "showgrid": False, "showticklabels": False}
    layout["xaxis"] |= {"tickfont": {"size": 12}, "autotickangles": [0, -90]}
    return figure


def _laid_out(rows: Sequence[Mapping[str, Any]]) -> tuple[dict[str, float], list[dict[str, Any]], float]:
    """Where the cells of each line stand, the labels above them, and how deep all of it is."""
    places: dict[str, float] = {}
    labels: list[dict[str, Any]] = []
    depth, group = 0.0, ""
    for row in rows:
        if row["line"] in places:
            continue
        if row["group"] != group:
            group = row["group"]
            depth += HEADING
            labels.append(_label(f"<b>{group}</b>", depth, 13))
        text = wrapped(row["line"], 53)
        depth += TEXT * (1 + text.count("<br>"))
        labels.append(_label(text, depth, 12))
        places[row["line"]] = depth + CELL / 2
        depth += CELL
    return places, labels, depth


def _label(text: str, depth: float, size: int) -> dict[str, Any]:
    """Text above what it names: beside the cells it would leave them no room on a narrow screen."""
    return {
        "text": text,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": depth,
        "yanchor": "bottom",
        "align": "left",
        "borderpad": 0,
        "showarrow": False,
        "font": {"size": size},
    }
