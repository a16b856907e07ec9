"""The stages above the scale, which the source names and does not describe."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from maturity_desktop.domain.framework import Beyond
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.level_step import HIGHEST
from maturity_desktop.gui.widgets.plain_words import PlainWords

WIDTH, LEAST = 136, 96
TEXT_LINES = 8
MOST_STAGES = 3
DASH = [3.0, 2.5]


class BeyondStages(QWidget):
    """Stands after the last column, under a step that is only outlined."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Beyond, ...] | None = None
        self.setFixedWidth(WIDTH)
        self._head = PlainWords(theme, "small", "quiet", lines=2)
        self._head.show_words(_("Named beyond, not described"))
        self._stages = [
            (PlainWords(theme, "body", "quiet", bold=True, lines=2), PlainWords(theme, "small", "quiet"))
            for _stage in range(MOST_STAGES)
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(4, HIGHEST + 2, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._head)
        for title, text in self._stages:
            text.set_lines(TEXT_LINES)
            column.addWidget(title)
            column.addWidget(text)
            column.addSpacing(6)
        column.addStretch(1)
        self.show_stages(())
        theme.changed.connect(self.update)

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        return QSize(WIDTH, LEAST)  # where it is low the text ends early: the columns must not scroll for it

    def show_stages(self, stages: Sequence[Beyond]) -> None:
        """The stages of a framework; nothing is shown where it has none."""
        if self._shown == tuple(stages):
            return
        self._shown = tuple(stages)
        self.setVisible(bool(stages))
        # Of more stages than there is room for, the last place has the titles of the rest.
        for place, (title, text) in enumerate(self._stages):
            last = place == MOST_STAGES - 1
            here = self._shown[place:] if last else self._shown[place : place + 1]
            title.setVisible(bool(here))
            text.setVisible(bool(here))
            title.show_words(_(", ").join(stage.title for stage in here))
            text.show_words(here[0].text if len(here) == 1 else "")
        said = (_("{title}: {text}").format(title=stage.title, text=stage.text) for stage in self._shown)
        self.setAccessibleName(_("Named beyond the scale, not described"))
        self.setAccessibleDescription(" ".join(said))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.colour("control"), 1)
        pen.setDashPattern(DASH)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(0.5, 0.5, self.width() - 1, HIGHEST - 1), 3, 3)
