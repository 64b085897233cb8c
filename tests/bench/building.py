"""How long exhibits take to build."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Iterator

from dashboard.chart import Chart, build
from dashboard.charts import CHARTS
from dashboard.package.model import Package
from dashboard.view import FILTER, View
from tests.bench.measure import Measure, Reading

MEDIAN, WORST = 5.0, 15.0  # milliseconds of processor time
ROUNDS = 5


def building(package: Package) -> Iterator[Measure]:
    """Each exhibit in its default view and with each option of each filter, without a cache."""
    gc.disable()  # a collection of garbage from elsewhere is not the exhibit's cost
    for chart in CHARTS:
        times = build_times(chart, package)
        median, worst = statistics.median(times), max(times)
        readings = (Reading("median", median, most=MEDIAN), Reading("worst", worst, most=WORST))
        yield Measure(f"build {chart.id} ({len(times) // ROUNDS} views)", readings)
    gc.enable()


def views_of(chart: Chart, package: Package) -> list[View]:
    """The default view, and each option of each filter of the chart once."""
    chosen = [(key, value) for key in chart.filters for value in FILTER[key].options(package)]
    return [View(), *[View().with_(**{key: (value,) if FILTER[key].many else value}) for key, value in chosen]]


def build_times(chart: Chart, package: Package) -> list[float]:
    """Milliseconds of processor time of building each view, several rounds, after one to warm the indexes."""
    views = views_of(chart, package)
    build(chart, views[0], package)
    return [_build_time(chart, view, package) for _ in range(ROUNDS) for view in views]


def _build_time(chart: Chart, view: View, package: Package) -> float:
    start = time.process_time()
    build(chart, view, package)
    return (time.process_time() - start) * 1000
