"""Pictures of exhibits that were made ahead: they stand on the page until the live figure has come.

Only what is there already is shown: no reader waits for a picture, or makes the server draw one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort

from dashboard.chart import build
from dashboard.charts import CHART
from dashboard.components.card import exhibits_in
from dashboard.documents.sheet import sheet
from dashboard.edition import made_from
from dashboard.exports.form import Outgoing, Paint
from dashboard.package.model import Package
from dashboard.pages import PAGES, page_at
from dashboard.pictures.shelf import Shelf
from dashboard.routes.answers import FOREVER
from dashboard.view import read_view

GLIMPSES = "pages"  # the folder of the pictures, in that of all others
NAME = re.compile(r"[0-9a-f]{24}\.svg")
EMPTY = "plot pending"  # the class of the place of a figure that is still to come


class Glimpses:
    """The pictures of exhibits of a package, kept in a folder."""

    def __init__(self, package: Package, folder: Path) -> None:
        self._package, self._shelf = package, Shelf(folder)
        self._there: dict[str, str] = {}

    @property
    def state(self) -> int:
        """What changes when a picture is added."""
        folder = self._shelf.folder
        return folder.stat().st_mtime_ns if folder.is_dir() else 0

    def address(self, chart: str, query: str) -> str:
        """Where the picture of an exhibit is; empty where there is none."""
        name = self._name(chart, query)
        if name not in self._there and (self._shelf.folder / name).is_file():
            self._there[name] = f"/pictures/{name}"
        return self._there.get(name, "")

    def picture(self, name: str) -> bytes | None:
        """The picture of that name, if there is one."""
        return self._shelf.get(name) if NAME.fullmatch(name) else None

    def make(self, paint: Paint) -> tuple[int, int]:
        """Make those of all pages as they are first shown; gives how many there are, and how many of them failed."""
        shown = list(dict.fromkeys(self._shown_first()))
        return len(shown), sum(not self._is_made(chart, query, paint) for chart, query in shown)

    def show(self, node: Any, picture: str = "") -> Any:
        """The tree of a page, as JSON, with the pictures that there are in the places of their figures."""
        if isinstance(node, list):
            return [self.show(child, picture) for child in node]
        if not isinstance(node, Mapping):
            return node
        properties = node["props"]
        if "data-exhibit" in properties:
            picture = self.address(properties["data-exhibit"].removeprefix("/charts/"), properties["data-query"])
        children = properties.get("children")
        inside = _image(picture) if picture and properties.get("className") == EMPTY else self.show(children, picture)
        return {**node, "props": {**properties, "children": inside}}

    def _name(self, chart: str, query: str) -> str:
        parts = (made_from(self._package.fingerprint), chart, query)
        return f"{sha256(' '.join(parts).encode()).hexdigest()[:24]}.svg"

    def _shown_first(self) -> Iterator[tuple[str, str]]:
        reading = read_view("", self._package)
        for page in PAGES:
            if "<" not in page.address:
                yield from exhibits_in(page_at(page.address, self._package, reading)[1])

    def _is_made(self, chart: str, query: str, paint: Paint) -> bool:
        if self.address(chart, query):
            return True
        exhibit = build(CHART[chart], read_view(query, self._package).view, self._package)
        drawn = sheet(Outgoing(self._package, exhibit, "", paint), 0)
        return bool(drawn.picture) and self._shelf.keep(self._name(chart, query), drawn.picture.encode())


def pictures_of(glimpses: Glimpses) -> Blueprint:
    """The address of the pictures."""
    blueprint = Blueprint("glimpses", __name__)

    @blueprint.get("/pictures/<name>")
    def picture(name: str) -> Response:
        found = glimpses.picture(name)
        return Response(found, mimetype="image/svg+xml", headers={"Cache-Control": FOREVER}) if found else abort(404)

    return blueprint


def _image(address: str) -> dict[str, Any]:
    """The picture; the description beside it says what it shows."""
    return {"namespace": "dash_html_components", "type": "Img", "props": {"src": address, "alt": ""}}
