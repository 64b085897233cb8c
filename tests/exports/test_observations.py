"""The statements that a reader filtered, as they leave for a spreadsheet."""

from __future__ import annotations

import csv
import io
import zipfile
from xml.etree import ElementTree

import pytest
from dash import Dash
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.explorer import explored
from dashboard.exports.cells import safe
from dashboard.exports.observations import COLUMNS, as_csv, as_workbook
from dashboard.package.model import Package
from dashboard.view import View, read_view
from dashboard.wording import KOSOVO_NOTE

STEADY = settings(derandomize=True, database=None, deadline=None)
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "\r=1")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
QUERIES = [
    "",
    "?sites=XKX",
    "?theme=residence&basis=law",
    "?text=shelter&order=site",
    "?text=zzzzzz",
    "?sites=ATLANTIS",
]


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_that_a_spreadsheet_would_run_is_made_safe(text: str) -> None:
    assert safe(text) == "'" + text


@pytest.mark.parametrize("text", ["", "a=1", "14,000", "3.2; L1188", "’90s", "(+33 per cent)"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert safe(text) == text


@STEADY
@given(st.text())
def test_no_cell_begins_as_a_formula_does(text: str) -> None:
    assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert safe(text).endswith(text)


@pytest.mark.parametrize("query", QUERIES)
def test_the_csv_holds_what_the_reader_sees(client: FlaskClient, package: Package, query: str) -> None:
    # Given a view of the explorer
    shown = explored(package, read_view(query, package).view)
    # When its rows are downloaded
    answer = client.get("/statements.csv" + query, buffered=True)
    # Then they are the rows of the view, in its order, each with all of its columns
    assert answer.status_code == 200
    assert answer.mimetype == "text/csv"
    assert "statements.csv" in answer.headers["Content-Disposition"]
    rows = rows_of(answer.data)
    assert [row["observation"] for row in rows] == [one.observation for one in shown]
    assert [row["statement"] for row in rows] == [safe(one.statement) for one in shown]
    assert all(set(COLUMNS) <= set(row) for row in rows)
    # And the note on Kosovo* stays with the rows that name it
    assert all(row["note"] == KOSOVO_NOTE for row in rows if "Kosovo" in row["site_name"] + row["statement"])


def test_no_cell_of_the_whole_csv_is_a_formula(package: Package) -> None:
    for row in rows_of(as_csv(package, package.observations, "all")):
        assert [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))] == []


def test_the_workbook_holds_rows_dictionary_and_what_was_filtered(client: FlaskClient, package: Package) -> None:
    # Given the rows of one site
    shown = explored(package, View(sites=("XKX",)))
    # When they are downloaded as a workbook
    answer = client.get("/statements.xlsx?sites=XKX", buffered=True)
    # Then it opens, holds its three sheets and all rows, and no formula
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.data)) as book:
        assert book.testzip() is None
        names = ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{SHEET}sheet")
        assert [one.get("name") for one in names] == ["Observations", "Dictionary", "About"]
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        assert len([*sheet.iter(f"{SHEET}row")]) == len(shown) + 1
        assert [*sheet.iter(f"{SHEET}f")] == []
        words = book.read("xl/sharedStrings.xml").decode()
    assert KOSOVO_NOTE in words
    assert "Situation 2013–14" in words
    assert all(column in words for column in COLUMNS)


def test_the_dictionary_says_what_every_column_means(package: Package) -> None:
    described = package.tables["observations"].columns
    assert [name for name in COLUMNS if name != "site_name" and not dict(described).get(name)] == []


def test_an_empty_choice_is_an_empty_table(package: Package) -> None:
    assert rows_of(as_csv(package, [], "nothing")) == []
    assert as_workbook(package, [], "nothing").startswith(b"PK")


@pytest.mark.parametrize("form", ["pdf", "exe", "CSV", "csv.bak", "%00"])
def test_other_forms_are_not_there(client: FlaskClient, form: str) -> None:
    assert client.get(f"/statements.{form}").status_code == 404


@pytest.mark.parametrize("text", ["Србија", "!!!", "日本"])
def test_words_that_cannot_stand_in_a_statement_find_none(package: Package, text: str) -> None:
    assert explored(package, View(text=text)) == ()
