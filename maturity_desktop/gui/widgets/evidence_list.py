"""The evidence of a criterion as a list with thumbnails."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QResizeEvent
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
from maturity_desktop.gui.sentences import kind_word, list_words
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.marks import RADIUS, draw_ring
from maturity_desktop.gui.widgets.thumbnails import SIDE, Thumbnails
from maturity_desktop.gui.widgets.wrapped_text import WrappedText

Index = QModelIndex | QPersistentModelIndex
EDGE = 14
GAP = 10
ROW_MARGIN = 8
TITLE_LINES = 2
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
        width = self._list.viewport().width() - 2 * EDGE - SIDE - GAP
        small = self._theme.font("small")
        lines = [
            (
                WrappedText(view.item.title, self._theme.font(), width, TITLE_LINES),
                "text" if view.here else "quiet",
            ),
            (WrappedText(view.about, small, width, TITLE_LINES), "quiet"),
            (WrappedText(view.place, small, width, TITLE_LINES), "accent" if view.here else "quiet"),
        ]
        if view.warnings:
            warned = WrappedText(list_words(list(view.warnings)), small, width, TITLE_LINES)
            lines.append((warned, "attention"))
        return lines

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = sum(words.height for words, _ink in self._lines(_view_at(index)))
        return QSize(80, max(height, SIDE) + 2 * ROW_MARGIN)

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
        self._thumbnails = thumbnails
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
        self._rows.show_views(views)
        come = [place for place, view in enumerate(views) if same and view.item.id not in known]
        if come:
            self.setCurrentIndex(self._rows.index(come[-1]))
        elif self.chosen() is None and views:
            kept = self._rows.row_of(before.id) if before else -1
            beside = min(max(row, 0), len(views) - 1) if same else 0
            self.setCurrentIndex(self._rows.index(kept if kept >= 0 else beside))
        self._thumbnails.want((view.item for view in views), self.devicePixelRatioF())
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
        return sum(self.sizeHintForRow(row) for row in range(self._rows.rowCount()))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.item_chosen.emit()

    def _restyle(self) -> None:
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
