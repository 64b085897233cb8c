"""What a look at a page in a real window brings to light: what is missing, cut, too small or inaccessible."""

from __future__ import annotations

from contextlib import suppress

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import TimeoutError as TooLong

from tests.browser.conftest import Reader

NAME = "Counter-trafficking landscape"
SMALLEST_TEXT = 12  # pixels
MOVEMENT = 2_000  # milliseconds within which plotly has moved the labels of a figure to their places

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN_TABLES = "document.querySelectorAll('details:not(.several)').forEach((one) => { one.open = true; })"
DRAWINGS = "[...document.querySelectorAll('#page .plot')].map((one) => !!one.querySelector('.main-svg'))"
SMALL_OR_CUT = """(smallest) => {
  const faults = [];
  for (const plot of document.querySelectorAll("#page .js-plotly-plot")) {
    const frame = plot.querySelector(".main-svg").getBoundingClientRect();
    for (const one of plot.querySelectorAll(".main-svg text")) {
      const box = one.getBoundingClientRect();
      if (!one.textContent.trim() || box.width === 0 || getComputedStyle(one).visibility === "hidden") continue;
      const cut = [frame.left - box.left, box.right - frame.right, frame.top - box.top, box.bottom - frame.bottom];
      if (Math.max(...cut) > 1) faults.push(`cut by ${Math.max(...cut).toFixed(0)} px: ${one.textContent}`);
      const size = parseFloat(getComputedStyle(one).fontSize);
      if (size < smallest - 0.01) faults.push(`${size} px: ${one.textContent}`);
    }
  }
  return [...faults, ...[...document.querySelectorAll("#page .js-plotly-plot")].flatMap(covered)];

  // Words that lie on each other: whoever reads one of them reads both.
  function covered(plot) {
    const lines = [...plot.querySelectorAll(".main-svg text")]
      .filter((one) => getComputedStyle(one).visibility !== "hidden")
      .flatMap((one) => one.querySelector("tspan.line") ? [...one.querySelectorAll("tspan.line")] : [one])
      .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
      .filter(([words, box]) => words && box.width);
    const over = (a, b, low, high) => Math.min(a[high], b[high]) - Math.max(a[low], b[low]);
    const isOn = (a, b) => Math.min(over(a, b, "left", "right"), over(a, b, "top", "bottom")) > MOST_COVERED;
    return lines.flatMap(([words, box], place) => lines.slice(place + 1)
      .filter(([, other]) => isOn(box, other)).map(([covering]) => `${covering} lies on ${words}`));
  }
}""".replace("MOST_COVERED", "8")  # pixels, in both directions

# Marks one text of each look, that is of its own colour, size and weight and all grounds below it: the contrast of the
# others is the same, and axe takes a few milliseconds for each.
MARK_LOOKS = """() => {
  const grounds = new Map([[null, ""]]), seen = new Set();
  const ground = (one) => {
    if (!grounds.has(one)) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(one);
      const own = [backgroundColor, backgroundImage, opacity].join(" ");
      grounds.set(one, ground(one.parentElement) + (own === "rgba(0, 0, 0, 0) none 1" ? "" : own));
    }
    return grounds.get(one);
  };
  for (const one of document.querySelectorAll("body *")) {
    delete one.dataset.look;
    const hasWords = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!hasWords || !one.getClientRects().length) continue;
    const { color, fontSize, fontWeight, visibility } = getComputedStyle(one);
    const look = [color, fontSize, fontWeight, visibility, ground(one)].join(" ");
    if (!seen.has(look)) one.dataset.look = "";
    seen.add(look);
  }
}"""
CONTRAST = "color-contrast"


def violations(reader: Reader) -> list[str]:
    """What axe-core finds in the page, with the first place of each violation."""
    reader.page.evaluate(MARK_LOOKS)
    axe = Axe()
    told = {"resultTypes": ["violations"]}  # what passes need not be told: that takes most of the time
    most = axe.run(reader.page, None, {**told, "rules": {CONTRAST: {"enabled": False}}})
    contrast = axe.run(reader.page, "[data-look]", {**told, "runOnly": [CONTRAST]})
    found = most.response["violations"] + contrast.response["violations"]
    return [f"{one['id']} ({one['impact']}) x{len(one['nodes'])}: {one['nodes'][0]['target']}" for one in found]


def assert_complete(reader: Reader) -> None:
    """The page is all there, under its own title."""
    assert reader.page.locator("h1").count() == 1
    assert reader.page.title() == f"{reader.heading} · {NAME}"
    assert all(reader.page.evaluate(DRAWINGS))


def assert_nothing_cut(reader: Reader) -> None:
    """Nothing in a figure is too small or cut, and nothing is wider than the window."""
    with suppress(TooLong):  # then the assertion says what it is
        fitting = f"(smallest) => ({SMALL_OR_CUT})(smallest).length === 0"
        reader.page.wait_for_function(fitting, arg=SMALLEST_TEXT, timeout=MOVEMENT)
    faults = reader.page.evaluate(SMALL_OR_CUT, SMALLEST_TEXT)
    assert not faults, "\n".join(faults)
    assert reader.page.evaluate(OVERFLOW) <= 0


def opens_tables(reader: Reader) -> None:
    reader.page.evaluate(OPEN_TABLES)
