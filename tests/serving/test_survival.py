"""Whatever is asked, the server answers, soon, and finds no fault with itself. `make survive` asks 20,000 times.

What is asked of the plain addresses is made by schemathesis from their description at `/api`, good and bad; what is
asked of the pages is made here, from queries that are right, half right, and no queries at all.
"""

from __future__ import annotations

import gc
import os
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.package.load import load
from dashboard.settings import Settings
from dashboard.view import FILTER
from dashboard.web import create_app
from tests.addresses import all_addresses
from tests.conftest import DATA
from tests.documents.reading import painted

USUAL = 200
REQUESTS = int(os.environ.get("SURVIVE", str(USUAL)))
LONGEST = 1.0 if REQUESTS > USUAL else 3.0  # seconds: the usual tests run on machines that are busy
FEW = 6  # parts of a query

each_kind = settings(
    max_examples=REQUESTS // 2, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


class Press:
    """Stands in for the browser that makes pictures and prints."""

    def __call__(self, figure: dict[str, Any], kind: str, size: Any) -> bytes:
        return painted(figure, kind, size)

    def print_pdf(self, html: str) -> bytes:
        return b"%PDF-1.7 as if"


@dataclass
class Caller:
    """Asks, and notes how often each status was answered and what took long.

    Time is that of the processor: how long others keep it busy is no fault of the server.
    """

    client: FlaskClient
    answers: Counter[int] = field(default_factory=Counter)
    worst: tuple[float, str] = (0.0, "")

    def ask(self, path: str, **request: Any) -> None:
        gc.disable()  # what the test has thrown away is no work of the server's
        start = time.thread_time()
        status = self.client.open(path, buffered=True, **request).status_code
        seconds = time.thread_time() - start
        gc.enable()
        self.answers[status] += 1
        self.worst = max(self.worst, (seconds, f"{path}?{request.get('query_string', '')}"))
        assert status < 500

    def __str__(self) -> str:
        times = ", ".join(f"{status}: {number:,}" for status, number in sorted(self.answers.items()))
        return f"{self.answers.total():,} requests ({times}); the longest took {self.worst[0]:.2f} s: {self.worst[1]!r}"


@pytest.fixture(scope="module")
def server() -> Flask:
    with warnings.catch_warnings():  # flask-caching warns that NullCache keeps nothing: that is what is wanted
        warnings.filterwarnings("ignore", message="Flask-Caching: CACHE_TYPE is set to null", category=UserWarning)
        unlimited = Settings(data=DATA, cache_url="null", requests_per_minute=0, logs="quiet")
        return create_app(unlimited, paint=Press()).server


@pytest.fixture
def caller(server: Flask) -> Iterator[Caller]:
    """One who asks; none of the answers may have taken too long."""
    one = Caller(server.test_client())
    yield one
    if REQUESTS > USUAL:
        print(f"\n{one}")
    assert one.worst[0] < LONGEST, one.worst[1]


@st.composite
def good_values(draw: st.DrawFn) -> tuple[str, str]:
    """A filter and one of its options, or a few."""
    key = draw(st.sampled_from(sorted(OPTIONS)))
    values = draw(st.lists(st.sampled_from(OPTIONS[key] or [""]), min_size=1, max_size=3))
    return key, ",".join(values) if FILTER[key].many else values[0]


PACKAGE = load(DATA)
OPTIONS = {key: list(one.options(PACKAGE)) for key, one in FILTER.items()}
NAMES = st.sampled_from(sorted(FILTER)) | st.text(max_size=8)
WORDS = st.text(max_size=40) | st.sampled_from(["", ",", "0", "-1", "1e999", "all", "ALB,", "%00", "\x00", "A" * 3000])
pairs = good_values() | st.tuples(NAMES, WORDS)
queries = (
    st.lists(good_values(), max_size=FEW).map(urlencode)
    | st.lists(pairs, max_size=FEW).map(lambda many: urlencode(many, errors="replace"))
    | st.text(st.characters(codec="latin-1"), max_size=80)
)
pages = st.sampled_from(all_addresses(PACKAGE))
paths = pages | st.builds(lambda page, junk: page + quote(junk, errors="replace"), pages, st.text(max_size=20))


@each_kind
@given(before=st.sampled_from(["", "/pages"]), path=paths, query=queries)
def test_any_query_of_any_page_is_answered(caller: Caller, before: str, path: str, query: str) -> None:
    caller.ask(before + path, query_string=query)


def test_whatever_the_description_lets_one_ask_is_answered(server: Flask, caller: Caller) -> None:
    described = schemathesis.openapi.from_wsgi("/api", server)
    modes = schemathesis.GenerationMode
    strategies = [
        found.ok().as_strategy(generation_mode=mode) for mode in modes for found in described.get_all_operations()
    ]

    @each_kind
    @given(case=st.one_of(strategies))
    def property_(case: schemathesis.Case) -> None:
        request = case.as_transport_kwargs()
        caller.ask(request.pop("path"), **request)

    property_()
