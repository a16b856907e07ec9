"""The scorecard as a workbook with live formulas, and the check that what was written is what was meant."""

from maturity_desktop.reports.excel.check import check_workbook
from maturity_desktop.reports.excel.workbook import write_workbook

__all__ = ["check_workbook", "write_workbook"]
