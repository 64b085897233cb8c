"""A talk before an audience: keys, two windows, a click in mid-talk, and steps that can be read from the back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from dashboard.package.load import load
from dashboard.settings import ROOT
from dashboard.talk import deck_faults
from tests.browser.conftest import Reader
from tests.browser.looking import violations

BEAMER = (1280, 720)
SMALLEST = 18  # pixels
HERE = "() => ['.plot', '.matter'].some((kind) => document.querySelector('.screen.now ' + kind)?.fitted)"

# What cannot be read on the screen that is shown: too small, or beyond what is seen of it.
UNREADABLE = """(smallest) => {
  const now = document.querySelector(".screen.now"), faults = [];
  const scale = parseFloat(getComputedStyle(now).getPropertyValue("--scale")) || 1;
  for (const one of [...now.querySelectorAll("*"), ...document.querySelectorAll("nav *")]) {
    const words = [...one.childNodes].map((node) => (node.nodeType === 3 ? node.textContent : "")).join("").trim();
    const box = one.getBoundingClientRect();
    if (!words || box.width < 2 || box.height < 2 || one.closest(".unseen")) continue;
    const size = parseFloat(getComputedStyle(one).fontSize) * (one.closest(".stage") ? scale : 1);
    if (size < smallest - 0.01) faults.push(`${size} px: ${words}`);
  }
  for (const part of now.querySelectorAll(".drawing, .matter, figcaption, .caption")) {
    const over = Math.max(part.scrollHeight - part.clientHeight, part.scrollWidth - part.clientWidth);
    if (over > 2) faults.push(`${part.className || part.tagName} runs over by ${over} px`);
  }
  const caption = now.querySelector("figcaption, .caption").getBoundingClientRect();
  if (caption.height < smallest || caption.bottom > innerHeight) faults.push("the caption is not seen");
  return faults;
}"""


# Whether what is shown is whole, with nothing to be scrolled for.
BELOW = """() => [...document.querySelectorAll(".screen.now :is(.drawing, .matter)")]
  .filter((one) => one.scrollHeight > one.clientHeight + 2).map(() => "a part is only seen after scrolling")"""


def at(page: Page) -> str:
    return urlsplit(page.url).fragment


def opens(reader: Reader, address: str = "/present") -> Reader:
    reader.page.goto(reader.server + address)
    reader.page.wait_for_function(HERE)
    return reader


@pytest.fixture
def talker(new_reader: Callable[..., Reader]) -> Reader:
    """Someone before a beamer of 1280 x 720."""
    return new_reader(BEAMER)


def test_every_step_of_the_usual_deck_can_be_read_from_the_back(talker: Reader) -> None:
    # Given the usual deck
    page = opens(talker).page
    faults: dict[str, list[str]] = {}
    # When each screen is shown, then its words are large enough, all there without scrolling, and the caption is seen
    for _ in range(page.locator(".screen").count()):
        page.wait_for_function(HERE)
        found = page.evaluate(UNREADABLE, SMALLEST) + page.evaluate(BELOW)
        faults |= {at(page): found} if found else {}
        page.keyboard.press("ArrowRight")
    assert faults == {}
    # And the last of them is the last step
    assert at(page).startswith(page.locator("#last").inner_text())


def test_keys_lead_through_the_talk_and_are_announced(talker: Reader) -> None:
    page = opens(talker).page
    for key, step in (
        ("PageDown", "2"),
        ("ArrowRight", "3"),
        ("ArrowDown", "4"),
        ("Space", "5"),
        ("PageUp", "4"),
        ("ArrowLeft", "3"),
        ("ArrowUp", "2"),
        ("End", "20.2"),
        ("ArrowLeft", "20"),
        ("Home", "1"),
    ):
        page.keyboard.press(key)
        assert at(page) == step, key
        expect(page.locator("#announcer")).to_contain_text(f"Step {step.partition('.')[0]} of 20: ")
    # A number and Enter; too large a number is the last step
    talker.presses("1", "2", "Enter")
    assert at(page) == "12"
    talker.presses("9", "9", "Enter")
    assert at(page) == "20"
    # B blanks, and B shows again
    talker.presses("b")
    expect(page.locator("#blank")).to_be_visible()
    talker.presses("b")
    expect(page.locator("#blank")).to_be_hidden()
    # A step and a number in the bar do the same as the keys
    page.get_by_label("Step", exact=True).fill("7")
    page.keyboard.press("Enter")
    assert at(page) == "7"
    page.get_by_role("button", name="Next").click()
    assert at(page) == "8"


def test_there_is_a_button_for_every_key_and_nothing_that_axe_finds(talker: Reader) -> None:
    page = opens(talker, "/present#10").page
    for words in ("Back", "Next", "First", "Last", "Filters", "Blank", "Full screen", "Notes"):
        box = page.get_by_role("button", name=words).bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
    page.get_by_role("button", name="Filters").click()
    assert violations(talker) == []


def test_letters_and_numbers_can_be_switched_off(new_reader: Callable[..., Reader]) -> None:
    # Given one who does without keys that are letters, in a browser of their own: it remembers that
    page = opens(new_reader(BEAMER, stranger=True), "/present#2").page
    page.get_by_role("button", name="Filters").click()
    keys = page.locator(".fold:visible").get_by_role("button", name="Letters and numbers are keys")
    keys.click()
    expect(keys).to_have_text("Letters and numbers are keys: off")
    page.keyboard.press("Escape")
    page.wait_for_function(HERE)
    # When letters and numbers are struck, then nothing happens; other keys go on
    for key in ("b", "v", "4", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#blank")).to_be_hidden()
    expect(page.locator(".fold:visible")).to_have_count(0)
    page.keyboard.press("PageDown")
    page.wait_for_function(HERE)
    assert at(page) == "3"
    # And it is so on the next step, until they are switched on again
    page.get_by_role("button", name="Filters").click()
    page.locator(".fold:visible").get_by_role("button", name="Letters and numbers are keys").click()
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    expect(page.locator("#blank")).to_be_visible()


def test_a_click_on_a_site_in_mid_talk_leads_back_to_the_same_step(talker: Reader) -> None:
    # Given a map in another view than the deck's
    page = opens(talker).page
    page.keyboard.press("v")
    page.locator(".fold:visible").get_by_label("Indicator").select_option("hotline")
    expect(page.locator(".screen.now h3")).to_contain_text("Hotline")
    assert at(page) == "1?basis=practice&indicator=hotline"
    page.keyboard.press("Escape")
    page.wait_for_function(HERE)
    # When a site is clicked where its name stands
    box = page.locator(".screen.now .stage text", has_text="Serbia").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    # Then its profile opens, with a way back to the step and its view
    expect(page).to_have_url(re.compile(r"/sites/SRB$"))
    talker.page.get_by_role("link", name="Back to step 1").click()
    expect(page.locator(".screen.now h3")).to_contain_text("Hotline")
    assert at(page) == "1?basis=practice&indicator=hotline"
    # And so does Back of the browser
    page.wait_for_function(HERE)
    page.keyboard.press("v")
    page.locator(".fold:visible").get_by_role("link", name="Kosovo*").click()
    expect(page).to_have_url(re.compile(r"/sites/XKX$"))
    page.go_back()
    expect(page.locator(".screen.now h3")).to_contain_text("Hotline")
    assert at(page) == "1?basis=practice&indicator=hotline"


def test_a_finding_answers_to_its_filters(talker: Reader) -> None:
    page = opens(talker, "/present#12").page
    before = page.locator('.screen[data-step="12"]').count()
    page.keyboard.press("v")
    page.locator(".fold:visible").get_by_label("Sites").select_option("XKX")
    expect(page.locator(".screen.now .strength dt")).to_have_text(["Kosovo*"])
    assert at(page) == "12?sites=XKX"
    assert page.locator('.screen[data-step="12"]').count() < before
    page.locator(".fold:visible").get_by_role("button", name="As in the deck").click()
    expect(page.locator('.screen[data-step="12"]')).to_have_count(before)
    assert at(page) == "12"


def test_the_speakers_window_follows_and_drives(talker: Reader) -> None:
    # Given a talk that has come to step 4
    page = opens(talker, "/present#4").page
    # When the speaker opens the window with the notes
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    notes = opened.value
    # Then it shows the notes of that step, what comes next, and a clock
    expect(notes.locator("#notes")).to_contain_text("Thick lines")
    expect(notes.locator("#after")).to_contain_text("Labour, begging")
    expect(notes.locator("#clock")).to_have_text(re.compile(r"\d\d:\d\d"))
    expect(notes.locator("#running")).to_have_text(re.compile(r"\d+:\d\d"))
    # When either goes on, then the other follows
    page.keyboard.press("ArrowRight")
    expect(notes.locator(".screen.now")).to_have_attribute("data-step", "5")
    notes.keyboard.press("ArrowRight")
    expect(page.locator(".screen.now")).to_have_attribute("data-step", "6")
    notes.keyboard.press("b")
    expect(page.locator("#blank")).to_be_visible()
    notes.close()


def test_it_fits_other_screens(talker: Reader) -> None:
    page = opens(talker, "/present#5").page
    # On a larger screen everything is larger
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.wait_for_function("() => document.body.style.getPropertyValue('--u') === '1.5px'")
    page.wait_for_function(HERE)
    assert page.evaluate(UNREADABLE, SMALLEST * 1.5) == []
    # On a phone nothing is wider than the window, and the keys lead down the step before they lead on
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("body.narrow")).to_be_attached()
    page.wait_for_function(HERE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(talker) == []
    page.keyboard.press("PageDown")
    assert at(page) == "5"
    assert page.evaluate("document.querySelector('.screen.now').scrollTop") > 100


def test_a_reader_gathers_a_deck_of_their_own(new_reader: Callable[..., Reader], tmp_path: Path) -> None:
    # Given exhibits, a finding and a recommendation, some of them in a view, of which a step answers to a part
    reader = new_reader(stranger=True)
    chosen = (
        "/charts/landscape-map?indicator=hotline",
        "/charts/shelters",
        "/findings/F10?sites=ALB,XKX&period=2012",
        "/recommendations/R07",
    )
    for address in chosen:
        reader.goes_to(address).page.get_by_text("Take it along").click()
        reader.page.get_by_role("button", name="Add this view to my deck").click()
        expect(reader.page.locator(".copied")).to_contain_text("Added to your deck as step")
    expect(reader.page.locator(".own-deck")).to_contain_text(f"My deck ({len(chosen)} steps)")
    # When it is downloaded, then the file is a deck without a fault
    with reader.page.expect_download() as saved:
        reader.page.get_by_role("link", name="Download (YAML)").click()
    data = tmp_path / "data"
    (data / "decks").mkdir(parents=True)
    for path in (ROOT / "data").glob("*.*"):
        (data / path.name).symlink_to(path)
    saved.value.save_as(data / "decks" / "mine.yaml")
    steps = load(data, deck_faults).decks["mine"].steps
    assert [(step.kind, step.key, step.view) for step in steps] == [
        ("chart", "landscape-map", "basis=practice&indicator=hotline"),
        ("chart", "shelters", ""),
        ("finding", "F10", "sites=ALB,XKX"),
        ("recommendation", "R07", ""),
    ]
    # When it is presented, then it stands in the address
    reader.page.get_by_role("link", name="Present", exact=True).first.click()
    expect(reader.page).to_have_url(
        re.compile(
            r"/present\?step=landscape-map&basis=practice&indicator=hotline&step=shelters&step=F10&sites=ALB,XKX"
        )
    )
    expect(reader.page.locator(".screen.now .point")).to_contain_text("Hotline")
    # And it can be emptied
    reader.page.go_back()
    reader.waits().page.get_by_text("Take it along").click()
    reader.page.get_by_role("button", name="Empty it").click()
    expect(reader.page.locator(".own-deck")).to_be_hidden()
