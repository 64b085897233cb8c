"""The whole way by keyboard alone: Tab, Enter and the arrow keys, with the focus in sight all along."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import Reader


def test_from_the_skip_link_through_the_controls_to_a_site_and_what_is_asked_of_it(reader: Reader) -> None:
    # Given the overview
    reader.goes_to("/")
    title = reader.page.locator("#landscape-map h2")
    # When the first key is Tab, then the first stop is the link that skips the navigation
    reader.presses("Tab")
    assert reader.focused == "Skip to the content"
    expect(reader.page.get_by_text("Skip to the content")).to_be_in_viewport()
    reader.presses("Enter")
    assert reader.page.evaluate("document.activeElement.id") == "content"
    # When the reader goes on to a control and chooses the next option by an arrow key
    before = title.inner_text()
    reader.tabs_to("Indicator").presses("ArrowDown")
    # Then the map changes, its address too, and the focus stays where it is
    expect(title).not_to_have_text(before)
    expect(reader.page).to_have_url(re.compile(r"/\?indicator=\w+(#content)?$"))
    assert reader.waits().focused == "Indicator"
    # When they go on to the link of a site and press Enter
    reader.tabs_to("Kosovo*").presses("Enter")
    # Then its profile opens and has the focus
    expect(reader.page.locator("#page h1")).to_contain_text("Kosovo*")
    assert reader.waits().page.evaluate("document.activeElement.id") == "content"
    # When they go on to what is asked of it and press Enter
    reader.tabs_to("R01").presses("Enter")
    # Then the recommendation opens
    expect(reader.page).to_have_url(re.compile(r"/recommendations/R01"))
    assert reader.waits().page.evaluate("document.activeElement.id") == "content"


def test_sites_are_chosen_by_keyboard(reader: Reader) -> None:
    # Given the overview
    reader.goes_to("/")
    rows = reader.page.locator("#landscape-map tbody tr")
    # When the reader opens the list of sites, goes to one and presses the space bar
    reader.tabs_to("Sites: All 6").presses("Enter")
    reader.tabs_to("Bosnia and Herzegovina").presses("Space")
    # Then it is left out, and the focus stays
    expect(rows).to_have_count(5)
    assert reader.waits().focused == "Bosnia and Herzegovina"


def test_a_table_is_a_keystroke_away_and_leads_to_where_it_was_printed(reader: Reader) -> None:
    # Given the overview, whose tables are folded
    reader.goes_to("/")
    table = reader.page.locator("#landscape-map table")
    expect(table).to_be_hidden()
    # When the reader goes to the table of the map and presses Enter
    reader.tabs_to("Table").presses("Enter")
    # Then it is there
    expect(table).to_be_visible()
    # And the next stops are its links
    reader.presses("Tab")
    assert reader.focused == "Albania"
    reader.presses("Tab", "Enter")
    expect(reader.page).to_have_url(re.compile(r"/sources/report"))


def test_the_table_stays_open_when_the_view_changes(reader: Reader) -> None:
    reader.goes_to("/")
    reader.tabs_to("Table").presses("Enter")
    reader.page.get_by_label("Indicator", exact=True).select_option(label="Hotline")
    expect(reader.page.locator("#landscape-map h2")).to_contain_text("Hotline")
    expect(reader.page.locator("#landscape-map table")).to_be_visible()


def test_words_are_searched_by_keyboard(reader: Reader) -> None:
    # Given any page
    reader.goes_to("/recommendations/R07")
    # When the reader goes to the field of the search, writes a word and presses Enter
    reader.tabs_to("Search")
    reader.page.keyboard.type("shelters for men")
    reader.presses("Enter")
    # Then the results are there, by kind
    expect(reader.page).to_have_url(re.compile(r"/search\?text=shelters\+for\+men"))
    expect(reader.page.locator("#page h1")).to_contain_text("shelters for men")
    expect(reader.page.locator("#page main h2").first).to_be_visible()
    # And the first of them is a Tab or some away
    reader.waits().page.locator("#content").focus()
    reader.tabs_to("Findings").presses("Enter")
    expect(reader.page).to_have_url(re.compile(r"#finding"))
