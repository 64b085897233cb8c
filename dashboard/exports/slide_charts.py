"""Bars and lines as charts of a slide, which open as a sheet of numbers when their reader edits them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.text import MSO_ANCHOR
from pptx.slide import Slide
from pptx.util import Pt

from dashboard.chart import Exhibit, Row
from dashboard.drawing.native import Bars, Lines
from dashboard.drawing.style import ACCENT, AGREEMENT, GROUND, HATCH, INK, LINE, OUTLINE, TONES
from dashboard.exports.office import rgb
from dashboard.exports.slide_canvas import Box, hatch

SIZE = 12  # points
MOST = 14  # bars to a slide, so that each has room for its label
PALETTE = [TONES[tone] for tone in ("first", "second", "third", "fourth", "fifth")]
DARK = ("#0f4c75", "#4f8fb8", "#8c3a0a")
LETTERS = 60  # of a category's label, up to which its part of the chart grows
Values = dict[str, dict[str, float]]  # by series and category
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def values(native: Bars | Lines, rows: Sequence[Row]) -> Values:
    """The numbers of a chart. Another value of a series at a category makes a series of its own: `name (2)`."""
    found: Values = {}
    before: dict[str, str] = {}  # the category before, by series
    for row in rows:
        name = str(row[native.series]) if native.series else ""
        category, number = str(row[native.category]), float(row[native.value])
        series = found.setdefault(name, {})
        if category not in series:
            before[name] = next(reversed(series), "")
            series[category] = number
        else:
            is_line = isinstance(native, Lines) and before[name]
            start = {before[name]: series[before[name]]} if is_line else {}
            times = sum(one == name or one.startswith(f"{name} (") for one in found)
            found[f"{name} ({times + 1})"] = start | {category: number}
    return found


def parts(native: Bars | Lines, rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each slide: as many categories on one as on the other, where they are too many for one."""
    categories = list(dict.fromkeys(row[native.category] for row in rows))
    many = -(-len(categories) // MOST)
    each = -(-len(categories) // many)
    starts = range(0, len(categories), each)
    shares = [categories[start : start + each] for start in starts]
    return [[row for row in rows if row[native.category] in share] for share in shares]


def add_chart(slide: Slide, exhibit: Exhibit, rows: Sequence[Row], box: Box, description: str) -> None:
    """Put the chart of some rows of an exhibit at `box`, on the scale of all, described for those who cannot see it.

    Raises TypeError for an exhibit whose chart becomes no chart of a slide.
    """
    native = exhibit.chart.native
    if not isinstance(native, Bars | Lines):
        raise TypeError(f"{exhibit.chart.id} is no chart of a slide")
    found = values(native, rows)
    looks = _looks(exhibit)
    found = dict(sorted(found.items(), key=lambda pair: _step(looks.get(pair[0]))))
    categories = list(dict.fromkeys(str(row[native.category]) for row in rows))
    data = CategoryChartData(number_format=_format(found))
    data.categories = categories
    for name, series in found.items():
        data.add_series(name or exhibit.table.columns[-1].title, [series.get(one) for one in categories])
    frame = slide.shapes.add_chart(_kind(native), *box.emu, data)
    frame.name = "Chart"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", description)
    _plain(frame.chart)
    if isinstance(native, Bars):
        _bars(frame.chart, native, found, looks, _widest(native, exhibit.table.rows))
    else:
        _lines(frame.chart, native, found, categories, _told(native, rows))


def _kind(native: Bars | Lines) -> XL_CHART_TYPE:
    if isinstance(native, Lines):
        return XL_CHART_TYPE.LINE_MARKERS
    return XL_CHART_TYPE.BAR_STACKED if native.stacked else XL_CHART_TYPE.BAR_CLUSTERED


def _format(found: Values) -> str:
    whole = all(number == int(number) for series in found.values() for number in series.values())
    return "0" if whole else "0.0"


def _looks(exhibit: Exhibit) -> Mapping[str, Mapping[str, Any]]:
    """The look of each series in the exhibit's own figure."""
    traces = (exhibit.figure or {}).get("data", [])
    return {trace["name"]: trace["marker"] for trace in traces if trace.get("name") and trace.get("marker")}


def _step(look: Mapping[str, Any] | None) -> int:
    """The place on the scale of agreement, from full agreement on; what stands on no scale comes last."""
    colour = look and look.get("color")
    return AGREEMENT.index(colour) if colour in AGREEMENT else len(AGREEMENT)


def _plain(chart: Chart) -> None:
    chart.has_title = chart.has_legend = False
    chart.font.size, chart.font.color.rgb = Pt(SIZE), rgb(INK)
    axis = chart.value_axis
    axis.has_major_gridlines = axis.has_minor_gridlines = axis.visible = False
    chart.category_axis.format.line.color.rgb = rgb(LINE)
    chart.category_axis.has_major_gridlines = False


def _widest(native: Bars, rows: Sequence[Row]) -> float:
    """The length of the longest bar, all of its parts together."""
    sums: dict[str, float] = {}
    for series in values(native, rows).values():
        for category, number in series.items():
            sums[category] = sums.get(category, 0) + number if native.stacked else max(sums.get(category, 0), number)
    return max(sums.values())


def _bars(chart: Chart, native: Bars, found: Values, looks: Mapping[str, Mapping[str, Any]], widest: float) -> None:
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 35, 100 if native.stacked else 0
    chart.category_axis.reverse_order = True  # the first on top
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, widest * (1 if native.stacked else 1.08)
    for place, (name, series) in enumerate(zip(found, plot.series, strict=True)):
        _bar(
            series, looks.get(name) or {"color": PALETTE[place % len(PALETTE)]}, native.stacked, widest, _format(found)
        )
    if native.series:
        _legend(chart)
    _label_all(chart)
    share = 0.1 + 0.4 * min(max(len(one) for series in found.values() for one in series), LETTERS) / LETTERS
    top = 0.11 if native.series else 0.01
    _inner_plot(chart, share, top, 0.99 - share, 0.98 - top)


def _bar(series: Any, look: Mapping[str, Any], stacked: bool, widest: float, number_format: str) -> None:
    colour, shape = look["color"], (look.get("pattern") or {}).get("shape")
    if shape:
        hatch(series.format.fill, shape)
    else:
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(colour)
    series.format.line.color.rgb, series.format.line.width = rgb(OUTLINE), Pt(0.5)
    labels = series.data_labels
    labels.show_value, labels.number_format_is_linked = True, False
    narrow = round(widest * 0.035, 1)  # a number that does not fit its bar stays in the sheet of the chart
    labels.number_format = f'[<{narrow}]"";{number_format}' if stacked else number_format
    labels.position = XL_LABEL_POSITION.CENTER if stacked else XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size = Pt(SIZE if stacked else SIZE - 0.5)
    labels.font.color.rgb = rgb(GROUND if stacked and colour in DARK else INK)


def _label_all(chart: Chart) -> None:
    """No label of a category is left out, however many there are."""
    end = chart.category_axis._element.find(f"{{{C}}}lblOffset")
    end.addnext(etree.Element(f"{{{C}}}tickLblSkip", val="1"))


def _legend(chart: Chart) -> None:
    chart.has_legend = True
    legend = chart.legend
    if legend:
        legend.position, legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        legend.font.size = Pt(SIZE)


def _told(native: Lines, rows: Sequence[Row]) -> set[str]:
    return {str(row[native.series]) for row in rows if row[native.told]}


def _lines(chart: Chart, native: Lines, found: Values, categories: Sequence[str], told: set[str]) -> None:
    most = max(number for series in found.values() for number in series.values())
    axis = chart.value_axis
    axis.reverse_order, axis.minimum_scale, axis.maximum_scale = native.reversed, 0, most + 0.5
    _from_edge_to_edge(chart)
    chart.category_axis.has_major_gridlines = True
    chart.category_axis.major_gridlines.format.line.color.rgb = rgb(LINE)
    chart.category_axis.tick_label_position = (
        XL_TICK_LABEL_POSITION.HIGH if not native.reversed else (XL_TICK_LABEL_POSITION.NEXT_TO_AXIS)
    )
    end = 0 if _distinct(found, categories[0]) else len(categories) - 1
    for name, series in zip(found, chart.plots[0].series, strict=True):
        _line(series, name, [found[name].get(one) for one in categories], end, _base(name, found) in told)
    _inner_plot(chart, *((0.4, 0.07, 0.55, 0.92) if end == 0 else (0.08, 0.07, 0.5, 0.92)))


def _base(name: str, found: Values) -> str:
    stem = name.rpartition(" (")[0]
    return stem if stem in found else name


def _distinct(found: Values, category: str) -> bool:
    numbers = [series[category] for series in found.values() if category in series]
    return len(numbers) == len(set(numbers))


def _line(series: Any, name: str, numbers: Sequence[float | None], end: int, is_told: bool) -> None:
    colour = ACCENT if is_told else HATCH
    series.smooth = False
    series.format.line.color.rgb, series.format.line.width = rgb(colour), Pt(3 if is_told else 1.25)
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 9 if is_told else 7
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = rgb(colour if is_told else GROUND)
    series.marker.format.line.color.rgb = rgb(ACCENT if is_told else OUTLINE)
    for place, number in enumerate(numbers):
        if number is not None:
            text = _in_words(name, number, place == 0) if place == end else f"{number:g}"
            _label(series.points[place].data_label, text, place == 0, is_told)


def _in_words(name: str, number: float, to_the_left: bool) -> str:
    return f"{name}  {number:g}" if to_the_left else f"{number:g}  {name}"


def _label(label: Any, text: str, to_the_left: bool, is_told: bool) -> None:
    """The number beside its point; at the end where no two are alike, the name too."""
    frame = label.text_frame
    frame.text = text
    frame.word_wrap = False
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.color.rgb = Pt(SIZE), is_told, rgb(ACCENT if is_told else INK)
    label.position = XL_LABEL_POSITION.LEFT if to_the_left else XL_LABEL_POSITION.RIGHT


def _from_edge_to_edge(chart: Chart) -> None:
    """The first and last category at the edges of the plot."""
    crosses = chart.value_axis._element.find(f"{{{C}}}crosses")
    crosses.addnext(etree.Element(f"{{{C}}}crossBetween", val="midCat"))


def _inner_plot(chart: Chart, left: float, top: float, width: float, height: float) -> None:
    """Fix where the plot stands within the chart, in shares of it: room for labels is left beside it."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(f"{{{C}}}layout"):
        area.remove(old)
    layout = etree.Element(f"{{{C}}}layout")
    manual = etree.SubElement(layout, f"{{{C}}}manualLayout")
    settings = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge"}
    settings |= {name: f"{share:.3f}" for name, share in zip("xywh", (left, top, width, height), strict=True)}
    for name, value in settings.items():
        etree.SubElement(manual, f"{{{C}}}{name}", val=value)
    area.insert(0, layout)
