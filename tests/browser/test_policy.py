"""The content policy in a browser: what must work does, as every other test here shows; what must not, does not."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.conftest import Reader

INSERT = """() => new Promise((done) => {
    document.addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective), { once: true });
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.head.append(script);
    if (window.ran) done("ran");
})"""
ASK = """() => new Promise((done) => {
    document.addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective), { once: true });
    fetch("http://other.example/").then(() => done("asked"), () => {});
})"""
FRAME = """(address) => new Promise((done) => {
    const frame = document.createElement("iframe");
    frame.src = address;
    frame.onload = () => done(frame.contentDocument !== null && frame.contentDocument.body.children.length > 0);
    document.body.append(frame);
})"""


def test_a_script_in_the_page_does_not_run(reader: Reader) -> None:
    reader.excused = ("Content Security Policy",)
    reader.goes_to("/sources")
    assert reader.page.evaluate(INSERT) == "script-src-elem"


def test_another_host_cannot_be_asked(reader: Reader) -> None:
    reader.excused = ("Content Security Policy",)
    reader.goes_to("/sources")
    assert reader.page.evaluate(ASK) == "connect-src"


def test_pages_cannot_be_framed_and_embeds_can(new_reader: Callable[..., Reader]) -> None:
    # Given a page, which here stands for one of another site
    reader = new_reader()
    reader.excused = ("frame-ancestors", "ERR_BLOCKED_BY_RESPONSE", "Refused to display", "Framing")
    reader.page.goto(reader.server + "/embed/shelters")
    # When it frames an embed, then that is there; a page is not
    assert reader.page.evaluate(FRAME, "/embed/hotline-hours")
    assert not reader.page.evaluate(FRAME, "/sources")
