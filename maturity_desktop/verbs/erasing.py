"""Erasing as a consultant meets it: what would be gone, in words; the name that has to be typed; the deed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.storage.backups.layout import DATABASE
from maturity_desktop.storage.backups.listing import backup_folders, list_backups
from maturity_desktop.storage.backups.places import places_there, second_place
from maturity_desktop.storage.erasing import steps
from maturity_desktop.storage.erasing.beside import kept_states
from maturity_desktop.storage.erasing.certificate import Erased
from maturity_desktop.storage.erasing.database import Going, count_what_goes, subjects_of
from maturity_desktop.storage.erasing.subject import Subject, records_in
from maturity_desktop.storage.files import safe_name
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import find_audit


@dataclass(frozen=True, slots=True)
class ErasePlan:
    """What erasing a subject would do: what goes from the library, and how much else is looked through."""

    subject: Subject
    going: Going
    backups: int
    kept_states: int
    missing_place: str


def plans_for(folder: Path, audit: str) -> tuple[ErasePlan, ...]:
    """What can be erased where an audit is named: the audit alone, unless it is its client's only one, and
    the client with everything of it. The library may be open.
    """
    return tuple(plan_for(folder, subject) for subject in subjects_of(folder / DATABASE, audit))


def plan_for(folder: Path, subject: Subject) -> ErasePlan:
    """What erasing a subject would do."""
    second = second_place(folder)
    return ErasePlan(
        subject,
        count_what_goes(folder / DATABASE, subject),
        sum(len(backup_folders(place)) for place in places_there(folder)),
        kept_states(folder),
        str(second.folder) if second is not None and not second.is_there else "",
    )


def find_subject(folder: Path, words: str, whole: bool) -> Subject:
    """What a person names by the id of an audit, its start or the client's name; LookupError where nothing.

    What is no longer in the library may still be in a backup that has come back.
    """
    with_library = Library.open(folder, make=False)
    try:
        clients = [client.id for client in with_library.clients() if words in (client.id, client.name)]
        if whole and len(clients) == 1:
            return subjects_of(folder / DATABASE, client=clients[0])[0]
        found = subjects_of(folder / DATABASE, find_audit(with_library, words))
        return found[-1] if whole else found[0]
    except LookupError as error:
        in_backups = _found_in_backups(folder, words, whole)
        if in_backups is None:
            raise error from None
        return in_backups
    finally:
        with_library.close()


def _found_in_backups(folder: Path, words: str, whole: bool) -> Subject | None:
    for place in places_there(folder):
        for backup in list_backups(place)[0]:
            for audit in backup.audits:
                if words in (audit.id, audit.client_id, audit.client):
                    one, *_client = subjects_of(backup.path / DATABASE, audit.id)
                    return _client[0] if whole and _client else one
    return None


def erase(
    folder: Path,
    subject: Subject,
    certificate: Path,
    author: str,
    now: datetime,
    progress: Progress = unwatched,
) -> Erased:
    """Erases for good; nobody may have the library open. LibraryError, OSError and Cancelled: nothing was.

    A damaged library is left alone: restore or salvage it first.
    """
    Library.open(folder, make=False).close()  # sound, of the newest schema, with every change in its file
    return steps.erase(folder, subject, certificate, author, now, progress)


def is_its_name(subject: Subject, typed: str) -> bool:
    """Whether somebody has typed the client's name; spaces and capitals do not matter."""
    return _plain(typed) == _plain(name_to_type(subject))


def name_to_type(subject: Subject) -> str:
    """The client's name on one line, or its key where it has none."""
    return " ".join(subject.name.split()) or subject.client


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def certificate_name(subject: Subject, now: datetime) -> str:
    """A name for the certificate, which is kept outside of the library."""
    return safe_name(_("Erased {client} {day}.txt").format(client=subject.name, day=f"{now:%Y-%m-%d}"))


def subject_words(subject: Subject) -> str:
    """What is erased, in one line."""
    if subject.is_whole:
        return ngettext(
            "Everything of “{client}”: {count} audit",
            "Everything of “{client}”: {count} audits",
            len(subject.audits),
        ).format(client=subject.name, count=len(subject.audits))
    return _("The audit of “{client}” with the cut-off {day}").format(
        client=subject.name, day=subject.cut_offs[0]
    )


def loss_lines(plan: ErasePlan) -> Iterator[str]:
    """Exactly what will be gone, a line for each kind."""
    journal, records = plan.going.rows.get("journal", 0), records_in(plan.going.rows)
    yield ngettext(
        "{count} record: answers, notes, levels, links and all else",
        "{count} records: answers, notes, levels, links and all else",
        records,
    ).format(count=records)
    yield ngettext("{count} change in the history", "{count} changes in the history", journal).format(
        count=journal
    )
    yield ngettext(
        "{count} file of evidence ({size})", "{count} files of evidence ({size})", plan.going.files
    ).format(count=plan.going.files, size=_size(plan.going.size))
    if plan.backups:
        yield ngettext(
            "in {count} backup, which is written anew without it; a damaged one goes whole",
            "in {count} backups, which are written anew without it; damaged ones go whole",
            plan.backups,
        ).format(count=plan.backups)
    if plan.kept_states:
        yield ngettext(
            "{count} earlier state of the whole library, kept when a backup was put back",
            "{count} earlier states of the whole library, kept when backups were put back",
            plan.kept_states,
        ).format(count=plan.kept_states)
    yield _("how sheets with figures were read, for all clients: it cannot be told whose words that holds")


def staying_lines(plan: ErasePlan) -> Iterator[str]:
    """What is not reached, or stays on purpose."""
    if not plan.subject.is_whole:
        yield _("The client’s profile stays, and evidence that its other audits use or brought.")
    if plan.missing_place:
        yield _("The second place for backups, {folder}, is not there. Connect it first if you can.").format(
            folder=plan.missing_place
        )
    yield _("Reports, printouts, mails and copies that left the library are not reached.")


def done_words(erased: Erased) -> str:
    """What came of it, in a sentence or a few."""
    told = [_("It is erased.")]
    if erased.certificate is None:
        told.append(_("No certificate could be written."))
    else:
        told.append(_("The certificate is {path}.").format(path=erased.certificate))
    if erased.not_reached:
        told.append(_("Not reached: {places}").format(places="; ".join(erased.not_reached)))
    return "\n".join(told)


def _size(size: int) -> str:
    return _("{size} MB").format(size=f"{size / (1 << 20):.1f}")
