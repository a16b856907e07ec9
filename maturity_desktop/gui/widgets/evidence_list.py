"""The evidence of a criterion as a list with thumbnails."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.gui.models.evidence_model import VIEW, EvidenceModel, EvidenceView
from maturity_desktop.gui.sentences import kind_word
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.marks import RADIUS, draw_ring
from maturity_desktop.gui.widgets.text_heights import TextHeights
from maturity_desktop.gui.widgets.thumbnails import SIDE, Thumbnails
from maturity_desktop.gui.widgets.wrapped_text import WrappedText

Index = QModelIndex | QPersistentModelIndex
EDGE = 14
GAP = 10
ROW_MARGIN = 8
MOST_LINES = TextHeights.MOST_LINES
LONGEST_ENDING = 5


class EvidenceDelegate(QStyledItemDelegate):
    """Draws the rows: thumbnail, title, number and date, where it is used, what is wrong with it."""

    def __init__(self, theme: ThemeSwitch, thumbnails: Thumbnails, view: EvidenceList) -> None:
        super().__init__(view)
        self._theme = theme
        self._thumbnails = thumbnails
        self._list = view

    def _lines(self, view: EvidenceView) -> list[tuple[WrappedText, str]]:
        """The row's words from the top, each with its colour."""
        title, small = self._theme.font(), self._theme.font("small")
        lines = [
            (view.item.title, title, "text" if view.here else "quiet"),
            (view.about, small, "quiet"),
            (view.place, small, "accent" if view.here else "quiet"),
        ]
        if view.warnings:
            lines.append((view.warned, small, "attention"))
        width = self._list.words_width()
        return [(WrappedText(words, font, width, MOST_LINES), ink) for words, font, ink in lines]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self._list.heights()[index.row()])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, colours = _view_at(index), self._theme.look.colours
        area = QRectF(option.rect)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            ground = "accent_ground" if self._list.hasFocus() else "ground"
            painter.fillRect(area, QColor(colours[ground]))
        painter.fillRect(QRectF(EDGE, area.top(), area.width() - 2 * EDGE, 1), QColor(colours["line"]))
        self._paint_thumbnail(painter, QPointF(EDGE, area.top() + ROW_MARGIN), view.item)
        corner = QPointF(EDGE + SIDE + GAP, area.top() + ROW_MARGIN)
        for words, ink in self._lines(view):
            painter.setPen(QColor(colours[ink]))
            words.draw(painter, corner)
            corner += QPointF(0, words.height)
        if chosen and self._list.hasFocus():
            draw_ring(painter, area.adjusted(4, 1, -4, -1), self._theme.look, strong=True)
        painter.restore()

    def _paint_thumbnail(self, painter: QPainter, corner: QPointF, item: Evidence) -> None:
        colours = self._theme.look.colours
        frame = QRectF(corner.x() + 0.5, corner.y() + 0.5, SIDE - 1, SIDE - 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        found = self._thumbnails.of(item)
        shape = QPainterPath()
        shape.addRoundedRect(frame, RADIUS, RADIUS)
        if found is not None:
            painter.setClipPath(shape)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(QRectF(corner.x(), corner.y(), SIDE, SIDE), found, QRectF(found.rect()))
            painter.setClipping(False)
        else:
            painter.fillPath(shape, QColor(colours["ground"]))
            painter.setPen(QColor(colours["quiet"]))
            font = self._theme.font("small", semibold=True)
            painter.setFont(font)
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, sign_of(item))
        painter.setPen(QColor(colours["line"]))
        painter.drawPath(shape)
        painter.restore()


def sign_of(item: Evidence) -> str:
    """What stands in place of a picture: the ending of the file's name, or a sign for a note."""
    ending = Path(item.file_name).suffix.lstrip(".").upper()
    if ending and len(ending) <= LONGEST_ENDING and ending.isalnum():
        return ending
    return kind_word(item.kind)[:1].upper() if item.sha256 else "“ ”"


def _row_heights(views: Sequence[EvidenceView], title: TextHeights, small: TextHeights) -> list[int]:
    """What the delegate's lines come to, row by row."""
    heights = []
    for view in views:
        height = title.of(view.item.title) + small.of(view.about) + small.of(view.place)
        if view.warnings:
            height += small.of(view.warned)
        heights.append(max(height, SIDE) + 2 * ROW_MARGIN)
    return heights


def _view_at(index: Index) -> EvidenceView:
    return cast("EvidenceView", index.data(VIEW))


class EvidenceList(QListView):
    """Says which item is chosen and what is wanted of it."""

    item_chosen = Signal()
    preview_wanted = Signal()

    def __init__(self, theme: ThemeSwitch, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = EvidenceModel(self)
        self._criterion = ""
        self._theme = theme
        self._thumbnails = thumbnails
        self._measures: tuple[TextHeights, ...] | None = None
        self._heights: list[int] | None = None
        self.setModel(self._rows)
        self.setItemDelegate(EvidenceDelegate(theme, thumbnails, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.doubleClicked.connect(self.preview_wanted)
        thumbnails.arrived.connect(self.viewport().update)
        theme.changed.connect(self._restyle)

    def show_views(self, views: tuple[EvidenceView, ...], criterion: str) -> None:
        """Shows the items of a criterion; what is new in it is chosen, else what was, else its neighbour."""
        before, row = self.chosen(), self.currentIndex().row()
        known = {view.item.id for view in self._rows.views}
        same = criterion == self._criterion
        self._criterion = criterion
        self._heights = None
        self._rows.show_views(views)
        come = [place for place, view in enumerate(views) if same and view.item.id not in known]
        if come:
            self.setCurrentIndex(self._rows.index(come[-1]))
        elif self.chosen() is None and views:
            kept = self._rows.row_of(before.id) if before else -1
            beside = min(max(row, 0), len(views) - 1) if same else 0
            self.setCurrentIndex(self._rows.index(kept if kept >= 0 else beside))
        self.updateGeometry()

    def choose(self, item_id: str) -> None:
        row = self._rows.row_of(item_id)
        if row >= 0:
            self.setCurrentIndex(self._rows.index(row))

    def chosen(self) -> Evidence | None:
        """The item in hand."""
        index = self.currentIndex()
        return self._rows.views[index.row()].item if index.isValid() else None

    def content_height(self) -> int:
        """How high the list would be with all of its rows in sight."""
        return sum(self.heights())

    def words_width(self) -> int:
        """The room beside the thumbnail."""
        return self.viewport().width() - 2 * EDGE - SIDE - GAP

    def heights(self) -> list[int]:
        """The height of every row at the width of now."""
        width = self.words_width()
        if self._measures is None or self._measures[0].width != width:
            self._measures = tuple(TextHeights(self._theme.font(size), width) for size in ("body", "small"))
            self._heights = None
        if self._heights is None:
            self._heights = _row_heights(self._rows.views, *self._measures)
        return self._heights

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.item_chosen.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        first = self.indexAt(QPoint(0, 0)).row()
        last = self.indexAt(QPoint(0, self.viewport().height() - 1)).row()
        seen = self._rows.views[max(first, 0) : last + 1 if last >= 0 else None]
        self._thumbnails.want((view.item for view in seen), self.devicePixelRatioF())

    def _restyle(self) -> None:
        self._measures = None
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.chosen():
            self.preview_wanted.emit()
        else:
            super().keyPressEvent(event)
