"""What the server answers, address by address, without a browser."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.charts import CHARTS
from dashboard.package.model import Package
from dashboard.pages import page_at
from dashboard.settings import ROOT, Settings
from dashboard.web import cache_configuration, create_app
from tests.addresses import all_addresses, is_route, looked_at

FILES = sorted(path for path in (ROOT / "data").iterdir() if path.suffix in (".csv", ".json", ".geojson"))
UNKNOWN = [
    "/nowhere",
    "/sites",
    "/sites/",
    "/sites/XYZ",
    "/sites/REG",
    "/findings/F99",
    "/findings/F01/more",
    "/recommendations/R99",
    "/sources/none",
    "/sources/report/none",
    "/..%2f..%2fetc%2fpasswd",
    "/sites/%00",
    "/sites/%FF%FE",
    "/findings/F01%0D",
]
UNKNOWN_FILES = ["/data/none.csv", "/data/..%2fapp.py", "/data/README.md", "/data/%00", "/outlines.json"]
OUTSIDE = re.compile(r"""(?:https?:)?//(?!127\.0\.0\.1|localhost)[\w.-]+\.\w+[^"'\s<)]*""")
NAMESPACES = ("http://www.w3.org/",)
TROUBLE = ("Traceback (most recent call last)", "werkzeug.debugger", "site-packages", "dashboard/", ".venv")


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


def get(client: FlaskClient, path: str) -> TestResponse:
    """The answer to a GET, with all of its bytes read, so that no file stays open."""
    return client.get(path, buffered=True)


def outside(answer: TestResponse) -> list[str]:
    """Addresses of other hosts in an answer, besides the names of XML namespaces."""
    return [found for found in OUTSIDE.findall(answer.text) if not found.startswith(NAMESPACES)]


# Pages


def test_every_page_answers(client: FlaskClient, package: Package) -> None:
    # Given every address that the dashboard has
    addresses = all_addresses(package)
    assert len(addresses) > 100
    # When each is asked for, then each answers with a page of its own
    answers = {path: get(client, path) for path in addresses}
    assert {path: answer.status for path, answer in answers.items() if answer.status_code != 200} == {}
    assert {path for path, answer in answers.items() if answer.mimetype != "text/html"} == set()
    titles = [re.findall(r"<title>(.*?)</title>", answer.text) for answer in answers.values()]
    assert all(len(found) == 1 and found[0] for found in titles)


@pytest.mark.parametrize("path", looked_at())
def test_a_page_says_its_language_its_title_and_what_it_is_about(client: FlaskClient, path: str) -> None:
    text = get(client, path).text
    assert text.startswith("<!DOCTYPE html>")
    assert '<html lang="en">' in text
    heading = re.findall(r"<h1[^>]*>(.*?)</h1>", text, re.DOTALL)
    assert len(heading) == 1
    plain = re.sub(r"<[^>]*>", "", heading[0])
    assert f"<title>{plain} · Counter-trafficking landscape</title>" in text
    assert '<meta name="description" content="What' in text
    assert text.count("<main") == text.count("</main>") == 1


@pytest.mark.parametrize("path", [*looked_at(), "/nowhere"])
def test_a_page_tells_nothing_of_other_hosts_and_of_the_machine(client: FlaskClient, path: str) -> None:
    answer = get(client, path)
    assert outside(answer) == []
    assert [word for word in TROUBLE if word in answer.text] == []
    assert not re.search(r"\b3\.\d{1,2}\.\d{1,2}\b", re.sub(r"\?v=[\w.]+|\.v[\w]+m\d+\.", "", answer.text))


@pytest.mark.parametrize("path", UNKNOWN)
def test_an_unknown_page_is_404_with_ways_back(client: FlaskClient, path: str) -> None:
    answer = get(client, path)
    assert answer.status_code == 404
    assert "This page is not here" in answer.text
    assert 'href="/"' in answer.text
    assert [word for word in TROUBLE if word in answer.text] == []


def test_a_page_that_is_not_there_says_what_there_is(client: FlaskClient) -> None:
    assert "Finding F99 is not among the 20 findings." in get(client, "/findings/F99").text
    assert "There is no page at this address." in get(client, "/nowhere").text


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/findings/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "<script>alert"),
        ("/?theme=%3Cscript%3Ealert(1)%3C%2Fscript%3E", "<script>alert"),
        ("/?theme=%22%3E%3Cimg%20src%3Dx%3E", "<img"),
        ("/search?text=%3Cscript%3Ealert(1)%3C%2Fscript%3E", "<script>alert"),
        ("/search?text=%22%3E%3Cimg%20src%3Dx%3E", "<img"),
        ("/sites/%22%20onmouseover%3D%22x", '" onmouseover="'),
    ],
)
def test_what_a_stranger_writes_is_not_code(client: FlaskClient, path: str, written: str) -> None:
    assert written not in get(client, path).text


