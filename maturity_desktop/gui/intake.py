"""What can be told of evidence before anybody has looked at it: which files, what title, what kind."""

from __future__ import annotations

import mimetypes
import os
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo
from gettext import gettext as _
from itertools import islice
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QBuffer, QIODevice, QUrl
from PySide6.QtGui import QImage, QImageWriter

from maturity_desktop.domain.errors import EvidenceError
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.progress import Progress
from maturity_desktop.storage.photo_days import WITH_DAYS, photo_day

DEEPEST = 6
"""How many folders below the one that was dropped are looked into."""
MOST_FILES = 10_000
MOST_ENTRIES = 200_000
"""Names in folders that are looked at, of whatever kind: folders of folders need not have an end."""
LONGEST_TITLE = 80
TABLES = ("csv", "excel", "spreadsheet", "tab-separated")
NO_TEXT = "\ufffd"
PROGRAMS = frozenset({
    "app", "bat", "cmd", "com", "command", "cpl", "desktop", "exe", "hta", "jar", "js", "jse", "lnk", "msc",
    "msi", "pif", "ps1", "reg", "scr", "sh", "url", "vbe", "vbs", "wsf",
})  # fmt: skip
"""Endings that a system runs when they are opened."""


def local_files(urls: Iterable[QUrl]) -> list[Path]:
    """The files and folders of this computer among what was dropped, pasted or chosen."""
    return [_path_of(url) for url in urls if url.isLocalFile()]


def _path_of(url: QUrl) -> Path:
    """The path byte for byte: Qt's own strings lose what is not UTF-8 in a name."""
    if os.name == "nt":
        return Path(url.toLocalFile())
    encoded = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
    return Path(os.fsdecode(unquote_to_bytes(encoded)))


def is_misread(path: Path) -> bool:
    """Whether whoever named the file could not read its name: a sign stands where its bytes were no text."""
    return NO_TEXT in path.name and not os.path.lexists(path)


def files_in(paths: Iterable[Path], progress: Progress) -> Iterator[Path]:
    """The files themselves and those in folders, by name, hidden ones left out, never through a link."""
    entries = (entry for path in paths for entry in (walk(path, DEEPEST) if path.is_dir() else (path,)))
    files = (entry for entry in islice(entries, MOST_ENTRIES) if entry is not None)
    for found, file in enumerate(islice(files, MOST_FILES), 1):
        progress(found, 0)
        yield file


def walk(folder: Path, depth: int) -> Iterator[Path | None]:
    """The files, and None for every other name, so that whoever walks can tell how far it was."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted(islice(scan, MOST_ENTRIES), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        is_wanted = not entry.name.startswith((".", "~$")) and not entry.is_symlink()
        yield Path(entry.path) if is_wanted and entry.is_file() else None
        if is_wanted and depth > 1 and entry.is_dir():
            yield from walk(Path(entry.path), depth - 1)


def is_program(name: str) -> bool:
    """Whether a system would run the file, not show it."""
    return Path(name).suffix.lower().lstrip(".") in PROGRAMS


def day_of_file(path: Path, media_type: str, zone: tzinfo | None) -> date | None:
    """The day of the thing itself, as far as it can be told: when it was taken, or written."""
    try:
        if media_type in WITH_DAYS:
            with path.open("rb") as file:
                taken = photo_day(file)
            if taken is not None:
                return taken
        return datetime.fromtimestamp(path.stat().st_mtime, zone).date()
    except (OSError, OverflowError, ValueError):
        return None


def title_of_file(name: str) -> str:
    """A title to begin with: the name without its ending, its signs between words as spaces."""
    stem = Path(name).stem if not name.startswith(".") else name
    spaced = re.sub(r"[_\s]+|(?<=[^\W\d])-(?=[^\W\d])|%20", " ", stem).strip()
    return spaced[:LONGEST_TITLE] or name


def title_of_text(text: str) -> str:
    """The first line that says something, shortened."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), _("Pasted text"))
    return first if len(first) <= LONGEST_TITLE else f"{first[: LONGEST_TITLE - 1].rstrip()}…"


def kind_of(media_type: str, name: str) -> EvidenceKind:
    """The kind to begin with: what is seen, what is counted, what is said, else a document."""
    guess = media_type or mimetypes.guess_type(name)[0] or ""
    if guess.startswith("image/") and "svg" not in guess:
        return EvidenceKind.OBSERVATION
    if guess.startswith(("audio/", "video/")):
        return EvidenceKind.INTERVIEW
    if any(word in guess for word in TABLES):
        return EvidenceKind.DATA
    return EvidenceKind.DOCUMENT


def png_of(image: QImage) -> bytes:
    """The picture as a file's bytes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, b"png").write(image):
        raise EvidenceError(_("The picture could not be kept: it is empty or too large."))
    return bytes(buffer.data().data())
