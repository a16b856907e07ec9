"""The note that something is being erased: enough to go on after a kill, and gone at the end."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from gettext import gettext as _
from pathlib import Path

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.storage.erasing import NOTE, STAGING
from maturity_desktop.storage.erasing.subject import Subject
from maturity_desktop.storage.files import replacing


@dataclass(frozen=True, slots=True)
class Note:
    """What is erased, when and by whom, where the new library waits, and where the certificate goes.

    What is counted is what was there before: `rows` of each table, `files` of evidence and their `size` in
    bytes, `kept` states of the library that a restore replaced.
    """

    subject: Subject
    at: datetime
    author: str
    staging: str
    certificate: Path
    rows: Mapping[str, int]
    files: int
    size: int
    kept: int


def keep_note(folder: Path, note: Note) -> None:
    """From here on the erasing will be finished; OSError where it is not begun."""
    told = {
        "subject": asdict(note.subject),
        "at": note.at.isoformat(),
        "author": note.author,
        "staging": note.staging,
        "certificate": str(note.certificate),
        "rows": dict(note.rows),
        "counts": [note.files, note.size, note.kept],
    }
    with replacing(folder / NOTE) as file:
        file.write(json.dumps(told, indent=1).encode())


def read_note(folder: Path) -> Note:
    """The note; LibraryError where it is not as this program wrote it."""
    try:
        told = json.loads((folder / NOTE).read_bytes())
        subject = told["subject"]
        note = Note(
            Subject(
                str(subject["client"]),
                str(subject["name"]),
                tuple(map(str, subject["audits"])),
                tuple(map(str, subject["cut_offs"])),
                subject["is_whole"] is True,
            ),
            datetime.fromisoformat(told["at"]),
            str(told["author"]),
            str(told["staging"]),
            Path(told["certificate"]),
            {str(table): int(count) for table, count in told["rows"].items()},
            *_three(told["counts"]),
        )
        if not note.staging.startswith(STAGING) or Path(note.staging).name != note.staging:
            raise ValueError(note.staging)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise LibraryError(
            _(
                "Something was being erased in {folder}, and the note of it, {file}, cannot be read. Nothing"
                " more was changed. Take the file away to open the library as it is, then erase again."
            ).format(folder=folder, file=NOTE)
        ) from error
    return note


def _three(counts: list[int]) -> tuple[int, int, int]:
    files, size, kept = map(int, counts)
    return files, size, kept
