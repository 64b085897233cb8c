"""The items of the workshop as one site met them: which it called a priority, and where they stood in the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.chart import Chart, Column, Figure, Row, Table
from dashboard.drawing.native import Lines
from dashboard.drawing.style import ACCENT, GROUND, INK, OUTLINE, TONES
from dashboard.package.model import Package
from dashboard.readings.workshop import NAMED, Item, items
from dashboard.view import View, joined
from dashboard.wording import counted, lowered, wrapped

SMALL, FULL = "small groups’ priority", "rank in the full group"  # tables 8 and 10
COLUMNS = (
    Column("item", "Item"),
    Column("topic", "Topic"),
    Column("reading", "Who placed it"),
    Column("place", "Place", number=True),
    Column("marked", "Called a priority by the site"),
    Column("comment", "What the workshop added"),
)
LOOKS = {  # (reading, marked): name in the legend, fill, ink
    (SMALL, False): ("priority in the small groups (table 8)", GROUND, INK),
    (SMALL, True): ("", GROUND, INK),
    (FULL, False): ("final rank (table 10)", TONES["fifth"], INK),
    (FULL, True): ("★ a priority of this site, final rank", ACCENT, GROUND),
}
ROW = 46  # pixels: two dots above each other, or three lines of a label
LEAN = 0.2  # of a row: how far the two dots stand above and below its middle


def title(package: Package, view: View) -> str:
    return f"{_name(package, view)} at the workshop: its priorities among the 14 items"


def _name(package: Package, view: View) -> str:
    return package.site[(view.sites or package.site_codes)[0]].name


def select(package: Package, view: View) -> Table:
    """Two rows an item, in the order of the final rank: where the small groups put it, and where it ended."""
    site = (view.sites or package.site_codes)[0]
    rows = [row for one in items(package, view.topic) for row in _pair(package, site, one)]
    return Table(COLUMNS, tuple(rows), extra={"name": _name(package, view)})


def _pair(package: Package, site: str, one: Item) -> Iterator[Row]:
    shared: dict[str, Any] = {
        "item": one.title,
        "topic": package.label("topic", one.small.area),
        "is_marked": one.marked(site) == NAMED,
        "marked": one.marked(site),
        "href": f"/recommendations/{one.recommendations[0]}",
        "source": "report",
    }
    small, final = one.small, one.final
    yield shared | {"reading": SMALL, "place": small.priority, "comment": small.comment, "locator": small.locator}
    yield shared | {"reading": FULL, "place": final.rank, "comment": final.comment, "locator": final.locator}


def draw(table: Table, view: View) -> Figure:
    items = list(dict.fromkeys(row["item"] for row in table.rows))
    return {
        "data": [_dots(table, items, reading, marked) for reading, marked in LOOKS],
        "layout": {
            "height": 110 + ROW * len(items),
            "shapes": [
                _move(line, *pair) for line, pair in enumerate(zip(table.rows[::2], table.rows[1::2], strict=True))
            ],
            "xaxis": {
                "range": [0.2, 15],
                "tickvals": [1, 4, 7, 10, 14],
                "ticktext": ["1st", "4", "7", "10", "14th"],
                "side": "top",
            },
            "yaxis": {
                "tickvals": list(range(len(items))),
                "ticktext": [_label(row) for row in table.rows[::2]],
                "tickfont": {"size": 12},
                "range": [len(items) - 0.5, -0.5],
                "showgrid": False,
            },
            "legend": {"y": -0.02, "yanchor": "top"},
        },
    }


def _label(row: Row) -> str:
    return f"<b>{wrapped('★ ' + row['item'])}</b>" if row["is_marked"] else wrapped(row["item"])


def _dots(table: Table, items: Sequence[str], reading: str, marked: bool) -> dict[str, Any]:
    rows = [row for row in table.rows if (row["reading"], row["is_marked"]) == (reading, marked)]
    legend, colour, ink = LOOKS[reading, marked]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": legend,
        "x": [row["place"] for row in rows],
        "y": [_height(items.index(row["item"]), row) for row in rows],
        "text": [str(row["place"]) for row in rows],
        "textfont": {"size": 12, "color": ink},
        "hovertext": [f"<b>{row['item']}</b><br>{row['reading']}: {row['place']}" for row in rows],
        "hoverinfo": "text",
        "cliponaxis": False,
        "customdata": [row["href"] for row in rows],
        "showlegend": bool(rows and legend),
        "marker": {"size": 21, "color": colour, "opacity": 1, "line": {"color": OUTLINE, "width": 1.2}},
    }


def _height(line: int, row: Row) -> float:
    return line - LEAN if row["reading"] == SMALL else line + LEAN


def _move(line: int, small: Row, final: Row) -> dict[str, Any]:
    return {
        "type": "line",
        "layer": "below",
        "x0": small["place"],
        "y0": _height(line, small),
        "x1": final["place"],
        "y1": _height(line, final),
        "line": {"color": ACCENT if small["is_marked"] else OUTLINE, "width": 3 if small["is_marked"] else 1},
    }


def describe(table: Table, view: View) -> str:
    name = (table.extra or {})["name"]
    finals = [row for row in table.rows if row["reading"] == FULL]
    if not finals:
        return "The workshop ranked no item on this topic; choose another topic."
    marked = [row for row in finals if row["is_marked"]]
    named = joined(f"{lowered(row['item'])} (rank {row['place']})" for row in marked)
    lead = f"At the workshop {name} called {len(marked) or 'none'} of {counted(len(finals), 'item')} a priority"
    first = min(finals, key=lambda row: row["place"])
    return (
        f"{lead}{': ' + named if marked else ''}. The full group ranked {lowered(first['item'])} "
        f"{'first' if first['place'] == 1 else 'highest of these, at ' + str(first['place'])}. "
        "Each item has two dots: the priority that the small groups gave it, and below it its final rank."
    )


CHART = Chart(
    "workshop-priorities",
    "The workshop’s items for one site: small groups’ priority, final rank, and which the site called a priority",
    ("sites", "topic"),
    title,
    select,
    draw,
    describe,
    one_site=True,
    native=Lines("reading", "item", "place", told="is_marked", reversed=True),
)
