"""A newcomer's first look: what this is, what its words mean, how to read a page."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from dashboard.pages import PAGES
from tests.browser.conftest import NARROW, Reader
from tests.browser.looking import OVERFLOW

PROJECTOR = (1280, 720)
LOWEST = "Math.max(...[...document.querySelectorAll('main *')].map((one) => one.getBoundingClientRect().bottom))"
INSIDE = """(one) => {
  const box = one.getBoundingClientRect();
  return box.left >= 0 && box.right <= document.documentElement.clientWidth && box.height > 0;
}"""
HELP_LINES = """[...document.querySelectorAll(".help li")].map((one) => {
  const line = parseFloat(getComputedStyle(one).lineHeight);
  return Math.round(one.getBoundingClientRect().height / line);
})"""


def test_the_first_look_is_one_screen_of_a_projector(new_reader: Callable[..., Reader]) -> None:
    # Given a newcomer at 1280 x 720 who follows the link in the header
    newcomer = new_reader(PROJECTOR).goes_to("/search")
    newcomer.page.get_by_role("banner").get_by_role("link", name="What this is").click()
    expect(newcomer.page.locator("#page h1")).to_contain_text("in 2013–14")
    newcomer.waits()
    # Then all of it is on the screen: what, how old, how to read it with each mark and its word, where to begin
    assert newcomer.page.evaluate(LOWEST) <= PROJECTOR[1]
    titles = newcomer.page.locator("main h2").all_inner_texts()
    assert titles == ["What this is", "How old it is", "How to read it", "Where to begin"]
    marks = " ".join(newcomer.page.locator(".swatched").all_inner_texts())
    for word in ("works", "partly", "does not", "sources conflict", "the report does not say"):
        assert word in marks
    looks = newcomer.page.locator(".swatch").evaluate_all("(all) => all.map((one) => one.style.background)")
    assert len(set(looks)) == 5


def test_a_word_says_what_it_means_to_pointer_keyboard_and_thumb(new_reader: Callable[..., Reader]) -> None:
    # Given a page with words of the glossary in its lead
    newcomer = new_reader().goes_to("/data")
    word = newcomer.page.locator("#page .lead .term").first
    meaning = word.get_by_role("tooltip", include_hidden=True)
    expect(meaning).to_be_hidden()
    # When the pointer comes to a word, its meaning is there, and stays while the pointer is on it
    word.hover()
    expect(meaning).to_be_visible()
    meaning.hover()
    expect(meaning).to_be_visible()
    # And Escape takes it away, without moving the pointer
    newcomer.presses("Escape")
    expect(meaning).to_be_hidden()
    newcomer.page.mouse.move(0, 0)
    # When the Tab key comes to it, the meaning is there too, and it is what a screen reader is told
    word.focus()
    expect(meaning).to_be_visible()
    expect(word).to_have_accessible_description(meaning.inner_text())
    newcomer.presses("Escape")
    expect(meaning).to_be_hidden()
    assert newcomer.page.evaluate("document.activeElement.className").startswith("term")
    # And on a telephone no meaning runs over the window
    newcomer.resizes(*NARROW).page.locator("#content").focus()
    words = newcomer.page.locator("#page .lead .term").all()
    assert len(words) > 1
    for word in words:
        word.focus()
        assert word.get_by_role("tooltip").evaluate(INSIDE)
        assert newcomer.page.evaluate(OVERFLOW) <= 0


def test_help_is_five_lines_at_most_also_on_the_screen(reader: Reader) -> None:
    reader.goes_to("/data")
    lines = reader.page.locator(".help li")
    expect(lines.first).to_be_hidden()
    # When the fold is opened by keyboard, then each line takes one line
    reader.tabs_to("How to read this page").presses("Enter")
    expect(lines.first).to_be_visible()
    assert set(reader.page.evaluate(HELP_LINES)) == {1}
    # And so would the longest line that any page has
    longest = max((line for page in PAGES for line in page.help), key=len)
    lines.first.evaluate("(one, words) => { one.textContent = words; }", longest)
    assert set(reader.page.evaluate(HELP_LINES)) == {1}


def test_the_glossary_leads_to_where_a_word_is_spoken_of(reader: Reader) -> None:
    reader.goes_to("/data")
    reader.page.get_by_role("contentinfo").get_by_role("link", name="Glossary").click()
    row = reader.page.locator(".glossary tr", has_text="Reflection period")
    row.get_by_role("link").click()
    expect(reader.page.locator("#page h1")).to_contain_text("3.3")
