"""What a request asks for: read from its address, or refused with what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from math import isfinite

from flask import Request, request

from dashboard.chart import Chart
from dashboard.charts import CHART
from dashboard.edition import made_from
from dashboard.exports.form import Form, Size
from dashboard.package.model import Package
from dashboard.routes.answers import Refused
from dashboard.view import FILTER, LONGEST_QUERY, Reading, read_view


@dataclass(frozen=True)
class Asked:
    """A chart in a form, for a view, as a picture of a size."""

    chart: Chart
    form: Form
    reading: Reading
    size: Size

    def key(self, package: Package, base: str) -> str:
        """What the answer depends on, in a few letters."""
        view = self.reading.view.query(*self.chart.keys) if self.chart.keys else ""
        parts = (made_from(package.fingerprint), self.chart.id, self.form.about, view, repr(self.size), base)
        return sha256("\n".join(parts).encode()).hexdigest()[:24]


def chart_at(name: str) -> Chart:
    """The chart of an address. Raises Refused."""
    if name not in CHART:
        raise Refused(404, f"There is no chart {name[:60]!r}.", list(CHART))
    return CHART[name]


def query_of(asked: Request) -> str:
    return asked.query_string.decode("utf-8", "replace")


def reading_of(query: str, package: Package) -> Reading:
    """The view of a query. Raises Refused where a value is not among the options, which it names."""
    if len(query) > LONGEST_QUERY:
        raise Refused(400, f"The address is longer than {LONGEST_QUERY} characters.")
    reading = read_view(query, package)
    if reading.faults:
        raise Refused(400, " ".join(reading.faults), {key: list(FILTER[key].options(package)) for key in reading.bad})
    return reading


def number(name: str, least: float, most: float, default: float, kind: str) -> float:
    """A number of the request, between `least` and `most`. Raises Refused."""
    text = request.args.get(name, "")
    try:
        value = float(text or default)
    except ValueError:
        value = float("nan")
    if not isfinite(value) or not least <= value <= most:
        raise Refused(400, f"{name} is {text[:20]!r}; give {kind} from {least:g} to {most:g}.")
    return value
