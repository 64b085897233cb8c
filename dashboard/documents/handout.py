"""A handout of two sites for print: where they differ, their figures, what they are asked, what is not known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, runtime_checkable

import segno
from markupsafe import Markup

from dashboard.chart import Exhibit, build
from dashboard.charts import CHART
from dashboard.comparison import balance, compared, pairs, silent
from dashboard.documents.beside import (
    ALIKE,
    DIFFER,
    ONE,
    TOLD,
    Action,
    Line,
    Said,
    first_of,
    group_of,
    half,
    places,
    told,
    unknown_of,
)
from dashboard.documents.sheet import rendered
from dashboard.drawing.style import HATCH, LINE, OUTLINE, TONES
from dashboard.exports.brief import FIGURES
from dashboard.package.model import Package
from dashboard.package.records import Indicator
from dashboard.readings.evidence import NOT_STATED
from dashboard.ties import Ask, asked
from dashboard.view import View, joined
from dashboard.wording import (
    KOSOVO_NOTE,
    SITUATION_WORDS,
    counted,
    lowered,
    situation,
    source_line,
)

PRINTED = "Numbers such as L1254 are lines of the report’s text; beside mechanisms, the first of each."


@runtime_checkable
class Press(Protocol):
    """Prints a document of HTML as PDF. Raises NoPicture."""

    def print_pdf(self, html: str) -> bytes: ...


@dataclass(frozen=True)
class Handout:
    """Two sites beside each other. All of its parts are in the order of `sites`."""

    package: Package
    sites: tuple[str, str]
    base: str  # the public address of the dashboard, without a slash at its end

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.package.site[site].name for site in self.sites)

    @property
    def view(self) -> View:
        return View(sites=self.sites)

    @property
    def link(self) -> str:
        """The permanent address of the comparison."""
        return f"{self.base}/compare{self.view.query('sites')}"

    @property
    def code(self) -> Markup:
        """The address as a QR code: an SVG without a size of its own."""
        return Markup(segno.make(self.link, error="m", micro=False).svg_inline(border=2, omitsize=True))

    @cached_property
    def matrix(self) -> Exhibit:
        """The mechanisms of both sites, on paper and in practice."""
        return build(CHART["evidence-matrix"], self.view, self.package)

    @cached_property
    def groups(self) -> dict[str, list[Line]]:
        """The mechanisms of which something is said: those in which the sites differ come first."""
        found: dict[str, list[Line]] = {DIFFER: [], ALIKE: [], ONE: []}
        for one in compared(self.package):
            if not self._is_silent(one):
                found[group_of(self.package, self.sites, one)].append(self._line(one))
        return {group: lines for group, lines in found.items() if lines}

    @property
    def unsaid(self) -> str:
        """The mechanisms of which nothing is said at either site, in words."""
        return joined(lowered(one.title) for one in compared(self.package) if self._is_silent(one))

    def _is_silent(self, indicator: Indicator) -> bool:
        found = pairs(self.package, self.sites, [indicator])
        return all(one.state == NOT_STATED for both in found for one in (both.law, both.practice))

    def _line(self, indicator: Indicator) -> Line:
        rows = [row for row in self.matrix.table.rows if row["indicator"] == indicator.indicator]
        short = tuple(row["short"] for row in rows[::2])
        return Line(rows[0]["line"], tuple(map(half, rows)), short, " · ".join(places(rows)))

    @property
    def headline(self) -> str:
        lines = {group: len(found) for group, found in self.groups.items()}
        both = lines.get(DIFFER, 0) + lines.get(ALIKE, 0)
        many = f"{lines.get(DIFFER, 0)} of the {counted(both, 'mechanism')}"
        return f"{joined(self.names)}: {many} that can be compared differ"

    @property
    def leads(self) -> tuple[str, ...]:
        """How each site stands: what is in place on paper and in practice, and how much is not said."""
        return tuple(self._lead(site) for site in self.sites)

    def _lead(self, site: str) -> str:
        found = list(pairs(self.package, (site,), compared(self.package)))
        count = balance(found)
        return (
            f"of {counted(count.rated, 'mechanism')} rated both on paper and in practice, {count.on_paper or 'none'} "
            f"stand in full on paper and {count.in_practice or 'none'} in practice; practice falls short in "
            f"{count.short or 'none'}. The report is silent on {silent(found)} of {2 * len(found)} points."
        )

    @property
    def figures(self) -> tuple[tuple[str, tuple[tuple[Said, ...], ...]], ...]:
        """Each headline figure with what the sources say of it at each site: nothing where they are silent."""
        return tuple((name, tuple(self._figure(site, FIGURES[name]) for site in self.sites)) for name in TOLD)

    def _figure(self, site: str, indicators: Iterable[str]) -> tuple[Said, ...]:
        return tuple(one for indicator in indicators for one in told(self.package, site, indicator))

    @cached_property
    def asks(self) -> tuple[tuple[Ask, ...], ...]:
        """All that is asked of each site."""
        package = self.package
        return tuple(asked(package, View(sites=(site,)), *package.recommendation) for site in self.sites)

    @property
    def actions(self) -> tuple[tuple[Action, ...], ...]:
        """What is asked of each site first: an action under each of the recommendations that the workshop put first."""
        return tuple(first_of(self.package, asks) for asks in self.asks)

    @property
    def unknown(self) -> tuple[tuple[Said, ...], ...]:
        """What is not known of each site, or contradicted."""
        return tuple(tuple(unknown_of(self.package, site)) for site in self.sites)

    @property
    def sources(self) -> tuple[str, ...]:
        """The lines at the end: sources, period, notes and the version of the data."""
        package, found = self.package, list(self._printed())
        source = source_line(package, [(source, cited, locator) for source, cited, locator, _ in found])
        kosovo = any("Kosovo" in name for name in self.names)
        return (
            f"{source} {package.source['report'].citation}.",
            f"{situation(period for *_, period in found)}. {PRINTED}",
            *self.matrix.table.notes,
            *([KOSOVO_NOTE] if kosovo else []),
            f"Data version {package.version} of {package.created[:10]}. Licence: {package.licence}.",
        )

    def _printed(self) -> Iterator[tuple[str, str, str, str]]:
        """Source, cited work, locator and period of all that is shown."""
        for row in self.matrix.table.rows:
            yield row["source"], row["cited"], row["locator"], row["period"]
        keys = [key for name in TOLD for key in FIGURES[name]]
        for one in (found for key in keys for found in self.package.observations_of[key]):
            if one.site in self.sites and one.status != NOT_STATED:
                yield one.source, one.cited, one.locator, one.period
        for ask in (one for asks in self.asks for one in asks):
            yield ask.action.source, "", ask.action.locator, ""


def handout(package: Package, sites: tuple[str, str], base: str) -> str:
    """The handout as one HTML document for screen and print, which asks nobody for anything."""
    one = Handout(package, sites, base)
    foot = f"Counter-trafficking landscape · {joined(one.names)} · {SITUATION_WORDS} · data version {package.version}"
    return rendered(
        "handout.html",
        one=one,
        foot=Markup(json.dumps(foot, ensure_ascii=False).replace("<", "")),
        tones=TONES,
        outline=OUTLINE,
        hatch=HATCH,
        line=LINE,
        situation=SITUATION_WORDS,
    )
