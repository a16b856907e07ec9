"""Everything that a window shows or reads out: texts of widgets and rows of models."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QPlainTextEdit, QTextEdit, QWidget

ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
TEXTS = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)


def seen(root: QWidget) -> Iterator[str]:
    """The texts of what is visible in a window; a list is seen whole, as if it had been scrolled through."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisibleTo(root):
            yield from _texts(widget)


def _texts(widget: QWidget) -> Iterator[str]:
    for name in ("text", "title", "words", "toPlainText", "placeholderText", "currentText", "windowTitle"):
        told = getattr(widget, name, None)
        value = told() if callable(told) and not isinstance(widget, QAbstractItemView) else told
        if isinstance(value, str):
            yield value
    yield widget.toolTip()
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        yield widget.document().toPlainText()
    told = QAccessible.queryAccessibleInterface(widget)
    if told is not None:
        yield from (told.text(part) for part in TEXTS)
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from rows(widget.model())


def rows(model: QAbstractItemModel, parent: QModelIndex = QModelIndex()) -> Iterator[str]:  # noqa: B008
    """Every cell of a model, as it is shown and read out."""
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(model.rowCount(parent)):
        for column in range(columns):
            index = model.index(row, column, parent)
            yield from (str(model.data(index, role) or "") for role in ROLES)
            yield from rows(model, index)
