"""A page of records in a table with one of them beside it, in so far as such pages are alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.page_actions import PageActions
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.key_hints import Hints
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_table import RowTable

LEAST = (560, 240)
"""What a page asks of its window, whatever it shows."""
BESIDE, LOW = 900, 480
"""In less width than this the record stands below the table, unless the page is low."""


class TablePage(QWidget):
    """Follows the session while it is in sight; its kinds say what they are made of and show it."""

    made_of: frozenset[type] = frozenset()
    """The kinds of records that the page shows."""
    shares: tuple[tuple[int, int], tuple[int, int]]
    """How table and record share the room side by side, and one below the other."""
    act: PageActions

    table: RowTable[Any]
    hints_changed = Signal()
    """Records have come, or none is left: other keys can be used."""

    def __init__(self, session: AuditSession, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_stale = True
        self.key_hints: Hints = ()
        self.nothing = PlainWords(theme, ink="quiet")
        self._ways, self._panes = QWidget(), QSplitter()
        self.setMinimumSize(*LEAST)

    def _fill_panes(self, detail: QWidget, ways: Iterable[QWidget]) -> None:
        """The table, or what is said and offered in its place, and the record in hand; they follow then."""
        set_role(self.table, "framed")
        offered = FlowLayout(self._ways, spacing=8)
        for way in ways:
            offered.addWidget(way)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.nothing)
        column.addWidget(self._ways)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        self._panes.setHandleWidth(1)
        self._panes.setChildrenCollapsible(False)
        for pane in (left, detail):
            self._panes.addWidget(pane)
        self.table.chosen_changed.connect(self._show_chosen)
        self._session.records_changed.connect(self._follow)
        self._session.framework_switched.connect(self._look_again)

    def actions(self) -> list[QAction]:
        """What the menu of the page has."""
        return list(self.act.in_order)

    # What is shown

    def _hint_at(self, keys: Hints) -> None:
        """The keys that can be used now."""
        if keys != self.key_hints:
            self.key_hints = keys
            self.hints_changed.emit()

    def _show(self) -> None:
        """Everything anew, with `_is_stale` taken back."""
        raise NotImplementedError

    def _show_chosen(self) -> None:
        """What is in hand."""
        raise NotImplementedError

    def _filter_nothing(self) -> None:
        """Shows every record there is."""
        raise NotImplementedError

    def _put_rows(self, rows: tuple[Any, ...], nothing: str) -> None:
        """These in the table; where there are none, words in its place."""
        self.table.setVisible(bool(rows))
        self.table.show_rows(rows)
        self.nothing.setVisible(not rows)
        self.nothing.show_words(nothing)
        if not rows:
            self._show_chosen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_beside = self.width() >= BESIDE or self.height() < LOW
        way = Qt.Orientation.Horizontal if is_beside else Qt.Orientation.Vertical
        if way != self._panes.orientation() or not event.oldSize().isValid():
            self._panes.setOrientation(way)
            shares = self.shares[0 if is_beside else 1]
            self._panes.setSizes([share * 100 for share in shares])

    def _look_again(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._show()

    def _follow(self, kinds: frozenset[type]) -> None:
        if kinds & self.made_of:
            self._look_again()

    def show_item(self, name: str) -> None:
        """Takes a record in hand, whatever is filtered."""
        if self._is_stale:
            self._show()
        if not self.table.choose(name):
            self._filter_nothing()
            self.table.choose(name)
        self.table.setFocus()
