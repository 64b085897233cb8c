"""A made-up package is a good one, the same each time, and of a size that there can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import __main__ as command
from dashboard.chart import build
from dashboard.charts import CHART, CHARTS
from dashboard.package.load import load
from dashboard.package.model import Package
from dashboard.package.records import REGION
from dashboard.package.synth import Size, synthesize
from dashboard.pages import page_at
from dashboard.pages.overview import MOST_SAID
from dashboard.settings import ROOT
from dashboard.view import View, read_view

REAL = ROOT / "data"
SMALL = Size(sites=9, indicators=91, periods=3)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made") / "package"
    synthesize(REAL, out, SMALL)
    return out


@pytest.fixture(scope="module")
def small(made: Path) -> Package:
    return load(made)


def test_it_has_each_site_indicator_and_period_once(small: Package) -> None:
    assert (len(small.site_codes), len(small.indicators)) == (SMALL.sites, SMALL.indicators)
    of_sites = [one for one in small.observations if one.site != REGION]
    cells = {(one.site, one.indicator, one.period) for one in of_sites}
    assert len(of_sites) == len(cells) == SMALL.sites * SMALL.indicators * SMALL.periods
    assert len({one.period for one in of_sites}) == SMALL.periods
    assert "may be cited" in small.title


def test_it_is_the_same_each_time(made: Path, tmp_path: Path) -> None:
    synthesize(REAL, tmp_path / "again", SMALL)
    for path in made.glob("*.*"):
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes(), path.name


def test_the_command_makes_what_check_accepts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new" / "package"
    sizes = ["--sites", "7", "--indicators", "89", "--periods", "1"]
    assert command.main(["synth", str(out), *sizes]) == 0
    assert capsys.readouterr().out == f"{out} is made: 1,240 observations\n"
    assert command.main(["check", str(out)]) == 0
    assert "no fault" in capsys.readouterr().out


def test_all_of_it_can_be_shown(small: Package) -> None:
    for chart in CHARTS:
        assert build(chart, View(), small).description
    page, _ = page_at("/sites/QAA", small, read_view("", small))
    assert page


def test_a_page_holds_no_more_statements_than_can_be_read(tmp_path: Path) -> None:
    # Given an indicator of which more is said than the overview holds
    synthesize(REAL, tmp_path / "out", Size(sites=30, indicators=88, periods=3))
    package = load(tmp_path / "out")
    said = len(package.observations_of["shelters"])
    # When the overview is drawn, then it holds the first, and says how many there are besides
    _, layout = page_at("/", package, read_view("?indicator=shelters", package))
    assert f"{said - MOST_SAID} further statements, among all statements" in str(layout.to_plotly_json())


def test_the_map_shows_made_up_sites(small: Package) -> None:
    exhibit = build(CHART["landscape-map"], View(sites=("QAA", "QAB")), small)
    assert [row["site"] for row in exhibit.table.rows] == ["Made-up site 1", "Made-up site 2"]


@pytest.mark.parametrize(
    ("option", "number", "said"),
    [
        ("--sites", "5", "sites is 5; give a number from 6 to 600"),
        ("--sites", "601", "sites is 601; give a number from 6 to 600"),
        ("--indicators", "87", "indicators is 87; give a number from 88 to 700"),
        ("--periods", "0", "periods is 0; give a number from 1 to 100"),
        ("--periods", "-3", "periods is -3; give a number from 1 to 100"),
    ],
)
def test_a_size_that_cannot_be_had_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, number: str, said: str
) -> None:
    assert command.main(["synth", str(tmp_path / "out"), option, number]) == 1
    assert capsys.readouterr().err == said + "\n"
    assert not (tmp_path / "out").exists()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert command.main(["synth", str(tmp_path)]) == 1
    assert "is there already; nothing was written" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
