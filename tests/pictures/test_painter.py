"""The painter without a browser: what is kept, what is refused, what is made once for all who ask."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from pebble import ProcessExpired

from dashboard.chart import build
from dashboard.charts import CHART
from dashboard.drawing.basemap import OUTLINES
from dashboard.exports.captioned import map_height
from dashboard.exports.form import NoPicture, Size
from dashboard.package.model import Package
from dashboard.pictures import painter as painting
from dashboard.pictures.painter import RETRY, WAITING, Painter
from dashboard.view import View

from .conftest import Promises

SIZE = Size()


def figure(name: str = "bar") -> dict[str, Any]:
    return {"data": [{"type": "bar", "x": [1], "y": [2], "name": name}], "layout": {"height": 300}}


def test_a_picture_is_made_once_and_then_kept(painter: Painter, promises: Promises, blind: Any) -> None:
    # Given a picture that was made
    promises.at_once = b"picture"
    assert painter(figure(), "png", SIZE) == b"picture"
    # When it is asked for again, by this painter or by another that has no browser
    again = [painter(figure(), "png", SIZE), blind(promises)(figure(), "png", SIZE)]
    # Then it is the one that is kept
    assert again == [b"picture", b"picture"]
    assert len(promises.jobs) == 1


@pytest.mark.parametrize(
    "other",
    [
        (figure("other"), "png", SIZE),
        (figure(), "svg", SIZE),
        (figure(), "png", Size(480)),
        (figure(), "png", Size(scale=1)),
    ],
    ids=["figure", "kind", "width", "scale"],
)
def test_another_picture_is_not_taken_for_it(painter: Painter, promises: Promises, other: Any) -> None:
    promises.at_once = b"first"
    painter(figure(), "png", SIZE)
    promises.at_once = b"second"
    assert painter(*other) == b"second"


def test_the_job_has_the_size_and_the_outlines_of_the_package(
    painter: Painter, promises: Promises, package: Package
) -> None:
    promises.at_once = b"picture"
    painter(build(CHART["route-map"], View(), package).shown, "png", SIZE)
    (job,) = promises.jobs
    assert (job.kind, job.width, job.height, job.scale) == ("png", 960, map_height(960), 2)
    assert OUTLINES not in job.figure
    assert "Feature" in job.figure


def test_an_svg_has_the_pixels_of_the_page(painter: Painter, promises: Promises) -> None:
    promises.at_once = b"picture"
    painter(figure(), "svg", SIZE)
    assert promises.jobs[0].scale == 1


def test_two_callers_wait_for_one_picture(painter: Painter, promises: Promises) -> None:
    with ThreadPoolExecutor(2) as callers:
        # Given one caller, whose picture is under way
        first = callers.submit(painter, figure(), "png", SIZE)
        waited_for(promises, 1)
        # When a second asks for the same
        second = callers.submit(painter._asked, figure(), "png", SIZE).result()
        promises.promised[0].set_result(b"picture")
        # Then both get the one that was made
        assert first.result() == second.result() == b"picture"
    assert len(promises.jobs) == 1


def test_more_than_can_be_waited_for_are_refused_for_a_while(painter: Painter, promises: Promises) -> None:
    # Given one picture being made and as many waiting as may
    for number in range(WAITING + 1):
        painter._asked(figure(str(number)), "png", SIZE)
    # When one more is asked for
    with pytest.raises(NoPicture) as refused:
        painter(figure("one more"), "png", SIZE)
    # Then it is refused, with a word on when to ask again; and welcome once one is made
    assert refused.value.retry_after == RETRY
    promises.promised[0].set_result(b"first")
    painter._asked(figure("one more"), "png", SIZE)
    assert len(promises.jobs) == WAITING + 2


def test_whoever_waits_too_long_is_told_to_ask_again(
    painter: Painter, promises: Promises, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(painting, "PATIENCE", 0)
    with pytest.raises(NoPicture) as refused:
        painter(figure(), "png", SIZE)
    # Then the workplace is looked after, and the picture is kept when it comes
    assert refused.value.retry_after == RETRY
    assert promises.mended == 1
    promises.promised[0].set_result(b"late")
    assert painter(figure(), "png", SIZE) == b"late"


@pytest.mark.parametrize(
    "error",
    [TimeoutError(), ProcessExpired("killed", code=-9), RuntimeError("browser")],
    ids=lambda one: type(one).__name__,
)
def test_a_failure_is_told_and_does_not_block_the_next(
    painter: Painter, promises: Promises, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    future = painter._asked(figure(), "png", SIZE)
    promises.promised[0].set_exception(error)
    refused = future.exception()
    assert isinstance(refused, NoPicture)
    assert refused.retry_after == RETRY
    assert type(error).__name__ in caplog.text
    promises.at_once = b"picture"
    assert painter(figure(), "png", SIZE) == b"picture"


def test_closing_ends_the_waiting(painter: Painter) -> None:
    future = painter._asked(figure(), "png", SIZE)
    painter.close()
    assert isinstance(future.exception(timeout=0), NoPicture)


def test_without_chromium_it_says_what_to_install(blind: Callable[[Promises], Painter], promises: Promises) -> None:
    with pytest.raises(NoPicture, match="install the package `chromium`") as refused:
        blind(promises)(figure(), "png", SIZE)
    assert refused.value.retry_after is None
    assert promises.jobs == []


def test_a_folder_that_cannot_be_written_only_keeps_nothing(
    package: Package, tmp_path: Path, promises: Promises
) -> None:
    # Given a folder that cannot be made, since a file stands in its way
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    promises.at_once = b"picture"
    painter = Painter(package, tmp_path / "file" / "kept", promises, browser=lambda: "chromium")
    # Then pictures are made, each time anew
    assert [painter(figure(), "png", SIZE) for _ in range(2)] == [b"picture", b"picture"]
    assert len(promises.jobs) == 2


def test_a_figure_is_sent_as_json_that_reads_back(painter: Painter, promises: Promises) -> None:
    promises.at_once = b"picture"
    painter(figure(), "png", SIZE)
    assert json.loads(promises.jobs[0].figure) == figure()


def waited_for(promises: Promises, number: int) -> Future[bytes]:
    """The last of so many promises, once it was given."""
    while len(promises.promised) < number:
        pass
    return promises.promised[number - 1]
