"""A server as it runs for others, a browser, and callers, for the benchmarks."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import BrowserContext, Page, sync_playwright

from dashboard.settings import ROOT

CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WORKERS = 2
STARTED = 1500  # milliseconds that a browser takes to come to rest
SLOW = {"latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8, "offline": False}


@contextmanager
def served(cache_url: str = "", workers: int = WORKERS) -> Iterator[Server]:
    """gunicorn with two workers on a free port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        environment = {**os.environ, "CACHE_URL": cache_url, "WEB_CONCURRENCY": str(workers)}
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--bind", f"fd://{listening.fileno()}", "--log-level", "error"],
            cwd=ROOT,
            env={**environment, "REQUESTS_PER_MINUTE": "0", "WATCH": "0", "LOGS": "quiet"},
            pass_fds=[listening.fileno()],
        )
    try:
        urlopen(f"{address}/readyz", timeout=60).close()
        ready = time.perf_counter() - start
        for _ in range(4 * workers):  # so that each has answered
            urlopen(f"{address}/healthz", timeout=60).close()
        yield Server(address, process.pid, ready)
    finally:
        process.terminate()
        process.wait(timeout=60)


@dataclass(frozen=True)
class Server:
    address: str
    pid: int  # of gunicorn's first process
    ready: float  # seconds from its start until it could answer

    @property
    def memory(self) -> float:
        """Megabytes of its largest worker."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return max(_resident(pid) for pid in children)


def _resident(pid: str) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


@contextmanager
def browsing() -> Iterator[BrowserContext]:
    """Chromium with a window of 1280 by 720, which has started: what it takes for that is no part of a visit."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        context = browser.new_context(viewport={"width": 1280, "height": 720})
        context.new_page().wait_for_timeout(STARTED)
        yield context
        browser.close()


def hindered(page: Page) -> None:
    """Give a page the poor line of a workshop room, and a processor of a quarter of the speed."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})


def load(address: str, path: str, callers: int, seconds: float) -> tuple[float, list[float]]:
    """Answers a second, and the milliseconds of each, of `callers` who ask one address again and again."""
    return asyncio.run(_load(address, path, callers, seconds))


def request(address: str, path: str) -> bytes:
    """A GET as it goes over the line."""
    return f"GET {path} HTTP/1.1\r\nHost: {address.partition('//')[2]}\r\nAccept-Encoding: gzip\r\n\r\n".encode()


async def _load(address: str, path: str, callers: int, seconds: float) -> tuple[float, list[float]]:
    host, port = address.removeprefix("http://").split(":")
    asked = request(address, path)
    end = time.perf_counter() + seconds
    start = time.perf_counter()
    found = await asyncio.gather(*(_ask(host, int(port), asked, end) for _ in range(callers)))
    times = [one for each in found for one in each]
    return len(times) / (time.perf_counter() - start), times


async def _ask(host: str, port: int, asked: bytes, end: float) -> list[float]:
    times: list[float] = []
    line = Line(host, port)
    while time.perf_counter() < end:
        times.append(await line.ask(asked))
    line.close()
    return times


class Line:
    """A connection that is kept from one request to the next."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, asked: bytes) -> float:
        """Milliseconds until the whole answer is there. Raises RuntimeError where it is no good answer."""
        start = time.perf_counter()
        self._streams = self._streams or await asyncio.open_connection(self._host, self._port)
        reader, writer = self._streams
        writer.write(asked)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        if not head.startswith((b"http/1.1 200", b"http/1.1 304")):
            raise RuntimeError(head.decode())
        await reader.readexactly(int(head.partition(b"content-length:")[2].partition(b"\r\n")[0]))
        if b"connection: close" in head:
            self.close()
        return (time.perf_counter() - start) * 1000

    def close(self) -> None:
        if self._streams:
            self._streams[1].close()
        self._streams = None
