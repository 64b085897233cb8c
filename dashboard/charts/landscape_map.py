"""The map of the sites, coloured by any indicator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from dashboard.chart import Chart, Column, Figure, Row, Table
from dashboard.drawing.atlas import FRAME, Atlas, Line, atlas
from dashboard.drawing.basemap import NEAR, OUTLINES, area, ground, stroke
from dashboard.drawing.marks import legend_marker, marks_of, short_words
from dashboard.drawing.style import FONT, GROUND, HALO, HATCH, INK, LINE, NEIGHBOUR, TONES, fill
from dashboard.package.model import Package
from dashboard.readings.evidence import cell, words
from dashboard.view import View
from dashboard.wording import BASIS, short_name, wrapped

# Over the crumb that is seen of the cake behind the legend: a square in its corner.
COVER = {"xref": "paper", "yref": "paper", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": 0, "yanchor": 0}
COVER |= {"type": "rect", "x0": -2, "x1": 3, "y0": -2, "y1": 3, "fillcolor": GROUND, "line": {"width": 0}}


def title(package: Package, view: View) -> str:
    basis = f", {BASIS[view.basis]}" if view.basis else ""
    return f"{package.indicator[view.indicator].title}{basis}"


def select(package: Package, view: View) -> Table:
    """One row a site: the cell of the indicator on the basis and in the period of the view."""
    sites = view.sites or package.site_codes
    cells = [cell(package, site, view.indicator, view.basis, view.period) for site in sites]
    rows = []
    for one, mark in zip(cells, marks_of(package, cells), strict=True):
        spoken = one.headline or (one.observations[0] if one.observations else None)
        rows.append(
            {
                "site": package.site[one.site].name,
                "code": one.site,
                "words": words(package, one),
                "short": short_words(package, one),
                "statement": spoken.statement if spoken else "The report does not say.",
                "source": spoken.source if spoken else "",
                "cited": spoken.cited if spoken else "",
                "locator": spoken.locator if spoken else "",
                "period": spoken.period if spoken else "",
                "href": f"/sites/{one.site}",
                "mark": mark,
                "name": short_name(package, one.site),
            }
        )
    columns = (
        Column("site", "Site"),
        Column("words", "What the sources say"),
        Column("statement", "Statement"),
    )
    others = [code for code in package.site_codes if code not in sites]
    return Table(
        columns,
        tuple(rows),
        extra={"atlas": atlas(package), "version": package.fingerprint, "others": others},
    )


def draw(table: Table, view: View) -> Figure:
    extra = table.extra or {}
    shapes: Atlas = extra["atlas"]
    outlines = f"{OUTLINES}?{extra['version']}"
    return {
        "data": [
            area(f"{NEAR}?{extra['version']}", "properties.name", _names(shapes.near), NEIGHBOUR, LINE),
            *([area(outlines, "properties.site", extra["others"], GROUND, HATCH)] if extra["others"] else []),
            _sites(outlines, table.rows),
            *_hatchings(shapes, table.rows),
            stroke(shapes.kosovo_line, INK, 1.6, dash="dash"),
            _labels(shapes, table),
            _legend(table),
        ],
        "layout": {
            "margin": {"l": 0, "r": 0, "t": 34, "b": 0},
            "geo": ground(FRAME["lon"], FRAME["lat"]),
            "legend": {"itemclick": False, "itemdoubleclick": False},
            "shapes": [COVER],
        },
    }


def _names(geojson: Mapping[str, Any]) -> list[str]:
    return [one["properties"]["name"] for one in geojson["features"]]


def _sites(geojson: str, rows: Sequence[Row]) -> dict[str, Any]:
    """All sites in one trace, each in its own colour: the fewer traces, the sooner the map is redrawn."""
    colours = [fill(row["mark"].state, row["mark"].tones) for row in rows]
    last = max(len(rows) - 1, 1)
    return area(geojson, "properties.site", [row["code"] for row in rows], GROUND, GROUND) | {
        "z": list(range(len(rows))),
        "zmin": 0,
        "zmax": last,
        "colorscale": [[place / last, colour] for place, colour in enumerate(colours)]
        + ([[1, colours[0]]] if len(rows) == 1 else []),
        "marker": {"line": {"color": [GROUND if row["mark"].tones else HATCH for row in rows], "width": 1.5}},
        "hoverinfo": "text",
        "hovertext": [f"<b>{row['site']}</b><br>{row['words']}<br>{wrapped(row['statement'], 52)}" for row in rows],
        "customdata": [row["href"] for row in rows],
    }


def _hatchings(shapes: Atlas, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Grey lines where the report does not say; stripes of the second value where sources conflict."""
    silent = [row["code"] for row in rows if row["mark"].state == "not_stated"]
    widths = {1.2: shapes.hatches, 1: shapes.outlines} if silent else {}
    grey = [stroke(_together(lines[site] for site in silent), HATCH, width) for width, lines in widths.items()]
    stripes = [
        stroke(shapes.hatches[row["code"]], TONES[row["mark"].tones[1]] if len(row["mark"].tones) > 1 else GROUND, 4)
        for row in rows
        if row["mark"].state == "conflicting"
    ]
    return [*grey, *stripes]


def _together(lines: Iterable[Line]) -> Line:
    """Several lines as one; each ends in a gap already."""
    longitudes, latitudes = zip(*lines, strict=True)
    return list(chain.from_iterable(longitudes)), list(chain.from_iterable(latitudes))


def _labels(shapes: Atlas, table: Table) -> dict[str, Any]:
    points = [shapes.labels[row["code"]] for row in table.rows]
    return {
        "type": "scattergeo",
        "mode": "text",
        "lon": [point[0] for point in points],
        "lat": [point[1] for point in points],
        "text": [f"<b>{row['name']}</b><br>{wrapped(row['short'], 16)}" for row in table.rows],
        "textfont": {"size": 13, "color": INK, "family": FONT, "shadow": HALO},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _legend(table: Table) -> dict[str, Any]:
    """A cake without a place that only carries the legend, patterns too: bars would bring axes, which cost time."""
    marks = sorted({row["mark"] for row in table.rows}, key=lambda mark: mark.order)
    markers = [legend_marker(mark) for mark in marks]
    patterns = [marker.get("pattern", {"shape": ""}) for marker in markers]
    keys = {"shape": "", "bgcolor": GROUND, "fgcolor": GROUND, "size": 8, "solidity": 0.3}
    return {
        "type": "pie",
        "labels": [mark.legend for mark in marks],
        "values": [1] * len(marks),
        "sort": False,
        "textinfo": "none",
        "hoverinfo": "skip",
        "domain": {"x": [0, 0.001], "y": [0, 0.001]},
        "marker": {
            "colors": [marker.get("color", GROUND) for marker in markers],
            "line": markers[0]["line"],
            "pattern": {key: [one.get(key, default) for one in patterns] for key, default in keys.items()},
        },
        "showlegend": True,
    }


def describe(table: Table, view: View) -> str:
    groups: dict[str, list[str]] = {}
    for row in table.rows:
        groups.setdefault(row["words"], []).append(row["site"])
    return "Map of the sites. " + " ".join(
        f"{words[:1].upper()}{words[1:]}: {', '.join(sites)}." for words, sites in groups.items()
    )


CHART = Chart(
    "landscape-map",
    "The six sites on a map, coloured by any indicator, absent and conflicting values hatched and named",
    ("sites", "indicator", "basis", "period"),
    title,
    select,
    draw,
    describe,
    is_map=True,
)
