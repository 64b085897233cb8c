"""Where movements begin and end on the map: rough places in own words, for illustration, not a gazetteer.

A place within the drawn part stands at a rough point; a place beyond stands on the edge, in its rough direction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

WEST, SOUTH, EAST, NORTH = 14.9, 39.2, 24.7, 46.6  # the drawn part, in degrees


@dataclass(frozen=True, slots=True)
class Place:
    """A rough place: longitude, latitude, its label, and on which side of the point the label stands."""

    lon: float
    lat: float
    label: str
    side: str


def _at(points: Mapping[str, float], edge: float, side: str) -> dict[str, Place]:
    """Places on an edge, by where on it they stand."""
    upright = side.startswith("middle")
    return {
        name: Place(edge if upright else point, point if upright else edge, SHORT.get(name, name), side)
        for name, point in points.items()
    }


SHORT = {
    "Commonwealth of Independent States": "CIS",
    "European Union": "European Union",
    "Russian Federation": "Russian Fed.",
    "Republic of Moldova": "Rep. of Moldova",
}
PLACES: Mapping[str, Place] = {
    "REG": Place(16.7, 42.1, "Region as a whole", "bottom center"),  # at sea, so that it is taken for no site
    "Croatia": Place(16.3, 45.5, "Croatia", "top center"),
    "Greece": Place(22.0, 39.7, "Greece", "bottom center"),
    **_at(
        {"United Kingdom": 46.1, "Belgium": 45.2, "France": 44.3, "Western Europe": 43.3, "Italy": 41.6},
        WEST,
        "middle left",
    ),
    **_at({"Germany": 16.7, "European Union": 18.7, "Schengen area": 20.7, "Belarus": 23.2}, NORTH, "top center"),
    **_at(
        {
            "Russian Federation": 46.1,
            "Ukraine": 45.1,
            "Commonwealth of Independent States": 44.3,
            "Central Asia": 44.5,
            "Caucasus": 43.6,
            "Republic of Moldova": 43.4,
            "Afghanistan": 42.6,
            "Pakistan": 41.8,
            "South Asia": 41.0,
            "Middle East": 40.0,
        },
        EAST,
        "middle right",
    ),
    **_at({"North Africa": 17.8, "Africa": 19.8}, SOUTH, "bottom center"),
}
