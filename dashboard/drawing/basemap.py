"""The ground of maps: outlines by address, strokes over them, and arcs from place to place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import asinh, atan, atan2, degrees, radians, sinh, tan
from typing import Any

OUTLINES = "/outlines.geojson"  # fetched once by the browser, so that each figure is 90 kB lighter
NEAR = "/outlines-near.geojson"  # the neighbours around the sites alone, coarser: they are drawn anew with each view
STEPS = 14  # pieces of an arc
BULGE = 0.16  # of an arc, in parts of its length
HEAD = 0.72  # where on an arc its head stands: past the middle, so that heads at one place do not hide each other
Point = tuple[float, float]  # longitude and latitude


def area(geojson: str, key: str, locations: Sequence[str], colour: str, line: str) -> dict[str, Any]:
    """Outlines of one colour; `key` says by which property `locations` name them."""
    return {
        "type": "choropleth",
        "geojson": geojson,
        "featureidkey": key,
        "locations": list(locations),
        "z": [0] * len(locations),
        "colorscale": [[0, colour], [1, colour]],
        "showscale": False,
        "hoverinfo": "skip",
        "marker": {"line": {"color": line, "width": 0.8}},
    }


def stroke(
    line: tuple[Sequence[float | None], Sequence[float | None]], colour: str, width: float, dash: str = "solid"
) -> dict[str, Any]:
    """A line over the outlines, by longitudes and latitudes."""
    return {
        "type": "scattergeo",
        "mode": "lines",
        "lon": line[0],
        "lat": line[1],
        "line": {"color": colour, "width": width, "dash": dash},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def ground(longitudes: Sequence[float], latitudes: Sequence[float]) -> dict[str, Any]:
    """The layout of a map without a base map of its own."""
    return {
        "visible": False,
        "projection": {"type": "mercator"},
        "lonaxis": {"range": list(longitudes)},
        "lataxis": {"range": list(latitudes)},
        "domain": {"x": [0, 1], "y": [0, 1]},
    }


@dataclass(frozen=True, slots=True)
class Arc:
    """A bent line from one point to another, and where its head stands and points to (degrees from up)."""

    lon: tuple[float, ...]
    lat: tuple[float, ...]
    head: Point
    angle: float


@lru_cache(maxsize=512)
def arc(start: Point, end: Point, by: Point | None = None) -> Arc:
    """The arc from `start` to `end`, drawn to the point `by`, or to its left, so that there and back are two lines."""
    first, last = _flat(start), _flat(end)
    bend = first, _flat(by) if by else _left(first, last), last
    points = [_round(_along(bend, step / STEPS)) for step in range(STEPS + 1)]
    before, head, after = (_along(bend, HEAD + side) for side in (-0.02, 0, 0.02))
    return Arc(
        tuple(lon for lon, _ in points),
        tuple(lat for _, lat in points),
        _round(head),
        round(degrees(atan2(after[0] - before[0], after[1] - before[1])), 1),
    )


def _left(start: Point, end: Point) -> Point:
    """A point beside the middle between two points, in the plane."""
    across, up = end[0] - start[0], end[1] - start[1]
    return start[0] + across / 2 - up * BULGE, start[1] + up / 2 + across * BULGE


def _along(bend: tuple[Point, Point, Point], part: float) -> Point:
    """A point on a curve of Bézier, in the plane."""
    weights = (1 - part) ** 2, 2 * part * (1 - part), part**2
    lon, lat = (sum(weight * point[axis] for weight, point in zip(weights, bend, strict=True)) for axis in (0, 1))
    return lon, lat


def _flat(point: Point) -> Point:
    """Mercator's plane, in degrees."""
    return point[0], degrees(asinh(tan(radians(point[1]))))


def _round(point: Point) -> Point:
    return round(point[0], 3), round(degrees(atan(sinh(radians(point[1])))), 3)
