"""Table 5 of the survey: how adequate respondents find each kind of support."""

from functools import partial

from dashboard.agreement import described, drawn, point, selected, settled
from dashboard.chart import Chart
from dashboard.drawing.native import Bars

TABLE = 5
CHART = Chart(
    "survey-services",
    "Survey, table 5: how adequate respondents find each kind of support",
    ("answer",),
    partial(point, TABLE),
    partial(selected, TABLE),
    drawn,
    described,
    settle=partial(settled, TABLE),
    native=Bars("item", "percent", series="answer", stacked=True),
)
