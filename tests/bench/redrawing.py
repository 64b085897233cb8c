"""How long a change of a filter takes in Chromium, from the choice until title and figure show it."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.bench.measure import Measure, timed
from tests.bench.serving import browsing

MEDIAN, P95 = 50.0, 100.0  # milliseconds
INDICATORS = ["shelters", "hotline", "permit_condition", "reflection_days", "trafficking_role", "nrm"] * 4

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


def redrawing(address: str) -> Iterator[Measure]:
    """Each change of the indicator on the overview."""
    yield timed("filter to redraw", redraw_times(address, INDICATORS), MEDIAN, P95)


def redraw_times(address: str, values: list[str]) -> list[float]:
    """Milliseconds from the choice of each indicator on the overview until its map is drawn."""
    with browsing() as context:
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector("#prepared", state="detached")
        page.wait_for_selector(".choroplethlayer path", state="attached")
        page.wait_for_function(DASH_IDLE)
        return [_changed(page, value) for value in values]


def _changed(page: Page, value: str) -> float:
    milliseconds: float = page.evaluate(CHANGE, ["indicator", value])
    page.wait_for_function(DASH_IDLE)  # a reader looks before choosing again
    return milliseconds
