"""The offline pack: whole, tied, silent towards the network, small, and never written over anything."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from html import unescape
from pathlib import Path

import pytest
from docx import Document as WordDocument
from markupsafe import Markup
from pptx import Presentation

from dashboard import __main__ as command
from dashboard.chart import build
from dashboard.charts import CHARTS
from dashboard.documents.pack import INDEX, Pack, own_ids, pack, plan, refuse, write
from dashboard.documents.pack_chain import anchor
from dashboard.package.model import Package
from dashboard.pictures import easel
from dashboard.settings import ROOT
from dashboard.ties import asked
from dashboard.view import View

from .reading import Document, painted

BASE = "https://landscape.example.org"
SITE = "MNE"


@pytest.fixture(scope="module")
def made(package: Package) -> Pack:
    return pack(package, ROOT / "data", BASE, painted)


@pytest.fixture(scope="module")
def of_site(package: Package) -> Pack:
    return pack(package, ROOT / "data", BASE, painted, SITE)


@pytest.fixture(params=["all", "site"])
def each(request: pytest.FixtureRequest, made: Pack, of_site: Pack) -> Pack:
    return made if request.param == "all" else of_site


def text(one: Pack) -> str:
    return one.files[INDEX].decode()


@pytest.fixture(scope="module")
def index(made: Pack) -> Document:
    return Document(text(made))


def test_every_exhibit_is_there_with_all_that_it_says(package: Package, made: Pack) -> None:
    # Given the index as it is read
    page = " ".join(unescape(text(made)).split())
    # Then every exhibit stands there with title, filters, description, every line of its caption and every row
    for chart in CHARTS:
        exhibit = build(chart, View(), package)
        cells = {str(row.get(one.key, "")) for row in exhibit.table.rows for one in exhibit.table.columns}
        wanted = (exhibit.title, exhibit.filtered, exhibit.description, *exhibit.caption, *cells)
        assert [said for said in wanted if " ".join(said.split()) not in page] == [], chart.id


def test_what_shows_one_site_is_there_for_each(package: Package) -> None:
    keys = [key for key, _, _ in plan(package, "")]
    assert len(set(keys)) == len(keys) == len(CHARTS) + 3 * (len(package.site_codes) - 1)
    assert {f"site-status-{site}" for site in package.site_codes} <= set(keys)


def test_each_exhibit_has_its_picture_its_citation_and_its_table(made: Pack, index: Document, package: Package) -> None:
    for key, _, view in plan(package, ""):
        said = index.said(key)
        assert "drawn" in said
        assert f"data version {package.version}" in said
        permalinks = [href for href in index.links[key] if href.startswith(f"{BASE}/charts/")]
        assert permalinks
        assert f"csv/exhibits/{key}.csv" in made.files
        if view.sites:
            assert f"sites={view.sites[0]}" in permalinks[0]


def test_nothing_is_asked_of_anybody(each: Pack) -> None:
    page = text(each)
    assert list(Document(page).asks()) == []
    assert "@import" not in page
    assert [found for found in re.findall(r"url\(([^)]*)\)", page) if not found.strip("\"'").startswith("#")] == []
    assert not re.search(r"\b(fetch|XMLHttpRequest|WebSocket|sendBeacon|import)\(", page)


def test_every_link_leads_somewhere(each: Pack) -> None:
    # Given the links of the index
    page = Document(text(each))
    ids = page.ids
    assert len(set(ids)) == len(ids)
    inside = [href for href in page.hrefs if href.startswith("#")]
    beside = [href for href in page.hrefs if not href.startswith(("#", f"{BASE}/"))]
    # Then those within lead to a part of it, the others to a file beside it, or are permalinks
    assert len(inside) > 100
    assert sorted({href for href in inside if href[1:] not in ids}) == []
    assert sorted({href for href in beside if href not in each.files}) == []


def test_it_fits_into_two_megabytes(made: Pack, of_site: Pack) -> None:
    sizes = [len(gzip.compress(one.files[INDEX], 9)) for one in (made, of_site)]
    assert sizes[1] < sizes[0] < 2_000_000


def test_findings_and_recommendations_are_linked_both_ways(package: Package, index: Document) -> None:
    for tie in package.finding_recommendations:
        assert f"#{tie.recommendation}" in index.links[tie.finding]
        assert f"#{tie.finding}" in index.links[tie.recommendation]


def test_findings_have_their_sentence_and_all_their_evidence(package: Package, index: Document) -> None:
    for one in package.findings:
        said = index.said(one.finding)
        evidence = [found.statement for found in package.evidence_for[one.finding]]
        assert [words for words in (one.title, one.statement, *evidence) if " ".join(words.split()) not in said] == []


def test_recommendations_have_their_actions_and_whom_they_ask(package: Package, index: Document) -> None:
    for one in package.recommendations:
        said = index.said(one.recommendation)
        assert one.statement in said
        for ask in asked(package, View(), one.recommendation):
            assert ask.action.statement in said
            assert ask.action.actor in said
            assert package.site[ask.site].name in said


def test_a_pack_of_one_site_tells_of_that_site(package: Package, of_site: Pack) -> None:
    page = Document(text(of_site))
    # Its findings are those with evidence on it, its recommendations those that ask something of it
    asks = asked(package, View(sites=(SITE,)), *package.recommendation)
    with_evidence = {one.finding for one in package.finding_sites if one.site == SITE}
    assert {one for one in page.ids if one in package.finding} == with_evidence
    assert {one for one in page.ids if one in package.recommendation} == {ask.action.recommendation for ask in asks}
    # And no action is there that is asked of others alone
    others = {one.site_recommendation for one in package.site_recommendations} - {
        ask.action.site_recommendation for ask in asks
    }
    assert not re.search(rf"\b({'|'.join(sorted(others))})\b", page.said("recommendations"))
    # And each of its exhibits is in the view of the site
    assert {view.sites for _, _, view in plan(package, SITE)} == {(SITE,)}


def test_beside_the_index_are_tables_slides_and_the_brief(package: Package, made: Pack, of_site: Pack) -> None:
    for one in (made, of_site):
        assert len(Presentation(io.BytesIO(one.files["slides.pptx"])).slides) > one.exhibits
        for path in (ROOT / "data").glob("*.csv"):
            assert one.files[f"csv/package/{path.name}"] == path.read_bytes()
    assert "brief.docx" not in made.files
    brief = WordDocument(io.BytesIO(of_site.files["brief.docx"]))
    assert package.site[SITE].name in brief.paragraphs[0].text


@pytest.mark.parametrize(
    ("href", "wanted"),
    [
        ("/findings/F01?sites=ALB", "F01"),
        ("/recommendations/R01", "R01"),
        ("/findings/F99", ""),
        ("/sources/report", "source-report"),
        ("/sources/report/3.1", ""),
        ("/sites/ALB#protection", ""),
        ("/compare?indicator=nrm#behind", ""),
        ("", ""),
    ],
)
def test_links_of_the_dashboard_become_anchors_where_there_is_such_a_thing(
    package: Package, href: str, wanted: str
) -> None:
    assert anchor(package, href, {"F01", "R01"}) == wanted


def test_pictures_keep_their_ids_to_themselves() -> None:
    picture = Markup('<svg aria-labelledby="title-a"><g id="x" fill="url(#x)"/><use href="#x"/></svg>')
    own = own_ids(picture, "a", "a-ALB")
    wanted = '<svg aria-labelledby="title-a-ALB"><g id="a-ALB-x" fill="url(#a-ALB-x)"/><use href="#a-ALB-x"/></svg>'
    assert str(own) == wanted
    quoted = Markup("<g style=\"clip-path: url('#x')\"/><g style='fill: url(&quot;#x&quot;)'/>")
    assert str(own_ids(quoted, "a", "b")) == (
        "<g style=\"clip-path: url('#b-x')\"/><g style='fill: url(&quot;#b-x&quot;)'/>"
    )


def test_the_same_pictures_give_the_same_bytes(package: Package, of_site: Pack, tmp_path: Path) -> None:
    again = pack(package, ROOT / "data", BASE, painted, SITE)
    assert again == of_site
    for number, one in enumerate((again, of_site)):
        write(one, tmp_path / f"{number}.zip")
    assert (tmp_path / "0.zip").read_bytes() == (tmp_path / "1.zip").read_bytes()


def test_it_is_written_as_a_folder_or_as_one_file(of_site: Pack, tmp_path: Path) -> None:
    # Given an empty folder, and the name of an archive in a folder that is not there yet
    (tmp_path / "empty").mkdir()
    write(of_site, tmp_path / "empty")
    write(of_site, tmp_path / "new" / "pack.ZIP")
    # Then both hold the same
    with zipfile.ZipFile(tmp_path / "new" / "pack.ZIP") as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == dict(of_site.files)
    written = [path for path in (tmp_path / "empty").rglob("*") if path.is_file()]
    assert {str(path.relative_to(tmp_path / "empty")): path.read_bytes() for path in written} == dict(of_site.files)


@pytest.mark.parametrize(
    ("out", "reason"),
    [
        ("full", "is not empty"),
        ("there.zip", "is there already"),
        ("file", "is there already"),
        ("file/in", "is a file"),
    ],
)
def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str], out: str, reason: str) -> None:
    # Given places that are taken, or that cannot be written
    (tmp_path / "full").mkdir()
    for name in ("full/letter", "there.zip", "file"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
    # When a pack is to be written there
    status = command.main(["pack", str(tmp_path / out)])
    # Then the command says why not, and all is as it was
    assert status == 1
    assert reason in capsys.readouterr().err
    files = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {"full/letter", "there.zip", "file"}
    assert {(tmp_path / name).read_text(encoding="utf-8") for name in files} == {"mine"}


def test_a_disk_that_refuses_is_told_in_words(of_site: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(tmp_path / "out")
    monkeypatch.setattr(Path, "mkdir", lambda *_, **__: (_ for _ in ()).throw(PermissionError(13, "Permission denied")))
    with pytest.raises(OSError, match="out cannot be written: Permission denied"):
        write(of_site, tmp_path / "out")


def test_an_unknown_site_is_named_with_the_good_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["pack", str(tmp_path / "out"), "--site", "XYZ"]) == 1
    assert "'XYZ'; give one of ALB, BIH, XKX, MKD, MNE, SRB" in capsys.readouterr().err


def test_without_chromium_the_tables_stand_for_the_pictures(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Given a computer without a browser
    monkeypatch.setattr(easel, "BROWSERS", ())
    monkeypatch.setenv("PICTURES", str(tmp_path / "none"))
    monkeypatch.setenv("PUBLIC_URL", BASE)
    # When the pack of a site is written
    status = command.main(["pack", str(tmp_path / "out"), "--site", SITE])
    # Then it is whole but for the pictures, and the command says so
    said = capsys.readouterr().out
    page = (tmp_path / "out" / INDEX).read_text(encoding="utf-8")
    number = len(plan(package, SITE))
    assert status == 0
    assert re.search(rf"{number} exhibits without a picture, as tables: .*install the package `chromium`", said)
    assert "gzipped" in said
    assert page.count("No picture here") == number
    assert '<details class="tabled"' not in page
