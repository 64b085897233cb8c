"""Movements between places and the roles of sites, of the kind and at the sites that the view asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.chart import Column
from dashboard.package.model import Package, by_key
from dashboard.package.records import REGION, Exploitation, Route
from dashboard.readings.places import PLACES
from dashboard.view import View
from dashboard.wording import short_name, source_path, wrapped

MOVEMENT, INTERNAL = "movement", "internal"
STRENGTHS = ("primary", "reported", "lesser")  # from strong to small
WIDTHS = {"primary": 5.0, "reported": 2.4, "lesser": 1.2}  # of lines, in pixels
WIDTH_WORDS = {"primary": "thick: strong flow", "reported": "medium: without a weight", "lesser": "thin: small flow"}

COLUMNS = (
    Column("origin", "From"),
    Column("destination", "To"),
    Column("strength", "Strength"),
    Column("population", "Who"),
    Column("form", "Form"),
    Column("statement", "Statement"),
)


def of_kind(package: Package, view: View) -> tuple[Route, ...]:
    """Roles and movements of the view's kind: of its sites, or from or to them."""
    return tuple(
        one
        for one in package.routes
        if one.kind == view.kind and (not view.sites or {one.site, one.origin, one.destination} & {*view.sites})
    )


def movements(package: Package, view: View) -> tuple[Route, ...]:
    """Movements from one place to another."""
    return tuple(one for one in of_kind(package, view) if one.role == MOVEMENT)


def is_placed(package: Package, one: Route) -> bool:
    """Whether both ends of a movement can be shown on a map."""
    return all(end in PLACES or end in package.site_codes for end in (one.origin, one.destination))


def roles(package: Package, view: View, site: str, role: str) -> tuple[Route, ...]:
    """What says that a site has a role, the strongest statement first."""
    found = [one for one in package.routes if (one.kind, one.site, one.role) == (view.kind, site, role)]
    return tuple(sorted(found, key=lambda one: STRENGTHS.index(one.strength)))


def strongest(found: Sequence[Route]) -> str:
    """The strongest of the strengths of statements on one movement or role."""
    return min((one.strength for one in found), key=STRENGTHS.index)


def end_name(package: Package, end: str) -> str:
    """The name of an origin or a destination: a site's, or as the source has it."""
    if end == REGION:
        return "Region as a whole"
    return package.site[end].name if end in package.site else end[:1].upper() + end[1:]


def end_label(package: Package, end: str) -> str:
    """The same where there is little room."""
    if end in PLACES:
        return PLACES[end].label
    if "not named" in end:
        return "Not named"
    return short_name(package, end) if end in package.site else end_name(package, end)


def way(package: Package, one: Route) -> str:
    """A movement in words: `Albania → Greece`."""
    return f"{end_name(package, one.origin)} → {end_name(package, one.destination)}"


def rows_of(package: Package, found: Sequence[Route]) -> tuple[dict[str, Any], ...]:
    """A row for each statement on a movement; the pointer is told all that is said of the same way."""
    pairs = by_key(found, _pair)
    return tuple(_row(package, one, pairs[_pair(one)]) for one in found)


def _pair(one: Route) -> str:
    return f"{one.origin}>{one.destination}"


def _row(package: Package, one: Route, all_of_pair: Sequence[Route]) -> dict[str, Any]:
    said = "<br>".join(f"– {wrapped(_in_words(each), 54)}" for each in all_of_pair)
    weight = strongest(all_of_pair)
    return {
        "origin": end_name(package, one.origin),
        "destination": end_name(package, one.destination),
        "ends": (one.origin, one.destination),
        "strength": package.label("strength", one.strength),
        "weight": weight,  # of all that is said of this way
        "own": one.strength,
        "population": one.population or "not said",
        "form": package.label("form", one.form) if one.form else "not said",
        "statement": one.statement,
        "hover": f"<b>{way(package, one)}</b><br>{package.label('strength', weight)}<br>{said}",
        "href": told_at(package, one),
        "source": one.source,
        "cited": one.cited,
        "locator": one.locator,
        "period": one.period,
    }


def _in_words(one: Route) -> str:
    return f"{one.statement.rstrip('.')} ({one.population})." if one.population else one.statement


def told_at(package: Package, one: Route | Exploitation) -> str:
    """Where a click on a mark leads: to the profile of its site, or to what the section says of the region."""
    return source_path(package, one.source, one.locator) if one.site == REGION else f"/sites/{one.site}"
