"""What every answer says of safety, whom the server answers, and how much it takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.serving.safety import ALWAYS, LARGEST_BODY
from dashboard.settings import ROOT, Settings
from dashboard.web import create_app
from tests.conftest import DATA

KINDS = (
    "/",
    "/sites/XKX",
    "/nowhere",
    "/charts/shelters",
    "/charts/shelters.json",
    "/charts/shelters.exe",
    "/embed/shelters",
    "/data/sites.csv",
    "/assets/theme.css",
    "/healthz",
    "/api",
    "/_dash-layout",
    "/_dash-component-suites/dash/none.js",
)
TRACES = ("Traceback", "site-packages", "dashboard/", "werkzeug", "Python/")


def settings(**changes: Any) -> Settings:
    return Settings(data=DATA, **changes)


@pytest.fixture(scope="module")
def fresh() -> Callable[..., FlaskClient]:
    """Makes a client of a server with other settings."""

    def make(**changes: Any) -> FlaskClient:
        return create_app(settings(**changes), {"CACHE_TYPE": "SimpleCache"}).server.test_client()

    return make


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


@pytest.mark.parametrize("path", KINDS)
def test_every_answer_says_what_its_page_may_do(client: FlaskClient, path: str) -> None:
    headers = client.get(path, buffered=True).headers
    policy = directives(headers["Content-Security-Policy"])
    assert policy["default-src"] == "'self'"
    assert re.fullmatch(r"'self'( 'sha256-[\w+/]+=*')*", policy["script-src"])
    assert policy["object-src"] == "'none'"
    assert {name: headers[name] for name in ALWAYS} == ALWAYS
    assert "Strict-Transport-Security" not in headers


def directives(policy: str) -> dict[str, str]:
    return dict(part.split(" ", 1) for part in policy.split("; "))


def test_only_embeds_may_be_framed(client: FlaskClient) -> None:
    framing = {path: directives(client.get(path, buffered=True).headers["Content-Security-Policy"]) for path in KINDS}
    assert {path for path, policy in framing.items() if policy["frame-ancestors"] != "'none'"} == {"/embed/shelters"}


@pytest.mark.parametrize("path", KINDS)
def test_no_answer_sets_a_cookie_or_tells_of_the_machine(client: FlaskClient, path: str) -> None:
    answer = client.get(path, buffered=True)
    assert "Set-Cookie" not in answer.headers
    assert "Server" not in answer.headers
    assert answer.status_code < 500


def test_the_page_does_not_say_what_it_runs_on(client: FlaskClient) -> None:
    config = re.search(r'id="_dash-config"[^>]*>(.*?)</script>', client.get("/").text)
    assert config
    assert re.findall(r'"\w+_version(?:_url)?":"([^"]+)"', config.group(1)) == []


def test_an_error_of_ours_tells_nothing(fresh: Callable[..., FlaskClient], monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a page that cannot be drawn
    client = fresh()
    monkeypatch.setattr("dashboard.serving.telling.page_at", lambda *_: {}["secret of ours"])
    # When it is asked for, by a browser or by Dash
    for answer in (client.get("/sources"), client.get("/pages/sources")):
        # Then the answer says that it failed, and not how
        assert answer.status_code == 500
        assert [word for word in (*TRACES, "secret") if word in answer.text] == []
        assert "Content-Security-Policy" in answer.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["/", "/_dash-update-component", "/charts/shelters.json", "/nowhere"])
def test_nothing_can_be_written(client: FlaskClient, path: str, method: str) -> None:
    answer = client.open(path, method=method, json={"output": "..page.children.."})
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert "Content-Security-Policy" in answer.headers


def test_a_large_body_is_refused_unread(client: FlaskClient) -> None:
    for method in ("GET", "POST"):
        answer = client.open("/", method=method, data=b" " * (LARGEST_BODY + 1), content_type="application/json")
        assert answer.status_code == 413


def test_only_trusted_hosts_are_answered(fresh: Callable[..., FlaskClient]) -> None:
    client = fresh(trusted_hosts=("example.org", ".example.net"))
    answers = {host: client.get("/healthz", headers={"Host": host}).status_code for host in ("example.org", "a.org")}
    assert answers == {"example.org": 200, "a.org": 400}
    assert client.get("/", headers={"Host": "www.example.net"}).status_code == 200


def test_a_proxy_is_believed_where_the_settings_say_so(fresh: Callable[..., FlaskClient]) -> None:
    # Given what a proxy says, or a stranger who claims to be one
    said = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "stats.example.org", "X-Forwarded-For": "192.0.2.7"}
    # When there is a proxy, then the answer is that of a secure page at the proxy's name
    behind = fresh(proxies=1).get("/", headers=said)
    assert behind.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert 'content="https://stats.example.org/"' in behind.text
    # And when there is none, nobody is believed
    alone = fresh().get("/", headers=said)
    assert "Strict-Transport-Security" not in alone.headers
    assert "stats.example.org" not in alone.text


def test_one_address_may_ask_so_often(fresh: Callable[..., FlaskClient]) -> None:
    # Given a server that takes five requests a minute from an address, and a proxy before it
    client = fresh(requests_per_minute=5, proxies=1)

    def asks(address: str, path: str = "/charts/shelters.json") -> int:
        return client.get(path, headers={"X-Forwarded-For": address}).status_code

    # When one asks more often, then it is told to wait
    assert [asks("192.0.2.1") for _ in range(6)] == [200] * 5 + [429]
    waiting = client.get("/", headers={"X-Forwarded-For": "192.0.2.1"})
    assert waiting.headers["Retry-After"] == "60"
    # And others are not, but all addresses of one network of IPv6 are one
    assert asks("192.0.2.2") == 200
    assert [asks(f"2001:db8::{number}") for number in range(6)][-1] == 429
    # And who asks whether the server is well may ask for ever
    assert {asks("192.0.2.1", "/healthz") for _ in range(9)} == {200}
    # And an address that is none is counted as it stands
    assert asks("unknown") == 200


def test_without_a_number_nobody_waits(fresh: Callable[..., FlaskClient]) -> None:
    client = fresh(requests_per_minute=0)
    assert {client.get("/nowhere.json").status_code for _ in range(50)} == {404}


def test_each_threat_is_told_with_a_test_that_is_there() -> None:
    rows = named_tests("docs/security.md")
    assert len(rows) >= 12
    assert [name for name in rows if not is_there(*name.split("::"))] == []


def named_tests(file: str) -> list[str]:
    """The tests that a document names, as `tests/x/test_y.py::test_z`."""
    return re.findall(r"`(tests/[\w/]+\.py::\w+)`", (ROOT / file).read_text(encoding="utf-8"))


def is_there(path: str, name: str) -> bool:
    return f"def {name}(" in (ROOT / path).read_text(encoding="utf-8")
