"""All charts, in the order in which they are listed."""

from dashboard.chart import Chart
from dashboard.charts import landscape_map

CHARTS: tuple[Chart, ...] = (landscape_map.CHART,)
CHART = {chart.id: chart for chart in CHARTS}
