"""How a cell of evidence becomes a mark: its legend entry, its colour or hatching, and a grid of such marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.drawing.style import HALO, INK, OUTLINE, fill, pattern, text_on
from dashboard.package.model import Package
from dashboard.readings.evidence import CODED, Cell, figure, value_label
from dashboard.wording import SHORT_LABELS

SEQUENCE = ("fifth", "third", "second", "first")  # neutral tones from little to much
ORDER_OF_STATES = ("stated", "conflicting", "detail", "not_applicable", "not_stated")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reader sees of a cell: the legend entry it belongs to, and its look."""

    legend: str
    state: str
    tones: tuple[str, ...]
    rank: int

    @property
    def order(self) -> tuple[int, int, str]:
        """Where its entry stands in the legend: values by rank, then what is not a value."""
        return ORDER_OF_STATES.index(self.state), self.rank, self.legend


def marks_of(package: Package, cells: Sequence[Cell]) -> list[Mark]:
    """The marks of cells of one indicator. Numbers share a scale only where unit and period are the same."""
    indicator = package.indicator[cells[0].indicator]
    coded = indicator.kind in CODED
    scale = {} if coded else _scale(cells)
    return [_coded(package, indicator.codelist, one) if coded else _counted(package, one, scale) for one in cells]


def _coded(package: Package, codelist: str, one: Cell) -> Mark:
    codes = [package.codelist[codelist][value] for value in one.values if value in package.codelist[codelist]]
    codes.sort(key=lambda code: code.rank)
    if one.state in ("stated", "conflicting") and codes:
        label = " / ".join(value_label(package, one, code.code) for code in codes)
        prefix = "sources conflict: " if one.state == "conflicting" else ""
        return Mark(prefix + label, one.state, tuple(code.tone for code in codes), codes[0].rank)
    return _without_value(one)


def _without_value(one: Cell) -> Mark:
    legends = {
        "conflicting": "sources conflict",
        "detail": "described, not rated",
        "not_applicable": "not applicable",
        "not_stated": "the report does not say",
    }
    return Mark(legends[one.state], one.state, (), 0)


def _scale(cells: Sequence[Cell]) -> Mapping[str, tuple[str, int]]:
    """Tone and rank by value, where all values are numbers of one unit and one period; else empty. Zero is a no."""
    headlines = [one.headline for one in cells if one.headline]
    if len({(one.period, one.unit) for one in headlines}) != 1:
        return {}
    ordered = sorted({one.value for one in headlines if number(one.value)}, key=number)
    tones = SEQUENCE[-len(ordered) :] if ordered and len(ordered) <= len(SEQUENCE) else ()
    scale = {value: (tone, -rank) for rank, (value, tone) in enumerate(zip(ordered, tones, strict=False), start=1)}
    return scale | {one.value: ("not", 0) for one in headlines if not number(one.value)}


def _counted(package: Package, one: Cell, scale: Mapping[str, tuple[str, int]]) -> Mark:
    headline = one.headline
    if not headline:
        return _without_value(one)
    if headline.value in scale:
        tone, rank = scale[headline.value]
        return Mark(figure(package, headline).split(";")[0], "stated", (tone,), rank)
    return Mark("a figure; years or units differ, so they are not compared", "stated", ("third",), 0)


VERDICTS = {"works": "yes, works", "partly": "partly", "not": "no, does not"}
CONFLICT = "sources conflict"
AS_NAMED = Mark("as named in the cell", "stated", ("fifth",), 9)


def verdict(package: Package, one: Cell) -> Mark:
    """The mark of a cell among those of other indicators: ratings share an entry, categories stay neutral."""
    mark = marks_of(package, [one])[0]
    rated = set(mark.tones) <= VERDICTS.keys()
    if not mark.tones:
        return mark
    if mark.state == "stated":
        return (
            Mark(VERDICTS[mark.tones[0]], "stated", mark.tones, [*VERDICTS].index(mark.tones[0])) if rated else AS_NAMED
        )
    tones, legend = (mark.tones, CONFLICT) if rated else ((*AS_NAMED.tones, "third"), f"{CONFLICT}, as named")
    return replace(mark, legend=legend, tones=tones)


def verdict_words(package: Package, one: Cell) -> str:
    """The word in such a cell, short enough for a narrow one."""
    codelist = package.indicator[one.indicator].codelist
    shorter = SHORT_LABELS.get((codelist, one.values[0])) if one.state == "stated" and one.values else None
    return shorter or short_words(package, one)


def number(text: str) -> float:
    """A printed number as a number: `14,000` is 14000.0."""
    return float(text.replace(",", ""))


def short_words(package: Package, one: Cell) -> str:
    """What fits on a map or in a cell."""
    if one.state == "conflicting":
        return "conflict"
    if one.state == "not_stated":
        return "not said"
    if one.state in ("detail", "not_applicable") or not one.headline:
        return {"detail": "described", "not_applicable": "–"}.get(one.state, "described")
    indicator = package.indicator[one.indicator]
    if indicator.kind in CODED:
        return value_label(package, one, one.values[0])
    return figure(package, one.headline).split(";")[0]


def grid(rows: Sequence[str], columns: Sequence[str], cells: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A grid of marks as a plotly figure.

    `cells` are mappings with `row`, `column` (places in `rows` and `columns`), `mark`, `text`, `hover` and `href`.
    One trace a legend entry, in the order of the scale; the first row on top.
    """
    groups: dict[Mark, list[Mapping[str, Any]]] = {}
    for cell in cells:
        groups.setdefault(cell["mark"], []).append(cell)
    return {
        "data": [_grid_trace(mark, groups[mark]) for mark in sorted(groups, key=lambda mark: mark.order)],
        "layout": {
            "height": 96 + 34 * len(rows),
            "barmode": "overlay",
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "xaxis": {
                "tickvals": list(range(len(columns))),
                "ticktext": list(columns),
                "range": [-0.5, len(columns) - 0.5],
                "side": "top",
                "showgrid": False,
                "ticklen": 4,
                "tickcolor": "rgba(0,0,0,0)",
            },
            "yaxis": {
                "tickvals": list(range(len(rows))),
                "ticktext": list(rows),
                "range": [len(rows) - 0.5, -0.5],
                "showgrid": False,
            },
            "legend": {"y": -0.02, "yanchor": "top"},
        },
    }


def _grid_trace(mark: Mark, cells: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": mark.legend,
        "x": [cell["column"] for cell in cells],
        "y": [0.84] * len(cells),
        "base": [cell["row"] - 0.42 for cell in cells],
        "width": 0.94,
        "text": [cell["text"] for cell in cells],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": text_font(mark),
        "constraintext": "none",
        "hovertext": [cell["hover"] for cell in cells],
        "hoverinfo": "text",
        "customdata": [cell.get("href", "") for cell in cells],
        "showlegend": True,
        "marker": legend_marker(mark),
    }


def text_font(mark: Mark) -> dict[str, Any]:
    """Ink that reads on the mark, with a halo over patterns."""
    colour = text_on(mark.state, mark.tones)
    return {"size": 12, "color": colour, **({"shadow": HALO} if colour == INK else {})}


def legend_marker(mark: Mark) -> dict[str, Any]:
    """A bar's marker with the mark's colour or pattern and an outline that is seen on white."""
    return {
        "color": fill(mark.state, mark.tones),
        "pattern": pattern(mark.state, mark.tones),
        "line": {"color": OUTLINE, "width": 1},
    }
