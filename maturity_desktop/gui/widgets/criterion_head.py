"""The head of the assess page: which criterion it is, what it is for, and the level reached."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.gui.sentences import figure_words, provisional_words, standing_words
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.plain_words import PlainWords

FIGURE_COLUMN = 236
"""The width that the level and its words have, in logical pixels."""


class LevelFigure(QLabel):
    """The level in big figures and, small beside it, of how many."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._words = ("", "")
        theme.changed.connect(self.update)

    def show_words(self, big: str, small: str) -> None:
        if (big, small) != self._words:
            self._words = (big, small)
            self.setText(f"{big} {small}".strip())
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(FIGURE_COLUMN, int(QFontMetricsF(self._theme.font("figure", semibold=True)).height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        big, small = self._words
        colours = self._theme.look.colours
        figure, body = self._theme.font("figure", semibold=True), self._theme.font()
        baseline = QFontMetricsF(figure).ascent()
        beside = QFontMetricsF(body).horizontalAdvance(small)
        painter.setPen(QColor(colours["quiet"]))
        painter.setFont(body)
        painter.drawText(int(self.width() - beside), int(baseline), small)
        painter.setPen(QColor(colours["text"]))
        painter.setFont(figure)
        room = self.width() - beside - (6 if small else 0)
        words = QFontMetricsF(figure).elidedText(big, Qt.TextElideMode.ElideRight, room)
        box = QRectF(0, 0, room, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, words)


class CriterionHead(QWidget):
    """Title and intent on the left; level, standing and the way to set it on the right."""

    set_level_wanted = Signal()
    derived_wanted = Signal()

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainWords(theme, "title", bold=True, lines=2)
        self.intent = PlainWords(theme, ink="quiet", lines=3)
        self.figure = LevelFigure(theme)
        self.standing = PlainWords(theme, ink="quiet", lines=2)
        self.reason = PlainWords(theme, "small", "quiet", lines=2)
        self.provisional = PlainWords(theme, "small", "attention", lines=2)
        for words in (self.standing, self.reason, self.provisional):
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.set_level = self._button(_("Set level…"), _("Set the level with a reason"))
        self.derived = self._button(_("Take the derived level"), _("Take the level that the answers give"))
        self.set_level.clicked.connect(self.set_level_wanted)
        self.derived.clicked.connect(self.derived_wanted)
        self._lay_out()

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "flat")
        button.setAccessibleName(name)
        return button

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.title)
        left.addWidget(self.intent)
        left.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addStretch(1)
        buttons.addWidget(self.derived)
        buttons.addWidget(self.set_level)
        right = QVBoxLayout()
        right.setSpacing(1)
        for words in (self.figure, self.standing, self.reason, self.provisional):
            right.addWidget(words)
        right.addLayout(buttons)
        right.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(1, FIGURE_COLUMN)

    def show_result(self, result: CriterionResult, framework: Framework) -> None:
        self.title.show_words(f"{result.criterion.id} {result.criterion.title}")
        self.intent.show_words(result.criterion.intent)
        self.figure.show_words(*figure_words(result, framework))
        self.standing.show_words(standing_words(result))
        is_set = result.score.set_level is not None
        self._show(self.reason, result.set_reason if is_set else "")
        self._show(self.provisional, provisional_words(result))
        self.derived.setVisible(is_set)

    def _show(self, label: PlainWords, words: str) -> None:
        label.show_words(words)
        label.setVisible(bool(words))
