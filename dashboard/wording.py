"""Numbers, names and footnotes in words: the one place that decides how the dashboard says things."""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from textwrap import shorten, wrap

from dashboard.package.model import Package, by_key
from dashboard.package.records import SITUATION, Source
from dashboard.readings.evidence import Statement, resting_on

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
TIED = {"report": "The report ties them", "editorial": "Tied by this project"}
STATUS = {
    "reported": "reported",
    "conflicting": "sources conflict",
    "not_stated": "the report does not say",
    "not_applicable": "not applicable",
}
SHORT_NAMES = {"BIH": "Bosnia and Herz.", "REG": "Region"}  # for maps and narrow columns only

SHORT_LABELS = {  # of codes, by code list: for the narrow cells of grids only
    ("identification_range", "wide"): "many bodies",
    ("identification_range", "some"): "several",
    ("identification_range", "police"): "mostly police",
    ("designator", "several"): "several",
    ("designator", "social"): "social body",
    ("designator", "justice"): "justice body",
    ("operator", "mixed"): "state, NGOs",
    ("operator", "international"): "int. body",
    ("funder", "state"): "state, partly",
    ("condition", "unconditional"): "no duty",
    ("condition", "case"): "needs a case",
    ("condition", "cooperation"): "must testify",
    ("trend", "emerging"): "new",
    ("trend", "predominant"): "main form",
    ("trend", "hidden"): "unseen",
    ("strength", "primary"): "main",
    ("strength", "reported"): "reported",
    ("strength", "lesser"): "lesser",
}


def period(text: str) -> str:
    """A period as it is read: `2013–14`, and `May 2012` for `2012-05`."""
    named = re.sub(r"\b(\d{4})-(0[1-9]|1[0-2])\b", lambda found: f"{month_name[int(found[2])]} {found[1]}", text)
    return re.sub(r"(?<=\d)-(?=\d)", "–", named)


def short_name(package: Package, site: str) -> str:
    """The name of a site where there is little room."""
    return SHORT_NAMES.get(site, package.site[site].name)


def lowered(title: str) -> str:
    """A title within a sentence: its first letter small, unless a capital follows (`NGOs`)."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def counted(number: int, one: str, many: str = "") -> str:
    """`1 action`, `2 actions`, `no actions`."""
    noun = one if number == 1 else many or one + "s"
    return f"{number:,} {noun}" if number else f"no {noun}"


@lru_cache(maxsize=4096)  # labels recur in every figure, and wrapping is dear
def wrapped(text: str, width: int = 28) -> str:
    """Text in lines of at most `width` characters, for labels and hovers of figures."""
    return "<br>".join(wrap(text, width, break_long_words=False))


def place(source: str, locator: str) -> str:
    """Where a statement was printed, as a reader meets it: `3.2; L1644`, or with the source where not the report."""
    return f"{source}: {locator}" if locator and source != "report" else locator


def section(locator: str) -> str:
    """The section or table of a locator: `3.2` of `3.2; L1644`; empty where it names none."""
    first = locator.split(";", maxsplit=1)[0].strip()
    return "" if re.match(r"(00\d )?L\d", first) else first


@lru_cache(maxsize=2)
def by_section(package: Package) -> dict[str, tuple[Statement, ...]]:
    """What the report states of sites, by section or table of the printed report, in the order of printing."""
    printed = sorted((one for one in resting_on(package)["report"]), key=lambda one: first_line(one.locator))
    return dict(by_key(printed, lambda one: section(one.locator)))


def first_line(locator: str) -> int:
    """The first line that a locator names."""
    found = re.search(r"\bL(\d+)", locator)
    return int(found.group(1)) if found else 0


def section_name(package: Package, name: str) -> str:
    """A section with what it speaks of, as far as findings and recommendations tell: `Section 3.1 Emerging trends`."""
    titles = {section(one.locator): package.label("area", one.area) for one in package.findings}
    titles |= {section(one.locator): package.label("topic", one.topic) for one in package.recommendations}
    numbered = "Section " if name[:1].isdigit() else ""
    return f"{numbered}{name} {titles.get(name, '')}".strip()


def source_path(package: Package, source: str, locator: str = "") -> str:
    """The address of what rests on a source; with a locator in the report, of its section."""
    name = section(locator) if source == "report" else ""
    return f"/sources/{source}" + (f"/{section_slug(name)}" if name in by_section(package) else "")


def section_slug(name: str) -> str:
    """A section as part of an address: `executive-summary`."""
    return name.lower().replace(" ", "-")


def span(locators: Iterable[str]) -> str:
    """One place for several statements of a section: `3.1; L1022-1083`, between the first and the last of them."""
    parts = [part.strip() for locator in locators for part in locator.split(";")]
    lines = [int(line) for part in parts if part.startswith("L") for line in re.findall(r"\d+", part)]
    return f"{parts[0]}; L{min(lines)}-{max(lines)}" if lines else ""


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
    """A citation in few words: `OSCE, 2007`, `GRETA (Council of Europe), 2013 (Serbia)`."""
    return _short_citations(package)[key]


@lru_cache(maxsize=2)
def _short_citations(package: Package) -> dict[str, str]:
    """Author and year of each source, with its sites where another has the same author and year."""
    short = {one.source: _author_and_year(package, one) for one in package.sources}
    times = Counter(short.values())
    return {
        one.source: f"{short[one.source]} ({_sites_of(package, one)})"
        if times[short[one.source]] > 1
        else short[one.source]
        for one in package.sources
    }


def _author_and_year(package: Package, one: Source) -> str:
    """Author and year; the title goes along where there is no year, or where a site's many laws have one author."""
    author, *others = re.split(r", |: ", re.sub(r" \([^)]*\)?", "", one.citation))
    if others and (not one.year or author.startswith(tuple(site.name for site in package.sites))):
        author = f"{author}, {shorten(others[0], 56, placeholder='…')}"
    return f"{author}, {one.year}" if one.year and str(one.year) not in author else author


def _sites_of(package: Package, one: Source) -> str:
    return ", ".join(package.site[site].name for site in one.sites.split(";") if site)


def situation(periods: Iterable[str]) -> str:
    """The period of a figure: always the situation, and the periods of single figures where they differ."""
    others = sorted({one for one in periods if one and one != SITUATION})
    if not others:
        return SITUATION_WORDS
    shown = ", ".join(period(one) for one in others[:6])
    return f"{SITUATION_WORDS}; figures of {shown}" + (" and other years" if len(others) > 6 else "")
