"""Irregular migrants and the trafficking cases found in the same year, as squares whose areas are the numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from math import sqrt
from typing import Any

from dashboard.chart import Chart, Figure, Row, Table
from dashboard.drawing.bricks import SILENT
from dashboard.drawing.marks import legend_marker, number
from dashboard.drawing.style import ACCENT, INK, OUTLINE, SECOND_INK, TONES
from dashboard.figures import PARTS, Whole, described, printed_figures, row, tabled, when, wholes, words
from dashboard.package.model import Package
from dashboard.package.records import Observation
from dashboard.view import View
from dashboard.wording import wrapped

INDICATOR, CASES = "irregular_migrants", "cases"
MIGRANTS, AMONG, BESIDE, NONE = "migrants", "found among them", "identified in the same year", "none found"
WIDTH, SIDE = 334, 214  # pixels: the narrowest screen, the side of the greatest square
LINE, GAP = 16, 14  # pixels
ROOMY = 120  # pixels: a side from which on a square holds its own label


def title(package: Package, view: View) -> str:
    found = list(wholes(package, INDICATOR, view.sites, view.period))
    if not found:
        return "Irregular migrants, and trafficking cases found in the same year"
    one = max(found, key=lambda one: len(_beside(package, one)))
    cases = next(iter(_beside(package, one)), None)
    if not cases:
        return f"{when(package, one.figure)}: {words(package, one.figure)}"
    return f"{when(package, one.figure)}: {one.figure.value} irregular migrants, {cases.value} trafficking cases"


def select(package: Package, view: View) -> Table:
    """Rows of a site and year: its migrants, the cases found among them, the cases identified in all."""
    rows = [row for one in wholes(package, INDICATOR, view.sites, view.period) for row in _rows(package, one)]
    note = "Areas are in proportion, one scale for all. Each authority counts in its own way."
    table = tabled(package, view, (INDICATOR,), rows, (note,))
    greatest = max(number(one.value) for one in printed_figures(package, INDICATOR))
    return replace(table, extra={**(table.extra or {}), "scale": SIDE / sqrt(greatest)})


def _rows(package: Package, one: Whole) -> Iterator[Row]:
    panel = when(package, one.figure)
    yield _row(package, one.figure, panel, MIGRANTS)
    for part in one.parts:
        yield _row(package, part, panel, AMONG)
    for other in _beside(package, one):
        yield _row(package, other, panel, BESIDE)
    for said in _without_number(package, one.figure.site):
        yield _row(package, said, panel, NONE) | {"value": "–", "counted": "no figure", "words": said.statement}


def _row(package: Package, one: Observation, panel: str, kind: str) -> dict[str, Any]:
    return row(package, one) | {
        "panel": panel,
        "kind": kind,
        "number": number(one.value) if one.value else 0.0,
        "words": words(package, one, kind == AMONG),
    }


def _beside(package: Package, one: Whole) -> tuple[Observation, ...]:
    """The cases that the site identified in the same year."""
    return printed_figures(package, CASES, (one.figure.site,), one.figure.period)


def _without_number(package: Package, site: str) -> list[Observation]:
    """What is said of cases among the migrants of a site without a number."""
    said = [one for key in PARTS[INDICATOR] for one in package.observations_of[key] if one.site == site]
    return [one for one in said if one.status == "reported" and not one.value]


def draw(table: Table, view: View) -> Figure:
    scale = (table.extra or {})["scale"]
    squares: list[dict[str, Any]] = []
    labels: list[dict[str, Any]] = []
    depth = 0.0
    for panel, found in groupby(table.rows, key=lambda row: str(row["panel"])):
        rows = list(found)
        labels.append(_label(f"<b>{panel}</b>", 0, depth))
        depth += LINE + 6
        for part in _panel(rows, scale, depth):
            (labels if "text" in part else squares).append(part)
        depth += max(scale * sqrt(rows[0]["number"]), LINE * 4) + GAP + 8
    silent = (table.extra or {})["silent"]
    if silent:
        labels.append(_label(wrapped(silent, 42), 30, depth, SECOND_INK))
        squares.append(_square(None, 0, depth + 3, 22, legend_marker(SILENT)))
        depth += LINE * (1 + wrapped(silent, 42).count("<br>"))
    return {"data": squares, "layout": _layout(labels, depth + 4)}


def _panel(rows: Sequence[Row], scale: float, top: float) -> Iterator[dict[str, Any]]:
    """The squares and texts of one site and year; within the great square what is a part of it."""
    whole = rows[0]
    side = scale * sqrt(whole["number"])
    yield _square(whole, 0, top, side, _look(TONES["third"]))
    inside = side >= ROOMY
    yield _label(f"<b>{wrapped(whole['words'], 26)}</b>", *((8, top + 5) if inside else (side + GAP, top - 2)))
    below, beside = top + side - 8, top
    for one in rows[1:]:
        small = scale * sqrt(one["number"])
        if one["kind"] == AMONG:
            text = wrapped(one["words"], 25)
            height = LINE * (1 + text.count("<br>"))
            yield _square(one, 8, below - small, small, _look(ACCENT, ACCENT))
            yield _label(text, 8, below - small - height - 4)
            below -= small + height + 8
        elif one["kind"] == BESIDE:
            yield _square(one, side + GAP, beside, small, _look(ACCENT, ACCENT))
            yield _label(wrapped(one["words"], 14), side + GAP, beside + small + 4, ACCENT)
            beside += small + LINE * 5
        else:
            yield _cross(one, side + GAP + 4, top + LINE + 8)
            yield _label(wrapped(one["words"], 34), side + GAP + 14, top + LINE - 2)


def _square(one: Row | None, left: float, top: float, side: float, look: dict[str, Any]) -> dict[str, Any]:
    """A square, which answers to the pointer where it stands for a row; else the hatching before silent sites."""
    height = side if one else 12
    said = {"hovertext": [one["hover"]], "hoverinfo": "text", "customdata": [one["href"]]} if one else {}
    return {
        "type": "bar",
        "x": [left + side / 2],
        "width": [side],
        "base": [top],
        "y": [height],
        "marker": look,
        "showlegend": False,
        **(said or {"hoverinfo": "skip"}),
    }


def _look(colour: str, line: str = OUTLINE) -> dict[str, Any]:
    return {"color": colour, "line": {"color": line, "width": 1}}


def _cross(one: Row, x: float, y: float) -> dict[str, Any]:
    """A sign without any area: what is said has no number."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x],
        "y": [y],
        "hovertext": [f"{one['hover']}<br>{wrapped(one['statement'], 48)}"],
        "hoverinfo": "text",
        "customdata": [one["href"]],
        "marker": {"symbol": "x-thin", "size": 8, "line": {"color": INK, "width": 2}},
        "showlegend": False,
    }


