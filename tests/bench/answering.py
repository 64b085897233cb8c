"""How fast the server answers, alone and when many ask at once."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Iterator

from tests.bench.measure import Measure, Reading, summary, timed
from tests.bench.redrawing import INDICATORS
from tests.bench.serving import Line, load, request

ADDRESSES = {".json": "/charts/landscape-map.json", "page": "/", "embed": "/embed/landscape-map"}
CALLERS = (1, 20, 50)
SECONDS = 2.0
CACHED_P95, UNCACHED_P95, RATE = 20.0, 60.0, 1000.0  # of .json, at 20 callers
READERS, PAUSE, READING, READERS_P95 = 50, 2.0, 12.0, 150.0  # readers, seconds between choices, seconds, milliseconds


def answering(address: str, is_cached: bool) -> Iterator[Measure]:
    """Answers a second, and how long they take, by kind and by callers."""
    for kind, path in ADDRESSES.items():
        load(address, path, 4, 0.5)  # so that each worker holds it, where it holds anything
        for callers in CALLERS:
            rate, times = load(address, path, callers, SECONDS)
            p50, p95 = summary(times)
            is_aimed_at = kind == ".json" and callers == 20
            most = (CACHED_P95 if is_cached else UNCACHED_P95) if is_aimed_at else None
            least = RATE if is_aimed_at and is_cached else None
            readings = (
                Reading("answers", rate, "a second", least=least),
                Reading("p50", p50),
                Reading("p95", p95, most=most),
            )
            yield Measure(f"{kind}, {'cached' if is_cached else 'drawn anew'}, {callers} callers", readings)


def reading(address: str) -> Iterator[Measure]:
    """Fifty readers, each of whom changes a filter every two seconds: the exhibit and the page that follow."""
    yield timed(f"{READERS} readers who filter", asyncio.run(_readers(address)), most_p95=READERS_P95)


async def _readers(address: str) -> list[float]:
    end = time.perf_counter() + READING
    found = await asyncio.gather(*(_reader(address, number, end) for number in range(READERS)))
    return [one for each in found for one in each]


async def _reader(address: str, number: int, end: float) -> list[float]:
    chance = random.Random(number)
    host, port = address.partition("//")[2].split(":")
    line = Line(host, int(port))
    times: list[float] = []
    await asyncio.sleep(chance.random() * PAUSE)
    while time.perf_counter() < end:
        query = f"?indicator={chance.choice(INDICATORS)}&sites={chance.choice(('ALB', 'ALB,SRB', 'XKX', 'MKD,MNE'))}"
        times.append(await line.ask(request(address, f"/charts/landscape-map.json{query}")))
        times.append(await line.ask(request(address, f"/pages/{query}")))
        await asyncio.sleep(PAUSE)
    line.close()
    return times
