"""Where pictures are kept unless the environment says so."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from dashboard.settings import Settings


def test_the_environment_names_the_folder(tmp_path: Path) -> None:
    assert Settings.from_environment({"PICTURES": str(tmp_path)}).pictures == tmp_path


def test_else_it_lies_in_the_cache_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "not" / "yet"))
    assert tmp_path in Settings().pictures.parents


def test_where_the_user_may_not_write_it_lies_with_the_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("os.access", lambda *_: False)
    assert Path(tempfile.gettempdir()) in Settings().pictures.parents
    assert tmp_path not in Settings().pictures.parents
