"""Small pictures of evidence, made in the background and kept while the program runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.errors import EvidenceError
from maturity_desktop.domain.progress import Progress
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.previews import Sort, made_picture, sort_of, thumbnail
from maturity_desktop.storage.decoding.decoder import Decoder

SIDE = 44
"""The side of a thumbnail, in logical pixels."""
REST_MS = 120
"""How long a criterion is looked at before its thumbnails are made: who leafs through needs none."""
MOST_KEPT = 500


class Thumbnails(QObject):
    """Asked for what is in sight; says when there is something new to draw."""

    arrived = Signal()

    def __init__(
        self,
        reader: Callable[[Evidence], BinaryIO],
        parent: QObject | None = None,
        made: Callable[[Evidence], bytes | None] = lambda _item: None,
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._made = made
        self._decoder = Decoder()
        self.destroyed.connect(self._decoder.close)
        self._kept: dict[str, QPixmap | None] = {}
        self._wanted: tuple[Evidence, ...] = ()
        self._ratio = 1.0
        self._task: Task[dict[str, QImage | None]] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._make)

    def of(self, item: Evidence) -> QPixmap | None:
        """The thumbnail of an item, where there is one yet."""
        return self._kept.get(item.sha256)

    def has_none(self, item: Evidence) -> bool:
        """Whether none could be made of an item."""
        return item.sha256 in self._kept and self._kept[item.sha256] is None

    @property
    def is_settled(self) -> bool:
        """Whether everything in sight has been made."""
        return self._task is None and not self._rest.isActive()

    def want(self, items: Iterable[Evidence], ratio: float) -> None:
        """These are in sight, on a screen with so many pixels to a logical one."""
        self._ratio = ratio
        wanted = tuple(
            item
            for item in items
            if item.sha256 not in self._kept and sort_of(item) in (Sort.PICTURE, Sort.PDF)
        )
        if wanted and (wanted != self._wanted or not self._rest.isActive()):
            self._rest.start()
        self._wanted = wanted

    def _make(self) -> None:
        if self._task is not None or not self._wanted:
            return
        items, read, made, decoder = self._wanted, self._reader, self._made, self._decoder
        room = QSize(SIDE, SIDE) * 2 * self._ratio

        def work(_progress: Progress) -> dict[str, QImage | None]:
            return {
                item.sha256: made_picture(made(item), room, decoder) or _read(item, read, room, decoder)
                for item in items
            }

        self._task = Task(work, self)
        self._task.succeeded.connect(self._keep)
        self._task.failed.connect(lambda _error: self._keep({item.sha256: None for item in items}))
        self._task.ended.connect(self._end)
        self._task.start()

    def _keep(self, made: dict[str, QImage | None]) -> None:
        for sha256, image in made.items():
            self._kept[sha256] = None if image is None else self._square(QPixmap.fromImage(image))
        for oldest in list(self._kept)[: max(len(self._kept) - MOST_KEPT, 0)]:
            del self._kept[oldest]
        self.arrived.emit()

    def _square(self, whole: QPixmap) -> QPixmap:
        """The middle of a wide picture, the top of a tall one."""
        side = min(whole.width(), whole.height())
        cut = whole.copy((whole.width() - side) // 2, 0, side, side)
        cut.setDevicePixelRatio(side / SIDE)
        return cut

    def _end(self) -> None:
        self._task = None
        self.want(self._wanted, self._ratio)


def _read(
    item: Evidence, reader: Callable[[Evidence], BinaryIO], room: QSize, decoder: Decoder
) -> QImage | None:
    try:
        with reader(item) as file:
            return thumbnail(item, file, room, decoder)
    except (EvidenceError, OSError):
        return None  # the list shows the item all the same; opening it says what is wrong
