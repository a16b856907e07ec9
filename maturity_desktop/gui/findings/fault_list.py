"""What could be better about a finding, below its fields: it follows every letter and moves none of them."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from maturity_desktop.domain.finding_wording import Fault
from maturity_desktop.gui.findings.finding_words import fault_lines, faults_heading
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords

MOST_SEEN, SEEN_WHERE_LOW = 4, 2
LOW = 420
"""In a form that is lower than this the list gives room to the fields."""


class FaultList(QFrame):
    """Not there where all is well."""

    wanted = Signal()
    """The next of them, in its field."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "banner")
        self._count, self._most = 0, MOST_SEEN
        self.heading = PlainWords(theme, ink="attention", bold=True, lines=1)
        self.next = inline_button(_("Next (F8)"))
        self.next.setAccessibleName(_("Go to the next thing to improve"))
        self.next.clicked.connect(self.wanted)
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        set_role(self.list, "reading")
        row = QHBoxLayout()
        row.addWidget(self.heading, 1)
        row.addWidget(self.next)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 6, 12, 6)
        box.setSpacing(2)
        box.addLayout(row)
        box.addWidget(self.list)
        self.hide()

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """What could be better now."""
        self.setVisible(bool(faults))
        told = fault_lines(faults)
        if told == self.list.toPlainText():
            return
        self.heading.show_words(faults_heading(len(faults)))
        self.list.setAccessibleName(self.heading.words)
        self.list.setPlainText(told)
        self._count = len(faults)
        self._fit()

    def set_room(self, height: int) -> None:
        """How high the whole form is."""
        self._most = SEEN_WHERE_LOW if height < LOW else MOST_SEEN
        self._fit()

    def _fit(self) -> None:
        seen = min(self._count, self._most)
        self.list.setFixedHeight(self.list.fontMetrics().lineSpacing() * seen + 12)
        self.list.verticalScrollBar().setValue(0)
