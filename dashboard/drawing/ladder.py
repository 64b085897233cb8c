"""Rows whose label stands above the bar: readable at any width, since no column of labels takes room from the bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.drawing.style import GROUND, INK

BAR, LINE, SPACE = 24, 18, 12  # pixels: a bar, a line of a label, the space below a bar
CHARACTERS = 52  # of a label's line, so that it fits the narrowest screen


@dataclass(frozen=True)
class Ladder:
    """Places of rows in pixels from the top, as values of the vertical axis."""

    centres: tuple[float, ...]
    labels: tuple[dict[str, Any], ...]  # annotations
    height: int

    @property
    def axis(self) -> dict[str, Any]:
        """The vertical axis: hidden, downwards, in pixels."""
        return {"visible": False, "range": [self.height, 0]}


def ladder(labels: Sequence[str], bar: int = BAR, top: int = 0) -> Ladder:
    """Place a row for each label, one below the other, from `top`; a label may hold several lines, parted by `<br>`."""
    centres, annotations = [], []
    for label in labels:
        top += LINE * (1 + label.count("<br>")) + 4
        annotations.append(_label(label, top - 2))
        centres.append(top + bar / 2)
        top += bar + SPACE
    return Ladder(tuple(centres), tuple(annotations), top)


def _label(text: str, bottom: float) -> dict[str, Any]:
    return {
        "text": text,
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": bottom,
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "bgcolor": GROUND,  # over the lines of the figure
        "font": {"size": 13, "color": INK},
    }
