"""A click beside the list of what fits closes it and is a click: Qt's completer would swallow it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QCompleter


class PassingClicks(QObject):
    """Watches the list of a completer, and hands a press beside it to what lies there in the same window."""

    def __init__(self, completer: QCompleter) -> None:
        super().__init__(completer)
        fitting = completer.popup()
        assert fitting is not None, "a completer that pops up has a list"
        self._list, self._completer = fitting, completer
        self._list.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            not isinstance(event, QMouseEvent)
            or event.type() is not QEvent.Type.MouseButtonPress
            or self._list.rect().contains(event.position().toPoint())
        ):
            return super().eventFilter(watched, event)
        self._list.hide()
        field, at = self._completer.widget(), event.globalPosition()
        under = QApplication.widgetAt(at.toPoint())
        if under is not None and under.window() is field.window():
            window = under.window().windowHandle()
            press = QMouseEvent(
                event.type(),
                window.mapFromGlobal(at),
                at,
                event.button(),
                event.buttons(),
                event.modifiers(),
                event.pointingDevice(),
            )
            QApplication.sendEvent(window, press)
        return True
