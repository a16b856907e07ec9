"""A list of rows of words, drawn plain: a person's words are never taken for markup."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from maturity_desktop.gui.models.rows import ROW_ROLE, Row, RowsModel
from maturity_desktop.gui.theme import ThemeSwitch

SIDE = 12
GAP = 8
LEAD_WIDTH = 56
ONE_LINE, TWO_LINES, HEADING = 40, 54, 34
Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws a row: lead, text and mark on one line, the detail below."""

    def __init__(self, theme: ThemeSwitch, lead_width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lead_width = lead_width

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW_ROLE)
        height = HEADING if row.heading else TWO_LINES if row.detail else ONE_LINE
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        painter.save()
        if not row.heading:
            paint_ground(painter, option, self._theme, shows_choice(option))
        area = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        if row.heading:
            self._heading(painter, area, row)
        else:
            self._row(painter, area, row)
        painter.restore()

    def _heading(self, painter: QPainter, area: QRect, row: Row) -> None:
        rest = self._marked(painter, area.adjusted(0, 6, 0, 0), row.mark)
        painter.setFont(self._theme.font("body", semibold=True))
        self._words(painter, rest, row.text, "text")

    def _row(self, painter: QPainter, area: QRect, row: Row) -> None:
        top = area.adjusted(0, 6, 0, 0) if row.detail else QRect(area)
        if row.detail:
            top.setHeight(22)
        painter.setFont(self._theme.font("body"))
        rest = self._marked(painter, top, row.mark)
        if self._lead_width:
            lead = QRect(rest)
            lead.setWidth(self._lead_width - GAP)
            self._words(painter, lead, row.lead, "quiet")
            rest.setLeft(rest.left() + self._lead_width)
        self._words(painter, rest, row.text, "text")
        if row.detail:
            painter.setFont(self._theme.font("small"))
            below = QRect(area.left() + self._lead_width, top.bottom(), area.width() - self._lead_width, 20)
            self._words(painter, below, row.detail, "quiet")

    def _marked(self, painter: QPainter, area: QRect, mark: str) -> QRect:
        """Draws what stands at the far end; what it leaves for the text."""
        if not mark:
            return QRect(area)
        painter.setFont(self._theme.font("small"))
        width = min(QFontMetrics(painter.font()).horizontalAdvance(mark) + 2, area.width() // 2)
        end = QRect(area.right() + 1 - width, area.top(), width, area.height())
        self._words(painter, end, mark, "quiet")
        painter.setFont(self._theme.font("body"))
        return area.adjusted(0, 0, -width - GAP, 0)

    def _words(self, painter: QPainter, area: QRect, words: str, colour: str) -> None:
        painter.setPen(self._theme.colour(colour))
        metrics = QFontMetrics(painter.font())
        one_line = " ".join(words.split())
        painter.drawText(
            area,
            Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
            metrics.elidedText(one_line, Qt.TextElideMode.ElideRight, area.width()),
        )


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, theme: ThemeSwitch, shows_choice: bool = True
) -> None:
    """What lies under a row: chosen, pointed at, in focus; never by colour alone.

    A list that the keyboard is not in shows its current row only where that means something.
    """
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    chosen = bool(option.state & QStyle.StateFlag.State_Selected) and (focused or shows_choice)
    pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
    if chosen or pointed:
        painter.fillRect(option.rect, theme.colour("accent_ground"))
    if chosen:
        painter.fillRect(option.rect.adjusted(0, 0, 3 - option.rect.width(), 0), theme.colour("accent"))
    if focused:
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawRect(option.rect.adjusted(1, 1, -1, -1))


def shows_choice(option: QStyleOptionViewItem) -> bool:
    """Whether the list that is drawn wants its current row seen while the keyboard is elsewhere."""
    view = option.widget
    return not isinstance(view, RowList) or view.shows_choice


class RowList(QListView):
    """Rows to choose from, by pointer or Enter."""

    chosen = Signal(object)
    """The goal of the row that was chosen."""

    def __init__(
        self, theme: ThemeSwitch, name: str, lead_width: int = LEAD_WIDTH, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = RowsModel(self)
        self.shows_choice = False
        self.setAccessibleName(name)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(theme, lead_width, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        return QSize(240, 3 * ONE_LINE)  # it takes what room there is, and asks for little

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Other rows; the first that can be chosen is the current one."""
        self.rows.show_rows(rows)
        self.setCurrentIndex(self.rows.first_choice())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def choose_current(self) -> None:
        """What Enter does."""
        self._choose(self.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and not index.data(ROW_ROLE).heading:
            self.chosen.emit(index.data(ROW_ROLE).goal)