def _label(text: str, left: float, top: float, colour: str = INK) -> dict[str, Any]:
    return {
        "text": text,
        "x": left,
        "xanchor": "left",
        "y": top,
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": 12.5, "color": colour},
    }


def _layout(labels: list[dict[str, Any]], depth: float) -> dict[str, Any]:
    """Both axes in pixels, tied to each other, so that squares stay squares on any screen."""
    return {
        "height": round(depth) + 12,
        "barmode": "overlay",
        "margin": {"l": 2, "r": 2, "t": 4, "b": 8},
        "xaxis": {"visible": False, "range": [0, WIDTH], "scaleanchor": "y", "constraintoward": "left"},
        "yaxis": {"visible": False, "range": [depth, 0], "constraintoward": "top"},
        "annotations": labels,
    }


def describe(table: Table, view: View) -> str:
    panels: dict[str, list[str]] = {}
    for found in table.rows:
        panels.setdefault(found["panel"], []).append(found["words"].rstrip("."))
    told = [f"{panel}: {', '.join(parts)}" for panel, parts in panels.items()]
    return described(table, "The area of each square is its number.", told)


CHART = Chart(
    "irregular-migration",
    "Irregular migrants and the trafficking cases found in the same year, as areas",
    ("sites", "period"),
    title,
    select,
    draw,
    describe,
)
