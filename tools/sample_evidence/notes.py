"""Notes of talks: plain text, and one document of a word processor."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

from tools.sample_evidence.figures import texts
from tools.sample_evidence.sheets import zip_entry

TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType=\
"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
<Override PartName="/docProps/core.xml" ContentType=\
"application/vnd.openxmlformats-package.core-properties+xml"/></Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="rId1" Target="word/document.xml" \
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>\
<Relationship Id="rId2" Target="docProps/core.xml" \
Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/></Relationships>"""
CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>\
<dcterms:created xsi:type="dcterms:W3CDTF">{dated}T18:05:00Z</dcterms:created></cp:coreProperties>"""
DOCUMENT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{paragraphs}\
<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>\
<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="708" \
w:footer="708" w:gutter="0"/>\
</w:sectPr></w:body></w:document>"""
SPEAKERS = ("Head of centre", "HR", "Head of customer experience", "On careers", "The vision")


def write_notes(folder: Path) -> None:
    """Writes the notes of 2024 and of 2026."""
    for name, paragraphs in texts("interviews").items():
        if name.endswith(".docx"):
            write_docx(folder / name, paragraphs, dated="2026-01-12")
        else:
            title, *said = paragraphs
            lines = [title, "=" * len(title), *said]
            (folder / name).write_bytes(("\n\n".join(lines).replace("\n\n=", "\n=", 1) + "\n").encode())


def write_docx(path: Path, paragraphs: list[str], dated: str) -> None:
    """A document of the four parts that a word processor cannot do without."""
    title, *said = paragraphs
    body = _paragraph(_run(title, "<w:b/><w:sz w:val='30'/>")) + "".join(map(_said, said))
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "docProps/core.xml": CORE.format(title=escape(title), dated=dated),
        "word/document.xml": DOCUMENT.format(paragraphs=body),
    }
    with ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(zip_entry(name), text.encode())


def _said(text: str) -> str:
    """A paragraph whose speaker stands out."""
    for speaker in SPEAKERS:
        if text.startswith((f"{speaker}.", f"{speaker}:")):
            ends = len(speaker) + 1
            return _paragraph(_run(text[:ends], "<w:b/>") + _run(text[ends:]))
    return _paragraph(_run(text))


def _run(text: str, how: str = "") -> str:
    font = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>'
    return f'<w:r><w:rPr>{font}{how}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _paragraph(runs: str) -> str:
    return f'<w:p><w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr>{runs}</w:p>'
