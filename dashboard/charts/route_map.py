"""Movements on the outlines: arrows from origin to destination, for trafficking or irregular migration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.chart import Chart, Figure, Row, Table
from dashboard.drawing.atlas import Atlas, atlas
from dashboard.drawing.basemap import OUTLINES, Arc, Point, arc, area, ground, stroke
from dashboard.drawing.style import ACCENT, FONT, GROUND, HALO, HATCH, INK, LINE, NEIGHBOUR
from dashboard.movements import COLUMNS, STRENGTHS, WIDTH_WORDS, WIDTHS, end_label, is_placed, movements, rows_of
from dashboard.package.model import Package, by_key
from dashboard.readings.places import EAST, NORTH, PLACES, SOUTH, WEST, detour
from dashboard.view import KINDS, View
from dashboard.wording import counted, wrapped

FRAME = {"lon": [12.5, 27.2], "lat": [38.1, 47.5]}
NOTE = (
    "Points and lines are rough, for illustration: no route is traced. Places beyond the drawn part stand at its edge."
)
SIDES = {  # of a site's point on which its name stands
    "ALB": "bottom center",
    "BIH": "top center",
    "XKX": "middle right",
    "MKD": "middle right",
    "MNE": "middle left",
    "SRB": "top center",
}
HEAD_SIZES = {"primary": 17, "reported": 13, "lesser": 11}


def title(package: Package, view: View) -> str:
    return f"{KINDS[view.kind].capitalize()}: where movements lead"


def select(package: Package, view: View) -> Table:
    """One row for each statement on a movement of which both ends can be placed."""
    found = [one for one in movements(package, view) if is_placed(package, one)]
    missing = len(movements(package, view)) - len(found)
    notes = (NOTE, *([f"{counted(missing, 'movement')} without a named end: in words below."] if missing else []))
    extra = {
        "atlas": atlas(package),
        "version": package.fingerprint,
        "sites": package.site_codes,
        "labels": {end: end_label(package, end) for one in found for end in (one.origin, one.destination)}
        | {site: end_label(package, site) for site in package.site_codes},
    }
    return Table(COLUMNS, rows_of(package, found), extra=extra, notes=notes)


def draw(table: Table, view: View) -> Figure:
    extra = table.extra or {}
    shapes: Atlas = extra["atlas"]
    outlines = f"{OUTLINES}?{extra['version']}"
    arcs = [arc(*(_point(shapes, end) for end in row["ends"]), by=detour(*row["ends"])) for row in table.rows]
    return {
        "data": [
            area(outlines, "properties.name", shapes.neighbours, NEIGHBOUR, LINE),
            area(outlines, "properties.site", extra["sites"], GROUND, HATCH),
            *_margins(),
            stroke(shapes.kosovo_line, INK, 1.2, dash="dash"),
            *[_lines(strength, table.rows, arcs) for strength in STRENGTHS if _has(table.rows, strength)],
            _heads(table.rows, arcs),
            _points(shapes, extra["labels"]),
        ],
        "layout": {
            "margin": {"l": 0, "r": 0, "t": 34, "b": 0},
            "geo": ground(FRAME["lon"], FRAME["lat"]),
            "legend": {"itemsizing": "trace"},
        },
    }


def _point(shapes: Atlas, end: str) -> Point:
    return (PLACES[end].lon, PLACES[end].lat) if end in PLACES else shapes.labels[end]


def _has(rows: Sequence[Row], strength: str) -> bool:
    return any(row["weight"] == strength for row in rows)


def _margins() -> list[dict[str, Any]]:
    """White around the drawn part, so that places on its edge are not taken for places on the map."""
    (west, east), (south, north) = FRAME["lon"], FRAME["lat"]
    boxes = (
        (west - 1, WEST, south - 1, north + 1),
        (EAST, east + 1, south - 1, north + 1),
        (WEST, EAST, south - 1, SOUTH),
        (WEST, EAST, NORTH, north + 1),
    )
    return [
        {**stroke(_box(*box), GROUND, 0), "fill": "toself", "fillcolor": GROUND, "showlegend": False} for box in boxes
    ]


def _box(west: float, east: float, south: float, north: float) -> tuple[list[float], list[float]]:
    """A rectangle, clockwise as plotly reads filled areas, in short steps so that its edges follow the parallels."""
    steps = [west + (east - west) * step / 16 for step in range(17)]
    return [*steps, *reversed(steps), west], [*[north] * 17, *[south] * 17, north]


def _lines(strength: str, rows: Sequence[Row], arcs: Sequence[Arc]) -> dict[str, Any]:
    """The arcs of one strength, each once, however many statements there are on it."""
    found = dict.fromkeys(one for row, one in zip(rows, arcs, strict=True) if row["weight"] == strength)
    lon = [part for one in found for part in (*one.lon, None)]
    lat = [part for one in found for part in (*one.lat, None)]
    return stroke((lon, lat), ACCENT, WIDTHS[strength]) | {"name": WIDTH_WORDS[strength], "showlegend": True}


def _heads(rows: Sequence[Row], arcs: Sequence[Arc]) -> dict[str, Any]:
    """The heads of the arrows, which answer to the pointer: one for each statement."""
    return {
        "type": "scattergeo",
        "mode": "markers",
        "lon": [one.head[0] for one in arcs],
        "lat": [one.head[1] for one in arcs],
        "marker": {
            "symbol": "triangle-up",
            "angle": [one.angle for one in arcs],
            "size": [HEAD_SIZES[row["weight"]] for row in rows],
            "color": ACCENT,
            "opacity": 1,
            "line": {"color": GROUND, "width": 1},
        },
        "hovertext": [row["hover"] for row in rows],
        "hoverinfo": "text",
        "customdata": [row["href"] for row in rows],
        "showlegend": False,
    }


def _points(shapes: Atlas, labels: Mapping[str, str]) -> dict[str, Any]:
    ends = list(labels)
    points = [_point(shapes, end) for end in ends]
    return {
        "type": "scattergeo",
        "mode": "markers+text",
        "lon": [lon for lon, _ in points],
        "lat": [lat for _, lat in points],
        "text": [
            f"<b>{wrapped(label, 11)}</b>" if end in SIDES else wrapped(label, 9) for end, label in labels.items()
        ],
        "textposition": [PLACES[end].side if end in PLACES else SIDES.get(end, "top center") for end in ends],
        "textfont": {"size": 12.5, "color": INK, "family": FONT, "shadow": HALO},
        "marker": {"size": 8, "color": GROUND, "opacity": 1, "line": {"color": INK, "width": 1.5}},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def describe(table: Table, view: View) -> str:
    if not table.rows:
        return f"No movement of {KINDS[view.kind]} with two named ends is reported for this choice."
    ways = {row["ends"]: (row["origin"], row["destination"], row["weight"]) for row in table.rows}
    strong = [f"{origin} → {destination}" for origin, destination, weight in ways.values() if weight == "primary"]
    ends = by_key(ways.values(), lambda way: way[1])
    most = max(ends, key=lambda end: len(ends[end]))
    return (
        f"{counted(len(ways), 'way')} from place to place, {counted(len(table.rows), 'statement')}. "
        + (f"Most ways lead to {most} ({len(ends[most])}). " if len(ends[most]) > 1 else "")
        + f"Strong flows: {len(strong)}"
        + (f" ({'; '.join(strong)})." if strong else ".")
    )


CHART = Chart(
    "route-map",
    "Movements on the outlines, trafficking or irregular migration, thick where the sources call the flow strong",
    ("kind", "sites"),
    title,
    select,
    draw,
    describe,
    is_map=True,
)
