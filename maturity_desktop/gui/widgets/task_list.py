"""The tasks of a programme as a list to tick."""

from __future__ import annotations

from gettext import gettext as _
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.schedule import ScheduledTask, TaskStanding
from maturity_desktop.gui.models.task_rows import TASK_ROLE, TaskRow, TaskRowsModel
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.heads import past_heads
from maturity_desktop.gui.widgets.marks import BOX, draw_answer
from maturity_desktop.gui.widgets.row_ground import paint_ground, put_words, words_width
from maturity_desktop.gui.widgets.wrapped_text import WrappedText

Index = QModelIndex | QPersistentModelIndex
SIDE, GAP, MARGIN = 12, 10, 7
TARGET = SIDE + BOX + GAP
"""How wide the area is that ticks when it is clicked, in logical pixels."""
HEAD_TOP = 10
TITLE_LINES, WHO_LINES = 4, 3
WIDE = 680
"""From this width on, who takes part and who does it have columns."""
WHO_WIDTH, ASSIGNEE_WIDTH, MOST_MARK, LINE = 132, 88, 122, 18
BOXES = {TaskStanding.DONE: AnswerValue.MET, TaskStanding.SKIPPED: AnswerValue.NOT_APPLICABLE}
INKS = {TaskStanding.LATE: "attention", TaskStanding.TODAY: "accent"}


class TaskDelegate(QStyledItemDelegate):
    """Draws a phase's head, or a task: its box, what is to be done, who does it, and when.

    Where the list is narrow, what has no column of its own stands below the task.
    """

    def __init__(self, theme: ThemeSwitch, view: TaskList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._heights: dict[tuple[object, ...], int] = {}
        self._room: tuple[object, ...] = ()
        theme.changed.connect(self._heights.clear)

    @property
    def _is_wide(self) -> bool:
        return self._view.viewport().width() >= WIDE

    def _words(self, row: TaskRow) -> tuple[WrappedText, WrappedText]:
        """The row's text and what stands below it."""
        width = self._view.viewport().width() - 2 * SIDE - self._indent(row)
        about = row.about
        if row.item is not None and self._is_wide:
            width -= sum(column + GAP for column in self._view.columns)
            mark = 0
        else:
            mark = words_width(row.mark, self._theme, "small") + GAP if row.mark else 0
            about = _(" · ").join(part for part in (row.about, row.who, row.assignee) if part)
        title = self._theme.font("body", semibold=row.item is None)
        return (
            WrappedText(row.text, title, width - mark, TITLE_LINES),
            WrappedText(about, self._theme.font("small"), width, TITLE_LINES),
        )

    def _who(self, row: TaskRow) -> WrappedText:
        return WrappedText(row.who, self._theme.font("small"), WHO_WIDTH, WHO_LINES)

    def _indent(self, row: TaskRow) -> int:
        return 0 if row.item is None else BOX + GAP

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = _row_at(index)
        room = (self._view.viewport().width(), self._view.columns)
        if room != self._room:
            self._room = room
            self._heights.clear()
        told = (row.text, row.about, row.who, row.assignee, row.mark, row.item is None)
        if told not in self._heights:
            self._heights[told] = self._height(row)
        return QSize(80, self._heights[told])

    def _height(self, row: TaskRow) -> int:
        words = sum(text.height for text in self._words(row))
        if row.item is not None and self._is_wide:
            words = max(words, self._who(row).height)
        return max(words + 2 * MARGIN + (HEAD_TOP if row.item is None else 0), 40)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, area = _row_at(index), QRect(option.rect)
        painter.save()
        if row.item is None:
            painter.fillRect(
                area.left() + SIDE, area.top(), area.width() - 2 * SIDE, 1, self._theme.colour("line")
            )
            area.setTop(area.top() + HEAD_TOP)
        else:
            paint_ground(painter, area, self._theme, self._view, index)
            corner = QPointF(area.left() + SIDE, area.top() + MARGIN)
            draw_answer(painter, corner, BOXES.get(row.item.standing), self._theme.look)
        self._paint_words(painter, area, row)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRect, row: TaskRow) -> None:
        title, about = self._words(row)
        corner = QPointF(area.left() + SIDE + self._indent(row), area.top() + MARGIN)
        is_open = row.item is None or row.item.is_open
        painter.setPen(self._theme.colour("text" if is_open else "quiet"))
        title.draw(painter, corner)
        painter.setPen(self._theme.colour("quiet"))
        painter.setFont(self._theme.font("small"))
        about.draw(painter, corner + QPointF(0, title.height))
        line = QRect(area.left() + SIDE, area.top() + MARGIN, area.width() - 2 * SIDE, LINE)
        if row.item is not None and self._is_wide:
            self._paint_columns(painter, line, row)
        if row.mark:
            ink = INKS.get(row.item.standing, "quiet") if row.item else "quiet"
            put_words(painter, line, row.mark, self._theme, ink, "small", right=True)

    def _paint_columns(self, painter: QPainter, line: QRect, row: TaskRow) -> None:
        """Who takes part and who does it, left of the mark."""
        _who, assignee, mark = self._view.columns
        left = line.right() + 1 - mark - GAP - assignee
        put_words(
            painter, QRect(left, line.top(), assignee, LINE), row.assignee, self._theme, "text", "small"
        )
        painter.setPen(self._theme.colour("quiet"))
        painter.setFont(self._theme.font("small"))
        self._who(row).draw(painter, QPointF(left - GAP - WHO_WIDTH, line.top() + 2))


