"""One site's mechanisms, on paper beside in practice: where life falls short of the law comes first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dashboard.chart import Chart, Column, Figure, Row, Table
from dashboard.drawing.marks import AS_NAMED, grid, verdict, verdict_words
from dashboard.drawing.native import Grid
from dashboard.drawing.style import GROUND, INK
from dashboard.package.model import Package
from dashboard.readings.evidence import CONFLICTING, NOT_STATED, STATED, Cell, cell, mechanisms, shortfall, words
from dashboard.ties import asked
from dashboard.view import View, joined
from dashboard.wording import BASIS, counted, lowered, wrapped

SHORT, HOLDS, CONFLICT, PAPER, PRACTICE, UNRATED = (
    "Practice falls short of the paper",
    "Practice as on paper, or better",
    "Sources conflict",
    "Rated on paper only",
    "Rated in practice only",
    "Not rated",
)
ROW = 34  # pixels: two lines of a label
BASES = ("law", "practice")
GROUPS = (SHORT, HOLDS, CONFLICT, PAPER, PRACTICE, UNRATED)
COLUMNS = (
    Column("line", "Mechanism"),
    Column("theme", "Theme"),
    Column("basis", "Basis"),
    Column("words", "What the sources say"),
    Column("statement", "Statement"),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What becomes in practice of the mechanisms that a site has in full on paper."""

    on_paper: int
    works: int
    short: int  # practice falls short
    unrated: int  # nothing that settles how they work
    others: int  # that work in practice, though they are not in full on paper


def standing(rows: Iterable[Row]) -> Standing:
    """Count the rows of `select`."""
    pairs: dict[str, list[Row]] = {}
    for row in rows:
        pairs.setdefault(row["line"], []).append(row)
    stands = [practice for law, practice in pairs.values() if law["exists"]]
    others = sum(practice["exists"] for law, practice in pairs.values() if not law["exists"])
    works = sum(one["exists"] for one in stands)
    short = sum(one["group"] == SHORT for one in stands)
    return Standing(len(stands), works, short, len(stands) - works - short, others)


def headline(name: str, stands: Standing) -> str:
    """What a site has on paper, and how much of it works: the point of its profile and of its brief."""
    works = {0: "none", 1: "one"}.get(stands.works, stands.works)
    return f"{name}: {counted(stands.on_paper, 'mechanism')} in full on paper, {works} of them reported to work"


def lead(package: Package, site: str, stands: Standing) -> str:
    """What becomes of the others in practice, and what the report asks of the site."""
    asks = asked(package, View(sites=(site,)), *package.recommendation)
    under = {one.action.recommendation for one in asks}
    return (
        f"Practice falls short for {stands.short} of them and is left unsettled for {stands.unrated}; "
        f"{counted(stands.others, 'other mechanism')} {'is' if stands.others == 1 else 'are'} reported to work. "
        f"The report asks {counted(len(asks), 'action')} of this site, under "
        f"{counted(len(under), 'regional recommendation')}."
    )


def title(package: Package, view: View) -> str:
    return f"{package.site[_site(package, view)].name}: mechanisms on paper and in practice"


def _site(package: Package, view: View) -> str:
    return (view.sites or package.site_codes)[0]


def select(package: Package, view: View) -> Table:
    """Two rows a mechanism of the first site of the view, law and practice; the widest gaps come first."""
    site = _site(package, view)
    found = [one for one in mechanisms(package) if view.theme in ("", one.theme)]
    rows = [row for one in found for row in _pair(package, site, one.indicator)]
    rows.sort(key=lambda row: row["order"])
    return Table(COLUMNS, tuple(rows))


@lru_cache(maxsize=1024)
def _pair(package: Package, site: str, indicator: str) -> tuple[Row, Row]:
    law, practice = (cell(package, site, indicator, basis) for basis in BASES)
    gap = shortfall(package, site, indicator)
    group = _group(law.state, practice.state, gap)
    shared = {
        "line": package.indicator[indicator].title,
        "theme": package.label("theme", package.indicator[indicator].theme),
        "group": group,
        "order": (GROUPS.index(group), -(gap or 0), verdict(package, law) == AS_NAMED),
    }
    return shared | _said(package, law), shared | _said(package, practice)


