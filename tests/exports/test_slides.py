"""Exhibits as slides: nothing that belongs to an exhibit falls off, numbers are those of its table, nothing spills."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from itertools import combinations, product
from typing import Any

import pytest
from pptx import Presentation

from dashboard.chart import Figure, build
from dashboard.charts import CHART, CHARTS
from dashboard.drawing.native import Bars, Grid, Lines
from dashboard.exports.form import Kind, NoPicture, Outgoing, Size
from dashboard.exports.office import AUTHOR
from dashboard.exports.site_deck import site_exhibits
from dashboard.exports.slide_charts import values
from dashboard.exports.slide_sheets import CONTINUED, Cell, Line, Sheet, gridded, pages
from dashboard.exports.slides import as_slides, deck
from dashboard.package.model import Package
from dashboard.view import FILTER, View
from dashboard.wording import KOSOVO_NOTE

BASE = "https://landscape.example.org"
IDS = [chart.id for chart in CHARTS]
NATIVE = [chart.id for chart in CHARTS if isinstance(chart.native, Bars | Lines)]
GRIDS = [chart.id for chart in CHARTS if isinstance(chart.native, Grid)]
PICTURES = [chart.id for chart in CHARTS if chart.native is None]
SMALLEST = 10  # points
ALL = View()


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


ONE_PIXEL = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\x00\xff\xff\xff"))
    + _chunk(b"IEND", b"")
)


def painted(figure: Figure, kind: Kind, size: Size) -> bytes:
    return ONE_PIXEL


def unpainted(figure: Figure, kind: Kind, size: Size) -> bytes:
    raise NoPicture("there is no browser")


@cache
def outgoing(package: Package, chart: str, view: View = ALL, paint: Any = painted) -> Outgoing:
    return Outgoing(package, build(CHART[chart], view, package), BASE, paint)


@cache
def opened(package: Package, chart: str) -> Any:
    return Presentation(io.BytesIO(as_slides(outgoing(package, chart))))


def words(slide: Any) -> str:
    """All text of a slide's frames, without its tables."""
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def objects(presentation: Any) -> Iterator[Any]:
    """The charts, tables and pictures of all slides."""
    for slide in presentation.slides:
        yield from (shape for shape in slide.shapes if not shape.has_text_frame)


def cells(presentation: Any) -> list[list[str]]:
    """The rows of all tables, without those that are a head or a heading."""
    tables = [shape.table for shape in objects(presentation) if shape.has_table]
    return [[cell.text_frame.text for cell in row.cells] for table in tables for row in table.rows]


@pytest.mark.parametrize("chart", IDS)
def test_every_slide_takes_all_along_that_belongs_to_its_exhibit(package: Package, chart: str) -> None:
    # Given any exhibit
    out = outgoing(package, chart)
    exhibit = out.exhibit
    # When it becomes slides
    slides = list(opened(package, chart).slides)
    # Then each has the point as its title, the filters in words, every line of the caption and the address
    for number, slide in enumerate(slides, start=1):
        suffix = f" ({number} of {len(slides)})" if len(slides) > 1 else ""
        assert slide.shapes.title.text_frame.text == exhibit.title + suffix
        said = words(slide)
        assert [line for line in (exhibit.filtered, *exhibit.caption, out.link) if line not in said] == []
        # And the notes say what it shows, where it is from and how to cite it
        notes = slide.notes_slide.notes_text_frame.text
        known = (exhibit.description, *exhibit.caption, out.citation, out.link)
        assert [line for line in known if line not in notes] == []


@pytest.mark.parametrize("chart", IDS)
def test_every_object_has_its_description_for_those_who_cannot_see_it(package: Package, chart: str) -> None:
    found = [shape._element.xpath(".//p:cNvPr")[0].get("descr", "") for shape in objects(opened(package, chart))]
    description = outgoing(package, chart).exhibit.description
    assert found
    assert [one for one in found if not one.startswith(description)] == []


@pytest.mark.parametrize("chart", IDS)
def test_nothing_lies_outside_a_slide_or_on_its_foot(package: Package, chart: str) -> None:
    presentation = opened(package, chart)
    for slide in presentation.slides:
        foot = next(shape for shape in slide.shapes if shape.name == "Source and notes")
        for shape in slide.shapes:
            rows = sum(row.height for row in shape.table.rows) if shape.has_table else 0
            bottom = shape.top + max(shape.height, rows)
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= presentation.slide_width
            assert bottom <= (presentation.slide_height if shape == foot else foot.top)


