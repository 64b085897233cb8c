"""Each file that can be missing, broken or other than described, in the exact words in which it is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dashboard.package.load import load
from tests.data.edits import edit, faults, put


def test_a_missing_file(folder: Path) -> None:
    (folder / "sites.csv").unlink()
    assert faults(folder) == ("sites.csv: is missing; the package needs it",)


def test_a_folder_in_place_of_a_file(folder: Path) -> None:
    (folder / "sites.csv").unlink()
    (folder / "sites.csv").mkdir()
    assert faults(folder) == ("sites.csv: cannot be read (Is a directory)",)


def test_a_broken_encoding(folder: Path) -> None:
    table = folder / "findings.csv"
    table.write_bytes(table.read_bytes().replace(b"Trends", "Tränds".encode("latin-1")))
    assert faults(folder) == ("findings.csv, row 2: is not UTF-8 (byte 0xe4 at position 11); save the file as UTF-8",)


def test_a_byte_order_mark_is_fine(folder: Path) -> None:
    table = folder / "findings.csv"
    table.write_bytes(b"\xef\xbb\xbf" + table.read_bytes())
    assert load(folder).findings[0].finding == "F01"


def test_a_missing_and_an_unknown_column(folder: Path) -> None:
    edit(folder / "codes.csv", lambda rows: rows[0].__setitem__(4, "tones"))
    columns = "codelist, code, label, rank, tone, description"
    assert faults(folder) == (
        f"codes.csv, row 1, column 'tone': is missing; the columns are {columns}",
        "codes.csv, row 1, column 'tones': 'tones' is not in datapackage.json (did you mean 'tone'?)",
    )


def test_a_column_twice(folder: Path) -> None:
    edit(folder / "codes.csv", lambda rows: [row.append(row[4]) for row in rows])
    assert faults(folder) == ("codes.csv, row 1, column 'tone': stands 2 times; once is right",)


def test_columns_in_another_order(folder: Path) -> None:
    edit(folder / "codes.csv", lambda rows: [row.insert(0, row.pop()) for row in rows])
    assert faults(folder) == (
        "codes.csv, row 1: is in another order; right is codelist,code,label,rank,tone,description",
    )


def test_a_ragged_row_is_told_once(folder: Path) -> None:
    edit(folder / "findings.csv", lambda rows: rows[1].insert(1, "a comma"))
    assert faults(folder) == ("findings.csv, row 2: has 7 cells where the header has 6",)


def test_a_row_is_named_by_the_line_where_it_begins(folder: Path) -> None:
    put(folder, "observations", 2, statement="Two\nlines")
    put(folder, "observations", 3, site="")
    assert faults(folder) == (
        "observations.csv, row 4, column 'site': is empty, but required"
        " (Code of the site; REG is the region as a whole)",
    )


def test_a_blank_line(folder: Path) -> None:
    with (folder / "findings.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert faults(folder) == ("findings.csv, row 3: is blank; delete the line",)


def test_an_open_quote(folder: Path) -> None:
    with (folder / "limitations.csv").open("a", encoding="utf-8") as file:
        file.write('L02,"Open\n')
    assert faults(folder) == (
        "limitations.csv, row 3: cannot be read as CSV (unexpected end of data); check its quotes",
    )


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (0, "should begin with a row of columns: limitation,title,statement,source,locator"),
        (1, "has no rows below its header; at least one is needed"),
    ],
)
def test_an_empty_table(folder: Path, kept: int, said: str) -> None:
    edit(folder / "limitations.csv", lambda rows: rows.__delitem__(slice(kept, None)))
    assert faults(folder) == (f"limitations.csv: {said}",)


@pytest.mark.parametrize("file", ["datapackage.json", "boundaries.geojson"])
def test_bad_json(folder: Path, file: str) -> None:
    (folder / file).write_text('{\n"features": [],,}', encoding="utf-8")
    said = "is not JSON from here on (Expecting property name enclosed in double quotes)"
    assert faults(folder) == (f"{file}, row 2: {said}",)


@pytest.mark.parametrize("file", ["datapackage.json", "boundaries.geojson"])
@pytest.mark.parametrize("text", ["[]", "{}"])
def test_json_that_is_no_object(folder: Path, file: str, text: str) -> None:
    (folder / file).write_text(text, encoding="utf-8")
    assert faults(folder) == (f"{file}: should hold a JSON object that is not empty",)


def describe(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Let `change` change the resources of the descriptor, by name."""
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    change({resource["name"]: resource for resource in descriptor["resources"]})
    path.write_text(json.dumps(descriptor), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda tables: tables["codes"]["schema"]["fields"][3].update(type="string"),
            "table 'codes' should have a column 'rank' of type int",
        ),
        (
            lambda tables: tables["sources"]["schema"]["fields"][2].update(name="years"),
            "table 'sources' should have a column 'year' of type int | None",
        ),
        (
            lambda tables: tables["sites"]["schema"]["fields"][0]["constraints"].update(unique=True),
            "resource 'sites' is no table by Table Schema:"
            " Column.__init__() got an unexpected keyword argument 'unique'",
        ),
        (
            lambda tables: tables["routes"]["schema"]["foreignKeys"][0]["reference"].update(fields=["sight"]),
            "a key of 'routes' needs the column 'sight' of 'sites', which is not there",
        ),
        (
            lambda tables: tables["routes"].update(path="../routes.csv"),
            "resource 'routes' has the path '../routes.csv'; right is a name of a file",
        ),
        (lambda tables: tables["boundaries"].update(name="borders"), "does not describe 'boundaries'"),
    ],
)
def test_a_descriptor_that_does_not_fit(folder: Path, change: Callable[[dict[str, Any]], object], said: str) -> None:
    describe(folder, change)
    assert faults(folder) == (f"datapackage.json: {said}",)


@pytest.mark.parametrize(
    ("sites", "said"),
    [
        (["ALB"], ("boundaries.geojson, column 'site': 'XKX' has 0 outlines; right is one",)),
        (
            [],
            tuple(f"boundaries.geojson, column 'site': '{one}' has 0 outlines; right is one" for one in ("ALB", "XKX")),
        ),
        (["ALB", "XKX", "ALB"], ("boundaries.geojson, column 'site': 'ALB' has 2 outlines; right is one",)),
        (
            ["ALB", "XKX", "KOS"],
            ("boundaries.geojson, row 3, column 'site': 'KOS' is not in sites.csv (did you mean 'XKX'?)",),
        ),
    ],
)
def test_the_outlines_are_those_of_the_sites(folder: Path, sites: list[str], said: tuple[str, ...]) -> None:
    features = [{"properties": {"site": site, "name": "x"}} for site in sites]
    (folder / "boundaries.geojson").write_text(json.dumps({"features": features}), encoding="utf-8")
    assert faults(folder) == said


def test_outlines_without_their_properties(folder: Path) -> None:
    (folder / "boundaries.geojson").write_text('{"features": [{"properties": {"site": "ALB"}}]}', encoding="utf-8")
    assert faults(folder) == (
        "boundaries.geojson: should be a list of features with the properties site and name (no 'name')",
    )
