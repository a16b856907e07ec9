"""What is done with the records of a page, in so far as it is done alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.dialogs.reason import ReasonDialog
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.edit_marks import EDITS

Step = tuple[QAction, Callable[[], object]]


class RecordActs(OneOpen):
    """Between a page and the session; what is kept is one edit.

    `add` is the action that makes a new record: where it cannot be done, nothing can be changed.
    """

    def __init__(
        self, page: QWidget, add: QAction, session: AuditSession, ask: Ask, theme: ThemeSwitch
    ) -> None:
        super().__init__(page)
        self._parent, self._adding = page, add
        self._session, self._ask, self._theme = session, ask, theme

    @property
    def today(self) -> date:
        return self._session.clock().date()

    @property
    def may_edit(self) -> bool:
        """Whether anything can be changed: a library that is open for reading only takes nothing."""
        return self._adding.isEnabled()

    def _allow(self, possible: Iterable[tuple[QAction, bool]]) -> None:
        """Which acts are possible with what is in hand; one that edits only where anything can be changed."""
        for action, is_possible in possible:
            action.setEnabled(is_possible and (self.may_edit or not action.property(EDITS)))

    def _ask_reason(
        self, about: str, question: str, hint: str, before: str, keep: Callable[[str], object]
    ) -> None:
        """Some words; where there are none, nothing is kept."""
        dialog = ReasonDialog(about, question, hint, self._ask, before, self._parent)
        dialog.accepted.connect(lambda: keep(dialog.reason) if dialog.reason else None)
        self._open(dialog)

    @staticmethod
    def _word_next(title: QPlainTextEdit) -> None:
        """A new record is to be named now."""
        title.setFocus(Qt.FocusReason.OtherFocusReason)
        title.selectAll()


def connect_acts(steps: Iterable[Step]) -> None:
    """From the key that opens a dialog until it is closed the actions do nothing."""
    for action, step in steps:
        action.triggered.connect(partial(_act, step))


def _act(step: Callable[[], object], _checked: bool = False) -> None:
    if QApplication.activeModalWidget() is None:
        step()
