"""Measured criteria or supporting figures: a segmented switch at the top of both pages."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from maturity_desktop.gui.theme import set_role
from maturity_desktop.gui.widgets.flow_layout import FlowLayout

MEASURES, SUPPORTING = "measures", "supporting"


class FiguresSwitch(QWidget):
    """Two buttons, of which one is on; arrows go from one to the other."""

    wanted = Signal(str)
    """The page to go to."""

    def __init__(self, page: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Kind of figures"))
        self.buttons: dict[str, QPushButton] = {}
        row = FlowLayout(self, spacing=6)
        for name, words in ((MEASURES, _("Measured criteria")), (SUPPORTING, _("Supporting figures"))):
            button = QPushButton(words)
            set_role(button, "chip")
            button.setCheckable(True)
            button.setChecked(name == page)
            # It stays as it is: the other page has a switch of its own.
            button.clicked.connect(lambda _checked, name=name: self._choose(name, page))
            row.addWidget(button)
            self.buttons[name] = button

    def _choose(self, name: str, page: str) -> None:
        for own, button in self.buttons.items():
            button.setChecked(own == page)
        if name != page:
            self.wanted.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        both = list(self.buttons.values())
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            both[1 if both[0].hasFocus() else 0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
