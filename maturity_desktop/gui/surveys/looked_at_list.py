"""A list whose current row is shown beside it: looked at by a click, gone into by Enter or a double click."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.row_list import RowList


class LookedAtList(RowList):
    """A click only makes a row the current one."""

    def __init__(
        self, theme: ThemeSwitch, name: str, lead_width: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, lead_width, parent)
        self.shows_choice = True
        self.clicked.disconnect(self._choose)
        self.doubleClicked.connect(self._choose)
