"""The measured criteria beside their figures: looked at by a click, opened by Enter or a double click."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.row_list import RowList

NUMBER_WIDTH = 44


class CriteriaList(RowList):
    """A click only makes a row the current one, because the page shows what is current."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Measured criteria"), NUMBER_WIDTH, parent)
        self.shows_choice = True
        self.clicked.disconnect(self._choose)
        self.doubleClicked.connect(self._choose)
