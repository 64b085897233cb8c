"""Every kind of page, as it stands in a real window: complete, accessible, and nothing cut or run over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.addresses import looked_at
from tests.browser.conftest import NARROW, WIDE, Reader

NAME = "Counter-trafficking landscape"
SMALLEST_TEXT = 12  # pixels
OTHER_WIDTHS = {WIDE: (1920, 768), NARROW: ()}

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN_TABLES = "document.querySelectorAll('details:not(.several)').forEach((one) => { one.open = true; })"
DRAWINGS = "[...document.querySelectorAll('#page .dash-graph')].map((one) => !!one.querySelector('.main-svg'))"
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
  return faults;
}"""


def violations(reader: Reader) -> list[str]:
    """What axe-core finds, with the first place of each violation."""
    found = Axe().run(reader.page).response["violations"]
    return [f"{one['id']} ({one['impact']}) x{len(one['nodes'])}: {one['nodes'][0]['target']}" for one in found]


@pytest.mark.parametrize("path", looked_at())
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "390"])
def test_a_page_is_complete_accessible_and_not_cut(
    path: str, size: tuple[int, int], new_reader: Callable[..., Reader]
) -> None:
    # Given a reader whose network leads to this server only
    reader = new_reader(size)
    # When the page is opened
    reader.goes_to(path)
    # Then it is all there, under its own title
    assert reader.page.locator("h1").count() == 1
    assert reader.page.title() == f"{reader.heading} · {NAME}"
    assert all(reader.page.evaluate(DRAWINGS))
    # And nothing in its figures is too small or cut, and nothing runs over, open tables included
    assert reader.page.evaluate(SMALL_OR_CUT, SMALLEST_TEXT) == []
    assert reader.page.evaluate(OVERFLOW) <= 0
    reader.page.evaluate(OPEN_TABLES)
    assert reader.page.evaluate(OVERFLOW) <= 0
    # And axe-core finds nothing
    assert violations(reader) == []
    # And the same holds in windows of other widths
    for width in OTHER_WIDTHS[size]:
        reader.resizes(width)
        assert reader.page.evaluate(OVERFLOW) <= 0, width
        assert reader.page.evaluate(SMALL_OR_CUT, SMALLEST_TEXT) == [], width


def test_a_page_that_is_not_there_is_accessible_too(reader: Reader) -> None:
    reader.excused = ("404",)
    reader.goes_to("/nowhere")
    assert violations(reader) == []
    assert reader.page.evaluate(OVERFLOW) <= 0


def test_a_request_to_another_host_is_blocked_and_noted(reader: Reader) -> None:
    # Given a page that asks another host
    reader.goes_to("/search")
    asked = "fetch('http://example.org/map.json').then(() => 'answered', () => 'blocked')"
    # When it does, then it gets no answer, and the reader notes it
    assert reader.page.evaluate(asked) == "blocked"
    assert reader.asked_outside == ["http://example.org/map.json"]
    reader.asked_outside.clear()
    reader.excused = ("ERR_NAME_NOT_RESOLVED",)