def _group(law: str, practice: str, gap: int | None) -> str:
    if gap is not None:
        return SHORT if gap > 0 else HOLDS
    if CONFLICTING in (law, practice):
        return CONFLICT
    return PAPER if law == STATED else PRACTICE if practice == STATED else UNRATED


def _said(package: Package, one: Cell) -> dict[str, Any]:
    spoken = one.headline or next((said for said in one.observations if said.status != NOT_STATED), None)
    statement = spoken.statement if spoken else "The report does not say."
    said, name = words(package, one), package.indicator[one.indicator].title
    return {
        "code": one.basis,
        "basis": BASIS[one.basis],
        "exists": one.values == ("yes",) and package.indicator[one.indicator].codelist == "status",
        "words": said,
        "text": wrapped(verdict_words(package, one), 13),
        "mark": verdict(package, one),
        "hover": f"<b>{name}, {BASIS[one.basis]}</b>: {said}<br>{wrapped(statement, 52)}",
        "statement": statement,
        "source": spoken.source if spoken else "",
        "cited": spoken.cited if spoken else "",
        "locator": spoken.locator if spoken else "",
        "period": spoken.period if spoken else "",
        "href": f"/sites/{one.site}#theme-{package.indicator[one.indicator].theme}" if spoken else "",
    }


def draw(table: Table, view: View) -> Figure:
    lines = list(dict.fromkeys(text for row in table.rows for text in (row["group"], row["line"])))
    labels = [f"<b>{wrapped(line, 26)}</b>" if line in GROUPS else wrapped(line) for line in lines]
    heads = [BASIS[basis].capitalize() for basis in BASES]
    cells = [{**row, "row": lines.index(row["line"]), "column": BASES.index(row["code"])} for row in table.rows]
    figure = grid(labels, heads, cells)
    layout = figure["layout"]
    layout["height"] = 150 + ROW * len(lines)
    layout["yaxis"]["tickfont"] = {"size": 12}
    layout["legend"] = {"y": 1 + 30 / (ROW * len(lines)), "yanchor": "bottom"}  # above the heads of the columns
    layout["annotations"] = [_gap(lines.index(line)) for line in _lines(table.rows, SHORT)]
    return figure


def _lines(rows: Iterable[Row], group: str) -> list[str]:
    return list(dict.fromkeys(row["line"] for row in rows if row["group"] == group))


def _gap(line: int) -> dict[str, Any]:
    """A word on the seam between law and practice, so that the gap is not told by colour alone."""
    return {
        "x": 0.5,
        "y": line,
        "yshift": 14,  # pixels: over the words of cells that are narrow
        "text": "gap",
        "showarrow": False,
        "bgcolor": GROUND,
        "bordercolor": INK,
        "borderpad": 1,
        "font": {"size": 12, "color": INK},
    }


def describe(table: Table, view: View) -> str:
    if not table.rows:
        return "No mechanism of this theme is rated at any site; choose another theme."
    short, count = _lines(table.rows, SHORT), standing(table.rows)
    silent = sum(row["mark"].state == NOT_STATED for row in table.rows)
    fall = f": {joined(map(lowered, short))}" if short else ""
    return (
        f"A grid of {counted(len(table.rows) // 2, 'mechanism')}, on paper and in practice. "
        f"In full on paper: {count.on_paper}; of these reported to work: {count.works}. "
        f"Practice falls short of the paper for {counted(len(short), 'mechanism')}{fall}. On {silent} of "
        f"{len(table.rows)} cells the report does not say anything (hatched)."
    )


CHART = Chart(
    "site-status",
    "One site’s mechanisms on paper and in practice, side by side, those with a gap between law and life first",
    ("sites", "theme"),
    title,
    select,
    draw,
    describe,
    one_site=True,
    native=Grid("line", "basis", "text", in_full="words", group="group"),
)
