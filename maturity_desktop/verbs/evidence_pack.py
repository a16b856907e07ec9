"""The evidence pack, written: every file by criterion, an index page and hashes, as a folder or a zip."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from typing import BinaryIO

from maturity_desktop.domain.errors import EvidenceError
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.domain.report_records import Audience
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import build_content
from maturity_desktop.reports.packs.evidence_index import index_page
from maturity_desktop.reports.packs.evidence_pack import (
    HASHES,
    INDEX,
    EvidencePack,
    PackedFile,
    changed_labels,
    evidence_pack,
    hash_lines,
)
from maturity_desktop.reports.text import visible
from maturity_desktop.storage.packing import Pack, packing

OpenFile = Callable[[str], BinaryIO]
"""Opens a file of the client's evidence by its SHA-256; EvidenceError where it is missing."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What became of a pack: files in it, their bytes, items that are lost or changed."""

    files: int
    size: int
    lost: tuple[str, ...]
    changed: tuple[str, ...]


def pack_of(
    results: Sequence[Results],
    made_on: date,
    audience: Audience,
    words: NullTranslations,
    wanted: Collection[str] = (),
) -> EvidencePack:
    """The pack of an audit's evidence at these criteria, by id; of none, at all that have any.

    LookupError for a criterion that there is none of.
    """
    known = [(own.framework.id, criterion.id) for own in results for criterion in own.framework.criteria]
    unknown = set(wanted) - {criterion for _framework, criterion in known}
    if unknown:
        told = words.gettext("There is no criterion {criteria} in this audit.")
        raise LookupError(told.format(criteria=", ".join(sorted(unknown))))
    content = build_content(results, made_on, ReportOptions(audience=audience), words)
    return evidence_pack(content, {place for place in known if place[1] in wanted})


def write_evidence_pack(
    pack: EvidencePack,
    open_file: OpenFile,
    path: Path,
    as_folder: bool = False,
    progress: Progress = unwatched,
) -> Packed:
    """Writes the pack, read back and compared; ReportError or OSError where it could not be.

    A file that the library has lost is left out, one that is not what was taken in is packed; both are told
    on the index page.
    """
    total = sum(file.item.size for file in pack.files)
    hashes: dict[str, str] = {}
    sizes: dict[str, int] = {}
    lost: list[str] = []
    with packing(path, as_folder, pack.content.made_on) as packed:
        for file in pack.files:
            before = _from(sum(sizes.values()), total, progress)
            before(0, 0)
            try:
                reader, size = _reader(file, open_file)
            except EvidenceError:
                lost.append(file.item.label)
                continue
            with reader:
                passed = packed.add(file.place, reader, size, before)
            hashes[file.place], sizes[file.place] = passed.sha256, passed.size
        _add_text(packed, HASHES, hash_lines(pack, hashes))
        _add_text(packed, INDEX, index_page(pack, hashes, sizes))
    return Packed(len(hashes), sum(sizes.values()), tuple(lost), changed_labels(pack, hashes))


def _from(before: int, total: int, progress: Progress) -> Progress:
    """Progress of one file as that of all."""
    return lambda done, _size: progress(before + done, max(total, before + done))


def _reader(file: PackedFile, open_file: OpenFile) -> tuple[BinaryIO, int]:
    """A file of the library, or the text of what never was one; with its bytes."""
    if file.item.sha256:
        return open_file(file.item.sha256), file.item.size
    data = visible(file.text).encode("utf-8", "replace")
    return io.BytesIO(data), len(data)


def _add_text(packed: Pack, name: str, text: str) -> None:
    data = text.encode("utf-8", "replace")
    packed.add(name, io.BytesIO(data), len(data))
