"""How fast exhibits leave: as JSON from the cache, as embeds, slides and pictures."""

from __future__ import annotations

import time
from collections.abc import Iterator
from urllib.request import urlopen

from playwright.sync_api import BrowserContext

from tests.bench.measure import Measure, summary
from tests.bench.serving import SLOW, browsing, load, served

CALLERS, SECONDS = 20, 5.0
MOST_RATE, MOST_P95 = 1000.0, 50.0  # answers a second, milliseconds
SHOWN = "() => performance.getEntriesByType('paint').find((one) => one.name === 'first-contentful-paint')?.startTime"


def travelling() -> Iterator[Measure]:
    """A chart's JSON under load, the embed page on an idle and on a poor line, slides and a picture once warm."""
    with served() as address:
        path = "/charts/landscape-map.json"
        load(address, path, CALLERS, 1)  # so that each worker holds it
        rate, times = load(address, path, CALLERS, SECONDS)
        told = f"{rate:.0f} a second, p50 {summary(times)[0]:.1f} ms, p95 {summary(times)[1]:.1f} ms"
        is_met = rate >= MOST_RATE and summary(times)[1] <= MOST_P95
        yield Measure(f".json, cached, {CALLERS} callers", told, "1000 a second, 50 ms", is_met)
        yield from _embeds(address)
        yield _warm(address, "slides of a site", "/sites/SRB.pptx", 3.0)
        yield _warm(address, "picture (PNG)", "/charts/landscape-map.png", 1.0)


def _embeds(address: str) -> Iterator[Measure]:
    page = f"{address}/embed/landscape-map"
    urlopen(page, timeout=60).close()  # once, so that its picture is made
    for name, is_slow, most in (("this machine", False, 0.5), ("a poor line", True, 2.0)):
        with browsing() as context:
            seconds = _first_paint(context, page, is_slow)
        yield Measure(f"embed visible, {name}", f"{seconds:.2f} s", f"{most:g} s", seconds <= most)


def _first_paint(context: BrowserContext, address: str, is_slow: bool) -> float:
    """Seconds until the embed is seen; on a poor line also with a processor of a quarter of the speed."""
    page = context.new_page()
    if is_slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address)
    page.wait_for_selector("figure svg")
    page.wait_for_function(SHOWN)
    return float(page.evaluate(SHOWN)) / 1000


def _warm(address: str, name: str, path: str, most: float) -> Measure:
    urlopen(address + path, timeout=120).close()
    start = time.perf_counter()
    urlopen(address + path, timeout=120).read()
    seconds = time.perf_counter() - start
    return Measure(f"{name}, warm", f"{seconds:.2f} s", f"{most:g} s", seconds <= most)
