"""The checkpoints of one level below one another; they scroll when they are many."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.checkpoint_row import CheckpointRow

LEAST = 96
"""What a column asks for each way, in logical pixels."""
FADE = 14
"""How high the words are that fade out under a level's title while the column is scrolled."""


class Fade(QWidget):
    """Lies over the upper edge of a column, so that no half line stands under the title."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = self._theme.colour("ground")
        clear = QColor(ground)
        clear.setAlpha(0)
        shades = QLinearGradient(0, 0, 0, self.height())
        shades.setColorAt(0, ground)
        shades.setColorAt(0.5, ground)
        shades.setColorAt(1, clear)
        QPainter(self).fillRect(self.rect(), shades)


class LevelColumn(QScrollArea):
    """The checkpoints of one level; they scroll when they are many."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: list[CheckpointRow] = []
        self.shown = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._content = QWidget()
        self._content.setAutoFillBackground(False)
        self._list = QVBoxLayout(self._content)
        self._list.setContentsMargins(0, 0, 2, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        self.setWidget(self._content)
        self._fade = Fade(theme, self)
        self.verticalScrollBar().valueChanged.connect(lambda value: self._fade.setVisible(value > 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fade.setGeometry(0, 0, self.viewport().width(), FADE)

    def sizeHint(self) -> QSize:
        return QSize(LEAST, LEAST)  # it takes what room there is: more would make the sheet scroll as well

    def row(self, index: int) -> CheckpointRow:
        """The row at a place of the column, made when it is first wanted."""
        while len(self.rows) <= index:
            row = CheckpointRow(self._theme, self._content)
            self._list.insertWidget(len(self.rows), row)
            self.rows.append(row)
        return self.rows[index]

    def end_at(self, count: int) -> None:
        """Hides the rows that a criterion with fewer checkpoints leaves over."""
        self.shown = count
        for index, row in enumerate(self.rows):
            row.setVisible(index < count)
