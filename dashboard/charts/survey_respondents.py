"""Table 3: who answered the survey, by role and area. The headings of the eight areas are lost."""

from __future__ import annotations

from dashboard.chart import Chart, Column, Figure, Row, Table
from dashboard.drawing.marks import Mark, grid
from dashboard.drawing.native import Grid
from dashboard.package.model import Package
from dashboard.package.records import SurveyItem
from dashboard.readings.evidence import respondents
from dashboard.readings.survey import answers, codes, items
from dashboard.view import View, joined
from dashboard.wording import wrapped

STEPS = (  # from this share upwards, in per cent: words of the legend and tone
    (6.0, "6 per cent or more", "first"),
    (3.0, "3 to 5.9 per cent", "second"),
    (0.1, "below 3 per cent", "third"),
)
NOBODY = Mark("0.0: nobody", "detail", (), 9)


def title(package: Package, view: View) -> str:
    most = [f"{one.title} {_total(package, one):.1f}\u00a0%" for one in _by_share(package)[:3]]
    return f"Who answered: {joined(most)}"


def _by_share(package: Package) -> list[SurveyItem]:
    return sorted(items(package, 3), key=lambda one: -_total(package, one))


def _total(package: Package, item: SurveyItem) -> float:
    return round(sum(one.percent for one in answers(package)[item.item].values()), 1)


def select(package: Package, view: View) -> Table:
    """One row a role and area, the roles with the most respondents first."""
    rows = [row for one in _by_share(package) for row in _rows(package, one)]
    columns = (
        Column("role", "Role"),
        Column("area", "Area"),
        Column("percent", "Per cent of all respondents", number=True),
    )
    return Table(
        columns,
        tuple(rows),
        n=f"{respondents(package)}; each cell is a share of all respondents, as printed.",
        extra={"areas": list(codes(package, 3).values())},
        notes=(
            "The headings of the eight areas are lost in the text at hand, so it is not known who stands where.",
            "IGO: intergovernmental organization; IDA: international development agency. Sums by role are computed "
            "here from the printed shares; with rounding they add up to less than 100.",
        ),
    )


def _rows(package: Package, item: SurveyItem) -> list[Row]:
    total = _total(package, item)
    return [
        {
            "role": item.title,
            "total": total,
            "area": one.column,
            "percent": one.percent,
            "source": "report",
            "locator": one.locator,
        }
        for one in answers(package)[item.item].values()
    ]


def draw(table: Table, view: View) -> Figure:
    areas: list[str] = (table.extra or {})["areas"]
    totals = {row["role"]: row["total"] for row in table.rows}
    roles = list(totals)
    cells = [
        {
            "row": roles.index(row["role"]),
            "column": areas.index(row["area"]),
            "mark": _mark(row["percent"]),
            "text": f"{row['percent']:.1f}",
            "hover": f"<b>{row['role']}</b><br>{row['area']}: {row['percent']:.1f} %",
        }
        for row in table.rows
    ]
    lines = [f"{wrapped(role, 16)} <b>{total:.1f} %</b>" for role, total in totals.items()]
    figure = grid(lines, [str(number) for number in range(1, len(areas) + 1)], cells)
    figure["layout"]["xaxis"]["title"] = {
        "text": "Columns 1 to 8 (headings lost)",
        "font": {"size": 12},
        "standoff": 12,
    }
    figure["layout"]["yaxis"]["tickfont"] = {"size": 12.5}
    return figure


def _mark(percent: float) -> Mark:
    for rank, (least, words, tone) in enumerate(STEPS):
        if percent >= least:
            return Mark(words, "stated", (tone,), rank)
    return NOBODY


def describe(table: Table, view: View) -> str:
    totals = {row["role"]: row["total"] for row in table.rows}
    said = [f"{role} {total:.1f}" for role, total in totals.items()]
    return (
        f"A grid of {len(totals)} roles and {len((table.extra or {})['areas'])} areas. Respondents by role, in per "
        f"cent: {', '.join(said)}. Areas cannot be named, since their headings are lost."
    )


CHART = Chart(
    "survey-respondents",
    "Survey, table 3: who answered, by role and area; the headings of the areas are lost",
    (),
    title,
    select,
    draw,
    describe,
    native=Grid("role", "area", "percent", total="total"),
)
