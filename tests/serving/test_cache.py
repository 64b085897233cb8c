"""A Redis that machines share: text and bytes alone, and where it dies, only speed is lost."""

from __future__ import annotations

import os
import pickle
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from flask import Flask
from flask_caching import Cache
from redis import Redis
from redis.exceptions import ConnectionError as NoAnswer

from dashboard.serving import shared_cache
from dashboard.serving.shared_cache import Marked, SharedCache
from dashboard.settings import Settings
from dashboard.web import cache_configuration, create_app
from tests.conftest import DATA

EXHIBIT = "/charts/shelters.json"


class Store:
    """A Redis of Debian's, on a port that was free, which can be ended and started again."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.folder, self.process = folder, None  # type: subprocess.Popen[bytes] | None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    @property
    def client(self) -> Redis:
        return Redis.from_url(self.url)

    def start(self) -> None:
        program = shutil.which("redis-server")
        if not program:
            pytest.fail("redis-server is not here; `make test` installs it", pytrace=False)
        command = [program, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self.folder)]
        self.process = subprocess.Popen([*command, "--daemonize", "no"], stdout=subprocess.DEVNULL)
        with self.client as client:
            for _ in range(10_000):
                try:
                    client.ping()
                except NoAnswer:
                    assert self.process.poll() is None
                else:
                    return
        pytest.fail("redis-server does not answer", pytrace=False)

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path)
    made.start()
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def _no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask a Redis again at once, so that nobody need wait here."""
    monkeypatch.setattr(shared_cache, "REST", 0.0)


def kept_by(url: str) -> Cache:
    return Cache(Flask(__name__), config=dict(cache_configuration(Settings(cache_url=url))))


def backend(cache: Cache) -> SharedCache:
    found = cache.cache
    assert isinstance(found, SharedCache)
    return found


def test_text_and_bytes_come_back_as_they_went(store: Store) -> None:
    cache = kept_by(store.url)
    for value in ("Kosovo* – “text”", b"\x1f\x8b\x00bytes", "", b""):
        cache.set("key", value)
        assert cache.get("key") == value
    assert cache.get("another") is None
    with store.client as client:
        (name,) = client.keys()
        assert name.startswith(b"landscape:")
        assert 0 < client.ttl(name) <= shared_cache.LASTING


@pytest.mark.parametrize("value", [{"a": 1}, ["x"], 5, None])
def test_nothing_else_is_kept(value: object) -> None:
    with pytest.raises(TypeError, match="only text and bytes are kept"):
        Marked().dumps(value)  # type: ignore[arg-type]


class Bomb:
    """What somebody might write into the cache: it does something when it is opened."""

    def __reduce__(self) -> tuple[Callable[[str, str], None], tuple[str, str]]:
        return os.putenv, ("BOMB", "went off")


def test_a_pickle_in_the_cache_is_never_opened(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = kept_by(store.url)
    cache.set("key", "text")
    with store.client as client:
        (name,) = client.keys()
        monkeypatch.setattr("pickle.loads", lambda *_: pytest.fail("opened"))
        for bad in (pickle.dumps(Bomb()), pickle.dumps("text", 0), b"!" + pickle.dumps(Bomb()), b"garbage"):
            client.set(name, bad)
            assert cache.get("key") is None


def test_two_servers_share_what_either_made(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given two servers with one Redis
    settings = Settings(data=DATA, cache_url=store.url)
    one, other = (create_app(settings).server.test_client() for _ in range(2))
    # When one has made an exhibit, and the other could make none
    made = one.get(EXHIBIT)
    monkeypatch.setattr(import_module("dashboard.routes.exhibits"), "build", lambda *_: pytest.fail("made again"))
    # Then the other answers it all the same
    assert other.get(EXHIBIT).data == made.data


def test_a_dead_redis_costs_only_speed_and_is_used_again(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    # Given a server with a Redis
    client = create_app(Settings(data=DATA, cache_url=store.url)).server.test_client()
    first = {path: client.get(path).data for path in ("/", EXHIBIT, "/embed/shelters")}
    # When it dies, then all is answered as before, and the log says why it takes longer
    store.stop()
    assert {path: client.get(path).data for path in first} == first
    assert client.get("/readyz").status_code == 200
    assert "the shared cache does not answer (ConnectionError)" in caplog.text
    # And when it is back, then it is used again
    store.start()
    client.get("/sources")
    with store.client as there:
        assert list(there.scan_iter("*/sources*"))


def test_a_server_starts_without_its_redis(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    client = create_app(Settings(data=DATA, cache_url=Store(tmp_path).url)).server.test_client()
    assert client.get("/").status_code == 200


def test_a_redis_that_does_not_answer_is_left_in_peace(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    # Given a Redis that has died
    monkeypatch.setattr(shared_cache, "REST", 60.0)
    cache = backend(kept_by(store.url))
    store.stop()
    # When many values are asked for
    assert {cache.get(str(number)) for number in range(100)} == {None}
    assert cache.set("key", "value") is False
    # Then it was asked once
    assert caplog.text.count("does not answer") == 1
