"""Files whose many small objects, the structure and the areas of links, are compressed together.

As single objects they would make a tagged file half as large again (PDF 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import zlib
from operator import sub
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    Annotation,
    PDFDictionary,
    PDFDocument,
    PDFFile,
    PDFIndirectObject,
    PDFObjectReference,
    format,  # noqa: A004 - ReportLab's name
)

_TOGETHER = 400
"""Objects that are compressed together."""
_ROOT = "StructTreeRoot"
_BYTE = (0xFF).__and__
_ENTRY = 7
"""Bytes of an entry of the table of objects: kind (1), place (4), place within (2)."""


class PackedDocument(PDFDocument):
    """ReportLab's document with compressed objects and a compressed table of objects."""

    structure: Any

    def prepare(self, structure: Any) -> None:
        """Begins to pack; the structure is finished before the file is."""
        self.structure = structure
        self._waiting: list[tuple[int, str]] = []
        self._packs: list[tuple[int, list[int], bytes]] = []

    def new_number(self) -> int:
        """The number of an object that is packed."""
        self.objectcounter += 1
        return int(self.objectcounter)

    def page_number(self, page: int) -> int:
        """The number of the object of a page that has ended."""
        return int(self.idToObjectNumberAndVersion[f"Page{page}"][0])

    def set_structure(self, number: int) -> None:
        """Tells the catalogue that the file is tagged, and where its structure begins."""
        self.idToObjectNumberAndVersion[_ROOT] = (number, 0)
        self.Catalog.StructTreeRoot = PDFObjectReference(_ROOT)
        self.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def pack(self, number: int, body: str | bytes) -> None:
        """Takes an object that is no stream."""
        self._waiting.append((number, body if isinstance(body, str) else body.decode("latin-1")))
        if len(self._waiting) >= _TOGETHER:
            self._pack_waiting()

    def _pack_waiting(self) -> None:
        places, offset = [], 0
        for number, data in self._waiting:
            places.append(f"{number} {offset}")
            offset += len(data) + 1
        head = " ".join(places) + "\n"
        packed = zlib.compress((head + "\n".join(data for _number, data in self._waiting)).encode("latin-1"))
        count, own = len(self._waiting), self.new_number()
        facts = f"/N {count}/First {len(head)}/Filter/FlateDecode/Length {len(packed)}"
        body = (
            f"{own} 0 obj\n<</Type/ObjStm{facts}>>".encode("ascii")
            + b"\nstream\n"
            + packed
            + b"\nendstream\nendobj\n"
        )
        self._packs.append((own, [number for number, _data in self._waiting], body))
        self._waiting = []

    def format(self) -> bytes:
        """The whole file."""
        file = PDFFile(self._pdfVersion)
        self.write_into(file)
        return bytes(file.format(self))

    def write_into(self, file: PDFFile) -> None:
        """Writes the objects one after another, then the table of them."""
        self.encrypt.prepare(self)
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        self.structure.finish()
        entries: dict[int, tuple[int, int, int]] = {}
        number = 0
        while number < self.objectcounter:  # which grows while objects are written
            number += 1
            name = self.numberToId.get(number)
            if name is None:
                continue
            found = self.idToObject[name]
            if isinstance(found, Annotation):
                self.pack(number, format(found, self, toplevel=1))
            else:
                offset = file.add(PDFIndirectObject(name, found).format(self))
                self.idToOffset[name] = offset
                entries[number] = (1, offset, 0)
        if self._waiting:
            self._pack_waiting()
        for own, numbers, body in self._packs:
            entries[own] = (1, file.add(body), 0)
            entries.update({packed: (2, own, place) for place, packed in enumerate(numbers)})
        self._add_table(file, entries, root.format(self), info.format(self))

    def _add_table(
        self, file: PDFFile, entries: dict[int, tuple[int, int, int]], root: bytes, info: bytes
    ) -> None:
        own = self.new_number()
        entries[own] = (1, file.offset, 0)
        rows = [(0, 0, 65535), *(entries.get(number, (0, 0, 65535)) for number in range(1, own + 1))]
        plain = b"".join(
            kind.to_bytes(1, "big") + place.to_bytes(4, "big") + within.to_bytes(2, "big")
            for kind, place, within in rows
        )
        table = zlib.compress(_against_the_row_above(plain))
        text = (
            f"{own} 0 obj\n<</Type/XRef/Size {own + 1}/W[1 4 2]/Root {root.decode()}/Info {info.decode()}/ID "
        ).encode("ascii")
        more = f"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {_ENTRY}>>/Length {len(table)}>>"
        start = file.add(text + _bytes(self.ID()).split(b"%")[0].strip() + more.encode("ascii"))
        file.add(b"\nstream\n" + table + b"\nendstream\nendobj\n")
        file.add(f"startxref\n{start}\n%%EOF\n")


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("latin-1")


def _against_the_row_above(plain: bytes) -> bytes:
    """Rows as what they add to the one above (PNG's predictor Up): counted places become few bytes."""
    above = bytes(_ENTRY) + plain[:-_ENTRY]
    differences = bytes(map(_BYTE, map(sub, plain, above)))
    return b"".join(b"\x02" + differences[at : at + _ENTRY] for at in range(0, len(differences), _ENTRY))
