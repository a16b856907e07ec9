"""A menu that is open has the keyboard to itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMenu


class OwnKeys(QObject):
    """Keeps the keys of a menu from the page behind it.

    A page's letters look only at where the keyboard focus is, and an open menu does not take that: N would
    answer a checkpoint in place of choosing an entry.
    """

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        menu.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # it is a key press of the menu, then
            return True
        return False
