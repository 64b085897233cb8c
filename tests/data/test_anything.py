"""Whatever the files hold, there is a package or a list of faults, and no other error."""

from __future__ import annotations

import csv
import json
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.exports.observations import as_csv
from dashboard.package.load import BadPackage, load
from tests.data.edits import MARKUP, edit, faults, mark_up, put

SAME_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
"""For properties that leave the folder as it was."""


def loads_or_says_why(folder: Path, file: str, content: bytes) -> None:
    """Load the package with another content of one file, and put the file back."""
    path = folder / file
    original = path.read_bytes()
    path.write_bytes(content)
    try:
        with suppress(BadPackage):
            load(folder)
    finally:
        path.write_bytes(original)


@SAME_FOLDER
@given(data=st.data(), text=st.text() | st.sampled_from(["0", "-1", "ALB;", "Kosovo", "1e9", '"', "\x00", "NaN"]))
def test_any_cell_gives_a_package_or_its_faults(folder: Path, data: st.DataObject, text: str) -> None:
    table = data.draw(st.sampled_from(sorted(path.name for path in folder.glob("*.csv"))))
    rows = list(csv.reader((folder / table).read_text(encoding="utf-8").splitlines()))
    row = data.draw(st.sampled_from(rows))
    row[data.draw(st.integers(0, len(row) - 1))] = text
    loads_or_says_why(folder, table, written(rows))


@SAME_FOLDER
@given(data=st.data(), junk=st.binary(max_size=8))
def test_any_bytes_give_a_package_or_its_faults(folder: Path, data: st.DataObject, junk: bytes) -> None:
    file = data.draw(st.sampled_from(sorted(path.name for path in folder.iterdir())))
    content = (folder / file).read_bytes()
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(content)), st.integers(0, len(content)))))
    loads_or_says_why(folder, file, content[:start] + junk + content[end:])


@pytest.mark.parametrize("column", range(14))
def test_any_column_may_be_dropped(folder: Path, column: int) -> None:
    # Given packages that each lack a column of one table
    for path in sorted(folder.glob("*.csv")):
        whole = path.read_bytes()
        lost = next(csv.reader(whole.decode().splitlines()))[column : column + 1]
        edit(path, lambda rows: [row.pop(column) for row in rows if column < len(row)])
        # When they are loaded, then each is refused, and the column is named
        if lost:
            assert any(f"column '{lost[0]}': is missing" in one for one in faults(folder)), path.name
        path.write_bytes(whole)


@SAME_FOLDER
@given(data=st.data(), cell=st.sampled_from(["many", "12 or 13", "½", "٣", "1e400", "-0", "true", "2013-14", "=1+1"]))
def test_any_column_of_another_type_gives_a_package_or_its_faults(folder: Path, data: st.DataObject, cell: str) -> None:
    file = data.draw(st.sampled_from(sorted(path.name for path in folder.glob("*.csv"))))
    header, *rows = csv.reader((folder / file).read_text(encoding="utf-8").splitlines())
    place = data.draw(st.integers(0, len(header) - 1))
    retyped = [[*row[:place], cell, *row[place + 1 :]] for row in rows]
    loads_or_says_why(folder, file, written([header, *retyped]))


@pytest.mark.parametrize("length", [10_000, 131_073, 2_000_000])
@pytest.mark.parametrize("table", ["observations", "sites", "glossary", "survey_answers"])
def test_huge_cells_are_told_and_soon(folder: Path, table: str, length: int) -> None:
    # Given a table all of whose cells in a row are huge
    edit(folder / f"{table}.csv", lambda rows: rows.__setitem__(1, ["x" * length] * len(rows[0])))
    # When it is loaded, then faults name the row, and none of them repeats the cell
    found = faults(folder)
    assert any(one.startswith(f"{table}.csv, row 2") for one in found)
    assert max(map(len, found)) < 1000


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "latin-1", "cp1251", "iso8859-2", "cp037"])
def test_a_table_in_another_encoding_is_refused_by_its_name(folder: Path, encoding: str) -> None:
    path = folder / "findings.csv"
    text = path.read_text(encoding="utf-8").replace("Trends", "Trend š Ž")
    path.write_bytes(text.encode(encoding, errors="replace").replace(b"?", b"\xa9"))
    assert any(one.startswith("findings.csv") for one in faults(folder))


@pytest.mark.parametrize(
    "formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", '=HYPERLINK("x","y")', "=cmd|' /C calc'!A0"]
)
def test_a_formula_is_a_text_and_stays_one(folder: Path, formula: str) -> None:
    # Given a package in whose texts formulas stand
    put(folder, "observations", 2, statement=formula)
    package = load(folder)
    assert package.observations[0].statement == formula
    # When statements leave for a spreadsheet, then none of their cells begins like a formula
    for row in csv.reader(StringIO(as_csv(package, package.observations, "").decode("utf-8-sig"))):
        assert [cell for cell in row if cell.startswith(("=", "+", "@", "\t", "-1"))] == []


def test_markup_in_every_text_is_a_text_and_stays_one(folder: Path) -> None:
    # Given a package in whose every text markup stands, and the same without
    plain = load(folder)
    assert mark_up(folder) > 50
    # When it is loaded, then nothing is lost of it
    marked = load(folder)
    assert marked.findings[0].title == f"{MARKUP} {plain.findings[0].title}"
    assert marked.observations[0].statement == f"{MARKUP} {plain.observations[0].statement}"


def written(rows: list[list[str]]) -> bytes:
    text = StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8", errors="replace")


def places(value: Any) -> list[tuple[Any, Any]]:
    """All places in a JSON value: each container with a key or an index of it."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    return [(value, key) for key in keys] + [place for key in keys for place in places(value[key])]


@SAME_FOLDER
@given(data=st.data(), value=st.sampled_from([None, 1, -1.5, "x", "", [], [None], ["x"], {}, {"x": 1}, True]))
def test_any_descriptor_gives_a_package_or_its_faults(folder: Path, data: st.DataObject, value: object) -> None:
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    container, key = data.draw(st.sampled_from(places(descriptor)))
    container[key] = value
    loads_or_says_why(folder, "datapackage.json", json.dumps(descriptor).encode())
