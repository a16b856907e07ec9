"""Everything that can be done before the site is left, as actions: for keys, for the menu and for buttons."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.page_actions import ALONE, WHOLE, PageActions
from maturity_desktop.gui.widgets.edit_marks import mark_edits


class LeavingActions(PageActions):
    """The ways to settle a criterion, each with its key in the list; and the list to print."""

    def __init__(self, page: QWidget, rows: QWidget) -> None:
        super().__init__(page)
        self.assess = self._make(_("&Assess it"), "S", rows, ALONE)
        self.activity = self._make(_("&Plan an activity…"), "A", rows, ALONE)
        self.request = self._make(_("&Request something…"), "R", rows, ALONE)
        self.leave_open = self._make(_("&Leave it open…"), "O", rows, ALONE)
        self.ways = (self.assess, self.activity, self.request, self.leave_open)
        self._separate()
        self.turn = self._make(_("By criterion or by &person"), "G", rows, ALONE)
        self.print = self._make(_("The Friday list as P&DF…"), "Ctrl+P", page, WHOLE)
        mark_edits(self.activity, self.request, self.leave_open)
