"""Numbers, names and footnotes in words: the one place that decides how the dashboard says things."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dashboard.model import SITUATION, Package

SITUATION_WORDS = "Situation 2013–14"
KOSOVO_NOTE = (
    "* References to Kosovo are to be understood in the context of United Nations Security Council "
    "resolution 1244 (1999)."
)
MAP_NOTE = "Boundaries and names are for illustration and imply no endorsement or acceptance by anyone."
BASIS = {"law": "on paper", "practice": "in practice", "count": "in figures"}
EVIDENCE = {
    "document": "documents",
    "informants": "interviews",
    "survey": "survey",
    "workshop": "workshop",
    "mixed": "several kinds of evidence",
}
STATUS = {
    "reported": "reported",
    "conflicting": "sources conflict",
    "not_stated": "the report does not say",
    "not_applicable": "not applicable",
}
SHORT_NAMES = {"BIH": "Bosnia and Herz."}  # for maps and narrow columns only


def period(text: str) -> str:
    """A period with its dash: `2013–14`."""
    return re.sub(r"(?<=\d)-(?=\d)", "–", text)


def short_name(package: Package, site: str) -> str:
    """The name of a site where there is little room."""
    return SHORT_NAMES.get(site, package.site[site].name)


def counted(number: int, one: str, many: str = "") -> str:
    """`1 action`, `2 actions`, `no actions`."""
    noun = one if number == 1 else many or one + "s"
    return f"{number or 'no'} {noun}"


def place(source: str, locator: str) -> str:
    """Where a statement was printed, as a reader meets it: `3.2; L1644`, or with the source where not the report."""
    return f"{source}: {locator}" if locator and source != "report" else locator


def section(locator: str) -> str:
    """The section or table of a locator: `3.2` of `3.2; L1644`; empty where it names none."""
    first = locator.split(";", maxsplit=1)[0].strip()
    return "" if re.match(r"(00\d )?L\d", first) else first


def source_line(package: Package, rows: Iterable[tuple[str, str, str]]) -> str:
    """The source line of a caption, from (source, cited, locator) of its rows.

    `Source: IOM (2014), sections 3.2 and 3.4, citing GRETA 2013 ...`
    """
    rows = list(rows)
    places = sorted({section(locator) for source, _, locator in rows if source == "report"} - {""})
    said = "Source: IOM (2014)" + (f", {_sections(places)}" if places else "")
    others = sorted({source for source, _, _ in rows if source not in ("report", "")})
    cited = sorted({key for _, key, _ in rows if key})
    if others:
        said += "; also " + ", ".join(short_citation(package, key) for key in others)
    if cited:
        shown = ", ".join(short_citation(package, key) for key in cited[:4])
        said += f"; it cites {shown}" + (f" and {len(cited) - 4} more" if len(cited) > 4 else "")
    return said + "."


def _sections(places: list[str]) -> str:
    numbered = [one for one in places if one[:1].isdigit()]
    other = [one for one in places if not one[:1].isdigit()]
    named = [("section " if len(numbered) == 1 else "sections ") + ", ".join(numbered)] if numbered else []
    return ", ".join([*named, *other])


def short_citation(package: Package, key: str) -> str:
    """The first words of a citation, up to its year or title: `GRETA (Council of Europe), 2013`."""
    citation = package.source[key].citation
    year = package.source[key].year
    head = citation.split(",")[0].split(":")[0]
    return f"{head}, {year}" if year and str(year) not in head else head


def situation(periods: Iterable[str]) -> str:
    """The period of a figure: always the situation, and the periods of single figures where they differ."""
    others = sorted({one for one in periods if one and one != SITUATION})
    if not others:
        return SITUATION_WORDS
    shown = ", ".join(period(one) for one in others[:6])
    return f"{SITUATION_WORDS}; figures of {shown}" + (" and other years" if len(others) > 6 else "")
