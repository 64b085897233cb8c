"""A server, Debian's Chromium, and a reader who notes whatever goes wrong on the way."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

from dashboard.settings import ROOT

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # every other host is blocked
)
PATIENCE = 30_000  # milliseconds until something is taken for broken: on a busy machine, a page may take ten seconds
WIDE, NARROW = (1280, 900), (390, 844)

# Dash has drawn the page of the address, all its charts are there, and no answer is on its way.
SETTLED = """() => {
  const callbacks = window.store && window.store.getState().callbacks;
  if (!callbacks || document.getElementById("prepared") || !document.querySelector("#page main h1")) return false;
  const idle = ["requested", "prioritized", "blocked", "executing", "watched", "executed", "stored"];
  const plots = [...document.querySelectorAll("#page .plot")];
  return idle.every((kind) => callbacks[kind].length === 0)
    && !document.querySelector("#page [aria-busy]") && plots.every((one) => one.querySelector(".main-svg"));
}"""

FITTED = """() => [...document.querySelectorAll("#page .js-plotly-plot")].every((plot) => {
  const svg = plot.querySelector(".main-svg");
  return svg && Math.abs(svg.getBoundingClientRect().width - plot.getBoundingClientRect().width) <= 1;
})"""
FOCUSED = """() => {
  const one = document.activeElement;
  const label = one.labels && one.labels[0];
  return (label ? label.textContent : one.getAttribute("aria-label") || one.textContent || "").trim();
}"""
FOCUS_SEEN = """() => {
  const one = document.activeElement;  // Dash wraps a field and draws the ring around the wrapping
  return one === document.body || [one, one.closest(".dash-input-container") || one].some((seen) => {
    const style = getComputedStyle(seen);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  });
}"""

expect.set_options(timeout=PATIENCE)


@dataclass
class Serving:
    """A server as it is run for others, gunicorn with threads, that can be stopped and started again."""

    log: Path
    port: int = 0  # 0: one that is free
    process: subprocess.Popen[bytes] | None = None
    data: Path = ROOT / "data"

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Serving:
        with socket.create_server(("127.0.0.1", self.port)) as listening, self.log.open("ab") as said:
            self.port = listening.getsockname()[1]
            environment = {**os.environ, "PYTHONWARNINGS": "default", "DATA": str(self.data), "CACHE_URL": ""}
            environment |= {"WEB_CONCURRENCY": "1", "WATCH": "0", "REQUESTS_PER_MINUTE": "0"}
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "--bind", f"fd://{listening.fileno()}", "--threads", "4"],
                cwd=ROOT,
                env=environment,
                pass_fds=[listening.fileno()],
                stdout=said,
                stderr=said,
            )
        _wait_until_healthy(f"{self.address}/healthz", self.log)
        return self

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)
        self.process = None


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that all readers share."""
    serving = Serving(tmp_path_factory.mktemp("server") / "log")
    try:
        yield serving.start().address
    finally:
        serving.stop()


def _wait_until_healthy(address: str, log: Path) -> None:
    """The port listens already, so the first request is kept until it is answered, or refused if nobody will."""
    try:
        with urlopen(address, timeout=60) as answer:
            assert answer.status == 200
    except URLError as error:
        pytest.fail(f"The server does not answer: {error}\n{log.read_text(errors='replace')}", pytrace=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not path:
        pytest.fail("Chromium is not here; `make test` installs it", pytrace=False)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """What readers share: the scripts that were fetched once, as in any browser. The pages keep nothing else."""
    opened = _context(browser)
    yield opened
    opened.close()


def _context(browser: Browser, workers: Literal["allow", "block"] = "block") -> BrowserContext:
    """A service worker would fetch ahead while others are looked at, so there is one where a test is about it."""
    context = browser.new_context(reduced_motion="reduce", locale="en-GB", service_workers=workers)
    context.set_default_timeout(PATIENCE)
    return context


@dataclass
class Reader:
    """A reader at a window of their own; what went wrong, and what was asked of other hosts, is noted."""

    page: Page
    server: str
    asked_outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    excused: tuple[str, ...] = ()  # parts of messages that a test brings about itself

    def goes_to(self, path: str) -> Reader:
        """Open an address as from a bookmark, and wait until all of it is drawn."""
        self.page.goto(self.server + path)
        return self.waits()

    def waits(self) -> Reader:
        """Wait until the page and its charts are drawn and nothing is on its way."""
        self.page.wait_for_function(SETTLED, timeout=PATIENCE)
        return self

    def resizes(self, width: int, height: int = 900) -> Reader:
        """Change the window and wait until the charts have its new width."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.wait_for_function(FITTED, timeout=PATIENCE)
        return self

    @property
    def path(self) -> str:
        parts = urlsplit(self.page.url)
        return parts.path + ("?" + parts.query if parts.query else "")

    @property
    def heading(self) -> str:
        return self.page.locator("#page h1").inner_text()

    @property
    def announced(self) -> str:
        return self.page.locator("#announcer").inner_text()

    def presses(self, *keys: str) -> Reader:
        for key in keys:
            self.page.keyboard.press(key)
        return self

    @property
    def focused(self) -> str:
        """The element that has the focus: its words, or its label where it is a control."""
        return str(self.page.evaluate(FOCUSED))

    def tabs_to(self, words: str, most: int = 150) -> Reader:
        """Press Tab until the focus is on the element that says `words`."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            assert self.page.evaluate(FOCUS_SEEN), f"no focus is seen on {self.focused!r}"
            if self.focused.startswith(words):
                return self
        pytest.fail(f"{most} times Tab do not lead to {words!r}", pytrace=False)

    def found_no_fault(self) -> None:
        assert self.asked_outside == []
        assert [text for text in self.errors if not any(part in text for part in self.excused)] == []


@pytest.fixture
def new_reader(browser: Browser, context: BrowserContext, server: str) -> Iterator[Callable[..., Reader]]:
    """Make readers; at the end none of them may have met a fault. A stranger shares nothing with the others."""
    readers: list[Reader] = []
    strangers: list[BrowserContext] = []

    def make(size: tuple[int, int] = WIDE, stranger: bool = False) -> Reader:
        if stranger:
            strangers.append(_context(browser))
        made = Reader((strangers[-1] if stranger else context).new_page(), server)
        made.page.set_viewport_size({"width": size[0], "height": size[1]})
        _watch(made)
        readers.append(made)
        return made

    yield make
    for one in readers:
        one.page.close()
    for other in strangers:
        other.close()
    for one in readers:
        one.found_no_fault()


@contextmanager
def allowed(browser: Browser, address: str, size: tuple[int, int]) -> Iterator[Reader]:
    """A stranger in whose browser the service worker may work."""
    context = _context(browser, "allow")
    one = Reader(context.new_page(), address)
    one.page.set_viewport_size({"width": size[0], "height": size[1]})
    _watch(one)
    yield one
    context.close()
    one.found_no_fault()


@pytest.fixture
def reader(new_reader: Callable[..., Reader]) -> Reader:
    """A reader at a window of 1280 pixels."""
    return new_reader()


def _watch(reader: Reader) -> None:
    def note(request: Request) -> None:
        if not request.url.startswith((reader.server + "/", "data:", "blob:")):
            reader.asked_outside.append(request.url)

    reader.page.on("request", note)

    def hear(said: ConsoleMessage) -> None:
        if said.type == "error":
            reader.errors.append(f"{said.text} at {said.location['url']}")

    reader.page.on("console", hear)
    reader.page.on("pageerror", lambda error: reader.errors.append(str(error)))
