"""The tasks of a programme as rows, under the heads of their phases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.phases import Task
from maturity_desktop.domain.programme import PhaseProgress
from maturity_desktop.domain.schedule import ScheduledTask, TaskStanding
from maturity_desktop.gui.programme_words import (
    phase_done_words,
    phase_words,
    points_line,
    span_words,
    standing_mark,
    who_words,
)
from maturity_desktop.gui.sentences import list_words
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.phase_words import phase_title
from maturity_desktop.reports.sections.wording import task_kind_words

TASK_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as it is planned, or the head of a phase where there is none.

    `who` are the roles that take part, `assignee` is who does it.
    """

    text: str
    about: str
    mark: str
    phase: str
    item: ScheduledTask | None = None
    who: str = ""

    @property
    def task(self) -> Task | None:
        return self.item.task if self.item else None

    @property
    def assignee(self) -> str:
        return self.item.plan.assignee if self.item else ""

    @property
    def is_done(self) -> bool:
        return self.item is not None and self.item.standing is TaskStanding.DONE

    @property
    def spoken(self) -> str:
        """The row as it is read aloud."""
        if self.item is None:
            return list_words([part for part in (self.text, self.mark, self.about) if part])
        said = _("{task} open, {about}")
        if self.is_done:
            said = _("{task} done, {about}")
        elif self.item.standing is TaskStanding.SKIPPED:
            said = _("{task} not to be done, {about}")
        rest = [part for part in (self.about, self.who, self.assignee, self.mark) if part]
        return said.format(task=self.text, about=list_words(rest))


def task_rows(
    progress: Sequence[PhaseProgress],
    framework: Framework,
    before: Sequence[TaskRow] = (),
    today: date | None = None,
) -> Iterator[TaskRow]:
    """Every phase and its tasks, in the programme's order and by their days.

    Rows from `before` whose tasks are as they were are taken again: to find words takes long.
    """
    known = {row.item.task.id: row for row in before if row.item is not None}
    words = screen_words()
    for phase in progress:
        plan = phase.plan
        led = [part for part in (phase_words(phase, framework), points_line(phase, framework)) if part]
        about = [span_words(plan, today), *(led or [plan.phase.about])]
        yield TaskRow(
            phase_title(plan, words),
            _(" · ").join(part for part in about if part),
            phase_done_words(plan),
            plan.phase.id,
        )
        for own in plan.tasks:
            row = known.get(own.task.id)
            yield row if row is not None and row.item == own else _task_row(own, framework, words, today)


def _task_row(
    own: ScheduledTask, framework: Framework, words: NullTranslations, today: date | None
) -> TaskRow:
    task = own.task
    about = [task_kind_words(task.kind, words)]
    if own.standing is TaskStanding.SKIPPED:
        about = [own.plan.reason]
    elif task.timing:
        about.append(task.timing)
    if task.added:
        about.append(_("this tool’s"))
    if own.is_own:
        about.append(_("your own"))
    if own.state.note:
        about.append(_("with a note"))
    return TaskRow(
        task.what, _(" · ").join(about), standing_mark(own, today), own.phase, own, who_words(task, framework)
    )


class TaskRowsModel(QAbstractListModel):
    """The rows; a tick asks for the task to be done, or open again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[TaskRow, ...] = ()

    def show_rows(self, rows: tuple[TaskRow, ...]) -> bool:
        """Other rows; where the tasks are the same, only what differs is redrawn. Whether they are others."""
        before, self.rows = self.rows, rows
        if [row.task and row.task.id for row in before] != [row.task and row.task.id for row in rows]:
            self.rows = before
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return True
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place), self.index(place))
        return False

    def row_of(self, task: str) -> int:
        """Where a task stands; -1 where it is not shown."""
        return next((place for place, row in enumerate(self.rows) if row.task and row.task.id == task), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == TASK_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        if role == Qt.ItemDataRole.CheckStateRole and row.task is not None:
            return Qt.CheckState.Checked if row.is_done else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return base if self.rows[index.row()].task is None else base | Qt.ItemFlag.ItemIsSelectable
