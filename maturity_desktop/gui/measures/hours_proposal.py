"""Opening hours that figures speak for, offered where nobody has written any."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from maturity_desktop.domain.measures import hours_told
from maturity_desktop.gui.measures.measure_words import open_words
from maturity_desktop.gui.theme import set_role
from maturity_desktop.gui.widgets.labels import plain_label


class HoursProposal(QWidget):
    """The hours in quiet words, and one button that takes them over."""

    wanted = Signal()

    def __init__(self, words: NullTranslations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.hours: Mapping[str, str] = {}
        self.told = plain_label("", "quiet", wraps=True)
        self.take_over = QPushButton(_("Take over these &hours"))
        self.take_over.setAutoDefault(False)
        set_role(self.take_over, "flat")
        self.take_over.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.addWidget(self.told, 1)
        row.addWidget(self.take_over)
        self.hide()

    def show_hours(self, hours: Mapping[str, str]) -> None:
        """Hours by weekday (“mon”), empty where it is closed."""
        self.hours = hours
        told = open_words(hours_told(hours), self._words) if hours else ""
        self.told.setText(_("By the intervals that have contacts: {hours}").format(hours=told))
        self.take_over.setAccessibleDescription(self.told.text())