@pytest.mark.parametrize("chart", IDS)
def test_no_letter_is_too_small(package: Package, chart: str) -> None:
    sizes = {int(size) for slide in opened(package, chart).slides for size in slide._element.xpath(".//a:rPr/@sz")}
    assert min(sizes) >= SMALLEST * 100


@pytest.mark.parametrize("chart", NATIVE)
def test_the_numbers_of_a_chart_are_those_of_the_table(package: Package, chart: str) -> None:
    # Given an exhibit that becomes a chart of the slide
    native, rows = CHART[chart].native, outgoing(package, chart).exhibit.table.rows
    assert isinstance(native, Bars | Lines)
    # When its numbers are read from the slide
    shown = [shape.chart for shape in objects(opened(package, chart)) if shape.has_chart]
    drawn = [number for one in shown for number in _numbers(one)]
    categories = [category for one in shown for category in one.plots[0].categories]
    # Then each row of the table is there, and no other number
    names = {str(row[native.series]) if native.series else "" for row in rows}
    told = {
        (str(row[native.series]) if native.series else "", str(row[native.category]), float(row[native.value]))
        for row in rows
    }
    read = {(_name(name, names), category, value) for name, category, value in drawn}
    assert read == told
    assert len(drawn) >= len(rows)
    # And all charts of it have one scale
    assert len({one.value_axis.maximum_scale for one in shown}) == 1
    assert categories == list(dict.fromkeys(str(row[native.category]) for row in rows))


def _numbers(chart: Any) -> Iterator[tuple[str, str, float]]:
    for series in chart.plots[0].series:
        for category, value in zip(chart.plots[0].categories, series.values, strict=True):
            if value is not None:
                yield series.name, category, value


def _name(series: str, names: set[str]) -> str:
    """The name of a row's series: without the number by which a further value of it is told apart."""
    if series in names:
        return series
    stem = series.rpartition(" (")[0]
    return stem if stem in names else ""


def test_another_value_at_a_category_is_a_line_from_the_category_before() -> None:
    rows = [
        {"who": "one", "when": "a", "place": 1, "told": False},
        {"who": "one", "when": "b", "place": 2, "told": False},
        {"who": "one", "when": "b", "place": 5, "told": False},
    ]
    found = values(Lines("when", "who", "place", told="told"), rows)
    assert found == {"one": {"a": 1.0, "b": 2.0}, "one (2)": {"a": 1.0, "b": 5.0}}


@pytest.mark.parametrize("chart", NATIVE)
def test_bars_and_lines_have_numbers_whatever_two_filters_say(package: Package, chart: str) -> None:
    native = CHART[chart].native
    assert isinstance(native, Bars | Lines)
    for one, other in combinations(CHART[chart].filters, 2):
        for chosen in product(FILTER[one].options(package), FILTER[other].options(package)):
            values = {
                key: (value,) if FILTER[key].many else value for key, value in zip((one, other), chosen, strict=True)
            }
            rows = CHART[chart].select(package, View().with_(**values)).rows
            assert all(isinstance(row[native.value], int | float) for row in rows), values


@pytest.mark.parametrize("chart", GRIDS)
def test_a_grid_is_a_table_with_every_line_and_the_words_of_its_cells(package: Package, chart: str) -> None:
    # Given an exhibit that becomes a table of the slide
    native, table = CHART[chart].native, outgoing(package, chart).exhibit.table
    assert isinstance(native, Grid)
    sheet = gridded(native, table)
    # When its rows are read from the slides
    shown = cells(opened(package, chart))
    # Then every line stands there once with its words, in the order of the table
    wanted = [[cell.words for cell in line.cells] for line in sheet.lines if not line.is_heading]
    assert [row for row in shown if row in wanted] == wanted
    # And no cell with a mark is without a word
    assert [cell for line in sheet.lines for cell in line.cells if cell.mark and not cell.words] == []
    # And its first row is marked as the head, wherever it runs on
    for shape in objects(opened(package, chart)):
        assert shape.table.first_row
        assert shape.table.rows[0].cells[1].text_frame.text == sheet.heads[0][1]


@pytest.mark.parametrize("chart", PICTURES)
def test_what_fits_no_type_of_a_slide_is_a_picture(package: Package, chart: str) -> None:
    found = list(objects(opened(package, chart)))
    assert [shape.image.blob for shape in found] == [ONE_PIXEL]


