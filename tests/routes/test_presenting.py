"""What the server answers at `/present`: all of a talk in one document."""

from __future__ import annotations

import re
from html import escape, unescape

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.chart import build
from dashboard.charts import CHART, CHARTS
from dashboard.documents.present import screens
from dashboard.package.model import Package
from dashboard.package.records import Step
from dashboard.talk import view_of
from dashboard.ties import asked
from dashboard.view import View
from dashboard.wording import KOSOVO_NOTE, MAP_NOTE

SCREEN = re.compile(
    r'<section class="screen.*?data-step="(\d+)" data-part="(\d+)".*?(?=<section class="screen|</main>)', re.S
)


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


def shown(client: FlaskClient, query: str = "") -> str:
    answer = client.get("/present" + query)
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    return answer.text


def test_the_document_holds_all_steps_with_caption_description_and_notes(client: FlaskClient, package: Package) -> None:
    # Given the usual deck
    text = unescape(shown(client))
    deck = package.decks["workshop"]
    # Then each step stands there, in its order
    steps = [int(found[1]) for found in SCREEN.finditer(text) if found[2] == "1"]
    assert steps == list(range(1, len(deck.steps) + 1))
    # And with all that belongs to it
    for step in deck.steps:
        assert step.notes in text
        if step.kind == "chart":
            exhibit = build(CHART[step.key], view_of(step, package), package)
            said = (exhibit.title, exhibit.filtered, exhibit.description, *exhibit.caption, step.point)
            assert [line for line in said if line not in text] == []


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_every_chart_can_be_a_step(chart: object, package: Package) -> None:
    (screen,) = screens(Step("chart", chart.id), 1, package)  # type: ignore[attr-defined]
    assert screen.title
    assert screen.caption[0].startswith("Source: ")
    assert screen.notes == screen.description
    assert not CHART[screen.step.key].is_map or {KOSOVO_NOTE, MAP_NOTE} <= set(screen.caption)


def test_a_finding_says_what_each_site_is_asked_to_do(package: Package) -> None:
    for finding in package.finding:
        first, *others = screens(Step("finding", finding), 1, package)
        assert first.words
        assert first.words.statement == package.finding[finding].statement
        assert {name for name, _ in first.words.strength} >= {package.site[one].name for one in package.site_codes}
        # Each action stands on one of the screens, under its site
        told = [
            (site, one) for screen in others if screen.words for site, _, acts in screen.words.asked for one in acts
        ]
        ties = [tie.recommendation for tie in package.answers_to[finding]]
        asks = [(ask.site, ask.action) for ask in asked(package, View(), *ties)]
        assert sorted(told, key=str) == sorted(asks, key=str)
        assert all(KOSOVO_NOTE in screen.caption for screen in (first, *others))


def test_a_finding_in_a_view_speaks_of_its_sites_alone(package: Package) -> None:
    first, *others = screens(Step("finding", "F10", "sites=XKX"), 1, package)
    assert first.words
    assert [name for name, _ in first.words.strength] == ["Kosovo*"]
    assert {site for screen in others if screen.words for site, _, _ in screen.words.asked} == {"XKX"}


def test_a_deck_of_an_address_is_shown_and_what_is_wrong_with_it_is_told(client: FlaskClient) -> None:
    text = unescape(shown(client, "?title=Mine&step=shelters&step=F10&sites=XKX&step=none"))
    assert "<h1>Mine</h1>" in text
    assert 'data-steps="2"' in text
    assert "Step 'none' is no chart, finding or recommendation here and was left out." in text


def test_a_deck_that_is_not_there_is_404_with_those_that_are(client: FlaskClient) -> None:
    answer = client.get("/present?deck=none")
    assert answer.status_code == 404
    assert "There is no deck &#39;none&#39;." in answer.text
    assert 'href="/present?deck=workshop"' in answer.text


def test_what_a_stranger_writes_is_not_code(client: FlaskClient) -> None:
    written = '"><script>alert(1)</script>'
    for query in (
        f"?title={written}&step=shelters&notes={written}&point={written}",
        f"?deck={written}",
        f"?step={written}",
    ):
        text = client.get("/present", query_string=query[1:]).text
        assert written not in text
        assert escape("<script>alert") in text


def test_the_speakers_window_has_notes_and_clock(client: FlaskClient) -> None:
    plain, speaking = shown(client), shown(client, "?speaker")
    assert 'id="notes"' in speaking
    assert 'id="clock"' in speaking
    assert 'id="notes"' not in plain


def test_it_is_sent_again_only_where_it_has_changed(client: FlaskClient) -> None:
    tag = client.get("/present").headers["ETag"]
    assert client.get("/present", headers={"If-None-Match": tag}).status_code == 304


def test_the_deck_travels_with_the_package(client: FlaskClient) -> None:
    answer = client.get("/data/decks/workshop.yaml", buffered=True)
    assert answer.status_code == 200
    assert answer.text.startswith("title: ")
    assert client.get("/data/decks/..%2f..%2fapp.py").status_code == 404
