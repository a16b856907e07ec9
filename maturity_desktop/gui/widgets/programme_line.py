"""How far the programme of the model in view is, in a line, and the way to it."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from maturity_desktop.domain.schedule import Schedule
from maturity_desktop.gui.programme_words import programme_line
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords


class ProgrammeLine(QWidget):
    """One line; not there where the model has no programme."""

    wanted = Signal()

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = PlainWords(theme, lines=1)
        self.go = inline_button(_("Go on with it"))
        self.go.setAccessibleName(_("Go on with the programme"))
        self.go.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words)
        row.addWidget(self.go)
        row.addStretch(1)

    def show_schedule(self, schedule: Schedule) -> None:
        """Newer states of the tasks."""
        line = programme_line(schedule)
        self.words.show_words(line)
        self.setVisible(bool(line))
