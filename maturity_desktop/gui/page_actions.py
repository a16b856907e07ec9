"""Everything that can be done on a page, as actions: for keys, for the menu and for buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

Context = Qt.ShortcutContext
WHOLE = Context.WidgetWithChildrenShortcut
"""The key works everywhere in a part of the page."""
ALONE = Context.WidgetShortcut
"""The key works only while the keyboard is in this very widget."""


class PageActions:
    """The actions in the order of the menu, each with its key."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._order: list[QAction] = []

    def _make(self, words: str, key: str, where: QWidget, context: Context) -> QAction:
        action = QAction(words, self._page)
        if key:
            action.setShortcut(QKeySequence(key))
        action.setShortcutContext(context)
        where.addAction(action)
        self._order.append(action)
        return action

    def _separate(self) -> None:
        line = QAction(self._page)
        line.setSeparator(True)
        self._order.append(line)

    @property
    def in_order(self) -> tuple[QAction, ...]:
        """As they stand in the menu."""
        return tuple(self._order)
