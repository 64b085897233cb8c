"""Every statement of the package, as the reader filtered, searched and ordered it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from dashboard.package.model import Package
from dashboard.package.records import Observation
from dashboard.searching import contains, words_of
from dashboard.view import View
from dashboard.wording import first_line

FILTERS = ("text", "theme", "sites", "basis", "evidence", "status", "period", "source", "order")
PAGE_SIZE = 50
Key = Callable[[Observation], Any]


@lru_cache(maxsize=64)
def explored(package: Package, view: View) -> tuple[Observation, ...]:
    """The observations that the view asks for, in its order; the region is left out where sites are chosen."""
    wanted = tuple(words_of(view.text))
    if view.text and not wanted:  # in a script that no statement is written in
        return ()
    rows = [one for one in package.observations if _chosen(package, view, one) and _says(package, one, wanted)]
    return tuple(sorted(rows, key=_orders(package).get(view.order, _printed)))


def page_number(view: View, rows: int) -> int:
    """The page that the view asks for, from 1, within the pages that there are."""
    asked = int(view.page) if view.page.isascii() and view.page.isdigit() else 1
    return max(1, min(asked, pages(rows)))


def pages(rows: int) -> int:
    """How many pages the rows fill."""
    return max(1, -(-rows // PAGE_SIZE))


def _chosen(package: Package, view: View, one: Observation) -> bool:
    return (
        one.site in (view.sites or package.site)
        and view.theme in ("", package.indicator[one.indicator].theme)
        and view.basis in ("", one.basis)
        and view.evidence in ("", one.evidence)
        and view.status in ("", one.status)
        and view.period in ("", one.period)
        and view.source in ("", one.source, one.cited)
    )


def _says(package: Package, one: Observation, wanted: tuple[str, ...]) -> bool:
    return not wanted or contains(_text(package, one), wanted)


def _text(package: Package, one: Observation) -> str:
    """All that a search may find an observation by."""
    site, indicator = package.site[one.site].name, package.indicator[one.indicator].title
    return f"{one.observation} {site} {indicator} {one.value} {one.statement} {one.locator}"


def _printed(one: Observation) -> tuple[bool, bool, int]:
    return (one.source != "report", not one.locator, first_line(one.locator))


def _orders(package: Package) -> Mapping[str, Key]:
    sites = {code: place for place, code in enumerate([*package.site_codes, "REG"])}
    indicators = {one.indicator: place for place, one in enumerate(package.indicators)}
    return {
        "site": lambda one: sites[one.site],
        "indicator": lambda one: indicators[one.indicator],
        "period": lambda one: one.period,
        "evidence": lambda one: one.evidence,
    }
