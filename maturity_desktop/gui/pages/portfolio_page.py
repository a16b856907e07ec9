"""The portfolio: the clients of this laptop by what is due, and their levels beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from maturity_desktop.domain.portfolio import ClientLine, Sight, State, in_sight
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.portfolio.figures_pane import FiguresPane
from maturity_desktop.gui.portfolio.switch import LibrarySwitch
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.chart_sections import scroll_area
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import RowList
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.portfolio_words import (
    audits_words,
    headline,
    sight_words,
    state_words,
)

if TYPE_CHECKING:
    from maturity_desktop.verbs.portfolio import PortfolioRead

LEAST_LEFT = 300
BESIDE = 860
"""Narrower than this the figures stand below the clients, whose days are told whole."""
LEAST_HEIGHT = 320


class PortfolioPage(QWidget):
    """Shows what it is given and asks for it anew each time it comes forward."""

    reading_wanted = Signal()
    audit_wanted = Signal(str, str)
    """An audit to open; no criterion."""
    audits_wanted = Signal()

    def __init__(self, theme: ThemeSwitch, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _("Portfolio")
        self.key_hints = (
            (_("Enter"), _("open the newest audit")),
            ("F6", _("next part")),
        )
        self._today = today
        self._lines: tuple[ClientLine, ...] = ()
        self.sight = Sight.ALL
        self.switch = LibrarySwitch(at_portfolio=True)
        self.headline = PlainWords(theme, "title", bold=True, lines=1)
        self.headline.show_words(_("Reading the audits…"))
        self.chips = {sight: self._chip(sight) for sight in Sight}
        self.list = RowList(theme, _("Clients by what is due"), lead_width=0)
        self.list.shows_choice = True
        set_role(self.list, "framed")
        self.nothing = PlainWords(theme, ink="quiet")
        self.figures = FiguresPane(theme)
        self._panes = QSplitter()
        self._lay_out()
        self.switch.audits_wanted.connect(self.audits_wanted)
        self.list.chosen.connect(lambda own: self.audit_wanted.emit(own.audit, ""))
        self.list.selectionModel().currentChanged.connect(self._show_client)

    def _chip(self, sight: Sight) -> QPushButton:
        chip = QPushButton(sight_words(sight, 0, screen_words()))
        chip.setCheckable(True)
        chip.setChecked(sight is self.sight)
        set_role(chip, "chip")
        chip.setProperty("dense", True)
        chip.clicked.connect(partial(self.look_at, sight))
        return chip

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.switch)
        head.addWidget(self.headline, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.figures.copy)
        self._filter = QWidget()
        chips, group = FlowLayout(self._filter, spacing=8), QButtonGroup(self)
        for chip in self.chips.values():
            chips.addWidget(chip)
            group.addButton(chip)
        left = QWidget()
        left.setMinimumWidth(LEAST_LEFT)
        column = self._left = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 16, 0)
        column.setSpacing(8)
        for part in (self._filter, self.nothing):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        self._panes.setHandleWidth(1)
        self._panes.setChildrenCollapsible(False)
        self._panes.addWidget(left)
        self._panes.addWidget(scroll_area(self.figures))
        self._panes.setStretchFactor(0, 2)
        self._panes.setStretchFactor(1, 3)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(12)
        box.addLayout(head)
        box.addWidget(self._panes, 1)
        self.setMinimumHeight(LEAST_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_beside = self.width() >= BESIDE
        way = Qt.Orientation.Horizontal if is_beside else Qt.Orientation.Vertical
        if way != self._panes.orientation():
            self._panes.setOrientation(way)
            self._left.setContentsMargins(0, 0, *((16, 0) if is_beside else (0, 12)))
            self.figures.stand(beside=is_beside)

    # What the window asks of a page

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        shown = (self.list, self.figures.model, self.figures.chart, self.figures.failing)
        parts = (part for part in shown if part.isVisibleTo(self))
        return (*parts, self.switch.portfolio)

    def come_forward(self) -> None:
        """The audits may have changed since."""
        self.reading_wanted.emit()

    # What is shown

    def show_portfolio(self, read: PortfolioRead) -> None:
        """Other clients and figures; the client in view stays where it is still there."""
        self._lines = read.portfolio.clients
        words = screen_words()
        self.headline.show_words(headline(read.portfolio, words))
        for sight, chip in self.chips.items():
            chip.setText(sight_words(sight, len(in_sight(self._lines, sight)), words))
        self.figures.show_portfolio(read.portfolio, read.frameworks)
        self._show_clients()

    def look_at(self, sight: Sight) -> None:
        """Shows these clients only."""
        self.sight = sight
        self.chips[sight].setChecked(True)
        self._show_clients()

    def _show_clients(self) -> None:
        before = self.current
        lines = in_sight(self._lines, self.sight)
        self.list.show_rows(tuple(self._rows(lines)))
        for place, own in enumerate(lines):
            if before is not None and own.client == before.client:
                self.list.setCurrentIndex(self.list.rows.index(place))
        self.list.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.nothing.show_words(_("No client stands so.") if self._lines else _("There are no audits yet."))
        self._show_client(self.list.currentIndex())

    def _rows(self, lines: tuple[ClientLine, ...]) -> Iterator[Row]:
        """What is due of a client; of whom nothing is due, when its newest audit was."""
        today, words = self._today(), screen_words()
        for own in lines:
            several = ngettext("{count} audit", "{count} audits", own.audits).format(count=own.audits)
            marks = (_("sample") if own.is_sample else "", several if own.audits > 1 else "")
            state, told = state_words(own, today, words), audits_words(own, words)
            if own.state is State.AUDITED:
                state = _("{state} · {audits}").format(state=state, audits=told)
            yield Row(own.name, detail=state, mark=" · ".join(filter(None, marks)), goal=own)

    @property
    def current(self) -> ClientLine | None:
        """The client that the list stands at."""
        index = self.list.currentIndex()
        goal = self.list.rows.rows[index.row()].goal if index.isValid() else None
        return goal if isinstance(goal, ClientLine) else None

    def _show_client(self, _new: QModelIndex, _old: QModelIndex | None = None) -> None:
        own = self.current
        self.figures.show_client(own.client if own is not None else "")
