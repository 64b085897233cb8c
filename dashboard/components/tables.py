"""Tables: of an exhibit, and of statements with where they were printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.chart import Column, Exhibit, Row
from dashboard.components.attributes import headed
from dashboard.components.links import link, printed
from dashboard.package.model import Package
from dashboard.package.records import Observation
from dashboard.readings.evidence import value_words
from dashboard.wording import BASIS, EVIDENCE, STATUS, period


def table(
    caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]], kind: str = "", heads: int = 0
) -> Component:
    """A table whose cells know their heading, so that it can reflow on a narrow screen.

    The first `heads` cells of a row are the heading of the row.
    """
    head = html.Thead(html.Tr([html.Th(one.title, scope="col", className="num" * one.number) for one in columns]))
    body = html.Tbody([html.Tr([*_row_heads(row[:heads]), *_cells(columns[heads:], row[heads:])]) for row in rows])
    shown = html.Caption(caption, className="visually-hidden")
    drawn: Component = dbc.Table([shown, head, body], className=f"reflow {kind}".strip(), size="sm")
    return drawn


def _row_heads(contents: Sequence[Any]) -> list[Component]:
    return [html.Th(content, scope="row") for content in contents]


def _cells(columns: Sequence[Column], row: Sequence[Any]) -> list[Component]:
    return [
        html.Td(content, className="num" * column.number, **headed(column.title))
        for column, content in zip(columns, row, strict=True)
    ]


def crosswise(exhibit: Exhibit, line: str, caption: str, content: Callable[[Row], Any]) -> Component:
    """The table of a matrix as it is drawn: a row for each value of the column `line`, a column for each site."""
    lines: dict[str, list[Row]] = {}
    for row in exhibit.table.rows:
        lines.setdefault(row[line], []).append(row)
    sites = dict.fromkeys(row["site"] for row in exhibit.table.rows)
    heading = next(one.title for one in exhibit.table.columns if one.key == line)
    columns = [Column(line, heading), *[Column(site, site) for site in sites]]
    rows = [(name, *map(content, found)) for name, found in lines.items()]
    return table(caption, columns, rows, "crosswise", heads=1)


def with_place(package: Package, row: Row, words: str) -> Any:
    """What a cell of a crosswise table says, with where it was printed."""
    if not row["locator"]:
        return html.Span("not said", className="unsaid")
    return [words, html.Small(printed(package, row["source"], row["locator"], row.get("cited", "")))]


def exhibit_table(package: Package, exhibit: Exhibit) -> Component:
    """The table of an exhibit; its first column links to where a click on the mark leads."""
    columns = (*exhibit.table.columns, Column("printed", "Printed at"))
    rows = [
        (
            *[_content(exhibit, row, place, column) for place, column in enumerate(exhibit.table.columns)],
            printed(package, row.get("source", ""), row["locator"], row.get("cited", ""))
            if row.get("locator")
            else "–",
        )
        for row in exhibit.table.rows
    ]
    return table(f"{exhibit.title}: table", columns, rows)


def _content(exhibit: Exhibit, row: Any, place: int, column: Column) -> Any:
    text = row.get(column.key, "")
    return link(text, row["href"], exhibit.view) if place == 0 and row.get("href") else text


STATEMENT_COLUMNS = (
    Column("indicator", "What"),
    Column("basis", "Basis"),
    Column("statement", "What the sources say"),
    Column("printed", "Printed at"),
)


def statements(package: Package, caption: str, observations: Iterable[Observation]) -> Component:
    """A table of observations: law beside practice, each with its evidence, its period and where it was printed."""
    return table(caption, STATEMENT_COLUMNS, [_statement(package, one) for one in observations], "statements")


def _statement(package: Package, one: Observation) -> tuple[Any, ...]:
    indicator = package.indicator[one.indicator]
    if one.status == "not_stated" and not one.locator:
        return indicator.title, "", html.Span("The report does not say.", className="unsaid"), "–"
    return (
        indicator.title,
        BASIS[one.basis],
        said(package, one),
        printed(package, one.source, one.locator, one.cited),
    )


def said(package: Package, one: Observation) -> list[Any]:
    """What an observation says: its value, its statement, and the remarks that go with it."""
    return [*_value(package, one), one.statement, html.Small(remarks(one))]


def _value(package: Package, one: Observation) -> list[Any]:
    return [html.Strong(value_words(package, one)), ". "] if one.value else []


def remarks(one: Observation) -> str:
    """What goes under a statement: its evidence, its period, and whether sources conflict."""
    said = [EVIDENCE[one.evidence], period(one.period)]
    return " · ".join([*said, STATUS[one.status]] if one.status != "reported" else said)
