"""A backup in the words of the window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from PySide6.QtCore import QLocale, QTime

from maturity_desktop.gui.bad_news import reason
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.sentences import day_words, size_words
from maturity_desktop.storage.backups.listing import BackupInfo
from maturity_desktop.storage.backups.places import SecondPlace, first_place
from maturity_desktop.storage.backups.restoring import Restored
from maturity_desktop.storage.backups.states import AuditDifference
from maturity_desktop.verbs.backups import (
    FilesDiffering,
    Shelf,
    difference_words,
    files_lines,
    reason_words,
    verified_words,
)

MOST_ASKED = 6
"""Audits that a question names; all of them stand beside the list."""
Differing = Sequence[AuditDifference] | None
"""What restoring would change; None where the library cannot be read."""


def moment_words(at: datetime) -> str:
    """When, on this computer's clock."""
    local = at.astimezone()
    time = QLocale().toString(QTime(local.hour, local.minute), "HH:mm")
    return _("{day}, {time}").format(day=day_words(local.date()), time=time)


def backup_rows(folder: Path, shelf: Shelf) -> Iterator[Row]:
    """The backups as a list shows them."""
    for backup, differing in zip(shelf.backups, shelf.differing, strict=True):
        place = _("this computer") if backup.place == first_place(folder) else _("second place")
        detail = _("{reason} · {audits} · {size} · {place} · {verified}").format(
            reason=reason_words(backup.reason),
            audits=audits_words(len(backup.audits)),
            size=size_words(backup.size),
            place=place,
            verified=verified_words(backup),
        )
        yield Row(
            moment_words(backup.made_at), detail=detail, mark=_differing_mark(differing), goal=backup.path
        )
    for unusable in shelf.unusable:
        yield Row(unusable.path.name, detail=unusable.why, mark=_("cannot be used"), told=True)


def audits_words(count: int) -> str:
    return ngettext("{count} audit", "{count} audits", count).format(count=count)


def _differing_mark(differing: Differing) -> str:
    if differing is None:
        return ""
    if not differing:
        return _("as now")
    return ngettext("{count} audit differs", "{count} audits differ", len(differing)).format(
        count=len(differing)
    )


def differing_words(differing: Differing) -> str:
    """What stands over the audits that differ."""
    if differing is None:
        return _("The library cannot be read, so nothing can be compared.")
    if not differing:
        return _("Its audits are as they are in the library now.")
    return _("Restoring it would change:")


def difference_rows(differing: Differing) -> Iterator[Row]:
    """Each audit that differs, and how."""
    for entry in differing or ():
        yield Row(entry.audit.client, detail=_of_audit(entry), goal=entry.audit.id)


def _of_audit(entry: AuditDifference) -> str:
    return _("cut-off {day} · {difference}").format(
        day=entry.audit.cut_off, difference=difference_words(entry)
    )


def files_words(files: FilesDiffering) -> str:
    """What restoring would change of the files of evidence."""
    return "\n".join(files_lines(files)) or _("Its files of evidence are as they are in the library now.")


def consequence_words(backup: BackupInfo, differing: Differing, files: str) -> str:
    """What a person is told before a backup is put back; `files` is what it does to files of evidence."""
    lines = [differing_words(differing)]
    for entry in (differing or ())[:MOST_ASKED]:
        lines.append(
            _("• “{client}”, {difference}").format(client=entry.audit.client, difference=_of_audit(entry))
        )
    rest = len(differing or ()) - MOST_ASKED
    if rest > 0:
        lines.append(ngettext("• and {count} more", "• and {count} more", rest).format(count=rest))
    lines.append(files)
    if not backup.is_verified:
        lines.append(_("This backup was never found whole. It is read through before anything is replaced."))
    lines.append(
        _("The library as it is now is kept as a backup of its own, so that this can be taken back.")
    )
    return "\n".join(lines)


def without_way_back_words(error: BaseException) -> str:
    """What a person risks who puts a backup back though what is there could not become one first."""
    risk = _(
        "Without that, nothing here can take it back: what you did since the backup would be missing from the"
        " library. Its file as it is now would only be moved aside, into the folder “replaced” in the"
        " library’s folder. It is safer to make room, or to choose another place for backups, and to try"
        " again."
    )
    return f"{reason(error)}\n\n{risk}"


def restored_words(done: Restored) -> str:
    """What came of a restore."""
    lines = [_("The backup was put back.")]
    if done.undo:
        lines.append(_("What the library was before is kept as a backup."))
    else:
        told = _("What the library was before could not become a backup: {reason}")
        lines.append(told.format(reason=done.no_undo))
        lines.append(_("Its files are kept as they were in {folder}.").format(folder=done.aside))
    if done.lacking:
        count = len(done.lacking)
        lines.append(
            ngettext(
                "{count} file of evidence is missing or damaged, and no sound copy of it was found.",
                "{count} files of evidence are missing or damaged, and no sound copies of them were found.",
                count,
            ).format(count=count)
        )
    return " ".join(lines)


def second_place_words(second: SecondPlace | None) -> str:
    """Where backups go besides this computer."""
    if second is None:
        return _("None: if this computer is lost, its backups are lost with it.")
    if second.is_there:
        return str(second.folder)
    if second.seen_at is None:
        return _("{folder} was never seen").format(folder=second.folder)
    return _("{folder} was last seen on {day}").format(
        folder=second.folder, day=day_words(second.seen_at.astimezone().date())
    )
