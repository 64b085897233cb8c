"""How much room a figure needs for itself beside its plot: an estimate of what plotly will find by drawing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

from dashboard.chart import Figure
from dashboard.drawing.style import TEMPLATE

LINE = 1.3  # plotly's distance of lines, in sizes of the font
LETTER, BOLD_LETTER = 0.54, 0.6  # the mean width of a letter in the widest of the usual fonts, in sizes of the font
KEY = 42  # pixels: the symbol of an entry of a legend, with its gaps
FRAME = 6  # pixels: around the entries of a legend
TICK = 12  # pixels: between an axis and its labels, and from the labels to the edge
SIZE = TEMPLATE["layout"]["font"]["size"]


@dataclass(frozen=True)
class Room:
    """Pixels above and below a plot."""

    above: int
    below: int


def room_of(figure: Figure, height: float, width: float) -> Room:
    """What legend and labels of `figure` need above and below its plot.

    `height` is the figure's, `width` that of its plot with the labels to its left; all in pixels.
    """
    layout = figure["layout"]
    inner = width - _label_width(layout.get("yaxis", {}))
    needs = [("t" if axis.get("side") == "top" else "b", _depth(axis, inner)) for axis in _axes(layout)]
    legend = TEMPLATE["layout"]["legend"] | layout.get("legend", {})
    if entries := _entries(figure):
        depth = _legend_depth(entries, legend["font"].get("size", SIZE), inner)
        away = max(legend["y"] - 1, -legend["y"], 0) * height
        needs.append(("t" if legend["yanchor"] == "bottom" else "b", depth + away))
    above, below = (ceil(max((need for side, need in needs if side == at), default=0)) for at in "tb")
    return Room(above, below)


def has_labels(axis: Mapping[str, Any]) -> bool:
    """Whether an axis of a layout is drawn with labels."""
    return bool(axis) and axis.get("visible", True) and axis.get("showticklabels", True)


def _axes(layout: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return (axis for name, axis in layout.items() if name.startswith("xaxis") and has_labels(axis))


def _label_width(axis: Mapping[str, Any]) -> float:
    if not has_labels(axis):
        return 0
    return max((_length(text) for text in axis.get("ticktext", ["00"])), default=0) * LETTER * _size(axis) + TICK


def _depth(axis: Mapping[str, Any], width: float) -> float:
    """From the plot to the far side of an axis's labels and title, `width` being that of the whole plot."""
    start, end = axis.get("domain", (0, 1))
    title = axis.get("title", {})
    above = title.get("font", {}).get("size", SIZE) * LINE + title.get("standoff", TICK) if title else 0
    return _label_depth(axis, width * (end - start)) + TICK + above


def _label_depth(axis: Mapping[str, Any], width: float) -> float:
    """The height of labels: in lines, or turned where plotly may turn what does not fit beside each other."""
    texts = axis.get("ticktext", ["0"])
    flat = max(map(_rows, texts), default=0) * _size(axis) * LINE
    longest = max(map(_length, texts), default=0) * BOLD_LETTER * _size(axis)
    if "tickangle" in axis or longest <= width / max(len(texts), 1):
        return flat
    return longest if "autotickangles" in axis else longest / 2 + flat  # upright, or by 30 degrees


def _entries(figure: Figure) -> list[str]:
    """The entries of a figure's legend."""
    traces = figure["data"]
    if figure["layout"].get("showlegend") is False:
        return []
    return [one.get("name", "") for one in traces if one.get("showlegend", len(traces) > 1 and _in_legend(one))]


def _in_legend(trace: Mapping[str, Any]) -> bool:
    return trace["type"] in ("bar", "scatter", "scattergeo")


def _legend_depth(entries: list[str], size: float, width: float) -> float:
    """The height of a legend beside the plot: one row where all fit, else columns as wide as the widest entry."""
    widths = [KEY + _length(entry) * LETTER * size for entry in entries]
    columns = len(widths) if sum(widths) <= width else max(1, int(width // max(widths)))
    return ceil(len(widths) / columns) * (size * LINE + 3) + FRAME


def _size(axis: Mapping[str, Any]) -> float:
    size: float = axis.get("tickfont", {}).get("size", SIZE)
    return size


def _length(text: str) -> int:
    """Letters of the longest line."""
    return max(len(re.sub(r"<[^>]*>", "", line)) for line in str(text).split("<br>"))


def _rows(text: str) -> int:
    return 1 + str(text).count("<br>")
