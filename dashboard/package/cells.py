"""The cells of the files as they stand, before they are trusted, and the faults that are found in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

FEW = 12  # so many right values are listed in a message
LONGEST_QUOTE = 60  # characters of a value that a message repeats


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong; `row` is the line in the file, and 0 or "" where none is meant.

    `called` says what stands for row and column in a file that has neither.
    """

    file: str
    row: int
    column: str
    value: str
    message: str
    called: tuple[str, str] = ("row", "column")

    def __str__(self) -> str:
        row = f", {self.called[0]} {self.row}" if self.row else ""
        column = f", {self.called[1]} '{self.column}'" if self.column else ""
        return f"{self.file}{row}{column}: {self._quote()}{self.message}"

    def _quote(self) -> str:
        return f"{_cut(self.value)!r} " if self.value else ""


@dataclass(frozen=True)
class Cells:
    """The cells of one file as they stand, by column, and the line of each row.

    A column that the file lacks is a fault of the file: all that rests on it goes unchecked.
    """

    file: str
    lines: Sequence[int]
    columns: Mapping[str, Sequence[str]]

    @cached_property
    def distinct(self) -> Mapping[str, Collection[str]]:
        """The distinct cells of each column."""
        return {column: set(cells) for column, cells in self.columns.items()}

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        # To search them all at once is several times as fast as cell by cell, and nearly always finds nothing.
        return {column: "\n".join(cells) for column, cells in self.distinct.items()}

    def rows(self, *columns: str) -> Iterator[tuple[str, ...]]:
        """Yield the cells of these columns, row by row; nothing where one of them is missing."""
        if all(column in self.columns for column in columns):
            yield from zip(*(self.columns[column] for column in columns), strict=True)

    def numbered(self, *columns: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield line and cells, row by row; nothing where a column is missing."""
        return zip(self.lines, self.rows(*columns), strict=False)

    def faults(self, column: str, wrong: Callable[[str], str]) -> Iterator[Fault]:
        """Yield a fault for each cell of which `wrong` says something; it is asked once a distinct value."""
        messages = {cell: message for cell in self.distinct.get(column, ()) if (message := wrong(cell))}
        if messages:
            for line, (cell,) in self.numbered(column):
                if cell in messages:
                    yield Fault(self.file, line, column, cell, messages[cell])

    def found(self, column: str, pattern: re.Pattern[str], message: str) -> Iterator[Fault]:
        """Yield a fault for each cell in which `pattern` is found."""
        if pattern.search(self._texts[column]):
            yield from self.faults(column, lambda cell: message if pattern.search(cell) else "")

    def names(self, key: str) -> dict[str, str]:
        """Map the cells of a key column to the names that are shown for them."""
        shown = next((name for name in ("name", "title", "label") if name in self.columns), key)
        return {cells[0]: cells[-1] for cells in self.rows(key, shown)}


Tables = Mapping[str, Cells]


def unknown(value: str, where: str, allowed: Mapping[str, str]) -> str:
    """Say that `value` is not in `where`, and what is right; `allowed` maps right values to names shown."""
    spelled = {spelling.lower(): right for right, name in allowed.items() for spelling in (name, right)}
    close = get_close_matches(value.lower(), spelled, n=1)
    if close:
        return f"is not in {where} (did you mean '{_cut(spelled[close[0]])}'?)"
    return f"is not in {where}" + (f" (there are: {', '.join(map(_cut, allowed))})" if len(allowed) <= FEW else "")


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "..."


def membership(where: str, allowed: Mapping[str, str]) -> Callable[[str], str]:
    """Return a check that a cell is empty or one of `allowed`; where these are unknown, all pass."""
    return lambda cell: unknown(cell, where, allowed) if cell and allowed and cell not in allowed else ""
