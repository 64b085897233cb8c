"""Tables 4 to 6 of the survey as diverging bars: approval to the right, rejection to the left of one line.

An answer whose heading is lost, or do not know, belongs to no side: it stands apart, to the right, after a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.chart import Column, Figure, Row, Table
from dashboard.drawing.ladder import BAR, CHARACTERS, Ladder, ladder
from dashboard.drawing.style import GROUND, HALO, INK, LINE, OUTLINE, SECOND_INK, agreement, lost
from dashboard.package.model import Package
from dashboard.package.records import SurveyItem
from dashboard.readings.evidence import respondents
from dashboard.readings.survey import LOST, PRINTED, SCALES, Scale, answers, in_full, items, members, offered, share
from dashboard.view import View
from dashboard.wording import wrapped

HEAD = 18  # pixels: a line above the first row, where it is said that headings are lost
LONGEST_TITLE = 140  # characters
GAP = 7.0  # per cent of the axis, before what stands apart
COLUMNS = (
    Column("item", "Item"),
    Column("answer", "Answer"),
    Column("percent", "Per cent", number=True),
    Column("heading", "Heading of the column"),
)
HEADINGS = {"prose": "proved by the report’s prose", LOST: "lost"}


def settled(number: int, view: View, package: Package) -> View:
    """The view without an answer that the table does not have."""
    known = view.answer == PRINTED or view.answer in offered(package, number)
    return view if known else view.with_(answer="")


def _answer(number: int, view: View) -> str:
    """The answer, or grouping, that each row names by its share."""
    return view.answer if view.answer not in ("", PRINTED) else SCALES[number].best


def ordered(number: int, package: Package, view: View) -> list[SurveyItem]:
    """The items of a table, those with the greatest share of the chosen answer first."""
    answer, found = _answer(number, view), list(items(package, number))
    return found if view.answer == PRINTED else sorted(found, key=lambda one: -share(package, one.item, answer))


def point(number: int, package: Package, view: View) -> str:
    """The title: from the greatest to the smallest share of the chosen answer."""
    answer = _answer(number, view)
    shares = {share(package, one.item, answer): in_full(one.title) for one in items(package, number)}
    most, least = max(shares), min(shares)
    label = offered(package, number)[answer]
    upper = f"{label}: {most:.1f}\u00a0% for “{shares[most]}”"
    whole = f"{upper}, {least:.1f}\u00a0% for “{shares[least]}”"
    return whole if len(whole) <= LONGEST_TITLE else f"{upper}, down to {least:.1f}\u00a0%"


def selected(number: int, package: Package, view: View) -> Table:
    """One row an item and answer, items in the order that the view asks for."""
    answer, found = _answer(number, view), ordered(number, package, view)
    rows = [row for one in found for row in _rows(package, one)]
    headings_lost = sorted({row["answer"] for row in rows if row["basis"] == LOST})
    return Table(
        COLUMNS,
        tuple(rows),
        n=f"{respondents(package)}; how many answered each row is not printed.",
        extra={
            "scale": SCALES[number],
            "label": offered(package, number)[answer],
            "members": members(answer),
            "shares": {in_full(one.title): share(package, one.item, answer) for one in found},
        },
        notes=(*_notes(headings_lost), "Sums of answers are computed here from the printed shares."),
    )


def _notes(headings_lost: Sequence[str]) -> list[str]:
    if not headings_lost:
        return []
    names = ", ".join(one.removesuffix(" (heading lost)") for one in headings_lost)
    return [f"{names}: heading lost in the text at hand, so the answer is not known; shown apart, on no side."]


def _rows(package: Package, item: SurveyItem) -> list[Row]:
    title = in_full(item.title)
    return [
        {
            "item": title,
            "code": code,
            "answer": one.column,
            "percent": one.percent,
            "basis": one.heading_basis,
            "heading": HEADINGS.get(one.heading_basis, one.heading_basis),
            "source": "report",
            "locator": one.locator,
        }
        for code, one in answers(package)[item.item].items()
    ]


def drawn(table: Table, view: View) -> Figure:
    """The figure: one trace an answer, in the order of the scale, then what stands apart."""
    extra = table.extra or {}
    scale: Scale = extra["scale"]
    shares: Mapping[str, float] = extra["shares"]
    any_lost = any(row["basis"] == LOST for row in table.rows)
    steps = ladder([_label(title, value) for title, value in shares.items()], top=HEAD if any_lost else 0)
    starts, edges = _starts(scale, table.rows)
    places = dict(zip(shares, steps.centres, strict=True))
    codes = _in_order(scale, table.rows)
    traces = [_trace(scale, code, [row for row in table.rows if row["code"] == code], starts, places) for code in codes]
    return {"data": traces, "layout": _layout(steps, edges, any_lost)}


def _label(title: str, value: float) -> str:
    first, *others = wrapped(f"{value:.1f} % {title}", CHARACTERS).split("<br>")
    number = f"{value:.1f} %"
    return "<br>".join([f"<b>{number}</b> {first.removeprefix(number)}", *others])


def _in_order(scale: Scale, rows: Sequence[Row]) -> list[str]:
    """Answers as they stand from left to right: they are the entries of the legend too."""
    good = reversed(scale.good) if scale.bad else scale.good
    sided = [*reversed(scale.bad), *([scale.middle] if scale.middle else []), *good]
    return sided + [code for code in dict.fromkeys(row["code"] for row in rows) if code not in sided]


def _starts(scale: Scale, rows: Sequence[Row]) -> tuple[dict[tuple[str, str], float], tuple[float, float, float]]:
    """Where each bar begins; and the left end, the beginning of what stands apart and the right end of all."""
    shares: dict[str, dict[str, float]] = {}
    for row in rows:
        shares.setdefault(row["item"], {})[row["code"]] = row["percent"]
    order = _in_order(scale, rows)
    sided = [code for code in order if code in scale.steps]
    left = {item: -sum(said[code] for code in scale.bad) - _half(scale, said) for item, said in shares.items()}
    apart = max(left[item] + sum(said[code] for code in sided) for item, said in shares.items()) + GAP
    starts: dict[tuple[str, str], float] = {}
    right = apart
    for item, said in shares.items():
        starts |= _stacked(item, said, sided, left[item])
        unsided = [code for code in order if code not in scale.steps]
        starts |= _stacked(item, said, unsided, apart)
        right = max(right, apart + sum(said[code] for code in unsided))
    return starts, (min(left.values()), apart, right)


def _half(scale: Scale, said: Mapping[str, float]) -> float:
    """The middle answer lies on the line: half of it on either side."""
    return said[scale.middle] / 2 if scale.middle else 0.0


def _stacked(item: str, said: Mapping[str, float], codes: Iterable[str], start: float) -> dict[tuple[str, str], float]:
    starts = {}
    for code in codes:
        starts[item, code] = start
        start += said[code]
    return starts


def _trace(
    scale: Scale,
    code: str,
    rows: Sequence[Row],
    starts: Mapping[tuple[str, str], float],
    places: Mapping[str, float],
) -> dict[str, Any]:
    step = scale.steps.get(code)
    return {
        "type": "bar",
        "orientation": "h",
        "name": rows[0]["answer"],
        "x": [row["percent"] for row in rows],
        "base": [round(starts[row["item"], code], 2) for row in rows],
        "y": [places[row["item"]] for row in rows],
        "width": BAR,
        "text": [f"{row['percent']:.1f}" for row in rows],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": _ink(step),
        "hovertext": [f"<b>{row['item']}</b><br>{row['answer']}: {row['percent']:.1f} %" for row in rows],
        "hoverinfo": "text",
        "marker": lost(int(code[-1])) if rows[0]["basis"] == LOST else agreement(step),
        "showlegend": True,
    }


def _ink(step: int | None) -> dict[str, Any]:
    if step in (0, 4):
        return {"size": 12, "color": GROUND}
    return {"size": 12, "color": INK, **({"shadow": HALO} if step is None else {})}


def _layout(steps: Ladder, edges: tuple[float, float, float], any_lost: bool) -> dict[str, Any]:
    left, apart, right = edges
    heading = [_heading(right)] if any_lost else []
    return {
        "height": steps.height + 96,
        "barmode": "overlay",
        "margin": {"l": 2, "r": 2, "t": 8, "b": 4},
        "uniformtext": {"minsize": 12, "mode": "hide"},  # a number that does not fit its bar is in hover and table
        "xaxis": {"visible": False, "range": [left - 0.5, right + 0.5]},
        "yaxis": steps.axis,
        "shapes": [
            *([_line(0, steps.height, OUTLINE, "solid")] if left < 0 else []),
            _line(apart - GAP / 2, steps.height, LINE, "dot"),
        ],
        "annotations": [*steps.labels, *heading],
        "legend": {"y": 1.0, "yanchor": "bottom", "traceorder": "normal", "font": {"size": 12.5}},
    }


def _line(x: float, height: int, colour: str, dash: str) -> dict[str, Any]:
    line = {"color": colour, "width": 1, "dash": dash}
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": height, "line": line, "layer": "below"}


def _heading(right: float) -> dict[str, Any]:
    return {
        "text": "headings lost",
        "x": right,
        "xanchor": "right",
        "y": HEAD,
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 12, "color": SECOND_INK},
    }


def described(table: Table, view: View) -> str:
    """What the bars say: both ends of the order, and what stands apart."""
    extra = table.extra or {}
    shares: Mapping[str, float] = extra["shares"]
    most, least = max(shares, key=lambda one: shares[one]), min(shares, key=lambda one: shares[one])
    apart = list(dict.fromkeys(row["answer"] for row in table.rows if row["code"] not in extra["scale"].steps))
    return (
        f"Stacked bars, one an item. {extra['label']}: most for “{most}” with {shares[most]:.1f} per cent of "
        f"answers, least for “{least}” with {shares[least]:.1f}. "
        f"To the right, apart and on no side: {', '.join(apart)}."
    )
