"""A figure that asks nobody for anything: with its outlines inside, for a browser that our server does not serve."""

from __future__ import annotations

from typing import Any

from dashboard.chart import Figure
from dashboard.drawing.atlas import atlas
from dashboard.drawing.basemap import NEAR, OUTLINES
from dashboard.package.model import Package


def standalone(figure: Figure, package: Package) -> Figure:
    """`figure` with the package's own boundaries in place of their address.

    Each trace gets those that it names: a map of eight traces would else carry all of them eight times.
    """
    return figure | {"data": [_with_outlines(trace, package) for trace in figure["data"]]}


def _with_outlines(trace: dict[str, Any], package: Package) -> dict[str, Any]:
    outlines = {OUTLINES: package.boundaries, NEAR: atlas(package).near}
    boundaries = outlines.get(str(trace.get("geojson", "")).partition("?")[0])
    if boundaries is None:
        return trace
    key, named = trace["featureidkey"].removeprefix("properties."), set(trace["locations"])
    found = [one for one in boundaries["features"] if one["properties"].get(key) in named]
    return trace | {"geojson": {"type": boundaries["type"], "features": found}}
