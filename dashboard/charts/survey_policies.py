"""Table 4 of the survey: which policies and practices of identification respondents call operational."""

from functools import partial

from dashboard.agreement import described, drawn, point, selected, settled
from dashboard.chart import Chart
from dashboard.drawing.native import Bars

TABLE = 4
CHART = Chart(
    "survey-policies",
    "Survey, table 4: which policies and practices of identification respondents call operational",
    ("answer",),
    partial(point, TABLE),
    partial(selected, TABLE),
    drawn,
    described,
    settle=partial(settled, TABLE),
    native=Bars("item", "percent", series="answer", stacked=True),
)
