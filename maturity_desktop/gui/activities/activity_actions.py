"""Everything that can be done with activities, as actions: for keys, for the menu and for buttons."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.page_actions import ALONE, WHOLE, PageActions
from maturity_desktop.gui.widgets.edit_marks import mark_edits


class ActivityActions(PageActions):
    """The actions, each with its key; those of an activity have it in the list only."""

    def __init__(self, page: QWidget, plan: QWidget, activities: QWidget) -> None:
        super().__init__(page)
        self.hold = self._make(_("&Hold it"), "H", activities, ALONE)
        self.held = self._make(_("Mark as h&eld"), "Space", activities, ALONE)
        self._separate()
        self.add = self._make(_("&Plan an activity…"), "Ins", plan, WHOLE)
        self.change = self._make(_("C&hange the activity…"), "F2", activities, ALONE)
        self.remove = self._make(_("&Remove the activity"), "Del", activities, ALONE)
        self._separate()
        self.files = self._make(_("Add &files as evidence…"), "F", activities, ALONE)
        self.paste = self._make(_("Pa&ste as evidence"), "Ctrl+V", activities, ALONE)
        self.print = self._make(_("&Guide as PDF…"), "Ctrl+Shift+G", plan, WHOLE)
        mark_edits(self.held, self.add, self.change, self.remove, self.files, self.paste)

    @property
    def of_an_activity(self) -> tuple[QAction, ...]:
        """What needs an activity in hand."""
        return self.hold, self.held, self.change, self.remove, self.files, self.paste, self.print
