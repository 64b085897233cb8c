"""`make bench`: prints one table and ends with status 1 where a target is missed. Run it on an idle machine.

With `--against URL` another server is measured in the same run, turn by turn, and each reading of this one is also told
as a multiple of the other's: what holds on a noisy machine.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence

from dashboard.package.load import load
from dashboard.settings import Settings
from tests.bench.answering import answering, reading
from tests.bench.building import building
from tests.bench.measure import Measure
from tests.bench.presenting import presenting
from tests.bench.redrawing import redrawing
from tests.bench.scaling import scaling
from tests.bench.serving import served
from tests.bench.standing import standing
from tests.bench.travelling import travelling
from tests.bench.unwatched import unwatched
from tests.bench.visiting import marks, visiting

Pair = tuple[Measure, Measure | None]
OF_A_SERVER: dict[str, Callable[[str], Iterator[Measure]]] = {
    "answers": lambda address: answering(address, is_cached=True),
    "readers": reading,
    "visits": visiting,
    "unwatched": unwatched,
    "redraw": redrawing,
    "talk": presenting,
    "travel": travelling,
    "marks": marks,
}
ALONE = ("build", "stand", "anew", "scale")


def measured(parts: list[str], against: str) -> Iterator[Pair]:
    """The measures of the parts; with those of the other server where there is one."""
    if "build" in parts:
        yield from ((one, None) for one in building(load(Settings().data)))
    if "stand" in parts:
        yield from ((one, None) for one in standing())
    if "anew" in parts:
        with served("null") as server:
            yield from ((one, None) for one in answering(server.address, is_cached=False))
    if "scale" in parts:
        yield from ((one, None) for one in scaling())
    with served() as server:
        for name, part in OF_A_SERVER.items():
            if name in parts and against:
                yield from zip(part(server.address), part(against), strict=True)
            elif name in parts:
                yield from ((one, None) for one in part(server.address))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", default=[], help=f"some of {', '.join((*ALONE, *OF_A_SERVER))}; else all")
    parser.add_argument("--against", default="", metavar="URL", help="another server, to be measured in turn")
    options = parser.parse_args()
    unknown = set(options.parts) - {*ALONE, *OF_A_SERVER}
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    heads = ["what", "reading", "target", "", *(["against"] if options.against else [])]
    print(_row(heads), _row(["---"] * len(heads)), sep="\n")
    missed = 0
    for one, other in measured(options.parts or [*ALONE, *OF_A_SERVER], options.against.rstrip("/")):
        print(_row(one.cells(other)), flush=True)
        missed += len(one.missed)
    print(f"\n{missed} targets missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
