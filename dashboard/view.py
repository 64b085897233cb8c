"""What the reader chose: a frozen View that turns into a query string and into words, and back.

`read_view` is the only door for input from outside. A filter is a field of View and an entry of FILTERS:
its key in the address, its label, its options and its human wording live together here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

from dashboard.package.model import Package
from dashboard.readings.survey import choices
from dashboard.wording import EVIDENCE, STATUS, period

LONGEST_QUERY = 2000  # characters; every real view is far shorter
LONGEST_TEXT = 100  # characters of a search
ORDERS = {"site": "by site", "indicator": "by indicator", "period": "by period", "evidence": "by evidence"}
KINDS = {"trafficking": "trafficking", "irregular_migration": "irregular migration"}  # of routes
KEPT = ("sites", "area", "topic", "actor")  # filters that go along from page to page
Options = Mapping[str, str]  # value in the address -> its words


@dataclass(frozen=True)
class View:
    """What the reader chose; an empty field is no restriction."""

    sites: tuple[str, ...] = ()
    theme: str = ""
    indicator: str = "nrm"
    basis: str = ""
    period: str = ""
    area: str = ""
    topic: str = ""
    actor: str = ""
    finding: str = ""
    recommendation: str = ""
    sort: str = ""
    differs: str = ""
    answer: str = ""
    role: str = ""
    kind: str = "trafficking"
    form: str = ""
    evidence: str = ""
    status: str = ""
    source: str = ""
    order: str = ""
    text: str = ""
    page: str = ""

    def with_(self, **changes: Any) -> View:
        """The same view with some fields changed."""
        return replace(self, **changes)

    def query(self, *keys: str) -> str:
        """The view as a query string with its question mark: fields at their default are left out.

        With `keys`, only these fields; an empty string when nothing is left.
        """
        said = {
            name: ",".join(value) if isinstance(value, tuple) else value
            for name, value in sorted(self._changed().items())
            if not keys or name in keys
        }
        return "?" + urlencode(said, safe=",") if said else ""

    def _changed(self) -> dict[str, Any]:
        return {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) != f.default}


@dataclass(frozen=True)
class Filter:
    """One thing that a reader can choose."""

    key: str
    label: str
    everything: str  # words for the empty choice
    options: Callable[[Package], Options]
    many: bool = False
    free: bool = False  # any text, cut to LONGEST_TEXT

    def words(self, value: str | tuple[str, ...], package: Package) -> str:
        """The choice in words: `Albania and Serbia`, `on paper`, `all themes`."""
        if not value:
            return self.everything
        if self.free:
            return f"“{value}”"
        options = self.options(package)
        return joined([options[one] for one in ((value,) if isinstance(value, str) else value)])


def joined(words: Iterable[str], last: str = "and") -> str:
    """A list in words: `Albania, Kosovo* and Serbia`."""
    *others, end = [*words] or [""]
    return f"{', '.join(others)} {last} {end}" if others else end


def _codes(codelist: str) -> Callable[[Package], Options]:
    return lambda package: {code: one.label for code, one in package.codelist.get(codelist, {}).items()}


def _periods(package: Package) -> Options:
    return {one: period(one) for one in package.periods}


def _actors(package: Package) -> Options:
    return {actor: actor for actor in sorted({one.actor for one in package.site_recommendations}, key=str.lower)}


FILTERS: tuple[Filter, ...] = (
    Filter(
        "sites",
        "Sites",
        "all six sites",
        lambda p: {code: p.site[code].name for code in p.site_codes},
        many=True,
    ),
    Filter("theme", "Theme", "all themes", _codes("theme")),
    Filter("indicator", "Indicator", "no indicator", lambda p: {one.indicator: one.title for one in p.indicators}),
    Filter(
        "basis",
        "Law or practice",
        "on paper, in practice and in figures",
        lambda p: {"law": "on paper", "practice": "in practice", "count": "in figures"},
    ),
    Filter("period", "Period", "all periods", _periods),
    Filter("area", "Area", "all areas", _codes("area")),
    Filter("topic", "Topic", "all topics", _codes("topic")),
    Filter("actor", "Actor", "all actors", _actors),
    Filter("finding", "Finding", "all findings", lambda p: {one.finding: one.title for one in p.findings}),
    Filter(
        "recommendation",
        "Recommendation",
        "all recommendations",
        lambda p: {one.recommendation: one.title for one in p.recommendations},
    ),
    Filter("sort", "Order of rows", "report’s order", lambda p: {"gap": "largest gap first"}),
    Filter("differs", "Rows", "all rows", lambda p: {"yes": "only where sites differ"}),
    Filter("role", "Part", "all parts", _codes("actor_role")),
    Filter("kind", "Movement", "any movement", lambda p: KINDS),
    Filter("form", "Form of exploitation", "all forms", _codes("form")),
    Filter("evidence", "Evidence", "all kinds of evidence", lambda p: EVIDENCE),
    Filter("status", "Status", "whatever the status", lambda p: STATUS),
    Filter("source", "Source", "all sources", lambda p: {one.source: one.citation for one in p.sources}),
    Filter("order", "Order of rows", "in the order of printing", lambda p: ORDERS),
    Filter("text", "Words", "any words", lambda p: {}, free=True),
    Filter("page", "Page", "first page", lambda p: {}, free=True),
    Filter("answer", "Order of the bars", "most agreement or approval first", choices),
)
FILTER: Mapping[str, Filter] = {one.key: one for one in FILTERS}


@dataclass(frozen=True)
class Reading:
    """A view as it was read from an address, and what of the address could not be used."""

    view: View
    faults: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()  # the keys of the filters that the faults speak of


def read_view(query: str, package: Package) -> Reading:
    """Read the view from a query string (with or without its question mark).

    Unknown keys are ignored; a value that is not among the options becomes the default, and a fault says so.
    """
    if len(query) > LONGEST_QUERY:
        return Reading(View(), (f"The address is longer than {LONGEST_QUERY} characters; it shows the default view.",))
    view, faults, bad = View(), [], []
    for key, text in dict(parse_qsl(query.removeprefix("?"))).items():
        if key not in FILTER:
            continue
        value, fault = _chosen(FILTER[key], text, package)
        if fault:
            faults.append(fault)
            bad.append(key)
        view = view.with_(**{key: value}) if value else view
    return Reading(view, tuple(faults), tuple(bad))


def _chosen(one: Filter, text: str, package: Package) -> tuple[str | tuple[str, ...], str]:
    if one.free:
        return _plain(text), ""
    options = one.options(package)
    given = text.split(",") if one.many else [text]
    good = [value for value in options if value in given]
    bad = [value for value in given if value and value not in options]
    fault = f"{one.label}: {joined(bad)[:80]!r} is not known here and was left out." if bad else ""
    if one.many:
        return (() if len(good) == len(options) else tuple(good)), fault
    return (good[0] if good else ""), fault


def _plain(text: str) -> str:
    """Free text without signs that cannot be seen, so that it survives any address, and not too long."""
    seen = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(seen.split())[:LONGEST_TEXT].strip()


@dataclass(frozen=True, slots=True)
class Reach:
    """The bases and periods of which something is said, and the bases on which there is a value."""

    bases: tuple[str, ...]
    valued: tuple[str, ...]
    periods: tuple[str, ...]


@lru_cache(maxsize=1024)
def reach(package: Package, indicator: str) -> Reach:
    """What there is to choose from for an indicator."""
    found = package.observations_of[indicator]
    bases, valued = {one.basis for one in found}, {one.basis for one in found if one.value}
    ordered = ("practice", "law", "count")
    return Reach(
        tuple(basis for basis in ordered if basis in bases),
        tuple(basis for basis in ordered if basis in valued),
        tuple(sorted({one.period for one in found})),
    )


def settle(view: View, package: Package) -> View:
    """The view made whole: an indicator of its theme, and a basis and period that the indicator has.

    Law and practice are never mixed on one map: without a choice it is practice where practice is reported.
    """
    indicator = package.indicator[view.indicator]
    if view.theme and indicator.theme != view.theme:
        ofs = [one for one in package.indicators if one.theme == view.theme]
        indicator = next((one for one in ofs if one.kind != "text"), ofs[0] if ofs else indicator)
    found = reach(package, indicator.indicator)
    basis = view.basis if view.basis in found.bases else next(iter(found.valued or found.bases), "")
    period = view.period if view.period in found.periods else ""
    return view.with_(indicator=indicator.indicator, basis=basis, period=period)


def in_words(view: View, package: Package, keys: Iterable[str]) -> str:
    """What is filtered, in words, for the fields `keys`: `Albania and Serbia · in practice · all periods`."""
    said = [FILTER[key].words(getattr(view, key), package) for key in keys]
    return " · ".join(said)[:1].upper() + " · ".join(said)[1:]
