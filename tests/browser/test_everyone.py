"""Everybody: zoom, thumbs, dark and forced colours, less motion, the keyboard, and the accessibility tree."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW, Reader
from tests.browser.looking import OVERFLOW, assert_nothing_cut, opens_tables, violations

PAGES_OF_ALL_KINDS = ("/priorities", "/sites/XKX")  # tables, figures, folds, lists, controls
ZOOMED = (640, 320)  # pixels: a window of 1280 at 200 and at 400 per cent
TARGET, THUMB = 24, 44  # pixels

# What can be pressed and is smaller than 24 px, but for the exceptions of 2.5.8: a link in a sentence or a place in a
# text, and what keeps its distance (a circle of 24 px around its middle touches no other target, and no such circle).
TOO_SMALL = """(least) => {
  const targets = [...document.querySelectorAll("#page :is(a[href], button, input, select, summary, [tabindex='0'])")]
    .filter((one) => one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))
    .filter((one) => one.getClientRects().length && !one.closest(".js-plotly-plot"));
  const boxes = targets.map((one) => (one.closest("label") ?? one).getBoundingClientRect());
  const small = (box) => box.width < least - 0.5 || box.height < least - 0.5;
  const inText = (one) => getComputedStyle(one).display === "inline"
    && [...one.parentElement.childNodes].some((node) => node !== one && node.textContent.trim());
  const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
  const touches = (place) => boxes.some((box, other) => {
    const [one, two] = [targets[place], targets[other]];
    if (one.contains(two) || two.contains(one)) return false;
    const [x, y] = middle(boxes[place]);
    if (small(box)) return Math.hypot(x - middle(box)[0], y - middle(box)[1]) < least;
    return Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom)) < least / 2;
  });
  return targets.filter((one, place) => small(boxes[place]) && !inText(one) && touches(place))
    .map((one) => one.textContent.slice(0, 40));
}"""
LOWER_THAN_A_THUMB = """(least) => [...document.querySelectorAll(
    "#page nav a, #page summary, #page .controls :is(select, .dash-input-container), #page header button")]
  .filter((one) => one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))
  .filter((one) => one.getBoundingClientRect().height < least - 0.5)
  .map((one) => one.textContent.slice(0, 40))"""
SPACED = """#page :not(svg *) {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
} #page p { margin-bottom: 2em !important; }"""
HIDDEN_WORDS = """[...document.querySelectorAll("#page *")]
  .filter((one) => !one.closest(".drawing, .visually-hidden") && getComputedStyle(one).overflowY === "hidden")
  .filter((one) => one.scrollHeight > one.clientHeight + 1 && one.textContent.trim())
  .map((one) => one.className + ": " + one.textContent.slice(0, 40))"""
MOVING = """[...document.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  return parseFloat(style.transitionDuration) > 0.01 && style.transitionProperty !== "none"
    || style.animationName !== "none";
}).map((one) => one.className)"""


@pytest.mark.parametrize("path", PAGES_OF_ALL_KINDS)
def test_a_page_is_whole_at_200_and_400_per_cent_and_its_targets_are_large_enough(path: str, reader: Reader) -> None:
    # Given a page in a window of 1280 pixels, what can be pressed can be hit
    reader.goes_to(path)
    assert reader.page.evaluate(TOO_SMALL, TARGET) == []
    # When it is zoomed, then nothing is cut or runs over, drawers and tables open
    for width in ZOOMED:
        reader.resizes(width)
        opens_tables(reader)
        assert_nothing_cut(reader)
        assert reader.page.evaluate(OVERFLOW) <= 0
        assert reader.page.evaluate(TOO_SMALL, TARGET) == []


def test_wider_spacing_of_text_cuts_nothing(new_reader: Callable[..., Reader]) -> None:
    # Given a telephone, when lines, paragraphs, letters and words are spaced as wide as 1.4.12 says
    reader = new_reader(NARROW).goes_to("/actors")
    reader.page.add_style_tag(content=SPACED)
    opens_tables(reader)
    # Then nothing runs over the window, and no element hides a part of its words
    assert reader.page.evaluate(OVERFLOW) <= 0
    assert reader.page.evaluate(HIDDEN_WORDS) == []


