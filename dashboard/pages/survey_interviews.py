"""Survey against interviews: the two kinds of evidence on the same mechanisms, beside each other."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.chart import Column, build
from dashboard.charts import CHART
from dashboard.components.card import card
from dashboard.components.controls import controls
from dashboard.components.links import link, printed
from dashboard.components.tables import table
from dashboard.package.model import Package
from dashboard.package.records import Discrepancy
from dashboard.pages.page import Page
from dashboard.pages.parts import column, two_columns
from dashboard.readings.survey import PAIRS, Pair, beside, in_full, noted, on_slide, place, share, swapped
from dashboard.view import View
from dashboard.wording import BASIS

FILTERS = ("sites",)


def layout(package: Package, view: View) -> Component:
    return html.Div(
        [
            html.H1(_headline(package)),
            html.P(
                [
                    "Where survey and interviews speak of the same mechanism they often disagree. At the left the "
                    "share of respondents, at the right what interviews, documents and the workshop say of each site; "
                    "a click on a mark opens the statements behind it. Back to ",
                    link("the survey", "/survey", view),
                    ".",
                ],
                className="lead",
            ),
            controls(package, view, FILTERS),
            card(package, build(CHART["survey-and-interviews"], view, package)),
            two_columns([_disagreements(package, view)], [_slides(package, view), _pairs(package)]),
        ]
    )


def _headline(package: Package) -> str:
    pair = PAIRS[0]
    works = [package.site[site].name for site in package.site_codes if beside(package, site, pair).values == ("yes",)]
    said = f"only {works[0]}’s" if len(works) == 1 else f"{len(works) or 'none'} of them"
    return (
        f"{share(package, pair.item, pair.answer):.1f}\u00a0% of respondents call their referral mechanism fully or "
        f"partially operational; interviews and documents find {said} working well"
    )


def _slides(package: Package, view: View) -> Component:
    """The slide deck's shares beside the table that they should quote."""
    wrong = swapped(package)
    columns = (
        Column("mechanism", "Mechanism"),
        Column("slide", "Slide deck", number=True),
        Column("table", "Sum from table 4", number=True),
        Column("printed", "Printed at"),
    )
    return column(
        "The slide deck swaps two shares",
        table("Shares on the slides and in table 4", columns, [_quoted(package, one) for one in PAIRS if one.slide]),
        *([html.P([wrong.what, " ", _discrepancy(wrong, view)])] if wrong else []),
    )


def _quoted(package: Package, pair: Pair) -> tuple[object, ...]:
    said = on_slide(package, pair)
    here = place(package, pair.item)
    return (
        pair.slide,
        f"{said.value} %" if said else "–",
        f"{share(package, pair.item, pair.answer):.1f} %",
        [*([printed(package, said.source, said.locator), html.Br()] if said else []), printed(package, "report", here)],
    )


def _discrepancy(one: Discrepancy, view: View) -> Component:
    return link(f"{one.discrepancy} among the contradictions", f"/sources#{one.discrepancy}", view)


def _disagreements(package: Package, view: View) -> Component:
    """What this project noted where survey and text contradict each other on a pair."""
    found = dict.fromkeys(one for pair in PAIRS for one in noted(package, place(package, pair.item)))
    points = [
        html.Li([html.Strong(f"{one.title}. "), one.what, " ", html.Small(_discrepancy(one, view))])
        for one in found
        if "survey" in one.title.lower() or "survey" in one.shown.lower()
    ]
    return column(f"Noted as contradictions: {len(points)}", html.Ul(points, className="points"))


def _pairs(package: Package) -> Component:
    """Which item stands beside which indicator: the choice of this project, open to be checked."""
    titles = {one.item: (in_full(one.title), one.table) for one in package.survey_items}
    columns = (
        Column("item", "Survey item"),
        Column("indicator", "Beside it"),
        Column("printed", "Printed at"),
    )
    rows = [
        (
            f"Table {titles[pair.item][1]}: {titles[pair.item][0]}",
            f"{package.indicator[pair.indicator].title}, {BASIS[pair.basis]}",
            printed(package, "report", place(package, pair.item)),
        )
        for pair in PAIRS
    ]
    summary = html.Summary(f"How {len(rows)} survey items were paired with mechanisms by this project")
    return html.Details([summary, table("Pairs made by this project", columns, rows)], className="more")


PAGE = Page(
    "/survey/interviews",
    "",
    "Where survey and interviews speak of the same mechanism, and where they disagree",
    layout,
)
