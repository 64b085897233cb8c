"""`make bench`: prints one table and ends with status 1 where a target is missed. Run it on an idle machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from dashboard.load import load
from dashboard.settings import Settings
from tests.bench.building import building
from tests.bench.measure import Measure
from tests.bench.redrawing import redrawing
from tests.bench.travelling import travelling


def measures() -> Iterator[Measure]:
    yield from building(load(Settings().data))
    yield from redrawing()
    yield from travelling()


def main() -> int:
    missed = 0
    for one in measures():
        print(one.line(), flush=True)
        missed += not one.is_met
    print(f"\n{missed} targets missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
