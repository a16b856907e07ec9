"""One task of a programme: what, why and who, when it was done, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.phases import Task
from maturity_desktop.domain.programme import PhaseProgress
from maturity_desktop.domain.schedule import ScheduledTask
from maturity_desktop.gui.calm_fields import pass_wheel_on
from maturity_desktop.gui.plan.task_plan import TaskPlanFields
from maturity_desktop.gui.programme_words import points_line, standing_words, who_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.other_notes import OtherNotes
from maturity_desktop.gui.widgets.plain_editor import PlainEditor
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.phase_words import phase_title
from maturity_desktop.reports.sections.wording import task_kind_words

FIELD_HEIGHT = 40
"""Of a field with what stands round it, in logical pixels."""
Reading = Callable[[Task, Framework], str]


class TaskDetail(QFrame):
    """What is known of a task, with the fields for what is said of it."""

    done_wanted = Signal(object)
    """The day on which the task was done; None opens it again."""
    note_typed = Signal(str)
    left = Signal()
    returned = Signal()
    assess_wanted = Signal(str)
    """The criterion to assess."""

    def __init__(self, theme: ThemeSwitch, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._theme = theme
        self._today = today
        self._item: ScheduledTask | None = None
        self.phase = PlainWords(theme, "small", "quiet", lines=2)
        self.what = PlainWords(theme, bold=True)
        self.why = PlainWords(theme, ink="quiet")
        self.added = PlainWords(theme, "small", "quiet")
        self.added.show_words(_("This tool’s: the source does not list this task."))
        self._facts: list[tuple[QLabel, PlainWords, Reading]] = []
        self.points = PlainWords(theme, bold=True)
        self.standing = PlainWords(theme, "small", "quiet")
        self.plan = TaskPlanFields(theme, today)
        self.done = QCheckBox(_("Done on"))
        self.day = QDateEdit()
        self.day.setDisplayFormat("d MMM yyyy")
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName(_("Day on which the task was done"))
        self.note = PlainEditor(self, 4, 16)
        self.note.setAccessibleName(_("Note on the task"))
        self.note.setPlaceholderText(_("What came of it: findings, decisions, what was agreed"))
        mark_edits(self.done, self.day, self.note)
        self.others = OtherNotes(theme)
        self._assess: list[QPushButton] = []
        self._buttons = QWidget()
        FlowLayout(self._buttons, spacing=6)
        self._lay_out()
        pass_wheel_on(self)
        self.done.clicked.connect(self._tick)
        self.day.editingFinished.connect(self._take_day)
        self.day.calendarWidget().clicked.connect(lambda _day: self._take_day())
        self.note.typed.connect(self.note_typed)
        self.note.left.connect(self.left)
        for ended in (self.note.done, self.note.escaped):
            ended.connect(self.returned)

    def _lay_out(self) -> None:
        facts = QFormLayout()
        facts.setContentsMargins(0, 4, 0, 4)
        facts.setHorizontalSpacing(12)
        facts.setVerticalSpacing(4)
        for title, reading in (
            (_("Kind"), lambda task, _framework: task_kind_words(task.kind, screen_words())),
            (_("When"), lambda task, _framework: task.timing),
            (_("Who"), who_words),
            (_("Result"), lambda task, _framework: task.deliverable),
        ):
            label, words = plain_label(title, "quiet"), PlainWords(self._theme)
            facts.addRow(label, words)
            self._facts.append((label, words, reading))
        self.done.setMinimumHeight(FIELD_HEIGHT)
        day = QWidget()
        beside = FlowLayout(day, spacing=8)
        for field in (self.done, self.day):
            beside.addWidget(field)
        label = QLabel(_("N&ote"))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(self.note)
        set_role(label, "small")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        for head in (self.phase, self.what, self.why):
            column.addWidget(head)
        column.addLayout(facts)
        written: tuple[QWidget, ...] = (self.added, self.plan, day, label, self.note)
        for part in written:
            column.addWidget(part)
        column.addSpacing(8)
        standing: tuple[QWidget, ...] = (self.points, self.standing, self._buttons)
        for part in standing:
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(self.others)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(area)

    # What is shown

    def show_task(
        self,
        item: ScheduledTask,
        progress: PhaseProgress,
        framework: Framework,
        team: Sequence[str] = (),
    ) -> None:
        """Shows a task as the audit has it; `team` are the names that it can be assigned to."""
        task, state = item.task, item.state
        is_other = self._item is None or task.id != self._item.task.id
        has_other_criteria = is_other or task.criteria != (self._item.task.criteria if self._item else ())
        self._item = item
        self.phase.show_words(phase_title(progress.plan, screen_words()))
        self.what.show_words(task.what)
        self._show(self.why, task.why)
        self.added.setVisible(task.added)
        for label, words, reading in self._facts:
            said = reading(task, framework)
            self._show(words, said)
            label.setVisible(bool(said))
        self.plan.show_task(item, team, is_other)
        self.done.setChecked(state.done_on is not None)
        self.done.setAccessibleName(_("Done: {task}").format(task=task.what))
        shown = state.done_on or self._today()
        if is_other or not self.day.hasFocus():
            self.day.setDate(QDate(shown.year, shown.month, shown.day))
        self.day.setEnabled(state.done_on is not None)
        self.note.follow(state.note)
        self._show(self.points, points_line(progress, framework))
        self._show(self.standing, standing_words(progress, framework))
        if has_other_criteria:
            self._show_criteria(task, framework)

    def _show(self, label: PlainWords, words: str) -> None:
        label.show_words(words)
        label.setVisible(bool(words))

    def _show_criteria(self, task: Task, framework: Framework) -> None:
        """A button for each criterion that the task is about."""
        layout = self._buttons.layout()
        assert layout is not None, "the buttons have a layout"
        for button in self._assess:
            layout.removeWidget(button)
            button.deleteLater()
        known = {own.id for own in framework.criteria}
        self._assess = [self._assess_button(own, framework) for own in task.criteria if own in known]
        for button in self._assess:
            layout.addWidget(button)
            button.show()
        self._buttons.setVisible(bool(self._assess))

    def _assess_button(self, criterion: str, framework: Framework) -> QPushButton:
        button = QPushButton(_("Assess {id}").format(id=criterion), self._buttons)
        title = framework.criterion(criterion).title
        button.setAccessibleName(_("Assess {id} {title}").format(id=criterion, title=title))
        button.clicked.connect(lambda: self.assess_wanted.emit(criterion))
        return button

    # What is said

    def _tick(self, checked: bool) -> None:
        self.done_wanted.emit(self._today() if checked else None)

    def _take_day(self) -> None:
        shown = self.day.date()
        day = date(shown.year(), shown.month(), shown.day())
        if self._item is not None and self._item.state.done_on not in (None, day):
            self.done_wanted.emit(day)
