"""A task of the audit's own: what is to be done, in which phase, on which of its days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.phases import TaskKind
from maturity_desktop.domain.plan_records import AddedTask
from maturity_desktop.domain.schedule_changes import LONGEST_PHASE
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.calm_fields import choose_in_list
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.widgets.dialog_parts import ways_out
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.number_box import number_box
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.phase_words import bare_phase_title
from maturity_desktop.reports.sections.wording import task_kind_words

MOST_WORDS = 500
LEAST_WIDTH = 480


class OwnTaskDialog(CarefulDialog):
    """A new task where `task` says nothing yet, else a change of it.

    `lengths` are the working days of the phases in this audit, by id; without one any day may be given.
    """

    def __init__(
        self,
        task: AddedTask,
        framework: Framework,
        lengths: Mapping[str, int | None],
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self._task, self._lengths = task, lengths
        self.setWindowTitle(_("Change the task") if task.what else _("Add a task"))
        self.setMinimumWidth(LEAST_WIDTH)
        words = screen_words()
        self.what = _line(task.what)
        self.phase = Choice([(bare_phase_title(phase), phase.id) for phase in framework.programme])
        self.phase.choose(task.phase)
        self.day = number_box(_("Working day of the phase"), 1, LONGEST_PHASE)
        self.day.setValue(task.day)
        self.length = plain_label("", "small")
        self.kind = Choice([(task_kind_words(kind, words), kind) for kind in TaskKind])
        self.kind.choose(task.kind)
        self.why = _line(task.why)
        self.deliverable = _line(task.deliverable)
        self._lay_out()
        self._follow_phase()
        self._before = self.task
        self.phase.currentIndexChanged.connect(lambda _place: self._follow_phase())
        self.what.textChanged.connect(self._judge)
        self._judge()
        self.what.setFocus()

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        rows: tuple[tuple[str, QWidget], ...] = (
            (_("&What is to be done"), self.what),
            (_("&Phase"), self.phase),
            (_("Working &day of the phase"), self.day),
            ("", self.length),
            (_("K&ind"), self.kind),
            (_("Wh&y"), self.why),
            (_("&Result"), self.deliverable),
        )
        for words, field in rows:
            if not words:
                fields.addRow(words, field)
                continue
            label = plain_label(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            if isinstance(field, QComboBox):
                field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                choose_in_list(field)
            fields.addRow(label, field)
        box, self.keep = ways_out(self, _("&Keep"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(fields)
        column.addWidget(box)

    def _follow_phase(self) -> None:
        """No day beyond the phase can be given, and how long it is is said; a day that is there stays."""
        days = self._lengths.get(self.phase.value)
        most = LONGEST_PHASE if days is None else max(days, 1)
        kept = self._task.day if self.phase.value == self._task.phase else 1
        self.day.setMaximum(max(most, kept))
        self.length.setVisible(days is not None)
        words = ngettext(
            "The phase has {count} working day.", "The phase has {count} working days.", days or 0
        )
        told = words.format(count=days) if days is not None else ""
        self.length.setText(told)
        self.day.setAccessibleDescription(told)

    def _judge(self) -> None:
        self.keep.setEnabled(bool(self.what.text().strip()))

    def is_changed(self) -> bool:
        return self.task != self._before

    @property
    def task(self) -> AddedTask:
        """The task as it is written."""
        return replace(
            self._task,
            what=self.what.text().strip(),
            phase=self.phase.value,
            day=self.day.value(),
            kind=self.kind.value,
            why=self.why.text().strip(),
            deliverable=self.deliverable.text().strip(),
        )


def _line(words: str) -> QLineEdit:
    field = QLineEdit(words)
    field.setMaxLength(MOST_WORDS)
    field.setCursorPosition(0)
    return field
