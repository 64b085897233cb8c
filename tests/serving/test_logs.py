"""The log helps those who run the server, and tells nothing of those who read."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from dashboard.serving.logs import Json, Plain, configuration
from dashboard.settings import Settings
from dashboard.web import create_app
from tests.conftest import DATA

READER = {"X-Forwarded-For": "192.0.2.99", "User-Agent": "Reader/5", "Referer": "http://from.example/"}


class Kept(logging.Handler):
    """Keeps lines, formatted when they are said."""

    def __init__(self, formatter: logging.Formatter) -> None:
        super().__init__(logging.INFO)
        self.formatter, self.lines = formatter, list[str]()

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    settings = Settings(data=DATA, proxies=1)
    return create_app(settings, {"CACHE_TYPE": "SimpleCache"}).server.test_client()


@pytest.fixture(params=[Json, Plain])
def log(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    handler, logger = Kept(request.param()), logging.getLogger("dashboard")
    before = logger.level
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    yield handler.lines
    logger.removeHandler(handler)
    logger.setLevel(before)


def test_a_line_holds_nothing_of_the_reader(client: FlaskClient, log: list[str]) -> None:
    for path in ("/search?text=secret", "/charts/shelters.json?sites=XKX", "/secret", "/charts/secret.json"):
        client.get(path, headers=READER)
    assert len(log) == 4
    for word in ("secret", "192.0.2.99", "127.0.0.1", "Reader", "from.example", "XKX"):
        assert [line for line in log if word in line] == []


def test_a_line_has_the_number_of_its_request(client: FlaskClient, log: list[str]) -> None:
    own = client.get("/healthz").headers["X-Request-ID"]
    given = client.get("/sources", headers={"X-Request-ID": "proxy-7"}).headers["X-Request-ID"]
    forged = client.get("/sources", headers={"X-Request-ID": 'x" onload="'}).headers["X-Request-ID"]
    assert re.fullmatch("[0-9a-f]{32}", own)
    assert given == "proxy-7"
    assert re.fullmatch("[0-9a-f]{32}", forged)
    assert [line for line in log if own in line] == []  # a probe every few seconds is not news
    assert len([line for line in log if given in line]) == 1


def test_without_a_proxy_no_number_is_taken_from_outside() -> None:
    client = create_app(Settings(data=DATA), {"CACHE_TYPE": "SimpleCache"}).server.test_client()
    assert client.get("/healthz", headers={"X-Request-ID": "mine"}).headers["X-Request-ID"] != "mine"


def test_json_lines_can_be_read_by_programs(client: FlaskClient) -> None:
    record = logging.LogRecord("dashboard", logging.WARNING, "", 0, "said %s", ('"x"\n',), None)
    line = Json().format(record)
    assert "\n" not in line
    assert json.loads(line) == {"time": json.loads(line)["time"], "level": "warning", "message": 'said "x"\n'} | {
        "logger": "dashboard"
    }


@pytest.mark.parametrize("form", ["text", "json"])
def test_gunicorn_writes_no_line_on_readers(form: str) -> None:
    told = configuration(form)["loggers"]["gunicorn.access"]
    assert (told["handlers"], told["propagate"]) == ([], False)
