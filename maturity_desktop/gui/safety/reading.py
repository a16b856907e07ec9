"""A library that is open for reading only: an audit that takes no edits, and controls that are out of use."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from maturity_desktop.domain.changes import Changes
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.widgets.edit_marks import EDITS
from maturity_desktop.gui.widgets.labels import as_tip


def _application() -> QCoreApplication:
    application = QApplication.instance()
    assert application is not None, "there is a window"
    return application


class ReadingSession(AuditSession):
    """Shows an audit; whatever would change it is refused, and nothing is handed to the writer."""

    refused = Signal()

    def _do(self, label: str, changes: Changes) -> None:
        self._refuse(changes)

    def _type(self, label: str, field: tuple[str, str], changes: Changes) -> None:
        self._refuse(changes)

    def enter(self, label: str, changes: Changes) -> None:
        """A file that was written all the same is not noted: nothing is kept here."""

    def _refuse(self, changes: Changes) -> None:
        if changes:
            self.refused.emit()
            self.results_changed.emit()  # fields show again what the audit holds


class EditsClosed(QObject):
    """While it is in force, what edits is disabled when it is seen, and whenever it is enabled again."""

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._why = ""
        self._closed: list[QAction] = []

    def close(self, why: str) -> None:
        """From now on; `why` stands in the tool tips."""
        self._why = why
        _application().installEventFilter(self)
        for widget in self._window.findChildren(QWidget):
            self._close_widget(widget)
        for action in self._window.findChildren(QAction):
            self._close_action(action)

    def _close_action(self, action: QAction) -> None:
        if action.property(EDITS) and action not in self._closed:
            self._closed.append(action)
            action.changed.connect(self._keep_closed)
            action.setEnabled(False)

    def _keep_closed(self) -> None:
        action = self.sender()
        if self._why and isinstance(action, QAction) and action.isEnabled():
            action.setEnabled(False)

    def open(self) -> None:
        """The library can be changed again; audits are left by then, the window's own controls remain."""
        if not self._why:
            return
        self._why = ""
        _application().removeEventFilter(self)
        for action in self._closed:
            if shiboken6.isValid(action):
                action.changed.disconnect(self._keep_closed)
                action.setEnabled(True)
        self._closed.clear()
        for widget in self._window.findChildren(QWidget):
            if widget.property(EDITS):
                widget.setEnabled(True)
                widget.setToolTip("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.EnabledChange) and isinstance(watched, QWidget):
            self._close_widget(watched)
        return False

    def _close_widget(self, widget: QWidget) -> None:
        for action in widget.actions():
            self._close_action(action)
        if not widget.property(EDITS):
            return
        if isinstance(widget, QPlainTextEdit | QLineEdit):  # what it says can still be copied
            widget.setReadOnly(True)
        elif widget.isEnabled():
            widget.setEnabled(False)
        widget.setToolTip(as_tip(self._why))
