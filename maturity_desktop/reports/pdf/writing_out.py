"""Writes the objects of a PDF one after another, where ReportLab would hold the whole file in memory, twice.

The bytes are those that ReportLab would write, which a test compares.
"""

from __future__ import annotations

from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import PDFFile, pdfdocEnc


class _Written(PDFFile):
    """ReportLab's collector of a file's strings, which passes each of them on."""

    def __init__(self, version: tuple[int, int], out: BinaryIO) -> None:
        super().__init__(version)
        head: list[bytes] = self.strings
        for beginning in head:
            out.write(pdfdocEnc(beginning))
        self.write = out.write


def write_out(document: Any, canvas: Any, out: BinaryIO) -> None:
    """Writes a document that is drawn; it cannot be written again."""
    for font in document.delayedFonts:
        font.addObjects(document)
    document.info.invariant = document.invariant
    document.info.digest(document.signature)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    document.write_into(_Written(document._pdfVersion, out))
