"""Whatever form an exhibit takes, its source, period, filters, n and notes go with it."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from html import unescape

import hxl
import pytest
from pptx import Presentation

from dashboard.chart import Chart, Exhibit, Figure, build
from dashboard.charts import CHART, CHARTS
from dashboard.documents.embed import Scripts, embed
from dashboard.exports import FORMS, VARIANTS
from dashboard.exports.form import Form, Kind, NoPicture, Outgoing, Size
from dashboard.exports.rows import MEANING, WHOLE, dictionary, frame
from dashboard.package.model import Package
from dashboard.view import View
from dashboard.wording import KOSOVO_NOTE, MAP_NOTE

BASE = "http://127.0.0.1:8050"
EMBED = Form("embed", "A light page", "text/html", lambda one: embed(one, Scripts("/plotly.js", "/embed.js")))
ALL_FORMS = [*FORMS, *VARIANTS.values(), EMBED]
NARROWED = View(sites=("XKX", "SRB"))


def painted_as_text(figure: Figure, kind: Kind, size: Size) -> bytes:
    """In place of a picture, all that is written in it."""
    said = "\n".join(str(one["text"]) for one in figure["layout"].get("annotations", ()))
    return f"<svg>{said}</svg>".encode()


def unpainted(figure: Figure, kind: Kind, size: Size) -> bytes:
    raise NoPicture("No Chromium here.")


def outgoing(chart: Chart, package: Package, view: View, suffix: str) -> Outgoing:
    paint = unpainted if suffix == "pptx" else painted_as_text  # a slide takes a real picture, or its table
    return Outgoing(package, build(chart, view, package), BASE, paint)


def said_in(form: Form, data: bytes) -> str:
    """All words of a form, without its own way of writing them."""
    return plain(READERS[form.suffix](data))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", unescape(text)).replace("\\", "")).strip()


def _in_slides(data: bytes) -> str:
    slides = Presentation(io.BytesIO(data)).slides
    texts = [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]
    return "\n".join([*texts, *(slide.notes_slide.notes_text_frame.text for slide in slides)])


def _in_workbook(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return book.read("xl/sharedStrings.xml").decode()


def _in_json(data: bytes) -> str:
    found: list[str] = []

    def gather(node: object) -> None:
        if isinstance(node, str):
            found.append(node)
        elif isinstance(node, dict | list):
            for child in node.values() if isinstance(node, dict) else node:
                gather(child)

    gather(json.loads(data))
    return "\n".join(found)


READERS: dict[str, Callable[[bytes], str]] = {
    "json": _in_json,
    "csv": lambda data: data.decode("utf-8-sig").replace('""', '"'),
    "xlsx": _in_workbook,
    "md": bytes.decode,
    "svg": bytes.decode,
    "png": bytes.decode,
    "pptx": _in_slides,
    "embed": bytes.decode,
}


def required(exhibit: Exhibit) -> list[str]:
    """What may not be lost: every line of the caption, and the filters in words."""
    return [plain(line) for line in (*exhibit.caption, exhibit.filtered) if line]


@pytest.mark.parametrize("view", [View(), NARROWED], ids=["all", "two sites"])
@pytest.mark.parametrize("form", ALL_FORMS, ids=lambda form: form.about)
@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_no_form_of_any_exhibit_loses_its_words(chart: Chart, form: Form, view: View, package: Package) -> None:
    # Given an exhibit on its way out
    going = outgoing(chart, package, view, form.suffix)
    if form.suffix in ("csv", "xlsx") and not going.exhibit.table.rows:
        pytest.skip("a table without rows has no place for words")
    # When it is written
    said = said_in(form, form.write(going))
    # Then its title, every line of its caption and its filters are in it
    lines = [plain(going.exhibit.title), *required(going.exhibit)]
    if form.suffix == "csv":  # the lines of the caption stand in columns, the period without its full stop
        lines = [line.removesuffix(".") for line in lines]
    assert [line for line in lines if line not in said] == []


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_maps_and_kosovo_bring_their_notes(chart: Chart, package: Package) -> None:
    caption = build(chart, View(), package).caption
    assert (MAP_NOTE in caption) == chart.is_map
    names_kosovo = "Kosovo" in frame(outgoing(chart, package, View(), "csv")).drop(columns=list(WHOLE)).to_csv()
    assert not names_kosovo or KOSOVO_NOTE in caption


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_hxl_is_read_by_its_own_library(chart: Chart, package: Package) -> None:
    going = outgoing(chart, package, View(), "csv")
    # When libhxl reads the tagged table
    source = hxl.data(hxl.make_input(io.BytesIO(VARIANTS["csv", "hxl"].write(going))))
    # Then it finds all its rows, under tags that say country, date and source
    assert len(list(source)) == len(going.exhibit.table.rows)
    tags = {column.display_tag for column in source.columns}
    assert {"#meta+source", "#meta+locator", "#meta+url"} <= tags
    if any(column.key == "site" for column in going.exhibit.table.columns):
        assert {"#country+name", "#country+code"} <= tags
    if any(column.number for column in going.exhibit.table.columns):
        assert "#indicator+num+value" in tags or "#indicator+value+num" in tags


def test_tidy_rows_have_one_header_and_as_many_cells_each(package: Package) -> None:
    for chart in CHARTS:
        going = outgoing(chart, package, View(), "csv")
        text = next(form for form in FORMS if form.suffix == "csv").write(going).decode("utf-8-sig")
        head, *rows = csv.reader(io.StringIO(text, newline=""))
        assert len(set(head)) == len(head), chart.id
        assert {len(row) for row in rows} == {len(head)}, chart.id
        assert len(rows) == len(going.exhibit.table.rows), chart.id


def test_numbers_of_a_table_leave_as_numbers(package: Package) -> None:
    going = outgoing(CHART["survey-services"], package, View(), "csv")
    assert frame(going)["percent"].dtype.kind == "f"
    assert frame(going)["percent"].tolist() == [row["percent"] for row in going.exhibit.table.rows]


def test_the_dictionary_explains_every_column(package: Package) -> None:
    for chart in CHARTS:
        going = outgoing(chart, package, View(), "csv")
        explained = dict(dictionary(going.exhibit).itertuples(index=False))
        assert list(explained) == list(frame(going).columns), chart.id
        assert all(explained.values()), chart.id
    assert set(WHOLE) <= set(MEANING)


def test_a_citation_names_who_what_when_and_where(package: Package) -> None:
    going = outgoing(CHART["landscape-map"], package, View(sites=("XKX",)), "md")
    for text in (going.citation, plain(going.bibtex)):
        assert "Counter-trafficking landscape" in text
        assert going.exhibit.title in text
        assert package.year in text
        assert package.version in text
    assert f"{BASE}/charts/landscape-map?basis=practice&sites=XKX" in going.citation
    assert "International Organization for Migration" in going.citation


def test_bibtex_takes_no_sign_for_a_command(package: Package) -> None:
    going = outgoing(CHART["survey-services"], package, View(), "md")
    assert "76.5\xa0\\%" in going.bibtex or "76.5 \\%" in going.bibtex
    assert going.bibtex.count("{") == going.bibtex.count("}")
