"""A model as a workbook to be edited, and back, with every problem named by its sheet and cell."""

from maturity_desktop.reports.model_workbook.archive import is_workbook
from maturity_desktop.reports.model_workbook.checking import in_words_of_the_sheets
from maturity_desktop.reports.model_workbook.reading import read_workbook
from maturity_desktop.reports.model_workbook.writing import write_workbook

__all__ = ["in_words_of_the_sheets", "is_workbook", "read_workbook", "write_workbook"]
