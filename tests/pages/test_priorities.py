"""The workshop's items: what the three tables say of them, and the page that holds them against each other."""

from __future__ import annotations

from dashboard.chart import build
from dashboard.charts import priorities_slope
from dashboard.package.model import Package
from dashboard.package.records import REGION
from dashboard.readings.workshop import NAMED, OF_REGION, SILENT, UNNAMED, follows_small_groups, items, most_moved
from dashboard.view import View


def test_items_stand_in_the_final_order_with_what_each_table_says(package: Package) -> None:
    # When the items of the workshop are read
    found = items(package)
    # Then there are 14 in the order of table 10, each with its choices of table 9
    assert [one.rank for one in found] == list(range(1, 15))
    assert sum(one.times for one in found) == sum(one.frequency or 0 for one in package.priorities)
    assert found[0].title.startswith("Wider range")


def test_the_final_order_is_that_of_the_small_groups_and_funding_moved_most(package: Package) -> None:
    moved = most_moved(package)
    assert follows_small_groups(package)
    assert moved
    assert moved.favourite
    assert (moved.small.item, moved.favourite.priority, moved.favourite.times, moved.rank) == ("P13", 1, 2, 11)


def test_the_fifth_item_became_two_recommendations(package: Package) -> None:
    double = [one for one in items(package) if len(one.recommendations) > 1]
    assert [(one.small.item, one.recommendations) for one in double] == [("P05", ("R05", "R06"))]


def test_a_site_that_no_comment_names_is_not_said_to_have_other_priorities(package: Package) -> None:
    # Given items that name sites, one that names the region and one whose comment names nobody
    by_key = {one.small.item: one for one in items(package)}
    # Then each says no more than the report does
    assert by_key["P02"].marked("ALB") == NAMED
    assert by_key["P02"].marked("SRB") == UNNAMED
    assert by_key["P06"].marked("SRB") == OF_REGION
    assert by_key["P06"].marked(REGION) == NAMED
    assert by_key["P01"].marked("ALB") == SILENT


def test_chosen_sites_are_what_the_slope_tells(package: Package) -> None:
    # When the slope is made for two sites
    exhibit = build(priorities_slope.CHART, View(sites=("ALB", "XKX")), package)
    # Then only what they called a priority is dark
    assert {row["item"] for row in exhibit.table.rows if row["is_told"]} == {"Skills of police and other actors"}
    assert "called a priority by Albania or Kosovo*" in str(exhibit.figure)
