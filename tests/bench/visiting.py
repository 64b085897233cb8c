"""What a reader waits for: bytes, first content, figures; and the good marks for pages, LCP, CLS and INP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.addresses import looked_at
from tests.bench.measure import Measure, Reading
from tests.bench.serving import browsing, hindered

FIRST_BYTES, SECOND_BYTES = 1700.0, 60.0  # kB on the wire
FIRST_CONTENT, VISIBLE, LIVE, LIVE_AGAIN = 0.3, 0.7, 2.0, 1.0  # seconds
REST = 1000  # milliseconds in which what a page still fetches or moves is told
SLOW_CONTENT = 2.5  # seconds until the first content on the poor line
LCP, CLS, INP = 2.5, 0.1, 200.0  # seconds, a share of the window, milliseconds

WATCH = """() => {
  window.marks = { lcp: 0, cls: 0, inp: 0 };
  const on = (type, act, more) => new PerformanceObserver((list) => list.getEntries().forEach(act))
    .observe({ type, buffered: true, ...more });
  on("largest-contentful-paint", (one) => { marks.lcp = one.startTime; });
  on("layout-shift", (one) => { if (!one.hadRecentInput) marks.cls += one.value; });
  const slower = (one) => { if (one.interactionId) marks.inp = Math.max(marks.inp, one.duration); };
  on("event", slower, { durationThreshold: 16 });
}"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
# All words of each exhibit are laid out, and its picture or its table is at hand.
VISIBLE_NOW = """() => {
  const cards = [...document.querySelectorAll("figure.exhibit")];
  const isTold = (one) => one.querySelector(".described")?.getClientRects().length;
  return cards.every((one) => isTold(one) && one.querySelector("table, img, svg"));
}"""
# Each figure answers to the pointer; the filters do when Dash has come.
DRAWN = """() => {
  const plots = [...document.querySelectorAll("figure.exhibit .plot")];
  return plots.length > 0 && plots.every((one) => one._fullLayout && one.querySelector(".main-svg"));
}"""
LIVE_NOW = """() => {
  const plots = [...document.querySelectorAll("figure.exhibit .plot")];
  return !document.getElementById("prepared") && plots.every((one) => one.querySelector(".main-svg"))
    && !document.querySelector("[aria-busy]");
}"""


def visiting(address: str) -> Iterator[Measure]:
    """A first and a second visit to the overview, on this machine's line and on a poor one."""
    for line, is_slow in (("", False), (", a poor line", True)):
        with browsing() as context:
            first = _visit(context, address + "/", is_slow)
            again = _visit(context, address + "/", is_slow)
        yield Measure(f"first visit{line}", _told(first, FIRST_BYTES, LIVE, is_slow))
        yield Measure(f"second visit{line}", _told(again, SECOND_BYTES, LIVE_AGAIN, is_slow))


def _told(seen: dict[str, float], most_bytes: float, live: float, is_slow: bool) -> tuple[Reading, ...]:
    """The seconds are aimed at on this machine's line; on the poor one, only those until the first content."""
    return (
        Reading("", seen["bytes"], "kB", most=most_bytes),
        Reading("in", seen["requests"], "requests"),
        Reading("first content", seen["first"], "s", most=SLOW_CONTENT if is_slow else FIRST_CONTENT),
        Reading("visible", seen["visible"], "s", most=None if is_slow else VISIBLE),
        Reading("live", seen["live"], "s", most=None if is_slow else live),
        Reading("with its filters", seen["whole"], "s"),
    )


def _visit(context: BrowserContext, address: str, is_slow: bool) -> dict[str, float]:
    page = context.new_page()
    sizes: list[float] = []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    if is_slow:
        hindered(page)
    page.goto(address, wait_until="commit")
    seen = {"visible": _when(page, VISIBLE_NOW), "live": _when(page, DRAWN), "whole": _when(page, LIVE_NOW)}
    page.wait_for_timeout(REST)
    if not is_slow:
        page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")  # the reader stays for a second or two
    told = {"bytes": sum(sizes) / 1000, "requests": float(len(sizes)), "first": page.evaluate(PAINTED) / 1000}
    page.close()
    return seen | told


def _when(page: Page, condition: str) -> float:
    """Seconds from the start of the page until it is so, looked at in each frame."""
    return (
        float(page.wait_for_function(f"() => ({condition})() && performance.now()", timeout=60_000).json_value()) / 1000
    )


def marks(address: str) -> Iterator[Measure]:
    """Of each kind of page, the marks of a visit in which a fold is opened and a filter changed; and its first content
    on the poor line."""
    for path in looked_at():
        with browsing() as context:
            found = _marked(context, address + path)
        with browsing() as context:
            slow = _first_content(context, address + path)
        yield Measure(
            f"marks of {path}",
            (
                Reading("LCP", found["lcp"] / 1000, "s", most=LCP),
                Reading("CLS", found["cls"], "", most=CLS),
                Reading("INP", found["inp"], "ms", most=INP),
                Reading("first content, a poor line", slow, "s", most=SLOW_CONTENT),
            ),
        )


def _marked(context: BrowserContext, address: str) -> dict[str, Any]:
    page = context.new_page()
    page.add_init_script(f"({WATCH})()")
    page.goto(address)
    page.wait_for_function(LIVE_NOW, timeout=60_000)
    fold = page.locator("#page main summary:visible").first
    if fold.count():
        fold.click()
    choice = page.locator("#page .control select").first
    if choice.count():
        choice.focus()
        page.keyboard.press("ArrowDown")
        page.wait_for_function(LIVE_NOW, timeout=60_000)
    page.wait_for_timeout(REST)
    found: dict[str, Any] = page.evaluate("marks")
    return found


def _first_content(context: BrowserContext, address: str) -> float:
    page = context.new_page()
    hindered(page)
    page.goto(address, wait_until="commit")
    return float(page.wait_for_function(PAINTED, timeout=60_000).json_value()) / 1000
