"""What long work is at, in place, with the button that stops it."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.plain_words import PlainWords


class WorkBar(QWidget):
    """A line of words, a bar below it and Cancel beside them; hidden while nothing is under way."""

    cancel_wanted = Signal()

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = PlainWords(theme, ink="quiet", lines=1)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = QPushButton(_("Cancel"))
        set_role(self.cancel, "flat")
        self.cancel.clicked.connect(self._cancel)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(column, 1)
        row.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignBottom)

    def begin(self, words: str) -> None:
        """Work of unknown length until it tells how far it is."""
        self.words.show_words(words)
        self.bar.setAccessibleName(words)
        self.bar.setRange(0, 0)
        self.cancel.setAccessibleName(_("Cancel: {work}").format(work=words))
        self.show()

    def advance(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def end(self) -> None:
        self.hide()

    def _cancel(self) -> None:
        self.words.show_words(_("Stopping"))
        self.cancel_wanted.emit()
