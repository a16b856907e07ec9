"""The very PDF that would be handed over, made again whenever the audit or the choices change."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.gui.background import Task
from maturity_desktop.gui.exporter import Exporter, Preview, ReportRequest
from maturity_desktop.gui.pdf_images import page_image
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.pdf_pages import PdfPages, Render
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.work_bar import WorkBar

LEAST_BUTTON = 40
PAUSE_MS = 500
"""How long the choices must rest before the PDF is made again."""


class ReportPreview(QWidget):
    """Pages, how many there are, and what is under way; it works only while it is on screen."""

    made = Signal(object)
    """A preview is shown: its Preview."""
    failed = Signal(str)
    """It could not be made: why, in a sentence."""

    def __init__(
        self,
        exporter: Exporter,
        theme: ThemeSwitch,
        render: Render = page_image,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._exporter = exporter
        self._wanted: ReportRequest | None = None
        self._task: Task[Preview] | None = None
        self._is_stale = False
        self._is_held = False
        self._trouble = ""
        self._page_before = 0
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._make)
        self._build(theme, render)
        self._say()

    def _build(self, theme: ThemeSwitch, render: Render) -> None:
        self.heading = PlainWords(theme, bold=True, lines=1)
        self.place = PlainWords(theme, ink="quiet", lines=1)
        self.pages = PdfPages(theme, render)
        self.pages.page_changed.connect(self._say)
        self.pages.zoomed.connect(self._say)
        self.smaller = self._zoom_button("−", _("Smaller pages"), -1)
        self.fit = self._zoom_button(_("Fit width"), _("Fit the pages to the width"), 0)
        self.larger = self._zoom_button("+", _("Larger pages"), 1)
        self.work = WorkBar(theme)
        self.work.cancel_wanted.connect(self._stop)
        self.again = QPushButton(_("Make the preview"))
        self.again.clicked.connect(self._make)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.place, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addSpacing(8)
        for button in (self.smaller, self.fit, self.larger):
            top.addWidget(button)
        middle = QHBoxLayout()
        middle.addWidget(self.work, 1)
        middle.addWidget(self.again)
        middle.addStretch(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(top)
        box.addLayout(middle)
        box.addWidget(self.pages, 1)
        self.work.hide()
        self.again.hide()

    def _zoom_button(self, words: str, name: str, steps: int) -> QPushButton:
        button = QPushButton(words)
        set_role(button, "flat")
        button.setAccessibleName(name)
        button.setMinimumWidth(LEAST_BUTTON)
        button.clicked.connect(lambda: self.pages.zoom(steps))
        return button

    # What is wanted

    def show_report(self, request: ReportRequest | None) -> None:
        """Another report, or the same one of newer answers; None where there is nothing to show."""
        is_other = (
            request is not None and self._wanted is not None and request.sign_off != self._wanted.sign_off
        )
        self._wanted = request
        self._is_stale = request is not None
        if is_other:
            self.pages.clear()  # pages of another version are no preview of this one
            self._say()
        if request is None:
            self._stop()
            self._trouble = ""
            self.pages.clear()
            self._say()
        self._make_soon()

    def hold(self, held: bool) -> None:
        """Makes way for an export; what was under way is made again afterwards."""
        self._is_held = held
        if held and self._task is not None:
            self._is_stale = True
            self._task.cancel()
        self._make_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pause.stop()

    # Making it

    def _make_soon(self) -> None:
        if self._is_stale and self.isVisible() and not self._is_held:
            self._pause.start(PAUSE_MS if self.pages.page_count else 0)

    def _make(self) -> None:
        if self._wanted is None or self._is_held:
            return
        self._pause.stop()
        if self._task is not None:
            self._task.cancel()  # the newer one follows when this one has ended
            return
        self._is_stale = False
        self.again.hide()
        self.work.begin(_("Making the preview"))
        self._task = self._exporter.start_preview(self._wanted)
        self._task.progressed.connect(self.work.advance)
        self._task.succeeded.connect(self._take)
        self._task.failed.connect(self._fail)
        self._task.ended.connect(self._end)
        self._say()

    def _stop(self) -> None:
        self._is_stale = False
        if self._task is not None:
            self._task.cancel()
        self.again.setVisible(self._wanted is not None)

    def _take(self, preview: Preview) -> None:
        was_in_trouble, self._trouble = bool(self._trouble), ""
        self.pages.show_pdf(preview.path, preview.pages)
        if was_in_trouble:
            self.pages.go_to(self._page_before)
        self.made.emit(preview)

    def _fail(self, error: Exception) -> None:
        """The reason stands in place of pages that are of something else."""
        said = _("The preview could not be made: {reason}. An export would fail in the same way.")
        self._trouble = said.format(reason=str(error).rstrip(".") or type(error).__name__)
        self._page_before = self.pages.page or self._page_before
        self.pages.clear(self._trouble, "wrong")
        self.again.show()
        self.failed.emit(self._trouble)

    def _end(self) -> None:
        self._task = None
        self.work.end()
        self._say()
        self._make_soon()

    def _say(self, *_told: Any) -> None:
        count = self.pages.page_count
        pages = ngettext("{count} page", "{count} pages", count).format(count=count)
        self.heading.show_words(pages if count else _("Preview"))
        place = _("Page {page} of {count}").format(page=self.pages.page, count=count) if count else ""
        self.place.show_words(place)
        self.pages.setAccessibleDescription(place or self._trouble)
        for button in (self.smaller, self.fit, self.larger):
            button.setEnabled(bool(count))
