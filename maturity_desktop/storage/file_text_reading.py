"""Reads the words of files of evidence: plain texts here, PDFs and office files in the decoding child."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, BinaryIO

from maturity_desktop.domain.errors import EvidenceError
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.storage.decoding.asking import LONGEST_TEXT, Kind
from maturity_desktop.storage.decoding.decoder import Decoder, PreviewRefused
from maturity_desktop.storage.decoding.limits import Limits
from maturity_desktop.storage.file_text import (
    FileText,
    files_without_text,
    forget_texts_of_nobody,
    keep_texts,
    mend_index,
)
from maturity_desktop.storage.media_types import OFFICE, decoded

if TYPE_CHECKING:
    from maturity_desktop.domain.audit import Evidence
    from maturity_desktop.storage.library import Library

LONG = Limits(seconds=20)
"""All pages of a PDF take longer than one."""
TEXTS = ("text/", "application/json", "application/xml", "message/")
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
AT_ONCE = 50
"""Files whose words are kept in one transaction."""


def words_of(media_type: str, file: BinaryIO, decoder: Decoder) -> str:
    """The words of a file, as far as there is room; empty where there are none to be had."""
    try:
        if media_type == "application/pdf":
            return decoder.words(Kind.PDF_WORDS, file)
        if media_type.startswith((OFFICE, OPEN_DOCUMENT)):
            return decoder.words(Kind.OFFICE_WORDS, file)
    except PreviewRefused:
        return ""
    return _plain(file) if media_type.startswith(TEXTS) else ""


def _plain(file: BinaryIO) -> str:
    return decoded(file.read(2 * LONGEST_TEXT))[:LONGEST_TEXT].replace("\0", " ")


def read_words(
    library: Library, client: str, items: Iterable[Evidence], progress: Progress = unwatched
) -> int:
    """Reads the words of the client's files that were not read yet, and keeps them; returns how many.

    Cancelled keeps what was read by then. `progress` counts files. Not for the window's thread.
    """
    wanting = library.look_up(lambda connection: files_without_text(connection, client))
    files = list({item.sha256: item for item in items if item.sha256 in wanting}.values())
    library.writer.submit(lambda db: mend_index(db.conn)).result()
    library.writer.submit(lambda db: forget_texts_of_nobody(db.conn, client)).result()
    done = 0
    decoder = Decoder(LONG)
    try:
        for start in range(0, len(files), AT_ONCE):
            texts: list[FileText] = []
            try:
                for item in files[start : start + AT_ONCE]:
                    progress(done, len(files))
                    texts.append(FileText(client, item.sha256, _read(library, item, decoder)))
                    done += 1
            finally:
                _keep(library, texts)
    finally:
        decoder.close()
    progress(done, len(files))
    return done


def _keep(library: Library, texts: Sequence[FileText]) -> None:
    if texts:
        library.writer.submit(lambda db: keep_texts(db.conn, texts)).result()


def _read(library: Library, item: Evidence, decoder: Decoder) -> str:
    try:
        with library.evidence.open(item.client, item.sha256) as file:
            return words_of(item.media_type, file, decoder)
    except (EvidenceError, OSError):
        return ""
