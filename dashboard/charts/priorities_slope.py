"""The workshop's items in the final order, beside the priorities of the small groups and of the full group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.chart import Chart, Column, Figure, Row, Table
from dashboard.drawing.native import Lines
from dashboard.drawing.style import ACCENT, GROUND, INK, LINE, OUTLINE, SECOND_INK
from dashboard.package.model import Package
from dashboard.package.records import Priority
from dashboard.readings.workshop import Item, follows_small_groups, items, most_moved
from dashboard.view import View, joined
from dashboard.wording import counted, lowered, wrapped

FINAL, SMALL, FULL = "final rank", "small groups’ priority", "full group’s choice"  # tables 10, 8 and 9
HEADS = {
    FINAL: "<b>Final<br>rank</b><br>table 10",
    SMALL: "<b>Small<br>groups</b><br>table 8",
    FULL: "<b>Full<br>group</b><br>table 9",
}
PLACES = {FINAL: 0.0, SMALL: 1.0, FULL: 1.72}  # of the three columns, from left to right
SLOT = 0.155  # between the choices of one priority, side by side
NUDGE = 0.25  # of a row: between items to which the small groups gave the same priority
ROW, HEAD = 42, 1.7  # pixels a row; rows taken by the headings
COLUMNS = (
    Column("item", "Item"),
    Column("topic", "Topic"),
    Column("reading", "Who placed it"),
    Column("place", "Place", number=True),
    Column("times", "Times chosen"),
    Column("comment", "Note"),
)
Point = tuple[float, float]


def title(package: Package, view: View) -> str:
    order = "the small groups’ order" if follows_small_groups(package) else "an order of its own"
    moved = most_moved(package)
    if not moved or not moved.favourite or moved not in items(package, view.topic):
        return f"The final ranking has {order}"
    said = f"“{moved.title}”, priority {moved.favourite.priority} of the full group, ends at {moved.rank}"
    return f"The final ranking has {order}: {said}"


def select(package: Package, view: View) -> Table:
    """Rows of an item: its final rank, the small groups' priority, and each priority that the full group chose."""
    found = items(package, view.topic)
    moved = most_moved(package)
    told = {one.title for one in found if (set(one.sites) & set(view.sites) if view.sites else one == moved)}
    rows = [row for one in found for row in _rows(package, one, one.title in told)]
    return Table(COLUMNS, tuple(rows), extra={"told": _told(package, view) if told else ""})


def _told(package: Package, view: View) -> str:
    """What the dark lines stand for."""
    if not view.sites:
        return "full group and final rank farthest apart"
    return f"called a priority by {joined((package.site[site].name for site in view.sites), 'or')}"


def _rows(package: Package, one: Item, is_told: bool) -> Iterator[Row]:
    shared: dict[str, Any] = {
        "item": one.title,
        "topic": package.label("topic", one.small.area),
        "is_told": is_told,
        "href": f"/recommendations/{one.recommendations[0]}",
        "source": "report",
    }
    yield shared | _placed(FINAL, one.rank, one.final)
    yield shared | _placed(SMALL, one.small.priority or 0, one.small)
    for chosen in one.chosen:
        yield shared | _placed(FULL, chosen.priority or 0, chosen)


def _placed(reading: str, place: int, one: Priority) -> dict[str, Any]:
    often = one.frequency or 0
    return {
        "reading": reading,
        "place": place,
        "often": often or 1,
        "times": counted(often, "time") if often else "–",
        "comment": one.comment,
        "locator": one.locator,
    }


def draw(table: Table, view: View) -> Figure:
    points = _points(table.rows)
    last = max(row["place"] for row in table.rows)
    return {
        "data": [
            *_lines(table.rows, points, (table.extra or {})["told"]),
            *[_dots(reading, table.rows, points) for reading in PLACES],
        ],
        "layout": {
            "height": round(ROW * (last + HEAD)) + 40,
            "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
            "xaxis": {"visible": False, "range": [-0.2, PLACES[FULL] + 7 * SLOT]},
            "yaxis": _ranks(table.rows, last),
            "annotations": [*map(_head, PLACES), *_numbers(table.rows)],
            "legend": {"y": -0.01, "yanchor": "top"},
        },
    }


def _points(rows: Sequence[Row]) -> list[Point]:
    """Where each dot stands: ties one above the other in the small groups, side by side in the full group."""
    ties = Counter(_level(row) for row in rows)
    before: Counter[tuple[str, int]] = Counter()
    slots: Counter[tuple[str, int]] = Counter()
    points: list[Point] = []
    for row in rows:
        level, often = _level(row), row["often"]
        across = SLOT * (slots[level] + (often - 1) / 2) if row["reading"] == FULL else 0.0
        down = NUDGE * (before[level] - (ties[level] - 1) / 2) if row["reading"] == SMALL else 0.0
        points.append((PLACES[row["reading"]] + across, row["place"] + down))
        before[level] += 1
        slots[level] += often
    return points


def _level(row: Row) -> tuple[str, int]:
    return row["reading"], row["place"]