@pytest.mark.parametrize("chart", PICTURES)
def test_without_a_picture_the_table_stands_in_and_the_notes_say_why(package: Package, chart: str) -> None:
    # Given an exhibit of which no picture can be made now
    out = outgoing(package, chart, paint=unpainted)
    # When it becomes slides
    presentation = Presentation(io.BytesIO(as_slides(out)))
    # Then its table is there, and the notes of each slide say why
    assert all(shape.has_table for shape in objects(presentation))
    assert len(cells(presentation)) >= len(out.exhibit.table.rows) + 1
    for slide in presentation.slides:
        assert "there is no browser" in slide.notes_slide.notes_text_frame.text


def test_an_exhibit_without_rows_says_why(package: Package) -> None:
    # Given a view that holds nothing
    out = outgoing(package, "evidence-matrix", View(sites=("SRB",), differs="yes"))
    assert out.exhibit.table.rows == ()
    # When it becomes a slide, then that says why
    slides = list(Presentation(io.BytesIO(as_slides(out))).slides)
    assert len(slides) == 1
    assert out.exhibit.description in words(slides[0])


def test_a_long_table_runs_on_with_its_head_and_heading() -> None:
    # Given a sheet of thirty lines under one heading
    lines = (Line((Cell("Group"),)), *(Line((Cell(f"line {number}"), Cell("yes"))) for number in range(30)))
    sheet = Sheet((("What", "Word"),), lines, (4.0, 2.0))
    # When it must fit three inches
    parts = pages(sheet, 3.0)
    # Then it runs on, each part within the room, with the heading said again
    assert len(parts) > 1
    assert all(part.whole_height <= 3.0 for part in parts)
    assert all(part.lines[0].cells[0].words == CONTINUED.format("Group") for part in parts[1:])
    assert [line for part in parts for line in part.lines if not line.is_heading] == list(lines[1:])


def test_no_part_ends_with_a_heading() -> None:
    lines = tuple(Line((Cell(f"Group {n}"),)) if n % 2 == 0 else Line((Cell("a"), Cell("b"))) for n in range(20))
    parts = pages(Sheet((("What", "Word"),), lines, (4.0, 2.0)), 1.0)
    assert len(parts) > 1
    assert not any(part.lines[-1].is_heading for part in parts)


@pytest.mark.parametrize("chart", ["survey-services", "shelters", "landscape-map"])
def test_the_same_exhibit_gives_the_same_bytes(package: Package, chart: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given the slides of an exhibit
    first = as_slides(outgoing(package, chart))
    # When they are made anew by a clock that runs years ahead
    ahead = lambda *_: (2031, 5, 6, 7, 8, 9, 0, 1, 0)  # noqa: E731
    monkeypatch.setattr("time.localtime", ahead)
    # Then not a byte differs, and no moment of making is told
    assert as_slides(outgoing(package, chart)) == first
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        books = [name for name in packed.namelist() if name.endswith(".xlsx")]
        for name in books:
            with zipfile.ZipFile(io.BytesIO(packed.read(name))) as book:
                assert package.created.encode() in book.read("docProps/core.xml")


@pytest.mark.parametrize("site", ["XKX", "SRB"])
def test_the_deck_of_a_site_has_cover_exhibits_and_how_to_cite(package: Package, site: str) -> None:
    # Given the exhibits of a site
    outgoings = [outgoing(package, chart, view) for chart, view in site_exhibits(package, site)]
    name = package.site[site].name
    # When they become a deck
    presentation = Presentation(io.BytesIO(deck(package, name, outgoings)))
    slides = list(presentation.slides)
    # Then the cover says whose, of when and of which version, with the note on Kosovo*
    cover = words(slides[0])
    assert [one for one in (name, "Situation 2013–14", package.version, KOSOVO_NOTE) if one not in cover] == []
    # And all exhibits follow in order, then how to cite
    addresses = [out.link for out in outgoings]
    shown = [next(link for link in addresses if link in words(slide)) for slide in slides[1:-1]]
    assert list(dict.fromkeys(shown)) == addresses
    assert BASE in words(slides[-1])
    assert package.source["report"].citation in words(slides[-1])
    # And the file says who made it
    assert presentation.core_properties.author == AUTHOR
    assert presentation.core_properties.title == name


def test_a_site_that_is_none_has_no_exhibits(package: Package) -> None:
    with pytest.raises(KeyError):
        site_exhibits(package, "ATLANTIS")
