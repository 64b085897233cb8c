"""The README names all that there is, in the order that readers need it."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from dashboard.charts import CHARTS
from dashboard.pages import PAGES
from dashboard.settings import ROOT, Settings

README = ROOT / "README.md"
ORDER = ("picture", "run", "pages", "data", "chart", "code", "sources")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
COMMANDS = [name for name in re.findall(r"^([a-z]+):.*##", MAKEFILE, re.MULTILINE) if name != "help"]


@pytest.fixture(scope="module")
def readme() -> str:
    return README.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_it_names_each_page(readme: str, page: object) -> None:
    assert f"`{page.address}`" in readme  # type: ignore[attr-defined]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_it_names_each_exhibit_with_a_line_on_it(readme: str, chart: object) -> None:
    lines = [line for line in readme.splitlines() if f"`{chart.id}`" in line]  # type: ignore[attr-defined]
    assert lines
    assert len(lines[0]) > len(chart.id) + 20  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", [one.name.upper() for one in fields(Settings)])
def test_it_names_each_setting(readme: str, name: str) -> None:
    assert f"`{name}`" in readme


@pytest.mark.parametrize("command", COMMANDS)
def test_it_names_each_make_command(readme: str, command: str) -> None:
    assert f"make {command}" in readme


def test_its_parts_stand_in_the_order_that_readers_need(readme: str) -> None:
    # what it is, a picture, how to run it, what the pages answer, changing data, adding a chart, the code, sources
    headings = " ".join(re.findall(r"^## (.*)$", readme, re.MULTILINE)).lower()
    places = [headings.find(word) for word in ORDER[1:]]
    assert -1 not in places
    assert places == sorted(places)
    assert readme.find("![") < readme.find("\n## ")


def test_every_file_that_it_links_to_is_there(readme: str) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)\s#]+)", readme)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_everything_in_backticks_that_looks_like_a_file_is_there(readme: str) -> None:
    named = re.findall(r"`((?:dashboard|tests|assets|data)/[\w./-]+)`", readme)
    assert [path for path in named if "<" not in path and not (ROOT / path).exists()] == []
