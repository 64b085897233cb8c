"""What fails around the server does not fail its readers; `docs/operations.md` names each with its test."""

from __future__ import annotations

import errno
import logging
import re
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask.testing import FlaskClient

from dashboard.pictures.shelf import Shelf
from dashboard.serving import renewal
from dashboard.serving.renewal import Renewal
from dashboard.settings import ROOT, Settings
from dashboard.web import create_app
from tests.conftest import DATA
from tests.serving.test_safety import is_there, named_tests

SHOWN = ("/", "/sites/XKX", "/charts/shelters.json", "/embed/shelters", "/charts/shelters.csv", "/readyz")


@pytest.fixture(autouse=True)
def _pressed_lightly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compress in no time: how small is told elsewhere."""
    monkeypatch.setattr("dashboard.serving.wire.ONCE", 1)


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def client(pictures: Path, **settings: int) -> FlaskClient:
    made = Settings(data=DATA, pictures=pictures, **settings)  # type: ignore[arg-type]
    return create_app(made, {"CACHE_TYPE": "SimpleCache"}).server.test_client()


def is_answered(server: FlaskClient) -> bool:
    return {path: server.get(path).status_code for path in SHOWN} == dict.fromkeys(SHOWN, 200)


def test_on_a_full_disk_all_is_answered_and_nothing_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.mkstemp", full)
    assert not Shelf(tmp_path).keep("name", b"content")
    server = client(tmp_path)
    assert is_answered(server)
    address = re.findall(r'src="(/scripts/page[^"]+)"', server.get("/").text)[0]
    assert server.get(address, headers={"Accept-Encoding": "br"}).headers["Content-Encoding"] == "br"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_without_a_folder_to_write_in_all_is_answered(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert is_answered(client(tmp_path / "file" / "pictures"))


def arbiter() -> SimpleNamespace:
    """As much of gunicorn's first process as a refusal needs."""
    return SimpleNamespace(log=logging.getLogger("gunicorn.error"), handle_hup=None)


def test_without_room_for_a_copy_the_data_are_read_where_they_lie(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("tempfile.mkdtemp", full)
    served = Renewal(DATA)
    served.begin(arbiter(), watch=0)
    assert served.copy == DATA
    assert "No copy of the data can be made" in caplog.text
    served.end()
    assert (DATA / "sites.csv").is_file()


def test_on_a_full_disk_new_data_are_refused(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    # Given a server with a copy of its data
    served = Renewal(DATA)
    served.begin(arbiter(), watch=0)
    copy = served.copy
    # When the disk is full as new ones come
    monkeypatch.setattr(renewal.shutil, "copytree", full)
    served.renew()
    # Then the old stay
    assert "The new data are refused, the old stay: [Errno 28] No space left on device" in caplog.text
    assert served.copy == copy
    assert (copy / "sites.csv").is_file()
    served.end()
    assert not copy.exists()


def test_a_clock_that_jumps_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a server that has answered
    server = client(tmp_path, requests_per_minute=100)
    assert is_answered(server)
    right = time.time
    for jump in (-86_400 * 400, 86_400 * 400):
        # When the clock jumps by more than a year
        monkeypatch.setattr(time, "time", lambda jump=jump: right() + jump)
        # Then it answers, and goes on to do so
        assert is_answered(server)
        assert is_answered(server)


def test_what_happens_is_told_with_a_test_that_is_there() -> None:
    rows = named_tests("docs/operations.md")
    assert len(rows) >= 12
    assert [name for name in rows if not is_there(*name.split("::"))] == []


def test_every_dependency_is_pinned_by_hash() -> None:
    for file in ("requirements.txt", "requirements-test.txt"):
        pins = re.split(r"\n(?=\S)", (ROOT / file).read_text(encoding="utf-8").strip())
        assert len(pins) > 20
        assert [
            pin for pin in pins if not re.match(r"[\w.-]+(\[\w+\])?==\S+", pin) or "--hash=sha256:" not in pin
        ] == []