def _lines(rows: Sequence[Row], points: Sequence[Point], told: str) -> Iterator[dict[str, Any]]:
    """From final rank to small groups, and on to each choice of the full group; thick where it was chosen twice."""
    at = {(row["item"], row["reading"]): point for row, point in zip(rows, points, strict=True)}
    parts: dict[tuple[bool, int], list[tuple[Point, Point]]] = {}
    for row, point in zip(rows, points, strict=True):
        before = {SMALL: FINAL, FULL: SMALL}.get(row["reading"])
        if before:
            parts.setdefault((row["is_told"], row["often"]), []).append((at[row["item"], before], point))
    for (is_told, often), lines in sorted(parts.items()):
        yield _line(lines, 0.8 + 1.6 * (often - 1) + is_told, ACCENT if is_told else OUTLINE)
    if told:
        yield {
            "type": "scatter",
            "mode": "lines",
            "x": [None],
            "y": [None],
            "name": told,
            "line": {"color": ACCENT, "width": 3},
            "showlegend": True,
        }


def _line(lines: Sequence[tuple[Point, Point]], width: float, colour: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for start, end in lines for x in (start[0], end[0], None)],
        "y": [y for start, end in lines for y in (start[1], end[1], None)],
        "line": {"color": colour, "width": width},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _dots(reading: str, rows: Sequence[Row], points: Sequence[Point]) -> dict[str, Any]:
    found = [pair for pair in zip(rows, points, strict=True) if pair[0]["reading"] == reading]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [point[0] for _, point in found],
        "y": [point[1] for _, point in found],
        "text": [_in_dot(row) for row, _ in found],
        "textfont": {"size": 12, "color": [GROUND if row["is_told"] else INK for row, _ in found]},
        "hovertext": [_hover(row) for row, _ in found],
        "hoverinfo": "text",
        "customdata": [row["href"] for row, _ in found],
        "cliponaxis": False,
        "showlegend": False,
        "marker": {
            "size": [_size(row) for row, _ in found],
            "color": [ACCENT if row["is_told"] else GROUND for row, _ in found],
            "opacity": 1,
            "line": {"color": OUTLINE, "width": 1.2},
        },
    }


def _in_dot(row: Row) -> str:
    if row["reading"] == FINAL:
        return str(row["place"])
    return f"{row['often']}×" if row["often"] > 1 else ""


def _size(row: Row) -> float:
    """Pixels across; a choice that was made twice has twice the area of one that was made once, and room for text."""
    if row["reading"] == FINAL:
        return 21
    return round(15 * row["often"] ** 0.5, 1) if row["reading"] == FULL else 10


def _hover(row: Row) -> str:
    often = f", chosen {row['times']}" if row["reading"] == FULL else ""
    return f"<b>{row['item']}</b><br>{row['reading']}: {row['place']}{often}"


def _ranks(rows: Sequence[Row], last: int) -> dict[str, Any]:
    final = [row for row in rows if row["reading"] == FINAL]
    return {
        "tickvals": [row["place"] for row in final],
        "ticktext": [
            f"<b>{wrapped(row['item'], 25)}</b>" if row["is_told"] else wrapped(row["item"], 25) for row in final
        ],
        "tickfont": {"size": 12},
        "range": [last + 0.6, 0.9 - HEAD],
        "gridcolor": LINE,
        "showgrid": False,
    }


def _head(reading: str) -> dict[str, Any]:
    return {
        "text": HEADS[reading],
        "x": PLACES[reading] - (0.07 if reading == FULL else 0),
        "xanchor": "left" if reading == FULL else "center",
        "y": 0.35,
        "yanchor": "bottom",
        "align": "left" if reading == FULL else "center",
        "showarrow": False,
        "font": {"size": 12, "color": INK},
    }


def _numbers(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """The priority beside its dots: they stand at its height, but carry no number."""
    for reading, place in sorted({_level(row) for row in rows if row["reading"] != FINAL}):
        yield {
            "text": str(place),
            "x": PLACES[reading],
            "xshift": -9,
            "xanchor": "right",
            "y": place,
            "showarrow": False,
            "bgcolor": GROUND,
            "borderpad": 0,
            "font": {"size": 12, "color": SECOND_INK},
        }


def describe(table: Table, view: View) -> str:
    finals = [row for row in table.rows if row["reading"] == FINAL]
    if not finals:
        return "The workshop ranked no item on this topic; choose another topic."
    choices = [row for row in table.rows if row["reading"] == FULL]
    named = joined(f"{lowered(row['item'])} ({row['place']})" for row in finals[:3])
    said = [
        f"{row['item']}: {_chosen(choices, row['item'])}, final rank {row['place']}" for row in finals if row["is_told"]
    ]
    told = f" Dark: {'; '.join(said)}." if said else ""
    return (
        f"Lines from the final rank of {counted(len(finals), 'item')} to the small groups’ priority and on to each "
        f"of {sum(row['often'] for row in choices)} choices of the full group; 1 is the highest. First come {named}."
        f"{told}"
    )


def _chosen(choices: Sequence[Row], item: str) -> str:
    said = [f"{row['place']} ({row['times']})" for row in choices if row["item"] == item]
    return f"the full group chose priority {joined(said)}"


CHART = Chart(
    "priorities-slope",
    "The workshop’s items: final rank, small groups’ priority and each choice of the full group, joined by lines",
    ("topic", "sites"),
    title,
    select,
    draw,
    describe,
    native=Lines("reading", "item", "place", told="is_told", reversed=True),
)
