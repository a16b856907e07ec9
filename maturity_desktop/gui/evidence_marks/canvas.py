"""The image with its marks: a mark is drawn by dragging, or from corner to corner with the arrow keys."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from maturity_desktop.gui.evidence_marks.marks import Mark, Shape, draw
from maturity_desktop.gui.theme import ThemeSwitch

STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
SETS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
FAR, NEAR = 0.02, 0.002
"""A step of an arrow key and one with Shift, as a part of the longer side."""
SMALLEST = 3
"""Pixels of the screen: what is shorter was a click."""
CROSS = 9


class Canvas(QWidget):
    """Shows marks and tells of new ones; who owns it says which marks there are."""

    drawn = Signal(object)
    """A mark, its words still to come where it has some."""

    def __init__(self, image: QImage, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = image
        self._theme = theme
        self.shape = Shape.BLACK_OUT
        self.marks: tuple[Mark, ...] = ()
        self._from: QPointF | None = None
        self._at = QPointF(image.width() / 2, image.height() / 2)
        self._by_keys = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Image to mark"))
        self.setAccessibleDescription(
            _("Arrow keys move the cross, Enter sets the first and then the second corner.")
        )

    def sizeHint(self) -> QSize:
        return self._image.size().scaled(900, 560, Qt.AspectRatioMode.KeepAspectRatio)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        self.marks = marks
        self.update()

    def give_up(self) -> bool:
        """Forgets the corner that was set; False where there was none."""
        was_begun, self._from = self._from is not None, None
        self.update()
        return was_begun

    # Where it is on the screen

    def _place(self) -> QRectF:
        """The image as large as there is room, in the middle."""
        size = self._image.size().toSizeF().scaled(self.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        corner = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
        return QRectF(corner, size)

    @property
    def _scale(self) -> float:
        return max(self._place().width() / max(self._image.width(), 1), 1e-6)

    def _in_image(self, point: QPointF) -> QPointF:
        inside = (point - self._place().topLeft()) / self._scale
        return QPointF(
            min(max(inside.x(), 0.0), self._image.width()), min(max(inside.y(), 0.0), self._image.height())
        )

    # Drawing

    def _begin(self, at: QPointF) -> None:
        self._at = at
        if self.shape is Shape.WORDS:
            self.drawn.emit(Mark(Shape.WORDS, at.x(), at.y(), at.x(), at.y()))
        else:
            self._from = at
        self.update()

    def _end(self) -> None:
        begun = self._from
        self._from = None
        if begun is not None and (self._at - begun).manhattanLength() * self._scale >= SMALLEST:
            self.drawn.emit(Mark(self.shape, begun.x(), begun.y(), self._at.x(), self._at.y()))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._by_keys = False
            self._begin(self._in_image(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None and not self._by_keys:
            self._at = self._in_image(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not self._by_keys:
            self._at = self._in_image(event.position())
            self._end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._by_keys = True
            near = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = max(self._image.width(), self._image.height()) * (NEAR if near else FAR)
            across, down = STEPS[key]
            self._at = QPointF(
                min(max(self._at.x() + across * step, 0.0), self._image.width()),
                min(max(self._at.y() + down * step, 0.0), self._image.height()),
            )
            self.update()
        elif key in SETS and not event.modifiers():
            self._by_keys = True
            if self._from is None:
                self._begin(self._at)
            else:
                self._end()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        place = self._place()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)
        painter.save()
        painter.translate(place.topLeft())
        painter.scale(self._scale, self._scale)
        begun = self._from
        new = () if begun is None else (Mark(self.shape, begun.x(), begun.y(), self._at.x(), self._at.y()),)
        draw(painter, (*self.marks, *new), (self._image.width(), self._image.height()))
        painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -1))
            if self._by_keys:
                self._paint_cross(painter, place.topLeft() + self._at * self._scale)

    def _paint_cross(self, painter: QPainter, at: QPointF) -> None:
        for width, colour in ((4, "card"), (2, "accent")):
            painter.setPen(QPen(self._theme.colour(colour), width))
            painter.drawLine(at - QPointF(CROSS, 0), at + QPointF(CROSS, 0))
            painter.drawLine(at - QPointF(0, CROSS), at + QPointF(0, CROSS))
