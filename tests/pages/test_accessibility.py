"""docs/accessibility.md against the tests that it names, and what of it can be seen in the pages as they are drawn."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from dashboard.chart import build
from dashboard.charts import CHARTS
from dashboard.drawing.style import GRAPH_CONFIG, TEMPLATE
from dashboard.package.model import Package
from dashboard.settings import ROOT
from dashboard.view import View
from tests.addresses import FIRST_OF_A_KIND
from tests.trees import nodes, page_of, properties, words

CRITERIA = (  # of WCAG 2.2 at levels A and AA
    "1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 "
    "1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 "
    "2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3"
)
ROW = re.compile(r"^\| (\d\.\d\.\d+) [^|]+ \| AA? \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
NAMED = re.compile(r"`([\w/]+\.py)::(test_\w+)`")
PLAYED = {"Audio", "Video", "Img", "Iframe", "Embed", "ObjectEl", "Canvas", "Meta", "Marquee", "Blink", "Interval"}
FIELDS = {"search", "checkbox"}  # the only kinds of fields that there are, besides lists to choose from
PRESSED = ("A", "Link", "Button", "Summary")
ASSETS = sorted((ROOT / "assets").glob("*.js"))


@pytest.fixture(scope="module")
def rows() -> list[tuple[str, str, str]]:
    """Each criterion, how it is met, and the tests that show it."""
    return ROW.findall((ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def drawn(package: Package) -> Any:
    return cache(lambda path: page_of(package, path).tree)


def test_the_table_has_each_criterion_once(rows: list[tuple[str, str, str]]) -> None:
    assert " ".join(number for number, _, _ in rows) == CRITERIA
    assert all(how.strip().endswith(".") for _, how, _ in rows)


def test_each_test_that_it_names_is_there(rows: list[tuple[str, str, str]]) -> None:
    for number, _, shown in rows:
        named = NAMED.findall(shown)
        assert named, number
        for file, test in named:
            assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8"), f"{number}: {file}::{test}"


@pytest.mark.parametrize("path", sorted(FIRST_OF_A_KIND))
def test_no_page_plays_moves_or_takes_time(path: str, drawn: Any) -> None:
    assert not PLAYED & {node["type"] for node in nodes(drawn(path))}


@pytest.mark.parametrize("path", sorted(FIRST_OF_A_KIND))
def test_no_field_asks_about_the_reader(path: str, drawn: Any) -> None:
    fields = [*properties(drawn(path), "Input"), *properties(drawn(path), "Textarea")]
    assert {one.get("type") for one in fields} <= FIELDS


@pytest.mark.parametrize("path", sorted(FIRST_OF_A_KIND))
def test_each_link_and_button_has_words(path: str, drawn: Any) -> None:
    pressed = [one for kind in PRESSED for one in properties(drawn(path), kind)]
    assert [one for one in pressed if not words(one.get("children")).strip()] == []


def test_navigation_is_the_same_on_every_page(drawn: Any) -> None:
    def frame_of(path: str) -> list[tuple[str, str]]:
        tree = drawn(path)
        frames = [next(properties(tree, kind)) for kind in ("Header", "Footer")]
        ways = [way for frame in frames for way in properties(frame["children"], "Link")]
        return [(words(way["children"]).removesuffix("  (this page)"), way["href"]) for way in ways]

    usual = frame_of("/")
    assert ("What this is", "/start") in usual
    assert ("Glossary", "/glossary") in usual
    for path in FIRST_OF_A_KIND:
        assert frame_of(path) == usual, path


def test_no_page_has_shortcuts() -> None:
    # Keys are listened to by the presenter and, for Escape alone, by the words of the glossary; motion by nobody
    listening = {file.name for file in ASSETS if re.search(r"\bkey(down|up|press)\b", file.read_text(encoding="utf-8"))}
    assert listening <= {"present.js", "terms.js"}
    terms = (ROOT / "assets" / "terms.js").read_text(encoding="utf-8")
    assert re.findall(r'key !?==? "(\w+)"', terms) == ["Escape"]
    assert not [file.name for file in ASSETS if "devicemotion" in file.read_text(encoding="utf-8")]


def test_nothing_stands_over_the_page() -> None:
    sheets = [file.read_text(encoding="utf-8") for file in (ROOT / "assets").glob("theme*.css")]
    over = {rule.split("{")[0].strip() for sheet in sheets for rule in sheet.split("}") if "position: fixed" in rule}
    assert over <= {".back-to-step", ".offline"}
    assert not any("position: sticky" in sheet for sheet in sheets)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_figures_ask_for_no_gesture(chart: Any, package: Package) -> None:
    layout = build(chart, View(), package).shown["layout"]
    assert (layout.get("dragmode", TEMPLATE["layout"]["dragmode"]), GRAPH_CONFIG["scrollZoom"]) == (False, False)
