"""The head of the assess page: which criterion it is, what it is for, and the level reached."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.domain.scoring import State
from maturity_desktop.gui.sentences import figure_words, provisional_words, reason_for_level, standing_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.marks import draw_ring
from maturity_desktop.gui.widgets.plain_words import PlainWords

FIGURE_COLUMN = 280
"""The width that the level and its words have, in logical pixels."""
CHEVRON = 14
LEAST_COLUMN = 190
INTENT_LINES = 3
WHY_HEIGHT = 24
"""Of the line that says why a level was set and why it is provisional."""


class LevelFigure(QPushButton):
    """The level in big figures and, small beside it, of how many; pressed, it asks for another."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "flat")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._words = ("", "")
        theme.changed.connect(self.update)

    def show_words(self, big: str, small: str) -> None:
        if (big, small) != self._words:
            self._words = (big, small)
            shown = f"{big} {small}".strip()
            self.setText(shown)
            self.setAccessibleName(_("{level}. Set the level").format(level=shown))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(FIGURE_COLUMN, 40)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        big, small = self._words
        figure, body = self._theme.font("figure", semibold=True), self._theme.font()
        metrics = QFontMetricsF(figure)
        right = self.width() - CHEVRON - 2
        # It is the small words that give way where there is no room for all.
        left_over = right - metrics.horizontalAdvance(big) - 14
        small = QFontMetricsF(body).elidedText(small, Qt.TextElideMode.ElideRight, max(0.0, left_over))
        beside = QFontMetricsF(body).horizontalAdvance(small)
        baseline = (self.height() + metrics.capHeight()) / 2
        painter.setPen(self._theme.colour("quiet"))
        painter.setFont(body)
        painter.drawText(QPointF(right - beside, baseline), small)
        room = right - beside - (6 if small else 0) - 6
        words = metrics.elidedText(big, Qt.TextElideMode.ElideRight, room)
        painter.setPen(self._theme.colour("text"))
        painter.setFont(figure)
        left = right - beside - (6 if small else 0) - metrics.horizontalAdvance(words)
        painter.drawText(QPointF(left, baseline), words)
        if self.isEnabled():
            self._paint_chevron(painter, baseline - 5)
        box = QRectF(left - 8, 2, self.width() - left + 8, self.height() - 4)
        if self.hasFocus():
            draw_ring(painter, box, self._theme.look, strong=True)
        elif self.underMouse():
            draw_ring(painter, box, self._theme.look, strong=False)

    def _paint_chevron(self, painter: QPainter, middle: float) -> None:
        x = self.width() - 9
        pen = QPen(self._theme.colour("accent"), 1.75)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        points = [QPointF(x, middle - 2), QPointF(x + 4, middle + 2), QPointF(x + 8, middle - 2)]
        painter.drawPolyline(points)


class CriterionHead(QWidget):
    """Title and intent on the left; level, standing and the way to set it on the right."""

    set_level_wanted = Signal()
    derived_wanted = Signal()

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beside = QWidget(self)
        self.title = PlainWords(theme, "title", bold=True, lines=2)
        self.intent = PlainWords(theme, ink="quiet", lines=INTENT_LINES)
        self.figure = LevelFigure(theme)
        self.standing = PlainWords(theme, ink="quiet", lines=2)
        self.reason = PlainWords(theme, "small", "quiet", lines=1)
        self.provisional = PlainWords(theme, "small", "attention", lines=1)
        self.people = PlainWords(theme, "small", "quiet", lines=1)
        self.last_time = PlainWords(theme, "small", "quiet", lines=1)
        self.standing.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.figure.clicked.connect(self.set_level_wanted)
        self.derived = QPushButton(_("Take the derived level"), self)
        set_role(self.derived, "inline")
        self.derived.clicked.connect(self.derived_wanted)
        mark_edits(self.figure, self.derived)
        self._lay_out()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.title)
        left.addWidget(self.intent)
        left.addStretch(1)
        right = QVBoxLayout(self._beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.figure)
        right.addWidget(self.standing)
        right.addStretch(1)
        # Always as high, whether or not there is anything to say: the columns below must not jump.
        why = QWidget(self)
        why.setFixedHeight(WHY_HEIGHT)
        line = QHBoxLayout(why)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(self.provisional, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.reason, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.last_time, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.people, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(0)
        line.addWidget(self.derived)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.addLayout(left, 0, 0)
        grid.addWidget(self._beside, 0, 1)
        grid.addWidget(why, 1, 0, 1, 2)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)

    def set_compact(self, compact: bool) -> None:
        """As `set_room`, with all of the intent or none of it."""
        self.set_room(0 if compact else INTENT_LINES)

    def set_room(self, lines: int) -> None:
        """How many lines the intent has; in a low window it gives its place to the checkpoints."""
        self.intent.setVisible(lines > 0)
        self.intent.set_lines(max(lines, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._beside.setFixedWidth(min(max(round(event.size().width() * 0.4), LEAST_COLUMN), FIGURE_COLUMN))

    def show_result(
        self, result: CriterionResult, framework: Framework, people: str = "", last_time: str = ""
    ) -> None:
        """The criterion, its level, last time's, and who of the team had to do with it."""
        self.title.show_words(f"{result.criterion.id} {result.criterion.title}")
        self.intent.show_words(result.criterion.intent)
        self.figure.show_words(*figure_words(result, framework))
        self.standing.show_words(standing_words(result))
        self.figure.setEnabled(result.score.state is not State.NOT_APPLICABLE)
        self._show(self.reason, reason_for_level(result))
        self._show(self.provisional, provisional_words(result))
        self._show(self.last_time, last_time)
        self._show(self.people, people)
        self.derived.setVisible(result.score.set_level is not None)

    def _show(self, label: PlainWords, words: str) -> None:
        label.show_words(words)
        label.setVisible(bool(words))
