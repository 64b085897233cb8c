"""The worker process: one browser, one loop in one thread; one picture, or one printed document, after the other.

kaleido's own server in threads mixes up pictures and hangs after a crash of the browser. Here nothing is shared: the
process makes one picture at a time, opens its browser anew after any failure, and ends with its parent.
"""

from __future__ import annotations

import asyncio
import base64
import json
import multiprocessing
import os
import shutil
import signal
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing.util import Finalize
from threading import Thread
from typing import Any

from kaleido import Kaleido, PageGenerator

from dashboard.settings import ROOT

NOWHERE = "127.0.0.1:9"  # a proxy that is not there: whatever the browser may ask for, no request leaves
TIME = 15  # seconds for a picture, less than the process is given
FAREWELL = 3  # seconds for a browser to close
PRINT = {"preferCSSPageSize": True, "printBackground": True, "generateTaggedPDF": True, "generateDocumentOutline": True}


@dataclass(frozen=True)
class Job:
    """A picture to be made: a figure as JSON, and the size in pixels of the page."""

    figure: str
    kind: str
    width: int
    height: int
    scale: float


@dataclass(frozen=True)
class Printing:
    """A document to be printed as PDF: a whole page of HTML, which says its own paper and margins."""

    html: str


def begin(browser: str, scratch: str) -> None:
    """Start of the process: all of its files lie in `scratch`; its browser ends with it, and it with its parent."""
    tempfile.tempdir = scratch
    one = studio(browser)
    signal.signal(signal.SIGTERM, lambda *_: one.end())
    Finalize(None, _leave, args=(one, scratch), exitpriority=1)  # atexit is not for processes of multiprocessing
    Thread(target=_watch_parent, args=(one, scratch), daemon=True).start()


def paint(job: Job | Printing, browser: str) -> bytes:
    """The picture or the PDF, by the browser at that path. Raises RuntimeError where a second, new one fails too."""
    return studio(browser).paint(job)


@cache
def studio(browser: str) -> Studio:
    """The one studio of this process."""
    return Studio(browser)


class Studio:
    """A browser that is opened when needed, and opened anew after any failure."""

    def __init__(self, browser: str) -> None:
        self._browser = browser
        self._kaleido: Any = None  # kaleido has no types
        self._loop = asyncio.new_event_loop()
        Thread(target=self._loop.run_forever, daemon=True).start()

    def paint(self, job: Job | Printing) -> bytes:
        return asyncio.run_coroutine_threadsafe(self._paint(job), self._loop).result()

    def kill(self) -> None:
        """End the browser at once, with all its processes."""
        with suppress(AttributeError, ProcessLookupError, PermissionError):
            os.killpg(self._kaleido.subprocess.pid, signal.SIGKILL)

    def end(self) -> None:
        """End this process and its browser at once; nothing of it is worth saving."""
        self.kill()
        os._exit(1)  # pebble takes 0 for a task well done

    async def _paint(self, job: Job | Printing) -> bytes:
        try:
            return await self._try(job)
        except Exception:
            await self._put_away()
        try:
            return await self._try(job)
        except Exception as error:
            await self._put_away()
            raise RuntimeError(f"{type(error).__name__}: {error}") from None  # kaleido's own may not be pickled

    async def _try(self, job: Job | Printing) -> bytes:
        if self._kaleido is None:
            self._kaleido = _browser(self._browser)
            await self._kaleido.open()
        if isinstance(job, Printing):
            return await asyncio.wait_for(_printed(self._kaleido, job.html), TIME)
        size = {"width": job.width, "height": job.height, "scale": job.scale}
        picture: bytes = await self._kaleido.calc_fig(json.loads(job.figure), opts={"format": job.kind, **size})
        return picture

    async def _put_away(self) -> None:
        with suppress(Exception):
            await asyncio.wait_for(self._kaleido.close(), FAREWELL)
        self.kill()
        self._kaleido = None


async def _printed(browser: Any, html: str) -> bytes:
    """The document as PDF, printed in a tab of its own: the one for pictures keeps its page."""
    tab = await browser.create_tab("about:blank")
    try:
        tree = await _told(tab, "Page.getFrameTree")
        await _told(tab, "Page.setDocumentContent", frameId=tree["frameTree"]["frame"]["id"], html=html)
        printed = await _told(tab, "Page.printToPDF", **PRINT)
    finally:
        await browser.close_tab(tab.target_id)
    return base64.b64decode(printed["data"])


async def _told(tab: Any, command: str, **parameters: Any) -> dict[str, Any]:
    """What the browser answers to a command. Raises RuntimeError where it refuses."""
    answer: dict[str, Any] = await tab.send_command(command, params=parameters)
    if "error" in answer:
        raise RuntimeError(f"{command}: {answer['error']}")
    result: dict[str, Any] = answer["result"]
    return result


def _browser(path: str) -> Any:
    """A browser with our page: plotly as it is installed, no MathJax, and an empty base map."""
    page = PageGenerator(mathjax=False, others=[(ROOT / "assets" / "maps.js").as_uri()])
    return Kaleido(n=1, timeout=TIME, page_generator=page, path=path, proxy_server=NOWHERE)


def _watch_parent(one: Studio, scratch: str) -> None:
    """A parent that was killed could not end this process: it ends itself, and leaves no file behind."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        _leave(one, scratch)
        one.end()


def _leave(one: Studio, scratch: str) -> None:
    one.kill()
    shutil.rmtree(scratch, ignore_errors=True)
