"""The pages of a PDF below one another, each drawn off the window's thread when it comes into sight."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from gettext import gettext as _
from itertools import accumulate
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from maturity_desktop.domain.progress import Progress
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.pdf_images import PageSize, page_image
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.wrapped_text import WrappedText

Render = Callable[[Path, int, int], QImage]
"""Draws a page of a file, so many pixels wide."""

MARGIN = 16
WIDEST_WORDS = 440
"""Of what is said in place of pages, in logical pixels."""
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
FIT_WIDTH = 1.0
MOST_KEPT = 12
"""Pages kept as images: some 4 MB each at the width of a laptop's screen."""

Drawn = tuple[QImage, int, int]
"""A page's image, its width in pixels, and the number of the document that it belongs to."""


class PdfPages(QAbstractScrollArea):
    """Shows a file as wide as there is room, or more or less of that with the zoom."""

    page_changed = Signal(int)
    """The page in the middle of the view, counted from 1; 0 where there is none."""
    zoomed = Signal(float)

    def __init__(
        self, theme: ThemeSwitch, render: Render = page_image, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._render = render
        self._path = Path()
        self._document = 0
        self._sizes: tuple[PageSize, ...] = ()
        self._tops: list[float] = []
        self._end = 0.0
        self._zoom = FIT_WIDTH
        self._page = 0
        self._instead, self._ink = "", "quiet"
        self._drawn: dict[int, Drawn] = {}
        self._spoilt: set[int] = set()
        self._rendering: Task[QImage] | None = None
        self._asked = (0, 0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Pages of the report"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme.changed.connect(self.viewport().update)

    # What is shown

    def show_pdf(self, path: Path, sizes: tuple[PageSize, ...]) -> None:
        """Another file, or a newer one of the same report: the place in it is kept."""
        self._path, self._sizes = path, sizes
        self._document += 1
        self._spoilt.clear()
        self._drawn = {page: drawn for page, drawn in self._drawn.items() if page < len(sizes)}
        self._lay_out()

    def clear(self, instead: str = "", ink: str = "quiet") -> None:
        """No file: nothing is shown, or the words that say why."""
        self._instead, self._ink = instead, ink
        self._drawn.clear()
        self.show_pdf(Path(), ())

    @property
    def page_count(self) -> int:
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in the middle of the view, counted from 1; 0 where there is none."""
        return self._page

    @property
    def is_drawn(self) -> bool:
        """Whether every page in sight shows the file that was last given."""
        return self.page_count > 0 and all(self._is_fresh(page) for page in self._in_sight())

    def go_to(self, page: int) -> None:
        """Brings the top of a page, counted from 1, to the top of the view."""
        if 1 <= page <= self.page_count:
            self.verticalScrollBar().setValue(round(self._tops[page - 1]) - MARGIN)

    def zoom(self, steps: int) -> None:
        """Larger or smaller by so many steps; 0 fits the width."""
        place = min(max(ZOOMS.index(self._zoom) + steps, 0), len(ZOOMS) - 1)
        self._zoom = ZOOMS[place] if steps else FIT_WIDTH
        self.zoomed.emit(self._zoom)
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(640, 560)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    # Where things are

    def _page_width(self) -> float:
        # The bar counts as there, so that its coming and going does not change the fit.
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - bar - 2 * MARGIN
        return max(80.0, room * self._zoom)

    def _heights(self) -> list[float]:
        width = self._page_width()
        return [width * high / wide for wide, high in self._sizes]

    def _lay_out(self) -> None:
        bar, sideways = self.verticalScrollBar(), self.horizontalScrollBar()
        page, share = self._place()
        heights = self._heights()
        ends = list(accumulate(height + MARGIN for height in heights))
        self._tops = [MARGIN + end - height - MARGIN for end, height in zip(ends, heights, strict=True)]
        whole = self._end = MARGIN + (ends[-1] if ends else 0)
        view = self.viewport().size()
        bar.setRange(0, max(0, round(whole) - view.height()))
        bar.setPageStep(max(1, view.height() - 40))
        bar.setSingleStep(40)
        # Where it fits, a bar would only show that a pixel was rounded up or that the style's bar is wider.
        over = round(self._page_width()) + 2 * MARGIN - view.width() if self._zoom > FIT_WIDTH else 0
        sideways.setRange(0, max(0, over))
        sideways.setPageStep(view.width())
        sideways.setSingleStep(40)
        if page < len(self._tops):
            bar.setValue(round(self._tops[page] + share * (heights[page] + MARGIN)) - MARGIN)
        self._scrolled()

    def _place(self) -> tuple[int, float]:
        """The page at the top of the view, counted from 0, and how much of it is above.

        What changes on the pages after it then moves nothing.
        """
        if not self._tops:
            return 0, 0.0
        top = self.verticalScrollBar().value() + MARGIN
        page = min(max(0, bisect_right(self._tops, top) - 1), len(self._tops) - 1)
        end = self._tops[page + 1] if page + 1 < len(self._tops) else self._end
        return page, (top - self._tops[page]) / max(1.0, end - self._tops[page])

    def _area(self, page: int) -> QRectF:
        """Where a page lies in the viewport."""
        width = self._page_width()
        left = max(float(MARGIN), (self.viewport().width() - width) / 2) - self.horizontalScrollBar().value()
        top = self._tops[page] - self.verticalScrollBar().value()
        wide, high = self._sizes[page]
        return QRectF(left, top, width, width * high / wide)

    def _at(self, y: float) -> int:
        """The page at a height of the viewport, counted from 0."""
        return max(0, bisect_right(self._tops, y + self.verticalScrollBar().value()) - 1)

    def _in_sight(self) -> range:
        if not self._sizes:
            return range(0)
        return range(self._at(0), self._at(self.viewport().height()) + 1)

    def _scrolled(self) -> None:
        page = self._at(self.viewport().height() / 2) + 1 if self._sizes else 0
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
        self._render_next()
        self.viewport().update()

    # Drawing

    def _pixels(self) -> int:
        return round(self._page_width() * self.devicePixelRatioF())

    def _is_fresh(self, page: int) -> bool:
        drawn = self._drawn.get(page)
        fresh = drawn is not None and drawn[1:] == (self._pixels(), self._document)
        return fresh or page in self._spoilt

    def _render_next(self) -> None:
        """Draws the first page that is wanted: those in sight, then their neighbours."""
        if self._rendering is not None or not self._sizes or not self.isVisible():
            return
        sight = self._in_sight()
        near = [*sight, sight.stop, sight.start - 1]
        wanted = next(
            (page for page in near if 0 <= page < self.page_count and not self._is_fresh(page)), None
        )
        if wanted is None:
            return
        render, path, pixels = self._render, self._path, self._pixels()

        def work(_progress: Progress) -> QImage:
            return render(path, wanted, pixels)

        self._asked = (wanted, pixels, self._document)
        self._rendering = Task(work, self)
        self._rendering.succeeded.connect(self._take)
        self._rendering.failed.connect(self._give_up)
        self._rendering.ended.connect(self._rendered)
        self._rendering.start()

    def _take(self, image: QImage) -> None:
        page, pixels, document = self._asked
        if document == self._document:
            self._drawn[page] = (image, pixels, document)
            middle = self._at(self.viewport().height() / 2)
            for far in sorted(self._drawn, key=lambda kept: abs(kept - middle))[MOST_KEPT:]:
                del self._drawn[far]

    def _give_up(self, _error: Exception) -> None:
        page, _pixels, document = self._asked
        if document == self._document:
            self._spoilt.add(page)
            self._drawn.pop(page, None)

    def _rendered(self) -> None:
        self._rendering = None
        self.viewport().update()
        self._render_next()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), self._theme.colour("ground"))
        if not self._sizes and self._instead:
            self._paint_instead(painter)
        for page in self._in_sight():
            area = self._area(page)
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.setBrush(Qt.GlobalColor.white)
            painter.drawRect(area)
            drawn = self._drawn.get(page)
            if drawn is not None:
                painter.drawImage(area, drawn[0])
            else:
                self._paint_placeholder(painter, page, area)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_instead(self, painter: QPainter) -> None:
        """Words in place of pages, in a column that is easy to read."""
        room = self.viewport().width() - 4 * MARGIN
        words = WrappedText(self._instead, self._theme.font("body"), max(80, min(room, WIDEST_WORDS)))
        left = max(2 * MARGIN, (self.viewport().width() - WIDEST_WORDS) // 2)
        painter.setPen(self._theme.colour(self._ink))
        words.draw(painter, QPointF(left, max(2 * MARGIN, (self.viewport().height() - words.height) / 3)))

    def _paint_placeholder(self, painter: QPainter, page: int, area: QRectF) -> None:
        said = _("Page {page} cannot be shown; the exported file is not affected.")
        words = (said if page in self._spoilt else _("Page {page}")).format(page=page + 1)
        painter.setPen(Qt.GlobalColor.darkGray)
        painter.drawText(area.adjusted(24, 24, -24, -24), Qt.TextFlag.TextWordWrap, words)

    # Being used

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match Qt.Key(event.key()):
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal if control:
                self.zoom(1)
            case Qt.Key.Key_Minus if control:
                self.zoom(-1)
            case Qt.Key.Key_0 if control:
                self.zoom(0)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._render_next()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()
