"""A file inside the report's file, which a reader can take out again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import md5
from typing import Any, ClassVar

from reportlab.pdfbase.pdfdoc import PDFArray, PDFCatalog, PDFDictionary, PDFName, PDFStream, PDFString


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes along; `about` says what it is, `media_type` names its format."""

    name: str
    about: str
    media_type: str
    content: bytes
    made_on: date


class _Catalog(PDFCatalog):
    """The root of a file with other files in it, that are its data (PDF 2.0 and PDF/A-3)."""

    __NoDefault__: ClassVar = [*PDFCatalog.__NoDefault__, "AF"]
    __Refs__: ClassVar = __NoDefault__


def attach(document: Any, attached: Attached) -> None:
    """Puts the file into ReportLab's document."""
    day = PDFString(f"D:{attached.made_on:%Y%m%d}000000Z")
    digest = md5(attached.content, usedforsecurity=False).digest()
    facts = {"Size": len(attached.content), "ModDate": day, "CheckSum": PDFString(digest)}
    entries = {
        "Type": PDFName("EmbeddedFile"),
        "Subtype": _name(attached.media_type),
        "Params": PDFDictionary(facts),
    }
    stream = document.Reference(PDFStream(PDFDictionary(entries), attached.content))
    name = PDFString(attached.name)
    file = PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": name,
            "UF": name,
            "Desc": PDFString(attached.about),
            "AFRelationship": PDFName("Data"),
            "EF": PDFDictionary({"F": stream, "UF": stream}),
        }
    )
    reference = document.Reference(file)
    catalog = document.Catalog
    catalog.__class__ = _Catalog
    catalog.AF = PDFArray([reference])
    files = PDFDictionary({"Names": PDFArray([name, reference])})
    catalog.Names = PDFDictionary({"EmbeddedFiles": files})


def _name(words: str) -> str:
    """The words as a PDF name; ReportLab leaves a slash as it is, where a reader sees a second name begin."""
    return "/" + str(PDFName(words))[1:].replace("/", "#2F")
