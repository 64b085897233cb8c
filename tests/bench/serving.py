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
from urllib.request import urlopen

from playwright.sync_api import BrowserContext, sync_playwright

from dashboard.settings import ROOT

CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WORKERS = 2
SLOW = {"latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8, "offline": False}


@contextmanager
def served(cache_url: str = "", workers: int = WORKERS) -> Iterator[str]:
    """The address of gunicorn with two workers on a free port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        command = ["gunicorn", "--bind", f"fd://{listening.fileno()}", "--workers", str(workers), "--threads", "4"]
        process = subprocess.Popen(
            [sys.executable, "-m", *command, "--log-level", "error", "app:server"],
            cwd=ROOT,
            env={**os.environ, "CACHE_URL": cache_url, "REQUESTS_PER_MINUTE": "0", "WATCH": "0", "LOGS": "quiet"},
            pass_fds=[listening.fileno()],
        )
    try:
        for _ in range(4 * workers):  # so that each has answered
            urlopen(f"{address}/healthz", timeout=60).close()
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def browsing(is_slow: bool = False) -> Iterator[BrowserContext]:
    """Chromium with a window of 1280 by 720."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        yield browser.new_context(viewport={"width": 1280, "height": 720})
        browser.close()


def load(address: str, path: str, callers: int, seconds: float) -> tuple[float, list[float]]:
    """Answers a second, and the milliseconds of each, of `callers` who ask one address again and again."""
    return asyncio.run(_load(address, path, callers, seconds))


async def _load(address: str, path: str, callers: int, seconds: float) -> tuple[float, list[float]]:
    host, port = address.removeprefix("http://").split(":")
    asked = f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    end = time.perf_counter() + seconds
    start = time.perf_counter()
    found = await asyncio.gather(*(_ask(host, int(port), asked, end) for _ in range(callers)))
    times = [one for each in found for one in each]
    return len(times) / (time.perf_counter() - start), times


async def _ask(host: str, port: int, asked: bytes, end: float) -> list[float]:
    times: list[float] = []
    reader, writer = await asyncio.open_connection(host, port)
    while time.perf_counter() < end:
        start = time.perf_counter()
        writer.write(asked)
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith((b"HTTP/1.1 200", b"HTTP/1.1 304")):
            raise RuntimeError(head.decode())
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        await reader.readexactly(length)
        times.append((time.perf_counter() - start) * 1000)
        if b"connection: close" in head.lower():
            writer.close()
            reader, writer = await asyncio.open_connection(host, port)
    writer.close()
    return times
