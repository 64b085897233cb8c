"""Printed figures as wholes with their parts, where the sources say that one is a part of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.chart import Column, Figure, Row, Table
from dashboard.drawing.bricks import stacked
from dashboard.package.model import Package, by_key
from dashboard.package.records import REGION, Indicator, Observation
from dashboard.readings.evidence import figure
from dashboard.view import View, joined
from dashboard.wording import period as dashed

PARTS = {  # indicators whose figures for the same site and period are parts of a figure of the first
    "cases": ("cases_internal", "cases_foreign", "cases_migrants"),
    "irregular_migrants": ("cases_migrants",),
}
WORDS = {
    "cases": "trafficking cases identified",
    "cases_internal": "trafficked within the site",
    "cases_foreign": "foreign nationals",
    "cases_labour": "cases of labour exploitation",
    "cases_migrants": "found among irregular migrants",
    "cases_sheltered": "cases",
    "irregular_migrants": "irregular migrants",
}
COLUMNS = (
    Column("site", "Site"),
    Column("when", "Period"),
    Column("value", "Figure", number=True),
    Column("counted", "What it counts"),
    Column("statement", "Statement"),
)
THEMES, MORE = ("cases", "migration"), ("prosecution", "labour_inspection")
COUNTED = ("count", "percent")


@dataclass(frozen=True, slots=True)
class Whole:
    """A figure and those that are said to be parts of it."""

    figure: Observation
    parts: tuple[Observation, ...] = ()


def indicators(package: Package) -> tuple[Indicator, ...]:
    """The indicators of cases, migration, prosecution and inspection that hold figures."""
    return tuple(
        one for one in package.indicators if one.kind in COUNTED and (one.theme in THEMES or one.indicator in MORE)
    )


def printed_figures(
    package: Package, indicator: str, sites: Sequence[str] = (), period: str = ""
) -> tuple[Observation, ...]:
    """The figures of an indicator, by site in the report's order and then by period."""
    order = [*package.site_codes, *(one.site for one in package.sites if one.kind != "site")]
    found = [
        one
        for one in package.observations_of[indicator]
        if one.value and period in ("", one.period) and (not sites or one.site in sites)
    ]
    return tuple(sorted(found, key=lambda one: (order.index(one.site), one.period)))


def wholes(package: Package, indicator: str, sites: Sequence[str] = (), period: str = "") -> Iterator[Whole]:
    """The figures of an indicator by site and period: the first of each is the whole, the others are its parts."""
    groups = by_key(printed_figures(package, indicator, sites, period), lambda one: f"{one.site} {one.period}")
    for whole, *others in groups.values():
        parts = [
            part
            for key in PARTS.get(indicator, ())
            for part in printed_figures(package, key, (whole.site,), whole.period)
        ]
        yield Whole(whole, (*others, *parts))


def silent_sites(package: Package, keys: Sequence[str], sites: Sequence[str] = (), period: str = "") -> tuple[str, ...]:
    """The sites for which none of these indicators has a figure."""
    told = {one.site for key in keys for one in printed_figures(package, key, sites, period)}
    return tuple(site for site in sites or package.site_codes if site not in told)


def words(package: Package, one: Observation, is_part: bool = False) -> str:
    """A figure in words: `43 trafficking cases identified`; as a part `19 in Belarus`, `4 foreign nationals`."""
    noun = WORDS.get(one.indicator, "")
    if not noun:
        return figure(package, one)
    where = one.qualifier if one.qualifier.startswith("in ") else ""
    if is_part and (one.unit or where):
        return f"{one.value} {one.unit or where}"
    number = f"{one.value} per cent" if package.indicator[one.indicator].kind == "percent" else one.value
    told = ", by one informant’s word" if one.evidence == "informants" else ""
    return f"{number} {noun} {where}".strip() + told


def when(package: Package, one: Observation) -> str:
    """Site and period of a figure: `Serbia, 2010–2012`."""
    return f"{package.site[one.site].name}, {dashed(one.period)}"


def row(package: Package, one: Observation) -> dict[str, Any]:
    """What the row of a figure holds in every table of them."""
    region = f"/?basis=count&indicator={one.indicator}"
    return {
        "site": package.site[one.site].name,
        "code": one.site,
        "period": one.period,
        "when": dashed(one.period),
        "value": one.value,
        "counted": words(package, one).removeprefix(one.value).strip(),
        "statement": one.statement,
        "hover": f"<b>{when(package, one)}</b><br>{words(package, one)}",
        "href": region if one.site == REGION else f"/sites/{one.site}",
        "source": one.source,
        "cited": one.cited,
        "locator": one.locator,
    }


def tabled(
    package: Package, view: View, keys: Sequence[str], rows: Sequence[Row], notes: tuple[str, ...] = ()
) -> Table:
    """The table of figures of some indicators, with the chosen sites that have none of them."""
    sites = silent_sites(package, keys, view.sites, view.period)
    year = f" of {dashed(view.period)}" if view.period else ""
    names = joined((package.site[site].name for site in sites), "or")
    silent = f"No figure{year} for {names}" if sites else ""
    return Table(COLUMNS, tuple(rows), extra={"silent": silent}, notes=notes)


def drawn(table: Table, view: View) -> Figure:
    """The figure of rows in panels of bricks, with the sites that have no figure."""
    return stacked(table.rows, (table.extra or {})["silent"])


def described(table: Table, look: str, told: Sequence[str]) -> str:
    """How the figure looks, what it tells, and which sites have no figure."""
    silent = (table.extra or {})["silent"]
    if not table.rows:
        return f"Nothing is drawn. {silent or 'No figure of this period'}: the report does not say."
    return " ".join(part for part in (look, f"{'; '.join(told)}.", f"{silent}." if silent else "") if part)
