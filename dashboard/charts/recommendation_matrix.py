"""How many actions each recommendation asks of each site."""

from __future__ import annotations

from collections import Counter
from typing import Any

from dashboard.chart import Chart, Column, Figure, Table
from dashboard.drawing.marks import Mark
from dashboard.drawing.native import Grid
from dashboard.drawing.tally import amount, tally
from dashboard.package.model import Package
from dashboard.package.records import Recommendation
from dashboard.ties import asked, recommendations
from dashboard.view import KEPT, View, joined
from dashboard.wording import counted, short_name, span, wrapped

NOT_ASKED = Mark("not asked", "not_applicable", (), 0)
STEPS = (1, 2, 3)


def title(package: Package, view: View) -> str:
    return "What each recommendation asks of each site: number of actions"


def select(package: Package, view: View) -> Table:
    """One row for each recommendation of the view and each chosen site."""
    views = [view.with_(sites=(site,)) for site in view.sites or package.site_codes]
    queries = [chosen.query(*KEPT) for chosen in views]
    rows = [
        _row(package, one, *pair) for one in recommendations(package, view) for pair in zip(views, queries, strict=True)
    ]
    columns = (
        Column("line", "Recommendation"),
        Column("group", "Topic"),
        Column("site", "Site"),
        Column("words", "Actions"),
    )
    return Table(columns, tuple(rows))


def _row(package: Package, one: Recommendation, view: View, query: str) -> dict[str, Any]:
    """The row of the one site of `view`."""
    site = view.sites[0]
    actions = [ask.action for ask in asked(package, view, one.recommendation)]
    words = counted(len(actions), "action") if actions else NOT_ASKED.legend
    line, name = f"{one.recommendation} {one.title}", package.site[site].name
    return {
        "line": line,
        "group": package.label("topic", one.topic),
        "site": name,
        "head": wrapped(short_name(package, site), 11),
        "number": len(actions),
        "words": words,
        "text": str(len(actions)) if actions else "–",
        "mark": amount(len(actions), STEPS, "action") if actions else NOT_ASKED,
        "hover": f"<b>{wrapped(line, 48)}</b><br>{name}: {words}",
        "href": f"/recommendations/{one.recommendation}{query}",
        "source": one.source if actions else "",
        "locator": span(action.locator for action in actions),
    }


def draw(table: Table, view: View) -> Figure:
    return tally(table.rows)


def describe(table: Table, view: View) -> str:
    if not table.rows:
        return "No recommendation fits this choice; widen the filters."
    sites: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    for row in table.rows:
        sites[row["site"]] += row["number"]
        lines[row["line"]] += row["number"]
    shares = joined(f"{name} {number}" for name, number in sites.most_common())
    without = [line.split()[0] for line, number in lines.items() if not number]
    unasked = f" None is printed under {joined(without)} for these sites." if without else ""
    said = counted(lines.total(), "action")
    return f"{said[:1].upper()}{said[1:]} under {counted(len(lines), 'recommendation')}: {shares}.{unasked}"


CHART = Chart(
    "recommendation-matrix",
    "How many supporting actions each recommendation asks of each site",
    ("topic", "actor", "sites", "area"),
    title,
    select,
    draw,
    describe,
    native=Grid("line", "site", "text", in_full="words", group="group"),
)
