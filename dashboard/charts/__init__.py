"""All charts, in the order in which they are listed."""

from dashboard.chart import Chart
from dashboard.charts import (
    evidence_kinds,
    evidence_matrix,
    finding_evidence,
    interviews_held,
    knowledge_gaps,
    landscape_map,
    priorities_by_site,
    priorities_chosen,
    priorities_slope,
    recommendation_matrix,
    site_status,
    source_weight,
    survey_and_interviews,
    survey_policies,
    survey_quality,
    survey_respondents,
    survey_services,
    survey_statements,
    workshop_priorities,
)

CHARTS: tuple[Chart, ...] = (
    landscape_map.CHART,
    evidence_matrix.CHART,
    knowledge_gaps.CHART,
    site_status.CHART,
    survey_policies.CHART,
    survey_services.CHART,
    survey_quality.CHART,
    survey_statements.CHART,
    survey_respondents.CHART,
    interviews_held.CHART,
    survey_and_interviews.CHART,
    workshop_priorities.CHART,
    priorities_slope.CHART,
    priorities_chosen.CHART,
    priorities_by_site.CHART,
    finding_evidence.CHART,
    recommendation_matrix.CHART,
    source_weight.CHART,
    evidence_kinds.CHART,
)
CHART = {chart.id: chart for chart in CHARTS}
