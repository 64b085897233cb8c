"""Tables of the slides before they are drawn: what stands in each cell, how high a row is, and where a page ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.chart import Column, Row, Table
from dashboard.drawing.marks import Mark
from dashboard.drawing.native import Grid
from dashboard.exports.slide_canvas import ROOM, height, plain

SIZES = (14, 12.5, 11)  # points: the greatest in which a sheet fits a page, else the least
PAD = 0.05  # inches, left and right in a cell
MOST_AIR = 1.6  # times its height, up to which a row is made higher to fill a page
GAP = 0.035  # inches, above and below the words of a cell
FEW = 3  # columns, up to which words are given in full
SHORT = {"not_stated": "not said", "detail": "described", "not_applicable": "–", "conflicting": "conflict"}
CONTINUED = "{} (continued)"


@dataclass(frozen=True)
class Cell:
    """Words on the colour of a mark."""

    words: str
    mark: Mark | None = None
    is_number: bool = False


@dataclass(frozen=True)
class Line:
    """A row; where it has a single cell, that cell is a heading across the sheet."""

    cells: tuple[Cell, ...]

    @property
    def is_heading(self) -> bool:
        return len(self.cells) == 1


@dataclass(frozen=True)
class Sheet:
    """A table: its head in one row or two, its lines, and the widths of its columns in inches."""

    heads: tuple[tuple[str, ...], ...]
    lines: tuple[Line, ...]
    widths: tuple[float, ...]
    size: float = SIZES[-1]  # points
    air: float = 1.0  # times the height that its words need, which each row gets

    def height(self, line: Line) -> float:
        """How high a line stands at most, in inches."""
        if line.is_heading:
            return 2 * GAP + height(line.cells[0].words, sum(self.widths) - 2 * self.pad, self.size, is_bold=True)
        cells = zip(line.cells, self.widths, strict=True)
        return 2 * GAP + max(
            height(cell.words, width - 2 * self.pad, self.size, number == 0)
            for number, (cell, width) in enumerate(cells)
        )

    @property
    def pad(self) -> float:
        """Inches to the left and right of words in a cell: less where columns are many."""
        return PAD if len(self.widths) < 10 else PAD / 3

    @property
    def whole_height(self) -> float:
        """How high the sheet stands at most, in inches, without air."""
        return sum(self.head_heights) + sum(map(self.height, self.lines))

    @property
    def head_heights(self) -> tuple[float, ...]:
        """How high the rows of the head stand at most, in inches."""
        two = len(self.heads) > 1
        return tuple(
            2 * GAP
            + max(
                height(
                    words, width * (2 if two and number == 0 and place else 1) - 2 * self.pad, self.size, is_bold=True
                )
                for place, (words, width) in enumerate(zip(head, self.widths, strict=True))
            )
            for number, head in enumerate(self.heads)
        )


def gridded(native: Grid, table: Table) -> Sheet:
    """The sheet of a grid: rows and columns in the order of the table, columns of numbers in their own."""
    rows = table.rows
    columns = _ordered({(row[native.column], row[native.half] if native.half else ""): None for row in rows})
    words = native.in_full if native.in_full and len(columns) <= FEW else native.words
    totals = ["All"] if native.total else []
    key = "site" if native.row == "head" else native.row  # heads are names of sites, shorter
    title = next((one.title for one in table.columns if one.key == key), table.columns[0].title)
    names = [plain(native.head.format(name)) for name, _ in columns]
    heads = [(title, *names, *totals)]
    if native.half:
        heads.append(("", *(str(half) for _, half in columns), *totals))
    widths = _widths([str(row[native.row]) for row in rows], len(columns) + len(totals))
    return Sheet(tuple(heads), tuple(_lines(native, rows, columns, words)), widths)


def _ordered(columns: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    found = list(columns)
    return sorted(found) if all(isinstance(name, int | float) for name, _ in found) else found


def _lines(native: Grid, rows: Sequence[Row], columns: Sequence[tuple[Any, Any]], words: str) -> Iterator[Line]:
    by_line: dict[tuple[Any, str], list[Row]] = {}
    for row in rows:
        by_line.setdefault((row.get(native.group), str(row[native.row])), []).append(row)
    group = ""
    for (_, name), found in by_line.items():
        if native.group and found[0][native.group] != group:
            group = found[0][native.group]
            yield Line((Cell(plain(group)),))
        cells = [_cell(native, [row for row in found if _column(native, row) == column], words) for column in columns]
        totals = [Cell(_number(found[0][native.total]), is_number=True)] if native.total else []
        yield Line((Cell(_capital(plain(name))), *cells, *totals))


def _column(native: Grid, row: Row) -> tuple[Any, Any]:
    return row[native.column], row[native.half] if native.half else ""


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _cell(native: Grid, rows: Sequence[Row], words: str) -> Cell:
    """The cell of the rows that fall on one place, mostly one; nothing of it where there is none."""
    are_numbers = all(isinstance(row.get(words), int) for row in rows)
    said = (" + " if are_numbers else "; ").join(_said(native, row, words) for row in rows)
    return Cell(said, next((row["mark"] for row in rows if row.get("mark")), None), is_number=True)


def _said(native: Grid, row: Row, words: str) -> str:
    mark = row.get("mark")
    said = plain(_number(row.get(words, row.get(native.in_full, ""))))
    if said:
        return said
    return SHORT.get(mark.state, mark.legend) if mark else ""


def _number(value: Any) -> str:
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def _widths(names: Sequence[str], columns: int) -> tuple[float, ...]:
    """The first column as wide as its words ask for, within bounds; the others share the rest."""
    few = columns <= FEW
    wish = 0.4 + max(map(len, names), default=0) * 0.08
    first = min(max(wish, 1.8), 4.6 if few else 3.7 if columns < 7 else 3.0 if columns < 10 else 2.9)
    each = min((ROOM - first) / columns, 4.6)
    return (first, *([each] * columns))


def listed(table: Table) -> Sheet:
    """The sheet of a table with the columns of its own, wide where much is said."""
    columns = [one for one in table.columns if any(str(row.get(one.key) or "") for row in table.rows)]
    weights = [_weight(one, table.rows) for one in columns]
    widths = tuple(ROOM * weight / sum(weights) for weight in weights)
    lines = tuple(Line(tuple(Cell(_shown(one, row), is_number=one.number) for one in columns)) for row in table.rows)
    if len(columns) == 1:  # a single cell would be a heading
        lines = tuple(Line((*line.cells, Cell(""))) for line in lines)
        return Sheet(((columns[0].title, ""),), lines, (ROOM - 1, 1))
    return Sheet((tuple(one.title for one in columns),), lines, widths)


def _shown(column: Column, row: Row) -> str:
    return plain(_number(row.get(column.key) if row.get(column.key) is not None else ""))


def _weight(column: Column, rows: Sequence[Row]) -> float:
    longest = max([len(column.title), *(len(str(row.get(column.key) or "")) for row in rows)])
    return float(min(max(longest, 9), 90) ** 0.75)


def pages(sheet: Sheet, room: float) -> list[Sheet]:
    """The sheet in pages that are at most `room` inches high: one in letters as great as fit, or several alike."""
    sizes = (replace(sheet, size=size) for size in SIZES)
    whole = next((one for one in sizes if one.whole_height <= room), None)
    parts = [whole] if whole else _parts(sheet, room - sum(sheet.head_heights))
    air = min(MOST_AIR, *(room / part.whole_height for part in parts))
    return [replace(part, air=air) for part in parts]


def _parts(sheet: Sheet, room: float) -> list[Sheet]:
    heights = [sheet.height(line) for line in sheet.lines]
    many = len(_broken(sheet, heights, room))
    limits = [room * part / 40 for part in range(20, 41)]
    even = next(limit for limit in limits if len(_broken(sheet, heights, limit)) == many)
    return [replace(sheet, lines=tuple(part)) for part in _broken(sheet, heights, even)]


def _broken(sheet: Sheet, heights: Sequence[float], room: float) -> list[list[Line]]:
    """Lines by page: a heading never ends one, and is said again where its lines go on."""
    found: list[list[Line]] = [[]]
    used, heading = 0.0, None
    for place, (line, high) in enumerate(zip(sheet.lines, heights, strict=True)):
        after = heights[place + 1] if line.is_heading and place + 1 < len(heights) else 0.0
        if found[-1] and used + high + after > room:
            found.append([])
            used = 0.0
            if heading and not line.is_heading:
                again = Line((Cell(CONTINUED.format(heading.cells[0].words)),))
                found[-1].append(again)
                used = sheet.height(again)
        heading = line if line.is_heading else heading
        found[-1].append(line)
        used += high
    return found
