"""Exhibits that leave: embeds in other sites' pages, pictures made by the browser, what is copied."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NARROW, Reader
from tests.browser.looking import violations

HOST_PAGE = """<!DOCTYPE html><html lang="en"><head><title>A ministry's page</title></head><body>
<h1>A ministry's page</h1>
<iframe src="{server}/embed/shelters?sites=XKX" title="Shelters" width="100%" height="200" sandbox="allow-scripts">
</iframe>
<script>
addEventListener("message", ({{ data, source }}) => {{
  for (const frame of document.querySelectorAll("iframe")) {{
    if (frame.contentWindow === source && data.landscape) frame.height = data.height;
  }}
}});
</script></body></html>"""


class Ministry(BaseHTTPRequestHandler):
    """Another site, with an exhibit of ours in its page."""

    def __init__(self, page: bytes, *args: object) -> None:
        self.page = page
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.page)

    def log_message(self, *said: object) -> None:
        pass


@pytest.fixture
def ministry(server: str) -> Iterator[str]:
    """The address of another site (another port is another origin)."""
    page = HOST_PAGE.format(server=server).encode()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Ministry, page)) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{other.server_port}"
        other.shutdown()


def test_an_embed_in_a_sandbox_tells_its_height_and_comes_alive(reader: Reader, ministry: str) -> None:
    # Given a page of another site with an exhibit of ours in a sandbox without an origin
    reader.page.goto(ministry)
    frame = reader.page.frame_locator("iframe")
    assert "Shelters" in frame.locator("h1").inner_text()
    # When the embed has told its height, then the frame shows all of it
    reader.page.wait_for_function("document.querySelector('iframe').height > 400")
    # When the reader asks for it, then it comes alive
    frame.get_by_role("button", name="Make it interactive").click()
    frame.locator(".js-plotly-plot .main-svg").first.wait_for()
    frame.get_by_role("button", name="Make it interactive").wait_for(state="detached")
    assert "References to Kosovo" in frame.locator("figcaption").inner_text()
    # And nobody but the two sites was asked for anything
    reader.asked_outside = [address for address in reader.asked_outside if not address.startswith(ministry)]


@pytest.mark.parametrize("size", [(1280, 900), NARROW], ids=["wide", "narrow"])
def test_an_embed_is_accessible(new_reader: Callable[..., Reader], size: tuple[int, int]) -> None:
    reader = new_reader(size)
    reader.page.goto(reader.server + "/embed/survey-services")
    assert violations(reader) == []
    assert reader.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_an_embed_needs_no_script(new_reader: Callable[..., Reader], server: str) -> None:
    reader = new_reader(stranger=True)
    page = reader.page.context.browser.new_context(java_script_enabled=False).new_page()  # type: ignore[union-attr]
    page.goto(server + "/embed/landscape-map")
    assert page.locator("figure svg path").count() > 10
    assert page.get_by_text("Boundaries and names are for illustration").is_visible()
    page.context.close()


def folded_out(reader: Reader, path: str) -> Page:
    """The page with its exhibit's fold of forms open."""
    reader.goes_to(path)
    reader.page.get_by_text("Take it along").click()
    return reader.page


def test_what_is_copied_is_of_the_view_that_is_shown(new_reader: Callable[..., Reader]) -> None:
    # Given an exhibit whose view the reader has changed
    reader = new_reader(stranger=True)
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = folded_out(reader, "/charts/site-roles?sites=XKX")
    clipboard = "navigator.clipboard.readText()"
    # When link, code and citations are copied, then each is of that view
    page.get_by_role("button", name="Link", exact=True).click()
    page.get_by_text("Link copied.").wait_for()
    assert page.evaluate(clipboard) == f"{reader.server}/charts/site-roles?sites=XKX"
    page.get_by_role("button", name="Code to embed").click()
    page.get_by_text("Code copied.").wait_for()
    assert f'src="{reader.server}/embed/site-roles?sites=XKX"' in page.evaluate(clipboard)
    page.get_by_role("button", name="Citation (APA)").click()
    page.get_by_text("Citation copied.").wait_for()
    assert "International Organization for Migration" in page.evaluate(clipboard)
    page.get_by_role("button", name="Citation (BibTeX)").click()
    page.get_by_text("Entry copied.").wait_for()
    assert page.evaluate(clipboard).startswith("@misc{site-roles,")


def test_for_word_the_clipboard_holds_picture_caption_and_citation(new_reader: Callable[..., Reader]) -> None:
    reader = new_reader(stranger=True)
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = folded_out(reader, "/charts/shelters?sites=XKX")
    page.get_by_role("button", name="Picture and caption, for Word").click()
    page.get_by_text("Picture, caption and citation copied.").wait_for()
    html = page.evaluate(
        "navigator.clipboard.read().then(([one]) => one.getType('text/html')).then((blob) => blob.text())"
    )
    assert "data:image/png;base64," in html
    assert "References to Kosovo" in html
    assert "Based on:" in html
    picture = page.evaluate(
        "navigator.clipboard.read().then(([one]) => one.getType('image/png')).then((blob) => blob.size)"
    )
    assert picture > 20_000


@pytest.mark.parametrize(("words", "start"), [("Picture (PNG)", b"\x89PNG"), ("Picture (SVG)", b"<svg")])
def test_the_browser_makes_pictures_that_carry_their_words(reader: Reader, words: str, start: bytes) -> None:
    page = folded_out(reader, "/charts/landscape-map?sites=XKX,SRB")
    with page.expect_download() as download:
        page.get_by_role("link", name=words).click()
    data = download.value.path().read_bytes()
    assert data.startswith(start)
    if start == b"<svg":
        assert b"Boundaries and names are for illustration" in data
        assert b"Source: IOM (2014)" in data


def test_downloads_follow_the_view(reader: Reader) -> None:
    # Given an exhibit
    page = folded_out(reader, "/charts/survey-services")
    # When the reader orders its bars in another way
    page.locator(".control select").select_option("totally_inadequate")
    reader.waits()
    # Then its downloads are of that order too
    href = page.get_by_role("link", name="Table (CSV)").get_attribute("href")
    assert href == "/charts/survey-services.csv?answer=totally_inadequate"
