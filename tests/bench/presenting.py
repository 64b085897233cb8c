"""How long the presenter takes to the next step: from the key until its figure, its words and its caption are seen."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.bench.measure import Measure, timed
from tests.bench.serving import browsing

NEXT_P95 = 100.0  # milliseconds
READY = """() => {
    const screens = [...document.querySelectorAll(".screen")];
    const place = screens.indexOf(document.querySelector(".screen.now"));
    const near = screens.slice(Math.max(place - 1, 0), place + 2);
    return near.every((one) => one.querySelector(".plot, .matter").fitted);
}"""

# Begins to watch for the next screen; resolves in the frame after it is seen with all that belongs to it.
WATCH = """() => {
    const before = document.querySelector(".screen.now");
    window.stepped = new Promise((done, failed) => document.addEventListener("keydown", () => {
        setTimeout(() => failed(new Error("no next step within 5 s")), 5000);
        const start = performance.now();
        const seen = () => {
            const now = document.querySelector(".screen.now");
            const figure = now.querySelector(".plot");
            const drawn = !figure || figure.querySelector(".main-svg")?.getBoundingClientRect().width > 0;
            const there = now !== before && getComputedStyle(now).visibility === "visible" && drawn;
            there ? requestAnimationFrame(() => done(performance.now() - start)) : requestAnimationFrame(seen);
        };
        seen();
    }, { once: true, capture: true }));
}"""


def presenting(address: str) -> Iterator[Measure]:
    """The steps of the usual deck."""
    yield timed("next step of a talk", step_times(address), most_p95=NEXT_P95)


def step_times(address: str, number: int = 40) -> list[float]:
    """Milliseconds of `number` steps through the usual deck, there and back, at 1280 x 720.

    The speaker stays with each step until what is near has been drawn, as speakers do.
    """
    with browsing() as context:
        page = context.new_page()
        page.goto(f"{address}/present")
        last = page.locator(".screen").count() - 1
        keys = ["ArrowRight" if place // last % 2 == 0 else "ArrowLeft" for place in range(number)]
        return [_stepped(page, key) for key in keys]


def _stepped(page: Page, key: str) -> float:
    page.wait_for_function(READY)
    page.evaluate(WATCH)
    page.keyboard.press(key)
    milliseconds: float = page.evaluate("window.stepped")
    return milliseconds
