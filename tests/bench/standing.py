"""What a server needs: seconds until it can answer, and memory."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from urllib.request import urlopen

from tests.bench.measure import Measure, Reading
from tests.bench.redrawing import INDICATORS
from tests.bench.serving import load, served

READY, MEMORY = 3.0, 250.0  # seconds, megabytes of a worker
VIEWS = 5000
SITES = ("ALB", "BIH", "XKX", "MKD", "MNE", "SRB")


def standing() -> Iterator[Measure]:
    """A server from its start to five thousand views of pages and exhibits, a hundred of which differ."""
    with served() as server:
        yield Measure("start to ready", (Reading("", server.ready, "s", most=READY),))
        yield Measure("memory of a worker, idle", (Reading("", server.memory, "MB", most=MEMORY),))
        kinds = ("/pages/", "/charts/landscape-map.json", "/")
        views = [f"{path}?indicator={one}&sites={site}" for path, one, site in product(kinds, set(INDICATORS), SITES)]
        for path in views:
            urlopen(server.address + path, timeout=60).close()
        asked = len(views)
        while asked < VIEWS:
            _, times = load(server.address, views[asked % len(views)], 8, 0.5)
            asked += len(times)
        readings = (Reading("", server.memory, "MB", most=MEMORY), Reading("after", asked, "views"))
        yield Measure("memory of a worker, at work", readings)