@pytest.mark.parametrize(
    "query", ["?sites=ATLANTIS", "?theme=%00", "?" + "x" * 100_000, "?%FF=%FE&sites=%FF", "?a=" * 500]
)
def test_a_bad_query_is_answered_with_a_page(client: FlaskClient, query: str) -> None:
    answer = get(client, "/" + query)
    assert answer.status_code == 200
    assert [word for word in TROUBLE if word in answer.text] == []


def test_a_bad_filter_value_is_said_on_the_page(client: FlaskClient) -> None:
    text = get(client, "/?sites=ATLANTIS&theme=referral").text
    assert "Part of this address was left out." in text
    assert "Sites: &#x27;ATLANTIS&#x27; is not known here and was left out." in text


# Routes


def test_the_server_says_that_it_is_well(client: FlaskClient) -> None:
    answer = get(client, "/healthz")
    assert (answer.status_code, answer.text, answer.mimetype) == (200, "ok\n", "text/plain")


def test_the_outlines_are_served_and_kept_when_asked_for_by_version(client: FlaskClient, package: Package) -> None:
    plain = get(client, "/outlines.geojson")
    assert plain.status_code == 200
    assert plain.mimetype == "application/geo+json"
    assert json.loads(plain.text) == package.boundaries
    assert "immutable" in get(client, f"/outlines.geojson?{package.fingerprint}").headers["Cache-Control"]
    assert "immutable" not in plain.headers.get("Cache-Control", "")


def test_the_whole_package_is_one_archive(client: FlaskClient, package: Package) -> None:
    answer = get(client, "/data/package.zip")
    assert answer.status_code == 200
    assert f"counter-trafficking-landscape-{package.version}.zip" in answer.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert archive.testzip() is None
        assert {path.name for path in FILES} <= set(archive.namelist())
        assert all(archive.read(path.name) == path.read_bytes() for path in FILES)


def test_the_archive_is_the_same_each_time(client: FlaskClient) -> None:
    assert get(client, "/data/package.zip").data == get(client, "/data/package.zip").data


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_file_of_the_package_can_be_had(client: FlaskClient, path: Any) -> None:
    answer = get(client, f"/data/{path.name}")
    assert answer.status_code == 200
    assert answer.data == path.read_bytes()
    assert path.name in answer.headers["Content-Disposition"]
    if path.suffix == ".csv":
        assert len(list(csv.reader(io.StringIO(answer.text)))) > 1


@pytest.mark.parametrize("path", UNKNOWN_FILES)
def test_what_is_not_a_file_of_the_package_cannot_be_had(client: FlaskClient, path: str) -> None:
    answer = get(client, path)
    assert answer.status_code == 404
    assert "root:" not in answer.text
    assert [word for word in TROUBLE if word in answer.text] == []


def test_styles_and_scripts_of_the_index_come_from_this_server(client: FlaskClient) -> None:
    text = get(client, "/").text
    asked = re.findall(r'(?:src|href)="([^"#]+\.(?:js|css)[^"]*)"', text)
    assert len(asked) > 5
    assert [path for path in asked if not path.startswith("/")] == []
    assert {path: get(client, path).status_code for path in asked if get(client, path).status_code != 200} == {}


@pytest.mark.parametrize("path", ["/assets/theme.css", "/scripts/page.js", "/scripts/talk.js", "/scripts/embed.js"])
def test_our_own_styles_and_scripts_ask_no_other_host(client: FlaskClient, path: str) -> None:
    answer = get(client, path)
    assert answer.status_code == 200
    assert outside(answer) == []


# The pages as Dash draws them


def ask(client: FlaskClient, path: str, query: str = "") -> TestResponse:
    """Ask for a page as `assets/pages.js` does."""
    return get(client, f"/pages{path}{query}")


def test_every_page_is_there_for_dash(client: FlaskClient, package: Package) -> None:
    for path in [*all_addresses(package), "/nowhere"]:
        answer = ask(client, path)
        assert answer.status_code == (404 if path == "/nowhere" else 200), path
        assert (answer.json or {})["type"] == "Div"
        assert outside(answer) == []
        assert [word for word in TROUBLE if word in answer.text] == []


