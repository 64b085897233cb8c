"""How much the discussion of each finding says of each site."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from dashboard.chart import Chart, Column, Figure, Table
from dashboard.drawing.marks import Mark
from dashboard.drawing.native import Grid
from dashboard.drawing.tally import amount, tally
from dashboard.package.model import Package, by_key
from dashboard.package.records import REGION, Finding
from dashboard.ties import findings
from dashboard.view import KEPT, View
from dashboard.wording import counted, short_name, span, wrapped

SILENT = Mark("the report does not say", "not_stated", (), 0)
STEPS = (1, 3, 6, 10)


def title(package: Package, view: View) -> str:
    return "How many statements each finding rests on, by site"


def select(package: Package, view: View) -> Table:
    """One row for each finding of the view and each chosen site, and one for the region as a whole."""
    queries = {site: view.with_(sites=(site,)).query(*KEPT) for site in view.sites or package.site_codes}
    queries[REGION] = view.query(*KEPT)
    rows = [_row(package, one, *pair) for one in findings(package, view) for pair in queries.items()]
    columns = (
        Column("line", "Finding"),
        Column("group", "Area"),
        Column("site", "Site"),
        Column("words", "Statements"),
    )
    return Table(columns, tuple(rows))


@lru_cache(maxsize=2)
def _said(package: Package) -> Mapping[tuple[str, str], tuple[int, str]]:
    """How many statements there are by finding and site, and between which lines."""
    groups = by_key(package.finding_sites, lambda one: f"{one.finding} {one.site}")
    return {(said[0].finding, said[0].site): (len(said), span(one.locator for one in said)) for said in groups.values()}


def _row(package: Package, finding: Finding, site: str, query: str) -> dict[str, Any]:
    number, locator = _said(package).get((finding.finding, site), (0, ""))
    words = counted(number, "statement") if number else SILENT.legend
    line, name = f"{finding.finding} {finding.title}", package.site[site].name
    return {
        "line": line,
        "group": package.label("area", finding.area),
        "site": name,
        "code": site,
        "head": wrapped(short_name(package, site), 11),
        "number": number,
        "words": words,
        "text": str(number or ""),
        "mark": amount(number, STEPS, "statement") if number else SILENT,
        "hover": f"<b>{wrapped(line, 48)}</b><br>{name}: {words}",
        "href": f"/findings/{finding.finding}{query}",
        "source": finding.source if number else "",
        "locator": locator,
    }


def draw(table: Table, view: View) -> Figure:
    return tally(table.rows)


def describe(table: Table, view: View) -> str:
    if not table.rows:
        return "No finding is answered by recommendations of this choice; widen the filters."
    sites = [row for row in table.rows if row["code"] != REGION]
    silent = sum(not row["number"] for row in sites)
    most = max(table.rows, key=lambda row: row["number"])
    return (
        f"A grid of {counted(len({row['line'] for row in sites}), 'finding')}. For {silent} of {len(sites)} pairs of a "
        f"finding and a site the report does not say anything of the site itself (hatched). The discussion is fullest "
        f"on {most['line']}, {most['site']}: {most['words']}."
    )


CHART = Chart(
    "finding-evidence",
    "How many statements the discussion of each finding holds on each site and on the region",
    ("area", "sites", "topic", "actor"),
    title,
    select,
    draw,
    describe,
    native=Grid("line", "head", "text", in_full="words", group="group"),
)
