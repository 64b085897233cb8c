"""Table 6 of the survey: what respondents say of the range and quality of services."""

from functools import partial

from dashboard.agreement import described, drawn, point, selected, settled
from dashboard.chart import Chart
from dashboard.drawing.native import Bars

TABLE = 6
CHART = Chart(
    "survey-quality",
    "Survey, table 6: what respondents say of the range and quality of services",
    ("answer",),
    partial(point, TABLE),
    partial(selected, TABLE),
    drawn,
    described,
    settle=partial(settled, TABLE),
    native=Bars("item", "percent", series="answer", stacked=True),
)
