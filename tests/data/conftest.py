"""A package of a few rows a table, without a fault, made from the real descriptor."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from dashboard.package.rules import CODED
from dashboard.settings import ROOT

DESCRIPTOR = ROOT / "data" / "datapackage.json"
NOTE = "References to Kosovo are to be understood in the context of resolution 1244 (1999)."
HERE = {"source": "report", "locator": "3.1; L10", "evidence": "mixed"}

CODES = [
    *({"codelist": codelist, "code": "one", "label": "the one"} for codelist in sorted(set(CODED.values()))),
    {"codelist": "status", "code": "yes", "label": "works"},
    {"codelist": "status", "code": "no", "label": "does not"},
]

ROWS: dict[str, list[dict[str, str]]] = {
    "sites": [
        {"site": "ALB", "name": "Albania", "name_in_report": "Albania", "iso2": "AL", "kind": "site"},
        {"site": "XKX", "name": "Kosovo*", "name_in_report": "Kosovo", "iso2": "XK", "kind": "site", "note": NOTE},
        {"site": "REG", "name": "Western Balkans", "name_in_report": "Western Balkans", "kind": "region"},
    ],
    "sources": [
        {"source": "report", "citation": "The report", "year": "2014", "kind": "assessment", "sites": "ALB;XKX"}
    ],
    "codes": [{"rank": "1", **code} for code in CODES],
    "indicators": [
        {"indicator": "hotline", "title": "Hotline", "theme": "one", "kind": "status", "codelist": "status"},
        {"indicator": "shelters", "title": "Shelters", "theme": "one", "kind": "count"},
        {"indicator": "funding", "title": "Funding", "theme": "one", "kind": "text"},
    ],
    "observations": [
        {"observation": "O0001", "site": "ALB", "indicator": "hotline", "basis": "law", "value": "yes"},
        {"observation": "O0002", "site": "XKX", "indicator": "shelters", "basis": "count", "value": "1,400"},
        {"observation": "O0003", "site": "XKX", "indicator": "hotline", "basis": "law", "status": "not_stated"},
        {"observation": "O0004", "site": "REG", "indicator": "funding", "basis": "practice"},
    ],
    "findings": [{"finding": "F01", "area": "one", "title": "Trends"}],
    "finding_sites": [{"finding": "F01", "site": "ALB"}],
    "recommendations": [{"recommendation": "R01", "topic": "one", "title": "Identify"}],
    "recommendation_parts": [{"recommendation": "R01", "part": "a"}],
    "site_recommendations": [{"site_recommendation": "S01", "recommendation": "R01", "actor": "police"}],
    "site_recommendation_sites": [{"site_recommendation": "S01", "site": "ALB"}],
    "finding_recommendations": [
        {"finding": "F01", "recommendation": "R01", "basis": "editorial", "rationale": "Both speak of it"}
    ],
    "survey_items": [
        {"item": "T4-01", "table": "4", "title": "Hotlines", "order": "1"},
        {"item": "T3-01", "table": "3", "title": "NGO", "order": "1"},
    ],
    "survey_answers": [
        {"item": "T4-01", "answer": "fully", "column": "Fully", "percent": "60.1", "heading_basis": "prose"},
        {"item": "T4-01", "answer": "partly", "column": "Partly", "percent": "40.0", "heading_basis": "prose"},
        {"item": "T3-01", "answer": "1", "column": "Column 1", "percent": "20.4", "heading_basis": "lost"},
    ],
    "priorities": [
        {"item": "P01", "table": "8", "area": "one", "title": "Actors", "recommendation": "R01", "sites": "ALB;XKX"}
    ],
    "routes": [{"route": "M01", "site": "ALB", "kind": "trafficking", "role": "one", "strength": "one"}],
    "exploitation": [{"exploitation": "E01", "site": "ALB", "form": "one"}],
    "actors": [{"actor_row": "A001", "site": "ALB", "actor": "Police", "kind": "one", "role": "one", "basis": "law"}],
    "interviews": [
        {"interview": "I01", "role": "Police", "role_group": "government", "value": "1", "heading_basis": "lost"},
        {
            "interview": "I02",
            "role_group": "total",
            "column": "REG",
            "role": "-",
            "value": "1",
            "heading_basis": "lost",
        },
    ],
    "participants": [{"participant": "W01", "location": "Albania", "institution_kind": "police", "seats": "3"}],
    "limitations": [{"limitation": "L01", "title": "Time"}],
    "discrepancies": [
        {"discrepancy": "D01", "title": "Length", "what": "Six or seven months", "locators": "L3; L5", "shown": "Both"}
    ],
    "glossary": [{"term": "Referral mechanism", "words": "referral mechanism;NRM"}, {"term": "Site", "words": "site"}],
}

USUAL = HERE | {
    "statement": "So it is said.",
    "description": "What it is.",
    "period": "2013-14",
    "status": "reported",
}
"""Cells of the columns that a row above does not name."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a package that has no fault."""
    descriptor = json.loads(DESCRIPTOR.read_text(encoding="utf-8"))
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor, indent=1), encoding="utf-8")
    for resource in descriptor["resources"]:
        if "schema" in resource:
            columns = [field["name"] for field in resource["schema"]["fields"]]
            write_table(tmp_path / resource["path"], columns, ROWS[resource["name"]])
    outlines = [{"type": "Feature", "properties": {"site": site, "name": ""}, "geometry": None} for site in SITES]
    collection = {"type": "FeatureCollection", "features": outlines}
    (tmp_path / "boundaries.geojson").write_text(json.dumps(collection), encoding="utf-8")
    return tmp_path


SITES = ["ALB", "XKX", ""]


def write_table(path: Path, columns: list[str], rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows({column: {**USUAL, **row}.get(column, "") for column in columns} for row in rows)
