"""Tables of the slides: cells filled in the colour of their mark, with their word in it."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.util import Inches, Pt

from dashboard.drawing.marks import Mark
from dashboard.drawing.style import GROUND, HATCH, INK, LINE, SECOND_INK, TONES
from dashboard.exports.slide_canvas import MARGIN, NAMESPACE, ROOM, Box, Run, ink, lines, paint, put, text_box
from dashboard.exports.slide_sheets import GAP, Cell, Line, Sheet

PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no lines
MOST_ENTRIES = 8  # of a legend; more of them say no more than the cells do
LEGEND_SIZE = 11


def add_table(slide: Slide, sheet: Sheet, box: Box, description: str) -> None:
    """Put a sheet at `box`, with a description for those who cannot see it."""
    heads = len(sheet.heads)
    heights = [sheet.air * high for high in (*sheet.head_heights, *map(sheet.height, sheet.lines))]
    width = Inches(sum(sheet.widths))
    frame = slide.shapes.add_table(
        len(heights), len(sheet.widths), Inches(box.left), Inches(box.top), width, Inches(sum(heights))
    )
    frame.name = "Table"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", description)
    table = frame.table
    table.first_row, table.first_col, table.horz_banding = True, True, False
    table._tbl.tblPr.find("a:tableStyleId", NAMESPACE).text = PLAIN_STYLE
    for place, wide in enumerate(sheet.widths):
        table.columns[place].width = Inches(wide)
    for place, high in enumerate(heights):
        table.rows[place].height = Inches(high)
    _head(table, sheet)
    for cell in table.iter_cells():
        cell.margin_left = cell.margin_right = Inches(sheet.pad)
    written: dict[Cell, Any] = {}
    for place, line in enumerate(sheet.lines, start=heads):
        _line(table, place, line, sheet.size, written)


def _head(table: Any, sheet: Sheet) -> None:
    for number, head in enumerate(sheet.heads):
        for place, words in enumerate(head):
            _write(
                table.cell(number, place),
                Cell(words, is_number=place > 0 and _is_grid(sheet)),
                sheet.size,
                is_bold=True,
            )
    if len(sheet.heads) > 1:
        _merge_alike(table, sheet.heads[0])


def _is_grid(sheet: Sheet) -> bool:
    return any(cell.mark for line in sheet.lines for cell in line.cells)


def _merge_alike(table: Any, head: Sequence[str]) -> None:
    """One cell over the halves of a column."""
    start = 1
    for place in range(2, len(head) + 1):
        if place == len(head) or head[place] != head[start]:
            if place - start > 1:
                for other in range(start + 1, place):
                    table.cell(0, other).text_frame.clear()
                table.cell(0, start).merge(table.cell(0, place - 1))
            start = place


def _line(table: Any, place: int, line: Line, size: float, written: dict[Cell, Any]) -> None:
    """Write a line; most cells of a matrix are as one that was `written` before, and copying costs less."""
    if line.is_heading:
        across = len(table.columns) - 1
        table.cell(place, 0).merge(table.cell(place, across))
        _write(table.cell(place, 0), line.cells[0], size, is_bold=True)
        return
    for number, cell in enumerate(line.cells):
        target = table.cell(place, number)
        if cell in written:
            target._tc[:] = deepcopy(written[cell])[:]
        else:
            _write(target, cell, size)
            written[cell] = target._tc


def _write(target: Any, cell: Cell, size: float, is_bold: bool = False) -> None:
    target.margin_top = target.margin_bottom = Inches(GAP * 0.6)
    target.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = target.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.CENTER if cell.is_number else PP_ALIGN.LEFT
    if cell.words:
        put(paragraph.add_run(), Run(cell.words, ink(cell.mark), is_bold), size)
    else:
        paragraph.font.size = Pt(size)  # else an empty cell would be as high as text of the usual size
    paint(target.fill, cell.mark)
    _outline(target, HATCH if cell.mark else LINE, all_round=bool(cell.mark))


def _outline(target: Any, colour: str, all_round: bool) -> None:
    """Lines of a cell: all round a mark, else only below."""
    properties = target._tc.get_or_add_tcPr()
    sides = ("lnL", "lnR", "lnT", "lnB") if all_round else ("lnB",)
    for place, side in enumerate(sides):
        line = etree.Element(f"{{{NAMESPACE['a']}}}{side}", w=str(Pt(0.75)))
        filled = etree.SubElement(line, f"{{{NAMESPACE['a']}}}solidFill")
        etree.SubElement(filled, f"{{{NAMESPACE['a']}}}srgbClr", val=colour.removeprefix("#"))
        properties.insert(place, line)  # lines come before the fill


def legend(sheet: Sheet) -> tuple[Mark, ...]:
    """The marks of a sheet by their legend, in the order of the scale; none where they are too many to tell apart."""
    marks = {cell.mark.legend: cell.mark for line in sheet.lines for cell in line.cells if cell.mark}
    ordered = sorted(marks.values(), key=lambda mark: mark.order)
    return tuple(ordered) if 1 < len(ordered) <= MOST_ENTRIES else ()


def legend_height(marks: Sequence[Mark]) -> float:
    """How high a legend stands at most, in inches."""
    words = "    ".join(f"M {mark.legend}" for mark in marks)
    return lines(words, ROOM, LEGEND_SIZE) * LEGEND_SIZE * 1.3 / 72 + 0.06 if marks else 0.0


def add_legend(slide: Slide, marks: Sequence[Mark], top: float) -> None:
    """What the colours stand for, in words, each behind a square in its colour."""
    runs = [run for mark in marks for run in _entry(mark)]
    text_box(slide, "Legend", [runs], Box(MARGIN, top, ROOM, legend_height(marks)), LEGEND_SIZE)


def _entry(mark: Mark) -> tuple[Run, Run]:
    sign = {"conflicting": "◪", "not_stated": "▨", "detail": "□", "not_applicable": "–"}.get(mark.state, "■")
    colour = TONES[mark.tones[0]] if mark.tones else SECOND_INK
    return Run(f"{sign}\u00a0", colour if colour != GROUND else INK), Run(f"{mark.legend}    ")
