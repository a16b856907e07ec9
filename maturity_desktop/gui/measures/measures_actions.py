"""Everything that can be done on the measures page, as actions: for keys, for the menu and for buttons."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.page_actions import ALONE, WHOLE, PageActions
from maturity_desktop.gui.widgets.edit_marks import mark_edits


class MeasuresActions(PageActions):
    """The actions, each with its key; those of a list or a chart have it only there."""

    def __init__(self, page: QWidget, criteria: QWidget, series: QWidget, charts: QWidget) -> None:
        super().__init__(page)
        self.import_file = self._make(_("&Import figures…"), "Ctrl+I", page, WHOLE)
        self.type_months = self._make(_("&Type months…"), "Ctrl+T", page, WHOLE)
        self.hours = self._make(_("&When the centre is open…"), "", page, WHOLE)
        self.remove = self._make(_("&Remove the series"), "Del", series, ALONE)
        self._separate()
        self.accept = self._make(_("&Accept what the figures say"), "", page, WHOLE)
        self.open = self._make(_("&Open the criterion"), "Return", criteria, ALONE)
        self.staffing = self._make(_("Agents &needed (Erlang C)…"), "Ctrl+Shift+E", page, WHOLE)
        self._separate()
        self.limits = self._make(_("Control &limits"), "Ctrl+L", page, WHOLE)
        self.limits.setCheckable(True)
        self.copy = self._make(_("&Copy the picture"), "Ctrl+C", charts, WHOLE)
        mark_edits(self.import_file, self.type_months, self.hours, self.remove, self.accept)
