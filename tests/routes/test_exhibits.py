"""The addresses of exhibits: plain GETs that may be kept, and clear answers to bad requests."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from gzip import compress

import pytest
from dash import Dash
from flask.testing import FlaskClient
from openapi_spec_validator import validate

from dashboard.chart import Figure
from dashboard.charts import CHARTS
from dashboard.edition import made_from
from dashboard.exports import FORMS
from dashboard.exports.form import Kind, NoPicture, Size
from dashboard.package.model import Package
from dashboard.settings import Settings
from dashboard.web import create_app
from tests.conftest import DATA

WIRE = 40_000  # bytes of an embed at most
SMALL_MAP = b'<svg width="820" height="487"><path d="M0,0L1.23456,2.34567"/></svg>'


def paint(figure: Figure, kind: Kind, size: Size) -> bytes:
    return SMALL_MAP if kind == "svg" else b"\x89PNG of %d pixels" % size.width


@pytest.fixture(scope="module")
def painted() -> Dash:
    """The dashboard with a cache, and a stand-in for the maker of pictures."""
    return create_app(Settings(data=DATA), {"CACHE_TYPE": "SimpleCache"}, paint)


@pytest.fixture
def client(painted: Dash) -> FlaskClient:
    return painted.server.test_client()


@pytest.mark.parametrize("suffix", [form.suffix for form in FORMS if form.suffix != "pptx"])
def test_each_form_has_its_address(client: FlaskClient, suffix: str) -> None:
    answer = client.get(f"/charts/shelters.{suffix}?sites=XKX")
    assert answer.status_code == 200
    assert answer.mimetype == next(form.mimetype for form in FORMS if form.suffix == suffix)
    assert answer.data


@pytest.mark.parametrize("address", ["/charts/shelters.json", "/charts/shelters.xlsx", "/embed/shelters"])
def test_an_answer_may_be_kept_and_asked_about(client: FlaskClient, address: str) -> None:
    # Given an answer
    first = client.get(address)
    tag = first.headers["ETag"]
    assert "public" in first.headers["Cache-Control"]
    # When it is asked about again, then it is still so, and has no body
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    # And HEAD tells the same of it
    head = client.head(address)
    assert (head.status_code, head.data, head.headers["ETag"]) == (200, b"", tag)
    # And another view is another answer
    other = client.get(f"{address}?sites=XKX", headers={"If-None-Match": tag})
    assert other.status_code == 200
    assert other.headers["ETag"] != tag


def test_the_same_view_in_other_words_is_the_same_answer(client: FlaskClient) -> None:
    tags = {
        client.get(f"/charts/shelters.json{query}").headers["ETag"]
        for query in ("?sites=XKX,SRB", "?sites=SRB,XKX", "?theme=justice&sites=SRB,XKX", "?sites=SRB,XKX&utm=1")
    }
    assert len(tags) == 1


def test_with_the_version_of_data_and_program_it_is_kept_for_ever(client: FlaskClient, package: Package) -> None:
    lasting = client.get(f"/charts/shelters.json?v={made_from(package.fingerprint)}").headers["Cache-Control"]
    assert "immutable" in lasting
    for old in ("0123", package.fingerprint):
        assert "immutable" not in client.get(f"/charts/shelters.json?v={old}").headers["Cache-Control"]


def test_another_edition_of_the_program_is_another_answer(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given what a browser has kept, when the program has been changed, then it is sent what the new one makes
    kept = client.get("/charts/shelters.json").headers["ETag"]
    assert client.get("/charts/shelters.json", headers={"If-None-Match": kept}).status_code == 304
    monkeypatch.setattr("dashboard.edition.edition", lambda: "another")
    assert client.get("/charts/shelters.json", headers={"If-None-Match": kept}).status_code == 200


def test_text_is_sent_compressed_to_those_who_take_it(client: FlaskClient) -> None:
    pressed = client.get("/charts/shelters.json", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/charts/shelters.json", headers={"Accept-Encoding": "identity"})
    assert pressed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert len(pressed.data) < len(plain.data) / 3
    assert json.loads(plain.data)["id"] == "shelters"
    assert pressed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/charts/shelter.json", 404, "There is no chart 'shelter'."),
        ("/charts/..%2F..%2Fetc%2Fpasswd.json", 404, None),
        ("/charts/../shelters.json", 404, None),
        ("/charts/shelters.exe", 404, "There is no form 'exe'."),
        ("/embed/shelter", 404, "There is no chart 'shelter'."),
        ("/charts/shelters.json?sites=ATL", 400, "Sites: 'ATL' is not known here and was left out."),
        ("/charts/shelters.json?sites=" + "A" * 100_000, 400, "The address is longer than 2000 characters."),
        ("/charts/shelters.png?width=0", 400, "width is '0'; give a whole number of pixels from 200 to 2400."),
        ("/charts/shelters.png?width=1000000000", 400, "width is '1000000000'; give a whole number of pixels from"),
        ("/charts/shelters.png?width=many", 400, "width is 'many'; give a whole number of pixels from 200 to 2400."),
        ("/charts/shelters.png?scale=NaN", 400, "scale is 'NaN'; give a number from 0.5 to 4."),
        ("/charts/shelters.png?scale=inf", 400, "scale is 'inf'; give a number from 0.5 to 4."),
        ("/charts/shelters.svg?width=-1", 400, "width is '-1'; give a whole number of pixels from 200 to 2400."),
        ("/oembed?url=http://example.org/", 404, "url leads to no exhibit; give the address of one"),
        ("/oembed", 404, "url leads to no exhibit; give the address of one"),
        ("/sites/ATL.docx", 404, "There is no site 'ATL'."),
        ("/sites/ATL.pptx", 404, "There is no site 'ATL'."),
        ("/search.pptx", 404, "There are no exhibits at '/search'."),
    ],
)
def test_a_bad_request_is_told_what_would_be_right(
    client: FlaskClient, address: str, status: int, said: str | None
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    if said is not None:
        assert answer.json is not None
        assert answer.json["error"].startswith(said)


def test_a_bad_value_brings_the_list_of_good_ones(client: FlaskClient, package: Package) -> None:
    answer = client.get("/charts/landscape-map.csv?sites=ATL&indicator=hope")
    assert answer.json is not None
    assert answer.json["good"]["sites"] == list(package.site_codes)
    assert "hotline" in answer.json["good"]["indicator"]
    forms = client.get("/charts/shelters.exe").json
    assert forms is not None
    assert forms["good"] == [form.suffix for form in FORMS]


def test_without_pictures_it_says_so_and_when_to_ask_again() -> None:
    # Given a server that has no means to make pictures, or too many to make
    def unable(figure: Figure, kind: Kind, size: Size) -> bytes:
        raise NoPicture("Pictures need Chromium.") if kind == "svg" else NoPicture("Too many at once.", 5)

    client = create_app(Settings(data=DATA), {"CACHE_TYPE": "SimpleCache"}, unable).server.test_client()
    # When pictures are asked for, then it says 503 and why
    never, later = client.get("/charts/shelters.svg"), client.get("/charts/shelters.png")
    assert (never.status_code, later.status_code) == (503, 503)
    assert "Retry-After" not in never.headers
    assert later.headers["Retry-After"] == "5"
    # And an embed shows its table in place of the picture
    page = client.get("/embed/shelters")
    assert page.status_code == 200
    assert "No picture here: Pictures need Chromium. The table says the same." in page.text


def test_what_did_without_a_picture_is_not_kept() -> None:
    # Given a server whose pictures fail once
    failures = [NoPicture("Busy.", 1)]

    def once_unable(figure: Figure, kind: Kind, size: Size) -> bytes:
        if failures:
            raise failures.pop()
        return SMALL_MAP

    client = create_app(Settings(data=DATA), {"CACHE_TYPE": "SimpleCache"}, once_unable).server.test_client()
    # When an embed is asked for twice, then the second has its picture
    assert "No picture here" in client.get("/embed/shelters").text
    assert "<svg" in client.get("/embed/shelters").text


def test_two_hundred_pictures_at_once_are_answered_or_put_off(painted: Dash) -> None:
    def ask(width: int) -> int:
        return painted.server.test_client().get(f"/charts/shelters.png?width={width}").status_code

    with ThreadPoolExecutor(32) as callers:
        assert set(callers.map(ask, range(300, 500))) <= {200, 503}


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_an_embed_is_whole_and_light_without_its_picture(client: FlaskClient, chart: object) -> None:
    page = client.get(f"/embed/{chart.id}").text  # type: ignore[attr-defined]
    assert "<svg xmlns" in page
    assert "<figcaption>" in page
    assert "<th scope" in page
    assert f"/charts/{chart.id}" in page  # type: ignore[attr-defined]
    assert len(compress(page.encode(), 9)) < WIRE / 2  # the largest picture, of the routes, takes most of the rest


def test_a_pasted_link_unfolds(client: FlaskClient) -> None:
    # Given the link to an exhibit, in the page of which is the address that says how to show it
    page = client.get("/charts/shelters?sites=XKX").text
    assert 'property="og:image" content="http://localhost/charts/shelters.png?sites=XKX"' in page
    assert 'type="application/json+oembed"' in page
    # When a program asks there
    told = client.get("/oembed?url=http%3A%2F%2Flocalhost%2Fcharts%2Fshelters%3Fsites%3DXKX&maxwidth=500").json
    # Then it is told what to put into its page
    assert told is not None
    assert (told["type"], told["version"], told["width"]) == ("rich", "1.0", 500)
    assert 'src="http://localhost/embed/shelters?sites=XKX"' in told["html"]


def test_the_description_is_valid_and_tells_every_filter_and_form(client: FlaskClient) -> None:
    described = client.get("/api").json
    assert described is not None
    validate(described)
    exhibit = described["paths"]["/charts/{id}.{suffix}"]["get"]
    names = {one["name"]: one["schema"] for one in exhibit["parameters"]}
    assert names["suffix"]["enum"] == [form.suffix for form in FORMS]
    assert names["id"]["enum"] == [chart.id for chart in CHARTS]
    assert {"sites", "indicator", "width", "scale", "hxl", "v"} <= set(names)


def test_slides_and_briefs_of_a_page_and_a_site(client: FlaskClient) -> None:
    for address in ("/survey.pptx", "/sites/XKX.pptx", "/sites/XKX.docx"):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer.data[:2] == b"PK", address
        assert "attachment" in answer.headers["Content-Disposition"], address
