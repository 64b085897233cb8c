"""Filtered observations as CSV and as a workbook with its data dictionary, safe to open in a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import fields

import pandas as pd

from dashboard.exports.cells import safe
from dashboard.package.model import Package
from dashboard.package.records import Observation
from dashboard.wording import KOSOVO_NOTE, SITUATION_WORDS

COLUMNS = ("site_name", *(one.name for one in fields(Observation)))


def frame(package: Package, observations: Iterable[Observation]) -> pd.DataFrame:
    """One row an observation, with the name of its site; all cells are text."""
    rows = [(package.site[one.site].name, *(getattr(one, name) for name in COLUMNS[1:])) for one in observations]
    return pd.DataFrame([[safe(cell) for cell in row] for row in rows], columns=list(COLUMNS), dtype=str)


def as_csv(package: Package, observations: Sequence[Observation], filtered: str) -> bytes:
    """UTF-8 with one header row and a mark by which Excel knows the encoding.

    The note on Kosovo* and what was filtered are columns of their own, so that they stay with the rows.
    """
    table = frame(package, observations)
    notes = [KOSOVO_NOTE if "Kosovo" in " ".join(row) else "" for row in table.itertuples(index=False)]
    table = table.assign(note=notes, filtered=filtered)
    return table.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def as_workbook(package: Package, observations: Sequence[Observation], filtered: str) -> bytes:
    """A workbook of three sheets: the rows, what each column means, and what was filtered with source and notes."""
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="xlsxwriter") as writer:
        frame(package, observations).to_excel(writer, sheet_name="Observations", index=False, freeze_panes=(1, 0))
        _dictionary(package).to_excel(writer, sheet_name="Dictionary", index=False)
        _about(package, filtered, len(observations)).to_excel(writer, sheet_name="About", index=False, header=False)
        for name, widths in {"Observations": (22, 12, 8, 24, 12, 10, 10, 10, 20, 80), "Dictionary": (18, 100)}.items():
            for place, width in enumerate(widths):
                writer.sheets[name].set_column(place, place, width)
    return buffer.getvalue()


def _dictionary(package: Package) -> pd.DataFrame:
    described = {"site_name": "Name of the site, as shown"} | dict(package.tables["observations"].columns)
    return pd.DataFrame([(name, described.get(name, "")) for name in COLUMNS], columns=["column", "meaning"])


def _about(package: Package, filtered: str, rows: int) -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("Data", f"{package.title}, version {package.version}"),
            ("Filtered", filtered),
            ("Rows", str(rows)),
            ("Period", f"{SITUATION_WORDS}; single figures as their period says"),
            ("Source", package.source["report"].citation),
            ("Note", KOSOVO_NOTE),
        ]
    )
