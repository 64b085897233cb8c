"""Pictures that are kept: whole or not at all, and never more than so many."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dashboard.pictures.shelf import Shelf


def test_what_was_kept_is_there_for_others(tmp_path: Path) -> None:
    assert Shelf(tmp_path / "new" / "folder").keep("one.png", b"one")
    assert Shelf(tmp_path / "new" / "folder").get("one.png") == b"one"
    assert Shelf(tmp_path).get("one.png") is None


def test_the_oldest_go_first(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, most=3)
    for age, name in enumerate(("c", "a", "b"), start=1):
        shelf.keep(name, b"")
        os.utime(tmp_path / name, (age, age))
    shelf.keep("d", b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "d"]


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert not Shelf(tmp_path).keep("one.png", b"one")
    assert list(tmp_path.iterdir()) == []
