"""What maps need besides the outlines, made once from them: a point for each label and lines for hatching.

plotly's choropleths have no pattern fill, so hatching is drawn as lines that are clipped to the outline here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from geopandas import GeoDataFrame

from dashboard.package.model import Package

HATCH_STEP = 0.14  # degrees between two lines of a hatching
FRAME = {"lon": [14.5, 24.0], "lat": [39.45, 46.4]}  # of a map of the sites
AROUND, COARSE = 0.6, 0.02  # degrees: how far neighbours reach beyond the frame, and their finest step
Line = tuple[list[float | None], list[float | None]]  # longitudes and latitudes, None between two strokes


@dataclass(frozen=True)
class Atlas:
    """Geometry for maps, in degrees: label points and hatchings by site, neighbours, Kosovo*'s line."""

    labels: Mapping[str, tuple[float, float]]
    hatches: Mapping[str, Line]
    outlines: Mapping[str, Line]
    neighbours: tuple[str, ...]
    near: Mapping[str, Any]  # GeoJSON of the neighbours around the frame: a fifth of their points
    kosovo_line: Line


@lru_cache(maxsize=2)
def atlas(package: Package) -> Atlas:
    """The atlas of the package's boundaries."""
    frame = GeoDataFrame.from_features(package.boundaries["features"])
    sites = frame[frame["kind"] == "site"]
    shapes = dict(zip(sites["site"], sites["geometry"], strict=True))
    line = frame[frame["kind"] == "line"]["geometry"].iloc[0]
    return Atlas(
        labels={site: _label_point(shape) for site, shape in shapes.items()},
        hatches={site: _coordinates(_hatching(shape)) for site, shape in shapes.items()},
        outlines={site: _coordinates(shape.boundary) for site, shape in shapes.items()},
        near=_near(frame[frame["kind"] == "neighbour"][["name", "geometry"]]),
        neighbours=tuple(frame[frame["kind"] == "neighbour"]["name"]),
        kosovo_line=_coordinates(line),
    )


def _near(neighbours: GeoDataFrame) -> Any:
    west, east = FRAME["lon"][0] - AROUND, FRAME["lon"][1] + AROUND
    south, north = FRAME["lat"][0] - AROUND, FRAME["lat"][1] + AROUND
    seen = neighbours.clip((west, south, east, north))
    return seen.assign(geometry=seen.geometry.simplify(COARSE)).to_geo_dict(drop_id=True)


def _label_point(shape: Any) -> tuple[float, float]:
    centre = shapely.maximum_inscribed_circle(shape).coords[0]
    return round(centre[0], 3), round(centre[1], 3)


def _hatching(shape: Any) -> Any:
    west, south, east, north = shape.bounds
    starts = np.arange(west - (north - south), east, HATCH_STEP)
    strokes = [[(start, south), (start + north - south, north)] for start in starts]
    return shape.intersection(shapely.multilinestrings(shapely.linestrings(strokes)))


def _coordinates(lines: Any) -> Line:
    longitudes: list[float | None] = []
    latitudes: list[float | None] = []
    for stroke in shapely.get_parts(shapely.line_merge(lines)):
        points = shapely.get_coordinates(stroke).round(3)
        longitudes += [*points[:, 0].tolist(), None]
        latitudes += [*points[:, 1].tolist(), None]
    return longitudes, latitudes
