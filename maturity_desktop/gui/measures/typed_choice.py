"""A combo box that may be typed into: what fits is listed below it, wherever in a name it stands."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from maturity_desktop.gui.measures.passing_clicks import PassingClicks

LEAST_LETTERS = 8


class TypedChoice(QComboBox):
    """Offers names and takes others too; nothing is completed behind the person's back."""

    def __init__(self, names: Iterable[str], hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LEAST_LETTERS)
        self.addItems(list(names))
        self.setCurrentText("")
        field, completer = self.lineEdit(), QCompleter(self.model(), self)
        assert field is not None, "an editable box has a field"
        field.setPlaceholderText(hint)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        PassingClicks(completer)
        self.typing_ended = field.editingFinished

    def show_told(self, text: str) -> None:
        """Shows what was told before, from its beginning where it is longer than the field."""
        self.setCurrentText(text)
        self._show_beginning()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._show_beginning()

    def _show_beginning(self) -> None:
        field = self.lineEdit()
        assert field is not None, "an editable box has a field"
        field.setCursorPosition(0)

    @property
    def told(self) -> str:
        """What is written, without spaces that nobody sees."""
        return " ".join(self.currentText().split())
