"""Pictures as Chromium makes them: the right ones, in the right size, whoever asks at once and whatever breaks."""

from __future__ import annotations

import multiprocessing
import os
import signal
import struct
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from dashboard.chart import build
from dashboard.charts import CHART
from dashboard.exports.form import NoPicture, Outgoing, Size
from dashboard.exports.pictures import as_png, as_svg
from dashboard.package.model import Package
from dashboard.pictures.easel import Easel
from dashboard.pictures.painter import WAITING, Painter
from dashboard.view import View

FIGURES, CALLERS = 24, 8
SMALL = Size(width=200, scale=1)


@pytest.fixture(scope="module")
def easel() -> Iterator[Easel]:
    """One worker and one browser for all tests of this file."""
    one = Easel()
    yield one
    one.close()


@pytest.fixture
def painter(package: Package, tmp_path: Path, easel: Easel) -> Painter:
    """A painter that has kept nothing yet."""
    return Painter(package, tmp_path, easel)


def figure(name: str) -> dict[str, Any]:
    hidden = {"visible": False}
    return {"data": [], "layout": {"height": 100, "title": {"text": name}, "xaxis": hidden, "yaxis": hidden}}


def words(svg: bytes) -> str:
    """The text of an SVG that can be selected."""
    texts = ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    return " ".join(chain.from_iterable(one.itertext() for one in texts))


def dimensions(png: bytes) -> tuple[int, int]:
    """Width and height as a PNG's header says them."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("chart", ["landscape-map", "survey-services", "route-sankey"])
def test_an_svg_says_title_and_caption_in_words_that_can_be_selected(
    painter: Painter, package: Package, chart: str
) -> None:
    exhibit = build(CHART[chart], View(), package)
    said = words(as_svg(Outgoing(package, exhibit, "https://example.org", painter))).split()
    for line in (exhibit.title, exhibit.filtered, *exhibit.caption):
        assert set(line.split()) <= set(said)


@pytest.mark.parametrize("size", [Size(480, 1), Size(960, 2)], ids=lambda size: str(size.width))
def test_a_png_has_the_pixels_that_were_asked_for(painter: Painter, package: Package, size: Size) -> None:
    exhibit = build(CHART["route-map"], View(), package)
    width, height = dimensions(as_png(Outgoing(package, exhibit, "https://example.org", painter, size)))
    assert width == size.width * size.scale
    assert height > width / 2


def test_the_outlines_of_a_map_are_drawn(painter: Painter, package: Package) -> None:
    svg = painter(build(CHART["route-map"], View(), package).shown, "svg", Size())
    assert svg.count(b"choroplethlocation") >= len(package.sites)


def test_each_of_many_callers_at_once_gets_its_own(painter: Painter) -> None:
    # Given more figures than may wait at once, each with a name of its own
    names = [f"figure-{number}" for number in range(FIGURES)]
    # When many threads ask for all of them, and again where they are told to
    with ThreadPoolExecutor(CALLERS) as callers:
        pictures = list(callers.map(lambda name: painter(figure(name), "svg", SMALL), names))
    # Then each comes back as its own
    assert CALLERS <= WAITING
    assert [words(picture) for picture in pictures] == names


def test_a_browser_that_is_killed_is_replaced(painter: Painter) -> None:
    # Given a worker whose browser runs
    painter(figure("before"), "svg", SMALL)
    with ThreadPoolExecutor(1) as callers:
        # When the browser is killed while it makes a picture
        asked = callers.submit(painter, figure("during"), "svg", SMALL)
        for browser in browsers():
            os.kill(browser, signal.SIGKILL)
        # Then the picture is made by a new one, and so is the next
        assert words(asked.result()) == "during"
    assert words(painter(figure("after"), "svg", SMALL)) == "after"


def test_a_worker_that_is_killed_is_replaced(painter: Painter) -> None:
    painter(figure("before"), "svg", SMALL)
    for worker in workers():
        os.kill(worker, signal.SIGKILL)
    assert words(painted(painter, "after")) == "after"


def test_a_picture_that_takes_too_long_is_given_up(package: Package, tmp_path: Path) -> None:
    # Given a worker with less time than a browser needs to start
    easel = Easel(limit=0.2)
    try:
        with pytest.raises(NoPicture, match="took longer") as given_up:
            Painter(package, tmp_path, easel)(figure("slow"), "svg", SMALL)
    finally:
        easel.close()
    # Then it may be asked for again
    assert given_up.value.retry_after


def test_closing_ends_worker_and_browser(package: Package, tmp_path: Path) -> None:
    # Given a painter at work beside the one of the other tests
    others = set(workers())
    painter = Painter(package, tmp_path)
    painter(figure("last"), "svg", SMALL)
    (worker,) = set(workers()) - others
    left = browsers(worker)
    assert left
    # When it is closed
    painter.close()
    # Then neither is left
    assert worker not in workers()
    assert not any(is_running(browser) for browser in left)


def painted(painter: Painter, name: str) -> bytes:
    """A picture, asked for again where the painter says so."""
    with suppress(NoPicture):
        return painter(figure(name), "svg", SMALL)
    return painter(figure(name), "svg", SMALL)


def workers() -> list[int]:
    return [child.pid for child in multiprocessing.active_children() if child.pid]


def browsers(worker: int | None = None) -> list[int]:
    """The browsers of a worker, or of all: children of their wrappers, not what they start themselves."""
    wrappers = chain.from_iterable(children(one) for one in ([worker] if worker else workers()))
    return list(chain.from_iterable(children(wrapper) for wrapper in wrappers))


def children(process: int) -> list[int]:
    """The processes that one has started, as Linux tells."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return [int(child) for thread in threads for child in (thread / "children").read_text(encoding="ascii").split()]


def is_running(process: int) -> bool:
    """Whether a process is there and not only waits for its parent to take note of its end."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    return stat.rsplit(")", 1)[1].split()[0] != "Z"
