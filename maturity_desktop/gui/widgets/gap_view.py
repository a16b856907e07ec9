"""The table of gaps on the screen: the way from level to target is drawn in its row."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.domain.scoring import State
from maturity_desktop.gui.models.gap_table import RESULT_ROLE, Column, GapTable
from maturity_desktop.gui.theme import ThemeSwitch

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 40
LEAST_NAME = 180
STEP_WIDTH, STEP_HEIGHT, STEP_GAP = 22, 10, 3
SIDE = 8
DASH = [3.0, 2.5]


class GapView(QTableView):
    """Rows of the gap table; Enter opens a criterion."""

    criterion_wanted = Signal(str)
    criterion_chosen = Signal(str)
    """Another row is current: its criterion."""

    def __init__(self, table: GapTable, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.setModel(table)
        self.setItemDelegate(GapDelegate(theme, self))
        self.setAccessibleName(_("Gaps by priority"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(56)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, width in WIDTHS.items():
            head.resizeSection(column, width)
        self.doubleClicked.connect(self._open)

    @property
    def scale(self) -> tuple[int, int]:
        """The lowest and the highest level."""
        return self._table.scale

    def choose(self, criterion: str) -> bool:
        """Makes the row of a criterion the current one; False where it is not shown."""
        row = self._table.row_of(criterion)
        if row >= 0:
            self.setCurrentIndex(self._table.index(row, Column.CRITERION))
        return row >= 0

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        result = self._table.result_at(current)
        if result is not None:
            self.criterion_chosen.emit(result.criterion.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._table.rowCount():
            self.setCurrentIndex(self._table.index(0, Column.CRITERION))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names have the room that is left; in a narrow window the table scrolls sideways."""
        super().resizeEvent(event)
        left = self.viewport().width() - sum(WIDTHS.values())
        self.horizontalHeader().resizeSection(Column.CRITERION, max(LEAST_NAME, left))

    def sizeHint(self) -> QSize:
        return QSize(640, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 120)

    def _open(self, index: Index) -> None:
        result = self._table.result_at(index)
        if result is not None:
            self.criterion_wanted.emit(result.criterion.id)


WIDTHS = {
    Column.STEPS: 200,
    Column.GAP: 56,
    Column.IMPACT: 64,
    Column.EFFORT: 64,
    Column.PRIORITY: 72,
    Column.MISSING: 76,
}


class GapDelegate(QStyledItemDelegate):
    """Draws a cell; the whole row is current, so each cell of it has the same ground."""

    def __init__(self, theme: ThemeSwitch, view: GapView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self._paint_row(painter, option, index)
        area = QRectF(option.rect).adjusted(SIDE, 0, -SIDE, 0)
        if index.column() == Column.STEPS:
            self._paint_steps(painter, area, index.data(RESULT_ROLE))
        else:
            self._paint_words(painter, area, index)
        painter.restore()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, a hairline below, and the mark of the current row: bold where the keyboard is."""
        area = option.rect
        is_current = index.row() == self._view.currentIndex().row()
        if is_current:
            painter.fillRect(area, self._theme.colour("accent_ground"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, self._theme.colour("line"))
        accent = self._theme.colour("accent")
        if is_current and index.column() == Column.CRITERION:
            painter.fillRect(area.left(), area.top(), 3, area.height(), accent)
        if is_current and self._view.hasFocus():
            painter.fillRect(area.left(), area.top(), area.width(), 2, accent)
            painter.fillRect(area.left(), area.bottom() - 1, area.width(), 2, accent)

    def _paint_words(self, painter: QPainter, area: QRectF, index: Index) -> None:
        painter.setFont(self._theme.font("body", semibold=index.column() == Column.PRIORITY))
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(area.width()))
        side = Qt.AlignmentFlag.AlignRight if index.column() >= Column.GAP else Qt.AlignmentFlag.AlignLeft
        quiet = index.column() in (Column.IMPACT, Column.EFFORT, Column.MISSING)
        painter.setPen(self._theme.colour("quiet" if quiet else "text"))
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(area, int(flags), elided)

    def _paint_steps(self, painter: QPainter, area: QRectF, result: CriterionResult) -> None:
        """A step for each level: filled up to the level, outlined up to the target, a dot beyond it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        floor, top = self._view.scale
        look = self._theme.look
        y = area.center().y() - STEP_HEIGHT / 2
        for level in range(floor + 1, top + 1):
            x = area.left() + (level - floor - 1) * (STEP_WIDTH + STEP_GAP)
            step = QRectF(x, y, STEP_WIDTH, STEP_HEIGHT)
            if result.level is not None and level <= result.level:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(look.level_colour(result.level, floor, top)))
            elif level <= result.target and result.score.state is not State.NOT_APPLICABLE:
                pen = QPen(self._theme.colour("accent" if result.level is not None else "control"), 1.5)
                if result.level is None:
                    pen.setDashPattern(DASH)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                step.adjust(0.75, 0.75, -0.75, -0.75)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour("line"))
                step = QRectF(x, y + STEP_HEIGHT / 2 - 1, STEP_WIDTH, 2)
            painter.drawRoundedRect(step, 2, 2)
        used = (top - floor) * (STEP_WIDTH + STEP_GAP) + 6
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("text" if result.level is not None else "quiet"))
        room = area.adjusted(used, 0, SIDE, 0)
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), steps_words(result)
        )


def steps_words(result: CriterionResult) -> str:
    """Level and target, as short as can be."""
    if result.score.state is State.NOT_APPLICABLE:
        return _("n/a")
    if result.level is None:
        return _("not rated")
    if result.gap is not None and result.gap.size:
        return _("{level} → {target}").format(level=result.level, target=result.target)
    return _("{level}, reached").format(level=result.level)
