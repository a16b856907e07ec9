"""Last time's note on a criterion, beside its evidence: to be read, never copied into this audit."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.re_audit.last_words import last_words, month_words
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords

NOTE_LINES = 3
SIZE = (560, 420)


class LastLines(QWidget):
    """The level of last time and the first lines of its note; not there where no audit came before."""

    def __init__(self, session: AuditSession, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._place = ("", "")
        self._dialogs = OneOpen(self)
        self.level = PlainWords(theme, "small", "quiet", lines=1)
        self.note = PlainWords(theme, "small", "quiet", lines=NOTE_LINES)
        self.read = inline_button(_("Last time’s note"))
        self.read.setAccessibleName(_("Read last time’s note on this criterion"))
        self.read.clicked.connect(self._show_note)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.level)
        told.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addLayout(told, 1)
        row.addWidget(self.read, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        session.last_time.known.connect(lambda: self.show_criterion(*self._place))

    def show_criterion(self, framework: str, criterion: str) -> None:
        """What last time said of a criterion of the framework in view."""
        self._place = (framework, criterion)
        results = self._session.results
        if results.framework.id != framework or not any(
            own.id == criterion for own in results.framework.criteria
        ):
            self.hide()
            return
        found = self._session.last_time.of(results, criterion)
        note = found.before.note if found is not None and found.before is not None else ""
        before = self._session.last_time.before(results)
        self.level.show_words(last_words(self._session, criterion))
        self.note.show_words(" ".join(note.split()))
        self.note.setVisible(bool(note.strip()))
        self.read.setVisible(bool(note.strip()))
        self.setVisible(found is not None)
        self._shown = (month_words(before) if before is not None else "", criterion, note)

    def _show_note(self) -> None:
        self._dialogs._open(NoteDialog(*self._shown, self.window()))


class NoteDialog(QDialog):
    """A note of last time, whole."""

    def __init__(self, month: str, criterion: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Last time’s note"))
        words = _("{criterion}, written in the audit of {month}").format(criterion=criterion, month=month)
        self.text = QPlainTextEdit(note)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(words)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(words, "heading", wraps=True))
        column.addWidget(self.text, 1)
        column.addLayout(row)
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))
        self.text.setFocus()
