"""Criteria, checkpoints and evidence side by side; where there is no room for all, the sides take turns."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QSplitter, QWidget

from maturity_desktop.gui.theme import set_role

SIDES = (276, 734, 292)
"""How the panes share a window of 1366 pixels."""
FOLD_BELOW = 1080
"""In less width than this one of the sides is folded away."""
SIDE_IN_TURN = 250


class SidePanes(QSplitter):
    """Knows which of the two sides is folded away; `turn` is the button that brings it over."""

    turn_wanted = Signal()

    def __init__(self, left: QWidget, middle: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._left, self._right = left, right
        self.turn = QPushButton()
        set_role(self.turn, "answer")
        self.turn.hide()
        self.turn.clicked.connect(self.turn_wanted)
        self.folds = False
        self._evidence_over = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for place, part in enumerate((left, middle, right)):
            self.addWidget(part)
            self.setStretchFactor(place, SIDES[place])
        self.setSizes(list(SIDES))

    @property
    def evidence_in_turn(self) -> bool:
        """Whether the evidence stands where the criteria stood."""
        return self.folds and self._evidence_over

    def bring(self, evidence: bool) -> None:
        """One side into sight, where only one has room."""
        self._evidence_over = evidence
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folds = event.size().width() < FOLD_BELOW
        if folds != self.folds:
            self.folds = folds
            self._evidence_over = self._holds_keyboard()
            self._arrange()
            if not folds:
                self.setSizes(list(SIDES))

    def _holds_keyboard(self) -> bool:
        focus: QWidget | None = QApplication.focusWidget()
        return focus is not None and self._right.isAncestorOf(focus)

    def _arrange(self) -> None:
        over = self._evidence_over
        if self.folds:
            # The one that comes is shown first: the keyboard then stays on the page.
            (self._right if over else self._left).show()
            (self._left if over else self._right).hide()
            self.setSizes([SIDE_IN_TURN, max(self.width() - SIDE_IN_TURN, 1), SIDE_IN_TURN])
        else:
            self._left.show()
            self._right.show()
        self.turn.setText(_("Criteria  E") if over else _("Evidence  E"))
        self.turn.setAccessibleName(
            _("Bring the criteria back in place of the evidence")
            if over
            else _("Bring the evidence over in place of the criteria")
        )
        self.turn.setVisible(self.folds)
