"""The figure of an exhibit for a picture: with its title, its filters and its caption inside.

plotly gives legends and labels of axes the room that they need beside the plot, but does not add it to what else
stands there. So the words get rooms of their own, above and below what the figure itself needs by estimate.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from math import ceil
from textwrap import wrap
from typing import Any

from dashboard.chart import Exhibit, Figure
from dashboard.drawing.style import INK, SECOND_INK, TEMPLATE
from dashboard.exports.rooms import BOLD_LETTER, LETTER, LINE, has_labels, room_of

PAD = 16  # pixels: around the picture
GAP = 14  # pixels: between words and figure
STEP = 3  # pixels: from the title to the filters
TITLE, FILTERED, CAPTION = 19, 14, 12  # pixels: sizes of the words
MAP_HEIGHT, MAP_WIDTH, NARROW = 570, 960, 1.04  # as on a page: pixels, and height to width where that is less
INDENT = {"text": "\u00a0", "font": {"size": 6}, "standoff": 0}  # of labels, which else stand 4 px outside the words


@dataclass(frozen=True)
class Words:
    """Text in lines, as plotly reads it, of one size."""

    lines: tuple[str, ...]
    size: int
    colour: str = SECOND_INK
    bold: bool = False

    @property
    def height(self) -> int:
        """In pixels."""
        return ceil(len(self.lines) * self.size * LINE)

    @property
    def html(self) -> str:
        text = "<br>".join(escape(line, quote=False) for line in self.lines)
        return f"<b>{text}</b>" if self.bold else text


def captioned(exhibit: Exhibit, width: int) -> Figure:
    """The figure of `exhibit`, `width` pixels wide: title and filters above, all lines of the caption below.

    The plot keeps its height; the picture grows by what the words need. The layout names width and height.
    """
    figure = exhibit.shown
    layout = figure["layout"]
    margin = TEMPLATE["layout"]["margin"] | layout.get("margin", {})
    sides = {side: max(margin[side], PAD) for side in "lr"}
    height = layout.get("height") or map_height(width)
    room = room_of(figure, height, width - sides["l"] - sides["r"])
    above, below = max(room.above, margin["t"]), max(room.below, margin["b"])
    title, filtered, caption = _words(exhibit, width - 2 * PAD)
    top, bottom = PAD + title.height + STEP + filtered.height + GAP, GAP + caption.height + PAD
    left = PAD + sides["r"] - width  # seen from the plot's right edge: the left one moves with the labels
    said = (
        _said(title, 1, left, above + top - PAD),
        _said(filtered, 1, left, above + top - PAD - title.height - STEP),
        _said(caption, 0, left, -below - GAP),
    )
    grown = {
        "width": width,
        "height": height + top + bottom,
        "margin": {**sides, "t": above + top, "b": below + bottom},
        "annotations": [*layout.get("annotations", ()), *(one for one in said if one["text"])],
    }
    return figure | {"layout": layout | grown | _axes(layout)}


def map_height(width: float) -> int:
    """The height of a map `width` wide, both in pixels; the layout of a map names none."""
    return round(max(width * MAP_HEIGHT / MAP_WIDTH, min(MAP_HEIGHT, width * NARROW)))


def _words(exhibit: Exhibit, width: int) -> tuple[Words, Words, Words]:
    """Title, filters and caption."""
    return (
        Words(_lines([exhibit.title], width / (TITLE * BOLD_LETTER)), TITLE, INK, bold=True),
        Words(_lines([exhibit.filtered], width / (FILTERED * LETTER)), FILTERED),
        Words(_lines(exhibit.caption, width / (CAPTION * LETTER)), CAPTION),
    )


def _lines(texts: Iterable[str], letters: float) -> tuple[str, ...]:
    return tuple(line for text in texts for line in wrap(text, int(letters), break_on_hyphens=False))


def _said(words: Words, y: int, left: int, up: int) -> dict[str, Any]:
    """Words whose upper left corner stands `left` and `up` from the right end of the plot's upper or lower edge."""
    return {
        "text": words.html if words.lines else "",
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": left,
        "y": y,
        "yref": "paper",
        "yanchor": "top",
        "yshift": up,
        "align": "left",
        "borderpad": 0,
        "showarrow": False,
        "font": {"size": words.size, "color": words.colour},
    }


def _axes(layout: dict[str, Any]) -> dict[str, Any]:
    """The axes of a layout: labels in line with the words on the left, no margin on the right but the one given."""
    axes = {name: axis | {"automargin": "height"} for name, axis in layout.items() if name.startswith("xaxis")}
    upright = layout.get("yaxis", {})
    return axes | ({"yaxis": upright | {"title": INDENT}} if has_labels(upright) and "title" not in upright else {})
