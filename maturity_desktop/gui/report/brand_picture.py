"""Cover and closing page as the report would have them, small, made again as a brand is changed."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from io import BytesIO
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from maturity_desktop.domain.brand import Brand
from maturity_desktop.domain.progress import Progress
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.reports.pdfium import open_pdf

MakePages = Callable[[Brand], bytes]
"""Makes a PDF with the pages of a brand, the closing page last where it has one."""
PAUSE_MS = 250
WIDE = 700
"""Pixels of a page that is made; it is shown smaller."""
LEAST = 116
TALL = 1.4
"""Times as high as wide."""


class _Page(QLabel):
    """A page, as large as there is room."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._whole = QPixmap()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(name)
        self.setMinimumSize(LEAST, LEAST * 4 // 3)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)

    def show_page(self, image: QImage | None) -> None:
        self._whole = QPixmap() if image is None else QPixmap.fromImage(image)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._whole.isNull():
            self.clear()
            return
        ratio = self.devicePixelRatioF()
        fitted = self._whole.scaled(
            self.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        self.setPixmap(fitted)


class BrandPicture(QWidget):
    """Shows the newest brand that it was given; what is under way meanwhile comes to nothing."""

    made = Signal()

    def __init__(self, make: MakePages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = make
        self._wanted: Brand | None = None
        self._task: Task[tuple[QImage, ...]] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._make)
        self.cover = _Page(_("Cover"))
        self.closing = _Page(_("Closing page"))
        self.said = plain_label("", "wrong", wraps=True)
        self.said.hide()
        pages = self._both = QHBoxLayout()
        pages.setSpacing(12)
        for page, words in ((self.cover, _("Cover")), (self.closing, _("Closing page"))):
            column = QVBoxLayout()
            column.setSpacing(6)
            column.addWidget(plain_label(words, "quiet"))
            column.addWidget(page, 1)
            pages.addLayout(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(pages, 1)
        whole.addWidget(self.said)

    def sizeHint(self) -> QSize:
        return QSize(2 * LEAST + 12, LEAST * 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages stand where they are larger: beside each other, or one below the other."""
        super().resizeEvent(event)
        is_tall = self.height() > TALL * self.width()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._both.setDirection(down if is_tall else across)

    def show_brand(self, brand: Brand) -> None:
        """Another brand, or the same one changed."""
        if brand != self._wanted:
            self._wanted = brand
            self._pause.start()

    @property
    def is_settled(self) -> bool:
        """Whether the newest brand is drawn."""
        return self._task is None and not self._pause.isActive()

    def _make(self) -> None:
        if self._task is not None or self._wanted is None:
            return
        brand, make = self._wanted, self._pages

        def work(_progress: Progress) -> tuple[QImage, ...]:
            return _images(make(brand))

        self._task = Task(work, self)
        self._task.succeeded.connect(self._show)
        self._task.failed.connect(lambda error: self._tell(str(error)))
        self._task.ended.connect(lambda: self._end(brand))
        self._task.start()

    def _show(self, images: tuple[QImage, ...]) -> None:
        self.cover.show_page(images[0])
        self.closing.show_page(images[-1] if len(images) > 1 else None)
        self._tell("")

    def _tell(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _end(self, brand: Brand) -> None:
        self._task = None
        if self._wanted != brand:
            self._pause.start()
        self.made.emit()


def _images(pdf: bytes) -> tuple[QImage, ...]:
    """The first page, and the last where there are several."""
    with open_pdf(BytesIO(pdf)) as document:
        return tuple(_image(document[place]) for place in sorted({0, len(document) - 1}))


def _image(page: Any) -> QImage:
    bitmap = page.render(scale=WIDE / page.get_width(), prefer_bgrx=True)
    form = QImage.Format.Format_RGB32
    image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, form).copy()
    bitmap.close()
    return image