def test_filters_are_a_drawer_on_a_telephone(new_reader: Callable[..., Reader]) -> None:
    # Given a telephone, where filters are folded and all that is pressed is as high as a thumb
    reader = new_reader(NARROW).goes_to("/findings")
    drawer, area = reader.page.locator(".filters > summary"), reader.page.get_by_label("Area", exact=True)
    expect(drawer).to_have_text(re.compile(r"^Filters \(\d\)$"))
    expect(area).to_be_hidden()
    # When the drawer is opened and a filter is set
    drawer.click()
    assert reader.page.evaluate(LOWER_THAN_A_THUMB, THUMB) == []
    area.select_option(label="Emerging trends")
    # Then the drawer says so, and stays open
    expect(drawer).to_have_text(re.compile(r"^Filters: 1 of \d set$"))
    expect(area).to_be_visible()
    # And in a wide window the filters stand in their row, with no drawer
    reader.waits().resizes(1280)
    expect(drawer).to_be_hidden()
    expect(area).to_be_visible()


def test_dark_scheme_keeps_figures_on_paper_and_its_contrast(reader: Reader) -> None:
    # Given a reader who asks for dark pages
    reader.page.emulate_media(color_scheme="dark")
    reader.goes_to("/")
    # Then the ground is dark, the figure stands on white, and axe-core finds no text without contrast
    ground = reader.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(20, 27, 34)"
    paper = reader.page.locator("#landscape-map .drawing").evaluate("(one) => getComputedStyle(one).backgroundColor")
    assert paper == "rgb(255, 255, 255)"
    assert violations(reader) == []
    reader.page.emulate_media(color_scheme="light")


def test_forced_colours_keep_marks_words_and_focus(reader: Reader) -> None:
    # Given a reader whose system forces its colours
    reader.page.emulate_media(forced_colors="active")
    reader.goes_to("/start")
    # Then each mark still has its look, its edge and its word
    marks = reader.page.locator(".swatch")
    looks = marks.evaluate_all("(all) => all.map((one) => getComputedStyle(one).background)")
    assert len(set(looks)) == len(looks) == 5
    edges = marks.evaluate_all("(all) => all.map((one) => parseFloat(getComputedStyle(one).borderWidth))")
    assert min(edges) >= 1
    assert all(reader.page.locator(".swatched").all_inner_texts())
    # And the focus is seen on every stop
    reader.tabs_to("The map")
    reader.page.emulate_media(forced_colors="none")


def test_nothing_moves_for_readers_who_ask_for_less_motion(reader: Reader) -> None:
    # Given a page with parts that fade from one look to the next
    reader.page.emulate_media(reduced_motion="no-preference")
    reader.goes_to("/charts/shelters")
    assert reader.page.evaluate(MOVING) != []
    # When the reader asks for less motion, then nothing moves
    reader.page.emulate_media(reduced_motion="reduce")
    assert reader.page.evaluate(MOVING) == []


def test_a_journey_by_the_accessibility_tree(reader: Reader) -> None:
    # Given the overview as a screen reader has it: landmarks with names, in the order of reading
    reader.goes_to("/")
    tree = reader.page.locator("body").aria_snapshot()
    order = [
        'link "Skip to the content"',
        "banner:",
        "search:",
        'navigation "Pages":',
        "main:",
        'heading "Every site has',
        'group "Filters"',
        "combobox",
        'heading "National referral mechanism',
        'navigation "Site profiles"',
        "contentinfo:",
    ]
    places = [tree.find(one) for one in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)
    # And a figure is its title, its description, its table
    figure = reader.page.locator("#landscape-map").aria_snapshot()
    assert "figure" in figure.splitlines()[0]
    assert figure.find("heading") < figure.find("Map of the sites") < figure.find("group: Table")
    # When they choose by the name of the control, then a live region says what is shown now
    announcer = reader.page.get_by_role("status").and_(reader.page.locator("#announcer"))
    expect(announcer).to_have_attribute("aria-live", "polite")
    reader.page.get_by_role("combobox", name="Indicator").select_option(label="Hotline")
    expect(announcer).to_contain_text("Showing: ")
    expect(announcer).to_contain_text("Hotline")
    # When they follow a site by its role and name, then its page is announced, and its table has heads
    sites = reader.waits().page.get_by_role("navigation", name="Site profiles")
    sites.get_by_role("link", name="Serbia").click()
    expect(announcer).to_contain_text("Page: Serbia")
    bodies = reader.page.get_by_role("table", name="Bodies by their part")
    expect(bodies.get_by_role("columnheader")).to_have_text(["Part", "On paper", "In practice"])
