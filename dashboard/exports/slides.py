"""Exhibits as slides: native charts and tables that their reader can edit, pictures where no type of a slide fits."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from dashboard.chart import Row
from dashboard.drawing.marks import Mark
from dashboard.drawing.native import Bars, Grid, Lines
from dashboard.drawing.style import ACCENT, SECOND_INK
from dashboard.exports.form import NoPicture, Outgoing, Size
from dashboard.exports.office import describe, steady
from dashboard.exports.slide_canvas import HEIGHT as SLIDE_HEIGHT
from dashboard.exports.slide_canvas import MARGIN, ROOM, Box, Run, blank, height, lines, new_slide, text_box, write
from dashboard.exports.slide_charts import add_chart, parts
from dashboard.exports.slide_sheets import Sheet, gridded, listed, pages
from dashboard.exports.slide_tables import add_legend, add_table, legend, legend_height
from dashboard.package.model import Package
from dashboard.wording import KOSOVO_NOTE, SITUATION_WORDS

TOP = 0.35  # inches above the title
TITLE_SIZES = (24, 20, 17)  # points: the greatest in which a title takes two lines
FILTER_SIZE, FOOT_SIZE, TEXT_SIZE = 13, 10, 14
GAP = 0.12  # inches between the parts of a slide
BESIDE = 3.5  # inches for the description beside a picture
PIXELS = 96  # of a page, to an inch
NARROWEST, TALLEST = 480, 1500  # pixels of a figure
LONGEST_SUFFIX = " (10 of 10)"
Drawing = Callable[[Slide], None]


@dataclass(frozen=True)
class Frame:
    """What stands around the exhibit on each of its slides, and the room that is left between."""

    outgoing: Outgoing
    title_size: float
    title_height: float
    filter_height: float
    foot: tuple[tuple[Run, ...], ...]
    foot_height: float

    @property
    def body(self) -> Box:
        top = TOP + self.title_height + self.filter_height + GAP
        return Box(MARGIN, top, ROOM, SLIDE_HEIGHT - 0.25 - self.foot_height - GAP - top)


def as_slides(outgoing: Outgoing) -> bytes:
    """One exhibit as slides: one, or more where its table runs on."""
    deck = blank()
    _add(deck, outgoing)
    return _saved(deck, outgoing.package, outgoing.exhibit.title)


def deck(package: Package, title: str, outgoings: Sequence[Outgoing]) -> bytes:
    """Several exhibits as slides, such as those of a page or a site, with a cover and how to cite."""
    slides = blank()
    _add_cover(slides, package, title)
    for outgoing in outgoings:
        _add(slides, outgoing)
    _add_citation(slides, package, title, outgoings[0].base if outgoings else "")
    return _saved(slides, package, title)


def _saved(deck: Deck, package: Package, title: str) -> bytes:
    describe(deck.core_properties, package, title, SITUATION_WORDS)
    written = io.BytesIO()
    deck.save(written)
    return steady(written.getvalue(), package.created)


def _add(deck: Deck, outgoing: Outgoing) -> None:
    frame = _framed(outgoing)
    drawings, remark = _drawings(outgoing, frame.body)
    if len(drawings) > 1:
        frame = _framed(outgoing, LONGEST_SUFFIX)
        drawings, remark = _drawings(outgoing, frame.body)
    for number, drawing in enumerate(drawings, start=1):
        suffix = f" ({number} of {len(drawings)})" if len(drawings) > 1 else ""
        drawing(_framed_slide(deck, frame, suffix, remark))


def _framed(outgoing: Outgoing, suffix: str = "") -> Frame:
    exhibit = outgoing.exhibit
    title = exhibit.title + suffix
    size = next((one for one in TITLE_SIZES if lines(title, ROOM, one, is_bold=True) <= 2), TITLE_SIZES[-1])
    foot = (
        *((Run(words, SECOND_INK),) for words in _caption(exhibit.caption, exhibit.notes)),
        (Run(outgoing.link, ACCENT, href=outgoing.link),),
    )
    return Frame(
        outgoing,
        size,
        height(title, ROOM, size, is_bold=True),
        height(exhibit.filtered, ROOM, FILTER_SIZE) if exhibit.filtered else 0.0,
        foot,
        sum(height(run.text, ROOM, FOOT_SIZE) for (run,) in foot),
    )


def _caption(lines_: Sequence[str], notes: Sequence[str]) -> list[str]:
    """The lines of the caption in two paragraphs: source, n and period; then notes."""
    first = [line for line in lines_ if line not in notes]
    return [" ".join(part) for part in (first, notes) if part]


def _framed_slide(deck: Deck, frame: Frame, suffix: str, remark: str) -> Slide:
    outgoing, exhibit = frame.outgoing, frame.outgoing.exhibit
    title = Box(MARGIN, TOP, ROOM, frame.title_height)
    slide = new_slide(deck, "Title Only", exhibit.title + suffix, title, frame.title_size)
    if exhibit.filtered:
        box = Box(MARGIN, TOP + frame.title_height, ROOM, frame.filter_height)
        text_box(slide, "Filters", [[Run(exhibit.filtered, SECOND_INK)]], box, FILTER_SIZE)
    foot = Box(MARGIN, SLIDE_HEIGHT - 0.25 - frame.foot_height, ROOM, frame.foot_height)
    text_box(slide, "Source and notes", frame.foot, foot, FOOT_SIZE)
    said = [exhibit.description, remark, "\n".join(exhibit.caption), f"Cite as: {outgoing.citation}", outgoing.link]
    _note(slide, [part for part in said if part])
    return slide


def _note(slide: Slide, said: Sequence[str]) -> None:
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = "\n\n".join(said)


def _drawings(outgoing: Outgoing, body: Box) -> tuple[list[Drawing], str]:
    """What is drawn, one to a slide, and a remark for the notes where it is not what was wanted."""
    exhibit, native = outgoing.exhibit, outgoing.exhibit.chart.native
    if not exhibit.table.rows:
        return [partial(_say, exhibit.description, body)], ""
    if isinstance(native, Bars | Lines):
        shares = parts(native, exhibit.table.rows)
        said = [_part(exhibit.description, number, len(shares)) for number in range(1, len(shares) + 1)]
        return [partial(_chart, outgoing, rows, body, one) for rows, one in zip(shares, said, strict=True)], ""
    if isinstance(native, Grid):
        return _sheets(gridded(native, exhibit.table), body, exhibit.description), ""
    table = _sheets(listed(exhibit.table), body, exhibit.description)
    if native or exhibit.figure is None:
        return table, ""
    try:
        return [partial(_picture, exhibit.description, _painted(outgoing, body), body)], ""
    except NoPicture as reason:
        return table, f"The table stands here in place of the picture, which could not be made: {reason}"


def _chart(outgoing: Outgoing, rows: Sequence[Row], body: Box, description: str, slide: Slide) -> None:
    add_chart(slide, outgoing.exhibit, rows, body, description)


def _say(words: str, body: Box, slide: Slide) -> None:
    text_box(slide, "Description", [[Run(words)]], body, TEXT_SIZE)


def _sheets(sheet: Sheet, body: Box, description: str) -> list[Drawing]:
    marks = legend(sheet)
    high = legend_height(marks)
    below = Box(body.left, body.top + high, body.width, body.height - high)
    parts = pages(sheet, below.height)
    return [
        partial(_sheet, part, marks, below, _part(description, number, len(parts)))
        for number, part in enumerate(parts, start=1)
    ]


def _part(description: str, number: int, many: int) -> str:
    return f"{description} Part {number} of {many}." if many > 1 else description


def _sheet(sheet: Sheet, marks: Sequence[Mark], below: Box, description: str, slide: Slide) -> None:
    if marks:
        add_legend(slide, marks, below.top - legend_height(marks))
    add_table(slide, sheet, below, description)
    used = sheet.air * sheet.whole_height + 0.4
    if used + height(description, ROOM, TEXT_SIZE) < below.height:
        _say(description, Box(below.left, below.top + used, below.width, below.height - used), slide)


def _painted(outgoing: Outgoing, body: Box) -> bytes:
    """The picture in the shape of its place: tall figures are drawn narrow, maps as high as there is room."""
    figure = outgoing.exhibit.figure or {}
    wide = body.width - BESIDE - 0.3
    tall = figure["layout"].get("height") or round(body.height * PIXELS)
    width = min(max(round(tall * wide / body.height), NARROWEST), TALLEST)
    shaped = {**figure, "layout": {**figure["layout"], "height": tall}}
    return outgoing.paint(shaped, "png", Size(width, outgoing.size.scale))


def _picture(words: str, picture: bytes, body: Box, slide: Slide) -> None:
    """The picture to the left, and beside it in words what it shows."""
    left, top, width, high = body.emu
    shape = slide.shapes.add_picture(io.BytesIO(picture), left, top)
    room = width - Box(0, 0, BESIDE + 0.3, 0).emu[2]
    scale = min(room / shape.width, high / shape.height)
    shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
    shape.name = "Picture"
    shape._element.nvPicPr.cNvPr.set("descr", words)
    size = next((one for one in (TEXT_SIZE, 12, 11) if height(words, BESIDE, one) <= body.height), 10)
    beside = Box(body.left + body.width - BESIDE, body.top, BESIDE, body.height)
    text_box(slide, "Description", [[Run(words)]], beside, size)


def _add_cover(deck: Deck, package: Package, title: str) -> None:
    slide = new_slide(deck, "Title Slide", title, Box(MARGIN + 0.5, 1.7, ROOM - 1, 1.7), 38)
    said = [
        [Run(SITUATION_WORDS, ACCENT, is_bold=True)],
        [Run("What a needs assessment found on paper and in practice, exhibit by exhibit, with where it is printed.")],
        [Run(f"Source: {package.source['report'].citation}.", SECOND_INK)],
        [Run(f"Data version {package.version} of {package.created[:10]}.", SECOND_INK)],
        [Run(KOSOVO_NOTE, SECOND_INK)],
    ]
    _subtitle(slide, said)


def _subtitle(slide: Slide, said: Sequence[Sequence[Run]]) -> None:
    shape = slide.placeholders[1]
    shape.left, shape.top, shape.width, shape.height = Box(MARGIN + 0.5, 3.5, ROOM - 1, 3.3).emu
    write(shape.text_frame, said, 18)
    for paragraph in shape.text_frame.paragraphs:
        paragraph.space_after = 101600  # eight points


def _add_citation(deck: Deck, package: Package, title: str, base: str) -> None:
    slide = new_slide(deck, "Title Only", "How to cite", Box(MARGIN, TOP, ROOM, 0.6), TITLE_SIZES[0])
    cited = (
        f"Counter-trafficking landscape. ({package.year}). {title} [Slides; {SITUATION_WORDS.lower()}; "
        f"data version {package.version}]. {base} Based on: {package.source['report'].citation}."
    )
    said = [
        cited,
        "The address at the foot of a slide shows the same exhibit; the notes of each slide say how to cite it.",
        f"Licence: {package.licence}.",
        KOSOVO_NOTE,
    ]
    text_box(slide, "Citation", [[Run(words)] for words in said], Box(MARGIN, 1.3, ROOM, 4.5), 16)
    for paragraph in slide.shapes[-1].text_frame.paragraphs:
        paragraph.space_after = 127000  # ten points