def test_a_page_that_is_the_same_is_not_sent_again(client: FlaskClient) -> None:
    first = ask(client, "/", "?sites=XKX")
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get("/pages/?sites=XKX", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert ask(client, "/").headers["ETag"] != first.headers["ETag"]


def test_a_bad_filter_value_shows_the_notice(client: FlaskClient) -> None:
    for path in looked_at():
        answer = ask(client, path, "?sites=ATLANTIS")
        assert answer.status_code == 200
        assert "Sites: 'ATLANTIS' is not known here and was left out." in answer.text


@pytest.mark.parametrize(
    "query", ["?text=%ED%A0%80", "?sites=%ED%BF%BF", "?text=%00", "?page=999999999999", "?%", "?&&&"]
)
def test_broken_signs_in_the_query_do_no_harm(client: FlaskClient, query: str) -> None:
    for path in ("/", "/search", "/data"):
        answer = ask(client, path, query)
        assert answer.status_code == 200
        assert [word for word in TROUBLE if word in answer.text] == []


def test_dash_has_no_callback_on_the_server(client: FlaskClient) -> None:
    asked = get(client, "/_dash-dependencies").json or []
    assert asked
    assert [one["output"] for one in asked if not one["clientside_function"]] == []


# What is told of the machine


def test_the_index_does_not_publish_the_version_of_python(client: FlaskClient) -> None:
    config = re.search(r'<script id="_dash-config" type="application/json">(.*?)</script>', get(client, "/").text)
    assert config
    assert not json.loads(config.group(1)).get("python_version")


def test_no_debugger_is_served(client: FlaskClient) -> None:
    config = json.loads(re.search(r'id="_dash-config"[^>]*>(.*?)</script>', get(client, "/").text).group(1))  # type: ignore[union-attr]
    assert not config.get("ui")
    assert not config.get("hot_reload")


# The cache


@pytest.fixture(scope="module")
def cached() -> Dash:
    return create_app(Settings(data=ROOT / "data"), {"CACHE_TYPE": "SimpleCache"})


def test_a_page_that_was_drawn_comes_from_the_cache(cached: Dash, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a page that was drawn once
    client = cached.server.test_client()
    first = ask(client, "/", "?sites=ALB")
    # When drawing is no longer possible
    monkeypatch.setattr("dashboard.serving.telling.page_at", lambda *_: pytest.fail("drawn again"))
    # Then it is still answered, in all its spellings, and the same
    assert ask(client, "/", "?sites=ALB").json == first.json
    assert ask(client, "/", "?utm=1&sites=,ALB").json == first.json


def test_different_views_are_kept_apart(cached: Dash) -> None:
    client = cached.server.test_client()
    answers = {ask(client, "/", query).text for query in ("", "?sites=ALB", "?sites=SRB", "?indicator=hotline")}
    assert len(answers) == 4


def test_what_could_not_be_used_of_an_address_is_not_kept(cached: Dash) -> None:
    client = cached.server.test_client()
    assert "left out" in ask(client, "/", "?sites=ATLANTIS").text
    assert "left out" not in ask(client, "/").text
    assert "'LEMURIA'" in ask(client, "/", "?sites=LEMURIA").text


def test_addresses_that_lead_nowhere_do_not_fill_the_cache(cached: Dash, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a server that notes what it draws
    drawn: list[str] = []
    client = cached.server.test_client()

    def noted(path: str, *rest: Any) -> Any:
        drawn.append(path)
        return page_at(path, *rest)

    monkeypatch.setattr("dashboard.serving.telling.page_at", noted)
    # When an unknown address is asked for twice, then it is drawn twice
    get(client, "/nowhere")
    get(client, "/nowhere")
    assert drawn == ["/nowhere", "/nowhere"]


def test_the_cache_is_a_setting() -> None:
    assert cache_configuration(Settings())["CACHE_TYPE"] == "SimpleCache"
    assert cache_configuration(Settings(cache_url="null")) == {"CACHE_TYPE": "NullCache"}
    shared = cache_configuration(Settings(cache_url="redis://cache:6379/1"))
    assert shared["CACHE_TYPE"] == "dashboard.serving.shared_cache.SharedCache"
    assert shared["CACHE_REDIS_URL"] == "redis://cache:6379/1"


def test_settings_come_from_the_environment() -> None:
    given = {"PORT": "8099", "HOST": "0.0.0.0", "CACHE_URL": "redis://x", "DATA": "/tmp/data", "OTHER": "x"}
    settings = Settings.from_environment(given)
    assert (settings.port, settings.host, settings.cache_url, str(settings.data)) == (
        8099,
        "0.0.0.0",
        "redis://x",
        "/tmp/data",
    )
    assert Settings.from_environment({"PORT": ""}) == Settings()


@pytest.mark.parametrize("port", ["x", "0", "65536", "-1", "8.5"])
def test_a_bad_port_is_named(port: str) -> None:
    with pytest.raises(ValueError, match=f"PORT is '{port}'; give a number from 1 to 65535"):
        Settings.from_environment({"PORT": port})


def test_a_server_is_fresh_for_each_app(app: Dash) -> None:
    assert is_route("/healthz", app.server)
    assert not is_route("/nowhere", app.server)
    assert CHARTS
