"""The ground of Word documents: page, styles and language, headings, links, and tables whose heads repeat."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from dashboard.drawing.style import ACCENT, INK, LINE, SECOND_INK
from dashboard.exports.office import FONT, LANGUAGE

WIDTH = 17.8  # centimetres of text on the page
SIZE = 9.0  # points
HEADINGS = {"Title": 17, "Heading 1": 11.5}


def blank() -> Any:
    """An empty A4 document in the project's font, colours and language."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm((21 - WIDTH) / 2)
    page.top_margin, page.bottom_margin = Cm(1.3), Cm(1.5)
    page.header_distance = page.footer_distance = Cm(0.7)
    _style(document.styles["Normal"], SIZE, INK, after=3)
    for name, size in HEADINGS.items():
        _style(document.styles[name], size, ACCENT if name != "Title" else INK, after=2, before=0 if size > 12 else 6)
        document.styles[name].font.bold = True
    for border in document.styles["Title"].element.findall(".//" + qn("w:pBdr")):
        border.getparent().remove(border)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    return document


def _style(style: Any, size: float, colour: str, after: float, before: float = 0) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb = RGBColor.from_string(colour.removeprefix("#"))
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [one for one in fonts.attrib if one.endswith("Theme")]:
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), 1.0


def saved(document: Any) -> bytes:
    """The bytes of a document."""
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def add_link(paragraph: Any, text: str, href: str) -> None:
    """A link at the end of a paragraph."""
    link = OxmlElement("w:hyperlink")
    target = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link.set(qn("r:id"), paragraph.part.relate_to(href, target, is_external=True))
    run = paragraph.add_run(text)
    run.font.color.rgb, run.font.underline = RGBColor.from_string(ACCENT.removeprefix("#")), True
    link.append(run._r)
    paragraph._p.append(link)


def add_field(paragraph: Any, code: str) -> None:
    """A field that the reader's program fills, such as PAGE."""
    run = paragraph.add_run()
    for kind in ("begin", "instr", "end"):
        part = OxmlElement("w:instrText" if kind == "instr" else "w:fldChar")
        if kind == "instr":
            part.text = code
        else:
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)


def small(paragraph: Any, size: float = 8) -> None:
    """Set what a paragraph holds in small letters of the second ink."""
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = Pt(size), RGBColor.from_string(SECOND_INK.removeprefix("#"))


def add_table(
    document: Any, title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[float]
) -> None:
    """A table with a head that repeats on the next page; `shares` are the parts of its width, `title` its alt text."""
    rows = list(rows)
    table = document.add_table(rows=1 + len(rows), cols=len(heads))
    table.autofit = False
    _describe(table, title)
    widths = [Cm(WIDTH * share / sum(shares)) for share in shares]
    for place, width in enumerate(widths):
        table.columns[place].width = width
    for row, words in zip(table.rows, [heads, *rows], strict=True):
        _fill(row, words, widths, is_head=row is table.rows[0] or words is heads)
    _mark_head(table.rows[0])


def _fill(row: Any, words: Sequence[str], widths: Sequence[Any], is_head: bool) -> None:
    whole = OxmlElement("w:cantSplit")
    row._tr.get_or_add_trPr().append(whole)
    for number, (cell, text, width) in enumerate(zip(row.cells, words, widths, strict=True)):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.space_after = Pt(1)
        run = paragraph.add_run(text)
        run.font.size, run.font.bold = Pt(8), is_head or number == 0
        _line_below(cell)


def _mark_head(row: Any) -> None:
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(head)


def _line_below(cell: Any) -> None:
    borders, line = OxmlElement("w:tcBorders"), OxmlElement("w:bottom")
    for name, value in {"val": "single", "sz": "4", "color": LINE.removeprefix("#")}.items():
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)


def _describe(table: Any, title: str) -> None:
    """Name the table for those who cannot see it, and say that its first row and column are heads."""
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    look = OxmlElement("w:tblLook")
    for name, value in {"val": "00A0", "firstRow": "1", "firstColumn": "1", "noHBand": "1", "noVBand": "1"}.items():
        look.set(qn(f"w:{name}"), value)
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    properties.append(look)
    properties.append(caption)
