"""New data without a stop: what gunicorn's first process does when the folder of the data changes, or on SIGHUP.

The workers never read the folder itself but a copy that was taken when the data were good. So a worker that starts
again by itself shows what the others show, and whoever edits the folder cannot break the server. New data are copied
and checked first; where they are bad, all stays. Where they are good, new workers start beside the old, and only when
they can answer do the old ones finish what they have begun and end.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess  # nosec B404  # started with lists of our own words, never by a shell
import sys
import tempfile
from pathlib import Path
from select import select
from threading import Thread
from time import monotonic, sleep
from typing import Any

from dashboard.settings import ROOT

READY_WITHIN = 120  # seconds for new workers to start, on a busy machine
CHECKED_WITHIN = 120  # seconds for the check
State = tuple[tuple[str, int, int], ...]


class Renewal:
    """The data of one server: the folder that they come from, and the copy that its workers read."""

    def __init__(self, source: Path) -> None:
        self.source, self.copy = source, source
        self._before: Path | None = None  # which workers that are about to end may still read
        self._seen: State = ()  # the folder when its data were last taken, or refused
        self._looked_at: State = ()
        self._ready, self._tell = os.pipe()
        os.set_blocking(self._ready, False)

    def begin(self, arbiter: Any, watch: int) -> None:
        """Take the first copy; renew on SIGHUP and, where `watch` is not 0, that many seconds after a change."""
        self._arbiter = arbiter
        self._seen = self._looked_at = state_of(self.source)
        try:
            self.copy = _copied(self.source)
        except OSError as error:
            arbiter.log.warning("No copy of the data can be made (%s): they are read where they lie.", error)
        arbiter.handle_hup = self.renew
        if watch:
            Thread(target=self._watch, args=(watch,), daemon=True).start()

    def end(self) -> None:
        """Remove the copies."""
        for folder in (self.copy, self._before):
            _remove(folder, self.source)

    def enter_worker(self) -> None:
        """In a worker that starts: let it read the copy."""
        os.environ["DATA"] = str(self.copy)

    def worker_is_ready(self) -> None:
        """In a worker that can answer: say so to the first process."""
        os.write(self._tell, b".")

    def renew(self) -> None:
        """Show the data as they now are, if they are good; else log all that is wrong with them."""
        log = self._arbiter.log
        self._seen = state_of(self.source)
        try:
            copy = _copied(self.source)
        except OSError as error:
            log.error("The new data are refused, the old stay: %s", error)
            return
        faults = faults_of(copy)
        if faults:
            log.error("The new data are refused, the old stay:\n%s", faults)
            _remove(copy, self.source)
            return
        old, self.copy = self.copy, copy
        if self._replace_workers():
            log.info("The new data are shown.")
            _remove(self._before, self.source)
            self._before = old
        else:
            log.error("Workers do not start with the new data, the old stay.")
            self.copy = old
            _remove(copy, self.source)

    def _replace_workers(self) -> bool:
        """Start as many workers as there are; end the old ones once the new can answer, else the new ones."""
        arbiter = self._arbiter
        self._drain()
        number, old = arbiter.num_workers, set(arbiter.WORKERS)
        arbiter.num_workers = number + len(old)
        arbiter.spawn_workers()
        arbiter.num_workers = number
        new = set(arbiter.WORKERS) - old
        good = self._are_ready(len(new))
        for pid in old if good else new:
            arbiter.kill_worker(pid, signal.SIGTERM)
            if not good:
                arbiter.WORKERS.pop(pid, None)  # so that its failure does not end the server
        return good

    def _are_ready(self, number: int) -> bool:
        until = monotonic() + READY_WITHIN
        while number > 0 and (left := until - monotonic()) > 0:
            if select([self._ready], [], [], left)[0]:
                number -= len(os.read(self._ready, number))
        return number == 0

    def _drain(self) -> None:
        """Forget what workers said that started one by one."""
        while select([self._ready], [], [], 0)[0]:
            os.read(self._ready, 65536)

    def look(self) -> None:
        """Ask for a renewal when the folder has changed, and then stayed the same from one look to the next."""
        now = state_of(self.source)
        if now == self._looked_at != self._seen:
            self._seen = now
            os.kill(os.getpid(), signal.SIGHUP)
        self._looked_at = now

    def _watch(self, seconds: int) -> None:
        while True:
            sleep(seconds)
            self.look()


def state_of(folder: Path) -> State:
    """What changes when a file of the folder does."""
    found = []
    for path in sorted(folder.rglob("*")):
        try:
            told = path.stat()
        except OSError:  # it was there a moment ago
            continue
        found.append((str(path), told.st_mtime_ns, told.st_size))
    return tuple(found)


def faults_of(folder: Path) -> str:
    """What is wrong with a package, a fault a line, found by a process of its own; empty where nothing is."""
    command = [sys.executable, "-m", "dashboard", "check", str(folder)]
    try:
        checked = subprocess.run(  # nosec B603  # as above; the folder is that of the settings
            command, cwd=ROOT, capture_output=True, text=True, timeout=CHECKED_WITHIN, check=False
        )
    except (OSError, subprocess.SubprocessError) as error:
        return f"they cannot be checked ({error})"
    return "" if checked.returncode == 0 else (checked.stdout + checked.stderr).strip() or "the check failed"


def _copied(source: Path) -> Path:
    copy = Path(tempfile.mkdtemp(prefix="landscape-data-"))
    try:
        return Path(shutil.copytree(source, copy, dirs_exist_ok=True))
    except shutil.Error as error:
        _remove(copy, source)
        raise OSError(str(error)) from error
    except OSError:
        _remove(copy, source)
        raise


def _remove(folder: Path | None, source: Path) -> None:
    if folder is not None and folder != source:
        shutil.rmtree(folder, ignore_errors=True)
