"""A list of pictures among the evidence, each with a small picture, made when it is in sight."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.gui.models.rows import ROW_ROLE, Index, Row, RowsModel
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.row_ground import BAR, put_words
from maturity_desktop.gui.widgets.thumbnails import SIDE, Thumbnails

EDGE, GAP, MARGIN = 10, 10, 7


def _unread_words(detail: str) -> str:
    """What is said of an item that can be no photo as it is."""
    return _("cannot be read · {item}").format(item=detail)


class _Delegate(QStyledItemDelegate):
    """Draws the picture, the title and what is to be known of it."""

    def __init__(self, theme: ThemeSwitch, thumbnails: Thumbnails, view: PhotoRows) -> None:
        super().__init__(view)
        self._theme, self._thumbnails, self._view = theme, thumbnails, view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, SIDE + 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        area: QRect = option.rect
        painter.save()
        self._ground(painter, area, bool(option.state & QStyle.StateFlag.State_Selected), index)
        place = QRectF(area.left() + EDGE, area.top() + MARGIN, SIDE, SIDE)
        self._picture(painter, place, row)
        words = area.adjusted(EDGE + SIDE + GAP, MARGIN, -EDGE, -MARGIN)
        top, below = QRect(words), QRect(words)
        top.setHeight(words.height() // 2)
        below.setTop(top.bottom() + 1)
        put_words(painter, top, row.text, self._theme)
        if isinstance(row.goal, Evidence) and self._thumbnails.has_none(row.goal):
            put_words(painter, below, _unread_words(row.detail), self._theme, "attention", "small")
        else:
            put_words(painter, below, row.detail, self._theme, "quiet", "small")
        painter.restore()

    def _ground(self, painter: QPainter, area: QRect, selected: bool, index: Index) -> None:
        theme, focused = self._theme, self._view.hasFocus()
        if selected:
            painter.fillRect(area, theme.colour("accent_ground"))
            painter.fillRect(QRect(area.left(), area.top(), BAR, area.height()), theme.colour("accent"))
        if focused and self._view.currentIndex() == index:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    def _picture(self, painter: QPainter, place: QRectF, row: Row) -> None:
        item = row.goal
        found = self._thumbnails.of(item) if isinstance(item, Evidence) else None
        if found is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, found, QRectF(found.rect()))
        else:
            painter.fillRect(place, QColor(self._theme.look.colours["ground"]))
        painter.setPen(self._theme.colour("line"))
        painter.drawRect(place)


class PhotoRows(QListView):
    """Several rows may be chosen; Enter, Space or a double click acts on them."""

    acted = Signal()
    removed = Signal()
    moved = Signal(int)
    """Alt with an arrow: by so many places."""

    def __init__(
        self, theme: ThemeSwitch, name: str, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = RowsModel(self)
        self._thumbnails = thumbnails
        thumbnails.setParent(self)
        self.setAccessibleName(name)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(theme, thumbnails, self))
        self.setProperty("role", "framed")
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _index: self.acted.emit())
        thumbnails.arrived.connect(self.viewport().update)
        theme.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        return QSize(260, 240)

    @property
    def items(self) -> tuple[Evidence, ...]:
        return tuple(row.goal for row in self._rows.rows if isinstance(row.goal, Evidence))

    @property
    def chosen(self) -> tuple[Evidence, ...]:
        """The chosen items from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        items = self.items
        return tuple(items[row] for row in rows)

    @property
    def current(self) -> Evidence | None:
        row = self.currentIndex().row()
        return self.items[row] if 0 <= row < len(self.items) else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Other rows; the current item stays so where it is still there, else its neighbour."""
        before, row = self.current, self.currentIndex().row()
        if tuple(rows) == tuple(self._rows.rows):
            return
        bar, place = self.verticalScrollBar(), self.verticalScrollBar().value()
        self._rows.show_rows(tuple(rows))
        bar.setValue(place)
        ids = [item.id for item in self.items]
        if before is not None and before.id in ids:
            row = ids.index(before.id)
        if ids:
            self.setCurrentIndex(self._rows.index(min(max(row, 0), len(ids) - 1)))

    def choose(self, evidence: str) -> None:
        """Goes to an item."""
        for row, item in enumerate(self.items):
            if item.id == evidence:
                self.setCurrentIndex(self._rows.index(row))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        first = max(self.indexAt(QPoint(1, 0)).row(), 0)
        last = self.indexAt(QPoint(1, self.viewport().height() - 1)).row()
        seen = self.items[first : last + 1 if last >= 0 else None]
        self._thumbnails.want(seen, self.devicePixelRatioF())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.acted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)
