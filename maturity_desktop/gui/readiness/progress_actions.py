"""Everything that can be done in the months after an audit, as actions: for keys, menu and buttons."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.page_actions import ALONE, WHOLE, PageActions
from maturity_desktop.gui.widgets.edit_marks import mark_edits


class ProgressActions(PageActions):
    """What is done with the criterion in hand has its key in the list only."""

    def __init__(self, page: QWidget, rows: QWidget) -> None:
        super().__init__(page)
        self.re_rate = self._make(_("&Re-rate it…"), "R", rows, ALONE)
        self.forget = self._make(_("&Take its last re-rating back"), "Del", rows, ALONE)
        self.assess = self._make(_("&See its rating"), "S", rows, ALONE)
        self._separate()
        self.other = self._make(_("Re-rate another &criterion…"), "Ins", page, WHOLE)
        mark_edits(self.re_rate, self.forget, self.other)
