"""What is decided of a task: when it is due, who does it, whether it is left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QDateEdit, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.schedule import ScheduledTask, TaskStanding
from maturity_desktop.gui.measures.typed_choice import TypedChoice
from maturity_desktop.gui.programme_words import short_day
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords

FIRST_DAY, LAST_DAY = QDate(2000, 1, 1), QDate(2099, 12, 31)
"""Between these an audit takes place."""
MOST_NAME, LEAST_LETTERS = 120, 14
ENTERED = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)
"""The keyboard came forwards: a click chooses a section itself, Shift+Tab comes from behind."""


class TaskPlanFields(QWidget):
    """Each field is an edit when it is left; the buttons say what else can be done with the task."""

    due_wanted = Signal(object)
    """The day on which the task is to be due; None: the one that follows from the programme."""
    assignee_wanted = Signal(str)

    def __init__(self, theme: ThemeSwitch, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._today = theme, today
        self._item: ScheduledTask | None = None
        self.standing = PlainWords(theme, "small", "quiet")
        self.due = date_field(_("Day on which the task is due"))
        self.give_day = _button(_("G&ive it a date"))
        self.as_planned = _button(_("As planned"))
        self.assignee = TypedChoice((), _("nobody in particular"))
        self.assignee.setAccessibleName(_("Assigned to"))
        self.assignee.setMinimumContentsLength(LEAST_LETTERS)
        field = self.assignee.lineEdit()
        assert field is not None, "names can be typed"
        field.setMaxLength(MOST_NAME)
        self.activity = _button(_("Plan an activit&y…"))
        self.leave_out = _button(_("&Leave out…"))
        self.bring_back = _button(_("&Bring back"))
        self.change = _button(_("&Change…"))
        self.remove = _button(_("&Remove"))
        mark_edits(self.due, self.give_day, self.as_planned, self.assignee, *self._acts)
        self._lay_out()
        self.due.editingFinished.connect(self._take_day)
        self.due.calendarWidget().clicked.connect(lambda _day: self._take_day())
        self.give_day.clicked.connect(lambda: self.due_wanted.emit(self._today()))
        self.as_planned.clicked.connect(lambda: self.due_wanted.emit(None))
        self.assignee.typing_ended.connect(self._take_name)
        self.assignee.activated.connect(lambda _place: self._take_name())

    @property
    def _acts(self) -> tuple[QPushButton, ...]:
        return self.activity, self.leave_out, self.bring_back, self.change, self.remove

    def _lay_out(self) -> None:
        when, both, acts = QWidget(), QWidget(), QWidget()
        row = FlowLayout(when, spacing=8)
        for part in (self.due, self.give_day, self.as_planned):
            row.addWidget(part)
        fields = FlowLayout(both, spacing=16)
        for words, buddy, field in (
            (_("Due o&n"), self.due, when),
            (_("Assigned &to"), self.assignee, self.assignee),
        ):
            fields.addWidget(_labelled(words, buddy, field))
        below = FlowLayout(acts, spacing=6)
        for button in self._acts:
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(both)
        column.addWidget(self.standing)
        column.addWidget(acts)

    # What is shown

    def show_task(self, item: ScheduledTask, team: Sequence[str], is_other: bool) -> None:
        """Shows what is decided of a task; what is being typed stays."""
        self._item = item
        due = item.due
        for part, is_there in (
            (self.due, due is not None),
            (self.give_day, due is None),
            (self.as_planned, item.plan.due_on is not None),
            (self.leave_out, item.is_open),
            (self.bring_back, item.standing is TaskStanding.SKIPPED),
            (self.activity, item.is_open),
            (self.change, item.is_own),
            (self.remove, item.is_own),
        ):
            part.setVisible(is_there)
        if due is not None and (is_other or not self.due.hasFocus()):
            with QSignalBlocker(self.due):
                self.due.setDate(QDate(due.year, due.month, due.day))
        words = _standing_words(item, self._today())
        self.standing.show_words(words)
        self.standing.setVisible(bool(words))
        self._offer_team(team, item.plan.assignee, is_other)

    def _offer_team(self, team: Sequence[str], assignee: str, is_other: bool) -> None:
        if is_other or not self.assignee.hasFocus():
            with QSignalBlocker(self.assignee):
                self.assignee.clear()
                self.assignee.addItems(list(team))
                self.assignee.setCurrentText(assignee)

    # What is decided

    def _take_day(self) -> None:
        shown = self.due.date()
        day = date(shown.year(), shown.month(), shown.day())
        if self._item is not None and self._item.due not in (None, day):
            self.due_wanted.emit(day)

    def _take_name(self) -> None:
        if self._item is not None and self.assignee.told != self._item.plan.assignee:
            self.assignee_wanted.emit(self.assignee.told)


class DayField(QDateEdit):
    """A date with its weekday in front; the keyboard goes past the weekday, which nobody types."""

    WEEKDAY, DAY = 0, 1
    """Sections of the format, in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.setDisplayFormat("ddd d MMM yyyy")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in ENTERED:
            self.setCurrentSectionIndex(self.DAY)
            self.setSelectedSection(QDateEdit.Section.DaySection)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        if not forwards and self.currentSectionIndex() == self.DAY:
            self.setCurrentSectionIndex(self.WEEKDAY)
        return super().focusNextPrevChild(forwards)


def date_field(name: str) -> QDateEdit:
    """A field for a day of an audit."""
    field = DayField()
    field.setCalendarPopup(True)
    field.setDateRange(FIRST_DAY, LAST_DAY)
    field.setAccessibleName(name)
    return field


def _labelled(words: str, buddy: QWidget, field: QWidget) -> QWidget:
    """A field below its label."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    label = plain_label(words, "small")
    label.setBuddy(buddy)
    column.addWidget(label)
    column.addWidget(field)
    return whole


def _button(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setAccessibleName(words.replace("&", ""))
    set_role(button, "inline")
    return button


def _standing_words(item: ScheduledTask, today: date) -> str:
    """What the day of a task means; empty where it says all itself."""
    if item.standing is TaskStanding.SKIPPED:
        return _("Left out: {reason}").format(reason=item.plan.reason)
    if item.due is None:
        return _("Without a date: nobody said yet when the audit begins, or how long this phase takes.")
    if item.standing is TaskStanding.LATE:
        return _("Late: it was due on {day}.").format(day=short_day(item.due, today))
    if item.plan.due_on is not None and item.planned is not None:
        return _("Moved by hand; the programme has it on {day}.").format(day=short_day(item.planned, today))
    return ""
