"""Sources and method: how the assessment was made, what rests on which work, its limits, the data to take away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.chart import Column, build
from dashboard.charts import CHART
from dashboard.components.attributes import named
from dashboard.components.card import card, live
from dashboard.components.controls import controls
from dashboard.components.links import link, printed
from dashboard.components.tables import table
from dashboard.package.model import Package
from dashboard.package.records import Source, TableNote
from dashboard.pages import method
from dashboard.pages.page import Page
from dashboard.pages.parts import column, two_columns
from dashboard.readings.evidence import all_statements, is_text, resting_on
from dashboard.view import View, joined
from dashboard.wording import short_citation

FILTERS = ("sites", "theme")
PLACES = (
    ("method", "How it was made"),
    ("asked", "Who was asked"),
    ("works", "Cited works"),
    ("limitations", "Limitations"),
    ("discrepancies", "Disagreements"),
    ("downloads", "Data to download"),
    ("places", "How to read a place"),
)
PACKAGE_FILE, DESCRIPTION_FILE = "/data/package.zip", "/data/datapackage.json"


def layout(package: Package, view: View) -> Component:
    return html.Div(
        [
            html.H1(_headline(package)),
            html.P(
                f"All that is shown was read from one report and {len(_texts(package)) - 1} web pages on it, and each "
                "statement says where it was printed. Here is how they came about, and how far they carry.",
                className="lead",
            ),
            html.Nav(_places(), **named("On this page")),
            method.strip(package),
            controls(package, view, FILTERS),
            two_columns(
                [card(package, build(CHART["source-weight"], view, package))],
                [card(package, build(CHART["evidence-kinds"], view, package))],
            ),
            html.Div(_works(package, view), id="works"),
            html.Div(method.made(package), id="method"),
            html.Div(method.asked(package, view), id="asked"),
            html.Div(method.limits(package), id="limitations"),
            html.Div(method.disagreements(package), id="discrepancies"),
            html.Div(_downloads(package), id="downloads"),
            two_columns([html.Div(_reading(package, view), id="places")], [_terms(package)]),
        ]
    )


def _headline(package: Package) -> str:
    stated = all_statements(package)
    share = 100 * sum(bool(one.cited) for one in stated) / len(stated)
    gathered = joined(
        f"{found.value} {words}"
        for found, words in (
            *[(one, "interviews") for one in method.counts(package, "interviews")[:1]],
            *[(one, "survey answers") for one in method.counts(package, "completed surveys")[:1]],
            *[(one, "documents") for one in method.counts(package, "documents")[-1:]],
        )
    )
    return f"{share:.0f} % of the statements cite a work by name; the others rest on {gathered}"


def _places() -> Component:
    return html.Ul([html.Li(html.A(words, href=f"#{place}")) for place, words in PLACES], className="inline")


def _texts(package: Package) -> list[Source]:
    return [one for one in package.sources if is_text(one)]


def _works(package: Package, view: View) -> Component:
    works = [one for one in package.sources if not is_text(one)]
    used = sum(bool(resting_on(package)[one.source]) for one in works)
    summary = html.Summary(f"All {len(works)} works, with what rests on each")
    return column(
        f"What the texts cite: {len(works)} works, of which {used} carry a statement",
        html.Details([summary, live("works-cited", _cited(package, view, works))], className="more"),
    )


def _cited(package: Package, view: View, works: Sequence[Source]) -> Component:
    """The works, those first on which most statements on the chosen sites rest."""
    times = Counter(one.cited for one in all_statements(package) if one.site in view.sites or not view.sites)
    columns = (
        Column("work", "Work"),
        Column("kind", "Kind"),
        Column("year", "Year"),
        Column("sites", "Sites"),
        Column("statements", "Statements", number=True),
        Column("printed", "Cited at"),
    )
    ordered = sorted(works, key=lambda one: -times[one.source])
    return table("Cited works", columns, [_work(package, view, one, times[one.source]) for one in ordered], "works")


def _work(package: Package, view: View, one: Source, number: int) -> tuple[Any, ...]:
    short = short_citation(package, one.source)
    return (
        [link(short, f"/sources/{one.source}", view), *([html.Small(one.citation)] if one.citation != short else [])],
        one.kind,
        str(one.year or "not said"),
        _sites(package, one),
        str(number or "none"),
        printed(package, "report", one.locator),
    )


def _sites(package: Package, one: Source) -> str:
    codes = one.sites.split(";")
    return (
        "All six sites" if set(package.site_codes) <= set(codes) else joined(package.site[code].name for code in codes)
    )


def _downloads(package: Package) -> Component:
    columns = (
        Column("table", "Table"),
        Column("description", "What a row is"),
        Column("rows", "Rows", number=True),
        Column("file", "File"),
    )
    rows = sum(note.rows for note in package.tables.values())
    return column(
        f"Data to download: {len(package.tables)} files, {rows:,} rows",
        html.P(
            [
                html.A("The whole package as a ZIP file", href=PACKAGE_FILE, download="", className="download"),
                ", or single files. ",
                html.A("datapackage.json", href=DESCRIPTION_FILE, download=""),
                f" describes every column, key and code list. Version {package.version}.",
            ]
        ),
        table("Files of the data package", columns, [_file(note) for note in package.tables.values()], "files"),
    )


def _file(note: TableNote) -> tuple[Any, ...]:
    where = html.A(note.file, href=f"/data/{note.file}", download="")
    return html.Strong(note.title), f"{note.description}.", f"{note.rows:,}", where


def _reading(package: Package, view: View) -> Component:
    columns = (
        Column("place", "Place"),
        Column("text", "Text"),
        Column("statements", "Statements", number=True),
    )
    return column(
        "How to read a place",
        html.P(
            [
                html.Code("3.2; L1644"),
                " means: section 3.2 of the printed report, line 1644 of the text file of it that the data steward "
                "holds. Tables, notes and appendixes are named as they are printed. A number of three digits in front "
                "of the line means one of the web pages:",
            ]
        ),
        table("The texts", columns, [_text(package, view, one) for one in _texts(package)], "plain"),
        html.P("The text files stay with the data steward, since the texts are all rights reserved."),
    )


def _text(package: Package, view: View, one: Source) -> tuple[Any, ...]:
    place = "L" if one.source == "report" else one.locator.split("L")[0] + "L"
    number = len(resting_on(package)[one.source])
    return html.Code(place), link(one.citation, f"/sources/{one.source}", view), f"{number:,}" if number else "none"


def _terms(package: Package) -> Component:
    terms = (
        ("The tables", f"{package.licence}."),
        (
            "The report",
            "is all rights reserved. Facts and figures carry over, in this project’s own words; sentences do not. For "
            "its wording, quote the report.",
        ),
        ("Outlines", "from Natural Earth, which is in the public domain."),
        ("People", "No name, telephone number or mail address of a person is in the data; nothing finer than a site."),
    )
    return column(
        "Terms", html.Ul([html.Li([html.Strong(f"{name}: "), text]) for name, text in terms], className="points")
    )


PAGE = Page(
    "/sources",
    "Sources",
    "How the assessment was made, what rests on which source, and the data itself",
    layout,
    help=(
        "The bars count the statements that rest on each work, and on each kind of evidence.",
        "L and a number are lines of the report’s text; the link of a section lists what it states.",
        "The limitations say how far the assessment carries: read them before you quote a figure.",
        "The disagreements say where the texts contradict each other, and what is shown here.",
    ),
)
