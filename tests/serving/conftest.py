"""Servers as they are run for others, each on a port that is free, with data of their own."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic

import pytest

from dashboard.settings import ROOT
from tests.conftest import DATA

PATIENCE = 180  # seconds until something is taken for broken


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    headers: dict[str, str]

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Served:
    """A running server: gunicorn's first process, its port, and its log."""

    process: subprocess.Popen[bytes]
    port: int
    log_file: Path
    data: Path

    @property
    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    def get(self, path: str, method: str = "GET", body: object = None, **headers: str) -> Answer:
        """One answer over a connection of its own; status 0 where there is none."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            sent = None if body is None else json.dumps(body)
            kind = {"Content-Type": "application/json"} if sent else {}
            connection.request(method, path, sent, {**kind, **headers})
            answer = connection.getresponse()
            return Answer(answer.status, answer.read(), {key.lower(): value for key, value in answer.getheaders()})
        except OSError as error:
            return Answer(0, repr(error).encode(), {})
        finally:
            connection.close()

    def fingerprint(self) -> str:
        """Of the data that are shown."""
        return str(json.loads(self.get("/readyz").body)["data"])

    def waits_for(self, true: Callable[[], bool], what: str) -> None:
        """Ask again and again, until it is so."""
        until = monotonic() + PATIENCE
        while not true():
            if monotonic() > until:
                pytest.fail(f"{what}: not within {PATIENCE} seconds\n{self.log}", pytrace=False)

    @contextmanager
    def under_load(self, *paths: str, callers: int = 4) -> Iterator[Counter[int]]:
        """Ask for these addresses again and again, and count the answers by status."""
        counts: Counter[int] = Counter()
        over, lock = threading.Event(), threading.Lock()

        def ask() -> None:
            while not over.is_set():
                for path in paths:
                    over.wait(0.05)  # the machine has other work, too
                    status = self.get(path).status
                    with lock:
                        counts[status] += 1

        threads = [threading.Thread(target=ask) for _ in range(callers)]
        for thread in threads:
            thread.start()
        try:
            yield counts
        finally:
            over.set()
            for thread in threads:
                thread.join()


Serve = Callable[..., Served]


@contextmanager
def served(folder: Path, **settings: str) -> Iterator[Served]:
    """Start a server; it listens before it can answer, so the first requests wait for it."""
    folder.mkdir(parents=True, exist_ok=True)
    data = Path(shutil.copytree(DATA, folder / "data", dirs_exist_ok=True))
    environment = {**os.environ, "PYTHONWARNINGS": "default", "DATA": str(data), "CACHE_URL": "", "WATCH": "0"}
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listening, (folder / "log").open("wb") as said:
        number = listening.fileno()
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--bind", f"fd://{number}"],
            cwd=ROOT,
            env={**environment, "WEB_CONCURRENCY": "2", "REQUESTS_PER_MINUTE": "0", **settings},
            pass_fds=[number],
            stdout=said,
            stderr=said,
        )
        port = listening.getsockname()[1]
    try:
        yield Served(process, port, folder / "log", data)
    finally:
        process.terminate()
        try:
            process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise
