"""What statements rest on: documents, interviews, survey, workshop or several; by law, practice and figures."""

from __future__ import annotations

from collections import Counter
from typing import Any

from dashboard.chart import Chart, Column, Figure, Row, Table
from dashboard.drawing.native import Bars
from dashboard.drawing.style import ACCENT, INK, OUTLINE
from dashboard.package.model import Package
from dashboard.view import View
from dashboard.wording import BASIS, EVIDENCE, counted, wrapped

ROW = 52  # pixels: a bar with its two-line label
WIDEST = 1.75  # of a panel, in bars of the greatest length: room for the label behind the bar
GAP = 0.02  # of the figure's width, between panels


def title(package: Package, view: View) -> str:
    return "What statements rest on: law, practice and figures"


def select(package: Package, view: View) -> Table:
    """One row a kind of evidence and basis, with its share of the statements of that basis."""
    stated = [
        one
        for one in package.observations
        if one.status != "not_stated"
        and (one.site in view.sites or not view.sites)
        and view.theme in ("", package.indicator[one.indicator].theme)
    ]
    times = Counter((one.basis, one.evidence) for one in stated)
    totals = Counter(one.basis for one in stated)
    rows = [_row(basis, kind, times[basis, kind], totals[basis]) for basis in BASIS for kind in EVIDENCE if stated]
    columns = (
        Column("about", "Statements on what is so"),
        Column("evidence", "Rest on"),
        Column("statements", "Statements", number=True),
        Column("share", "Share, per cent", number=True),
    )
    n = f"Counted here: {len(stated):,} statements of observations.csv."
    return Table(columns, tuple(rows), n if stated else "", extra={"totals": totals})


def _row(basis: str, kind: str, number: int, total: int) -> Row:
    part = number / total if total else 0.0
    return {
        "basis": basis,
        "kind": kind,
        "about": BASIS[basis],
        "evidence": EVIDENCE[kind],
        "statements": number,
        "share": f"{100 * part:.1f}" if total else "–",
        "part": part,
        "per_cent": round(100 * part, 1),  # as slides say it
    }


def draw(table: Table, view: View) -> Figure:
    """Three panels side by side, one a basis, so that rows compare across and each bar says its number."""
    greatest = max(row["part"] for row in table.rows)
    totals = (table.extra or {})["totals"]
    panels = list(zip(("", "2", "3"), BASIS, strict=True))
    layout: dict[str, Any] = {
        "height": 70 + ROW * len(EVIDENCE),
        "bargap": 0.45,
        "margin": {"l": 8, "r": 8, "t": 56, "b": 4},
        "yaxis": _kinds(),
        "annotations": [_heading(panel, basis, totals[basis]) for panel, basis in panels],
    }
    for place, (panel, _) in enumerate(panels):
        layout[f"xaxis{panel}"] = {
            "domain": [place / len(panels) + GAP, (place + 1) / len(panels)],
            "range": [0, greatest * WIDEST],
            "visible": False,
        }
    data = [_bars(panel, [row for row in table.rows if row["basis"] == basis]) for panel, basis in panels]
    return {"data": data, "layout": layout}


def _bars(panel: str, rows: list[Row]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "xaxis": f"x{panel}",
        "x": [row["part"] for row in rows],
        "y": list(range(len(rows))),
        "text": [_number(row) for row in rows],
        "textposition": "outside",
        "textfont": {"size": 12.5},
        "cliponaxis": False,
        "hovertext": [f"<b>{row['about']}: {row['evidence']}</b><br>{row['statements']} statements" for row in rows],
        "hoverinfo": "text",
        "marker": {"color": ACCENT, "line": {"color": OUTLINE, "width": 1}},
        "showlegend": False,
    }


def _number(row: Row) -> str:
    return f"{row['statements']}<br>{100 * row['part']:.0f} %" if row["statements"] else "none"


def _kinds() -> dict[str, Any]:
    return {
        "tickvals": list(range(len(EVIDENCE))),
        "ticktext": [wrapped(kind, 10) for kind in EVIDENCE.values()],
        "range": [len(EVIDENCE) - 0.5, -0.5],
        "showgrid": False,
        "tickfont": {"size": 12.5},
        "ticklen": 6,
        "tickcolor": "rgba(0,0,0,0)",
    }


def _heading(panel: str, basis: str, total: int) -> dict[str, Any]:
    return {
        "text": f"<b>{BASIS[basis].capitalize()}</b><br>{total or 'none'}",
        "xref": f"x{panel} domain",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "font": {"size": 12, "color": INK},
    }


def describe(table: Table, view: View) -> str:
    if not table.rows:
        return "No statement of this theme and these sites is in the data, so there is nothing to count."
    totals = (table.extra or {})["totals"]
    points = [_point([row for row in table.rows if row["basis"] == basis], totals[basis]) for basis in BASIS]
    return " ".join(point for point in points if point)


def _point(rows: list[Row], total: int) -> str:
    if not total:
        return ""
    most = max(rows, key=lambda row: row["statements"])
    part = f"{most['statements']}, {100 * most['part']:.0f} per cent"
    said = f"{most['about'].capitalize()}: {counted(total, 'statement')}"
    return f"{said}, the greatest part from {most['evidence']} ({part})."


CHART = Chart(
    "evidence-kinds",
    "What statements rest on (documents, interviews, survey, workshop), for law, practice and figures",
    ("sites", "theme"),
    title,
    select,
    draw,
    describe,
    native=Bars("about", "per_cent", series="evidence", stacked=True),
)
