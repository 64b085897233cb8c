"""The addresses of the dashboard: all of them, those that a browser looks at, and whether one leads anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from itertools import product

from flask import Flask
from werkzeug.exceptions import HTTPException

from dashboard.charts import CHART
from dashboard.package.model import Package
from dashboard.pages import PAGES
from dashboard.wording import by_section, section_slug

SITES = ("XKX",)
LOOKED_AT = {  # by part of an address: what tests in a browser look at, and not at all the others of the same kind
    "site": SITES,
    "finding": ("F16",),
    "recommendation": ("R07",),
    "source": ("greta-2011-alb",),
    "chart": ("survey-services",),
    "section": ("3.2",),
}
PART = re.compile(r"<(\w+)>")


def known(part: str, package: Package) -> Collection[str]:
    """All that may stand for a part of an address; a page with another kind of part adds it here."""
    return {
        "site": package.site_codes,
        "finding": package.finding,
        "recommendation": package.recommendation,
        "source": package.source,
        "chart": list(CHART),
        "section": [section_slug(name) for name in by_section(package)],
    }[part]


def all_addresses(package: Package) -> list[str]:
    """Every page that the dashboard has."""
    return [path for page in PAGES for path in _filled(page.address, lambda part: known(part, package))]


def looked_at() -> list[str]:
    """A few pages of each kind, known before the package is read."""
    return [path for page in PAGES for path in _filled(page.address, LOOKED_AT.__getitem__)]


def _filled(address: str, values: Callable[[str], Collection[str]]) -> Iterator[str]:
    parts = PART.findall(address)
    for chosen in product(*(values(part) for part in parts)):
        path = address
        for part, value in zip(parts, chosen, strict=True):
            path = path.replace(f"<{part}>", value)
        yield path


def is_page(path: str, package: Package) -> bool:
    """Whether there is a page at `path`."""
    for page in PAGES:
        parts = page.match(path)
        if parts is not None:
            return all(value in known(part, package) for part, value in parts.items())
    return False


def is_route(path: str, server: Flask) -> bool:
    """Whether the server itself answers at `path`, beside the pages."""
    try:
        endpoint, _ = server.url_map.bind("localhost").match(path)
    except HTTPException:
        return False
    return endpoint.startswith("routes.")


FIRST_OF_A_KIND = frozenset(next(_filled(page.address, LOOKED_AT.__getitem__)) for page in PAGES)
