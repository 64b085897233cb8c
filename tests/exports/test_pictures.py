"""The figure for a picture carries its words and asks nobody; its writers pass it on as it is."""

from __future__ import annotations

import json
from copy import deepcopy
from html import unescape

import pytest

from dashboard.chart import Chart, Exhibit, Figure, build
from dashboard.charts import CHART, CHARTS
from dashboard.drawing.basemap import OUTLINES
from dashboard.exports.captioned import captioned
from dashboard.exports.form import Kind, Outgoing, Size
from dashboard.exports.pictures import as_png, as_svg
from dashboard.exports.standalone import standalone
from dashboard.package.model import Package
from dashboard.view import View

WIDTHS = (480, 960, 1280)
charts = pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)


def said(figure: Figure) -> str:
    """All annotations as plain words."""
    text = " ".join(one["text"] for one in figure["layout"]["annotations"])
    return unescape(text.replace("<br>", " ").replace("<b>", "").replace("</b>", ""))


def in_one_line(text: str) -> str:
    return " ".join(text.split())


@charts
@pytest.mark.parametrize("width", WIDTHS)
def test_a_picture_says_title_filters_and_all_lines_of_the_caption(chart: Chart, package: Package, width: int) -> None:
    exhibit = build(chart, View(), package)
    words = in_one_line(said(captioned(exhibit, width)))
    for line in (exhibit.title, exhibit.filtered, *exhibit.caption):
        assert in_one_line(line) in words


@charts
def test_the_plot_keeps_its_height(chart: Chart, package: Package) -> None:
    exhibit = build(chart, View(), package)
    layout, given = captioned(exhibit, 960)["layout"], exhibit.shown["layout"]
    plot = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    assert layout["width"] == 960
    assert 0.7 < plot / given.get("height", 570) <= 1


@charts
def test_the_words_leave_the_exhibit_as_it_is(chart: Chart, package: Package) -> None:
    exhibit = build(chart, View(), package)
    before = deepcopy(exhibit.shown)
    captioned(exhibit, 960)
    assert exhibit.shown == before


def test_where_there_is_nothing_to_draw_the_picture_says_why(package: Package) -> None:
    exhibit = build(CHART["evidence-matrix"], View(sites=("ALB",), differs="yes"), package)
    assert exhibit.figure is None
    words = in_one_line(said(captioned(exhibit, 960)))
    assert in_one_line(exhibit.description) in words
    assert exhibit.title in words


@charts
def test_a_figure_that_stands_alone_has_no_address_and_the_outlines_that_it_names(
    chart: Chart, package: Package
) -> None:
    figure = build(chart, View(), package).shown
    alone = standalone(figure, package)
    assert OUTLINES not in json.dumps(alone)
    for before, after in zip(figure["data"], alone["data"], strict=True):
        key = after.get("featureidkey", "").removeprefix("properties.")
        named = {one["properties"][key] for one in after["geojson"]["features"]} if key else set()
        assert named == set(before.get("locations", ()))
        assert {**after, "geojson": ""} == {**before, "geojson": ""}


@pytest.mark.parametrize(("write", "kind"), [(as_svg, "svg"), (as_png, "png")])
def test_a_writer_asks_for_its_picture_in_the_size_that_is_wanted(package: Package, write: object, kind: Kind) -> None:
    exhibit: Exhibit = build(CHART["shelters"], View(), package)

    def paint(figure: Figure, asked: Kind, size: Size) -> bytes:
        return f"{asked} {figure['layout']['width']} {size.scale}".encode()

    outgoing = Outgoing(package, exhibit, "https://example.org", paint, Size(640, 3))
    assert write(outgoing) == f"{kind} 640 3".encode()  # type: ignore[operator]
