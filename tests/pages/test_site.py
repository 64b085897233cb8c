"""A site's profile: which addresses lead to one, and that its sections hold what the package says of the site."""

from __future__ import annotations

import json
from typing import Any

import pytest
from plotly.utils import PlotlyJSONEncoder

from dashboard.charts.site_status import SHORT, select, standing
from dashboard.package.model import Package
from dashboard.pages.page import UnknownPage
from dashboard.pages.profile.facts import FIGURES, PROTECTION
from dashboard.pages.site import PLACES, layout
from dashboard.view import View

SITES = ("ALB", "BIH", "XKX", "MKD", "MNE", "SRB")


def drawn(package: Package, site: str, view: View | None = None) -> str:
    return json.dumps(layout(package, view or View(), site), cls=PlotlyJSONEncoder)


def words(package: Package, site: str, view: View | None = None) -> str:
    return text(json.loads(drawn(package, site, view)))


def text(node: Any) -> str:
    if isinstance(node, dict):
        return text(node.get("props", {}).get("children"))
    return "".join(map(text, node)) if isinstance(node, list) else str(node or "")


def test_small_letters_lead_to_the_same_profile(package: Package) -> None:
    assert drawn(package, "alb") == drawn(package, "ALB")


@pytest.mark.parametrize("site", ["REG", "KOS", "reg", ""])
def test_what_is_no_site_has_no_profile(package: Package, site: str) -> None:
    with pytest.raises(UnknownPage, match="There is no site"):
        layout(package, View(), site)


@pytest.mark.parametrize("site", SITES)
def test_links_at_the_top_lead_to_sections(package: Package, site: str) -> None:
    page = drawn(package, site)
    assert [anchor for anchor in PLACES if f'"id": "{anchor}"' not in page] == []


@pytest.mark.parametrize("site", SITES)
def test_the_other_five_keep_the_filters(package: Package, site: str) -> None:
    page = drawn(package, site, View(topic="justice", theme="residence"))
    for other in SITES:
        assert (f'"/sites/{other}?theme=residence&topic=justice"' in page) == (other != site)


@pytest.mark.parametrize("site", SITES)
def test_every_action_asked_of_the_site_is_there(package: Package, site: str) -> None:
    asked = {one.site_recommendation for one in package.site_recommendation_sites if one.site == site}
    page = words(package, site)
    for one in package.site_recommendations:
        assert (f"{one.site_recommendation} · " in page) == (one.site_recommendation in asked)


@pytest.mark.parametrize("site", SITES)
def test_every_statement_of_a_finding_body_route_or_form_is_there(package: Package, site: str) -> None:
    page = words(package, site)
    tables = (package.finding_sites, package.actors, package.routes, package.exploitation, package.observations)
    stated = [one.statement for rows in tables for one in rows if one.site == site and one.locator]
    assert [statement for statement in stated if statement not in page] == []


@pytest.mark.parametrize("site", SITES)
def test_kosovo_and_north_macedonia_bring_their_notes(package: Package, site: str) -> None:
    assert package.site[site].note in words(package, site)


def test_topic_narrows_what_is_asked(package: Package) -> None:
    page = words(package, "SRB", View(topic="justice"))
    assert "Asked of Serbia: 2 of 12 actions" in page
    assert "S40 · " in page
    assert "S04 · " not in page


def test_theme_narrows_the_statements(package: Package) -> None:
    page = drawn(package, "SRB", View(theme="residence"))
    assert '"id": "theme-residence"' in page
    assert '"id": "theme-protection"' not in page


def test_indicators_of_the_sections_exist(package: Package) -> None:
    named = {one for group in (*PROTECTION.values(), *FIGURES.values()) for one in group}
    assert named <= package.indicator.keys()


@pytest.mark.parametrize("site", SITES)
def test_what_becomes_of_the_mechanisms_adds_up(package: Package, site: str) -> None:
    rows = select(package, View(sites=(site,))).rows
    stands = standing(rows)
    assert stands.on_paper == stands.works + stands.short + stands.unrated


@pytest.mark.parametrize("site", SITES)
def test_gaps_come_first_and_pairs_stay_together(package: Package, site: str) -> None:
    rows = select(package, View(sites=(site,))).rows
    assert all(law["line"] == practice["line"] for law, practice in zip(rows[::2], rows[1::2], strict=True))
    short = [row["group"] == SHORT for row in rows]
    assert short == sorted(short, reverse=True)
