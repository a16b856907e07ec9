"""Everything that can be done on the schedule, as actions: for keys, for the menu and for buttons."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.page_actions import ALONE, WHOLE, PageActions
from maturity_desktop.gui.widgets.edit_marks import mark_edits


class ScheduleActions(PageActions):
    """The actions, each with its key; those of a task have it in the list only."""

    def __init__(self, page: QWidget, tasks: QWidget) -> None:
        super().__init__(page)
        self.following = self._make(_("&Next open task"), "U", tasks, ALONE)
        self._separate()
        self.earlier = self._make(_("Due a working day &earlier"), "Ctrl+Up", tasks, ALONE)
        self.later = self._make(_("Due a working day &later"), "Ctrl+Down", tasks, ALONE)
        self.as_planned = self._make(_("Due as &planned"), "Ctrl+Backspace", tasks, ALONE)
        self.leave_out = self._make(_("Leave &out…"), "X", tasks, ALONE)
        self.bring_back = self._make(_("&Bring back"), "B", tasks, ALONE)
        self.activity = self._make(_("Plan an acti&vity…"), "A", tasks, ALONE)
        self._separate()
        self.add = self._make(_("&Add a task…"), "Ins", tasks, ALONE)
        self.change = self._make(_("C&hange the task…"), "F2", tasks, ALONE)
        self.remove = self._make(_("&Remove the task"), "Del", tasks, ALONE)
        self._separate()
        self.plan = self._make(_("Dates and &working days…"), "Ctrl+D", page, WHOLE)
        self.print = self._make(_("Schedule as P&DF…"), "Ctrl+Shift+P", page, WHOLE)
        self.calendar = self._make(_("Calendar &file…"), "Ctrl+Shift+I", page, WHOLE)
        mark_edits(
            self.earlier, self.later, self.as_planned, self.leave_out, self.bring_back, self.activity,
            self.add, self.change, self.remove, self.plan,
        )  # fmt: skip

    @property
    def of_a_programme(self) -> tuple[QAction, ...]:
        """What can be done only where the model has a programme."""
        return tuple(action for action in self._order if not action.isSeparator())
