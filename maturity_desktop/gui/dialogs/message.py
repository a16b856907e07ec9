"""A question or bad news, in plain words; what a person may have to pass on can be copied."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.gui.widgets.labels import breakable, plain_label
from maturity_desktop.gui.widgets.plain_editor import PlainEditor

WIDTH = 460
DETAIL_LINES = 8

__all__ = ["MessageDialog", "TextDialog", "breakable", "plain_label"]


class MessageDialog(QDialog):
    """What is the matter, what it means, and buttons; `act` is the word on the button that goes ahead.

    The dialog's result is 1 where that was pressed, 2, 3 for `others`, and 0 where nothing is to be done.
    """

    def __init__(
        self,
        headline: str,
        body: str,
        act: str = "",
        details: str = "",
        parent: QWidget | None = None,
        others: Sequence[str] = (),
        leave: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Maturity Desktop"))
        self.setAccessibleDescription(f"{headline}\n{body}")
        self._copied = f"{headline}\n\n{details}"  # without the body, which may name files
        self._details = details
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(plain_label(breakable(headline), "heading", wraps=True))
        layout.addWidget(plain_label(breakable(body), wraps=True))
        if details:
            layout.addWidget(self._details_view())
        layout.addSpacing(8)
        row, safe = self._buttons((act, *others) if act else (), leave)
        layout.addLayout(row)
        safe.setFocus()
        self.setMinimumWidth(WIDTH)

    def _details_view(self) -> QPlainTextEdit:
        view = QPlainTextEdit(self._details)
        view.setReadOnly(True)
        view.setTabChangesFocus(True)
        view.setAccessibleName(_("Details"))
        view.setFixedHeight(QFontMetrics(view.font()).lineSpacing() * DETAIL_LINES)
        return view

    def _buttons(self, acts: Sequence[str], leave: str) -> tuple[QHBoxLayout, QPushButton]:
        row = QHBoxLayout()
        if self._details:
            copy = QPushButton(_("Copy details"))
            copy.clicked.connect(self.copy_details)
            row.addWidget(copy)
        row.addStretch()
        box = QDialogButtonBox()
        for result, act in enumerate(acts, 1):
            button = box.addButton(act, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(partial(self.done, result))
        leave = leave or (_("Cancel") if acts else _("Close"))
        # Enter must not do what cannot be taken back: the safe button waits for it, until another is gone to.
        safe = box.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        safe.setDefault(True)
        box.rejected.connect(self.reject)
        row.addWidget(box)
        return row, safe

    def copy_details(self) -> None:
        """Everything that is shown, for a message to somebody who can help."""
        QGuiApplication.clipboard().setText(self._copied)


class TextDialog(QDialog):
    """A question that is answered in a line or a few; Enter accepts, Shift+Enter starts a new line."""

    def __init__(
        self, title: str, question: str, initial: str = "", parent: QWidget | None = None, act: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._field = PlainEditor(least=1, most=12)
        self._field.setAccessibleName(question)
        self._field.follow(initial)
        self._field.selectAll()
        self._field.end_on_enter()
        self._field.done.connect(self.accept)
        label = plain_label(breakable(question), wraps=True)
        label.setBuddy(self._field)
        box = QDialogButtonBox()
        keep = box.addButton(act or _("Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setProperty("role", "primary")
        box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(label)
        layout.addWidget(self._field)
        keys = (
            _("Enter does it, Shift+Enter starts a new line, Esc leaves everything as it was.")
            if act
            else _("Enter keeps it, Shift+Enter starts a new line, Esc leaves everything as it was.")
        )
        layout.addWidget(plain_label(keys, "small", wraps=True))
        layout.addWidget(box)
        self._field.setFocus()
        self.setMinimumWidth(WIDTH)

    @property
    def text(self) -> str:
        """What is written in the field."""
        return self._field.words
