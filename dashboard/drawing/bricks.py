"""Small figures as bricks, one for each case, in panels that each name their own unit and year.

Panels share no axis, since what they count cannot be compared: a panel says what its bricks are. The last line may
name the sites that have no figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil
from typing import Any

from dashboard.drawing.marks import Mark, legend_marker
from dashboard.drawing.style import ACCENT, GROUND, INK, OUTLINE, SECOND_INK, TONES
from dashboard.wording import wrapped

WHOLE, PART, SHARE, RISE = "whole", "part", "share", "rise"  # kinds of rows
COLUMNS, PITCH = 46, 17  # bricks in a line, pixels from line to line; a row may ask for others
SMALL = 10  # pixels: lines of bricks that are lower have no outline
GAP = 0.22  # of the pitch, between lines
BAR, LINE, SPACE = 18, 17, 20  # pixels: a bar, a line of text, the space below a panel
CHARACTERS, BOLD = 52, 45  # of a line, so that it fits the narrowest screen
ROOMY = 0.12  # of the width: a bar that holds its number
BEFORE_RISE = 0.58  # of the width: what a rise is added to
SILENT = Mark("the report does not say", "not_stated", (), 0)
Row = Mapping[str, Any]
Box = tuple[float, float, float, float]  # left, right in parts of the width; top, bottom in pixels


@dataclass
class Sheet:
    """What has been drawn so far, and how deep it reaches, in pixels."""

    depth: float = 0.0
    shapes: list[dict[str, Any]] = field(default_factory=list)
    labels: list[dict[str, Any]] = field(default_factory=list)
    marks: list[tuple[Box, Row]] = field(default_factory=list)

    def write(self, text: str, colour: str = INK, left: float = 0.0) -> None:
        """A text of one or more lines below what is there."""
        self.depth += LINE * (1 + text.count("<br>"))
        self.labels.append(_label(text, self.depth, colour, left))

    def fill(self, path: str, colour: str, line: str = OUTLINE, width: float = 1) -> None:
        stroke = {"color": line, "width": width}
        self.shapes.append({"type": "path", "path": path, "fillcolor": colour, "line": stroke, "layer": "below"})


def stacked(rows: Iterable[Row], silent: str = "") -> dict[str, Any]:
    """The figure of rows in panels, one below the other.

    Rows carry `panel` (its heading), `kind`, `number`, `words`, `hover` and `href`; the first row of a panel may
    carry `columns` and `pitch` of its bricks. A PART is so many bricks of the WHOLE before it, or of a number that it
    says itself (`of`), and hollow where it is a mere `claim`; a SHARE is so many per cent of it; a RISE is so many per
    cent more than `before`.
    """
    sheet = Sheet()
    for heading, found in groupby(rows, key=lambda row: str(row["panel"])):
        _panel(sheet, heading, list(found))
    data = [_marks(sheet.marks)]
    if silent:
        data.append(_swatch(sheet.depth))
        sheet.write(wrapped(silent, CHARACTERS - 4), SECOND_INK, left=0.08)
    return {
        "data": data,
        "layout": {
            "height": round(sheet.depth) + 12,
            "barmode": "overlay",
            "margin": {"l": 2, "r": 2, "t": 4, "b": 8},
            "xaxis": {"visible": False, "range": [0, 1]},
            "yaxis": {"visible": False, "range": [sheet.depth, 0]},
            "shapes": sheet.shapes,
            "annotations": sheet.labels,
        },
    }


def _panel(sheet: Sheet, heading: str, rows: Sequence[Row]) -> None:
    sheet.write(f"<b>{wrapped(heading, BOLD)}</b>")
    sheet.depth += 3
    start, top = 0, sheet.depth
    for row in rows:
        if row["kind"] == WHOLE:
            start, top = 0, sheet.depth
            _whole(sheet, row)
        elif row["kind"] == PART:
            if row.get("of"):
                start, top = 0, sheet.depth
                _whole(sheet, {**row, "number": row["of"], "words": ""}, is_marked=False)
            _part(sheet, row, rows[0], start, top)
            start += int(row["number"])
        else:
            _bar(sheet, row)
    sheet.depth += SPACE


def _whole(sheet: Sheet, row: Row, is_marked: bool = True) -> None:
    number, columns, pitch = int(row["number"]), row.get("columns", COLUMNS), row.get("pitch", PITCH)
    lines = ceil(number / columns)
    box = (0.0, min(number, columns) / columns, sheet.depth, sheet.depth + lines * pitch)
    sheet.fill(
        _run(0, number, columns, pitch, sheet.depth),
        ACCENT if row.get("is_dark") else TONES["third"],
        width=1 if pitch > SMALL else 0,
    )
    sheet.fill(_seams(number, columns, pitch, sheet.depth), "rgba(0,0,0,0)", GROUND, 1.2)
    sheet.marks.extend([(box, row)] if is_marked else [])
    sheet.depth = box[3] + 4
    if row["words"]:
        sheet.write(wrapped(row["words"], CHARACTERS), SECOND_INK)


def _part(sheet: Sheet, row: Row, whole: Row, start: int, top: float) -> None:
    number, columns, pitch = int(row["number"]), whole.get("columns", COLUMNS), whole.get("pitch", PITCH)
    first, last = start // columns, (start + number - 1) // columns
    left = start % columns if first == last else 0
    right = left + number if first == last else columns
    path = _run(start, number, columns, pitch, top)
    sheet.fill(path, GROUND if row.get("claim") else ACCENT, ACCENT, 2 if row.get("claim") else 1)
    sheet.fill(_seams(start + number, columns, pitch, top, start), "rgba(0,0,0,0)", GROUND, 1.2)
    sheet.marks.append(((left / columns, right / columns, top + first * pitch, top + (last + 1 - GAP) * pitch), row))
    sign = "□" if row.get("claim") else "■"
    sheet.write(wrapped(f"{sign} {row['words']}", CHARACTERS), ACCENT)


def _bar(sheet: Sheet, row: Row) -> None:
    """A share of a whole, or a rise behind what it is added to."""
    is_rise = row["kind"] == RISE
    sheet.depth += 4
    sheet.write(wrapped(row["words"], CHARACTERS))
    top, bottom = sheet.depth + 3, sheet.depth + 3 + BAR
    left = BEFORE_RISE if is_rise else 0.0
    right = left + row["number"] / 100 * (BEFORE_RISE if is_rise else 1)
    sheet.fill(_rectangle(0, left if is_rise else 1, top, bottom), TONES["third"] if is_rise else GROUND)
    sheet.fill(_rectangle(left, right, top, bottom), ACCENT)
    sheet.labels.append(_in_bar(row, (left, right, top, bottom)))
    if is_rise:
        sheet.labels.append(_label(str(row["before"]), (top + bottom) / 2, INK, 0) | {"yanchor": "middle", "xshift": 6})
    sheet.marks.append(((left, right, top, bottom), row))
    sheet.depth = bottom + 4


def _in_bar(row: Row, box: Box) -> dict[str, Any]:
    """The number in the dark part of a bar, or behind it where it is too short."""
    left, right, top, bottom = box
    is_long = right - left > ROOMY
    label = _label(f"{row['number']:g} %", (top + bottom) / 2, GROUND if is_long else INK, right)
    return label | {"yanchor": "middle", "xanchor": "right" if is_long else "left", "xshift": -5 if is_long else 5}


def _run(start: int, number: int, columns: int, pitch: float, top: float) -> str:
    """The outline of so many bricks, from the brick `start` on, as a path: a rectangle a line."""
    pieces = []
    for line in range(start // columns, ceil((start + number) / columns)):
        left = max(start - line * columns, 0) / columns
        right = min(start + number - line * columns, columns) / columns
        pieces.append(_rectangle(left, right, top + line * pitch, top + (line + 1 - GAP) * pitch))
    return " ".join(pieces)


def _rectangle(left: float, right: float, top: float, bottom: float) -> str:
    return f"M{left:.4f},{top:.1f}L{right:.4f},{top:.1f}L{right:.4f},{bottom:.1f}L{left:.4f},{bottom:.1f}Z"


def _seams(number: int, columns: int, pitch: float, top: float, start: int = 0) -> str:
    """The upright lines between bricks, so that each can be seen, and counted where they are few."""
    lines, rest = divmod(number, columns)
    pieces = []
    for place in range(start + 1, min(number, columns)):
        bottom = top + (lines + (place < rest) - GAP) * pitch
        pieces.append(f"M{place / columns:.4f},{top:.1f}L{place / columns:.4f},{bottom:.1f}")
    return " ".join(pieces) or f"M0,{top:.1f}"


def _label(text: str, bottom: float, colour: str, left: float) -> dict[str, Any]:
    return {
        "text": text,
        "x": left,
        "xanchor": "left",
        "y": bottom,
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": 12.5, "color": colour},
    }


def _marks(marks: Sequence[tuple[Box, Row]]) -> dict[str, Any]:
    """What answers to the pointer: unseen bars over the bricks, which are drawn as paths to stay light."""
    boxes = [box for box, _ in marks]
    return {
        "type": "bar",
        "x": [(left + right) / 2 for left, right, _, _ in boxes],
        "width": [right - left for left, right, _, _ in boxes],
        "base": [top for _, _, top, _ in boxes],
        "y": [bottom - top for _, _, top, bottom in boxes],
        "hovertext": [row["hover"] for _, row in marks],
        "hoverinfo": "text",
        "customdata": [row.get("href", "") for _, row in marks],
        "marker": {"color": "rgba(0,0,0,0)"},
        "showlegend": False,
    }


def _swatch(top: float) -> dict[str, Any]:
    """The hatching of what the report does not say, in front of the names of the sites."""
    return {
        "type": "bar",
        "x": [0.03],
        "width": [0.06],
        "base": [top + 3],
        "y": [BAR - 4],
        "hoverinfo": "skip",
        "marker": legend_marker(SILENT),
        "showlegend": False,
    }
