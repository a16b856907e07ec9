"""Everything that can be done about readiness, as actions: for keys, for the menu and for buttons."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.page_actions import ALONE, WHOLE, PageActions
from maturity_desktop.gui.widgets.edit_marks import mark_edits


class ReadinessActions(PageActions):
    """What is done with a criterion in its list, with the decision, and what is handed out."""

    def __init__(self, page: QWidget, rows: QWidget) -> None:
        super().__init__(page)
        self.assess = self._make(_("&Assess the criterion"), "S", rows, ALONE)
        self._separate()
        self.decide = self._make(_("Record a &decision…"), "Ctrl+Shift+D", page, WHOLE)
        self.take_back = self._make(_("&Take the decision back"), "", page, WHOLE)
        self.check = self._make(_("&Hold the check…"), "Ctrl+Shift+H", page, WHOLE)
        self.add_check = self._make(_("Add a further &check…"), "", page, WHOLE)
        self._separate()
        self.statement = self._make(_("Readiness &statement as PDF…"), "Ctrl+P", page, WHOLE)
        self.analysis = self._make(_("Detailed &gap analysis as PDF…"), "Ctrl+Shift+P", page, WHOLE)
        mark_edits(self.decide, self.take_back, self.check, self.add_check)
