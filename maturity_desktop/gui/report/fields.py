"""Fields with their words before them, as the sections of the report page have them."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from maturity_desktop.gui.calm_fields import choose_in_list, pass_undo_on
from maturity_desktop.gui.report.plan_edits import PlanEdits
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords

LABEL_WIDTH = 92
STAYS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
"""Why the keyboard may be gone for a while from a field that is not left."""


def column_of(widget: QWidget) -> QVBoxLayout:
    """The column of a section."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(2, 0, 2, 8)
    column.setSpacing(2)
    return column


def add_field(column: QVBoxLayout, words: str, field: QWidget) -> QWidget:
    """One line: words with a key, and the field that they name; the whole line."""
    label = plain_label(words)
    label.setFixedWidth(LABEL_WIDTH)
    label.setBuddy(field)
    field.setAccessibleName(words.replace("&", ""))
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label)
    row.addWidget(field, 1)
    column.addWidget(line)
    return line


def chooser() -> QComboBox:
    """A list of any words, no wider than its place."""
    field = QComboBox()
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(8)
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    field.view().setTextElideMode(Qt.TextElideMode.ElideRight)
    choose_in_list(field)
    mark_edits(field)
    return field


def as_signed(theme: ThemeSwitch) -> PlainWords:
    """What stands in place of choices that a signed version has made."""
    said = PlainWords(theme, "small", "quiet")
    said.show_words(_("The rest is as it was signed."))
    return said


class TypedField(QLineEdit):
    """A line of the plan: what is typed is kept as one edit until it is left."""

    def __init__(self, edits: PlanEdits, name: str, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setMaxLength(longest)
        mark_edits(self)
        pass_undo_on(self)
        self.textEdited.connect(lambda words: edits.type(name, words))
        self.editingFinished.connect(edits.end)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Left, it shows its beginning again; a menu over it does not leave it."""
        super().focusOutEvent(event)
        if event.reason() not in STAYS:
            self.setCursorPosition(0)

    def follow(self, words: str) -> None:
        """What is kept, from its beginning; the place of the cursor stays where it is the same."""
        if words != self.text():
            self.setText(words)
            self.setCursorPosition(0)
