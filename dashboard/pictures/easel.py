"""The one worker process of a server process, with its time limit, and what becomes of it when it breaks."""

from __future__ import annotations

import multiprocessing
import shutil
from concurrent.futures import Future
from tempfile import TemporaryDirectory
from threading import Lock

from pebble import ProcessPool

from dashboard.pictures import worker
from dashboard.pictures.worker import Job, Printing

LIMIT = 20  # seconds for a picture; then the process is ended and another started
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser() -> str | None:
    """The path of the system's Chromium, if there is one."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


class Easel:
    """Makes pictures in a process of its own, one after the other; the process starts with the first."""

    def __init__(self, limit: float = LIMIT) -> None:
        self._limit = limit
        self._lock = Lock()
        self._pool: ProcessPool | None = None
        self._scratch: TemporaryDirectory[str] | None = None
        self._asked: list[Future[bytes]] = []

    def paint(self, job: Job | Printing, browser: str) -> Future[bytes]:
        """The picture, or the printed document, to come.

        Its future raises TimeoutError, ProcessExpired where the process was killed, RuntimeError where the browser
        fails, CancelledError where the pool broke or was closed. Raises OSError where no process can be started.
        """
        self.mend()
        with self._lock:
            if self._pool is None:
                self._pool = self._set_up(browser)
            future = self._pool.schedule(worker.paint, args=(job, browser), timeout=self._limit)
            self._asked = [one for one in (*self._asked, future) if not one.done()]
            return future

    def mend(self) -> None:
        """Put away a broken pool: what it still owes will not come."""
        with self._lock:
            if self._pool is not None and not self._pool.active:
                self._put_away()

    def close(self) -> None:
        """End the process and its browser; what was asked of them fails."""
        with self._lock:
            self._put_away()

    def _set_up(self, browser: str) -> ProcessPool:
        self._scratch = TemporaryDirectory(prefix="pictures-", ignore_cleanup_errors=True)
        spawn = multiprocessing.get_context("spawn")  # a server has threads: forking it is not safe
        return ProcessPool(1, initializer=worker.begin, initargs=(browser, self._scratch.name), context=spawn)

    def _put_away(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None
        for future in self._asked:
            future.cancel()
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None
