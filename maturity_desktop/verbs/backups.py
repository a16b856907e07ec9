"""Backups as a consultant meets them: made when they are due, found, compared with now, told in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Any

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.storage.backups.database import database_state
from maturity_desktop.storage.backups.layout import DATABASE, EVIDENCE
from maturity_desktop.storage.backups.listing import (
    BackupInfo,
    Unusable,
    evidence_of,
    has_size,
    list_backups,
    newest_backup,
    read_backup,
)
from maturity_desktop.storage.backups.making import Outcome, back_up, make_backup
from maturity_desktop.storage.backups.manifest import AuditState, Depth, Reason
from maturity_desktop.storage.backups.places import (
    SecondPlace,
    first_place,
    place_within,
    places_there,
    read_settings,
    second_place,
)
from maturity_desktop.storage.backups.refusals import UnusableBackup, told_of_place
from maturity_desktop.storage.backups.restoring import Restored, half, restore
from maturity_desktop.storage.backups.states import AuditDifference, Change, differences, due, library_state
from maturity_desktop.storage.files import make_folder


def back_up_when_due(
    folder: Path, now: datetime, closing: bool, worked: timedelta, progress: Progress = unwatched
) -> Outcome | None:
    """Makes a backup where one is due, None where none is; LibraryError where it cannot be made.

    `worked` is time by a clock that nobody sets, since the last backup or the start. A library that is open
    may go on being used meanwhile.
    """
    newest = map(newest_backup, places_there(folder))
    states = [backup.manifest.state if backup else "" for backup in newest]
    reason = due(closing, worked, library_state(folder), states)
    return None if reason is None else back_up(folder, now, reason, progress)


def back_up_to(folder: Path, chosen: Path, now: datetime, progress: Progress = unwatched) -> BackupInfo:
    """Makes a backup in a folder of the person's choice, this once."""
    with told_of_place(chosen):
        make_folder(chosen)
    return make_backup(folder, place_within(chosen, read_settings(folder)), now, Reason.ASKED, progress)


def restore_from_library(
    folder: Path, other: Path, now: datetime, progress: Progress = unwatched
) -> Restored:
    """Puts another library, closed, in the place of one by way of a backup of it; errors as for `restore`."""
    with told_of_place(folder):
        make_folder(folder)
    backup = make_backup(other, first_place(folder), now, Reason.ASKED, half(progress, 0))
    return restore(folder, backup, now, half(progress, 1))


def backups_there(folder: Path) -> tuple[tuple[BackupInfo, ...], tuple[Unusable, ...]]:
    """The backups of a library in every place that can be reached, newest first, and what is none."""
    listed = [list_backups(place) for place in places_there(folder)]
    backups = [backup for found, _others in listed for backup in found]
    others = tuple(other for _found, unusable in listed for other in unusable)
    return tuple(sorted(backups, key=lambda backup: -backup.number)), others


def find_backup(folder: Path, name: str) -> BackupInfo:
    """The backup of a number, or at a path, or the newest one of a folder; '' for the newest of all.

    Without a number, one that has audits goes before one that has none. LookupError where there is none.
    """
    if name and not name.isdecimal():
        return _found_at(Path(name))
    backups, _others = backups_there(folder)
    wanted = [backup for backup in backups if (backup.number == int(name) if name else backup.is_verified)]
    if not wanted:
        raise LookupError(_("There is no such backup. --list shows those that there are."))
    return wanted[0] if name else max(wanted, key=_worth)


def _found_at(path: Path) -> BackupInfo:
    """A backup, or the newest verified one of a place, or of a folder that holds places."""
    with suppress(UnusableBackup):
        return read_backup(path)
    places = (path, *sorted(entry for entry in path.glob("*") if entry.is_dir()))
    found = [backup for place in places for backup in list_backups(place)[0] if backup.is_verified]
    if not found:
        raise LookupError(_("{path} holds no backup that can be used.").format(path=path))
    return max(found, key=_worth)


def _worth(backup: BackupInfo) -> tuple[bool, int]:
    """By this the backup is chosen that nobody named: an empty library may have been saved by mistake."""
    return bool(backup.audits), backup.number


def what_differs(folder: Path, backup: BackupInfo) -> tuple[AuditDifference, ...] | None:
    """What restoring would change; None where the library is not there or cannot be read."""
    now = _audits_now(folder)
    return None if now is None else differences(now, backup.audits)


@dataclass(frozen=True, slots=True)
class FilesDiffering:
    """Files of evidence that restoring would bring back, because they are missing or cut short now, and those
    that it would take off the registers; None where the library cannot be read.
    """

    back: int
    off: int | None


