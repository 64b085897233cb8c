"""A site on two pages, for those who read on paper: its status, its figures, what it is asked, what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from dashboard.chart import Row
from dashboard.charts.site_status import CONFLICT, HOLDS, PAPER, PRACTICE, SHORT, headline, lead, select, standing
from dashboard.exports.document import add_field, add_link, add_table, blank, saved, small
from dashboard.exports.office import describe, steady
from dashboard.package.model import Package
from dashboard.package.records import Observation
from dashboard.readings.evidence import CODED, NOT_STATED, Cell, cell, figure, words
from dashboard.ties import Ask, asked
from dashboard.view import View, joined
from dashboard.wording import BASIS, KOSOVO_NOTE, SITUATION_WORDS, counted, lowered, period, place, source_line

TOLD = (
    SHORT,
    CONFLICT,
    HOLDS,
    PRACTICE,
    PAPER,
)  # groups of mechanisms that are shown row by row, the most telling first
MOST_MECHANISMS, MOST_CONFLICTS = 16, 3
ACTION_LINES = 44  # of the table of actions, which take two pages together with all else
FIGURES = {
    "Identified cases": ("cases",),
    "Irregular migration": ("irregular_migrants", "cases_migrants"),
    "Shelters": ("shelters",),
    "Reflection period": ("reflection", "reflection_days"),
    "Residence permit": ("permit_min", "permit_max"),
    "Hotline": ("hotline", "hotline_hours"),
}
SILENT = "the report does not say"
LETTERS = 66  # of an action on a line of its cell


@dataclass(frozen=True)
class Brief:
    """What a brief is written from."""

    package: Package
    site: str
    base: str  # the public address of the dashboard, without a slash at its end

    @property
    def name(self) -> str:
        return self.package.site[self.site].name

    @property
    def link(self) -> str:
        return f"{self.base}/sites/{self.site}"

    @property
    def rows(self) -> Sequence[Row]:
        """Two rows a mechanism, law and practice; the widest gaps first."""
        return select(self.package, View(sites=(self.site,))).rows


def as_brief(package: Package, site: str, base: str) -> bytes:
    """The brief of a site as a Word document of two A4 pages. Raises KeyError where there is no such site."""
    brief = Brief(package, package.site[site].site, base)
    title = headline(brief.name, standing(brief.rows))
    document = blank()
    describe(document.core_properties, package, title, f"Site brief: {brief.name}. {SITUATION_WORDS}")
    _head(document, brief, title)
    _status(document, brief)
    _figures(document, brief)
    _asked(document, brief)
    _unknown(document, brief)
    _sources(document, brief)
    _foot(document, brief)
    return steady(saved(document), package.created)


def _head(document: Any, brief: Brief, title: str) -> None:
    document.add_heading(title, 0)
    said = document.add_paragraph(f"Site brief · {SITUATION_WORDS} · data version {brief.package.version} · ")
    small(said)
    add_link(said, brief.link, brief.link)
    document.add_paragraph(lead(brief.package, brief.site, standing(brief.rows)))


def _status(document: Any, brief: Brief) -> None:
    """The mechanisms that tell most: a gap, a conflict, a practice that holds; the others are counted."""
    pairs = list(zip(brief.rows[::2], brief.rows[1::2], strict=True))
    telling = [pair for group in TOLD for pair in pairs if pair[0]["group"] == group]
    shown = telling[:MOST_MECHANISMS]
    document.add_heading("Paper and practice", 1)
    rows = [
        (law["line"], law["group"], law["words"], practice["words"], _places([law, practice]))
        for law, practice in shown
    ]
    heads = ("Mechanism", "How it stands", "On paper", "In practice", "Where printed")
    add_table(document, f"{brief.name}: mechanisms on paper and in practice", heads, rows, (27, 22, 15, 16, 20))
    groups = [law["group"] for law, _ in pairs if (law, _) not in shown]
    rest = [f"{groups.count(group)} {lowered(group)}" for group in dict.fromkeys(groups)]
    text = f"Shown are {len(shown)} of {counted(len(pairs), 'mechanism')}. The others: {joined(rest)}. All of them: "
    _more(document, text, f"{brief.link}#site-status")


def _places(rows: Sequence[Row]) -> str:
    return "; ".join(dict.fromkeys(place(row["source"], row["locator"]) for row in rows if row["locator"]))


def _more(document: Any, text: str, href: str) -> None:
    paragraph = document.add_paragraph(text)
    small(paragraph)
    add_link(paragraph, href, href)


def _figures(document: Any, brief: Brief) -> None:
    document.add_heading("Figures that matter", 1)
    rows = [(title, *_told(brief, indicators)) for title, indicators in FIGURES.items()]
    heads = ("What", "What the sources say", "Period", "Where printed")
    add_table(document, f"{brief.name}: figures that matter", heads, rows, (16, 54, 12, 18))


def _told(brief: Brief, indicators: Sequence[str]) -> tuple[str, str, str]:
    """What is said of the indicators: words, periods and where printed; or that the report does not say."""
    told = [pair for indicator in indicators for pair in _statements(brief, indicator)]
    if not told:
        return SILENT.capitalize() + ".", "", ""
    said = " ".join(text for text, _ in told)
    found = [one for _, one in told]
    periods = ", ".join(dict.fromkeys(period(one.period) for one in found))
    places = "; ".join(dict.fromkeys(place(one.source, one.locator) for one in found))
    return said, periods, places


def _statements(brief: Brief, indicator: str) -> Iterator[tuple[str, Observation]]:
    """Each printed figure; of what is rated, law and practice apart; words where there is neither."""
    package = brief.package
    if package.indicator[indicator].kind in CODED:
        for basis in ("law", "practice"):
            one = cell(package, brief.site, indicator, basis)
            if one.spoken:
                yield f"{BASIS[basis].capitalize()} {words(package, one)}: {one.spoken.statement}", one.spoken
        return
    one = cell(package, brief.site, indicator)
    valued = [found for found in one.observations if found.value]
    for found in valued:
        yield f"{figure(package, found).capitalize()}: {found.statement}", found
    if not valued and one.spoken:
        yield one.spoken.statement, one.spoken


def _asked(document: Any, brief: Brief) -> None:
    """The actions that the report asks of the site, those first that stand first under their recommendation."""
    asks = asked(brief.package, View(sites=(brief.site,)), *brief.package.recommendation)
    shown = chosen(asks, ACTION_LINES)
    document.add_heading(f"What {brief.name} is asked to do: {counted(len(asks), 'action')}", 1)
    rows = [
        (one.action.site_recommendation, one.action.statement, one.action.actor, _where(one), one.action.recommendation)
        for one in shown
    ]
    heads = ("No.", "Action", "Actor", "Where printed", "Under")
    add_table(document, f"{brief.name}: actions asked", heads, rows, (6, 52, 18, 16, 8))
    if len(shown) < len(asks):
        _more(document, f"{len(asks) - len(shown)} more: ", f"{brief.link}#actions")


def _where(one: Ask) -> str:
    return "; ".join(one.action.locator.split("; ")[:2])


def chosen(asks: Sequence[Ask], room: int) -> list[Ask]:
    """As many actions as `room` lines hold, in the report's order: the first of each recommendation before others."""
    firsts = list({one.action.recommendation: one for one in reversed(asks)}.values())[::-1]
    kept: set[str] = set()
    for one in (*firsts, *(one for one in asks if one not in firsts)):
        room -= max(1, len(wrap(one.action.statement, LETTERS)))
        if room >= 0:
            kept.add(one.action.site_recommendation)
    return [one for one in asks if one.action.site_recommendation in kept]


