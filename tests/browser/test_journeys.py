"""What readers do: from the map to a site to a recommendation and back, by pointer, by link and by history."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from dashboard.package.model import Package
from tests.browser.conftest import Reader

# A point of the window that lies within the outline of a site.
AREA = """(site) => {
  const area = [...document.querySelectorAll(".choroplethlayer path")].find((one) => one.__data__?.loc === site);
  area.scrollIntoView({ block: "center" });
  const box = area.getBoundingClientRect();
  const back = area.getScreenCTM().inverse();
  for (let part = 0.2; part < 1; part += 0.05) {
    const point = new DOMPoint(box.left + box.width / 2, box.top + part * box.height);
    if (area.isPointInFill(point.matrixTransform(back))) return { x: point.x, y: point.y };
  }
}"""
LABEL = """(name) => {
  const label = [...document.querySelectorAll(".scattergeo text")].find((one) => one.textContent.includes(name));
  label.scrollIntoView({ block: "center" });
  const box = label.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}"""
MAP_TEXT = "[...document.querySelectorAll('#landscape-map .scattergeo text')].map((one) => one.textContent)"


def control(reader: Reader, label: str) -> Locator:
    return reader.page.get_by_label(label, exact=True)


def exhibit(reader: Reader) -> dict[str, Any]:
    """All that the map's exhibit says, in the figure and around it."""
    figure = reader.page.locator("#landscape-map")
    return {
        "address": reader.path,
        "title": figure.locator("h2").inner_text(),
        "filtered": figure.locator(".filtered").inner_text(),
        "described": figure.locator(".described").inner_text(),
        "caption": figure.locator("figcaption").inner_text(),
        "table": figure.locator("tbody").text_content(),
        "map": reader.page.evaluate(MAP_TEXT),
        "controls": [one.input_value() for one in reader.page.locator(".controls select").all()],
    }


def chooses(reader: Reader, label: str, option: str) -> None:
    """Choose an option of a control, and wait until the exhibit answers to it."""
    before = reader.page.locator("#landscape-map").inner_text()
    control(reader, label).focus()
    control(reader, label).select_option(label=option)
    expect(reader.page.locator("#landscape-map")).not_to_have_text(before, use_inner_text=True)
    reader.waits()


@pytest.mark.parametrize("place", [(AREA, "SRB"), (LABEL, "Serbia")], ids=["area", "name"])
def test_from_the_map_to_a_site_to_a_recommendation_and_back_with_the_filter_kept(
    reader: Reader, place: tuple[str, str]
) -> None:
    # Given the map of two sites
    reader.goes_to("/?sites=ALB,SRB")
    overview = exhibit(reader)
    # When the reader clicks on one of them
    point = reader.page.evaluate(*place)
    reader.page.mouse.move(point["x"], point["y"])
    reader.page.mouse.click(point["x"], point["y"])
    # Then its profile opens, and the filter is kept
    expect(reader.page).to_have_url(re.compile(r"/sites/SRB\?sites=ALB,SRB$"))
    expect(reader.page.locator("#page h1")).to_contain_text("Serbia")
    site = reader.waits().heading
    # When they follow a recommendation
    reader.page.locator("main a[href^='/recommendations/R']").first.click()
    # Then it opens, and the filter is kept
    expect(reader.page).to_have_url(re.compile(r"/recommendations/R\d\d\?sites=ALB,SRB$"))
    expect(reader.page.locator("#page h1")).not_to_have_text(site)
    reader.waits()
    # When they go back twice
    reader.page.go_back()
    expect(reader.page.locator("#page h1")).to_have_text(site)
    reader.waits()
    reader.page.go_back()
    # Then they see the map as they left it
    expect(reader.page.locator("#landscape-map")).to_be_visible()
    assert exhibit(reader.waits()) == overview


@pytest.mark.parametrize("site", ["XKX", "MKD"])
def test_a_plain_link_leads_from_the_overview_to_a_site(site: str, reader: Reader, package: Package) -> None:
    reader.goes_to("/")
    name = package.site[site].name
    reader.page.get_by_role("navigation", name="Site profiles").get_by_role("link", name=name, exact=True).click()
    expect(reader.page).to_have_url(f"{reader.server}/sites/{site}")
    expect(reader.page.locator("#page h1")).to_contain_text(name)
    expect(reader.page).to_have_title(re.compile(re.escape(name)))


