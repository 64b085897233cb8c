"""The handout of two sites: all pairs as a page, one as a PDF by Chromium; whoever asks for other than two is told."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from concurrent.futures import Future
from html import unescape
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import segno
from flask.testing import FlaskClient
from pypdf import PdfReader

from dashboard.comparison import compared, differ
from dashboard.documents.beside import ALIKE, DIFFER, MOST_ACTIONS, TOLD
from dashboard.documents.handout import Handout, handout
from dashboard.exports.form import NoPicture, Size
from dashboard.package.load import load
from dashboard.package.model import Package
from dashboard.pages.compare import PAGE
from dashboard.pictures.easel import Easel
from dashboard.pictures.painter import Painter
from dashboard.pictures.worker import Printing
from dashboard.settings import ROOT, Settings
from dashboard.ties import asked
from dashboard.view import View
from dashboard.web import create_app
from dashboard.wording import KOSOVO_NOTE

from .reading import Document

BASE = "https://landscape.example.org"
SITES = ("ALB", "BIH", "XKX", "MKD", "MNE", "SRB")
every_pair = pytest.mark.parametrize("sites", [*combinations(SITES, 2)], ids="-".join)


class Press:
    """Prints nothing, and keeps what it was asked to print."""

    def __init__(self) -> None:
        self.printed: list[str] = []

    def __call__(self, *_: object) -> bytes:
        raise NoPicture("not here")

    def print_pdf(self, html: str) -> bytes:
        self.printed.append(html)
        return b"%PDF-1.7 as if"


@pytest.fixture(scope="module")
def press() -> Press:
    return Press()


@pytest.fixture(scope="module")
def client(press: Press) -> FlaskClient:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Flask-Caching: CACHE_TYPE is set to null", category=UserWarning)
        return create_app(
            Settings(data=ROOT / "data", cache_url="null", public_url=BASE), paint=press
        ).server.test_client()


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@every_pair
def test_the_handout_says_all_that_it_should(package: Package, sites: tuple[str, str]) -> None:
    html = handout(package, sites, BASE)
    said = words(html)
    # Both names, every figure, the number of actions, what is not known, where it is from and of when
    for site in sites:
        asks = asked(package, View(sites=(site,)), *package.recommendation)
        assert f"{package.site[site].name}: {len(asks)} actions" in said
    wanted = (*TOLD, "What is not known", package.source["report"].citation, "Situation 2013–14", package.version)
    assert [one for one in wanted if one not in said] == []
    assert f"Permalink: {BASE}/compare?sites={','.join(sites)}" in said
    assert (KOSOVO_NOTE in said) == ("XKX" in sites)


@every_pair
def test_where_they_differ_comes_first(package: Package, sites: tuple[str, str]) -> None:
    groups = Handout(package, sites, BASE).groups
    assert next(iter(groups)) == DIFFER
    differing = sum(differ(package, sites, one) for one in compared(package))
    assert len(groups[DIFFER]) == differing
    # What stands under "alike" is no difference: on one basis at least, both say the same
    for line in groups[ALIKE]:
        paper, practice, other_paper, other_practice = (half.in_full for half in line.halves)
        assert paper == other_paper or practice == other_practice
    assert sum(map(len, groups.values())) <= len(compared(package))


@every_pair
def test_every_mark_has_its_word_and_every_said_cell_its_place(package: Package, sites: tuple[str, str]) -> None:
    lines = [line for group in Handout(package, sites, BASE).groups.values() for line in group]
    assert all(half.word and half.look for line in lines for half in line.halves)
    assert all(line.places for line in lines)


@every_pair
def test_the_first_actions_are_those_that_the_workshop_put_first(package: Package, sites: tuple[str, str]) -> None:
    for site, actions in zip(sites, Handout(package, sites, BASE).actions, strict=True):
        ranks = [int(re.findall(r"\d+", one.why)[0]) for one in actions]
        assert 0 < len(actions) <= MOST_ACTIONS
        assert ranks == sorted(ranks)
        assert {one.ask.site for one in actions} == {site}


def test_what_only_one_of_them_has_is_said_to_be_missing_for_the_other(package: Package) -> None:
    figures = dict(Handout(package, ("XKX", "SRB"), BASE).figures)
    nothing, cases = figures["Identified cases"]
    assert nothing == ()
    assert [one.text for one in cases] == ["43 trafficking cases identified", "92 trafficking cases identified"]
    assert [one.when for one in cases] == ["2012", "2013"]
    assert [one.where for one in cases] == ["3.1; L1188-1190", "3.1; L1254-1256"]


def test_the_code_is_that_of_the_permalink(package: Package) -> None:
    one = Handout(package, ("ALB", "SRB"), BASE)
    drawn = segno.make(f"{BASE}/compare?sites=ALB,SRB", error="m", micro=False).svg_inline(border=2, omitsize=True)
    assert drawn in handout(package, one.sites, BASE)


def test_it_asks_nobody_for_anything(package: Package) -> None:
    html = handout(package, ("XKX", "SRB"), BASE)
    page = Document(html)
    assert list(page.asks()) == []
    assert {href for href in page.hrefs if not href.startswith(f"{BASE}/")} == set()
    assert "<script" not in html
    assert "url(" not in html
    assert "@import" not in html


# The addresses


def test_the_page_is_answered_and_may_be_kept(client: FlaskClient, package: Package) -> None:
    answer = client.get("/handout?sites=SRB,XKX")
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert answer.text == handout(package, ("XKX", "SRB"), BASE)
    assert client.get("/handout?sites=XKX,SRB").text == answer.text
    again = client.get("/handout?sites=SRB,XKX", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_the_pdf_is_printed_from_the_same_page(client: FlaskClient, press: Press) -> None:
    answer = client.get("/handout.pdf?sites=ALB,MNE")
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "application/pdf", b"%PDF-1.7 as if")
    assert answer.headers["Content-Disposition"] == "inline; filename=handout-ALB-MNE.pdf"
    assert press.printed[-1] == client.get("/handout?sites=ALB,MNE").text


@pytest.mark.parametrize("form", ["", ".pdf"])
@pytest.mark.parametrize(
    "query", ["", "?sites=ALB", "?sites=ALB,SRB,MNE", "?sites=" + ",".join(SITES), "?sites=ALB,OZ"]
)
def test_other_than_two_sites_are_refused_with_the_good_values(client: FlaskClient, form: str, query: str) -> None:
    answer = client.get(f"/handout{form}{query}")
    assert answer.status_code == 400
    told: dict[str, Any] = answer.json or {}
    assert told["good"] == {"sites": list(SITES)}
    assert ("'OZ'" if "OZ" in query else "exactly two sites") in told["error"]


def test_the_description_of_the_addresses_names_it(client: FlaskClient) -> None:
    paths = (client.get("/api").json or {})["paths"]
    assert {"/handout", "/handout.pdf"} <= set(paths)


@pytest.mark.parametrize(
    ("sites", "is_offered"), [((), False), (("ALB",), False), (("ALB", "SRB"), True), (SITES[:3], False)]
)
def test_the_comparison_of_two_sites_offers_it(package: Package, sites: tuple[str, ...], is_offered: bool) -> None:
    page = PAGE.layout(package, View(sites=sites))
    hrefs = [getattr(one, "href", "") for one in page._traverse()]
    for address in ("/handout.pdf?sites=ALB,SRB", "/handout?sites=ALB,SRB"):
        assert (address in hrefs) == is_offered


# Printing


class Promise:
    """A workplace that prints at once, and keeps what it was asked for."""

    def __init__(self) -> None:
        self.jobs: list[object] = []

    def paint(self, job: object, browser: str) -> Future[bytes]:
        self.jobs.append(job)
        future: Future[bytes] = Future()
        future.set_result(b"%PDF")
        return future

    def mend(self) -> None: ...

    def close(self) -> None: ...


def test_a_document_is_printed_once_and_then_kept(package: Package, tmp_path: Path) -> None:
    workplace = Promise()
    painter = Painter(package, tmp_path, workplace, browser=lambda: "chromium")  # type: ignore[arg-type]
    assert [painter.print_pdf(one) for one in ("<p>a", "<p>a", "<p>b")] == [b"%PDF"] * 3
    assert workplace.jobs == [Printing("<p>a"), Printing("<p>b")]
    blind = Painter(package, tmp_path, workplace, browser=lambda: None)  # type: ignore[arg-type]
    assert blind.print_pdf("<p>a") == b"%PDF"
    with pytest.raises(NoPicture, match="install the package `chromium`"):
        blind.print_pdf("<p>c")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Painter]:
    easel = Easel()
    yield Painter(load(ROOT / "data"), tmp_path_factory.mktemp("kept"), easel)
    easel.close()


def test_chromium_prints_two_pages_of_a4_with_all_of_it(package: Package, real: Painter) -> None:
    # Given two sites of which much is said
    sites = ("XKX", "SRB")
    # When their handout is printed
    pdf = PdfReader(io.BytesIO(real.print_pdf(handout(package, sites, BASE))))
    # Then it is one or two pages of A4, numbered, in English, tagged for those who listen
    sizes = {
        tuple(round(float(side) / 72 * 25.4) for side in (page.mediabox.width, page.mediabox.height))
        for page in pdf.pages
    }
    pages = [" ".join(page.extract_text().split()) for page in pdf.pages]
    assert len(pages) in (1, 2)
    assert sizes == {(210, 297)}
    assert [f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1)] == [True] * len(pages)
    assert pdf.trailer["/Root"]["/Lang"] == "en"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    # And it says both names, sources with locators, notes and permalink
    said = " ".join(pages)
    wanted = (
        "Kosovo*",
        "Serbia",
        "They differ",
        "L2183",
        "3.1; L1188",
        KOSOVO_NOTE,
        "Source: IOM (2014)",
        "Data version",
    )
    assert [one for one in wanted if one not in said] == []
    assert f"{BASE}/compare?sites=XKX,SRB" in said


def test_pictures_come_as_before_after_a_document(real: Painter) -> None:
    figure = {"data": [], "layout": {"height": 100, "title": {"text": "after"}}}
    real.print_pdf("<!DOCTYPE html><title>x</title><p>x")
    assert b"after" in real(figure, "svg", Size(200, 1))
