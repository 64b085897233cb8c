"""The outlines on the maps: six sites, their neighbours as context, and Kosovo's line.

They are Natural Earth's countries at 1:10 million (public domain), as the npm package
``world-atlas`` carries them. ``python -m dashboard outlines`` makes
``data/boundaries.geojson`` again; the dashboard itself only ever reads that file.
Degrees of longitude and latitude (WGS 84) throughout.
"""

import json
import shutil
import subprocess  # nosec B404  # started with lists of our own words, never by a shell
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

ATLAS = "world-atlas@2.0.2"
ATLAS_FILE = "package/countries-10m.json"

SITES = {
    "ALB": ("Albania", "Albania"),
    "BIH": ("Bosnia and Herz.", "Bosnia and Herzegovina"),
    "XKX": ("Kosovo", "Kosovo*"),
    "MKD": ("Macedonia", "North Macedonia"),
    "MNE": ("Montenegro", "Montenegro"),
    "SRB": ("Serbia", "Serbia"),
}
"""Code of each site, in the report's order -> its name in the atlas and the name shown."""

FRAME = (11.0, 38.0, 28.0, 48.0)
"""West, south, east, north: the six sites fill it at 16:9 as well as at 9:16 (Mercator)."""

TOLERANCE = 0.01
"""Degrees (about a kilometre): crisp at 1920 pixels, a fortieth of the atlas's size."""

GRID = 0.001
"""Degrees (about a hundred metres) to which corners are rounded, a shared corner once for all."""

Feature = dict[str, Any]


def write_outlines(out: Path) -> None:
    """Write the outlines to ``out`` as compact GeoJSON, the same bytes each time."""
    collection = {"type": "FeatureCollection", "features": list(features(read_atlas()))}
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    out.write_text(text + "\n", encoding="utf-8")


def read_atlas() -> gpd.GeoDataFrame:
    """Get the atlas by npm: a row for each country of the world, columns ``name`` and ``geometry``."""
    with TemporaryDirectory() as folder:
        archive = _pack(ATLAS, Path(folder))
        countries: gpd.GeoDataFrame = gpd.read_file(f"/vsitar/{archive}/{ATLAS_FILE}", layer="countries")
    return countries[["name", "geometry"]]


def features(countries: gpd.GeoDataFrame) -> Iterator[Feature]:
    """Yield the sites in the report's order, then the neighbours by name, then Kosovo's line."""
    shapes = shapes_in_frame(countries)
    for site, (atlas_name, name) in SITES.items():
        yield _feature(shapes[atlas_name], kind="site", name=name, site=site)
    for name in sorted(shapes.keys() - {atlas_name for atlas_name, _ in SITES.values()}):
        yield _feature(shapes[name], kind="neighbour", name=name)
    yield _feature(shared_line(shapes["Kosovo"], shapes["Serbia"]), kind="line", name="Kosovo* line")


def shapes_in_frame(countries: gpd.GeoDataFrame) -> dict[str, BaseGeometry]:
    """Simplify the countries together, so that shared borders stay shared, then cut them to the frame.

    The result maps a name in the atlas to a polygon or multipolygon in rounded degrees.
    """
    frame = shapely.box(*FRAME)
    mended = shapely.make_valid(countries.geometry.to_numpy(), method="structure", keep_collapsed=False)
    inside = shapely.intersects(mended, frame)
    simplified = shapely.coverage_simplify(mended[inside], TOLERANCE)
    cut = shapely.intersection(simplified, frame, grid_size=GRID)
    return dict(zip(countries["name"][inside], map(_surface, cut), strict=True))


def shared_line(one: BaseGeometry, other: BaseGeometry) -> BaseGeometry:
    """Return the border that two adjoining shapes share, joined into as few lines as possible."""
    return shapely.line_merge(shapely.intersection(one.boundary, other.boundary)).normalize()


def _pack(package: str, folder: Path) -> Path:
    """Download an npm package into the folder and return its archive."""
    npm = shutil.which("npm")
    if npm is None:
        raise RuntimeError(f"the outlines come from the npm package {package}: please install npm (Node.js)")
    command = [npm, "pack", "--silent", package]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # nosec B603  # as above
    return next(folder.glob("*.tgz"))


def _surface(shape: BaseGeometry) -> BaseGeometry:
    """Keep what has an area, its outer rings clockwise, as d3 and so plotly's maps read them."""
    polygons = [part for part in shapely.get_parts(shape) if part.area > 0]
    whole = polygons[0] if len(polygons) == 1 else shapely.multipolygons(polygons)
    clockwise: BaseGeometry = shapely.orient_polygons(whole.normalize(), exterior_cw=True)
    return clockwise


def _feature(shape: BaseGeometry, kind: str, name: str, site: str = "") -> Feature:
    """Return a GeoJSON feature; ``kind`` is ``site``, ``neighbour`` or ``line``."""
    properties = {"site": site, "name": name, "kind": kind}
    return {"type": "Feature", "properties": properties, "geometry": shapely.geometry.mapping(shape)}
