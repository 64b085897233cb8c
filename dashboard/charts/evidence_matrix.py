"""The evidence matrix: mechanisms against sites, paper beside practice, so that the gap is seen first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from dashboard.chart import Chart, Column, Figure, Row, Table
from dashboard.comparison import NO, PARTLY, YES, balance, gap, pair, pairs, rows_of, silent
from dashboard.drawing.marks import Mark, grid, verdict_words
from dashboard.drawing.native import Grid
from dashboard.drawing.style import INK, LINE, OUTLINE
from dashboard.package.model import Package
from dashboard.package.records import Indicator
from dashboard.readings.evidence import CONFLICTING, DETAIL, MANY, NOT_APPLICABLE, NOT_STATED, STATED, Cell, words
from dashboard.view import View, joined
from dashboard.wording import BASIS, counted, lowered, short_name, wrapped

BEHIND = "behind"  # the part of the page that shows the statements of a row
ROW = 25  # pixels
HEADS = -0.35  # where the names of the sites stand, in two lines; the first row is at 0, the next at 1
HALF, STEP = 0.95, 2.14  # from the paper to the practice of a site, and from site to site, in widths of a cell
LABELS = {  # of rows: short, and so that yes, partly and no answer them
    "identification_actors": "Many bodies may identify",
    "permit_condition": "Permit without duty to cooperate",
    "sops": "Standard operating procedures",
    "labour_inspectors": "Labour inspectors identify",
    "other_sectors": "Health and school staff identify",
    "services_labour": "Support after labour exploitation",
    "court_protection": "Protection in proceedings",
    "funding": "Funding",
}
NOTES = {
    "identification_actors": "Many bodies may identify: partly if several authorities, no if mostly the police.",
    "permit_condition": "Permit without duty to cooperate: partly where it needs a criminal case.",
}
RATINGS = {
    YES: Mark("yes", STATED, ("works",), 1),
    PARTLY: Mark("partly", STATED, ("partly",), 2),
    NO: Mark("no", STATED, ("not",), 3),
}
OTHERS = {
    CONFLICTING: Mark("sources conflict", CONFLICTING, ("works", "partly"), 0),
    DETAIL: Mark("… described, not rated", DETAIL, (), 0),
    NOT_APPLICABLE: Mark("– not applicable", NOT_APPLICABLE, (), 0),
    NOT_STATED: Mark("the report does not say", NOT_STATED, (), 0),
}
SHORT_WORDS = {CONFLICTING: "conflict", DETAIL: "…", NOT_APPLICABLE: "–", NOT_STATED: ""}
COLUMNS = (
    Column("line", "Mechanism"),
    Column("theme", "Theme"),
    Column("site", "Site"),
    Column("basis", "Basis"),
    Column("words", "What the sources say"),
    Column("statement", "Statement"),
)


def title(package: Package, view: View) -> str:
    return "What stands on paper, and what is done: mechanisms by site"


def select(package: Package, view: View) -> Table:
    """Two rows for each mechanism and site: on paper and in practice."""
    sites = view.sites or package.site_codes
    shown = rows_of(package, view)
    found = list(pairs(package, sites, shown))
    rows = [row for one in shown for row in _line(package, view, sites, one)]
    extra = {
        "sites": {package.site[site].name: short_name(package, site) for site in sites},
        "balance": balance(found),
        "silent": silent(found),
        "gaps": [(LABELS.get(one.indicator, one.title), gap(package, sites, one)) for one in shown],
    }
    notes = tuple(NOTES[one.indicator] for one in shown if one.indicator in NOTES)
    return Table(COLUMNS, tuple(rows), extra=extra, notes=notes)


def _line(package: Package, view: View, sites: Sequence[str], indicator: Indicator) -> Iterator[Row]:
    theme = package.label("theme", indicator.theme)
    count = gap(package, sites, indicator)
    shared = {
        "line": LABELS.get(indicator.indicator, indicator.title),
        "indicator": indicator.indicator,
        "theme": theme,
        "group": _gap_words(count) if view.sort == "gap" else theme,
        "href": _behind(view, indicator.indicator),
    }
    for site in sites:
        both = pair(package, site, indicator.indicator)
        for one, rated in ((both.law, both.on_paper), (both.practice, both.in_practice)):
            yield {**shared, "short": both.falls_short, **_half(package, one, rated, len(sites) < 3)}


@lru_cache(maxsize=4096)  # the same few addresses in every figure
def _behind(view: View, indicator: str) -> str:
    return f"/compare{view.with_(indicator=indicator).query()}#{BEHIND}"


def _gap_words(count: int) -> str:
    return f"Falls short at {counted(count, 'site')}" if count else "No gap that is rated"


@lru_cache(maxsize=MANY)  # the same cells in every view
def _half(package: Package, one: Cell, rated: str, has_room: bool) -> dict[str, Any]:
    spoken, said = one.spoken, words(package, one)
    name = f"{package.site[one.site].name}, {BASIS[one.basis]}"
    short = verdict_words(package, one) if has_room else rated or SHORT_WORDS[one.state]
    return {
        "site": package.site[one.site].name,
        "basis": BASIS[one.basis],
        "words": said,
        "verdict": rated or one.state,
        "text": short,
        "mark": RATINGS[rated] if rated else OTHERS[one.state],
        "hover": f"<b>{package.indicator[one.indicator].title}</b><br>{name}: <b>{said}</b>"
        + (f"<br>{wrapped(spoken.statement, 56)}" if spoken else ""),
        "statement": spoken.statement if spoken else "The report does not say.",
        "source": spoken.source if spoken else "",
        "cited": spoken.cited if spoken else "",
        "locator": spoken.locator if spoken else "",
        "period": spoken.period if spoken else "",
    }


def draw(table: Table, view: View) -> Figure:
    sites: dict[str, str] = (table.extra or {})["sites"]
    places = _places(table.rows)
    columns = {name: number * STEP for number, name in enumerate(sites)}
    cells = [
        {**row, "row": places[row["line"]], "column": columns[row["site"]] + HALF * (row["basis"] == BASIS["practice"])}
        for row in table.rows
    ]
    figure = grid(list(places), [], cells)
    _settle_down(figure["data"])
    figure["data"] += [_gaps(cells), _heads(sites, places)]
    figure["layout"] |= {"height": 84 + ROW * (len(places) - 2 * HEADS), "legend": {"y": 1, "yanchor": "bottom"}}
    figure["layout"]["xaxis"] = {"visible": False, "range": [-0.55, (len(sites) - 1) * STEP + HALF + 0.55]}
    figure["layout"]["yaxis"] |= {"range": [len(places) - 0.5, 2 * HEADS - 0.5], "tickfont": {"size": 13}}
    return figure


def _places(rows: Sequence[Row]) -> Mapping[str, int]:
    """The place of each line and of each group's heading, below the place of the sites' names."""
    places = {"": 0}
    for row in rows:
        places.setdefault(f"<b>{row['group']}</b>", len(places))
        places.setdefault(row["line"], len(places))
    return places


def _settle_down(traces: Sequence[dict[str, Any]]) -> None:
    """Let what is silent recede behind what is said: a pale outline."""
    for trace in traces:
        if trace["name"] == OTHERS[NOT_STATED].legend:
            trace["marker"] |= {"line": {"color": LINE, "width": 1}}


def _gaps(cells: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A frame around each pair whose practice falls short of its paper."""
    across: list[float | None] = []
    down: list[float | None] = []
    for one in cells:
        if one["short"] and one["basis"] == BASIS["law"]:
            left, right = one["column"] - 0.47, one["column"] + HALF + 0.47
            top, bottom = one["row"] - 0.45, one["row"] + 0.45
            across += [left, right, right, left, left, None]
            down += [top, top, bottom, bottom, top, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "framed: practice falls short",
        "x": across,
        "y": down,
        "line": {"color": INK, "width": 2.5},
        "hoverinfo": "skip",
        "showlegend": bool(across),
    }


