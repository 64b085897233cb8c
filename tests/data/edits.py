"""How the tests break a package: in one place, by the line and column that a fault then names."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dashboard.package.load import BadPackage, load
from dashboard.package.rules import CODED, LISTS, LONGEST_MEANING, LONGEST_STATEMENT

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


MARKUP = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>'
NOT_FREE = {"locator", "locators", "codelist", "code", "tone", "iso2", "value", "words", "part", "period", "answer"}
NOT_FREE |= {"column", "role_group", "institution_kind"}
"""Columns of texts that stand for something: where printed, of which list, which number, which group."""
ROOM = {"description": LONGEST_MEANING}
"""How long a text of some columns may be."""


def free_texts(descriptor: dict[str, Any]) -> dict[str, list[str]]:
    """The columns of each file that hold free texts: neither keys nor codes."""
    free: dict[str, list[str]] = {}
    for resource in descriptor["resources"]:
        if "schema" not in resource:
            continue
        schema, name = resource["schema"], resource["name"]
        bound = NOT_FREE | {*schema.get("primaryKey", ())}
        bound |= {column for link in schema.get("foreignKeys", ()) for column in link["fields"]}
        bound |= {column for table, column in (*CODED, *LISTS) if table == name}
        fields = [one for one in schema["fields"] if one["type"] == "string" and one["name"] not in bound]
        free[resource["path"]] = [
            one["name"] for one in fields if not {"enum", "pattern"} & one.get("constraints", {}).keys()
        ]
    return free


def mark_up(folder: Path) -> int:
    """Write markup that would do harm before every free text of a package; return how many texts there are."""
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    marked = 0

    def change(rows: Rows, columns: list[str]) -> None:
        nonlocal marked
        places = [rows[0].index(column) for column in columns]
        for row in rows[1:]:
            for place in places:
                if row[place] and len(row[place]) + len(MARKUP) < ROOM.get(rows[0][place], LONGEST_STATEMENT):
                    row[place] = f"{MARKUP} {row[place]}"
                    marked += 1

    for file, columns in free_texts(descriptor).items():
        edit(folder / file, partial(change, columns=columns))
    return marked
