"""Everything that can be done on the measures page, as actions: for keys, for the menu and for buttons."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

Context = Qt.ShortcutContext


class MeasuresActions:
    """The actions, each with its key; those of a list or a chart have it only there."""

    def __init__(self, page: QWidget, criteria: QWidget, series: QWidget, charts: QWidget) -> None:
        self._page = page
        self._order: list[QAction] = []
        whole = Context.WidgetWithChildrenShortcut
        self.import_file = self._make(_("&Import figures…"), "Ctrl+I", page, whole)
        self.type_months = self._make(_("&Type months…"), "Ctrl+T", page, whole)
        self.hours = self._make(_("&When the centre is open…"), "", page, whole)
        self.remove = self._make(_("&Remove the series"), "Del", series, Context.WidgetShortcut)
        self._separate()
        self.accept = self._make(_("&Accept what the figures say"), "", page, whole)
        self.open = self._make(_("&Open the criterion"), "Return", criteria, Context.WidgetShortcut)
        self._separate()
        self.limits = self._make(_("Control &limits"), "Ctrl+L", page, whole)
        self.limits.setCheckable(True)
        self.copy = self._make(_("&Copy the picture"), "Ctrl+C", charts, whole)

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
