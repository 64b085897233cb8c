"""Which exhibits tell of one site, in the order in which its slides show them."""

from __future__ import annotations

from dashboard.package.model import Package
from dashboard.view import View

CHARTS = (
    "site-status",
    "case-figures",
    "shelters",
    "residence-time",
    "hotline-hours",
    "site-roles",
    "exploitation-forms",
    "case-way",
    "workshop-priorities",
)


def site_exhibits(package: Package, site: str) -> tuple[tuple[str, View], ...]:
    """The exhibits of a site: the id of each chart with the view of that site. Raises KeyError for no site."""
    view = View(sites=(package.site[site].site,))
    return tuple((chart, view) for chart in CHARTS)
