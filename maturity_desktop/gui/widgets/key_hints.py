"""The keys that matter on a page, in a line: as many as there is room for, none of them cut."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from maturity_desktop.gui.widgets.labels import as_tip, plain_label

Hints = Sequence[tuple[str, str]]
BETWEEN, BEHIND = 6, 6
"""Between a key and its meaning, and more behind that."""


class KeyHints(QWidget):
    """Those without room are behind a sign at the end, which tells all of them; so does the help (F1)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[tuple[QLabel, QLabel]] = []
        self.more = plain_label("…", "small")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(BETWEEN)
        self._row.addWidget(self.more)
        self._row.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_hints(self, hints: Hints) -> None:
        """Other keys, each with its meaning."""
        for label in (label for pair in self._pairs for label in pair):
            self._row.removeWidget(label)
            label.hide()  # it goes only after a question that is being asked
            label.deleteLater()
        self._pairs = [(plain_label(key, "key"), plain_label(meaning, "small")) for key, meaning in hints]
        for place, (key, meaning) in enumerate(self._pairs):
            meaning.setContentsMargins(0, 0, BEHIND, 0)
            self._row.insertWidget(2 * place, key, 0, Qt.AlignmentFlag.AlignVCenter)
            self._row.insertWidget(2 * place + 1, meaning)
        told = _("; ").join(_("{key}: {meaning}").format(key=key, meaning=what) for key, what in hints)
        self.more.setToolTip(as_tip(told))
        self.more.setAccessibleName(told)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The first ones that there is room for, with room for the sign where it is needed."""
        ends, width = [], 0
        for pair in self._pairs:
            width += sum(label.sizeHint().width() + BETWEEN for label in pair)
            ends.append(width)
        is_all = not ends or ends[-1] - BETWEEN <= self.width()
        room = self.width() if is_all else self.width() - self.more.sizeHint().width()
        for (key, meaning), end in zip(self._pairs, ends, strict=True):
            for label in (key, meaning):
                label.setVisible(end - BETWEEN <= room if is_all else end <= room)
        self.more.setVisible(not is_all)