def test_choosing_an_indicator_changes_the_map_its_words_and_the_address(reader: Reader) -> None:
    # Given the overview
    before = exhibit(reader.goes_to("/"))
    # When the reader chooses another indicator
    chooses(reader, "Indicator", "Hotline")
    # Then the address, the title, the map and all words around it change
    after = exhibit(reader)
    assert after["address"] == "/?indicator=hotline"
    assert after["title"].startswith("Hotline")
    changed = {key for key in before if before[key] != after[key]}
    assert {"address", "title", "filtered", "described", "table", "map", "controls"} <= changed
    # And the focus stays, the heading stays, and a voice says what is shown
    assert reader.focused == "Indicator"
    assert reader.announced.startswith("Showing: ")
    assert "Hotline" in reader.announced


def test_choosing_sites_narrows_the_map_and_its_table(reader: Reader) -> None:
    # Given the overview
    reader.goes_to("/")
    rows = reader.page.locator("#landscape-map tbody tr")
    expect(rows).to_have_count(6)
    # When the reader leaves out two sites
    reader.page.locator(".control summary", has_text="Sites: ").click()
    control(reader, "Montenegro").uncheck()
    expect(rows).to_have_count(5)
    control(reader, "Albania").uncheck()
    # Then four are left, in the table, in the words and in the address, and the choice stays open
    expect(rows).to_have_count(4)
    expect(reader.page).to_have_url(f"{reader.server}/?sites=BIH,MKD,SRB,XKX")
    profiles = reader.page.get_by_role("navigation", name="Site profiles").get_by_role("link")
    expect(profiles).to_have_text(["Bosnia and Herzegovina", "Kosovo*", "North Macedonia", "Serbia"])
    expect(profiles.last).to_have_attribute("href", "/sites/SRB?sites=BIH,XKX,MKD,SRB")
    expect(reader.page.locator("#landscape-map .filtered")).to_contain_text(
        "Bosnia and Herzegovina, Kosovo*, North Macedonia and Serbia"
    )
    assert reader.waits().focused == "Albania"
    expect(control(reader, "Serbia")).to_be_visible()
    # When they take them in again
    control(reader, "Albania").check()
    expect(rows).to_have_count(5)
    control(reader, "Montenegro").check()
    # Then the address is plain again
    expect(rows).to_have_count(6)
    expect(reader.page).to_have_url(f"{reader.server}/")


def test_a_theme_narrows_the_indicators(reader: Reader, package: Package) -> None:
    reader.goes_to("/")
    chooses(reader, "Theme", "Justice and compensation")
    offered = control(reader, "Indicator").locator("option:not([hidden])").all_inner_texts()
    assert offered == [one.title for one in package.indicators if one.theme == "justice"]
    assert exhibit(reader)["title"].startswith(control(reader, "Indicator").locator("option:checked").inner_text())


def test_a_copied_link_shows_the_same_to_another_reader(new_reader: Callable[..., Reader]) -> None:
    # Given a reader who chose sites, a theme and an indicator
    first = new_reader().goes_to("/?sites=ALB,BIH,XKX")
    chooses(first, "Theme", "Protection and assistance")
    chooses(first, "Indicator", "Shelters that take trafficked persons")
    # When another reader opens the address
    second = new_reader(stranger=True).goes_to(first.path)
    # Then they see the same
    assert exhibit(second) == exhibit(first)


def test_back_and_forward_restore_the_view_and_the_controls(reader: Reader) -> None:
    # Given a reader who chose an indicator, then a theme
    views = [exhibit(reader.goes_to("/"))]
    chooses(reader, "Indicator", "Hotline")
    views.append(exhibit(reader))
    chooses(reader, "Theme", "Justice and compensation")
    views.append(exhibit(reader))
    # When they go back and forward, then each step shows what it showed
    title = reader.page.locator("#landscape-map h2")
    for step, place in (("back", 1), ("back", 0), ("forward", 1), ("forward", 2)):
        reader.page.go_back() if step == "back" else reader.page.go_forward()
        expect(reader.page).to_have_url(reader.server + views[place]["address"])
        expect(title).to_have_text(views[place]["title"])
        assert exhibit(reader.waits()) == views[place]


