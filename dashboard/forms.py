"""Forms of exploitation: what is said of one at a site, and which trend it is shown with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from dashboard.drawing.marks import Mark
from dashboard.package.model import Package
from dashboard.package.records import REGION, Exploitation
from dashboard.view import View
from dashboard.wording import SHORT_LABELS

EMERGING = ("rising", "emerging")
SILENT = Mark("the report does not say", "not_stated", (), 0)
COMPACT = {  # of labels, for narrow columns
    "Forced or arranged marriage": "Forced marriage",
    "Guiding other migrants to work off a debt": "Guiding to work off a debt",
    "Other or several forms": "Other forms",
}


def shown_sites(package: Package, view: View) -> tuple[str, ...]:
    """The chosen sites; all of them and the region as a whole where none is chosen."""
    return view.sites or (*package.site_codes, REGION)


def said_of(package: Package, form: str, site: str) -> tuple[Exploitation, ...]:
    """What is said of a form at a site, the most telling trend first."""
    return _by_form_and_site(package)[form, site]


@lru_cache(maxsize=2)
def _by_form_and_site(package: Package) -> Mapping[tuple[str, str], tuple[Exploitation, ...]]:
    groups: dict[tuple[str, str], list[Exploitation]] = defaultdict(list)
    for one in sorted(package.exploitation, key=lambda one: package.codelist["trend"][one.trend].rank):
        groups[one.form, one.site].append(one)
    return defaultdict(tuple, {pair: tuple(found) for pair, found in groups.items()})


def trend_mark(package: Package, trend: str) -> Mark:
    """The mark of a trend."""
    code = package.codelist["trend"][trend]
    return Mark(code.label, "stated", (code.tone,), code.rank)


def trend_word(package: Package, trend: str) -> str:
    """A trend in the narrow cell of a grid."""
    return SHORT_LABELS.get(("trend", trend)) or package.label("trend", trend)


def trends(found: Sequence[Exploitation]) -> list[str]:
    """The trends that statements give, without `reported` where another is given."""
    given = list(dict.fromkeys(one.trend for one in found))
    return [trend for trend in given if trend != "present"] or given


def sites_where(package: Package, form: str, trends: Iterable[str]) -> tuple[str, ...]:
    """The sites where a form is said to have one of the trends."""
    wanted = {*trends}
    return tuple(
        site for site in package.site_codes if any(one.trend in wanted for one in said_of(package, form, site))
    )


@lru_cache(maxsize=2)
def forms(package: Package) -> Sequence[str]:
    """All forms, those that rise or emerge at most sites first."""
    found = [form for form in package.codelist["form"] if any(one.form == form for one in package.exploitation)]
    return sorted(found, key=lambda form: _order(package, form))


def _order(package: Package, form: str) -> tuple[bool, int, int]:
    """What cannot be named last; else by sites where it rises or is new, and then by those where it rises."""
    return form == "other", -len(sites_where(package, form, EMERGING)), -len(sites_where(package, form, ("rising",)))


def chosen_forms(package: Package, view: View) -> Sequence[str]:
    return [form for form in forms(package) if view.form in ("", form)]


def compact(package: Package, form: str) -> str:
    """The label of a form in a narrow column."""
    label = package.label("form", form)
    return COMPACT.get(label, label)
