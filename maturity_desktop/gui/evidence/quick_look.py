"""The beginning of an item beside the register: a picture, a page, a few lines or rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.evidence_desk import Made
from maturity_desktop.gui.previews import Preview, Sort, made_picture, preview, sort_of
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.storage.decoding.decoder import Decoder
from maturity_desktop.storage.derived import Size

REST_MS = 120
"""How long an item is in hand before it is read: who leafs through needs no picture."""
HEIGHT = 168
ROOM = QSize(640, 2 * HEIGHT)
LINES = 8


class QuickLook(QWidget):
    """Reads in the background; only what was asked for last is shown."""

    wanted = Signal()
    """The whole of it is to be seen."""

    def __init__(
        self,
        reader: Callable[[Evidence], BinaryIO],
        made: Made,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reader, self._made = reader, made
        self._decoder = Decoder()
        self.destroyed.connect(self._decoder.close)
        self._item: Evidence | None = None
        self._pixmap = QPixmap()
        self._task: Task[Preview] | None = None
        self.picture = QLabel()
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.text = PlainWords(theme, "small", "quiet", lines=LINES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture)
        column.addWidget(self.text)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._read)
        self._clear()

    def show_item(self, item: Evidence | None) -> None:
        """Another item, or none; of a note without a file the words stand in their field."""
        same = item and self._item and (item.sha256, item.client) == (self._item.sha256, self._item.client)
        if same:
            return
        self._item, self._task = item, None
        self._clear()
        if item is not None and item.sha256 and sort_of(item) is not Sort.NOTHING:
            self._rest.start()

    @property
    def is_settled(self) -> bool:
        """Whether nothing is on its way."""
        return self._task is None and not self._rest.isActive()

    def _clear(self) -> None:
        self._rest.stop()
        self._pixmap = QPixmap()
        self.picture.hide()
        self.text.show_words("")
        self.text.hide()

    def _read(self) -> None:
        item, read, made, decoder = self._item, self._reader, self._made, self._decoder
        if item is None:
            return
        room = ROOM * self.devicePixelRatioF()

        def work(_progress: object) -> Preview:
            image = made_picture(made(item, Size.PRINT), room, decoder)
            if image is not None:
                return Preview(image)
            with read(item) as file:
                return preview(item, file, 0, room, decoder)

        task: Task[Preview] = Task(work, self)
        self._task = task
        task.succeeded.connect(lambda found: self._show(found) if task is self._task else None)
        task.failed.connect(lambda error: self._say(str(error)) if task is self._task else None)
        task.start()

    def _say(self, reason: str) -> None:
        """Why there is nothing to be seen."""
        self._show(Preview(text=reason))

    def _show(self, found: Preview) -> None:
        self._task = None
        if found.image is not None:
            self._pixmap = QPixmap.fromImage(found.image)
            self._fit()
            self.picture.show()
        else:
            self.text.show_words(found.text[: LINES * 200])
            self.text.setVisible(bool(found.text.strip()))

    def _fit(self) -> None:
        if self._pixmap.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = QSize(max(self.width(), 80), HEIGHT) * ratio
        scaled = self._pixmap.scaled(
            room.boundedTo(self._pixmap.size()),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        self.picture.setFixedHeight(round(scaled.height() / ratio))
        self.picture.setPixmap(scaled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.wanted.emit()
