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
    files_of_no_known_kind,
    files_without_text,
    forget_texts_of_nobody,
    keep_texts,
    mend_index,
)
from maturity_desktop.storage.media_types import (
    BEGINNING,
    OFFICE,
    PLAIN_ENDINGS,
    UNKNOWN,
    decoded,
    media_type,
)

if TYPE_CHECKING:
    from maturity_desktop.domain.audit import Evidence
    from maturity_desktop.storage.library import Library

LONG = Limits(seconds=20)
"""All pages of a PDF take longer than one."""
NAMES_OF_WORDS = PLAIN_ENDINGS | {"pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp"}
TEXTS = ("text/", "application/json", "application/xml", "message/")
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
AT_ONCE = 50
"""Files whose words are kept in one transaction."""


def words_of(kind: str, file: BinaryIO, decoder: Decoder) -> str:
    """The words of a file, as far as there is room; empty where there are none to be had."""
    try:
        if kind == "application/pdf":
            return decoder.words(Kind.PDF_WORDS, file)
        if kind.startswith((OFFICE, OPEN_DOCUMENT)):
            return decoder.words(Kind.OFFICE_WORDS, file)
    except PreviewRefused:
        return ""
    return _plain(file) if kind.startswith(TEXTS) else ""


def _plain(file: BinaryIO) -> str:
    return decoded(file.read(2 * LONGEST_TEXT))[:LONGEST_TEXT].replace("\0", " ")


def read_words(
    library: Library, client: str, items: Iterable[Evidence], progress: Progress = unwatched
) -> int:
    """Reads the words of the client's files that were not read yet, and keeps them; returns how many.

    So are those looked at again whose sort was not known when they came in, where their names let words be
    expected: later programs know more sorts. Cancelled keeps what was read by then. `progress` counts files.
    Not for the window's thread.
    """
    wanting = library.look_up(lambda connection: files_without_text(connection, client))
    again = library.look_up(lambda connection: files_of_no_known_kind(connection, client))
    files = list(
        {
            item.sha256: item
            for item in items
            if item.sha256 in wanting or (item.sha256 in again and _may_have_words(item))
        }.values()
    )
    still_nothing = 0
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
                    words = _read(library, item, decoder)
                    done += 1
                    if words or item.sha256 in wanting:
                        texts.append(FileText(client, item.sha256, words))
                    else:
                        still_nothing += 1
            finally:
                _keep(library, texts)
    finally:
        decoder.close()
    progress(done, len(files))
    return done - still_nothing


def _may_have_words(item: Evidence) -> bool:
    return item.file_name.rpartition(".")[2].lower() in NAMES_OF_WORDS


def _keep(library: Library, texts: Sequence[FileText]) -> None:
    if texts:
        library.writer.submit(lambda db: keep_texts(db.conn, texts)).result()


def _read(library: Library, item: Evidence, decoder: Decoder) -> str:
    try:
        with library.evidence.open(item.client, item.sha256) as file:
            return words_of(_sort_of(item, file), file, decoder)
    except (EvidenceError, OSError):
        return ""


def _sort_of(item: Evidence, file: BinaryIO) -> str:
    """The media type of an item; guessed anew where it was not known, the record stays as it is."""
    if item.media_type != UNKNOWN:
        return item.media_type
    beginning = file.read(BEGINNING)
    file.seek(max(0, item.size - BEGINNING))
    end = file.read(BEGINNING)
    file.seek(0)
    return media_type(item.file_name, beginning, end)
