"""All charts, in the order in which they are listed."""

from dashboard.chart import Chart
from dashboard.charts import (
    evidence_kinds,
    finding_evidence,
    landscape_map,
    recommendation_matrix,
    site_status,
    source_weight,
    workshop_priorities,
)

CHARTS: tuple[Chart, ...] = (
    landscape_map.CHART,
    site_status.CHART,
    workshop_priorities.CHART,
    finding_evidence.CHART,
    recommendation_matrix.CHART,
    source_weight.CHART,
    evidence_kinds.CHART,
)
CHART = {chart.id: chart for chart in CHARTS}
