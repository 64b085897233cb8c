"""The works that the report cites, by the number of statements that rest on each."""

from __future__ import annotations

from collections import Counter
from textwrap import shorten

from dashboard.chart import Chart, Column, Figure, Table
from dashboard.drawing.native import Bars
from dashboard.drawing.style import ACCENT, OUTLINE
from dashboard.package.model import Package
from dashboard.package.records import Source
from dashboard.readings.evidence import all_statements
from dashboard.view import View
from dashboard.wording import counted, short_citation, wrapped

SHOWN = 20  # works in the figure; the page lists all of them
OWN = " (the assessment’s own)"
ROW = 36  # pixels: two lines of a label
LABEL = 56  # characters of a label


def title(package: Package, view: View) -> str:
    return "The works on which most statements rest"


def select(package: Package, view: View) -> Table:
    """One row a work, most statements first; the page of sources lists those that are left out here."""
    stated = [one for one in all_statements(package) if one.site in view.sites or not view.sites]
    times = Counter(one.cited for one in stated if one.cited)
    rows = [_row(package, package.source[key], number) for key, number in times.most_common(SHOWN)]
    columns = (
        Column("work", "Work"),
        Column("kind", "Kind"),
        Column("year", "Year"),
        Column("statements", "Statements", number=True),
    )
    n = f"Counted here: {times.total():,} of {len(stated):,} statements cite a work; {len(times)} works are cited."
    return Table(columns, tuple(rows), n, extra={"cite": times.total(), "stated": len(stated), "works": len(times)})


def _row(package: Package, source: Source, number: int) -> dict[str, object]:
    return {
        "work": short_citation(package, source.source) + OWN * (source.kind == "survey"),
        "kind": source.kind,
        "year": str(source.year or "not said"),
        "statements": number,
        "source": "report",
        "cited": source.source,
        "locator": source.locator,
        "href": f"/sources/{source.source}",
    }


def draw(table: Table, view: View) -> Figure:
    rows = table.rows
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "x": [row["statements"] for row in rows],
                "y": list(range(len(rows))),
                "text": [str(row["statements"]) for row in rows],
                "textposition": "outside",
                "cliponaxis": False,
                "hovertext": [f"<b>{row['work']}</b><br>{row['kind']}: {row['statements']}" for row in rows],
                "hoverinfo": "text",
                "customdata": [row["href"] for row in rows],
                "marker": {"color": ACCENT, "line": {"color": OUTLINE, "width": 1}},
                "showlegend": False,
            }
        ],
        "layout": {
            "height": 24 + ROW * len(rows),
            "bargap": 0.3,
            "margin": {"l": 8, "r": 36, "t": 4, "b": 4},
            "xaxis": {"visible": False, "rangemode": "tozero"},
            "yaxis": {
                "tickvals": list(range(len(rows))),
                "ticktext": [wrapped(shorten(row["work"], LABEL, placeholder="…"), LABEL // 2 + 2) for row in rows],
                "range": [len(rows) - 0.5, -0.5],
                "tickfont": {"size": 12},
                "showgrid": False,
                "ticklen": 6,
                "tickcolor": "rgba(0,0,0,0)",
            },
        },
    }


def describe(table: Table, view: View) -> str:
    extra = table.extra or {}
    if not table.rows:
        return f"None of {counted(extra['stated'], 'statement')} cites a work of its own."
    most = [f"{row['work']} ({row['statements']})" for row in table.rows[:3]]
    share = 100 * extra["cite"] / extra["stated"]
    return (
        f"{extra['cite']:,} of {extra['stated']:,} statements, {share:.0f} per cent, cite a work; the others rest on "
        f"what the report gathered itself. The works cited most: {'; '.join(most)}."
    )


CHART = Chart(
    "source-weight",
    "How many statements rest on each cited work, the twenty weightiest first",
    ("sites",),
    title,
    select,
    draw,
    describe,
    native=Bars("work", "statements"),
)
