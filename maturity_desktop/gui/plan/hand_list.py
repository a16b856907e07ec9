"""A list of which one row is in hand while buttons and keys beside it act on that row."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.row_list import LEAD_WIDTH, RowList


class HandList(RowList):
    """A click or a tap only takes a row in hand; Enter or a double click leads on."""

    def __init__(
        self, theme: ThemeSwitch, name: str, lead_width: int = LEAD_WIDTH, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, lead_width, parent)
        self.shows_choice = True
        self.clicked.disconnect(self._choose)
        self.doubleClicked.connect(self._choose)

    def take_row(self, place: int) -> None:
        """Takes a row in hand, with the heading above it in sight where there is room for both."""
        rows = self.rows.rows
        heading = next((above for above in range(place, -1, -1) if rows[above].heading), place)
        self.setCurrentIndex(self.rows.index(place))
        for shown in (heading, place):
            self.scrollTo(self.rows.index(shown))
