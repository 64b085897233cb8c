"""Pictures of figures: kept where they were made before, else made by one worker; never more than can be waited for.

`Painter` may be called from all threads of a server at once. Two callers that want the same picture wait for one.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import asdict
from functools import partial
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Protocol

import plotly
from pebble import ProcessExpired
from plotly.utils import PlotlyJSONEncoder

from dashboard.chart import Figure
from dashboard.exports.captioned import map_height
from dashboard.exports.form import Kind, NoPicture, Size
from dashboard.exports.standalone import standalone
from dashboard.package.model import Package
from dashboard.pictures.easel import LIMIT, Easel, find_browser
from dashboard.pictures.shelf import Shelf
from dashboard.pictures.worker import Job, Printing

WAITING = 8  # pictures at the most, besides the one that is being made
PATIENCE = 30  # seconds that a caller waits; the picture is made and kept all the same
RETRY = 5  # seconds after which to ask again
INSTALL = (
    "Pictures and PDFs need Chromium: install the package `chromium` on the server (on Debian and Ubuntu `apt-get "
    "install chromium`). Until then the other forms, and the download of a picture in the browser, keep working."
)
logger = logging.getLogger(__name__)


class Workplace(Protocol):
    """Where pictures are made."""

    def paint(self, job: Job | Printing, browser: str) -> Future[bytes]: ...

    def mend(self) -> None: ...

    def close(self) -> None: ...


class Painter:
    """Makes pictures of figures of a package, prints documents, and keeps both in a folder. A `Paint`, a `Press`."""

    def __init__(
        self,
        package: Package,
        folder: Path,
        workplace: Workplace | None = None,
        browser: Callable[[], str | None] = find_browser,
    ) -> None:
        self._package = package
        self._shelf = Shelf(folder)
        self._workplace = workplace or Easel()
        self._browser = browser
        self._lock = Lock()
        self._under_way: dict[str, Future[bytes]] = {}

    def __call__(self, figure: Figure, kind: Kind, size: Size) -> bytes:
        """The picture of `figure`, whose layout says its height. Raises NoPicture."""
        return self._waited_for(self._asked(figure, kind, size))

    def print_pdf(self, html: str) -> bytes:
        """The document as PDF; it may ask nobody for anything. Raises NoPicture."""
        name = f"{sha256(html.encode()).hexdigest()}.pdf"
        return self._waited_for(self._promised(name, lambda: Printing(html)))

    def kept(self, figure: Figure, kind: Kind, size: Size) -> bool:
        """Whether this picture was made before."""
        return self._shelf.get(_name(figure, kind, size)) is not None

    def close(self) -> None:
        """End the worker and its browser. A picture that is asked for later starts them again."""
        self._workplace.close()

    def _waited_for(self, promised: Future[bytes]) -> bytes:
        try:
            return promised.result(timeout=PATIENCE)
        except TimeoutError:
            self._workplace.mend()
            raise NoPicture("Many pictures are being made; this one is still to come.", RETRY) from None

    def _asked(self, figure: Figure, kind: Kind, size: Size) -> Future[bytes]:
        job = partial(_job, figure, self._package, kind, size)
        return self._promised(_name(figure, kind, size), job)

    def _promised(self, name: str, job: Callable[[], Job | Printing]) -> Future[bytes]:
        """What is to come: one that is kept, or that another caller waits for, or a new one."""
        with self._lock:
            if name in self._under_way:
                return self._under_way[name]
            if (kept := self._shelf.get(name)) is not None:
                return _done(kept)
            browser = self._browser()
            if browser is None:
                raise NoPicture(INSTALL)
            if len(self._under_way) > WAITING:
                raise NoPicture("More pictures are asked for than can be made at once.", RETRY)
            promised = self._under_way[name] = Future()
        self._start(name, promised, job(), browser)
        return promised

    def _start(self, name: str, promised: Future[bytes], job: Job | Printing, browser: str) -> None:
        try:
            made = self._workplace.paint(job, browser)
        except (OSError, RuntimeError) as error:
            self._give(name, promised, _reason(error))
        else:
            made.add_done_callback(partial(self._finish, name, promised))

    def _finish(self, name: str, promised: Future[bytes], made: Future[bytes]) -> None:
        """Keep the picture first: so whoever finds it no longer under way finds it kept."""
        try:
            picture = made.result()
        except (Exception, CancelledError) as error:
            self._give(name, promised, _reason(error))
        else:
            self._shelf.keep(name, picture)
            self._give(name, promised, picture)

    def _give(self, name: str, promised: Future[bytes], outcome: bytes | NoPicture) -> None:
        with self._lock:
            del self._under_way[name]
        if isinstance(outcome, NoPicture):
            promised.set_exception(outcome)
        else:
            promised.set_result(outcome)


def _name(figure: Figure, kind: Kind, size: Size) -> str:
    """The name under which a picture is kept: the same for the same picture, and for no other."""
    asked = [_as_json(figure), kind, asdict(size), plotly.__version__]
    return f"{sha256(json.dumps(asked).encode()).hexdigest()}.{kind}"


def _job(figure: Figure, package: Package, kind: Kind, size: Size) -> Job:
    height = figure["layout"].get("height") or map_height(size.width)
    return Job(_as_json(standalone(figure, package)), kind, size.width, height, size.scale if kind == "png" else 1)


def _as_json(figure: Figure) -> str:
    return json.dumps(figure, cls=PlotlyJSONEncoder, sort_keys=True)


def _done(picture: bytes) -> Future[bytes]:
    future: Future[bytes] = Future()
    future.set_result(picture)
    return future


def _reason(error: BaseException) -> NoPicture:
    """What to say of a picture that was not made."""
    logger.warning("no picture: %s: %s", type(error).__name__, error)
    if isinstance(error, TimeoutError):
        return NoPicture(f"The picture took longer than {LIMIT} seconds.", RETRY)
    if isinstance(error, ProcessExpired):
        return NoPicture("The process that makes pictures was ended; another one starts.", RETRY)
    return NoPicture("The browser that makes pictures failed.", RETRY)