def _heads(sites: Mapping[str, str], places: Mapping[str, int]) -> dict[str, Any]:
    """The words paper and practice above the halves; the sites again further down."""
    first, *others = _spaced([place for name, place in places.items() if name.startswith("<b>")])
    points: list[tuple[float, float, str]] = []
    for number, short in enumerate(sites.values()):
        start = number * STEP
        points += [(start, first, "paper"), (start + HALF, first, "practice")]
        points += [(start + HALF / 2, HEADS, _in_two_lines(short))]
        points += [(start + HALF / 2, place, short) for place in others]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x for x, _, _ in points],
        "y": [y for _, y, _ in points],
        "text": [word for _, _, word in points],
        "textfont": {"size": 12, "color": OUTLINE},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _in_two_lines(name: str) -> str:
    return f"<b>{wrapped(name, 10)}</b>"


def _spaced(places: Sequence[int], rows: int = 5) -> list[int]:
    """Those of the places that stand a few rows below the one before."""
    kept: list[int] = []
    for place in places:
        if not kept or place - kept[-1] >= rows:
            kept.append(place)
    return kept


def describe(table: Table, view: View) -> str:
    if not table.rows and view.differs and len(view.sites) == 1:
        return "One site alone cannot differ: choose two sites or more, or show all rows."
    if not table.rows:
        return "No mechanism fits this choice: choose another theme, or show all rows."
    extra = table.extra or {}
    count = extra["balance"]
    most = max(number for _, number in extra["gaps"])
    widest = [lowered(line) for line, number in extra["gaps"] if number == most]
    where = f" The widest gap, at {counted(most, 'site')}: {joined(widest[:4])}." if most else ""
    return (
        f"{counted(len(extra['gaps']), 'mechanism')} at {counted(len(extra['sites']), 'site')}. Where paper and "
        f"practice are both rated ({count.rated} pairs), {count.on_paper} are in place in full on paper and "
        f"{count.in_practice} in practice; practice falls short in {count.short}.{where} "
        f"On {extra['silent']} of {len(table.rows)} cells the report does not say anything."
    )


CHART = Chart(
    "evidence-matrix",
    "What each site has on paper beside what is done, mechanism by mechanism, gaps framed and silences hatched",
    ("theme", "sites", "sort", "differs"),
    title,
    select,
    draw,
    describe,
    native=Grid("line", "site", "text", in_full="words", half="basis", group="group"),
)
