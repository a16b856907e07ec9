"""The certificate: what was erased, when, by whom, how that was checked, and what nobody could reach."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import BinaryIO

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.storage.erasing.note import Note
from maturity_desktop.storage.erasing.subject import records_in
from maturity_desktop.storage.files import write_checked

UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Erased:
    """What became of backups: how many are without the subject, how many were damaged and went.

    `not_reached` is in words. `certificate` is where it came to stand, None where no disk took it.
    """

    backups: int = 0
    damaged_backups: int = 0
    not_reached: tuple[str, ...] = ()
    certificate: Path | None = None


def write_certificate(path: Path, note: Note, erased: Erased) -> None:
    """Writes the certificate beside, reads it back and puts it in place; OSError where that fails."""
    body = "\n".join((*_lines(note, erased), ""))
    total = _("SHA-256 of everything above this line: {sha256}").format(
        sha256=hashlib.sha256(body.encode()).hexdigest()
    )
    source = f"{body}{total}\n".encode()

    def write(out: BinaryIO) -> None:
        out.write(source)

    def check(written: Path) -> None:
        if written.read_bytes() != source:
            raise LibraryError(_("The certificate could not be read back as it was written."))

    write_checked(path, write, check)


def what_words(note: Note) -> str:
    """What was erased, in one line."""
    name, days = _visible(note.subject.name), ", ".join(note.subject.cut_offs)
    if not note.subject.is_whole:
        return _("The audit of “{client}”, cut-off {day}").format(client=name, day=days)
    if not days:
        return _("The client “{client}” with everything of it").format(client=name)
    return _("The client “{client}” with everything of it; audits: {days}").format(client=name, days=days)


def _lines(note: Note, erased: Erased) -> Iterator[str]:
    yield _("Certificate of erasure")
    yield ""
    yield what_words(note)
    keys = " ".join(map(_visible, (note.subject.client, *note.subject.audits)))
    yield _("Keys in the library: {keys}").format(keys=keys)
    yield _("Erased on {moment}").format(moment=f"{note.at.astimezone():%Y-%m-%d %H:%M %z}")
    yield _("Erased by {author}").format(author=_visible(note.author) or _("(no name)"))
    yield ""
    yield _("Erased from the library and read back:")
    yield from (f"- {line}" for line in _counts(note, erased))
    yield ""
    yield _(
        "The library and each of its backups in reach were written anew without it, and checked, before the"
        " old ones were taken away."
    )
    yield ""
    yield _("Not reached:")
    yield from (f"- {line}" for line in (*map(_visible, erased.not_reached), *_never_reached()))
    yield ""
    yield _("Left alone: models and pairs of your own, drafts of models, official wordings.")
    yield ""


def _counts(note: Note, erased: Erased) -> Iterator[str]:
    audits, journal = note.rows.get("audit_details", 0), note.rows.get("journal", 0)
    records = records_in(note.rows)
    yield ngettext("{count} audit", "{count} audits", audits).format(count=audits)
    yield ngettext("{count} record", "{count} records", records).format(count=records)
    yield ngettext("{count} entry of the journal", "{count} entries of the journal", journal).format(
        count=journal
    )
    yield ngettext(
        "{count} file of evidence ({size} bytes)",
        "{count} files of evidence ({size} bytes)",
        note.files,
    ).format(count=note.files, size=note.size)
    yield ngettext(
        "{count} backup in reach is without it", "{count} backups in reach are without it", erased.backups
    ).format(count=erased.backups)
    yield ngettext(
        "{count} damaged backup taken away", "{count} damaged backups taken away", erased.damaged_backups
    ).format(count=erased.damaged_backups)
    yield ngettext(
        "{count} earlier state of the library that was kept when a backup was put back",
        "{count} earlier states of the library that were kept when backups were put back",
        note.kept,
    ).format(count=note.kept)
    yield _("how sheets with figures were read; that the audits were open last")


def _never_reached() -> Iterator[str]:
    """What no program can know of."""
    yield _("reports and sheets that were exported, copies of evidence that were taken out")
    yield _("printouts and mails")
    yield _("backups that were made into other folders, and those of other programs and of the system")
    yield _("what the disk keeps in places that are free now until it is written over")


def _visible(words: str) -> str:
    """A person's words on one line, with what cannot be seen spelt out."""
    return UNSEEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", words)