def _unknown(document: Any, brief: Brief) -> None:
    """On which themes the report is silent, and where sources contradict each other."""
    document.add_heading("What is not known, or contradicted", 1)
    silent = [row for row in brief.rows if row["mark"].state == NOT_STATED]
    themes = {row["theme"]: sum(one["theme"] == row["theme"] for one in silent) for row in brief.rows}
    by_theme = joined(f"{lowered(theme)} {number}" for theme, number in themes.items() if number)
    document.add_paragraph(
        f"On {len(silent)} of {len(brief.rows)} points, mechanisms on paper and in practice, the report does not say "
        f"anything: {by_theme}. Silence is not absence. {_without_figure(brief)}"
    )
    found = [one for one in brief.package.observations if one.site == brief.site and one.status == "conflicting"]
    for one in found[:MOST_CONFLICTS]:
        document.add_paragraph(f"Contradicted: {one.statement} ({place(one.source, one.locator)})", "List Bullet")
    if len(found) > MOST_CONFLICTS:
        more = counted(len(found) - MOST_CONFLICTS, "more contradicted statement")
        _more(document, f"{more[:1].upper()}{more[1:]}: ", f"{brief.link}#statements")
    if not found:
        document.add_paragraph("No statement on this site is marked as contradicted by another.")


def _without_figure(brief: Brief) -> str:
    silent = [lowered(title) for title, keys in FIGURES.items() if not any(_any_said(brief, key) for key in keys)]
    return f"Nothing is said of {joined(silent, 'or')}." if silent else ""


def _any_said(brief: Brief, indicator: str) -> bool:
    one: Cell = cell(brief.package, brief.site, indicator)
    return one.state != NOT_STATED


def _sources(document: Any, brief: Brief) -> None:
    package = brief.package
    document.add_heading("Sources", 1)
    found = [one for one in package.observations if one.site == brief.site]
    line = source_line(package, [(one.source, one.cited, one.locator) for one in found])
    document.add_paragraph(f"{line} {package.source['report'].citation}. Numbers such as L1254 are lines of its text.")
    said = document.add_paragraph(
        f"{SITUATION_WORDS}; single figures as their period says. Data version {package.version} of "
        f"{package.created[:10]}. {KOSOVO_NOTE + ' ' if _names_kosovo(document) else ''}Permalink: "
    )
    add_link(said, brief.link, brief.link)


def _names_kosovo(document: Any) -> bool:
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return any("Kosovo" in text for text in (*(one.text for one in document.paragraphs), *cells))


def _foot(document: Any, brief: Brief) -> None:
    foot = document.sections[0].footer.paragraphs[0]
    foot.add_run(f"Counter-trafficking landscape · {brief.name} · {SITUATION_WORDS} · page ")
    add_field(foot, "PAGE")
    foot.add_run(" of ")
    add_field(foot, "NUMPAGES")
    small(foot)
