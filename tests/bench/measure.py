"""What a benchmark says: readings, each with its target."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Reading:
    """One number, and what it may be at most, or must be at least."""

    what: str
    number: float
    unit: str = "ms"
    most: float | None = None
    least: float | None = None

    @property
    def is_met(self) -> bool:
        return (self.most is None or self.number <= self.most) and (self.least is None or self.number >= self.least)

    @property
    def target(self) -> str:
        if self.most is not None:
            return f"≤ {self.most:g} {self.unit}"
        return f"≥ {self.least:g} {self.unit}" if self.least is not None else ""

    @property
    def said(self) -> str:
        return f"{self.what} {_rounded(self.number)} {self.unit}".strip()


@dataclass(frozen=True)
class Measure:
    """What was measured, and the readings."""

    name: str
    readings: tuple[Reading, ...]

    @property
    def missed(self) -> list[Reading]:
        return [one for one in self.readings if not one.is_met]

    def cells(self, other: Measure | None = None) -> tuple[str, ...]:
        """Name, readings, targets, what was missed; and how many times as much as of another server it is."""
        targets = [f"{one.what} {one.target}" for one in self.readings if one.target]
        missed = f"missed: {', '.join(one.what for one in self.missed)}" if self.missed else ""
        cells = (self.name, ", ".join(one.said for one in self.readings), ", ".join(targets), missed)
        return (*cells, _ratios(self, other)) if other else cells


def _ratios(one: Measure, other: Measure) -> str:
    pairs = zip(one.readings, other.readings, strict=True)
    return ", ".join(f"{a.what} ×{a.number / b.number:.2f}" for a, b in pairs if b.number)


def _rounded(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def p95(times: Sequence[float]) -> float:
    return sorted(times)[max(int(len(times) * 0.95) - 1, 0)]


def summary(times: Sequence[float]) -> tuple[float, float]:
    """Median and p95."""
    return statistics.median(times), p95(times)


def timed(name: str, times: Sequence[float], most_p50: float | None = None, most_p95: float | None = None) -> Measure:
    """Median and p95 of milliseconds."""
    median, upper = summary(times)
    return Measure(name, (Reading("p50", median, most=most_p50), Reading("p95", upper, most=most_p95)))
