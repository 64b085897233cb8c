"""Each cell that can be wrong, in the exact words in which it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.package.load import load
from tests.data.edits import edit, faults, put


def test_a_good_package_is_loaded_and_frozen(folder: Path) -> None:
    package = load(folder)
    assert package.site_codes == ("ALB", "XKX")
    assert package.observations[1].value == "1,400"
    assert package.survey_answers[0].percent == 60.1
    assert (package.sources[0].year, package.priorities[0].rank) == (2014, None)
    assert package.tables["codes"].rows == len(package.codes)
    assert len(package.boundaries["features"]) == 3


def test_the_fingerprint_follows_the_bytes_of_every_file(folder: Path) -> None:
    before = load(folder).fingerprint
    assert load(folder).fingerprint == before
    put(folder, "limitations", 2, title="Money")
    assert load(folder).fingerprint != before


@pytest.mark.parametrize(
    ("table", "row", "cells", "said"),
    [
        # by Table Schema
        ("observations", 2, {"site": "KOS"}, "'site': 'KOS' is not in sites.csv (did you mean 'XKX'?)"),
        ("observations", 2, {"site": "Kosovo*"}, "'site': 'Kosovo*' is not in sites.csv (did you mean 'XKX'?)"),
        ("observations", 2, {"site": "?"}, "'site': '?' is not in sites.csv (there are: ALB, XKX, REG)"),
        ("observations", 3, {"source": ""}, "'source': is empty, but required (Document that holds the sentence)"),
        ("routes", 2, {"cited": "reprot"}, "'cited': 'reprot' is not in sources.csv (did you mean 'report'?)"),
        (
            "observations",
            2,
            {"basis": "laws"},
            "'basis': 'laws' is not in the list of basis (did you mean 'law'?)",
        ),
        (
            "observations",
            2,
            {"evidence": "?"},
            "'evidence': '?' is not in the list of evidence (there are: document, informants, survey, workshop, mixed)",
        ),
        (
            "findings",
            2,
            {"statement": ""},
            "'statement': is empty, but required (What the source says, in the project's own words)",
        ),
        ("interviews", 2, {"column": "ABL"}, "'column': 'ABL' is not in sites.csv (did you mean 'ALB'?)"),
        (
            "interviews",
            2,
            {"role_group": "state"},
            "'role_group': 'state' is not in the list of role_group "
            "(there are: government, IGO or IDA, NGO, other, total)",
        ),
        ("participants", 2, {"seats": "three"}, "'seats': 'three' is not a whole number; right is one such as 14"),
        ("participants", 2, {"seats": "0"}, "'seats': '0' is below 1, the least that is right"),
        ("survey_answers", 2, {"percent": "n/a"}, "'percent': 'n/a' is not a number; right is one such as 2.5"),
        ("sources", 2, {"year": "14"}, "'year': '14' is not a year; right is one such as 2014"),
        ("limitations", 2, {"limitation": "one"}, "'limitation': 'one' does not match the pattern L[0-9]{2}"),
        # by the rules
        (
            "observations",
            2,
            {"value": "maybe"},
            "'value': 'maybe' is not in code list 'status' (there are: yes, no)",
        ),
        ("observations", 2, {"value": "Works"}, "'value': 'Works' is not in code list 'status' (did you mean 'yes'?)"),
        (
            "observations",
            3,
            {"value": "a few"},
            "'value': 'a few' is not a number; write digits as printed, as in 7, 14,000 or 2.5",
        ),
        (
            "observations",
            3,
            {"value": "14,00"},
            "'value': '14,00' is not a number; write digits as printed, as in 7, 14,000 or 2.5",
        ),
        ("observations", 3, {"locator": ""}, "'locator': is empty, but required where the status is reported"),
        (
            "routes",
            2,
            {"locator": "page 3"},
            "'locator': 'page 3' names no line, as in '3.1; L1188', or '003 L45' for another text",
        ),
        (
            "observations",
            2,
            {"status": "conflicting"},
            "'status': 'conflicting' needs a second observation of hotline for ALB, with which it conflicts",
        ),
        ("findings", 2, {"area": "two"}, "'area': 'two' is not in code list 'area' (there are: one)"),
        ("exploitation", 2, {"trend": "ones"}, "'trend': 'ones' is not in code list 'trend' (did you mean 'one'?)"),
        ("indicators", 3, {"codelist": "states"}, "'codelist': 'states' is not in codes.csv (did you mean 'status'?)"),
        ("priorities", 2, {"sites": "ALB;KOS"}, "'sites': 'KOS' is not in sites.csv (did you mean 'XKX'?)"),
        ("priorities", 2, {"sites": "ALB;"}, "'sites': 'ALB;' has an empty place between semicolons"),
        (
            "priorities",
            2,
            {"recommendation": "R01;R99"},
            "'recommendation': 'R99' is not in recommendations.csv (there are: R01)",
        ),
        (
            "sites",
            3,
            {"note": ""},
            "'note': does not name United Nations Security Council resolution 1244 (1999)",
        ),
        ("sites", 3, {"name": "Kosovo"}, "'name': 'Kosovo' ends without an asterisk; right is 'Kosovo*'"),
        (
            "findings",
            2,
            {"statement": "In Kosovo it is said."},
            "'statement': 'In Kosovo it is said.' names Kosovo without an asterisk; write 'Kosovo*'",
        ),
        ("actors", 2, {"actor": "a@b.org"}, "'actor': 'a@b.org' holds a mail address; leave it out"),
        (
            "actors",
            2,
            {"statement": "Call +355 (0)4 225 7800."},
            "'statement': 'Call +355 (0)4 225 7800.' holds a telephone number; leave it out",
        ),
        (
            "findings",
            2,
            {"statement": "x" * 601},
            f"'statement': '{'x' * 60}...' has 601 characters; at most 600 are right",
        ),
        ("glossary", 3, {"words": "site;nrm"}, "'words': 'nrm' stands in row 2 already; a word stands once"),
        ("glossary", 3, {"words": "site;site"}, "'words': 'site' stands in row 3 already; a word stands once"),
        ("glossary", 3, {"words": "site;"}, "'words': 'site;' has an empty place between semicolons"),
        (
            "glossary",
            2,
            {"description": "x" * 201},
            f"'description': '{'x' * 60}...' has 201 characters; at most 200 are right",
        ),
        (
            "glossary",
            2,
            {"locator": ""},
            "'source': 'report' stands alone; source and locator stand together or are both empty",
        ),
        (
            "glossary",
            2,
            {"source": ""},
            "'locator': '3.1; L10' stands alone; source and locator stand together or are both empty",
        ),
    ],
)
def test_a_wrong_cell(folder: Path, table: str, row: int, cells: dict[str, str], said: str) -> None:
    put(folder, table, row, **cells)
    assert faults(folder) == (f"{table}.csv, row {row}, column {said}",)


@pytest.mark.parametrize("value", ["7", "2.5", "14,000", "1,234,567.8"])
def test_numbers_are_written_as_printed(folder: Path, value: str) -> None:
    put(folder, "observations", 3, value=value)
    assert load(folder).observations[1].value == value


@pytest.mark.parametrize(
    "text", ["Kosovo*'s police", "in 2010-2012", "14,000 of 40,000", "resolution 1244 (1999)", "24/7"]
)
def test_harmless_texts_pass(folder: Path, text: str) -> None:
    put(folder, "findings", 2, statement=text)
    assert load(folder).findings[0].statement == text


def test_what_no_source_states_needs_no_locator(folder: Path) -> None:
    put(folder, "observations", 4, locator="")
    assert load(folder).observations[2].locator == ""


def test_a_survey_row_sums_to_100(folder: Path) -> None:
    put(folder, "survey_answers", 3, percent="39.6")
    assert faults(folder) == (
        "survey_answers.csv, row 2, column 'item': 'T4-01' sums to 99.7; its answers should sum to 100 within 0.2",
    )


def test_all_interviews_are_told_in_one_row(folder: Path) -> None:
    put(folder, "interviews", 3, column="ALB")
    message = "has no row for all interviews; right is one with role_group 'total' and column 'REG'"
    assert faults(folder) == (f"interviews.csv: {message}",)


def test_a_survey_row_may_sum_to_less_where_a_discrepancy_says_so(folder: Path) -> None:
    put(folder, "survey_answers", 3, percent="39.6")
    put(folder, "discrepancies", 2, what="The answers to T4-01 sum to 99.7 as printed")
    assert load(folder).survey_answers[1].percent == 39.6


def test_two_observations_can_conflict(folder: Path) -> None:
    put(folder, "observations", 4, status="conflicting")
    put(folder, "observations", 2, status="conflicting", site="XKX")
    assert load(folder).observations[0].status == "conflicting"


def test_a_key_stands_once(folder: Path) -> None:
    put(folder, "observations", 4, observation="O0001")
    assert faults(folder) == (
        "observations.csv, row 4, column 'observation': 'O0001' stands in row 2 already; a key stands once",
    )


def test_a_key_of_two_columns_stands_once(folder: Path) -> None:
    edit(folder / "codes.csv", lambda rows: rows.append(rows[1]))
    assert faults(folder) == (
        "codes.csv, row 13, column 'codelist, code': 'actor_kind, one' stands in row 2 already; a key stands once",
    )


def test_a_missing_code_list(folder: Path) -> None:
    edit(folder / "codes.csv", lambda rows: rows.remove(next(row for row in rows if row[0] == "trend")))
    assert faults(folder) == ("codes.csv, column 'codelist': 'trend' is missing; columns of other tables need it",)


def test_all_faults_are_told_in_one_run_by_file_and_row(folder: Path) -> None:
    (folder / "sources.csv").unlink()
    put(folder, "observations", 3, basis="book", value="1 or 2")
    put(folder, "observations", 2, site="ALX")
    put(folder, "actors", 2, role="")
    assert faults(folder) == (
        "actors.csv, row 2, column 'role': is empty, but required (Part that it plays (code list actor_role))",
        "observations.csv, row 2, column 'site': 'ALX' is not in sites.csv (did you mean 'ALB'?)",
        "observations.csv, row 3, column 'basis': 'book' is not in the list of basis (there are: law, practice, count)",
        "observations.csv, row 3, column 'value': '1 or 2' is not a number;"
        " write digits as printed, as in 7, 14,000 or 2.5",
        "sources.csv: is missing; the package needs it",
    )
