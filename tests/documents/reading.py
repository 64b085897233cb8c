"""Reads documents of HTML in tests: what they ask for, where they lead, what stands in one of their parts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from html.parser import HTMLParser
from struct import pack as packed
from typing import Any
from zlib import compress, crc32

from dashboard.exports.form import Size

VOID = {"meta", "link", "input", "br", "img", "col", "hr"}
ASKING = ("src", "srcset", "poster", "action", "formaction", "data", "background", "ping", "xlink:href")


class Document(HTMLParser):
    """The tags of a document with their attributes, and the text of each element that has an id."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.inside: dict[str, list[str]] = {}  # id -> its text
        self.links: dict[str, list[str]] = {}  # id -> where the links within lead
        self._open: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        if tag not in VOID:
            self._open.append((tag, given.get("id", "")))
        if tag == "a" and "href" in given:
            for _, one in self._open:
                self.links.setdefault(one, []).append(given["href"])

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for _, one in self._open:
            if one:
                self.inside.setdefault(one, []).append(data)

    @property
    def ids(self) -> list[str]:
        return [given["id"] for _, given in self.tags if "id" in given]

    @property
    def hrefs(self) -> list[str]:
        return [given["href"] for tag, given in self.tags if tag == "a" and "href" in given]

    def asks(self) -> Iterator[str]:
        """Whatever would make a browser ask for something."""
        for tag, given in self.tags:
            yield from (f"{tag} {name}={given[name]}" for name in ASKING if name in given)
            if tag == "link" and given.get("rel") != "canonical":
                yield f"link {given}"
            if tag in ("iframe", "img", "object", "embed", "base"):
                yield tag

    def said(self, part: str) -> str:
        return " ".join(" ".join(self.inside.get(part, ())).split())


def painted(figure: dict[str, Any], kind: str, size: Size) -> bytes:
    """A picture without a browser: as large as the largest of the real ones, and hard to compress."""
    if kind == "png":
        return png()
    numbers = random.Random(str(figure["layout"].get("height")))
    path = " ".join(f"{numbers.random() * 800:.1f}" for _ in range(4000))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><defs id="top"><clipPath id="clip"/></defs>'
        f'<g clip-path="url(#clip)"><path d="M{path}"/><text>drawn</text></g></svg>'
    ).encode()


def png() -> bytes:
    """The smallest picture in pixels."""
    parts = ((b"IHDR", packed(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (b"IDAT", compress(b"\0\0")), (b"IEND", b""))
    chunks = (packed(">I", len(data)) + name + data + packed(">I", crc32(name + data)) for name, data in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
