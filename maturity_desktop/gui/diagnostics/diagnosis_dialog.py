"""What the program and the library are like, for whoever helps: the same as the verb `doctor` tells."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.gui.widgets.labels import breakable, plain_label

SIZE = (640, 520)
GAP = 20


class DiagnosisDialog(QDialog):
    """Names and values, which can be copied, and a report that can be saved; neither has a client's words."""

    report_wanted = Signal()

    def __init__(self, lines: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Diagnostics"))
        self._lines = lines
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        about = _("What helps whoever helps you. It has no words of a client's, no names and no folders.")
        layout.addWidget(plain_label(about, "quiet", wraps=True))
        self.area = self._area()
        layout.addWidget(self.area, 1)
        layout.addLayout(self._buttons())
        self.resize(*SIZE)
        self.area.setFocus()

    def _area(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(_("Diagnostics"))
        area.setAccessibleDescription(self._text)
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, (name, value) in enumerate(self._lines):
            words = plain_label(breakable(value), wraps=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(plain_label(name, "quiet"), row, 0, top)
            grid.addWidget(words, row, 1)
        grid.setRowStretch(len(self._lines), 1)
        area.setWidget(inner)
        return area

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        copy, save, close = QPushButton(_("Copy")), QPushButton(_("Save a report…")), QPushButton(_("Close"))
        copy.clicked.connect(self.copy)
        save.clicked.connect(self.report_wanted)
        close.clicked.connect(self.accept)
        for button in (copy, save):
            button.setAutoDefault(False)
        close.setDefault(True)
        row.addWidget(copy)
        row.addWidget(save)
        row.addStretch()
        row.addWidget(close)
        return row

    @property
    def _text(self) -> str:
        return "\n".join(f"{name}: {value}" for name, value in self._lines)

    def copy(self) -> None:
        """Everything that is shown, to the clipboard."""
        QGuiApplication.clipboard().setText(self._text)
