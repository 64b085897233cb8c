"""The HTML that the server makes of a page: it says the same as the tree that Dash draws, and nothing in it is code."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.package.model import Package
from dashboard.prepared import as_told, heading_of, stilled, to_html
from tests.addresses import looked_at
from tests.trees import nodes, page_of, properties, words

STEADY = settings(derandomize=True, database=None, deadline=None)
VOID = {"br", "hr", "img", "input"}


class Reading(HTMLParser):
    """Reads HTML and notes its links, its words and what is not closed as it was opened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.said: list[str] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.faults += [f"{name} twice on {tag}" for name in set(names) if names.count(name) > 1]
        self.faults += [f"{name} on {tag}" for name in names if name.startswith("on")]
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"{tag} is closed where it is not open")

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def plain(text: str) -> str:
    """Words without the space between them."""
    return re.sub(r"\s+", "", text)


def paragraph(children: Any) -> dict[str, Any]:
    return {"namespace": "dash_html_components", "type": "P", "props": {"children": children}}


def link(children: Any, href: str) -> dict[str, Any]:
    return {"namespace": "dash_core_components", "type": "Link", "props": {"children": children, "href": href}}


@pytest.mark.parametrize("path", looked_at())
def test_the_html_of_a_page_is_whole_and_has_the_links_of_its_tree(package: Package, path: str) -> None:
    # Given a page as a tree
    tree = page_of(package, path, "?sites=XKX").tree
    # When it becomes HTML
    read = Reading(to_html(tree))
    assert as_told(tree, found=True).html == to_html(tree)
    # Then all that was opened is closed, and all links and headings are there
    assert read.faults == []
    assert read.open == []
    assert read.links == [one["href"] for one in properties(tree) if one.get("href")]
    for kind in ("H1", "H2", "H3", "Td", "P", "Li"):
        for one in properties(tree, kind):
            assert plain(words(one.get("children"))) in plain("".join(read.said))


@pytest.mark.parametrize("path", looked_at())
def test_what_dash_is_given_says_the_same_as_the_tree(package: Package, path: str) -> None:
    # Given a page as a tree, when the parts that never call back become HTML
    tree = page_of(package, path).tree
    still = stilled(tree)
    # Then it says the same
    said = "".join(
        "".join(Reading(children).said) if node["namespace"] == "landscape" else children
        for node in nodes(still)
        for children in [node["props"].get("children")]
        if isinstance(children, str)
    )
    headings = [plain(words(one["children"])) for kind in ("H1", "H2") for one in properties(tree, kind)]
    assert [heading for heading in headings if heading not in plain(said)] == []
    # And all graphs, controls and live parts are still there for Dash
    ids = [one["id"] for one in properties(tree) if isinstance(one.get("id"), dict)]
    kept = [one["id"] for one in properties(still) if isinstance(one.get("id"), dict)]
    assert kept == ids


@STEADY
@given(st.text())
def test_text_is_never_code(text: str) -> None:
    for html in (to_html(paragraph(text)), to_html(link(text, text))):
        read = Reading(html)
        assert read.faults == []
        assert read.open == []
        assert html.count("<") == 2
    assert unescape(to_html(paragraph(text))) == f"<p>{text}</p>" or "&" in text


@STEADY
@given(st.text(), st.text())
def test_the_heading_is_read_through_its_tags(one: str, two: str) -> None:
    heading = {"type": "H1", "props": {"children": [{"type": "Span", "props": {"children": one}}, two, None]}}
    assert heading_of({"type": "Div", "props": {"children": [paragraph("x"), heading]}}) == one + two


def test_a_page_without_a_heading_has_an_empty_one() -> None:
    assert heading_of([paragraph("x"), "y", None]) == ""
