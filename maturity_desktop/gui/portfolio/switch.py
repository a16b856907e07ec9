"""The switch of the library: its audits, or what they say together."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from maturity_desktop.gui.theme import set_role


class LibrarySwitch(QWidget):
    """Two chips; the one of the page that it stands on stays pressed."""

    audits_wanted = Signal()
    portfolio_wanted = Signal()

    def __init__(self, at_portfolio: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.audits = self._chip(_("Audits"), not at_portfolio, self.audits_wanted)
        self.portfolio = self._chip(_("Portfolio"), at_portfolio, self.portfolio_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.audits)
        row.addWidget(self.portfolio)

    def _chip(self, words: str, is_here: bool, wanted: SignalInstance) -> QPushButton:
        chip = QPushButton(words)
        chip.setCheckable(True)
        chip.setChecked(is_here)
        set_role(chip, "chip")

        def press() -> None:
            chip.setChecked(is_here)
            if not is_here:
                wanted.emit()

        chip.clicked.connect(press)
        return chip
