"""Asks for a day: by when something is wanted, or for when it is promised."""

from __future__ import annotations

from datetime import date
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.plan.task_plan import date_field
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords

LEAST_WIDTH = 420
MOST_LINES = 3
LEFT = 2
"""The dialog's result where it goes on without a day."""


class DayDialog(CarefulDialog):
    """Offers the usual day; Enter keeps it. `leave` is the word of a button that goes on without one."""

    def __init__(
        self,
        about: str,
        question: str,
        hint: str,
        day: date,
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
        keep: str = "",
        leave: str = "",
    ) -> None:
        super().__init__(ask, parent)
        self.setMinimumWidth(LEAST_WIDTH)
        name = question.replace("&", "")
        self.setWindowTitle(name)
        told = PlainWords(theme, bold=True, lines=MOST_LINES)
        told.show_words(about)
        label = plain_label(question)
        self.field = date_field(name)
        self.field.setDate(QDate(day.year, day.month, day.day))
        label.setBuddy(self.field)
        quiet = PlainWords(theme, "small", "quiet")
        quiet.show_words(hint)
        box = QDialogButtonBox()
        self.keep = box.addButton(keep or _("&Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_role(self.keep, "primary")
        self.keep.setDefault(True)
        if leave:
            self.leave = box.addButton(leave, QDialogButtonBox.ButtonRole.ActionRole)
            self.leave.clicked.connect(partial(self.done, LEFT))
        box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        for part in (told, label, self.field, quiet, box):
            column.addWidget(part)
        self.field.setFocus()

    def is_changed(self) -> bool:
        """A day is chosen again as fast as it is asked about."""
        return False

    @property
    def day(self) -> date:
        shown = self.field.date()
        return date(shown.year(), shown.month(), shown.day())
