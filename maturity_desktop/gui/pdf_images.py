"""The pages of a PDF as images: plain functions for a thread that is not the window's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage

from maturity_desktop.reports.pdfium import open_pdf

PageSize = tuple[float, float]
"""Width and height in points."""


def page_sizes(path: Path) -> tuple[PageSize, ...]:
    """The size of every page."""
    with open_pdf(path) as document:
        return tuple(document.get_page_size(index) for index in range(len(document)))


def page_image(path: Path, index: int, pixels_wide: int) -> QImage:
    """One page, so many pixels wide, on white."""
    with open_pdf(path) as document:
        page = document[index]
        bitmap = page.render(scale=pixels_wide / page.get_width(), prefer_bgrx=True)
        image = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()  # the bytes go with this function
        bitmap.close()
    return image
