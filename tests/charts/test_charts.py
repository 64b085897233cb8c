"""What holds for every chart under every view: it draws or says why not, and it says the same in all its forms."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from math import ceil, floor
from typing import Any

import pytest

from dashboard.chart import Chart, Exhibit, build
from dashboard.charts import CHARTS
from dashboard.drawing import style
from dashboard.package.model import Package
from dashboard.view import FILTER, View
from dashboard.wording import KOSOVO_NOTE, MAP_NOTE, SITUATION_WORDS
from tests.addresses import is_page

SMALLEST_TEXT = 12  # pixels
UNSAID = ("the report does not say", "not said", "not asked")
HEX = re.compile(r"(?<!\w)#[0-9a-fA-F]{3,8}\b")  # and no part of an address, such as /sources#D56
NUMBER_WORDS = re.compile(r"\b(none|no|one|two|three|four|five|six|seven|eight|nine|ten|all|both)\b", re.IGNORECASE)
PALETTE = set(HEX.findall(json.dumps({name: repr(value) for name, value in vars(style).items()})))

Check = Callable[[Exhibit, str, Package], Iterator[str]]
CHECKS: dict[str, Check] = {}


def check(function: Check) -> Check:
    """What must hold of each exhibit: a generator of what is wrong. It is given the figure as JSON, too."""
    CHECKS[function.__name__] = function
    return function


# The views: each option of each filter once, with the defaults of the others, and some that are unlucky


def views(chart: Chart, package: Package) -> list[View]:
    """A representative set of the views that the filters of `chart` allow."""
    found = [View(), *_one_by_one(chart, package), *_together(chart, package)]
    if "indicator" in chart.filters:
        found += [
            View(indicator=one.indicator, basis=basis) for one in package.indicators for basis in ("law", "count")
        ]
    if {"indicator", "period"} <= set(chart.filters):
        found += [View(indicator="nrm", period="2005"), View(indicator="hotline", theme="justice", basis="count")]
    return list(dict.fromkeys(found))


def _one_by_one(chart: Chart, package: Package) -> Iterator[View]:
    for key in chart.filters:
        for option in FILTER[key].options(package):
            yield View().with_(**{key: (option,) if FILTER[key].many else option})
    if "sites" in chart.filters:
        yield View(sites=package.site_codes[1:3])
        yield View(sites=package.site_codes[::2])


def _together(chart: Chart, package: Package) -> Iterator[View]:
    """Choices of all filters at once, which often leave nothing: the first, middle and last of their options."""
    for place, site in product((0.0, 0.5, 1.0), package.site_codes[:3]):
        chosen: dict[str, Any] = {}
        for key in chart.filters:
            options = list(FILTER[key].options(package))
            one = options[round(place * (len(options) - 1))]
            chosen[key] = (site,) if FILTER[key].many else one
        yield View().with_(**chosen)


# Each exhibit is made once; what is wrong with it is kept by check


@dataclass
class Wrong:
    """What is wrong with a chart, by check; the view stands in front of each fault."""

    seen: int = 0
    faults: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in ["build", *CHECKS]})

    def note(self, name: str, view: View, what: str) -> None:
        self.faults[name].append(f"{view.query() or '(default)'}: {what}")


@cache
def looked_at(chart: Chart, package: Package) -> Wrong:
    wrong = Wrong()
    for view in views(chart, package):
        wrong.seen += 1
        try:
            exhibit = build(chart, view, package)
            text = json.dumps(exhibit.figure, ensure_ascii=False, allow_nan=False)
        except Exception as error:
            wrong.note("build", view, repr(error))
            continue
        for name, one in CHECKS.items():
            for what in _said_by(one, exhibit, text, package):
                wrong.note(name, view, what)
    return wrong


def _said_by(one: Check, exhibit: Exhibit, text: str, package: Package) -> list[str]:
    try:
        return list(one(exhibit, text, package))
    except Exception as error:  # so that one odd row does not hide what else is wrong
        return [f"cannot be checked: {error!r}"]


# What must hold


@check
def draws_or_says_why_not(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    if exhibit.figure is None and exhibit.table.rows:
        yield "rows, but no figure"
    if exhibit.figure is not None and not (exhibit.table.rows and exhibit.figure["data"]):
        yield "an empty figure"
    if exhibit.figure is None and len(exhibit.description.split()) < 5:
        yield f"nothing is drawn, and this does not say why: {exhibit.description!r}"


@check
def marks_equal_rows(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    """Each row has as many marks as any other, and each mark leads where its row leads."""
    if not exhibit.figure:
        return
    marks = Counter(mark for trace in exhibit.figure["data"] for mark in _marks(trace))
    rows = Counter(row.get("href") or "" for row in exhibit.table.rows)
    times, rest = divmod(marks.total(), rows.total())
    if rest or not times:
        yield f"{marks.total()} marks for {rows.total()} rows"
    elif marks != Counter({href: number * times for href, number in rows.items()}):
        yield f"marks and rows lead to different places: {list((marks - rows) or (rows - marks))[:3]}"


def _marks(trace: Mapping[str, Any]) -> Iterator[str]:
    """The link of each mark of a trace that answers to the pointer; an empty one where it leads nowhere."""
    if trace.get("hoverinfo") == "skip" or _is_for_the_legend(trace):
        return
    links = trace.get("link", trace)
    if links.get("customdata") is not None:
        yield from (href or "" for href in links["customdata"])
    else:
        yield from (
            "" for _ in links.get("value") or links.get("locations") or links.get("x") or links.get("lon") or []
        )


def _is_for_the_legend(trace: Mapping[str, Any]) -> bool:
    """An empty trace that only carries an entry of the legend."""
    return trace.get("x") == [None]


@check
def marks_say_what_they_are(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    """Each mark has words for the pointer."""
    for trace in (exhibit.figure or {"data": []})["data"]:
        marks = list(_marks(trace))
        parts = trace.get("link", trace)
        spoken = parts.get("hovertext") or parts.get("label") or parts.get("text") or []
        has_template = parts.get("hovertemplate") or trace.get("hovertemplate")
        if marks and not has_template and (len(spoken) != len(marks) or not all(spoken)):
            yield f"{len(marks)} marks, {len(spoken)} words for them"


@check
def numbers_of_the_table_stand_in_the_figure(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    plain = {_plain(number) for number in re.findall(r"\d[\d,]*\.?\d*", figure)} | ({0} if "none" in figure else set())
    for row in exhibit.table.rows if exhibit.figure else ():
        for column in exhibit.table.columns:
            value = row.get(column.key)
            numbers = re.findall(r"\d[\d,]*\.?\d*", str(value)) if column.number else []
            if not all({_plain(number), floor(_plain(number)), ceil(_plain(number))} & plain for number in numbers):
                yield f"{column.title} {value!r} is not in the figure"


def _plain(number: str) -> float:
    return round(float(number.replace(",", "").rstrip(".")), 1)


@check
def a_map_has_one_area_for_each_row(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    if exhibit.chart.is_map and exhibit.figure and {"code", "href"} <= set(exhibit.table.rows[0]):
        areas = [trace for trace in exhibit.figure["data"] if trace["type"] == "choropleth" and "customdata" in trace]
        drawn = [place for trace in areas for place in trace["locations"]]
        if areas and sorted(drawn) != sorted(row["code"] for row in exhibit.table.rows):
            yield f"areas {drawn}"


@check
def the_description_names_a_number(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    said = exhibit.description
    if not said.strip() or said.strip()[-1] not in ".!?":
        yield f"no sentence: {said!r}"
    numeric = [column.key for column in exhibit.table.columns if column.number]
    has_numbers = any(re.search(r"\d", str(row.get(key))) for row in exhibit.table.rows for key in numeric)
    if has_numbers and not (re.search(r"\d", said) or NUMBER_WORDS.search(said)):
        yield f"no number in {said!r}"
    if len(said) > 1200:
        yield f"{len(said)} characters are no short description"


@check
def the_caption_has_source_period_and_n(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    caption = exhibit.caption
    if not caption or not caption[0].startswith("Source: "):
        yield f"no source in {caption}"
    if not any(line.startswith(SITUATION_WORDS) for line in caption):
        yield f"no period in {caption}"
    if exhibit.table.n and exhibit.table.n not in caption:
        yield f"no n in {caption}"
    survey = re.compile(r"Tables? [456]\b")
    if any(survey.match(str(row.get("locator"))) for row in exhibit.table.rows) and "n = 99" not in " ".join(caption):
        yield f"answers to the survey without n: {caption}"


@check
def kosovo_has_its_note(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    said = _all_said(exhibit, figure)
    noted = KOSOVO_NOTE in exhibit.caption
    if ("Kosovo" in said or "XKX" in said) and not noted:
        yield "Kosovo without its note"
    if re.search(r"Kosovo(?!\*)", said.replace(KOSOVO_NOTE, "")):
        yield f"Kosovo without its asterisk: {re.search(r'.{30}Kosovo(?!.{0}[*]).{10}', said)}"


@check
def a_map_has_its_note(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    is_map = any(trace["type"] in ("choropleth", "scattergeo") for trace in (exhibit.figure or {"data": []})["data"])
    if (is_map or exhibit.chart.is_map) and MAP_NOTE not in exhibit.caption:
        yield "a map without its note"
    if is_map and KOSOVO_NOTE not in exhibit.caption:
        yield "a map without the note on Kosovo"


@check
def what_is_stated_says_where_it_was_printed(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    for row in exhibit.table.rows:
        counted_here = exhibit.table.n.startswith("Counted here")
        if not row.get("locator") and not counted_here and not _is_silent(exhibit, row):
            yield f"no locator: {_words(exhibit, row)}"
        for key in ("source", "cited"):
            if row.get(key) and row[key] not in package.source:
                yield f"unknown {key} {row[key]!r}"


def _is_silent(exhibit: Exhibit, row: Mapping[str, Any]) -> bool:
    """Whether a row says only that the report does not say anything."""
    state = getattr(row.get("mark"), "state", "")
    return state == "not_stated" or any(words in _words(exhibit, row).lower() for words in UNSAID)


def _words(exhibit: Exhibit, row: Mapping[str, Any]) -> str:
    return " | ".join(str(row.get(column.key, "")) for column in exhibit.table.columns)


@check
def cells_of_the_table_are_full(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    for column in exhibit.table.columns:
        if not column.title.strip():
            yield "a column without a heading"
    for row in exhibit.table.rows:
        for column in exhibit.table.columns:
            if not isinstance(row.get(column.key), str | int | float) or row[column.key] != row[column.key]:
                yield f"{column.title}: {row.get(column.key)!r}"


@check
def links_of_the_rows_lead_to_pages(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    for href in {row.get("href") for row in exhibit.table.rows} - {None, ""}:
        if not is_page(href.partition("?")[0].partition("#")[0], package):
            yield f"dead link {href}"


@check
def nothing_comes_from_outside(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    if re.search(r"https?://|//\w+\.\w", figure):
        yield "an address of another host"


@check
def no_site_is_called_a_country(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    yield from _around(r"countr(y|ies)", _all_said(exhibit, figure).lower())


def _all_said(exhibit: Exhibit, figure: str) -> str:
    rows = [[row.get(column.key) for column in exhibit.table.columns] for row in exhibit.table.rows]
    return " ".join([exhibit.title, exhibit.filtered, exhibit.description, figure, repr(rows)])


def _around(pattern: str, text: str) -> Iterator[str]:
    """What the pattern finds, with some words before it."""
    return (text[max(found.start() - 20, 0) : found.end()] for found in re.finditer(pattern, text))


@check
def periods_are_written_as_they_are_read(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    written = _around(r"\b(?<!L)(19|20)\d\d-\d\d\b", _all_said(exhibit, figure.replace("/", " ")))
    yield from (one for one in written if "period=" not in one)


@check
def the_title_is_short_and_there(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    if not 8 <= len(exhibit.title.strip()) <= 140:
        yield repr(exhibit.title)
    if not exhibit.filtered.strip() and exhibit.chart.filters:
        yield "what is filtered is not said"


@check
def titles_and_template_stay_out_of_the_drawing(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    layout = (exhibit.figure or {"layout": {}})["layout"]
    if "title" in layout:
        yield "a title inside of the figure"
    if exhibit.figure and layout.get("template") != style.TEMPLATE:
        yield "a template of its own"


@check
def text_is_at_least_12_pixels(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    for path, size in _sizes(exhibit.figure or {}):
        if size < SMALLEST_TEXT:
            yield f"{path} {size}"


def _sizes(node: Any, path: str = "") -> Iterator[tuple[str, float]]:
    """The sizes of all fonts below a node of a figure."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key.endswith("font") and isinstance(value, Mapping):
                sizes = value.get("size", SMALLEST_TEXT)
                yield from ((f"{path}.{key}", size) for size in (sizes if isinstance(sizes, list) else [sizes]))
            else:
                yield from _sizes(value, f"{path}.{key}")
    elif isinstance(node, list) and node and isinstance(node[0], Mapping):
        for one in node:
            yield from _sizes(one, path)


