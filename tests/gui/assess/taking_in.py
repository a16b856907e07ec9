"""What a person does to give a page evidence: drags files over it and waits until they are in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.gui.dialogs.evidence_details import EvidenceDialog

if TYPE_CHECKING:
    from tests.gui.assess.conftest import Bench

DATED = datetime(2025, 11, 3, 12, tzinfo=UTC)


def picture(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#3F8FA6"))
    return image


def urls(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def entering(data: QMimeData, place: QPoint) -> QDragEnterEvent:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QDragEnterEvent(place, copy, data, left, none)


def drop(bench, data: QMimeData, at: QPoint | None = None) -> None:
    """What a drag does to the page, from entering it to letting go."""
    page = bench.page
    place = at or QPoint(5, page.height() - 5)
    event = entering(data, place)
    QApplication.sendEvent(page, event)
    assert event.isAccepted()
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page, QDropEvent(QPointF(place), copy, data, left, none))


def items(bench: Bench, criterion: str = "") -> tuple[Evidence, ...]:
    return bench.result(criterion).items


def wait_for(bench, count: int) -> tuple[Evidence, ...]:
    """So many items; the details that a single new one brings up are closed as they are."""
    bench.wait_until(lambda: len(items(bench)) == count and not bench.desk.is_busy)
    if isinstance(QApplication.activeModalWidget(), EvidenceDialog):
        bench.press(Qt.Key.Key_Escape)
    return items(bench)
