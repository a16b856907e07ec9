"""A chart on the screen: it fills its widget, its spots answer to pointer and keyboard, it can be copied."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.drawing_painter import paint_drawing, picture
from maturity_desktop.look import load_look
from maturity_desktop.reports.drawing import Drawing, Spot

Maker = Callable[[float, float], Drawing]
"""Makes a drawing for a width and a height; one of another size is scaled and centred."""

NOWHERE = -1
COPY_SCALE = 2.0
RING, RING_GROWS = 4.0, 1.0
"""How thick the ring round a spot is, and how far outside of the spot it runs."""
SIDEWAYS = 3.0
"""How much further away a spot counts that lies beside the way of the arrow instead of on it."""

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class DrawingView(QWidget):
    """Paints what the maker makes, made again for every size; `zoom` is the logical pixels of one unit.

    Arrows go to the neighbour on that side; in a drawing that goes round, to the next or the one before.
    """

    criterion_wanted = Signal(str)
    spot_reached = Signal(QRectF)
    """The keyboard has come to a spot: its area in this widget."""
    told = Signal(str)
    """The words of the spot that is pointed at or in focus; empty where there is none."""

    def __init__(
        self,
        theme: ThemeSwitch,
        make: Maker,
        zoom: float = 1.0,
        goes_round: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._make = make
        self._zoom = zoom
        self._goes_round = goes_round
        self._drawing: Drawing | None = None
        self.at_top = False
        """Whether a drawing that is lower than the view stands at its top and not in its middle."""
        self._focused = NOWHERE
        self._pointed = NOWHERE
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_made_by(self, make: Maker) -> None:
        """Another drawing, or the same one of newer figures; the spot in focus stays where there is one."""
        self._make = make
        self._drawing = None
        self._pointed = NOWHERE
        self._renew()
        self.update()

    @property
    def drawing(self) -> Drawing:
        """The drawing for the size that the widget has now."""
        if self._drawing is None:
            inside = self.contentsRect()
            width, height = (max(1.0, side / self._zoom) for side in (inside.width(), inside.height()))
            self._drawing = self._make(width, height)
        return self._drawing

    @property
    def spot(self) -> Spot | None:
        """The spot that is pointed at or, without a pointer, in focus."""
        place = self._current
        return self.drawing.spots[place] if 0 <= place < len(self.drawing.spots) else None

    @property
    def _current(self) -> int:
        if self._pointed != NOWHERE:
            return self._pointed
        return self._focused if self.hasFocus() else NOWHERE

    def sizeHint(self) -> QSize:
        return QSize(480, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)

    def copy(self) -> None:
        """Puts the picture on the clipboard: always the light one, for the documents that it is meant for."""
        image = picture(self.drawing, load_look("light"), self.font(), COPY_SCALE * self._zoom)
        QGuiApplication.clipboard().setImage(image)

    # Where things are

    def _scale(self) -> float:
        drawing = self.drawing
        inside = self.contentsRect()
        return min(inside.width() / drawing.width, inside.height() / drawing.height)

    def _origin(self) -> QPointF:
        drawing, scale, inside = self.drawing, self._scale(), self.contentsRect()
        above = 0.0 if self.at_top else (inside.height() - drawing.height * scale) / 2
        beside = (inside.width() - drawing.width * scale) / 2
        return QPointF(inside.x() + beside, inside.y() + above)

    def area_of(self, spot: Spot) -> QRectF:
        """Where a spot lies in this widget."""
        origin, scale = self._origin(), self._scale()
        return QRectF(
            origin.x() + spot.x * scale, origin.y() + spot.y * scale, spot.width * scale, spot.height * scale
        )

    def _spot_at(self, point: QPointF) -> int:
        """The last spot that holds a point: it was painted above those before it."""
        holding = [
            place for place, spot in enumerate(self.drawing.spots) if self.area_of(spot).contains(point)
        ]
        return holding[-1] if holding else NOWHERE

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.save()
        painter.translate(self._origin())
        painter.scale(self._scale(), self._scale())
        paint_drawing(painter, self.drawing, self._theme.look, self.font())
        painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spot = self.spot
        if spot is not None:
            self._paint_ring(painter, self.area_of(spot))
        elif self.hasFocus():
            self._paint_ring(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2))

    def _paint_ring(self, painter: QPainter, area: QRectF) -> None:
        """Two rings, so that one of them stands out from whatever lies beneath; whole within the widget."""
        inside = RING / 2 + RING_GROWS
        area = area.intersected(QRectF(self.rect()).adjusted(inside, inside, -inside, -inside))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in (("card", RING), ("text", RING / 2)):
            painter.setPen(QPen(self._theme.colour(colour), width))
            painter.drawRoundedRect(area.adjusted(-RING_GROWS, -RING_GROWS, RING_GROWS, RING_GROWS), 4, 4)

    # The pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._spot_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(NOWHERE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._spot_at(event.position())
        if place != NOWHERE and event.button() == Qt.MouseButton.LeftButton:
            self._go_to(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._spot_at(event.position()) != NOWHERE:
            self._open()

    def _point_at(self, place: int) -> None:
        if place != self._pointed:
            self._pointed = place
            spot = self.spot
            opens = spot is not None and bool(spot.criterion)
            self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
            self._tell()

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        spots = self.drawing.spots
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif spots and key in ARROWS:
            self._go_to(self._towards(*ARROWS[key]))
        elif spots and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if key == Qt.Key.Key_Home else len(spots) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.spot is not None and self.spot.criterion:
            self._open()
        else:
            super().keyPressEvent(event)

    def _towards(self, across: int, down: int) -> int:
        """The nearest spot in a direction; the same one where there is none."""
        spots = self.drawing.spots
        if not 0 <= self._focused < len(spots):
            return 0
        if self._goes_round:
            return (self._focused + across + down) % len(spots)
        here = _centre(spots[self._focused])
        best, shortest = self._focused, float("inf")
        for place, spot in enumerate(spots):
            way = _centre(spot) - here
            ahead = way.x() * across + way.y() * down
            aside = abs(way.x() * down) + abs(way.y() * across)
            if ahead > 0.5 and ahead + SIDEWAYS * aside < shortest:
                best, shortest = place, ahead + SIDEWAYS * aside
        return best

    def _go_to(self, place: int) -> None:
        self._focused = place
        self._pointed = NOWHERE
        self.spot_reached.emit(self.area_of(self.drawing.spots[place]))
        self._tell()

    def _open(self) -> None:
        spot = self.spot
        if spot is not None and spot.criterion:
            self.criterion_wanted.emit(spot.criterion)

    def _tell(self) -> None:
        """Says the spot to who listens and paints it."""
        spot = self.spot
        words = spot.words if spot else ""
        self.setAccessibleDescription(words)
        self.told.emit(words)
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)
        self.update()

    # Being shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawing = None
        self._renew()

    def _renew(self) -> None:
        self.setAccessibleName(self.drawing.title)
        if self._focused >= len(self.drawing.spots):
            self._focused = NOWHERE
        self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._focused == NOWHERE and self.drawing.spots:
            self._focused = 0
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._tell()


def _centre(spot: Spot) -> QPointF:
    return QPointF(spot.x + spot.width / 2, spot.y + spot.height / 2)
