"""The table of an exhibit as tidy CSV and as a workbook, each row with what must not get lost on the way.

One header row; behind the exhibit's own columns stand, in each row, where it was printed, and the exhibit's filters,
period, n, source, notes and address, so that rows that are copied out keep them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from dashboard.chart import Column, Exhibit
from dashboard.exports.cells import plain
from dashboard.exports.form import Outgoing

CODE = Column("site_code", "Site code")
PRINTED = (
    Column("period", "Period of the row"),
    Column("source", "Source of the row"),
    Column("cited", "Work cited"),
    Column("locator", "Printed at"),
)
WHOLE = {  # what is said of the exhibit as a whole
    "exhibit": "The exhibit's title",
    "filtered": "What it is filtered by, in words",
    "respondents": "How many were asked, where the figures are shares",
    "situation": "The period of the exhibit",
    "source_line": "The sources of the exhibit",
    "notes": "What a reader must know of these figures",
    "link": "The permanent address of the exhibit",
}
MEANING = {
    "site_code": "Code of the site",
    "period": "The period of this row",
    "source": "Key of the source in which the row is printed",
    "cited": "Key of the work that it cites",
    "locator": "Section or table, and line, where it is printed",
    **WHOLE,
}
HXL = {  # hashtags of the Humanitarian Exchange Language, by column
    "site": "#country+name",
    "site_code": "#country+code",
    "period": "#date+year",
    "when": "#date+text",
    "year": "#date+year+published",
    "indicator": "#indicator+code",
    "line": "#indicator+name",
    "item": "#indicator+name",
    "form": "#indicator+name",
    "theme": "#sector+name",
    "topic": "#sector+name",
    "words": "#indicator+value+text",
    "answer": "#indicator+category",
    "statement": "#description",
    "population": "#affected",
    "origin": "#origin+name",
    "destination": "#destination+name",
    "source": "#meta+source",
    "cited": "#meta+source+cited",
    "locator": "#meta+locator",
    "source_line": "#meta+source+text",
    "link": "#meta+url",
}


def as_csv(outgoing: Outgoing) -> bytes:
    """UTF-8 with one header row of keys, and a mark by which Excel knows the encoding."""
    return _csv(frame(outgoing))


def as_hxl(outgoing: Outgoing) -> bytes:
    """The same with a second row of HXL hashtags."""
    rows = frame(outgoing)
    numbers = {column.key for column in outgoing.exhibit.table.columns if column.number}
    tags = pd.DataFrame([[_tag(key, key in numbers) for key in rows.columns]], columns=rows.columns)
    return _csv(pd.concat([tags, rows.astype(object)]))


def as_workbook(outgoing: Outgoing) -> bytes:
    """A workbook of three sheets: the rows, what each column means, and the exhibit in words with its citation."""
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="xlsxwriter") as writer:
        rows = frame(outgoing)
        rows.to_excel(writer, sheet_name="Rows", index=False, freeze_panes=(1, 0))
        dictionary(outgoing.exhibit).to_excel(writer, sheet_name="Dictionary", index=False)
        _about(outgoing).to_excel(writer, sheet_name="About", index=False, header=False)
        writer.sheets["Rows"].set_column(0, len(rows.columns) - 1, 22)
        writer.sheets["Dictionary"].set_column(0, 0, 18)
        for name in ("Dictionary", "About"):
            writer.sheets[name].set_column(1, 1, 110)
        writer.book.set_properties({"title": outgoing.exhibit.title, "comments": outgoing.citation})
    return buffer.getvalue()


def frame(outgoing: Outgoing) -> pd.DataFrame:
    """One row a row of the exhibit's table; the columns are keys, as `dictionary` explains them."""
    exhibit, sites = outgoing.exhibit, outgoing.package.site
    codes = {one.name: code for code, one in sites.items()}
    whole = _whole(outgoing)
    rows = [_row(exhibit, row, codes) | whole for row in exhibit.table.rows]
    return pd.DataFrame(rows, columns=[column.key for column in _columns(exhibit)] + list(whole))


def dictionary(exhibit: Exhibit) -> pd.DataFrame:
    """What each column of `frame` means."""
    meanings = {column.key: MEANING.get(column.key, column.title) for column in _columns(exhibit)} | WHOLE
    return pd.DataFrame(list(meanings.items()), columns=["column", "meaning"])


def _columns(exhibit: Exhibit) -> list[Column]:
    own = exhibit.table.columns
    keys = {column.key for column in own}
    added = [CODE] if "site" in keys else []
    return [*own, *added, *(column for column in PRINTED if column.key not in keys)]


def _row(exhibit: Exhibit, row: Mapping[str, Any], codes: Mapping[str, str]) -> dict[str, Any]:
    told = {**row, "site_code": codes.get(str(row.get("site", "")), "")}
    return {column.key: plain(told.get(column.key, "")) for column in _columns(exhibit)}


def _whole(outgoing: Outgoing) -> dict[str, Any]:
    exhibit = outgoing.exhibit
    values = (
        exhibit.title,
        exhibit.filtered,
        exhibit.table.n,
        exhibit.period,
        exhibit.source,
        " ".join(exhibit.notes),
        outgoing.link,
    )
    return dict(zip(WHOLE, map(plain, values), strict=True))


def _tag(key: str, is_number: bool) -> str:
    return "#indicator+value+num" if is_number else HXL.get(key, f"#meta+{key.replace('_', '+')}")


def _about(outgoing: Outgoing) -> pd.DataFrame:
    return pd.DataFrame(list(_told(outgoing)))


def _told(outgoing: Outgoing) -> Iterator[tuple[str, str]]:
    exhibit = outgoing.exhibit
    yield "Exhibit", exhibit.title
    yield "Filtered", exhibit.filtered
    yield "Description", exhibit.description
    yield from (("Caption", line) for line in exhibit.caption)
    yield "Citation", outgoing.citation
    yield "Address", outgoing.link
    yield "Data version", outgoing.package.version


def _csv(rows: pd.DataFrame) -> bytes:
    return rows.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")
