"""An item of evidence to look at, page by page, without leaving the program."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from typing import BinaryIO

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QScrollArea, QSizePolicy, QWidget

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.dialogs.message import breakable, plain_label
from maturity_desktop.gui.forms.ui_preview import Ui_PreviewForm
from maturity_desktop.gui.previews import Preview, preview
from maturity_desktop.storage.decoding.decoder import Decoder

ROOM = QSize(1600, 1600)
"""The most pixels that a page is drawn with on a screen of the plain sort."""
FIRST_SIZE = QSize(860, 640)
SHARE_OF_WINDOW = 0.94
TAB_STOP = 120
"""Between the cells of a table, in logical pixels."""


class PreviewDialog(QDialog):
    """Reads a page in the background and shows it; what cannot be shown says why."""

    outside_wanted = Signal()

    def __init__(self, item: Evidence, reader: Callable[[], BinaryIO], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        self._reader = reader
        self._decoder = Decoder()
        self._page = 0
        self._pages = 1
        self._pixmap = QPixmap()
        self._task: Task[Preview] | None = None
        form = self._form = Ui_PreviewForm()
        form.setupUi(self)
        form.about.setText(breakable(f"{item.label} {item.title}"))
        self._picture = QLabel()
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setAccessibleName(_("Picture of {title}").format(title=item.title))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setWidget(self._picture)
        self._scroll.setAccessibleName(item.title)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabStopDistance(TAB_STOP)
        self._text.setAccessibleName(_("Text of {title}").format(title=item.title))
        self._message = plain_label("", "quiet", wraps=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for page in (self._message, self._scroll, self._text):
            form.stack.addWidget(page)
        form.back.clicked.connect(lambda: self._turn(-1))
        form.forth.clicked.connect(lambda: self._turn(1))
        form.outside.clicked.connect(self.outside_wanted)
        form.outside.setVisible(bool(item.sha256))
        form.close_button.clicked.connect(self.accept)
        self.finished.connect(self._stop)
        self._form.remark.setWordWrap(True)
        self._form.remark.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        room = parent.window().size() if parent is not None else FIRST_SIZE
        self.resize(FIRST_SIZE.boundedTo(room * SHARE_OF_WINDOW))
        form.close_button.setFocus()
        self._show_buttons()
        self._load()

    def _stop(self) -> None:
        """What is still being read has nobody to show it to."""
        self._task = None
        self._decoder.close()

    def _turn(self, step: int) -> None:
        if 0 <= self._page + step < self._pages:
            self._page += step
            self._load()

    def _load(self) -> None:
        if not self._item.sha256:
            self._show(Preview(text=self._item.text))
            return
        scale = QGuiApplication.primaryScreen().devicePixelRatio()
        item, page, read, decoder = self._item, self._page, self._reader, self._decoder

        def work(_progress: object) -> Preview:
            with read() as file:
                return preview(item, file, page, ROOM * scale, decoder)

        task: Task[Preview] = Task(work, self)
        self._task = task
        task.succeeded.connect(lambda found: self._show(found) if task is self._task else None)
        task.failed.connect(lambda error: self._refuse(str(error)) if task is self._task else None)
        self._message.setText(_("Reading…"))
        self._show_buttons()
        task.start()

    @property
    def is_reading(self) -> bool:
        """Whether a page is on its way."""
        return self._task is not None

    def _show(self, found: Preview) -> None:
        self._task = None
        self._pages = found.pages
        self._form.remark.setText(found.remark)
        if found.image is not None:
            self._pixmap = QPixmap.fromImage(found.image)
            self._form.stack.setCurrentWidget(self._scroll)
            self._fit()
        elif not found.text.strip():
            self._refuse(
                _("The file is empty.") if self._item.sha256 else _("Nothing is written in this note.")
            )
        else:
            self._text.setPlainText(found.text)
            self._form.stack.setCurrentWidget(self._text)
        self._show_buttons()

    def _refuse(self, reason: str) -> None:
        self._task = None
        self._message.setText(breakable(reason))
        self._form.stack.setCurrentWidget(self._message)
        self._show_buttons()

    def _show_buttons(self) -> None:
        form = self._form
        many = self._pages > 1
        for part in (form.back, form.where, form.forth):
            part.setVisible(many)
        form.back.setEnabled(self._page > 0)
        form.forth.setEnabled(self._page + 1 < self._pages)
        form.where.setText(_("Page {page} of {pages}").format(page=self._page + 1, pages=self._pages))

    def _fit(self) -> None:
        """The page as wide as the window, never larger than it was drawn."""
        if self._pixmap.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = self._scroll.viewport().size() * ratio
        wide = self._pixmap.width() > self._pixmap.height()
        target = room if wide else QSize(room.width(), self._pixmap.height())
        scaled = self._pixmap.scaled(
            target.boundedTo(self._pixmap.size()),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        self._picture.setPixmap(scaled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self._turn(step)
        else:
            super().keyPressEvent(event)