@check
def colours_come_from_one_place(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    strange = set(HEX.findall(figure)) - PALETTE
    if strange:
        yield f"colours that are not in style.py: {sorted(strange)}"


@check
def building_again_gives_the_same(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    again = build(exhibit.chart, exhibit.view, package)
    said = (again.title, again.description, again.caption, again.table.columns)
    if said != (exhibit.title, exhibit.description, exhibit.caption, exhibit.table.columns):
        yield "other words"
    if json.dumps(again.figure, ensure_ascii=False) != figure:
        yield "another figure"


@check
def the_rows_do_not_change_by_drawing(exhibit: Exhibit, figure: str, package: Package) -> Iterator[str]:
    if exhibit.chart.select(package, exhibit.view).rows != exhibit.table.rows:
        yield "drawing changed the rows"


# The tests


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
@pytest.mark.parametrize("name", ["build", *CHECKS])
def test_every_view_of(chart: Chart, name: str, package: Package) -> None:
    # Given a chart and all views that its filters allow, when its exhibits are made
    wrong = looked_at(chart, package)
    # Then nothing is wrong with any of them
    faults = wrong.faults[name]
    if faults:
        shown = "\n  ".join(faults[:12])
        pytest.fail(f"{chart.id}, {name}: {len(faults)} faults in {wrong.seen} views\n  {shown}", pytrace=False)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_a_chart_is_declared_well(chart: Chart) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", chart.id)
    assert set(chart.filters) <= set(FILTER)
    assert len(set(chart.filters)) == len(chart.filters)
    assert chart.about
    assert not chart.about.endswith(".")
    assert "countr" not in chart.about.lower()


def test_ids_of_charts_are_unique() -> None:
    assert len({chart.id for chart in CHARTS}) == len(CHARTS)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_a_chart_draws_something_by_default(chart: Chart, package: Package) -> None:
    assert build(chart, View(), package).figure
