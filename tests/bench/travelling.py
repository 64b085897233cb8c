"""How fast exhibits leave: as embeds, slides and pictures."""

from __future__ import annotations

import time
from collections.abc import Iterator
from urllib.request import urlopen

from tests.bench.measure import Measure, Reading
from tests.bench.serving import browsing, hindered
from tests.bench.visiting import PAINTED

EMBEDS = (("this machine's line", False, 0.5), ("a poor line", True, 2.0))  # seconds until the embed is seen
WARM = {"slides of a site": ("/sites/SRB.pptx", 3.0), "picture (PNG)": ("/charts/landscape-map.png", 1.0)}


def travelling(address: str) -> Iterator[Measure]:
    """The embed page on an idle and on a poor line, slides and a picture once warm."""
    embed = f"{address}/embed/landscape-map"
    urlopen(embed, timeout=60).close()  # once, so that its picture is made
    for name, is_slow, most in EMBEDS:
        yield Measure(f"embed visible, {name}", (Reading("", _painted(embed, is_slow), "s", most=most),))
    for name, (path, most) in WARM.items():
        urlopen(address + path, timeout=120).close()
        start = time.perf_counter()
        urlopen(address + path, timeout=120).read()
        yield Measure(f"{name}, warm", (Reading("", time.perf_counter() - start, "s", most=most),))


def _painted(address: str, is_slow: bool) -> float:
    """Seconds until the embed is seen."""
    with browsing() as context:
        page = context.new_page()
        if is_slow:
            hindered(page)
        page.goto(address)
        page.wait_for_selector("figure svg")
        return float(page.wait_for_function(PAINTED).json_value()) / 1000
