"""An exhibit as a document shows it: its words, its picture inside the text, its table, its caption."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from dashboard.exports.captioned import map_height
from dashboard.exports.form import NoPicture, Outgoing, Size

WIDTH = 820  # pixels of a figure in a document
PATH, LONG_NUMBER = re.compile(r' d="[^"]+"'), re.compile(r"\d+\.\d{2,}")
SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


@dataclass(frozen=True)
class Sheet:
    """An exhibit, ready for a template; `left_out` rows of its table do not stand here but behind `link`.csv."""

    id: str
    title: str
    filtered: str
    description: str
    picture: Markup
    no_picture: str  # why there is none; empty where there is one
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: int
    caption: tuple[str, ...]
    citation: str
    link: str


def sheet(outgoing: Outgoing, most_rows: int) -> Sheet:
    """The exhibit with at most `most_rows` rows of its table; without a picture where none can be made now."""
    exhibit = outgoing.exhibit
    try:
        picture, no_picture = _picture(outgoing), ""
    except NoPicture as error:
        picture, no_picture = Markup(), str(error)
    columns = {column.key: column.title for column in exhibit.table.columns} | {"locator": "Printed at"}
    rows = tuple(tuple(str(row.get(key, "")) for key in columns) for row in exhibit.table.rows)
    return Sheet(
        exhibit.chart.id,
        exhibit.title,
        exhibit.filtered,
        exhibit.description,
        picture,
        no_picture,
        tuple(columns.values()),
        rows[:most_rows],
        len(rows[most_rows:]),
        exhibit.caption,
        outgoing.citation,
        outgoing.link,
    )


def _picture(outgoing: Outgoing) -> Markup:
    """The figure alone as SVG that fits the width of its place: title and caption stand around it as text."""
    figure = outgoing.exhibit.shown
    layout = {"height": map_height(WIDTH)} | figure["layout"] | {"width": WIDTH}
    svg = outgoing.paint(figure | {"layout": layout}, "svg", Size(WIDTH, 1)).decode()
    inside = PATH.sub(_rounded, svg[svg.index(">") + 1 :])
    label = f"title-{outgoing.exhibit.chart.id}"
    opening = f'<svg {SPACES} viewBox="0 0 {WIDTH} {layout["height"]}" role="img" aria-labelledby="{label}">'
    return Markup(opening + inside)


def _rounded(path: re.Match[str]) -> str:
    """The outline with a tenth of a pixel as its finest step: a map is then a third as large, and looks the same."""
    return LONG_NUMBER.sub(lambda number: f"{float(number[0]):.1f}", path[0])


def rendered(template: str, **values: Any) -> str:
    """A template of this room, filled in; all text is escaped."""
    return _templates().get_template(template).render(**values)


@cache
def _templates() -> Environment:
    loader = PackageLoader("dashboard", "documents")
    return Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
