"""What the survey says of a mechanism beside what interviews and documents say of it, site by site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from dashboard.chart import Chart, Column, Figure, Row, Table
from dashboard.drawing.ladder import Ladder, ladder
from dashboard.drawing.marks import legend_marker, text_font, verdict, verdict_words
from dashboard.drawing.native import Grid
from dashboard.drawing.style import AGREEMENT, GROUND, INK, OUTLINE, SECOND_INK
from dashboard.package.model import Package
from dashboard.package.records import REGION
from dashboard.readings.evidence import NOT_STATED, respondents, words
from dashboard.readings.survey import (
    GROUPINGS,
    PAIRS,
    Pair,
    answers,
    beside,
    in_full,
    members,
    on_slide,
    place,
    share,
    swapped,
)
from dashboard.view import View
from dashboard.wording import BASIS, EVIDENCE, short_name, wrapped

EVERYWHERE = "All sites together"
SURVEY, SLIDE, SAID = "survey", "slide deck", "interviews and documents"
WIDTH = 44  # characters of a line in bold
BAR = 32  # pixels: room for two lines in a mark
LEFT, RIGHT = (0.0, 0.24), (0.26, 1.0)  # of the figure's width: the survey, the sites
NARROW = {"described": "not rated", "conflict": "clash"}  # words that fit a mark on the narrowest screen
COLUMNS = (
    Column("line", "Mechanism"),
    Column("kind", "Evidence"),
    Column("site", "Site"),
    Column("words", "What it says"),
    Column("statement", "Statement"),
)


def title(package: Package, view: View) -> str:
    return f"{len(PAIRS)} mechanisms as the survey, and as interviews and documents see them"


def select(package: Package, view: View) -> Table:
    """For each pair: the share of the survey, the share on the slide where there is one, a row for each site."""
    titles = {one.item: in_full(one.title) for one in package.survey_items}
    sites = [*(view.sites or package.site_codes), REGION]
    rows = [row for pair in PAIRS for row in _rows(package, pair, titles[pair.item], sites)]
    return Table(
        COLUMNS,
        tuple(rows),
        n=f"Survey: {respondents(package)}; how many answered each row is not printed.",
        extra={"heads": [short_name(package, site) for site in sites]},
        notes=(
            "Survey item and mechanism are paired by this project; the report pairs only some of them.",
            "The survey was not broken down by site. The slide deck has the shares of NRMs and TRMs swapped.",
        ),
    )


def _rows(package: Package, pair: Pair, title: str, sites: Sequence[str]) -> Iterator[Row]:
    line = {"line": title, "group": GROUPINGS[pair.answer].label, "basis": pair.basis}
    yield line | _asked(package, pair)
    slide, wrong = on_slide(package, pair), swapped(package)
    if slide:
        yield line | {
            "kind": SLIDE,
            "site": EVERYWHERE,
            "value": float(slide.value),
            "words": f"{slide.value} % operational",
            "statement": slide.statement,
            "locator": slide.locator,
            "source": slide.source,
            "href": f"/sources#{wrong.discrepancy}" if wrong else "/sources",
        }
    yield from ({**line, **_said(package, site, pair)} for site in sites)


def _asked(package: Package, pair: Pair) -> dict[str, Any]:
    value = share(package, pair.item, pair.answer)
    parts = [answers(package)[pair.item][one] for one in members(pair.answer)]
    return {
        "kind": SURVEY,
        "site": EVERYWHERE,
        "value": value,
        "words": f"{value:.1f} % {GROUPINGS[pair.answer].label.lower()}",
        "statement": "; ".join(f"{one.column} {one.percent:.1f} per cent" for one in parts),
        "locator": place(package, pair.item, pair.answer),
        "source": "report",
        "href": "/survey",
    }


@lru_cache(maxsize=512)  # a row is the same in every view
def _said(package: Package, site: str, pair: Pair) -> Row:
    one = beside(package, site, pair)
    spoken = one.headline or next((said for said in one.observations if said.status != NOT_STATED), None)
    return {
        "kind": EVIDENCE[spoken.evidence] if spoken else SAID,
        "site": package.site[one.site].name,
        "head": short_name(package, one.site),
        "words": words(package, one),
        "short": verdict_words(package, one),
        "mark": verdict(package, one),
        "statement": spoken.statement if spoken else "The report does not say.",
        "source": spoken.source if spoken else "",
        "cited": spoken.cited if spoken else "",
        "locator": spoken.locator if spoken else "",
        "period": spoken.period if spoken else "",
        "href": f"/?basis={one.basis}&indicator={one.indicator}" if spoken else "",
    }


def draw(table: Table, view: View) -> Figure:
    heads: list[str] = (table.extra or {})["heads"]
    steps = ladder(_labels(table.rows), BAR)
    lines = list(dict.fromkeys(row["line"] for row in table.rows))
    places = dict(zip(lines, steps.centres, strict=True))
    said = [row for row in table.rows if "mark" in row]
    marks = sorted({row["mark"] for row in said}, key=lambda mark: mark.order)
    first = {mark.legend: mark for mark in reversed(marks)}  # conflicts of several kinds share an entry of the legend
    by_kind = {kind: [row for row in table.rows if row["kind"] == kind] for kind in (SURVEY, SLIDE)}
    return {
        "data": [
            _shares(by_kind[SURVEY], places),
            *[
                _marks([row for row in said if row["mark"] == mark], heads, places)
                | {"showlegend": mark in first.values()}
                for mark in marks
            ],
            *([_slides(by_kind[SLIDE], places)] if by_kind[SLIDE] else []),
        ],
        "layout": _layout(steps, heads),
    }


def _labels(rows: Sequence[Row]) -> list[str]:
    """The name of each mechanism, with what the bar measures where that changes from the row above."""
    labels: dict[str, str] = {}
    group = ""
    for row in rows:
        if row["kind"] == SURVEY:
            heading = f"<i>{row['group']}</i><br>" if row["group"] != group else ""
            on_paper = f"<br>at the right: {BASIS['law']}" if row["basis"] == "law" else ""
            labels[row["line"]] = f"{heading}<b>{wrapped(row['line'], WIDTH)}</b>{on_paper}"
            group = row["group"]
        if row["kind"] == SLIDE:
            labels[row["line"]] += f"<br>◇ on the slide: {row['value']:.0f} %"
    return list(labels.values())


def _shares(rows: Sequence[Row], places: dict[str, float]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": "survey: share of answers",
        "x": [row["value"] for row in rows],
        "y": [places[row["line"]] for row in rows],
        "width": BAR,
        "text": [f"{row['value']:.1f} %" for row in rows],
        "textposition": "inside",
        "insidetextanchor": "start",
        "constraintext": "none",
        "textangle": 0,
        "textfont": {"size": 13, "color": INK},
        "hovertext": [f"<b>{row['line']}</b><br>{row['words']}" for row in rows],
        "hoverinfo": "text",
        "customdata": [row["href"] for row in rows],
        "marker": {"color": AGREEMENT[2], "line": {"color": OUTLINE, "width": 1}},
        "showlegend": True,
    }


def _slides(rows: Sequence[Row], places: dict[str, float]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "slide deck: the shares are swapped",
        "x": [row["value"] for row in rows],
        "y": [places[row["line"]] for row in rows],
        "hovertext": [f"<b>{row['line']}, slide deck</b><br>{wrapped(row['statement'], 52)}" for row in rows],
        "hoverinfo": "text",
        "customdata": [row["href"] for row in rows],
        "marker": {"symbol": "diamond", "size": 13, "color": GROUND, "line": {"color": INK, "width": 2}},
        "showlegend": True,
    }


def _marks(rows: Sequence[Row], heads: list[str], places: dict[str, float]) -> dict[str, Any]:
    mark = rows[0]["mark"]
    return {
        "type": "bar",
        "orientation": "h",
        "xaxis": "x2",
        "name": mark.legend,
        "x": [0.94] * len(rows),
        "base": [heads.index(row["head"]) - 0.47 for row in rows],
        "y": [places[row["line"]] for row in rows],
        "width": BAR,
        "text": [_narrow(row["short"]) for row in rows],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "constraintext": "none",
        "textangle": 0,
        "textfont": text_font(mark),
        "hovertext": [
            f"<b>{row['line']}, {row['site']}</b>: {row['words']}<br>{wrapped(row['statement'], 52)}" for row in rows
        ],
        "hoverinfo": "text",
        "customdata": [row["href"] for row in rows],
        "marker": legend_marker(mark),
    }


def _narrow(said: str) -> str:
    return NARROW.get(said, said).replace(" ", "<br>")


def _layout(steps: Ladder, heads: Sequence[str]) -> dict[str, Any]:
    hidden = {"side": "top", "showgrid": False, "ticklen": 4, "tickcolor": "rgba(0,0,0,0)"}
    return {
        "height": steps.height + 190,
        "barmode": "overlay",
        "margin": {"l": 2, "r": 2, "t": 8, "b": 4},
        "xaxis": hidden
        | {
            "domain": list(LEFT),
            "range": [0, 101],
            "tickvals": [50, 100],
            "ticktext": ["50", "100 %"],
            "tickfont": {"size": 12, "color": SECOND_INK},
            "title": {"text": "<b>Survey</b>", "font": {"size": 13}},
        },
        "xaxis2": hidden
        | {
            "domain": list(RIGHT),
            "range": [-0.5, len(heads) - 0.5],
            "tickvals": list(range(len(heads))),
            "ticktext": [wrapped(head, 11) for head in heads],
            "tickfont": {"size": 12},
            "autotickangles": [0, -90],
            "title": {"text": "<b>Interviews and documents</b>", "font": {"size": 13}},
            "automargin": True,
            "fixedrange": True,
        },
        "yaxis": steps.axis,
        "annotations": list(steps.labels),
        "legend": {"y": -0.01, "yanchor": "top", "traceorder": "normal"},
    }


def describe(table: Table, view: View) -> str:
    survey = [row for row in table.rows if row["kind"] == SURVEY]
    slides = [row for row in table.rows if row["kind"] == SLIDE]
    points = [
        _point(row, [one for one in table.rows if one["line"] == row["line"] and "mark" in one]) for row in survey
    ]
    swapped = "; ".join(f"{row['value']:.0f} for {row['line'].lower()}" for row in slides)
    return (
        f"Bars of the survey beside marks for the sites, {len(survey)} mechanisms. {' '.join(points[:3])} "
        f"The slide deck has two shares swapped: {swapped}."
    )


def _point(survey: Row, said: Sequence[Row]) -> str:
    works = [row["site"] for row in said if row["mark"].tones == ("works",) and row["head"] != "Region"]
    region = next((row["words"] for row in said if row["head"] == "Region"), "")
    sites = f"works in {', '.join(works)}" if works else "at none of the sites shown said to work"
    return f"{survey['line']}: {survey['words']} in the survey; in interviews and documents {sites}; region: {region}."


CHART = Chart(
    "survey-and-interviews",
    "The survey’s share for each mechanism beside what interviews and documents say of it, site by site",
    ("sites",),
    title,
    select,
    draw,
    describe,
    native=Grid("line", "site", "short", in_full="words", group="group"),
)
