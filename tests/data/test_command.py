"""`python -m dashboard`, in this process."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from dashboard import __main__ as command
from dashboard.settings import ROOT


def test_check_says_what_is_in_a_good_package(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["check", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "sites.csv                            3 rows"
    assert lines[1] == "sources.csv                           1 row"
    assert len(lines) == 25
    assert lines[-1].startswith("version 1.0.0 (")
    assert lines[-1].endswith("): no fault")


def test_check_lists_every_fault_of_a_bad_package(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "limitations.csv").unlink()
    (folder / "boundaries.geojson").unlink()
    assert command.main(["check", str(folder)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "boundaries.geojson: is missing; the package needs it",
        "limitations.csv: is missing; the package needs it",
        "2 faults",
    ]


def test_check_counts_a_single_fault_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["check", str(tmp_path)]) == 1
    assert capsys.readouterr().out == "datapackage.json: is missing; the package needs it\n1 fault\n"


def test_check_of_an_unknown_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["check", str(tmp_path / "nowhere")]) == 1
    assert capsys.readouterr().err == f"{tmp_path / 'nowhere'} is not a folder; give that of a data package\n"


def test_check_takes_the_folder_of_the_settings(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA", str(folder))
    assert command.main(["check"]) == 0
    assert "no fault" in capsys.readouterr().out


def test_a_bad_setting_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PORT", "http")
    assert command.main(["check"]) == 1
    assert capsys.readouterr().err.startswith("PORT is 'http'; give a number")


def test_outlines_are_written_where_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "write_outlines", lambda out: out.write_text("{}"))
    assert command.main(["outlines", str(tmp_path / "made.geojson")]) == 0
    assert (tmp_path / "made.geojson").read_text() == "{}"
    assert capsys.readouterr().out == f"{tmp_path / 'made.geojson'} is made\n"


def test_outlines_go_to_the_package_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(command, "write_outlines", asked.append)
    assert command.main(["outlines"]) == 0
    assert asked == [ROOT / "data" / "boundaries.geojson"]


@pytest.mark.parametrize("error", [RuntimeError("no npm"), subprocess.CalledProcessError(1, "npm"), OSError("full")])
def test_outlines_that_cannot_be_made_are_told(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(out: Path) -> None:
        raise error

    monkeypatch.setattr(command, "write_outlines", fail)
    assert command.main(["outlines"]) == 1
    assert capsys.readouterr().err == f"{error}\n"
