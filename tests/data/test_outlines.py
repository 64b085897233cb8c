"""The outlines as they are committed, and how they are made, without a network."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from dashboard import outlines

BOUNDARIES = Path(__file__).parents[2] / "data" / "boundaries.geojson"
SITES = {
    "ALB": "Albania",
    "BIH": "Bosnia and Herzegovina",
    "XKX": "Kosovo*",
    "MKD": "North Macedonia",
    "MNE": "Montenegro",
    "SRB": "Serbia",
}


@pytest.fixture(scope="module")
def features() -> list[dict[str, Any]]:
    collection = json.loads(BOUNDARIES.read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    return collection["features"]


@pytest.fixture(scope="module")
def sites(features: list[dict[str, Any]]) -> dict[str, BaseGeometry]:
    return {
        feature["properties"]["site"]: shape(feature["geometry"])
        for feature in features
        if feature["properties"]["kind"] == "site"
    }


@pytest.fixture(scope="module")
def surfaces(features: list[dict[str, Any]]) -> list[BaseGeometry]:
    return [shape(feature["geometry"]) for feature in features if feature["properties"]["kind"] != "line"]


@pytest.fixture(scope="module")
def line(features: list[dict[str, Any]]) -> BaseGeometry:
    (only,) = [feature for feature in features if feature["properties"]["kind"] == "line"]
    assert only["properties"] == {"site": "", "name": "Kosovo* line", "kind": "line"}
    return shape(only["geometry"])


def test_six_sites_come_first_in_the_reports_order(features: list[dict[str, Any]]) -> None:
    first = [(f["properties"]["site"], f["properties"]["name"]) for f in features[:6]]
    assert first == list(SITES.items())


def test_nothing_is_finer_than_a_site(features: list[dict[str, Any]]) -> None:
    assert all(set(feature) == {"type", "properties", "geometry"} for feature in features)
    assert all(set(feature["properties"]) == {"site", "name", "kind"} for feature in features)
    coded = [feature["properties"]["site"] for feature in features if feature["properties"]["site"]]
    assert coded == list(SITES)


def test_neighbours_are_context_without_a_site(features: list[dict[str, Any]]) -> None:
    names = [f["properties"]["name"] for f in features if f["properties"]["kind"] == "neighbour"]
    assert names == sorted(names)
    assert {"Croatia", "Hungary", "Romania", "Bulgaria", "Greece"} <= set(names)
    assert not set(names) & {atlas_name for atlas_name, _ in outlines.SITES.values()}


def test_every_shape_is_valid(surfaces: list[BaseGeometry], line: BaseGeometry) -> None:
    assert all(surface.is_valid and surface.area > 0 for surface in surfaces)
    assert line.is_valid
    assert line.is_simple


def test_borders_are_shared_without_gap_or_overlap(
    sites: dict[str, BaseGeometry], surfaces: list[BaseGeometry]
) -> None:
    together = shapely.union_all(list(sites.values()))
    assert together.area == pytest.approx(sum(site.area for site in sites.values()), abs=1e-9)
    assert together.geom_type == "Polygon"
    assert not together.interiors
    assert shapely.coverage_is_valid(surfaces)


@pytest.mark.parametrize("pair", [("ALB", "XKX"), ("BIH", "MNE"), ("MKD", "XKX"), ("MNE", "SRB"), ("SRB", "XKX")])
def test_adjoining_sites_share_a_line(sites: dict[str, BaseGeometry], pair: tuple[str, str]) -> None:
    one, other = pair
    assert shapely.shared_paths(sites[one].boundary, sites[other].boundary).length > 0.3


def test_kosovos_line_is_all_of_its_border_with_serbia(sites: dict[str, BaseGeometry], line: BaseGeometry) -> None:
    assert sites["XKX"].boundary.covers(line)
    assert sites["SRB"].boundary.covers(line)
    assert line.length == pytest.approx(2.87, abs=0.1)


def test_every_corner_lies_in_the_frame_on_the_grid(surfaces: list[BaseGeometry], line: BaseGeometry) -> None:
    corners = shapely.get_coordinates([*surfaces, line])
    west, south, east, north = outlines.FRAME
    assert (corners >= (west, south)).all()
    assert (corners <= (east, north)).all()
    assert (corners == corners.round(3)).all()


def test_the_sites_keep_clear_of_the_frames_edge(sites: dict[str, BaseGeometry]) -> None:
    west, south, east, north = shapely.total_bounds(list(sites.values()))
    assert west - 11 > 1
    assert south - 38 > 1
    assert 28 - east > 1
    assert 48 - north > 1


def test_outer_rings_run_clockwise_as_plotlys_maps_read_them(surfaces: list[BaseGeometry]) -> None:
    parts = shapely.get_parts(surfaces)
    assert not shapely.is_ccw(shapely.get_exterior_ring(parts)).any()


def test_the_file_is_small_and_compact() -> None:
    assert BOUNDARIES.stat().st_size < 130_000
    assert ": " not in BOUNDARIES.read_text(encoding="utf-8")


def test_sites_have_the_shape_one_expects(sites: dict[str, BaseGeometry]) -> None:
    metric = gpd.GeoSeries(sites, crs="EPSG:4326").to_crs("EPSG:3035")
    thousands_of_km2 = (metric.area / 1e9).round().astype(int).to_dict()
    assert thousands_of_km2 == pytest.approx(
        {"ALB": 28.7, "BIH": 51.2, "XKX": 10.9, "MKD": 25.4, "MNE": 13.8, "SRB": 77.5}, abs=1.5
    )


def small_atlas() -> gpd.GeoDataFrame:
    """A world of boxes: the six sites, a neighbour that leaves the frame, a country far away."""
    boxes = {
        "Albania": (19, 39, 20, 40),
        "Bosnia and Herz.": (16, 42, 18, 43),
        "Kosovo": (20, 41, 21, 42),
        "Macedonia": (21, 40, 22, 41),
        "Montenegro": (18, 42, 20, 43),
        "Serbia": (20, 42, 22, 43),
        "Zeeland": (22, 30, 40, 60),
        "Farland": (100, 0, 101, 1),
    }
    return gpd.GeoDataFrame({"name": list(boxes)}, geometry=[shapely.box(*box) for box in boxes.values()])


def test_features_are_picked_cut_and_named() -> None:
    made = list(outlines.features(small_atlas()))
    assert [feature["properties"]["name"] for feature in made] == [*SITES.values(), "Zeeland", "Kosovo* line"]
    assert shape(made[6]["geometry"]).bounds == (22, 38, 28, 48)
    assert shape(made[7]["geometry"]).equals(shapely.LineString([(20, 42), (21, 42)]))


def test_writing_twice_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(outlines, "read_atlas", small_atlas)
    one, other = tmp_path / "one.geojson", tmp_path / "other.geojson"
    outlines.write_outlines(one)
    monkeypatch.setattr(outlines, "read_atlas", lambda: small_atlas()[::-1].reset_index(drop=True))
    outlines.write_outlines(other)
    assert one.read_bytes() == other.read_bytes()


def test_without_npm_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RuntimeError, match="please install npm"):
        outlines.read_atlas()


def test_sites_do_not_overlap(sites: dict[str, BaseGeometry]) -> None:
    overlaps = [one.intersection(other).area for one, other in combinations(sites.values(), 2)]
    assert max(overlaps) == pytest.approx(0, abs=1e-12)
