"""New data without a stop: good ones take the place of the old under load, bad ones are refused."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from dashboard.package.load import load
from dashboard.serving.renewal import Renewal, faults_of, state_of
from tests.serving.conftest import Served, served

EXHIBIT = "/charts/shelters.json"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("renewal")) as server:
        assert server.get("/healthz").status == 200
        yield server


def raise_version(folder: Path) -> str:
    """Change the data, as one who edits them does; gives the new version."""
    file = folder / "datapackage.json"
    described = json.loads(file.read_text(encoding="utf-8"))
    described["version"] = re.sub(r"\d+$", lambda last: str(int(last[0]) + 1), described["version"])
    file.write_text(json.dumps(described), encoding="utf-8")
    return str(described["version"])


def is_everywhere(server: Served, fingerprint: str) -> bool:
    """Whether all workers show these data, as far as many answers tell."""
    return {server.fingerprint() for _ in range(20)} == {fingerprint}


def test_good_data_take_the_place_of_the_old_under_load(server: Served) -> None:
    # Given a server under load
    tag = server.get(EXHIBIT).headers["etag"]
    with server.under_load("/sources", EXHIBIT, callers=2) as counts:
        # When its folder has changed and it is told so
        raise_version(server.data)
        os.kill(server.process.pid, signal.SIGHUP)
        new = load(server.data).fingerprint
        server.waits_for(lambda: is_everywhere(server, new), "new data are shown by all workers")
    # Then all workers show the new data at a new ETag, and not one request failed
    assert server.get(EXHIBIT).headers["etag"] != tag
    assert set(counts) == {200}
    assert counts[200] > 20
    assert "The new data are shown." in server.log


def test_bad_data_are_refused_and_the_old_stay(server: Served) -> None:
    # Given a folder with a fault
    file, old = server.data / "sites.csv", server.fingerprint()
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("ALB,", ",", 1), encoding="utf-8")
    # When the server is told to take it
    refusals = server.log.count("The new data are refused")
    os.kill(server.process.pid, signal.SIGHUP)
    server.waits_for(lambda: server.log.count("The new data are refused") > refusals, "the refusal")
    # Then it says what is wrong and where, and still shows the old
    assert "sites.csv, row 2" in server.log
    assert is_everywhere(server, old)
    # And a worker that starts anew shows the old too
    worker = next(int(found) for found in reversed(re.findall(r"Booting worker with pid: (\d+)", server.log)))
    os.kill(worker, signal.SIGTERM)
    server.waits_for(lambda: f"Worker exiting (pid: {worker})" in server.log, "the end of a worker")
    assert is_everywhere(server, old)
    file.write_text(good, encoding="utf-8")


def test_a_change_of_the_folder_is_seen_once_it_is_complete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a folder that is watched
    asked: list[int] = []
    monkeypatch.setattr("os.kill", lambda _, number: asked.append(number))
    (tmp_path / "a.csv").write_text("1")
    renewal = Renewal(tmp_path)
    renewal.begin(SimpleNamespace(log=None), watch=0)
    renewal.look()
    # When files change from one look to the next, then nothing is asked yet
    for content in ("12", "123"):
        (tmp_path / "a.csv").write_text(content)
        renewal.look()
    assert asked == []
    # And when they stay as they are, then once
    for _ in range(3):
        renewal.look()
    assert asked == [signal.SIGHUP]
    renewal.end()


def test_a_check_by_another_process_tells_the_faults(tmp_path: Path) -> None:
    assert "datapackage.json: is missing" in faults_of(tmp_path)


def test_a_folder_has_another_state_after_any_change(tmp_path: Path) -> None:
    states = [state_of(tmp_path)]
    for name, content in (("a.csv", "1"), ("a.csv", "12"), ("decks/b.yaml", "1")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
        states.append(state_of(tmp_path))
    (tmp_path / "a.csv").unlink()
    states.append(state_of(tmp_path))
    assert len(set(states)) == len(states)
    assert state_of(tmp_path / "nowhere") == ()
