"""How often the full group chose a priority for each item, and which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.chart import Chart, Column, Figure, Row, Table
from dashboard.drawing.ladder import CHARACTERS, ladder
from dashboard.drawing.marks import Mark, legend_marker, text_font
from dashboard.drawing.native import Grid
from dashboard.package.model import Package
from dashboard.package.records import Priority
from dashboard.readings.workshop import Item, items
from dashboard.view import View
from dashboard.wording import counted, lowered, wrapped

BANDS = (  # the lowest priority of each, and its mark
    (3, Mark("priority 1 to 3", "stated", ("first",), 0)),
    (7, Mark("priority 4 to 7", "stated", ("third",), 1)),
    (14, Mark("priority 8 to 14", "stated", ("fifth",), 2)),
)
BAR = 20  # pixels
NUMBER_OF_CHOICES = 4.02  # of the longest bar, with its outline
COLUMNS = (
    Column("item", "Item"),
    Column("topic", "Topic"),
    Column("place", "Priority chosen", number=True),
    Column("often", "Times chosen", number=True),
    Column("total", "Choices for the item", number=True),
    Column("comment", "Note"),
)


def title(package: Package, view: View) -> str:
    times = [one.times for one in items(package)]
    return f"The full group chose each item between {min(times)} and {counted(max(times), 'time')}"


def select(package: Package, view: View) -> Table:
    """One row an item and priority that the full group chose, most choices first."""
    found = sorted(items(package, view.topic), key=lambda one: -one.times)
    note = "Choices as printed; who chose is not said, so no shares are computed."
    return Table(COLUMNS, tuple(_row(package, one, chosen) for one in found for chosen in one.chosen), notes=(note,))


def _row(package: Package, one: Item, chosen: Priority) -> Row:
    place = chosen.priority or 0
    return {
        "item": one.title,
        "rank": one.rank,
        "topic": package.label("topic", one.small.area),
        "place": place,
        "often": chosen.frequency or 0,
        "total": one.times,
        "mark": next(mark for lowest, mark in BANDS if place <= lowest),
        "comment": chosen.comment,
        "href": f"/recommendations/{one.recommendations[0]}",
        "source": "report",
        "locator": chosen.locator,
    }


def draw(table: Table, view: View) -> Figure:
    first = {row["item"]: row for row in reversed(table.rows)}
    names = list(dict.fromkeys(row["item"] for row in table.rows))
    steps = ladder([wrapped(f"{name} ({first[name]['total']})", CHARACTERS) for name in names], BAR)
    places = dict(zip(names, steps.centres, strict=True))
    starts = _starts(table.rows)
    marks = sorted({row["mark"] for row in table.rows}, key=lambda mark: mark.order)
    return {
        "data": [_bars(mark, table.rows, starts, places) for mark in marks],
        "layout": {
            "height": steps.height + 40,
            "barmode": "overlay",
            "margin": {"l": 2, "r": 2, "t": 4, "b": 4},
            "xaxis": {"visible": False, "range": [-0.02, NUMBER_OF_CHOICES]},
            "yaxis": steps.axis,
            "annotations": list(steps.labels),
            "legend": {"traceorder": "normal"},
        },
    }


def _starts(rows: Sequence[Row]) -> list[int]:
    """Where the bar of each row begins: behind those of the same item."""
    return [sum(one["often"] for one in rows[:place] if one["item"] == row["item"]) for place, row in enumerate(rows)]


def _bars(mark: Mark, rows: Sequence[Row], starts: Sequence[int], places: dict[str, float]) -> dict[str, Any]:
    found = [(row, start) for row, start in zip(rows, starts, strict=True) if row["mark"] == mark]
    return {
        "type": "bar",
        "orientation": "h",
        "name": mark.legend,
        "x": [row["often"] for row, _ in found],
        "base": [start for _, start in found],
        "y": [places[row["item"]] for row, _ in found],
        "width": BAR,
        "text": [_words(row) for row, _ in found],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": text_font(mark),
        "hovertext": [f"<b>{row['item']}</b><br>priority {row['place']}, {row['often']}×" for row, _ in found],
        "hoverinfo": "text",
        "customdata": [row["href"] for row, _ in found],
        "marker": legend_marker(mark),
        "showlegend": True,
    }


def _words(row: Row) -> str:
    return f"{row['place']}" if row["often"] == 1 else f"{row['place']}, {row['often']}×"


def describe(table: Table, view: View) -> str:
    if not table.rows:
        return "The full group chose no item on this topic; choose another topic."
    most = table.rows[0]
    total = sum(row["often"] for row in table.rows)
    high = sum(row["often"] for row in table.rows if row["mark"] == BANDS[0][1])
    return (
        f"One bar an item, one field a choice with the priority in it. {lowered(most['item']).capitalize()} was chosen "
        f"most often, {most['total']} times. Of {total} choices {high} give one of the priorities 1 to 3."
    )


CHART = Chart(
    "priorities-chosen",
    "How often the full group of the workshop chose a priority for each item, and which",
    ("topic",),
    title,
    select,
    draw,
    describe,
    native=Grid("item", "place", "often", total="total", head="Priority {}"),
)
