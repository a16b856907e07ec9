"""The programme of the model in view: its phases and tasks, ticked and written about."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from maturity_desktop.domain.framework import Task
from maturity_desktop.domain.programme import PhaseProgress, next_open, progress_of
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.models.task_rows import task_rows
from maturity_desktop.gui.programme_words import programme_line
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.task_detail import TaskDetail
from maturity_desktop.gui.widgets.task_list import TaskList

LEAST = (560, 210)
"""What the page asks of its window, whatever it shows."""
LEAST_WIDTH, MOST_DETAIL = 240, 560


class ProgrammePage(QWidget):
    """Follows the session while it is in sight; every tick and every word is an edit that can be undone."""

    criterion_wanted = Signal(str)

    def __init__(self, session: AuditSession, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _("Programme")
        self.key_hints = (
            (_("Space"), _("done, or open again")),
            (_("Enter"), _("write a note")),
            ("U", _("next open task")),
            (_("Ctrl+Enter"), _("back to the list")),
        )
        self._session = session
        self._is_stale = True
        self._progress: tuple[PhaseProgress, ...] = ()
        self.headline = PlainWords(theme, "title", bold=True, lines=2)
        self.source = PlainWords(theme, ink="quiet", lines=1)
        self.list = TaskList(theme)
        self.list.setAccessibleName(_("Tasks by phase"))
        set_role(self.list, "framed")
        self.detail = TaskDetail(theme, lambda: session.clock().date())
        self.nothing = PlainWords(theme, ink="quiet")
        self.next_button = QPushButton(_("&Next open task"))
        set_role(self.next_button, "inline")
        self.next_button.clicked.connect(self.go_on)
        self._lay_out()
        self.list.tick_wanted.connect(self._tick)
        self.list.task_chosen.connect(self._show_task)
        self.list.detail_wanted.connect(self.detail.note.setFocus)
        self.detail.done_wanted.connect(self._set_day)
        self.detail.note_typed.connect(self._write)
        self.detail.left.connect(session.end_spell)
        self.detail.returned.connect(self.list.setFocus)
        self.detail.assess_wanted.connect(self.criterion_wanted)
        following = QAction(_("Next open task"), self)
        following.setShortcut(QKeySequence("U"))
        following.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        following.triggered.connect(self.go_on)
        self.list.addAction(following)
        for changed in (session.programme_changed, session.results_changed, session.framework_switched):
            changed.connect(self._look_again)

    def _lay_out(self) -> None:
        both = QWidget()
        across = QHBoxLayout(both)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        for part, share in ((self.list, 3), (self.detail, 2)):
            part.setMinimumWidth(LEAST_WIDTH)
            across.addWidget(part, share)
        self.detail.setMaximumWidth(MOST_DETAIL)
        head = QHBoxLayout()
        head.addWidget(self.headline, 1)
        head.addWidget(self.next_button, 0, Qt.AlignmentFlag.AlignTop)
        empty = QWidget()
        inside = QVBoxLayout(empty)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.nothing)
        inside.addStretch(1)
        self._states = QStackedWidget()
        self._states.addWidget(both)
        self._states.addWidget(empty)
        self.setMinimumSize(*LEAST)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 12)
        box.setSpacing(4)
        box.addLayout(head)
        box.addWidget(self.source)
        box.addSpacing(8)
        box.addWidget(self._states, 1)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self.list, self.detail)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show()

    def _look_again(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        self._is_stale = False
        framework = self._session.framework
        self._progress = progress_of(self._session.results)
        has_tasks = bool(framework.tasks)
        self.headline.show_words(programme_line(self._progress) or _("No programme"))
        self.source.show_words(
            _("{model}: what is ticked and written here is kept with the audit; no level follows from it.")
            .format(model=framework.title) if has_tasks else ""
        )  # fmt: skip
        self.nothing.show_words(_("{model} has no programme of tasks.").format(model=framework.title))
        self._states.setCurrentIndex(0 if has_tasks else 1)
        self.next_button.setVisible(next_open(self._progress) is not None)
        if has_tasks:
            following = next_open(self._progress)
            first = following or next(iter(framework.tasks.values()))
            self.list.show_rows(tuple(task_rows(self._progress, framework)), first.id)
            self._show_task(self.list.task)

    def _show_task(self, task: Task | None) -> None:
        for phase in self._progress:
            for own, state in zip(phase.phase.tasks, phase.states, strict=True):
                if own is task:
                    self.detail.show_task(own, state, phase, self._session.framework)
                    self.detail.others.show_notes(self._other_notes(own))
                    return

    def _other_notes(self, task: Task) -> list[tuple[str, str]]:
        """What is written at the other tasks; at those before it first, the nearest of them first."""
        written = [(row.task, row.state.note) for row in self.list.rows if row.task and row.state]
        here = [own for own, _note in written].index(task)
        order = (*reversed(written[:here]), *written[here + 1 :])
        return [(own.what, note) for own, note in order if note]

    # What is done

    def _tick(self, task: Task) -> None:
        state = next(row.state for row in self.list.rows if row.task is task)
        done = state is not None and state.done_on is not None
        self._session.tick_task(task.id, None if done else self._session.clock().date())

    def _set_day(self, day: object) -> None:
        task = self.list.task
        if task is not None:
            self._session.tick_task(task.id, day)  # type: ignore[arg-type]

    def _write(self, text: str) -> None:
        task = self.list.task
        if task is not None:
            self._session.write_task_note(task.id, text)

    def go_on(self) -> None:
        """To the next task that is open, after the one in hand."""
        here = self.list.task
        following = next_open(self._progress, here.id if here else "")
        if following is not None:
            self.list.choose(following.id)
