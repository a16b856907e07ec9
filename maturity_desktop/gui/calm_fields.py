"""Fields that change when somebody means it: not by a wheel that went over them, nor by a key in passing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QWidget

STEPS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip
COMMAND = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class WheelPasses(QObject):
    """Hands the wheel on to what scrolls round a field; an open list has a window of its own and keeps it."""

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Wheel:
            return False
        event.ignore()
        return True


class ListOpens(QObject):
    """Has the keys that would choose unseen open the list instead, where Enter chooses and Esc does not."""

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress:
            return False
        assert isinstance(field, QComboBox) and isinstance(event, QKeyEvent), (
            "filters the keys of combo boxes"
        )
        typed = "" if event.modifiers() & COMMAND else event.text().strip()
        is_letter = bool(typed) and typed.isprintable()
        if event.key() not in STEPS and not is_letter:
            return False
        field.showPopup()
        if is_letter:
            field.view().keyboardSearch(typed)
        return True


class UndoPasses(QObject):
    """Leaves Ctrl+Z and its like to the window where a line of text has nothing to undo or redo."""

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ShortcutOverride:
            return False
        assert isinstance(field, QLineEdit) and isinstance(event, QKeyEvent), "filters the keys of lines"
        undoes = event.matches(QKeySequence.StandardKey.Undo) and not field.isUndoAvailable()
        if not undoes and not (event.matches(QKeySequence.StandardKey.Redo) and not field.isRedoAvailable()):
            return False
        event.ignore()
        return True


def pass_undo_on(field: QLineEdit) -> None:
    """Undo reaches the window from this field where the field has nothing to undo."""
    field.installEventFilter(UndoPasses(field))


def pass_wheel_on(root: QWidget) -> None:
    """No combo box, date or number below a widget is changed by the wheel."""
    passes = WheelPasses(root)
    for field in (*root.findChildren(QComboBox), *root.findChildren(QAbstractSpinBox)):
        field.installEventFilter(passes)


def choose_in_list(field: QComboBox) -> None:
    """What is chosen in this combo box is chosen in its open list only."""
    field.installEventFilter(ListOpens(field))
