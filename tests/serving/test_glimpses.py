"""Pictures that were made ahead stand on the page until the live figure has come; nobody waits for others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.chart import Figure
from dashboard.exports.form import Kind, NoPicture, Size
from dashboard.package.model import Package
from dashboard.serving.glimpses import GLIMPSES, Glimpses
from dashboard.settings import Settings
from dashboard.web import create_app
from tests.conftest import DATA
from tests.routes.test_routes import ask

SVG = b'<svg width="820" height="487"><path d="M0,0L1,2"/></svg>'
IMAGE = re.compile(r'<img src="(/pictures/[^"]+)" alt="">')


def paint(figure: Figure, kind: Kind, size: Size) -> bytes:
    return SVG


def unable(figure: Figure, kind: Kind, size: Size) -> bytes:
    raise NoPicture("Pictures need Chromium.")


@pytest.fixture(autouse=True)
def _pressed_lightly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compress in no time: how small is told elsewhere."""
    monkeypatch.setattr("dashboard.serving.wire.ONCE", 1)


@pytest.fixture
def pictures(tmp_path: Path, package: Package) -> Path:
    """A folder with the pictures of all pages."""
    shown, failed = Glimpses(package, tmp_path / GLIMPSES).make(paint)
    assert shown > 30
    assert failed == 0
    return tmp_path


def served(folder: Path) -> Dash:
    return create_app(Settings(data=DATA, pictures=folder), {"CACHE_TYPE": "SimpleCache"}, unable)


def test_a_page_holds_the_pictures_that_were_made_ahead(pictures: Path) -> None:
    # Given a server with pictures made ahead
    client = served(pictures).server.test_client()
    # When pages are asked for, by a browser or by Dash
    for path in ("/", "/survey"):
        html, tree = client.get(path).text, str(ask(client, path).json)
        found = IMAGE.findall(html)
        # Then each figure's place holds its picture, in both answers
        assert len(found) == html.count("plot pending") > 0
        assert all(address in tree for address in found)
        # And that may be kept for ever
        picture = client.get(found[0])
        assert (picture.status_code, picture.mimetype) == (200, "image/svg+xml")
        assert "immutable" in picture.headers["Cache-Control"]
        assert "viewBox" in picture.text


def test_another_view_has_no_picture(pictures: Path) -> None:
    client = served(pictures).server.test_client()
    assert IMAGE.findall(client.get("/?indicator=hotline").text) == []


def test_without_pictures_the_page_is_as_ever_and_nobody_waits(tmp_path: Path) -> None:
    client = served(tmp_path).server.test_client()
    page = client.get("/")
    assert page.status_code == 200
    assert "plot pending" in page.text
    assert "<img" not in page.text


@pytest.mark.parametrize("name", ["0" * 24 + ".svg", "..%2f..%2fetc%2fpasswd", "x.svg", ".svg", "0" * 64 + ".svg"])
def test_only_pictures_of_pages_are_served(client: FlaskClient, name: str) -> None:
    assert client.get(f"/pictures/{name}").status_code == 404


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


def test_pictures_of_another_edition_or_of_other_data_are_not_shown(
    pictures: Path, package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Glimpses(package, pictures / GLIMPSES).address("shelters", "")
    monkeypatch.setattr("dashboard.edition.edition", lambda: "another")
    assert not Glimpses(package, pictures / GLIMPSES).address("shelters", "")


def test_what_cannot_be_made_is_counted(tmp_path: Path, package: Package) -> None:
    shown, failed = Glimpses(package, tmp_path).make(unable)
    assert failed == shown
