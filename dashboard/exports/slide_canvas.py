"""The ground of the slides: their size, fonts and colours, text in boxes, and how much room words take."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.fill import FillFormat
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Inches, Pt

from dashboard.drawing.marks import Mark
from dashboard.drawing.style import ACCENT, GROUND, HATCH, INK, SECOND_INK, TONES, fill, text_on
from dashboard.exports.office import FONT, LANGUAGE, pale, rgb

WIDTH, HEIGHT = 13.333, 7.5  # inches
MARGIN = 0.5
ROOM = WIDTH - 2 * MARGIN  # across
EM = 0.53  # mean width of a letter, in letters' heights: on the safe side for Arial
LEADING = 1.22  # from line to line, in letters' heights
HATCHINGS = {"x": MSO_PATTERN.DIAGONAL_CROSS, ".": MSO_PATTERN.PERCENT_20}
NAMESPACE = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
SCHEME = {"dk2": INK, "accent1": ACCENT, "accent2": TONES["second"], "accent3": TONES["third"], "accent4": TONES["not"]}
SCHEME |= {"accent5": TONES["fourth"], "accent6": TONES["fifth"], "hlink": ACCENT, "folHlink": ACCENT}


@dataclass(frozen=True)
class Box:
    """A part of a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """Left, top, width and height in the units of the file."""
        left, top, width, height = (Inches(side) for side in (self.left, self.top, self.width, self.height))
        return left, top, width, height


@dataclass(frozen=True)
class Run:
    """A piece of text in one look; with `href` a link."""

    text: str
    colour: str = INK
    is_bold: bool = False
    href: str = ""


def lines(text: str, width: float, size: float, is_bold: bool = False) -> int:
    """How many lines `text` takes at most in `width` inches, at `size` points."""
    each = max(int(width * 72 / (size * EM * (1.06 if is_bold else 1))), 1)
    return sum(max(len(wrap(part, each)), 1) for part in text.split("\n"))


def height(text: str, width: float, size: float, is_bold: bool = False) -> float:
    """How high `text` stands at most, in inches."""
    return lines(text, width, size, is_bold) * size * LEADING / 72


def blank() -> Deck:
    """An empty presentation, wide, in the project's fonts and colours."""
    deck = Presentation()
    stretch = WIDTH * 914400 / (deck.slide_width or 1)
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for sheet in (deck.slide_master, *deck.slide_layouts):
        _widen(sheet.element, stretch)
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme.blob = _themed(theme.blob)
    return deck


def _widen(sheet: Any, stretch: float) -> None:
    """Spread what stands on a sheet of the narrow shape over the wide one."""
    for place in sheet.iterfind(".//a:xfrm/a:off", NAMESPACE):
        place.set("x", str(round(int(place.get("x")) * stretch)))
    for size in sheet.iterfind(".//a:xfrm/a:ext", NAMESPACE):
        size.set("cx", str(round(int(size.get("cx")) * stretch)))


def _themed(theme: bytes) -> bytes:
    """The theme with the project's font and colours, so that what a reader adds looks alike."""
    root = etree.fromstring(theme)
    for font in root.iterfind(".//a:fontScheme/*/a:latin", NAMESPACE):
        font.set("typeface", FONT)
    for name, colour in SCHEME.items():
        for slot in root.iterfind(f".//a:clrScheme/a:{name}", NAMESPACE):
            slot[:] = [etree.Element(f"{{{NAMESPACE['a']}}}srgbClr", val=colour.removeprefix("#"))]
    themed: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return themed


def new_slide(deck: Deck, layout: str, title: str, box: Box, size: float) -> Slide:
    """A slide whose title stands in its own placeholder."""
    slide = deck.slides.add_slide(next(one for one in deck.slide_layouts if one.name == layout))
    shape = slide.shapes.title
    if shape is None:
        raise LookupError(f"the layout {layout!r} has no title")
    shape.left, shape.top, shape.width, shape.height = box.emu
    write(shape.text_frame, [[Run(title, is_bold=True)]], size)
    return slide


def text_box(slide: Slide, name: str, paragraphs: Iterable[Iterable[Run]], box: Box, size: float) -> None:
    """Text at a place of the slide."""
    shape = slide.shapes.add_textbox(*box.emu)
    shape.name = name
    write(shape.text_frame, paragraphs, size)


def write(frame: TextFrame, paragraphs: Iterable[Iterable[Run]], size: float) -> None:
    """Fill a frame with paragraphs, set to the left and from the top, without margins."""
    frame.clear()
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph._p.get_or_add_pPr().set("algn", "l")
        for run in runs:
            put(paragraph.add_run(), run, size)


def put(target: Any, run: Run, size: float) -> None:
    """Give a run of the file its text and look."""
    target.text = plain(run.text)
    target.font.size, target.font.bold = Pt(size), run.is_bold
    target.font.color.rgb = rgb(run.colour)
    target._r.get_or_add_rPr().set("lang", LANGUAGE)
    if run.href:
        target.hyperlink.address = run.href


def plain(text: str) -> str:
    """Text of a figure without its tags: a break becomes a space."""
    return re.sub(r"</?[bi]>", "", re.sub(r"\s*<br>\s*", " ", text))


def paint(target: FillFormat, mark: Mark | None) -> None:
    """Fill with the look of a mark: its tone, pale stripes where sources conflict, hatching where none speaks."""
    if mark and mark.state == "conflicting" and mark.tones:
        second = TONES[mark.tones[1]] if len(mark.tones) > 1 else HATCH
        _pattern(target, MSO_PATTERN.WIDE_UPWARD_DIAGONAL, pale(second), pale(TONES[mark.tones[0]]))
    elif mark and mark.state in ("not_stated", "conflicting"):
        _pattern(target, MSO_PATTERN.LIGHT_UPWARD_DIAGONAL, pale(HATCH), GROUND)
    else:
        target.solid()
        target.fore_color.rgb = rgb(fill(mark.state, mark.tones) if mark else GROUND)


def hatch(target: FillFormat, shape: str) -> None:
    """Fill with a hatching of what is not known, as plotly names its shape."""
    _pattern(target, HATCHINGS.get(shape, MSO_PATTERN.WIDE_UPWARD_DIAGONAL), HATCH, GROUND)


def _pattern(target: FillFormat, shape: Any, front: str, back: str) -> None:
    target.patterned()
    target.pattern = shape
    target.fore_color.rgb, target.back_color.rgb = rgb(front), rgb(back)


def ink(mark: Mark | None) -> str:
    """Ink that is legible on a mark; paler where nothing is said."""
    if mark and mark.state == "not_stated":
        return SECOND_INK
    return text_on(mark.state, mark.tones) if mark else INK
