"""How many bytes readers are sent, and for how long their browsers may keep them."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.routes.loaded import ASSETS, PLOTLY, SCRIPTS, STYLES, plotly_script
from dashboard.serving.wire import NAMED
from dashboard.settings import Settings
from dashboard.web import create_app
from tests.conftest import DATA

FIRST_VISIT, SECOND_VISIT = 1_700_000, 60_000  # bytes on the wire, of bodies
OPENED: dict[str | None, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress}
BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd"}


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pictures")


@pytest.fixture(scope="module")
def served(pictures: Path) -> Dash:
    return create_app(Settings(data=DATA, pictures=pictures), {"CACHE_TYPE": "SimpleCache"})


@pytest.fixture
def client(served: Dash) -> FlaskClient:
    return served.server.test_client()


def get(client: FlaskClient, address: str, encoding: str = "br", **headers: str) -> TestResponse:
    return client.get(address, headers={"Accept-Encoding": encoding, **headers}, buffered=True)


def test_static_files_are_pressed_and_kept_for_ever(client: FlaskClient) -> None:
    named = NAMED.findall(get(client, "/", "identity").text)
    assert len(named) > 8
    for address in named:
        plain = get(client, address, "identity")
        assert plain.headers["Cache-Control"] == "public, max-age=31536000, immutable", address
        for encoding in ("br", "gzip"):
            pressed = get(client, address, encoding)
            assert pressed.headers["Content-Encoding"] == encoding
            assert pressed.headers["Vary"] == "Accept-Encoding"
            assert OPENED[encoding](pressed.data) == plain.data
        assert get(client, address, "gzip;q=0.5, br;q=0").headers["Content-Encoding"] == "gzip"


def test_the_script_of_plotly_is_as_it_was_installed_but_for_its_wrapper(client: FlaskClient) -> None:
    sent, installed = get(client, plotly_script().address, "identity").data, PLOTLY.read_bytes()
    licence, script = sent.split(b"*/\n", 1)
    assert b"Licensed under the MIT license" in licence
    assert script.startswith(b'"use strict";var Plotly=(()=>{')
    assert script.endswith(b"window.Plotly = Plotly;\n")
    assert script in installed
    assert len(installed) - len(sent) < 300


def test_every_script_and_style_is_loaded_by_some_document() -> None:
    scripts = {f"{name}.js" for names in SCRIPTS.values() for name in names} | {"start.js", "worker.js"}
    assert scripts | {f"{name}.css" for name in STYLES} == {path.name for path in ASSETS.iterdir()}


def test_the_worker_is_another_when_plotly_is(client: FlaskClient) -> None:
    worker = get(client, "/worker.js", "identity")
    assert plotly_script().address in worker.text
    assert "immutable" not in worker.headers.get("Cache-Control", "")


def test_another_fingerprint_is_not_kept_for_ever(client: FlaskClient) -> None:
    assert "immutable" not in get(client, "/scripts/page.js?of-yesterday").headers.get("Cache-Control", "")


def test_a_file_is_pressed_once_for_all_servers(
    pictures: Path, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a server that pressed its files
    address = NAMED.findall(get(client, "/", "identity").text)[0]
    # When another starts, which could not press any
    with monkeypatch.context() as patch:
        patch.setattr("dashboard.serving.wire.compressed", lambda *_: pytest.fail("pressed again"))
        patch.setattr("dashboard.serving.wire.compress_answers", lambda _: None)
        other = create_app(Settings(data=DATA, pictures=pictures), {"CACHE_TYPE": "SimpleCache"}).server.test_client()
    # Then it sends the same
    assert get(other, address).data == get(client, address).data


def test_pages_are_pressed_and_may_be_asked_about(client: FlaskClient) -> None:
    first = get(client, "/?indicator=hotline")
    assert first.headers["Content-Encoding"] == "br"
    assert len(first.data) < len(brotli.decompress(first.data)) / 4
    again = get(client, "/?indicator=hotline", **{"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert get(client, "/", **{"If-None-Match": first.headers["ETag"]}).status_code == 200
    assert get(client, "/nowhere").status_code == 404
    assert "ETag" not in get(client, "/nowhere").headers


def test_no_page_loads_what_it_does_not_use(client: FlaskClient) -> None:
    named = " ".join(NAMED.findall(get(client, "/sources", "identity").text))
    assert [part for part in ("dash_table", "embed.js", "present", "async-", "ag_grid") if part in named] == []


def test_a_first_and_a_second_visit_are_light(client: FlaskClient) -> None:
    # Given all that a browser asks for on the overview, in the order of its asking
    page = get(client, "/", "identity").text
    asked = ["/", *dict.fromkeys(NAMED.findall(page)), "/_dash-layout", "/_dash-dependencies"]
    # When it comes for the first time, and again
    first = [client.get(address, headers=BROWSER, buffered=True) for address in asked]
    kept = {address: one.headers.get("ETag") for address, one in zip(asked, first, strict=True)}
    lasting = [one for one in first if "immutable" in one.headers.get("Cache-Control", "")]
    second = [
        client.get(address, headers={**BROWSER, "If-None-Match": kept.get(address) or ""}, buffered=True)
        for address, one in zip(asked, first, strict=True)
        if one not in lasting
    ]
    # Then neither is heavy; the exhibits and the page of the callback are measured in the browser
    assert sum(len(one.data) for one in first) < FIRST_VISIT - 60_000
    assert sum(len(one.data) for one in second) < SECOND_VISIT / 2
