"""Charts as drawings: painted by Qt on the screen and by ReportLab on paper."""

from maturity_desktop.reports.charts.heat import heat_map, heat_map_height, rows_that_fit
from maturity_desktop.reports.charts.rows import domain_bars, ranked_gaps
from maturity_desktop.reports.charts.side_by_side import side_by_side
from maturity_desktop.reports.charts.strip import level_strip
from maturity_desktop.reports.charts.web import has_radar, radar

__all__ = [
    "domain_bars",
    "has_radar",
    "heat_map",
    "heat_map_height",
    "level_strip",
    "radar",
    "ranked_gaps",
    "rows_that_fit",
    "side_by_side",
]
