"""What a benchmark says: a reading, its target, and whether it was met."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One reading."""

    name: str
    reading: str
    target: str
    is_met: bool

    def line(self) -> str:
        return f"{self.name:38}{self.reading:58}{self.target:24}{'' if self.is_met else 'missed'}".rstrip()


def p95(times: Sequence[float]) -> float:
    return sorted(times)[max(int(len(times) * 0.95) - 1, 0)]


def summary(times: Sequence[float]) -> tuple[float, float]:
    """Median and p95."""
    return statistics.median(times), p95(times)
