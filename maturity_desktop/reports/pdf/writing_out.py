"""Writes the objects of a PDF one after another, where ReportLab would hold the whole file in memory, twice.

The bytes are those that ReportLab would write, which a test compares.
"""

from __future__ import annotations

from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import (
    PDFCrossReferenceTable,
    PDFFile,
    PDFIndirectObject,
    PDFTrailer,
    pdfdocEnc,
)


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
    catalogue, info = document.Reference(document.Catalog), document.Reference(document.info)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    document.encrypt.prepare(document)
    file = _Written(document._pdfVersion, out)
    ids: list[Any] = []
    while (number := len(ids) + 1) in document.numberToId:  # formatting one may add others
        own = document.numberToId[number]
        written = PDFIndirectObject(own, document.idToObject[own]).format(document)
        document.idToOffset[own] = file.add(written)
        ids.append(own)
    references = PDFCrossReferenceTable()
    references.addsection(0, ids)
    start = file.add(references.format(document))
    trailer = PDFTrailer(
        startxref=start, Size=len(ids) + 1, Root=catalogue, Info=info, Encrypt=None, ID=document.ID()
    )
    file.add(trailer.format(document))
