"""The panes of the surveys page; in little width the particulars are a tab among the others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from maturity_desktop.gui.measures.folding_panes import FOLD_BELOW, FoldingPanes


class SurveyPanes(FoldingPanes):
    """Tells when the last pane folds."""

    folded = Signal(bool)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.folded.emit(self.width() < FOLD_BELOW)
