"""A package as large as one may become, to measure with: made-up sites and figures around the tables of a real one.

What the real package says of the region stays; each other site, indicator and period has one made-up observation.
The same size gives the same bytes.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from itertools import chain, count, cycle, islice, product
from pathlib import Path
from random import Random
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from dashboard.package.records import REGION, SITUATION
from dashboard.package.schema import DESCRIPTOR

Row = Mapping[str, str]
Choices = Mapping[str, Sequence[str]]
NEWEST = 2012  # the first year before the situation
NUMBERED_FROM = 100_001  # the made-up observations, beyond those of a real package
WEST, NORTH, STEP, ACROSS = 14.6, 46.2, 0.45, 20  # degrees: the made-up sites are squares, so many in a row
EVIDENCE = ("document", "informants", "survey", "workshop", "mixed")
SILENT = 0.15  # share of the cells that no source speaks of
TITLE = "Made-up data, to measure with: nothing of it may be cited"


@dataclass(frozen=True)
class Size:
    """How many sites (without the region), indicators and periods there are."""

    sites: int
    indicators: int
    periods: int


USUAL, MOST = Size(200, 100, 20), Size(600, 700, 100)


def synthesize(real: Path, out: Path, size: Size) -> int:
    """Write the package into the folder `out`, made from the one in `real`; return how many observations it has.

    Raises ValueError where there is no package of this size, and FileExistsError where `out` holds something.
    """
    sites, indicators = _read(real / "sites.csv"), _read(real / "indicators.csv")
    _refuse(out, size, Size(len(sites) - 1, len(indicators), 1))
    shutil.copytree(real, out, dirs_exist_ok=True)
    sites += islice(_more_sites({one["iso2"] for one in sites}), size.sites + 1 - len(sites))
    indicators += islice(_more_indicators(tuple(indicators)), size.indicators - len(indicators))
    of_region = [one for one in _read(real / "observations.csv") if one["site"] == REGION]
    made = _observations(sites, indicators, _periods(size.periods), _codes(real))
    _write(out / "sites.csv", sites)
    _write(out / "indicators.csv", indicators)
    _write(out / "observations.csv", chain(of_region, made))
    _put(out / "boundaries.geojson", lambda outlines: {"features": [*outlines["features"], *_squares(sites, outlines)]})
    _put(out / DESCRIPTOR, lambda _: {"title": TITLE})
    return len(of_region) + size.sites * size.indicators * size.periods


def _refuse(out: Path, size: Size, least: Size) -> None:
    for field, asked, fewest, most in zip(fields(Size), astuple(size), astuple(least), astuple(MOST), strict=True):
        if not fewest <= asked <= most:
            raise ValueError(f"{field.name} is {asked}; give a number from {fewest} to {most}")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise FileExistsError(f"{out} is there already; nothing was written. Give an empty folder or a new name.")


def _more_sites(taken: set[str]) -> Iterator[Row]:
    codes = (first + second for first, second in product(ascii_uppercase, repeat=2))
    for number, code in enumerate((one for one in codes if one not in taken), start=1):
        name = f"Made-up site {number}"
        yield {"site": f"Q{code}", "name": name, "name_in_report": name, "iso2": code, "kind": "site", "note": ""}


def _more_indicators(real: Sequence[Row]) -> Iterator[Row]:
    """Copies of the real ones that are rated, under other names."""
    rated = cycle(one for one in real if one["kind"] == "status")
    names = product(ascii_lowercase, repeat=2)
    for number, (like, letters) in enumerate(zip(rated, names, strict=False), start=1):
        yield {**like, "indicator": "made_up_" + "".join(letters), "title": f"Made-up mechanism {number}"}


def _periods(number: int) -> list[str]:
    return [SITUATION, *map(str, range(NEWEST, NEWEST - number + 1, -1))]


def _codes(real: Path) -> Choices:
    codes: dict[str, list[str]] = {}
    for one in _read(real / "codes.csv"):
        codes.setdefault(one["codelist"], []).append(one["code"])
    return codes


def _observations(
    sites: Sequence[Row], indicators: Sequence[Row], periods: Sequence[str], codes: Choices
) -> Iterator[Row]:
    numbers = count(NUMBERED_FROM)
    for site, indicator in product(sites, indicators):
        if site["kind"] == "site":
            yield from _cell(site, indicator, periods, codes, numbers)


def _cell(site: Row, indicator: Row, periods: Sequence[str], codes: Choices, numbers: Iterator[int]) -> Iterator[Row]:
    """One observation a period: on paper and in practice by turns, or in figures where the indicator counts."""
    chance = Random(f"{site['site']} {indicator['indicator']}")  # noqa: S311  # nosec B311  # made up, and the same each time
    bases = ("practice", "law") if indicator["codelist"] or indicator["kind"] == "text" else ("count",)
    values = {basis: _value(indicator, codes, chance) for basis in bases}
    place = f"3.{chance.randint(1, 4)}; L{chance.randint(1000, 2999)}"
    for number, period, basis in zip(numbers, periods, cycle(bases), strict=False):
        is_silent = chance.random() < SILENT
        yield {
            "observation": f"O{number}",
            "site": site["site"],
            "indicator": indicator["indicator"],
            "period": period,
            "basis": basis,
            "value": "" if is_silent else values[basis],
            "unit": "",
            "qualifier": "",
            "statement": f"Made up of {site['name']} in {period}, number {number}: {indicator['title']}.",
            "status": "not_stated" if is_silent else "reported",
            "evidence": chance.choice(EVIDENCE),
            "source": "report",
            "cited": "",
            "locator": "" if is_silent else place,
        }


def _value(indicator: Row, codes: Choices, chance: Random) -> str:
    if indicator["kind"] == "text":
        return ""
    return chance.choice(codes[indicator["codelist"]]) if indicator["codelist"] else str(chance.randint(5, 99))


def _squares(sites: Sequence[Row], outlines: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A square for each site that has no outline."""
    drawn = {feature["properties"]["site"] for feature in outlines["features"]}
    missing = [one for one in sites if one["kind"] == "site" and one["site"] not in drawn]
    for place, one in enumerate(missing):
        west, north = WEST + place % ACROSS * STEP, NORTH - place // ACROSS * STEP
        east, south = west + STEP / 2, north - STEP / 2
        ring = [[west, north], [east, north], [east, south], [west, south], [west, north]]
        rounded = [[round(degrees, 3) for degrees in corner] for corner in ring]
        properties = {"site": one["site"], "name": one["name"], "kind": "site"}
        geometry = {"type": "Polygon", "coordinates": [rounded]}
        yield {"type": "Feature", "properties": properties, "geometry": geometry}


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: Iterable[Row]) -> None:
    """Write rows in the order of the columns that the file has."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        columns = next(csv.reader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _put(path: Path, changed: Callable[[Any], Mapping[str, Any]]) -> None:
    """Put some entries of a JSON object in the place of others."""
    held = json.loads(path.read_text(encoding="utf-8-sig"))
    text = json.dumps({**held, **changed(held)}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
