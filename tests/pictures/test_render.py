"""Pictures made ahead of time, and the command that does it."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest

from dashboard import __main__ as command
from dashboard.chart import build
from dashboard.charts import CHARTS
from dashboard.exports.form import Outgoing
from dashboard.exports.pictures import as_png, as_svg
from dashboard.package.model import Package
from dashboard.pictures import easel
from dashboard.pictures.painter import Painter
from dashboard.pictures.render import render, said
from dashboard.view import View

from .conftest import Promises

FEW = CHARTS[:2]


def test_what_is_made_ahead_is_what_readers_get(painter: Painter, promises: Promises, package: Package) -> None:
    # Given the pictures of two charts, made ahead of time
    promises.at_once = b"picture"
    assert render(painter, package, FEW) == {"made": 4}
    # When readers ask for them, or they are made again
    for chart in FEW:
        for write in (as_svg, as_png):
            write(Outgoing(package, build(chart, View(), package), "https://example.org", painter))
    # Then all are there already
    assert render(painter, package, FEW) == {"kept": 4}
    assert len(promises.jobs) == 4


def test_pictures_that_fail_are_counted(
    painter: Painter, promises: Promises, package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: Future[bytes] = Future()
    failed.set_exception(RuntimeError("browser"))
    monkeypatch.setattr(promises, "paint", lambda *_: failed)
    counts = render(painter, package, FEW)
    assert said(counts, 0).endswith(" s: 0 made, 0 there already, 4 failed")


def test_without_chromium_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(easel, "BROWSERS", ())
    assert command.main(["render", str(tmp_path)]) == 1
    assert "install the package `chromium`" in capsys.readouterr().err
