"""Routes and forms of exploitation: what the pages compute beside their exhibits."""

from __future__ import annotations

import json

import pytest

from dashboard.charts import route_map, route_sankey
from dashboard.drawing.basemap import arc
from dashboard.forms import EMERGING, forms, sites_where
from dashboard.movements import is_placed, movements
from dashboard.package.model import Package
from dashboard.pages import exploitation, routes
from dashboard.readings.places import PLACES, detour, is_beyond
from dashboard.view import KINDS, View


@pytest.mark.parametrize("kind", KINDS)
def test_each_movement_is_on_the_map_or_in_words(package: Package, kind: str) -> None:
    # Given the movements of one kind
    view = View(kind=kind)
    drawn = {row["statement"] for row in route_map.select(package, view).rows}
    page = json.dumps(routes.layout(package, view).to_plotly_json(), default=lambda part: part.to_plotly_json())
    # When they are shown, then each is drawn, or named in words below the map
    for one in movements(package, view):
        assert (one.statement in drawn) == is_placed(package, one)
        assert json.dumps(one.statement) in page


@pytest.mark.parametrize("kind", KINDS)
def test_trafficking_and_irregular_migration_are_kept_apart(package: Package, kind: str) -> None:
    of_kind = {one.statement for one in package.routes if one.kind == kind}
    assert {row["statement"] for row in route_sankey.select(package, View(kind=kind)).rows} <= of_kind


def test_only_ends_that_no_source_names_have_no_place(package: Package) -> None:
    unplaced = [one for one in package.routes if one.role == "movement" and not is_placed(package, one)]
    assert all("not named" in one.destination for one in unplaced)


def test_a_line_between_far_places_goes_around_the_sites() -> None:
    far = detour("Ukraine", "Western Europe")
    assert far is not None
    assert far[1] > PLACES["Ukraine"].lat
    assert detour("ALB", "Western Europe") is None
    assert not is_beyond("Greece")


def test_there_and_back_are_two_lines() -> None:
    there, back = arc((20.0, 41.0), (22.0, 43.0)), arc((22.0, 43.0), (20.0, 41.0))
    assert there.head != back.head
    assert there.lon[0] == back.lon[-1]
    assert there.lon[7] != back.lon[7]


def test_the_form_that_rises_at_most_sites_comes_first_and_into_the_headline(package: Package) -> None:
    first = forms(package)[0]
    numbers = [len(sites_where(package, form, EMERGING)) for form in forms(package) if form != "other"]
    assert numbers == sorted(numbers, reverse=True)
    headline = exploitation.layout(package, View()).children[0].children
    assert headline.startswith(package.label("form", first))
    assert f"{numbers[0]} of {len(package.site_codes)}" in headline
