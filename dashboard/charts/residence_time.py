"""Reflection periods and residence permits on one axis of months, with the condition of the permit."""

from __future__ import annotations

from typing import Any

from dashboard.chart import Chart, Column, Figure, Table
from dashboard.drawing.marks import number, short_words
from dashboard.drawing.native import Listing
from dashboard.drawing.style import HATCH, INK, OUTLINE, TONES
from dashboard.package.model import Package
from dashboard.package.records import Observation
from dashboard.readings.evidence import cell, figure, words
from dashboard.view import View, joined
from dashboard.wording import short_name, wrapped

UNSAID = "the report does not say how long"
DAYS_A_MONTH, MONTHS_A_YEAR = 30, 12
KINDS = {"reflection": "Reflection period", "permit": "Residence permit"}


def title(package: Package, view: View) -> str:
    return "How long a victim may stay: reflection period and residence permit, in months"


def select(package: Package, view: View) -> Table:
    """Two rows a site: from and to in months (computed from the days, months and years as printed)."""
    rows = [
        row for site in view.sites or package.site_codes for row in (_reflection(package, site), _permit(package, site))
    ]
    columns = (
        Column("site", "Site"),
        Column("kind", "What"),
        Column("words", "Length"),
        Column("condition", "Condition"),
    )
    return Table(columns, tuple(rows))


def _reflection(package: Package, site: str) -> dict[str, Any]:
    lengths = cell(package, site, "reflection_days")
    longest = max((one for one in lengths.observations if one.value), key=lambda one: number(one.value), default=None)
    others = [figure(package, one) for one in lengths.observations if one.value]
    practice = cell(package, site, "reflection", "practice")
    condition = f"in practice: {short_words(package, practice)}" if practice.headline else ""
    return _row(package, site, "reflection", (None, longest), (joined(others), condition))


def _permit(package: Package, site: str) -> dict[str, Any]:
    shortest, longest = (cell(package, site, key).headline for key in ("permit_min", "permit_max"))
    said = dict.fromkeys(figure(package, one).split(";")[0] for one in (shortest, longest) if one)
    law, practice = (words(package, cell(package, site, "permit_condition", basis)) for basis in ("law", "practice"))
    condition = f"on paper: {law}; in practice: {practice}"
    return _row(package, site, "permit", (shortest, longest), (" to ".join(said), condition))


def _row(
    package: Package,
    site: str,
    kind: str,
    ends: tuple[Observation | None, Observation | None],
    in_words: tuple[str, str],
) -> dict[str, Any]:
    said, condition = in_words
    spoken = ends[1] or cell(package, site, kind).spoken
    return {
        "site": package.site[site].name,
        "head": short_name(package, site),
        "kind": KINDS[kind],
        "start": months(ends[0]) if ends[0] else 0,
        "end": months(ends[1]) if ends[1] else None,
        "words": said or UNSAID,
        "condition": condition.replace("the report does not say", "not said"),
        "statement": spoken.statement if spoken else "",
        "href": f"/sites/{site}#protection",
        "source": spoken.source if spoken else "",
        "cited": spoken.cited if spoken else "",
        "locator": spoken.locator if spoken else "",
        "period": spoken.period if spoken else "",
    }


def months(one: Observation) -> float:
    """The length of an observation in months; days and years are converted here and never stored."""
    length = number(one.value)
    if one.indicator == "reflection_days":
        return length / DAYS_A_MONTH
    return length * MONTHS_A_YEAR if one.unit.startswith("year") else length


def draw(table: Table, view: View) -> Figure:
    return {
        "data": [
            _bars(table, KINDS["reflection"], TONES["partly"]),
            _bars(table, KINDS["permit"], TONES["works"]),
            _silent(table),
        ],
        "layout": {
            "height": 90 + 82 * len(table.rows),
            "barmode": "overlay",
            "margin": {"t": 40},
            "xaxis": {"range": [0, 12.4], "dtick": 3, "ticksuffix": " mo", "side": "bottom"},
            "yaxis": {
                "tickvals": [place + 0.5 for place in range(0, len(table.rows), 2)],
                "ticktext": [f"<b>{wrapped(row['head'], 12)}</b>" for row in table.rows[::2]],
                "range": [len(table.rows) - 0.45, -0.55],
                "showgrid": False,
            },
            "annotations": [_note(place, row) for place, row in enumerate(table.rows)],
        },
    }


def _bars(table: Table, kind: str, colour: str) -> dict[str, Any]:
    """A bar to the longest length; a permit's shortest length is where its bar grows dark."""
    places = [place for place, row in enumerate(table.rows) if row["kind"] == kind and row["end"] is not None]
    rows = [table.rows[place] for place in places]
    return {
        "type": "bar",
        "orientation": "h",
        "name": kind,
        "y": [place - 0.26 for place in places],
        "x": [row["end"] for row in rows],
        "width": 0.26,
        "marker": {"color": colour, "line": {"color": OUTLINE, "width": 1}},
        "hovertext": [_hover(row) for row in rows],
        "hoverinfo": "text",
        "customdata": [row["href"] for row in rows],
        "showlegend": True,
    }


def _silent(table: Table) -> dict[str, Any]:
    places = [place for place, row in enumerate(table.rows) if row["end"] is None]
    return {
        "type": "bar",
        "orientation": "h",
        "name": UNSAID,
        "y": [place - 0.26 for place in places],
        "x": [12] * len(places),
        "width": 0.26,
        "marker": {
            "color": "#ffffff",
            "pattern": {"shape": "/", "fgcolor": HATCH, "bgcolor": "#ffffff", "size": 7, "solidity": 0.2},
            "line": {"color": HATCH, "width": 1},
        },
        "hovertext": [_hover(table.rows[place]) for place in places],
        "hoverinfo": "text",
        "customdata": [table.rows[place]["href"] for place in places],
        "showlegend": bool(places),
    }


def _hover(row: Any) -> str:
    return f"<b>{row['site']}: {row['kind']}</b><br>{row['words']}<br>{wrapped(row['statement'], 52)}"


def _note(place: int, row: Any) -> dict[str, Any]:
    """Length and condition in words, under the bar."""
    length = "length not said" if row["words"] == UNSAID else row["words"]  # the legend has the words in full
    said = length + (f" ({row['condition']})" if row["kind"] == KINDS["permit"] else "")
    return {
        "x": 0,
        "xanchor": "left",
        "y": place - 0.1,
        "yanchor": "top",
        "align": "left",
        "text": wrapped(said if row["kind"] == KINDS["permit"] else f"{row['kind']}: {said}", 38),
        "showarrow": False,
        "font": {"size": 12, "color": INK},
    }


def describe(table: Table, view: View) -> str:
    reflection = [
        f"{row['site']} {row['words']}" for row in table.rows if row["kind"] == KINDS["reflection"] and row["end"]
    ]
    permits = [f"{row['site']} {row['words']}" for row in table.rows if row["kind"] == KINDS["permit"] and row["end"]]
    bound = [row["site"] for row in table.rows if "in practice: needs cooperation" in row["condition"]]
    said = f"A reflection period of a stated length: {'; '.join(reflection) or 'none'}. "
    said += f"Permits: {'; '.join(permits) or 'none of a stated length'}."
    return said + (f" In practice the permit needs cooperation or testimony in {joined(bound)}." if bound else "")


CHART = Chart(
    "residence-time",
    "Reflection periods and residence permits on one time axis, with their conditions on paper and in practice",
    ("sites",),
    title,
    select,
    draw,
    describe,
    native=Listing(),
)
