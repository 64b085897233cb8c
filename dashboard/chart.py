"""The idea at the centre: an exhibit is a figure, its table, its description and its caption.

A chart is declared once, in a file of its own: what it selects, how it is drawn and how it is described. `build`
makes an exhibit of it and alone adds title, filters in words, source, period and notes, so that none can fall off
on the way to a page, a download or a slide.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from dashboard.drawing.native import Native
from dashboard.drawing.style import SECOND_INK, TEMPLATE
from dashboard.package.model import Package
from dashboard.view import View, in_words, settle
from dashboard.wording import KOSOVO_NOTE, MAP_NOTE, situation, source_line, wrapped

NARROWEST = 42  # characters of a line on the narrowest screen

Figure = dict[str, Any]  # a plotly figure: data and layout
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Column:
    """A column of a table: its key in the rows and its heading; numbers are set to the right."""

    key: str
    title: str
    number: bool = False


@dataclass(frozen=True)
class Table:
    """The tidy table of an exhibit. Each row may carry more than the columns show:

    `href` (where a click leads), `source`, `cited` and `locator` (where it was printed), `period`.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    n: str = ""  # how many were asked, where the figures are shares: "n = 99 of 135 invited"
    extra: Mapping[str, Any] | None = None  # what drawing needs besides the rows, such as geometry
    notes: tuple[str, ...] = ()  # lines of the caption: what a reader must know of these figures


@dataclass(frozen=True)
class Chart:
    """A chart, declared once.

    `filters` are the fields of View that it answers to. `draw` gives None where there is nothing to draw;
    `describe` then says why.
    """

    id: str
    about: str  # one line for the README and the list of exhibits
    filters: tuple[str, ...]
    title: Callable[[Package, View], str]
    select: Callable[[Package, View], Table]
    draw: Callable[[Table, View], Figure | None]
    describe: Callable[[Table, View], str]
    is_map: bool = False
    one_site: bool = False  # shows a single site, the first of the view
    settle: Callable[[View, Package], View] | None = None  # drops of a view what this chart cannot show

    @property
    def keys(self) -> tuple[str, ...]:
        """The fields of View on which the exhibit depends: a theme chooses among indicators, see `view.settle`."""
        chosen = ("theme",) if "indicator" in self.filters else ()
        return tuple(dict.fromkeys((*self.filters, *chosen, *(("sites",) if self.one_site else ()))))

    native: Native | None = None  # what it becomes on a slide; a picture where it is None


@dataclass(frozen=True)
class Exhibit:
    """A chart made for one view: all that may leave the dashboard together."""

    chart: Chart
    view: View
    title: str
    filtered: str  # the filters in words
    figure: Figure | None
    table: Table
    description: str
    source: str
    period: str
    notes: tuple[str, ...]

    @property
    def query(self) -> str:
        """The view as the exhibit's own address says it, with its question mark: only what the chart answers to."""
        return self.view.query(*self.chart.keys) if self.chart.keys else ""

    @property
    def shown(self) -> Figure:
        """The figure, or where there is nothing to draw one that says why."""
        return self.figure or nothing(self.description)

    @property
    def caption(self) -> tuple[str, ...]:
        """Source, n, period and notes: the lines that go under the figure, everywhere."""
        return tuple(line for line in (self.source, self.table.n, self.period + ".", *self.notes) if line)


def nothing(why: str) -> Figure:
    """The figure that says in words why there is nothing to draw."""
    said = {"text": wrapped(why, NARROWEST), "showarrow": False, "font": {"color": SECOND_INK, "size": 14}}
    return {
        "data": [],
        "layout": {
            "height": 120,
            "template": TEMPLATE,
            "xaxis": {"visible": False},
            "yaxis": {"visible": False},
            "annotations": [said],
        },
    }


def build(chart: Chart, view: View, package: Package) -> Exhibit:
    """Make the exhibit of `chart` for `view`."""
    view = settle(view, package) if "indicator" in chart.filters else view
    view = view.with_(sites=(view.sites or package.site_codes)[:1]) if chart.one_site else view
    view = chart.settle(view, package) if chart.settle else view
    table = chart.select(package, view)
    figure = chart.draw(table, view) if table.rows else None
    if figure:
        figure["layout"]["template"] = TEMPLATE
    title, filtered = chart.title(package, view), in_words(view, package, chart.filters)
    description = chart.describe(table, view)
    return Exhibit(
        chart,
        view,
        title,
        filtered,
        figure,
        table,
        description,
        source_line(package, [(r.get("source", ""), r.get("cited", ""), r.get("locator", "")) for r in table.rows]),
        situation(row.get("period", "") for row in table.rows),
        table.notes + _notes(chart, chain((title, filtered, description), _values(table))),
    )


def _values(table: Table) -> Iterator[Any]:
    return (value for row in table.rows for value in row.values())


def _notes(chart: Chart, everything_said: Iterable[Any]) -> tuple[str, ...]:
    kosovo = [KOSOVO_NOTE] if chart.is_map or any(map(_names_kosovo, everything_said)) else []
    return (*kosovo, *([MAP_NOTE] if chart.is_map else []))


def _names_kosovo(said: Any) -> bool:
    words = said if isinstance(said, str) else str(said) if isinstance(said, Collection) else ""
    return "Kosovo" in words or "XKX" in words