def files_that_differ(folder: Path, backup: BackupInfo) -> FilesDiffering:
    """What restoring would change of the files of evidence.

    UnusableBackup where the backup's list of them is damaged.
    """
    listed = evidence_of(backup)
    back = sum(not has_size(folder / EVIDENCE, copy, size) for copy, size in listed.sizes.items())
    try:
        now = database_state(folder / DATABASE).evidence
    except LibraryError:
        return FilesDiffering(back, None)
    return FilesDiffering(back, len(now.keys() - listed.sizes.keys() - set(listed.lacking)))


def files_lines(files: FilesDiffering) -> Iterator[str]:
    """What restoring would change of the files of evidence, in a sentence for each way."""
    if files.back:
        yield ngettext(
            "{count} file of evidence that is missing or cut short now comes back.",
            "{count} files of evidence that are missing or cut short now come back.",
            files.back,
        ).format(count=files.back)
    if files.off:
        yield ngettext(
            "{count} file of evidence that came in since then is on no register any more. It stays in the"
            " library’s folder.",
            "{count} files of evidence that came in since then are on no register any more. They stay in the"
            " library’s folder.",
            files.off,
        ).format(count=files.off)


def _audits_now(folder: Path) -> tuple[AuditState, ...] | None:
    try:
        return database_state(folder / DATABASE).audits
    except LibraryError:
        return None


@dataclass(frozen=True, slots=True)
class Shelf:
    """All backups that can be reached, newest first, each with what restoring it would change."""

    backups: tuple[BackupInfo, ...]
    differing: tuple[tuple[AuditDifference, ...] | None, ...]
    unusable: tuple[Unusable, ...]
    second: SecondPlace | None


def shelf_of(folder: Path) -> Shelf:
    """The backups of a library, compared with what it is now."""
    (backups, unusable), now = backups_there(folder), _audits_now(folder)
    differing = tuple(None if now is None else differences(now, backup.audits) for backup in backups)
    return Shelf(backups, differing, unusable, second_place(folder))


def difference_words(difference: AuditDifference) -> str:
    """How an audit differs between now and a backup."""
    more = difference.revisions_now - difference.revisions_then
    if difference.change is Change.ONLY_NOW:
        return _("only in the library as it is now")
    if difference.change is Change.ONLY_IN_BACKUP:
        return _("only in the backup")
    if more > 0:
        return ngettext("{count} change since then", "{count} changes since then", more).format(count=more)
    if more < 0:
        return ngettext(
            "{count} change more in the backup", "{count} changes more in the backup", -more
        ).format(count=-more)
    return _("changed since then")


def reason_words(reason: Reason) -> str:
    """Why a backup was made."""
    return {
        Reason.ASKED: _("asked for"),
        Reason.CLOSING: _("on closing"),
        Reason.WORKING: _("while working"),
        Reason.MIGRATION: _("before the library was renewed"),
        Reason.RESTORING: _("before a backup was put back"),
    }[reason]


def verified_words(backup: BackupInfo) -> str:
    """Whether a backup was read back, and what was found."""
    check = backup.check
    if check is None:
        return _("never verified")
    if check.problems:
        return ngettext("damaged: {count} problem", "damaged: {count} problems", len(check.problems)).format(
            count=len(check.problems)
        )
    day = f"{check.at.astimezone():%Y-%m-%d}"
    if check.depth is Depth.PART:
        return _("verified on {day}, evidence in part").format(day=day)
    return _("verified on {day}").format(day=day)


def missing_place_words(folder: Path) -> str:
    """That the second place is not there, and since when; '' where it is, or none was chosen."""
    second = second_place(folder)
    if second is None or second.is_there:
        return ""
    if second.seen_at is None:
        return _("The second place for backups, {folder}, was never seen.").format(folder=second.folder)
    day = f"{second.seen_at.astimezone():%Y-%m-%d}"
    if second.folder.is_dir():
        return _(
            "{folder} is there, but is not the second place for backups that was last seen on {day}. Connect"
            " the right disk, or choose the place again."
        ).format(folder=second.folder, day=day)
    return _("The second place for backups, {folder}, is not there; it was last seen on {day}.").format(
        folder=second.folder, day=day
    )


def backup_rows(backups: tuple[BackupInfo, ...]) -> Iterator[dict[str, Any]]:
    """Each backup as plain values for JSON."""
    for backup in backups:
        yield {
            "number": backup.number,
            "path": str(backup.path),
            "made_at": backup.made_at.isoformat(),
            "reason": backup.reason.value,
            "revision": backup.revision,
            "size": backup.size,
            "audits": [audit.id for audit in backup.audits],
            "clients": list(backup.clients),
            "evidence": backup.manifest.evidence_count,
            "lacking": backup.manifest.lacking,
            "verified": backup.is_verified,
        }
