"""Visits as readers make them, with no inspector at work.

Whatever drives a browser has an inspector in each page, and for that the browser reads plotly's script once more: up to
a second of a first visit. Here the pages are opened and left alone, and looked into when they have come to rest.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

from playwright.sync_api import sync_playwright

from tests.bench.measure import Measure, Reading
from tests.bench.serving import CHROMIUM
from tests.bench.visiting import FIRST_CONTENT, LIVE, LIVE_AGAIN, PAINTED

REST = 6.0  # seconds that a reader stays: the worker has then begun
PATIENCE = 30.0  # seconds for the browser to start
DRAWN = "() => performance.getEntriesByName('drawn')[0].startTime"


def unwatched(address: str) -> Iterator[Measure]:
    """A first and a second visit to the overview: first content, and figures that answer to the pointer."""
    pages = {f"{address}/": LIVE, f"{address}/?": LIVE_AGAIN}
    with _browser() as devtools:
        for page in pages:
            urlopen(Request(f"{devtools}/json/new?{page}", method="PUT")).close()
            time.sleep(REST)
        found = _looked_into(devtools)
    for visit, (page, live) in zip(("first", "second"), pages.items(), strict=True):
        first, drawn = found[page]
        readings = Reading("first content", first, "s", most=FIRST_CONTENT), Reading("live", drawn, "s", most=live)
        yield Measure(f"{visit} visit, no inspector", readings)


@contextmanager
def _browser() -> Iterator[str]:
    """Chromium with a profile of its own; gives the address at which it is told what to open."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        own = ["--headless", "--window-size=1280,720", "--remote-debugging-port=0", f"--user-data-dir={profile}"]
        process = subprocess.Popen(
            [str(shutil.which("chromium")), *CHROMIUM, *own, "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield f"http://127.0.0.1:{_port(Path(profile) / 'DevToolsActivePort')}"
        finally:
            process.terminate()
            process.wait()


def _port(said: Path) -> str:
    """The port that Chromium has chosen, once it is at rest there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if said.exists() and said.read_text().strip():
            time.sleep(REST / 2)
            return said.read_text().split()[0]
        time.sleep(0.1)
    raise TimeoutError("Chromium has not started.")


def _looked_into(devtools: str) -> dict[str, tuple[float, float]]:
    """Seconds until first content and until all figures were drawn, by the address of the page."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.connect_over_cdp(devtools)
        pages = [page for context in opened.contexts for page in context.pages if page.url.startswith("http")]
        found = {page.url: (page.evaluate(PAINTED) / 1000, page.evaluate(DRAWN) / 1000) for page in pages}
        opened.close()
    return found