def _row_at(index: Index) -> TaskRow:
    return cast("TaskRow", index.data(TASK_ROLE))


def _columns(rows: tuple[TaskRow, ...], theme: ThemeSwitch) -> tuple[int, int, int]:
    tasks = [row for row in rows if row.item is not None]
    marks = {row.mark for row in tasks if row.mark}
    return (
        WHO_WIDTH if any(row.who for row in tasks) else 0,
        ASSIGNEE_WIDTH if any(row.assignee for row in tasks) else 0,
        min(max((words_width(mark, theme, "small") for mark in marks), default=0), MOST_MARK),
    )


class TaskList(QListView):
    """Space ticks, Enter goes on to what is written of the task."""

    tick_wanted = Signal(object)
    """The task to tick, or to open again."""
    task_chosen = Signal(object)
    """The task in hand."""
    detail_wanted = Signal()

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = TaskRowsModel(self)
        self.columns = (0, 0, 0)
        """How wide are who takes part, who does it, and the mark; 0 where no task says anything of it."""
        self.setModel(self._rows)
        self.setItemDelegate(TaskDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        theme.changed.connect(self._restyle)

    def show_rows(self, rows: tuple[TaskRow, ...], first: str) -> None:
        """Shows the rows; the task in hand stays in hand, and where it is gone, the one named is taken."""
        here = self.item.task.id if self.item else ""
        columns = _columns(rows, self._theme)
        if columns != self.columns:
            self.columns = columns
            self.scheduleDelayedItemsLayout()
        if self._rows.show_rows(rows):
            self.choose(here if self._rows.row_of(here) >= 0 else first)

    @property
    def rows(self) -> tuple[TaskRow, ...]:
        return self._rows.rows

    def choose(self, task: str) -> None:
        """Takes a task in hand."""
        place = self._rows.row_of(task)
        if place >= 0:
            self.setCurrentIndex(self._rows.index(place))
            self.scrollTo(self._rows.index(place), QAbstractItemView.ScrollHint.PositionAtCenter)

    @property
    def item(self) -> ScheduledTask | None:
        """The task in hand."""
        index = self.currentIndex()
        return self._rows.rows[index.row()].item if index.isValid() else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.task_chosen.emit(self.item)
        self.viewport().update()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        found = super().moveCursor(action, modifiers)
        return past_heads(self, found, action, lambda place: self.rows[place].item is None)

    def keyboardSearch(self, search: str) -> None:
        """A letter is an act's key: where the act is not possible now, no other task is taken in hand."""

    # Ticking

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.item
        if item is not None and event.key() == Qt.Key.Key_Space:
            self.tick_wanted.emit(item)
        elif item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.detail_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        on_box = index.isValid() and at.x() < TARGET and event.button() is Qt.MouseButton.LeftButton
        if on_box and self.rows[index.row()].item is not None:
            self.tick_wanted.emit(self.rows[index.row()].item)

    def _restyle(self) -> None:
        self.columns = _columns(self.rows, self._theme)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
