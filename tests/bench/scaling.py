"""What a package of two hundred sites costs: to load, to hold, and to look at anew when a filter is changed."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from plotly.utils import PlotlyJSONEncoder

from dashboard.chart import build
from dashboard.charts import CHART
from dashboard.package.load import load
from dashboard.package.model import Package
from dashboard.package.synth import USUAL, synthesize
from dashboard.pages import page_at
from dashboard.settings import ROOT, Settings
from dashboard.view import read_view
from tests.bench.measure import Measure, Reading

SECONDS, MEGABYTES, TIMES = 10.0, 1024, 3.0
INDICATORS = ("shelters", "hotline", "permit_condition", "reflection_days", "trafficking_role", "nrm")
EXHIBITS = ("landscape-map", "evidence-matrix", "knowledge-gaps", "site-status")
SIX = "ALB,BIH,XKX,MKD,MNE,SRB"
ROUNDS = 5

Change = Callable[[Package, str], object]


def scaling() -> Iterator[Measure]:
    """Loading in a process of its own, then each change of a filter as a multiple of what it costs on the real data.

    Six sites stay chosen, so that both packages are asked for as much. With all two hundred on one page there is
    thirty times as much to draw; that reading has no target.
    """
    with TemporaryDirectory() as folder:
        out = Path(folder) / "package"
        synthesize(Settings().data, out, USUAL)
        yield _loading(out)
        real, large = load(Settings().data), load(out)
    for name, change in changes().items():
        six, every, usual = (change_time(change, *one) for one in ((large, SIX), (large, ""), (real, "")))
        yield Measure(
            f"200 sites, {name}",
            (
                Reading("six of them chosen", six / usual, "times", most=TIMES),
                Reading("all of them", every / usual, "times"),
                Reading("on the real data", usual),
            ),
        )


def _loading(folder: Path) -> Measure:
    asked = [sys.executable, "-m", "tests.bench.scaling", str(folder)]
    said = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    seconds, megabytes = map(float, said.split())
    time_and_memory = (Reading("time", seconds, "s", most=SECONDS), Reading("memory", megabytes, "MB", most=MEGABYTES))
    return Measure("200 sites, loaded", time_and_memory)


def changes() -> Mapping[str, Change]:
    """What is done when a filter is changed, by name: the page with its JSON, and single exhibits."""
    return {"overview and its JSON": _page, **{name: partial(_exhibit, name) for name in EXHIBITS}}


def _page(package: Package, query: str) -> object:
    _, layout = page_at("/", package, read_view(query, package))
    return json.dumps(layout, cls=PlotlyJSONEncoder)


def _exhibit(name: str, package: Package, query: str) -> object:
    return build(CHART[name], read_view(query, package).view, package)


def change_time(change: Change, package: Package, sites: str) -> float:
    """Median milliseconds of processor time of a change to each indicator and its theme, once the indexes are warm."""
    themes = {one: package.indicator[one].theme for one in INDICATORS}
    queries = [f"?indicator={one}&theme={theme}&sites={sites}" for one, theme in themes.items()]
    for query in queries:
        change(package, query)
    return statistics.median(_time(change, package, query) for _ in range(ROUNDS) for query in queries)


def _time(change: Change, package: Package, query: str) -> float:
    start = time.process_time()
    change(package, query)
    return (time.process_time() - start) * 1000


def _load_and_say(folder: Path) -> None:
    """Print the seconds of loading and the most megabytes that this process has held."""
    start = time.perf_counter()
    load(folder)
    print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    _load_and_say(Path(sys.argv[1]))
