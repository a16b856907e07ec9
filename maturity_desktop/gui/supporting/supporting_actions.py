"""Everything that can be done on the page of supporting figures, as actions."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.page_actions import ALONE, WHOLE, PageActions
from maturity_desktop.gui.widgets.edit_marks import mark_edits


class SupportingActions(PageActions):
    """The actions, each with its key; those of a list or a chart have it only there."""

    def __init__(self, page: QWidget, sources: QWidget, criteria: QWidget, charts: QWidget) -> None:
        super().__init__(page)
        self.import_file = self._make(_("&Import figures…"), "Ctrl+I", page, WHOLE)
        self.type_amounts = self._make(_("&Type amounts…"), "Ctrl+T", page, WHOLE)
        self.remove = self._make(_("&Remove these data"), "Del", sources, ALONE)
        self._separate()
        self.claims = self._make(_("What is c&laimed"), "Ctrl+L", page, WHOLE)
        self.open = self._make(_("&Open the criterion"), "Return", criteria, ALONE)
        self.staffing = self._make(_("Agents &needed (Erlang C)…"), "Ctrl+Shift+E", page, WHOLE)
        self._separate()
        mark_edits(self.import_file, self.type_amounts, self.remove)
        self.copy = self._make(_("&Copy the picture"), "Ctrl+C", charts, WHOLE)
