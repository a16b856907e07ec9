"""A day that may be missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from maturity_desktop.gui.plan.task_plan import date_field
from maturity_desktop.gui.theme import set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout


class OptionalDay(QWidget):
    """A field for the day with a button that takes it away; without one, a button that gives one."""

    chosen = Signal(object)
    """The day that is wanted; None: no day."""

    def __init__(self, name: str, usual: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = usual
        self._shown: date | None = None
        self.field = date_field(name)
        self.give = _button(_("Give it a day"), name)
        self.take = _button(_("No day"), name)
        mark_edits(self.field, self.give, self.take)
        row = FlowLayout(self, spacing=8)
        for part in (self.field, self.give, self.take):
            row.addWidget(part)
        self.field.editingFinished.connect(self._take_field)
        self.field.calendarWidget().clicked.connect(lambda _day: self._take_field())
        self.give.clicked.connect(lambda: self.chosen.emit(self._usual()))
        self.take.clicked.connect(lambda: self.chosen.emit(None))

    def show_day(self, day: date | None) -> None:
        """Shows a day, or that there is none."""
        self._shown = day
        self.give.setVisible(day is None)
        for part in (self.field, self.take):
            part.setVisible(day is not None)
        if day is not None:
            with QSignalBlocker(self.field):
                self.field.setDate(QDate(day.year, day.month, day.day))

    def _take_field(self) -> None:
        shown = self.field.date()
        day = date(shown.year(), shown.month(), shown.day())
        if self._shown not in (None, day):
            self.chosen.emit(day)


def _button(words: str, name: str) -> QPushButton:
    button = QPushButton(words)
    button.setAccessibleName(_("{field}: {act}").format(field=name, act=words))
    set_role(button, "inline")
    return button
