"""An exhibit as Markdown for pasting: its point, its description, its table, its caption and its citation."""

from __future__ import annotations

import re

import pandas as pd

from dashboard.exports.form import Outgoing


def as_markdown(outgoing: Outgoing) -> bytes:
    """Markdown in UTF-8; the table is one that most programs read (pipes)."""
    exhibit = outgoing.exhibit
    parts = [
        f"## {_escaped(exhibit.title)}",
        f"*{_escaped(exhibit.filtered)}*" if exhibit.filtered else "",
        _escaped(exhibit.description),
        _table(outgoing),
        *map(_escaped, exhibit.caption),
        f"Cite as: {_escaped(outgoing.citation)}",
        f"```bibtex\n{outgoing.bibtex}```",
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _table(outgoing: Outgoing) -> str:
    table = outgoing.exhibit.table
    columns = {column.key: column.title for column in table.columns} | {"locator": "Printed at"}
    rows = [{title: _cell(row.get(key, "")) for key, title in columns.items()} for row in table.rows]
    return str(pd.DataFrame(rows).to_markdown(index=False, disable_numparse=True)) if rows else ""


def _cell(value: object) -> str:
    return re.sub(r"\s+", " ", _escaped("" if value is None else str(value)))


def _escaped(text: str) -> str:
    """Text in which Markdown takes no sign for a mark of its own, and no tag for HTML."""
    return re.sub(r"([\\`*_{}\[\]<>|#])", r"\\\1", text)
