"""Origins, transit and destinations: each reported movement as a band from one place to the next."""

from __future__ import annotations

from collections import Counter
from typing import Any

from dashboard.chart import Chart, Figure, Table
from dashboard.drawing.style import ACCENT, HALO, INK, OUTLINE, SECOND_INK
from dashboard.movements import COLUMNS, end_label, movements, rows_of
from dashboard.package.model import Package
from dashboard.readings.places import is_beyond
from dashboard.view import KINDS, View
from dashboard.wording import counted, wrapped

CLASSES = {"primary": 4, "reported": 2, "lesser": 1}  # of width: what is reported has no numbers
BAND = "rgba(68,82,95,0.28)"
NODE = 30  # pixels
NOTES = (
    "Width: strong flow, no weight said, small flow; it is no number of people. Bands that meet at a place are not "
    "said to be one route.",
)


def title(package: Package, view: View) -> str:
    return f"{KINDS[view.kind].capitalize()}: from origins to destinations"


def select(package: Package, view: View) -> Table:
    """One row for each statement on a movement."""
    found = movements(package, view)
    labels = {end: end_label(package, end) for one in found for end in (one.origin, one.destination)}
    extra = {"labels": labels, "sites": package.site}
    return Table(COLUMNS, rows_of(package, found), extra=extra, notes=NOTES if found else ())


def draw(table: Table, view: View) -> Figure:
    labels: dict[str, str] = (table.extra or {})["labels"]
    sites = (table.extra or {})["sites"]
    ends = [(_node(row["ends"][0], "from"), _node(row["ends"][1], "to")) for row in table.rows]
    nodes = list(dict.fromkeys(node for pair in ends for node in pair))
    places = {node: place for place, node in enumerate(nodes)}
    return {
        "data": [
            {
                "type": "sankey",
                "arrangement": "snap",
                "domain": {"x": [0, 1], "y": [0, 1]},
                "textfont": {"size": 13, "color": INK, "shadow": HALO},
                "node": {
                    "label": [wrapped(labels[end], 16) for end, _ in nodes],
                    "color": [ACCENT if end in sites else OUTLINE for end, _ in nodes],
                    "line": {"width": 0},
                    "thickness": 10,
                    "pad": 16,
                    "hovertemplate": "%{label}<extra></extra>",
                },
                "link": {
                    "source": [places[start] for start, _ in ends],
                    "target": [places[end] for _, end in ends],
                    "value": [CLASSES[row["own"]] for row in table.rows],
                    "color": [BAND] * len(table.rows),
                    "label": [row["hover"] for row in table.rows],
                    "customdata": [row["href"] for row in table.rows],
                    "hovertemplate": "%{label}<extra></extra>",
                },
            }
        ],
        "layout": {
            "height": 60 + NODE * max(4, *_crowds(table)),
            "margin": {"l": 4, "r": 4, "t": 30, "b": 10},
            "annotations": [_head("Where from", 0, "left"), _head("Where to", 1, "right")],
        },
    }


def _node(end: str, side: str) -> tuple[str, str]:
    """A node: a place far away stands apart as origin and as destination, since no way is said to lead through it."""
    return end, side if is_beyond(end) else ""


def _crowds(table: Table) -> tuple[int, int]:
    """How many places things go out from, and how many they come to."""
    return len({row["ends"][0] for row in table.rows}), len({row["ends"][1] for row in table.rows})


def _head(text: str, x: float, anchor: str) -> dict[str, Any]:
    return {
        "text": text,
        "x": x,
        "xref": "paper",
        "xanchor": anchor,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 8,
        "showarrow": False,
        "font": {"size": 13, "color": SECOND_INK},
    }


def describe(table: Table, view: View) -> str:
    if not table.rows:
        return f"No movement of {KINDS[view.kind]} is reported for this choice."
    origins = Counter(name for name, _ in {(row["origin"], row["destination"]) for row in table.rows})
    most, number = origins.most_common(1)[0]
    return (
        f"{counted(len(table.rows), 'statement')} on movements from {counted(len(origins), 'place')} to "
        f"{counted(len({row['destination'] for row in table.rows}), 'place')}. "
        + (f"{most} has the most destinations, {number}." if number > 1 else "No origin has more than one destination.")
    )


CHART = Chart(
    "route-sankey",
    "Reported movements as bands from origins through transit to destinations, with strength as a class of width",
    ("kind", "sites"),
    title,
    select,
    draw,
    describe,
)
