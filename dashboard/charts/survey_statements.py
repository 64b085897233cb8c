"""Table 7: seven statements whose bars are lost. The prose gives a lower bound for three; no value is invented."""

from __future__ import annotations

import re
from typing import Any

from dashboard.chart import Chart, Column, Figure, Row, Table
from dashboard.drawing.ladder import BAR, CHARACTERS, ladder
from dashboard.drawing.marks import Mark, legend_marker, text_font
from dashboard.drawing.native import Listing
from dashboard.drawing.style import SECOND_INK
from dashboard.package.model import Package
from dashboard.package.records import SurveyItem
from dashboard.readings.evidence import respondents
from dashboard.readings.survey import bound, items
from dashboard.view import View
from dashboard.wording import counted, wrapped

BOUND = Mark("at least this share, says the prose", "stated", ("third",), 0)
NO_VALUE = Mark("no value survives", "not_stated", (), 0)
COLUMNS = (
    Column("item", "Statement"),
    Column("words", "Share"),
    Column("said", "What survives of it"),
)


def title(package: Package, view: View) -> str:
    rows = select(package, view).rows
    most = max(rows, key=lambda row: row["bound"] or 0)
    lost = sum(row["bound"] is None for row in rows)
    words = f"{most['words']} for “{most['item']}”" if most["bound"] else "no value survives"
    return f"{words[:1].upper()}{words[1:]}; for {lost} of {len(rows)} statements no value survives"


def select(package: Package, view: View) -> Table:
    """One row a statement, those with a bound in the prose first."""
    rows = [_row(package, one) for one in items(package, 7)]
    return Table(
        COLUMNS,
        tuple(sorted(rows, key=lambda row: row["bound"] is None)),
        n=respondents(package),
        notes=(
            "The bars of table 7 were a picture, which the text at hand does not hold. A bound such as over 60 per "
            "cent is no value: the share lies somewhere above it.",
        ),
    )


def _row(package: Package, item: SurveyItem) -> Row:
    said = bound(package, item.item)
    titled = re.findall(r"Title in full at (L\d+-\d+)", item.note)
    return {
        "item": item.title,
        "bound": float(said.value) if said else None,
        "words": f"{said.qualifier} {said.value} %" if said else NO_VALUE.legend,
        "said": said.statement if said else item.note.split(" Title in full")[0],
        "mark": BOUND if said else NO_VALUE,
        "source": "report",
        "locator": "; ".join([*([said.locator] if said else []), "Table 7", *titled]),
    }


def draw(table: Table, view: View) -> Figure:
    steps = ladder([wrapped(row["item"], CHARACTERS) for row in table.rows])
    pairs = list(zip(table.rows, steps.centres, strict=True))
    marks = list(dict.fromkeys(row["mark"] for row in table.rows))
    traces = [_trace(mark, [pair for pair in pairs if pair[0]["mark"] == mark]) for mark in marks]
    arrows = [_onward(row["bound"], y) for row, y in pairs if row["bound"]]
    return {
        "data": traces,
        "layout": {
            "height": steps.height + 96,
            "barmode": "overlay",
            "margin": {"l": 12, "r": 22, "t": 8, "b": 4},
            "xaxis": {
                "range": [0, 100.5],
                "tickvals": [0, 25, 50, 75, 100],
                "ticktext": ["0", "25", "50", "75", "100 %"],
                "tickfont": {"size": 12},
            },
            "yaxis": steps.axis,
            "annotations": [*steps.labels, *arrows],
            "legend": {"y": 1.0, "yanchor": "bottom"},
        },
    }


def _trace(mark: Mark, pairs: list[tuple[Row, float]]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": mark.legend,
        "x": [row["bound"] or 100 for row, _ in pairs],
        "y": [y for _, y in pairs],
        "width": BAR,
        "text": [row["words"] for row, _ in pairs],
        "textposition": "inside",
        "insidetextanchor": "start",
        "constraintext": "none",
        "textangle": 0,
        "textfont": text_font(mark),
        "hovertext": [f"<b>{wrapped(row['item'], 52)}</b><br>{wrapped(row['said'], 52)}" for row, _ in pairs],
        "hoverinfo": "text",
        "marker": legend_marker(mark),
        "showlegend": True,
    }


def _onward(bound: float, y: float) -> dict[str, Any]:
    """A sign behind a bar that the share goes on from here by an unknown amount."""
    return {
        "text": "▸ more, unknown",
        "x": bound,
        "xanchor": "left",
        "y": y,
        "showarrow": False,
        "font": {"size": 12, "color": SECOND_INK},
    }


def describe(table: Table, view: View) -> str:
    bounded = [row for row in table.rows if row["bound"]]
    said = "; ".join(f"{row['words']} for “{row['item']}”" for row in bounded)
    rest = len(table.rows) - len(bounded)
    return (
        f"{counted(len(table.rows), 'statement')} put to respondents. The prose gives a lower bound for "
        f"{len(bounded)}: {said}. For the other {rest} no value survives, and none is shown."
    )


CHART = Chart(
    "survey-statements",
    "Survey, table 7: seven statements whose values are lost, with the bounds that the prose gives for three",
    (),
    title,
    select,
    draw,
    describe,
    native=Listing(),
)
