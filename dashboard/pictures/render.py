"""The pictures that most readers ask for, made ahead of time: each chart in its default view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product
from time import monotonic
from typing import Literal

from tqdm import tqdm

from dashboard.chart import Chart, Figure, build
from dashboard.charts import CHARTS
from dashboard.exports.captioned import captioned
from dashboard.exports.form import Kind, NoPicture, Size
from dashboard.package.model import Package
from dashboard.pictures.painter import Painter
from dashboard.view import View

KINDS: tuple[Kind, ...] = ("svg", "png")
Outcome = Literal["made", "kept", "failed"]
WORDS: dict[Outcome, str] = {"made": "made", "kept": "there already", "failed": "failed"}


def render(painter: Painter, package: Package, charts: tuple[Chart, ...] = CHARTS) -> Counter[Outcome]:
    """Make SVG and PNG of each chart as it is first shown, and count what became of them.

    A bar of progress goes to a terminal's standard error. Raises NoPicture where no picture can be made at all.
    """
    size = Size()
    pictures: Iterator[tuple[Chart, Kind]] = product(charts, KINDS)
    counts: Counter[Outcome] = Counter()
    for chart, kind in tqdm(pictures, total=len(charts) * len(KINDS), unit="picture", disable=None):
        counts[_render(painter, captioned(build(chart, View(), package), size.width), kind, size)] += 1
    return counts


def said(counts: Counter[Outcome], since: float) -> str:
    """What was done, in a line; `since` is the moment of the start on the monotonic clock."""
    each = ", ".join(f"{counts[outcome]} {words}" for outcome, words in WORDS.items())
    return f"{counts.total()} pictures in {monotonic() - since:.1f} s: {each}"


def _render(painter: Painter, figure: Figure, kind: Kind, size: Size) -> Outcome:
    if painter.kept(figure, kind, size):
        return "kept"
    try:
        painter(figure, kind, size)
    except NoPicture as reason:
        if reason.retry_after is None:
            raise
        return "failed"
    return "made"