def test_back_leads_out_of_a_settled_view(reader: Reader) -> None:
    # Given a reader who chose a theme, for which the server settles another indicator
    first = exhibit(reader.goes_to("/"))
    chooses(reader, "Theme", "Cases and forms")
    # When the reader goes back once
    reader.page.go_back()
    # Then they are where they were, not in front of the same view
    expect(reader.page.locator("#landscape-map h2")).to_have_text(first["title"])
    assert exhibit(reader.waits()) == first


def test_an_unknown_value_shows_the_default_and_says_so(reader: Reader) -> None:
    reader.goes_to("/?sites=ATLANTIS&indicator=nonsense")
    notice = reader.page.get_by_role("alert")
    expect(notice).to_contain_text("Part of this address was left out.")
    expect(notice).to_contain_text("Sites: 'ATLANTIS' is not known here and was left out.")
    expect(notice).to_contain_text("Indicator: 'nonsense' is not known here and was left out.")
    expect(reader.page.locator("#landscape-map tbody tr")).to_have_count(6)
    assert control(reader, "Indicator").input_value() == "nrm"


@pytest.mark.parametrize("path", ["/nowhere", "/sites/XYZ", "/findings/F99", "/recommendations/R99", "/sources/none"])
def test_an_unknown_page_says_so_and_leads_back(reader: Reader, path: str) -> None:
    # Given an address that leads nowhere
    reader.excused = ("404",)
    answer = reader.page.goto(reader.server + path)
    assert answer
    assert answer.status == 404
    # When it is opened, then it says so
    expect(reader.page.locator("#page h1")).to_have_text("This page is not here")
    # And a link leads back
    reader.waits().page.get_by_role("link", name="Back to the overview").click()
    expect(reader.page.locator("#landscape-map")).to_be_visible()
    expect(reader.page).to_have_url(reader.server + "/")


def test_titles_and_focus_change_with_pages(reader: Reader) -> None:
    # Given the overview
    reader.goes_to("/")
    title, heading = reader.page.title(), reader.heading
    # When the reader follows a link of the navigation
    reader.page.get_by_role("navigation", name="Pages").get_by_role("link", name="Findings").click()
    expect(reader.page.locator("#page h1")).not_to_have_text(heading)
    reader.waits()
    # Then the title is another, the focus is on the content and a voice says where they are
    assert reader.page.title() != title
    assert reader.page.evaluate("document.activeElement.id") == "content"
    assert reader.announced == f"Page: {reader.heading}"
    # And the navigation says which page this is
    here = reader.page.get_by_role("navigation", name="Pages").locator(".current")
    expect(here).to_have_text("Findings (this page)")


def test_an_entry_of_a_table_leads_to_where_it_was_printed(reader: Reader) -> None:
    reader.goes_to("/")
    reader.page.locator("#landscape-map summary", has_text="Table").click()
    reader.page.locator("#landscape-map .printed a").first.click()
    expect(reader.page).to_have_url(re.compile(r"/sources/report"))
    expect(reader.page.locator("#page h1")).to_contain_text("Section ")


def test_a_fold_that_the_reader_opened_stays_open_when_the_view_changes(reader: Reader) -> None:
    # Given a site's profile with a fold of its statements open
    reader.goes_to("/sites/XKX")
    fold = reader.page.locator("#theme-justice")
    fold.locator("summary").click()
    # When the reader filters the page by the theme of the fold
    reader.page.locator('.control[data-key="theme"] select').select_option("justice")
    reader.waits()
    # Then all other folds are gone, and this one is still open
    expect(reader.page.locator("#statements details")).to_have_count(1)
    expect(fold).to_have_attribute("open", "")
    # And when the reader closes it and takes the filter away, it stays closed
    fold.locator("summary").click()
    reader.page.locator('.control[data-key="theme"] select').select_option("all")
    reader.waits()
    expect(fold).not_to_have_attribute("open", "")
