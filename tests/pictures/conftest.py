"""A workplace that makes no pictures but promises them, so that a test decides when and what comes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dashboard.package.model import Package
from dashboard.pictures.painter import Painter
from dashboard.pictures.worker import Job


@dataclass
class Promises:
    """Keeps what it was asked for; `at_once` is the picture that comes without waiting."""

    at_once: bytes | None = None
    jobs: list[Job] = field(default_factory=list)
    promised: list[Future[bytes]] = field(default_factory=list)
    mended: int = 0

    def paint(self, job: Job, browser: str) -> Future[bytes]:
        future: Future[bytes] = Future()
        self.jobs.append(job)
        self.promised.append(future)
        if self.at_once is not None:
            future.set_result(self.at_once)
        return future

    def mend(self) -> None:
        self.mended += 1

    def close(self) -> None:
        for future in self.promised:
            future.cancel()


@pytest.fixture
def promises() -> Promises:
    return Promises()


@pytest.fixture
def painter(package: Package, tmp_path: Path, promises: Promises) -> Painter:
    """A painter that has a browser, as it thinks."""
    return Painter(package, tmp_path / "kept", promises, browser=lambda: "chromium")


@pytest.fixture
def blind(package: Package, tmp_path: Path) -> Callable[[Promises], Painter]:
    """A painter without a browser."""
    return lambda promises: Painter(package, tmp_path / "kept", promises, browser=lambda: None)
