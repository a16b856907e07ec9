"""A client's file before it is taken over: how it is read, what is found in it, what is odd or wrong."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from typing import Any

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.dialogs.scrolled import lay_out_scrolled
from maturity_desktop.gui.measures.import_words import is_failure, refused_words
from maturity_desktop.gui.theme import set_role
from maturity_desktop.gui.widgets.labels import breakable, plain_label

SIZE = (940, 660)
MOST_LINES, QUALITY_SIDES = 5, 24
"""Lines of the quality log in sight, and the pixels above and below them."""

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReadingDialog(CarefulDialog):
    """Every correction is tried at once in the background; only what can be read can be taken over.

    Taking over in the middle of the reading waits for its end: the click itself may have ended a correction.
    """

    judged = Signal()
    """What the latest corrections come to is there, or why nothing is."""

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(ask, parent)
        self._was_changed = False
        self._log_has_room = False
        self._is_wanted = False
        """Whether it is to be taken over as soon as it has been read."""
        self._left_last: QWidget | None = None
        """What had the keyboard before the button did."""
        self._task: Task[Any] | None = None
        self.told = plain_label("", wraps=True)
        self.question = plain_label("", "attention", wraps=True)
        self.quality = QPlainTextEdit()
        self.quality.setReadOnly(True)
        self.quality.setTabChangesFocus(True)
        self.quality.setAccessibleName(_("Data quality"))
        self.finished.connect(self._stop)

    def _lay_out(self, about: str, fields: QWidget, table: QWidget, *below: QWidget) -> None:
        """`table` takes the room, or the log where there is nothing in it; `below` stands after them."""
        box = QDialogButtonBox()
        self.take = box.addButton(_("&Take over"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_role(self.take, "primary")
        box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        inside = QWidget()
        above = QVBoxLayout(inside)
        above.setContentsMargins(20, 16, 20, 4)
        above.setSpacing(6)
        above.addWidget(plain_label(about, wraps=True))
        above.addWidget(fields)
        above.addWidget(table, 1)
        for part in (self.told, self.question, self.quality, *below):
            above.addWidget(part, int(part is self.quality and self._log_has_room))
        if self._log_has_room:
            table.hide()
            above.addStretch(0)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 4, 20, 12)
        foot.addWidget(box)
        lay_out_scrolled(self, inside, foot, SIZE)
        application = QApplication.instance()
        assert isinstance(application, QApplication), "a dialog has one"
        application.focusChanged.connect(self._follow_focus)

    def _stop(self) -> None:
        """What is still being read is no longer wanted."""
        self._task = None
        self._is_wanted = False

    def accept(self) -> None:
        """Takes it over, once it has been read."""
        if self._task is None:
            super().accept()
        else:
            self._is_wanted = True

    def reject(self) -> None:
        self._is_wanted = False
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field ends the correction, and nothing more; a button that has the keyboard takes it."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is self.take and old is not None and self.isAncestorOf(old):
            self._left_last = old

    def _let_take(self, is_ready: bool) -> None:
        """Whether it can be taken over; where it cannot, the button gives the keyboard back, not on."""
        before = self._left_last
        if not is_ready and self.take.hasFocus() and before is not None and shiboken6.isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.take.setEnabled(is_ready)

    def is_changed(self) -> bool:
        return self._was_changed

    def _try(self, work: Callable[[], Any]) -> None:
        """Reads the sheets anew, in the background; only the latest answer counts."""
        self._is_wanted = False
        self._let_take(True)
        self._say(_("Reading…"), "quiet", "", "")
        task: Task[Any] = Task(lambda _progress: work(), self)
        self._task = task
        task.succeeded.connect(lambda found: self._latest(task, self._accept_found, found))
        task.failed.connect(lambda error: self._latest(task, self._refuse, error))
        task.start()

    def _latest(self, task: Task[Any], then: Callable[..., None], outcome: object) -> None:
        if task is self._task:
            self._task = None
            then(outcome)
            if self._is_wanted and self.take.isEnabled():
                self.accept()
            self._is_wanted = False

    def _accept_found(self, found: Any) -> None:
        """What the sheets say; it is shown, and can be taken over where it is anything."""
        raise NotImplementedError

    def _refuse(self, error: Exception) -> None:
        if not is_failure(error):
            raise error
        self._say_wrong(refused_words(error))

    def _say_wrong(self, why: str) -> None:
        self._let_take(False)
        self._say(why, "wrong", "", "")
        self.judged.emit()

    def _say(self, result: str, role: str, quality: str, question: str) -> None:
        self.told.setText(breakable(result))
        set_role(self.told, role)
        self.question.setText(breakable(question))
        self.question.setVisible(bool(question))
        self.quality.setPlainText(quality)
        lines = min(MOST_LINES, len(quality.splitlines()))
        height = lines * self.quality.fontMetrics().lineSpacing() + QUALITY_SIDES
        if self._log_has_room:
            self.quality.setMinimumHeight(height)
        else:
            self.quality.setFixedHeight(height)
        self.quality.setVisible(bool(quality))
