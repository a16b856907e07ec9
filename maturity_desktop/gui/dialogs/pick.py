"""Type a little, choose from what fits: to go anywhere, and to find words in the audit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from maturity_desktop.gui.background import Task
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.row_list import RowList

SIZE = (580, 460)
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
Finder = Callable[[str], Sequence[Row]]
"""The rows that fit what was typed, best first."""


class PickDialog(QDialog):
    """A field and the rows that fit it; the keyboard stays in the field, arrows move in the rows."""

    picked = Signal(object)
    """The goal of the row that was chosen."""

    def __init__(
        self,
        theme: ThemeSwitch,
        title: str,
        prompt: str,
        nothing: str,
        find: Finder,
        parent: QWidget | None = None,
        find_further: Finder | None = None,
    ) -> None:
        """What `find_further` finds takes longer: it is looked for in a thread, and comes below the rest."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self._find, self._find_further = find, find_further
        self._near: tuple[Row, ...] = ()
        self._task: Task[Sequence[Row]] | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        self.rows = RowList(theme, title)
        self.rows.shows_choice = True
        self._nothing = plain_label(nothing, "quiet", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        layout.addWidget(self._nothing)
        layout.addWidget(self.rows, 1)
        layout.addStretch()
        self.field.textChanged.connect(self._show_fitting)
        self.field.installEventFilter(self)
        self.rows.chosen.connect(self._pick)
        self.resize(*SIZE)
        self._show_fitting("")

    def _show_fitting(self, words: str) -> None:
        self._near = tuple(self._find(words))
        self.rows.show_rows(self._near)
        self._show_whether_any(bool(self._near))
        if self._task is None:
            self._look_further()

    def _show_whether_any(self, found: bool) -> None:
        self.rows.setVisible(found)
        self._nothing.setVisible(not found)

    def _look_further(self) -> None:
        """One search at a time; what was typed during one is looked for after it."""
        find, words = self._find_further, self.field.text()
        if find is None:
            return
        task: Task[Sequence[Row]] = Task(lambda _progress: find(words), self)
        self._task = task
        task.succeeded.connect(lambda rows: self._add(rows, words))
        task.ended.connect(lambda: self._end_search(words))
        task.start()

    def _add(self, rows: Sequence[Row], words: str) -> None:
        if not rows or words != self.field.text():
            return
        current = self.rows.currentIndex().row()
        self.rows.show_rows((*self._near, *rows))
        if current >= 0:
            self.rows.setCurrentIndex(self.rows.rows.index(current))
        self._show_whether_any(True)

    def _end_search(self, words: str) -> None:
        self._task = None
        if words != self.field.text():
            self._look_further()

    @property
    def is_looking(self) -> bool:
        """Whether more rows may come."""
        return self._task is not None

    def _pick(self, goal: object) -> None:
        self.accept()
        self.picked.emit(goal)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in MOVES:
                self.rows.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.rows.choose_current()
                return True
        return super().eventFilter(watched, event)
