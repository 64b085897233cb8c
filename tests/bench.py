"""`make bench`: how long exhibits take to build, and filters to redraw in Chromium. A benchmark, not a timed test.

Prints one table and ends with status 1 where a target is missed. Run it on an idle machine.
"""

from __future__ import annotations

import gc
import logging
import shutil
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

from dashboard.chart import Chart, build
from dashboard.charts import CHARTS
from dashboard.load import load
from dashboard.model import Package
from dashboard.settings import Settings
from dashboard.view import FILTER, View
from dashboard.web import create_app

BUILD_MEDIAN, BUILD_WORST = 5.0, 15.0  # milliseconds of processor time
REDRAW_MEDIAN, REDRAW_P95 = 50.0, 100.0  # milliseconds in the browser
ROUNDS = 5
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

# Chooses the next option of a control and resolves when title and figure show it; gives milliseconds.
CHANGE = """([key, value]) => new Promise((done) => {
    const select = document.querySelector(`.control[data-key="${key}"] select`);
    const before = document.querySelector("figure.exhibit h2").textContent;
    const graph = document.querySelector("figure.exhibit .js-plotly-plot");
    const set = Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value").set;
    const start = performance.now();
    let drawn = false;
    graph.once("plotly_afterplot", () => { drawn = true; });
    const wait = () => drawn && document.querySelector("figure.exhibit h2").textContent !== before
        ? requestAnimationFrame(() => done(performance.now() - start)) : setTimeout(wait, 1);
    set.call(select, value);
    select.dispatchEvent(new Event("change", { bubbles: true }));
    wait();
})"""

DASH_IDLE = """() => {
    const { callbacks } = window.store.getState();
    return ["requested", "prioritized", "blocked", "executing", "watched", "executed", "stored"]
        .every((kind) => callbacks[kind].length === 0);
}"""


def views_of(chart: Chart, package: Package) -> list[View]:
    """The default view, and each option of each filter of the chart once."""
    chosen = [(key, value) for key in chart.filters for value in FILTER[key].options(package)]
    return [View(), *[View().with_(**{key: (value,) if FILTER[key].many else value}) for key, value in chosen]]


def build_times(chart: Chart, package: Package) -> list[float]:
    """Milliseconds of processor time of building each view, several rounds, after one to warm the indexes."""
    views = views_of(chart, package)
    build(chart, views[0], package)
    return [_milliseconds(chart, view, package) for _ in range(ROUNDS) for view in views]


def _milliseconds(chart: Chart, view: View, package: Package) -> float:
    start = time.process_time()
    build(chart, view, package)
    return (time.process_time() - start) * 1000


@contextmanager
def served(cache_url: str) -> Iterator[str]:
    """The dashboard on a free port of this machine."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = create_app(Settings(cache_url=cache_url))
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


def redraw_times(address: str, values: list[str]) -> list[float]:
    """Milliseconds from the choice of each indicator on the overview until its map is drawn."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.goto(address)
        page.wait_for_selector("#prepared", state="detached")
        page.wait_for_selector(".choroplethlayer path", state="attached")
        page.wait_for_function(DASH_IDLE)
        times = [_changed(page, value) for value in values]
        browser.close()
    return times


def _changed(page: Page, value: str) -> float:
    milliseconds: float = page.evaluate(CHANGE, ["indicator", value])
    page.wait_for_function(DASH_IDLE)  # a reader looks before choosing again
    return milliseconds


def p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95) - 1]


def main() -> int:
    package = load(Settings().data)
    missed = 0
    gc.disable()  # a collection of garbage from elsewhere is not the exhibit's cost
    print(f"{'build, processor time':34}{'views':>6}{'median':>9}{'worst':>9}  ms")
    for chart in CHARTS:
        times = build_times(chart, package)
        median, worst = statistics.median(times), max(times)
        missed += median > BUILD_MEDIAN or worst > BUILD_WORST
        print(f"{chart.id:34}{len(times) // ROUNDS:6}{median:9.2f}{worst:9.2f}")
    gc.enable()
    indicators = ["shelters", "hotline", "permit_condition", "reflection_days", "trafficking_role", "nrm"] * 4
    print(f"\n{'filter to redraw, Chromium':34}{'times':>6}{'median':>9}{'p95':>9}  ms")
    for name, cache_url in (("pages drawn anew", "null"), ("pages from the cache", "")):
        with served(cache_url) as address:
            times = redraw_times(address, indicators)
        missed += statistics.median(times) > REDRAW_MEDIAN or p95(times) > REDRAW_P95
        print(f"{name:34}{len(times):6}{statistics.median(times):9.1f}{p95(times):9.1f}")
    targets = f"build {BUILD_MEDIAN:g} / {BUILD_WORST:g} ms, redraw {REDRAW_MEDIAN:g} / {REDRAW_P95:g} ms"
    print(f"\ntargets (median / worst or p95): {targets}; missed: {missed}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
