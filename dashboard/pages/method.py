"""Pieces of the page on sources: how the assessment was made, who was asked, its limits, its contradictions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.chart import Column
from dashboard.components.links import link, printed, site_link
from dashboard.components.tables import statements, table
from dashboard.drawing.marks import number
from dashboard.package.model import Package, by_key
from dashboard.package.records import REGION, Discrepancy, Interview, Limitation, Observation, Participant
from dashboard.pages.parts import column, two_columns
from dashboard.view import View, joined
from dashboard.wording import counted, section, section_name

STEP = re.compile(r"Step \d: ")
BETWEEN = "Between the texts"
PARTS = {
    "Summary, introduction and method": re.compile(r"Executive|[12]|note|3$"),
    "Interviews and survey (tables 2 to 7)": re.compile(r"Table [1-7]$"),
    **{part: re.compile(re.escape(part)) for part in ("3.1", "3.2", "3.3", "3.4", "3.5")},
    "The workshop (section 4, tables 8 to 10)": re.compile(r"4|Table"),
    "Recommendations (section 5)": re.compile("5"),
    "Appendixes": re.compile("Appendix"),
    BETWEEN: re.compile(r"$"),
}


def counts(package: Package, unit: str) -> list[Observation]:
    """The figures of the method in this unit, for the assessment as a whole, the greatest first."""
    found = [one for one in package.observations_of["method"] if (one.site, one.unit) == (REGION, unit) and one.value]
    return sorted(found, key=lambda one: number(one.value), reverse=True)


def strip(package: Package) -> Component:
    """The assessment in four figures, each with where it was printed."""
    documents, interviews = counts(package, "documents"), counts(package, "interviews")
    answered, invited = counts(package, "completed surveys"), counts(package, "potential respondents")
    told = (
        (interviews[:1], "interviews, face to face and by telephone"),
        ([*answered[:1], *invited[:1]], "of those invited to the survey answered it"),
        ([*documents[-1:], *documents[:1]], "of the documents named for the desk review were reviewed"),
        (counts(package, "seats")[:1], "seats on the provisional list of the validation workshop"),
    )
    return html.Dl([_figure(package, found, words) for found, words in told if found], className="strip")


def _figure(package: Package, found: Sequence[Observation], words: str) -> Component:
    where = printed(package, found[0].source, found[0].locator)
    told = " of ".join(one.value for one in found)
    return html.Div([html.Dt(told), html.Dd([words, html.Br(), html.Small(where)])])


def made(package: Package) -> Component:
    """The steps of the assessment, and everything else that the sources say of its method."""
    notes = [*package.observations_of["method_notes"], *package.observations_of["method"]]
    steps = [one for one in notes if STEP.match(one.statement)]
    others = [one for one in notes if one not in steps]
    summary = html.Summary(f"More on method and project: {counted(len(others), 'statement')}")
    return column(
        f"How the assessment was made: {counted(len(steps), 'step')}",
        html.Ol([_step(package, one) for one in steps], className="steps-made"),
        html.Details([summary, statements(package, "Method and project", others)], className="more"),
    )


def _step(package: Package, one: Observation) -> Component:
    text = STEP.sub("", one.statement)
    return html.Li([text[:1].upper() + text[1:], " ", html.Small(printed(package, one.source, one.locator))])


def asked(package: Package, view: View) -> Component:
    """Who was interviewed, by site, beside who sat at the workshop, by kind of institution."""
    return two_columns([_seats(package)], [_interviews(package, view)])


def _interviews(package: Package, view: View) -> Component:
    order = [*package.site_codes, REGION]
    totals = [one for one in package.interviews if one.role_group == "total" and one.column in order]
    totals.sort(key=lambda one: order.index(one.column))
    columns = (Column("site", "Site"), Column("number", "Interviews", number=True), Column("printed", "Printed at"))
    return column(
        "Who was interviewed",
        table("Interviews by site", columns, [_interviewed(package, view, one) for one in totals]),
        html.P(_headings(package, totals), className="filtered"),
        html.P(link("Who answered the survey", "/survey", view)),
    )


def _interviewed(package: Package, view: View, one: Interview) -> tuple[Any, ...]:
    name = "All sites" if one.column == REGION else site_link(package, one.column, view)
    return name, str(one.value), printed(package, "report", one.locator)


def _headings(package: Package, totals: Sequence[Interview]) -> str:
    """How the numbers were given to sites, though the text file lost the headings of their columns."""
    by_order = [package.site[one.column].name for one in totals if one.heading_basis == "order"]
    return (
        f"The text file lost the headings of this table. The order of sites suggests those of {joined(by_order)}; "
        "the text proves the others."
    )


def _seats(package: Package) -> Component:
    kinds = by_key(package.participants, lambda one: one.institution_kind)
    every = sum(one.seats for one in package.participants)
    columns = (
        Column("kind", "Kind of institution"),
        Column("seats", "Seats", number=True),
        Column("from", "From"),
        Column("printed", "Printed at"),
    )
    rows = [_seated(package, kind, seats) for kind, seats in kinds.items()]
    return column(f"Who sat at the workshop: {every} seats", table("Workshop seats", columns, rows, "seats"))


def _seated(package: Package, kind: str, seats: Sequence[Participant]) -> tuple[Any, ...]:
    name = section(seats[0].locator)
    order = [*package.site_codes, ""]
    places = joined(f"{one.location} {one.seats}" for one in sorted(seats, key=lambda one: order.index(one.site)))
    where = "; ".join([name, *(one.locator.removeprefix(f"{name}; ") for one in seats)])
    return (
        kind[:1].upper() + kind[1:],
        str(sum(one.seats for one in seats)),
        places if len(seats) > 1 else seats[0].location,
        printed(package, "report", where),
    )


def limits(package: Package) -> Component:
    """The limitations that the report states of itself: those of its summary open, the others folded."""
    first = [one for one in package.limitations if section(one.locator) == "Executive summary"]
    others = [one for one in package.limitations if one not in first]
    return column(
        f"What it cannot say: {counted(len(package.limitations), 'limitation')} that the report states of itself",
        html.P(f"{len(first)} stand in its summary.", className="filtered"),
        html.Ul([_limit(package, one) for one in first], className="points"),
        html.Details(
            [
                html.Summary(f"{len(others)} more, from its chapters"),
                html.Ul([_limit(package, one) for one in others], className="points"),
            ],
            className="more",
        ),
    )


def _limit(package: Package, one: Limitation) -> Component:
    where = html.Small(printed(package, one.source, one.locator))
    return html.Li([html.Strong(f"{one.title}. "), one.statement, " ", where], id=one.limitation)


def disagreements(package: Package) -> Component:
    """Where sources contradict each other or themselves, by the part of the report that is concerned."""
    parts = _by_part(package)
    return column(
        f"Where the sources disagree: {counted(len(package.discrepancies), 'place')}",
        html.P(
            "Nothing is smoothed over: each is kept as printed, with what the dashboard shows.", className="filtered"
        ),
        *[_part(package, title, found) for title, found in parts.items() if found],
    )


def _by_part(package: Package) -> Mapping[str, Sequence[Discrepancy]]:
    """Discrepancies by part of the report, in its order; those between the texts at the end."""
    groups: Mapping[str, Sequence[Discrepancy]] = by_key(package.discrepancies, lambda one: _part_of(one.locators))
    return {_part_in_words(package, part): groups[part] for part in PARTS}


def _part_of(locator: str) -> str:
    name = section(locator)
    found = (part for part, pattern in PARTS.items() if pattern.match(name))
    return next(found, BETWEEN) if name else BETWEEN


def _part_in_words(package: Package, part: str) -> str:
    return section_name(package, part) if part[:1].isdigit() else part


def _part(package: Package, title: str, found: Sequence[Discrepancy]) -> Component:
    points = [_disagreement(package, one) for one in found]
    return html.Details([html.Summary(f"{title}: {len(found)}"), html.Ul(points, className="points")], className="more")


def _disagreement(package: Package, one: Discrepancy) -> Component:
    return html.Li(
        [
            html.H3([html.Span(one.discrepancy, className="id"), one.title]),
            html.P(one.what),
            html.P([html.Strong("Shown here: "), one.shown]),
            html.Small(["Printed at ", printed(package, "report", one.locators)]),
        ],
        id=one.discrepancy,
    )
