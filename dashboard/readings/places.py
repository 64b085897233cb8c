"""Where movements begin and end on the map: rough places in own words, for illustration, not a gazetteer.

A place within the drawn part stands at a rough point; a place beyond stands on the edge, in its rough direction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

WEST, SOUTH, EAST, NORTH = 15.2, 39.2, 24.0, 46.6  # the drawn part, in degrees
OUTSIDE = 1.2  # how far beyond it a line is drawn to


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
    "REG": Place(16.8, 42.1, "Region as a whole", "bottom center"),  # at sea, so that it is taken for no site
    "Croatia": Place(16.3, 45.5, "Croatia", "top center"),
    "Greece": Place(22.0, 39.7, "Greece", "bottom center"),
    **_at(
        {"Germany": 46.3, "United Kingdom": 45.3, "Belgium": 44.4, "France": 43.5, "Italy": 41.6},
        WEST,
        "middle left",
    ),
    **_at(
        {
            "Western Europe": 16.6,
            "European Union": 18.8,
            "Schengen area": 21.1,
            "Belarus": 20.9,
            "Ukraine": 23.0,
        },
        NORTH,
        "bottom center",
    ),
    **_at(
        {
            "Republic of Moldova": 46.0,
            "Russian Federation": 45.0,
            "Commonwealth of Independent States": 44.0,
            "Central Asia": 44.2,
            "Caucasus": 43.4,
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


def is_beyond(name: str) -> bool:
    """Whether a place is beyond the drawn part."""
    place = PLACES.get(name)
    return place is not None and (place.lon in (WEST, EAST) or place.lat in (SOUTH, NORTH))


def detour(start: str, end: str) -> tuple[float, float] | None:
    """Where a line between two places beyond the drawn part is drawn to, so that it does not cross the sites.

    The corner between their edges, or a point outside of the one edge on which both stand; else none.
    """
    ends = [PLACES[one] for one in (start, end) if one in PLACES]
    on_north = [one for one in ends if one.lat == NORTH]
    on_side = [one for one in ends if one.lon in (WEST, EAST)]
    if len(on_north) == 2:
        return (ends[0].lon + ends[1].lon) / 2, NORTH + OUTSIDE
    return (on_side[0].lon, NORTH + OUTSIDE) if on_north and on_side else None
