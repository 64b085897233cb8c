"""When hotlines answer, on a strip of 24 hours, who runs them and whether a call is free."""

from __future__ import annotations

from typing import Any

from dashboard.chart import Chart, Column, Figure, Table
from dashboard.drawing.marks import number
from dashboard.drawing.native import Listing
from dashboard.drawing.style import HATCH, OUTLINE, TONES
from dashboard.package.model import Package
from dashboard.readings.evidence import cell, words
from dashboard.view import View, joined
from dashboard.wording import short_name, wrapped

DAY = 24


def title(package: Package, view: View) -> str:
    return "Hotlines: when somebody answers, and who"


def select(package: Package, view: View) -> Table:
    """One row a site: opening and closing hour (0 to 24; empty where not stated), operator, cost of a call."""
    rows = [_row(package, site) for site in view.sites or package.site_codes]
    columns = (
        Column("site", "Site"),
        Column("words", "Hours"),
        Column("operator", "Run by"),
        Column("free", "Free of charge"),
    )
    return Table(columns, tuple(rows))


def _row(package: Package, site: str) -> dict[str, Any]:
    hours = cell(package, site, "hotline_hours")
    spoken = hours.headline or cell(package, site, "hotline").spoken
    opens, closes = _hours(sorted(number(value) for value in hours.values))
    return {
        "site": package.site[site].name,
        "head": short_name(package, site),
        "opens": opens,
        "closes": closes,
        "words": _spoken(opens, closes),
        "operator": words(package, cell(package, site, "hotline_operator")),
        "free": words(package, cell(package, site, "hotline_free")),
        "statement": spoken.statement if spoken else "",
        "href": f"/sites/{site}#protection",
        "source": spoken.source if spoken else "",
        "cited": spoken.cited if spoken else "",
        "locator": spoken.locator if spoken else "",
        "period": spoken.period if spoken else "",
    }


def _hours(printed: list[float]) -> tuple[float | None, float | None]:
    """Opening and closing hour: the report prints either 24 hours or both."""
    if printed == [DAY]:
        return 0, DAY
    return (printed[0], printed[1]) if len(printed) == 2 else (None, None)


def _spoken(opens: float | None, closes: float | None) -> str:
    if opens is None or closes is None:
        return "the report does not say"
    return "around the clock" if closes - opens == DAY else f"from {opens:g} to {closes:g} o’clock"


def draw(table: Table, view: View) -> Figure:
    return {
        "data": [_strip(table, stated=True), _strip(table, stated=False)],
        "layout": {
            "height": 64 + 62 * len(table.rows),
            "barmode": "overlay",
            "showlegend": False,
            "xaxis": {
                "range": [0, DAY],
                "tickvals": list(range(0, DAY + 1, 4)),
                "ticksuffix": " h",
                "side": "top",
            },
            "yaxis": {
                "tickvals": list(range(len(table.rows))),
                "ticktext": [wrapped(row["head"], 12) for row in table.rows],
                "range": [len(table.rows) - 0.5, -0.5],
                "showgrid": False,
            },
        },
    }


def _strip(table: Table, stated: bool) -> dict[str, Any]:
    """The bars of the sites whose hours are stated, or hatched ones over the whole day for the others."""
    places = [place for place, row in enumerate(table.rows) if (row["opens"] is not None) == stated]
    rows = [table.rows[place] for place in places]
    hatched = {"pattern": {"shape": "/", "fgcolor": HATCH, "bgcolor": "#ffffff", "size": 7, "solidity": 0.2}}
    return {
        "type": "bar",
        "orientation": "h",
        "y": places,
        "base": [row["opens"] or 0 for row in rows],
        "x": [(row["closes"] or DAY) - (row["opens"] or 0) for row in rows],
        "width": 0.78,
        "marker": {"color": TONES["third"], "line": {"color": OUTLINE, "width": 1}, **({} if stated else hatched)},
        "text": [_label(row) for row in rows],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "constraintext": "none",
        "textangle": 0,
        "textfont": {"size": 12},
        "hovertext": [f"<b>{row['site']}</b><br>{wrapped(row['statement'], 52)}" for row in rows],
        "hoverinfo": "text",
        "customdata": [row["href"] for row in rows],
    }


def _label(row: Any) -> str:
    operator = "runner not said" if "does not say" in row["operator"] else row["operator"]
    cost = {"yes": "free", "no": "not free"}.get(row["free"], "cost not said")
    hours = "hours not said; " if row["opens"] is None else ""
    return wrapped(f"{hours}{operator}; {cost}", 24)


def describe(table: Table, view: View) -> str:
    clock = [row["site"] for row in table.rows if row["words"] == "around the clock"]
    part = [f"{row['site']} {row['words']}" for row in table.rows if row["words"].startswith("from")]
    silent = [row["site"] for row in table.rows if row["opens"] is None]
    said = f"Around the clock at {len(clock)} of {len(table.rows)} sites: {joined(clock) or 'none'}."
    said += f" {joined(part)}." if part else ""
    return said + (f" The report does not say the hours for {joined(silent)}." if silent else "")


CHART = Chart(
    "hotline-hours",
    "Hotlines on a 24-hour strip, who runs them and whether a call is free",
    ("sites",),
    title,
    select,
    draw,
    describe,
    native=Listing(),
)
