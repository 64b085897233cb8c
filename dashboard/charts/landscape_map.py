"""The map of the sites, coloured by any indicator."""

from __future__ import annotations

from typing import Any

from dashboard.atlas import Atlas, atlas
from dashboard.basemap import OUTLINES, area, ground, stroke
from dashboard.chart import Chart, Column, Figure, Row, Table
from dashboard.evidence import cell, words
from dashboard.marks import legend_marker, marks_of, short_words
from dashboard.model import Package
from dashboard.style import FONT, GROUND, HALO, HATCH, INK, LINE, NEIGHBOUR, TONES, fill
from dashboard.view import View
from dashboard.wording import BASIS, short_name, wrapped

FRAME = {"lon": [14.5, 24.0], "lat": [39.45, 46.4]}


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
            area(outlines, "properties.name", list(shapes.neighbours), NEIGHBOUR, LINE),
            area(outlines, "properties.site", extra["others"], GROUND, HATCH),
            *[_site(outlines, row) for row in table.rows],
            *[trace for row in table.rows for trace in _hatching(shapes, row)],
            stroke(shapes.kosovo_line, INK, 1.6, dash="dash"),
            _labels(shapes, table),
            *_legend(table),
        ],
        "layout": {
            "margin": {"l": 0, "r": 0, "t": 34, "b": 0},
            "geo": ground(FRAME["lon"], FRAME["lat"]),
            "xaxis": {"visible": False},
            "yaxis": {"visible": False},
        },
    }


def _site(geojson: str, row: Row) -> dict[str, Any]:
    mark = row["mark"]
    shape = area(geojson, "properties.site", [row["code"]], fill(mark.state, mark.tones), GROUND)
    return shape | {
        "marker": {"line": {"color": GROUND if mark.tones else HATCH, "width": 1.5}},
        "hoverinfo": "text",
        "hovertext": [f"<b>{row['site']}</b><br>{row['words']}<br>{wrapped(row['statement'], 52)}"],
        "customdata": [row["href"]],
    }


def _hatching(shapes: Atlas, row: Row) -> list[dict[str, Any]]:
    """Grey lines where the report does not say; stripes of the second value where sources conflict."""
    mark = row["mark"]
    if mark.state == "not_stated":
        return [
            stroke(shapes.hatches[row["code"]], HATCH, 1.2),
            stroke(shapes.outlines[row["code"]], HATCH, 1),
        ]
    if mark.state == "conflicting":
        colour = TONES[mark.tones[1]] if len(mark.tones) > 1 else GROUND
        return [stroke(shapes.hatches[row["code"]], colour, 4)]
    return []


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


def _legend(table: Table) -> list[dict[str, Any]]:
    """Empty bars that only carry the legend: a choropleth has no entry of its own, a bar's shows its pattern."""
    marks = sorted({row["mark"] for row in table.rows}, key=lambda mark: mark.order)
    return [
        {
            "type": "bar",
            "x": [None],
            "y": [None],
            "name": mark.legend,
            "marker": legend_marker(mark),
            "showlegend": True,
        }
        for mark in marks
    ]


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
