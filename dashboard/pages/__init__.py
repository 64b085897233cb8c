"""All pages, in the order of the navigation."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.package.model import Package
from dashboard.pages import (
    actors,
    cases,
    compare,
    data,
    exhibit,
    exploitation,
    finding,
    findings,
    glossary,
    overview,
    priorities,
    protection,
    recommendation,
    recommendations,
    routes,
    search,
    section,
    site,
    source,
    sources,
    start,
    survey,
    survey_interviews,
)
from dashboard.pages.missing import missing
from dashboard.pages.page import Page, UnknownPage
from dashboard.view import Reading

PAGES: tuple[Page, ...] = (
    overview.PAGE,
    compare.PAGE,
    cases.PAGE,
    routes.PAGE,
    exploitation.PAGE,
    site.PAGE,
    protection.PAGE,
    actors.PAGE,
    survey.PAGE,
    survey_interviews.PAGE,
    priorities.PAGE,
    findings.PAGE,
    finding.PAGE,
    recommendations.PAGE,
    recommendation.PAGE,
    data.PAGE,
    exhibit.PAGE,
    sources.PAGE,
    source.PAGE,
    section.PAGE,
    search.PAGE,
    start.PAGE,
    glossary.PAGE,
)


def page_at(path: str, package: Package, reading: Reading) -> tuple[Page | None, Component]:
    """The page at `path` and its layout; None and a page with ways back where there is none."""
    for page in PAGES:
        parts = page.match(path)
        if parts is not None:
            try:
                return page, page.drawn(package, reading.view, parts)
            except UnknownPage as unknown:
                return None, missing(package, str(unknown))
    return None, missing(package, "There is no page at this address.")
