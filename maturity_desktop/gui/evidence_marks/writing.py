"""A marked image as the bytes of a file that holds its pixels and nothing else."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter

from maturity_desktop.domain.errors import EvidenceError

QUALITY = 92
JPEG = "image/jpeg"


def file_of(image: QImage, media_type: str) -> bytes:
    """A JPEG for what was one, else a PNG; without words, profile, place or small picture of the original."""
    plain = QImage(image.size(), QImage.Format.Format_RGB32)
    painter = QPainter(plain)  # pixels alone: an image that is copied takes its texts and its profile along
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"jpeg" if media_type == JPEG else b"png")
    writer.setQuality(QUALITY if media_type == JPEG else -1)
    if not writer.write(plain):
        raise EvidenceError(
            _("The marked copy could not be kept: {reason}").format(reason=writer.errorString())
        )
    return bytes(buffer.data().data())


def name_of_copy(name: str, media_type: str) -> str:
    """The name of the original, with the ending of what the copy is."""
    return _("{name} (marked){ending}").format(
        name=Path(name).stem, ending=".jpg" if media_type == JPEG else ".png"
    )
