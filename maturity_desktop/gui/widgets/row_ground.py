"""What lies under the current row of a list, and how words are put on a row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView

from maturity_desktop.gui.theme import ThemeSwitch

BAR = 3
Index = QModelIndex | QPersistentModelIndex


def paint_ground(
    painter: QPainter,
    area: QRect,
    theme: ThemeSwitch,
    view: QListView,
    index: Index,
    shows_choice: bool = True,
) -> None:
    """A ground and a bar at the edge of the current row, and a frame round it where the keyboard is.

    A list that the keyboard is not in shows its current row only where that means something. The view is
    asked and not the option's state: Qt takes longer to make the class of that than to paint the list.
    """
    focused = view.hasFocus()
    if view.currentIndex() != index or not (focused or shows_choice):
        return
    painter.fillRect(area, theme.colour("accent_ground"))
    painter.fillRect(QRect(area.left(), area.top(), BAR, area.height()), theme.colour("accent"))
    if focused:
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawRect(area.adjusted(1, 1, -1, -1))


def put_words(
    painter: QPainter,
    area: QRect,
    words: str,
    theme: ThemeSwitch,
    colour: str = "text",
    size: str = "body",
    semibold: bool = False,
    right: bool = False,
) -> None:
    """Plain words on one line, shortened where the area is too narrow for them."""
    font = theme.font(size, semibold)
    painter.setFont(font)
    painter.setPen(theme.colour(colour))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(
        area,
        side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
        QFontMetrics(font).elidedText(one_line(words), Qt.TextElideMode.ElideRight, area.width()),
    )


def words_width(words: str, theme: ThemeSwitch, size: str = "body", semibold: bool = False) -> int:
    """How wide the words are on one line."""
    return QFontMetrics(theme.font(size, semibold)).horizontalAdvance(one_line(words))


def one_line(words: str) -> str:
    """The words with every run of white space as one space."""
    return " ".join(words.split())
