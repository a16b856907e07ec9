"""What a killed adding of evidence has left: files that are counted, and added after all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext

from maturity_desktop.domain.audit import Audit, Change, Evidence
from maturity_desktop.domain.changes import Edit, next_evidence_number
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.record import new_key
from maturity_desktop.storage.evidence_store import FileState
from maturity_desktop.storage.left_over import LeftFile
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import Clock


def left_over_words(files: Sequence[LeftFile]) -> str:
    """How many files were left and how large they are; '' where there is none."""
    if not files:
        return ""
    return ngettext(
        "{count} file ({size} MB) was copied into the library and belongs to no item of evidence: an adding"
        " was interrupted.",
        "{count} files ({size} MB) were copied into the library and belong to no item of evidence: an adding"
        " was interrupted.",
        len(files),
    ).format(count=len(files), size=f"{sum(file.size for file in files) / (1 << 20):.1f}")


def add_left_over(library: Library, files: Sequence[LeftFile], clock: Clock, author: str = "") -> int:
    """Makes items of evidence of the whole ones, in the newest audit of each client; returns how many.

    What they were called is not known any more. No audit may be open in a window meanwhile.
    """
    added = 0
    for client in dict.fromkeys(file.client for file in files):
        audit_id = next((found.id for found in library.audits() if found.client_id == client), None)
        if audit_id is None:
            continue
        audit, own = library.load(audit_id), [file for file in files if file.client == client]
        author = author or audit.details.assessor
        changes = tuple(Change(None, item) for item in _items(library, audit, own, author, clock))
        if changes:
            library.commit([Edit(audit_id, _("add evidence"), changes, author, clock(), new_key())], {})
        added += len(changes)
    return added


def _items(
    library: Library, audit: Audit, files: Sequence[LeftFile], author: str, clock: Clock
) -> Iterator[Evidence]:
    number, today = next_evidence_number(audit), clock().date()
    for file in files:
        if library.evidence.check(file.client, file.sha256) is not FileState.PRESENT:
            continue
        stored = library.evidence.describe(file.client, file.sha256)
        yield Evidence(
            client=file.client,
            id=new_key(),
            number=number,
            title=_("Found after an interrupted adding ({name})").format(name=stored.file_name),
            kind=EvidenceKind.DOCUMENT,
            dated=today,
            added_on=today,
            added_by=author,
            file_name=stored.file_name,
            media_type=stored.media_type,
            size=stored.size,
            sha256=stored.sha256,
        )
        number += 1
