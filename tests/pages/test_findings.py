"""From a finding to what sites are asked, and back: what the filters narrow, and what the pages say of it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder

from dashboard.package.model import Package
from dashboard.pages import PAGES
from dashboard.pages.page import UnknownPage
from dashboard.ties import answers, asked, findings, recommendations
from dashboard.view import FILTER, View


def drawn(package: Package, path: str, view: View) -> Any:
    """The page at `path` as JSON."""
    page, parts = next((page, parts) for page in PAGES if (parts := page.match(path)) is not None)
    layout: Component = page.drawn(package, view, parts)
    return json.loads(json.dumps(layout, cls=PlotlyJSONEncoder))


def parts_of(node: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(node, dict):
        properties = node.get("props", {})
        yield {**properties, "type": node.get("type")}
        yield from parts_of(properties.get("children"))
    elif isinstance(node, list):
        for child in node:
            yield from parts_of(child)


def text(node: Any) -> str:
    if isinstance(node, dict):
        return text(node.get("props", {}).get("children"))
    return "".join(text(child) for child in node) if isinstance(node, list) else str(node or "")


def links(node: Any) -> list[str]:
    return [str(part["href"]) for part in parts_of(node) if part.get("href")]


def test_that_the_actions_asked_are_the_pairs_of_the_package(package: Package) -> None:
    # When all recommendations are asked of all sites
    asks = asked(package, View(), *package.recommendation)

    # Then each pair of a supporting recommendation and a site is there once
    pairs = [(one.site_recommendation, one.site) for one in package.site_recommendation_sites]
    assert Counter((ask.action.site_recommendation, ask.site) for ask in asks) == Counter(pairs)


@pytest.mark.parametrize("key", ["topic", "actor", "area"])
def test_that_a_filter_narrows_findings_and_recommendations_alike(package: Package, key: str) -> None:
    for value in FILTER[key].options(package):
        # Given a view with one filter
        view = View(**{key: value})

        # Then its findings are those that its recommendations answer, and these are the ones that it leaves
        left = {one.recommendation for one in recommendations(package, view)}
        for one in findings(package, view):
            ties = {tie.recommendation for tie in answers(package, view, one.finding)}
            assert ties, f"{one.finding} is left by {key}={value}, but nothing answers it"
            assert ties <= left


def test_that_an_actor_without_a_part_at_a_site_leaves_no_dead_end(package: Package) -> None:
    # Given an actor and a site at which nothing is asked of it
    action = package.site_recommendations[0]
    site = next(one for one in package.site_codes if one not in package.sites_asked[action.site_recommendation])
    view = View(actor=action.actor, sites=(site,))

    # When the recommendation is opened
    page = drawn(package, f"/recommendations/{action.recommendation}", view)

    # Then the recommendation is still among those of the view, and the page says that nothing is asked
    assert action.recommendation in {one.recommendation for one in recommendations(package, view)}
    assert f"Nothing is asked here of this actor for {package.site[site].name}" in text(page)


def test_that_the_way_to_a_recommendation_and_back_keeps_the_filters(package: Package) -> None:
    view = View(sites=("ALB", "SRB"), topic="justice", area="support")

    for path in ("/findings", "/findings/F12", "/recommendations", "/recommendations/R13"):
        # When any of the pages is drawn
        page = drawn(package, path, view)

        # Then each link to another of them carries the filters (a cell of a chart chooses its site)
        ways = [href for href in links(page) if re.match(r"/(findings|recommendations)", href)]
        assert ways
        assert all(re.search(r"\?area=support&sites=(ALB,SRB|ALB|SRB)&topic=justice$", href) for href in ways), ways


def test_that_a_finding_shows_all_its_evidence_and_answers(package: Package) -> None:
    for finding in package.finding:
        page = text(drawn(package, f"/findings/{finding}", View()))
        for said in package.evidence_for[finding]:
            assert said.statement in page
        for tie in package.answers_to[finding]:
            assert package.recommendation[tie.recommendation].title in page
            assert all(action.statement in page for action in package.actions_of[tie.recommendation])


def test_that_a_recommendation_shows_its_parts_its_findings_and_the_workshop(package: Package) -> None:
    for key in package.recommendation:
        page = text(drawn(package, f"/recommendations/{key}", View()))
        parts = [part.statement for part in package.recommendation_parts if part.recommendation == key]
        items = [item for item in package.priorities if key in item.recommendation.split(";")]
        assert items
        assert all(part in page for part in parts)
        assert all(package.finding[tie.finding].title in page for tie in package.answered_by[key])
        assert all(item.revised in page for item in items)


def test_that_neighbours_are_those_of_the_filtered_list(package: Package) -> None:
    # Given the findings of one area
    order = [one.finding for one in findings(package, View(area="support"))]

    # When the second is drawn
    page = drawn(package, f"/findings/{order[1]}", View(area="support"))

    # Then its neighbours are the first and the third
    hrefs = links(next(part["children"] for part in parts_of(page) if part.get("className") == "ways"))
    assert hrefs == ["/findings?area=support", *[f"/findings/{key}?area=support" for key in (order[0], order[2])]]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/findings/F99", "Finding F99 is not among the 20 findings."),
        ("/recommendations/R16", "Recommendation R16 is not among the 15 recommendations."),
    ],
)
def test_that_an_unknown_id_is_an_unknown_page(package: Package, path: str, message: str) -> None:
    with pytest.raises(UnknownPage, match=re.escape(message)):
        drawn(package, path, View())
