"""How the tests break a package: in one place, by the line and column that a fault then names."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.load import BadPackage, load

Rows = list[list[str]]


def faults(folder: Path) -> tuple[str, ...]:
    with pytest.raises(BadPackage) as caught:
        load(folder)
    return caught.value.faults


def edit(path: Path, change: Callable[[Rows], object]) -> None:
    """Read a CSV file, let `change` change its rows, header included, and write it again."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def put(folder: Path, table: str, row: int, **cells: str) -> None:
    """Write these cells into the row of a table; the header is row 1."""

    def change(rows: Rows) -> None:
        for column, value in cells.items():
            rows[row - 1][rows[0].index(column)] = value

    edit(folder / f"{table}.csv", change)
