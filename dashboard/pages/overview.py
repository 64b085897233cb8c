"""Overview: the six sites on a map, coloured by what the reader picks, beside the region in figures."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.chart import Column, build
from dashboard.charts import CHART
from dashboard.components.attributes import named
from dashboard.components.card import card, live
from dashboard.components.controls import controls
from dashboard.components.links import link, printed, site_link
from dashboard.components.tables import statements, table
from dashboard.drawing.marks import marks_of, short_words
from dashboard.package.model import Package, by_key
from dashboard.pages.page import Page
from dashboard.pages.parts import column, swatch, two_columns
from dashboard.readings.evidence import cell, mapped, respondents
from dashboard.view import Options, View, reach, settle
from dashboard.wording import BASIS, counted, period

MOST_SAID = 64  # statements that the page holds: of thousands it would be slow, and nobody would read them
FILTERS = ("theme", "indicator", "basis", "period", "sites")


def layout(package: Package, view: View) -> Component:
    view = settle(view, package)
    return html.Div(
        [
            html.H1(_headline(package)),
            html.P(
                "What six sites of the Western Balkans have against trafficking, on paper and in practice. "
                "Pick what to compare; a click on a site leads to its profile.",
                className="lead",
            ),
            controls(package, view, FILTERS, _narrowed(package, view)),
            two_columns(
                [card(package, build(CHART["landscape-map"], view, package)), _site_list(package, view)],
                [_region(package, view), _paper_and_practice(package, view)],
            ),
            _said(package, view),
        ]
    )


def _headline(package: Package) -> str:
    works = [package.site[site].name for site in package.site_codes if _works(package, site)]
    said = f"only {works[0]}’s is" if len(works) == 1 else f"{len(works) or 'none'} of them are"
    return f"Every site has a referral mechanism on paper; {said} reported to work well"


def _works(package: Package, site: str) -> bool:
    return cell(package, site, "nrm", "practice").values == ("yes",)


def _narrowed(package: Package, view: View) -> dict[str, Options]:
    indicators = [one for one in mapped(package) if view.theme in ("", one.theme)]
    found = reach(package, view.indicator)
    return {
        "indicator": {one.indicator: one.title for one in indicators},
        "basis": {basis: words for basis, words in BASIS.items() if basis in found.bases},
        "period": {one: period(one) for one in found.periods},
        "theme": {one: package.label("theme", one) for one in dict.fromkeys(one.theme for one in mapped(package))},
    }


def _site_list(package: Package, view: View) -> Component:
    """What a click on the map leads to, as links."""
    links = [html.Li(site_link(package, site, view)) for site in view.sites or package.site_codes]
    return html.Nav([live("profiles", links, html.Ul, className="inline")], **named("Site profiles"))


def _region(package: Package, view: View) -> Component:
    return column("The region in figures", html.Dl(_figures(package, view), className="figures"))


def _figures(package: Package, view: View) -> list[Component]:
    operational = [
        one
        for one in package.survey_answers
        if one.item in _items(package, 4, "NRM") and one.answer in ("fully", "partially")
    ]
    works = [site for site in package.site_codes if _works(package, site)]
    men = [one for one in package.observations_of["shelter_men"] if one.site == "REG" and one.value == "0"]
    share = f"{sum(one.percent for one in operational):.1f} %"
    practice = cell(package, works[0], "nrm", "practice").headline if works else None
    return [
        *_figure(
            share,
            f"of survey respondents call their referral mechanism fully or partly operational ({respondents(package)})",
            printed(package, "report", operational[0].locator) if operational else "",
        ),
        *_figure(
            f"{len(works)} of {len(package.site_codes)}",
            "sites whose referral mechanism is described as highly operational",
            printed(package, "report", practice.locator) if practice else "",
        ),
        *_figure("0", "shelters for men", printed(package, men[0].source, men[0].locator) if men else ""),
        *_figure(
            str(len(package.site_recommendation_sites)),
            f"actions asked of single sites, under {len(package.recommendations)} recommendations",
            link("See what is asked", "/recommendations", view),
        ),
    ]


def _items(package: Package, number: int, words: str) -> list[str]:
    return [one.item for one in package.survey_items if one.table == number and words.lower() in one.title.lower()]


def _figure(number: str, words: str, where: Any) -> Sequence[Component]:
    return html.Dt(number), html.Dd([words, html.Br(), html.Small(where)])


def _paper_and_practice(package: Package, view: View) -> Component:
    columns = (
        Column("site", "Site"),
        Column("law", "Paper"),
        Column("practice", "Practice"),
        Column("asked", "Asked of it"),
    )
    indicator = package.indicator[view.indicator]
    sites = view.sites or package.site_codes
    laws, practices = (_swatches(package, view.indicator, basis, sites) for basis in ("law", "practice"))
    rows = [
        (site_link(package, site, view), laws[site], practices[site], _asked(package, site, view)) for site in sites
    ]
    return live(
        "paper-and-practice",
        column(
            f"On paper and in practice: {indicator.title}",
            table("On paper and in practice", columns, rows, "judged"),
        ),
    )


def _swatches(package: Package, indicator: str, basis: str, sites: Collection[str]) -> dict[str, Component]:
    """The swatches of `sites`, on the scale of all sites."""
    cells = [cell(package, site, indicator, basis) for site in package.site_codes]
    marks = zip(cells, marks_of(package, cells), strict=True)
    return {one.site: swatch(mark, short_words(package, one)) for one, mark in marks if one.site in sites}


def _asked(package: Package, site: str, view: View) -> Component:
    number = sum(one.site == site for one in package.site_recommendation_sites)
    return link(counted(number, "action"), "/recommendations", view.with_(sites=(site,)))


def _said(package: Package, view: View) -> Component:
    """All statements on the indicator, by site: folded, since the map already says the point."""
    indicator = package.indicator[view.indicator]
    sites = [*(view.sites or package.site_codes), "REG"]
    found = [one for site in sites for one in package.observations_at[site, indicator.indicator]]
    by_site = by_key(found[:MOST_SAID], lambda one: one.site)
    summary = f"{counted(len(found), 'statement')} on {indicator.title.lower()}, by site, with where they were printed"
    groups = [
        html.Section([html.H3(site_link(package, site, view)), statements(package, package.site[site].name, group)])
        for site, group in by_site.items()
    ]
    left_out = [html.P(link(_further(len(found)), "/data", view))] if len(found) > MOST_SAID else []
    return html.Details(
        [
            live("said-summary", summary, html.Summary),
            live("said", [html.P(f"{indicator.description}."), *groups, *left_out]),
        ],
        className="more",
    )


def _further(found: int) -> str:
    return f"{counted(found - MOST_SAID, 'further statement')}, among all statements"


PAGE = Page(
    "/",
    "Overview",
    "Where the six sites stand on any indicator, on paper and in practice",
    layout,
    help=(
        "Pick an indicator above the map: each site takes the colour of what the sources say of it.",
        "Dark blue works, light blue works in part, orange does not; stripes mean that sources conflict.",
        "White with grey hatching means that the report does not say: neither no nor zero.",
        "On paper is what law and agreements provide, in practice what happens; the small table holds both.",
        "A click on a site, or its link below the map, opens its profile.",
    ),
)
