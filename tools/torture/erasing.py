"""Erasing a client for good: it is there whole or in no byte, and of another client not a row is lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.storage.backups.layout import DATABASE
from maturity_desktop.storage.backups.listing import list_backups, verify_backup
from maturity_desktop.storage.backups.places import first_place
from maturity_desktop.storage.erasing.database import subjects_of
from maturity_desktop.storage.erasing.steps import erase
from maturity_desktop.storage.evidence_store import TEMPORARY
from maturity_desktop.storage.library import Library
from tests.storage.erasing.canaries import CANARY, canaries, make_library
from tests.storage.small import NOW, unsound
from tools.torture.children import Tell, Told
from tools.torture.scenario import Scenario

GOING, STAYING = "c1", "c2"
LATER = NOW + timedelta(days=1)
ERASED, NOT_REACHED = "erased", "not reached"
WORDS_FOR = {"backups": "the backup ", "evidence": "files of evidence in the library"}
"""How a place within the library is named that was not reached; all else is beside the library."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a person has of a client's audit: its records, its journal, and its files of evidence."""

    audit: Audit
    journal: object
    files: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """What stood in the library: who goes, who stays, and in how many files words of the first are."""

    going: Work
    staying: Work
    sung: int


def erasing() -> Scenario:
    """A client is erased from a library that has another one, and backups of both."""
    return Scenario(_prepare, _erase, _losses)


def _prepare(folder: Path) -> None:
    shutil.copytree(_template(), folder / "library")


def _erase(folder: Path, tell: Tell) -> None:
    library = folder / "library"
    (subject,) = subjects_of(library / DATABASE, client=GOING)
    done = erase(library, subject, folder / "certificate.txt", "Astrid", LATER)
    tell(f"{NOT_REACHED}: {'; '.join(done.not_reached)}" if done.not_reached else ERASED)


def _losses(folder: Path, told: Told) -> Iterator[str]:
    """Opening finishes what was begun; then all of the client is there, or nothing in any byte."""
    before = _before()
    try:
        library = Library.open(folder / "library", "laptop")
    except MaturityError as error:
        yield f"the library does not open: {error}"
        return
    with closing(library):
        yield from unsound(library)
        is_gone = not any(audit.id == "a1" for audit in library.audits())
        if _work(library, "b1", STAYING) != before.staying:
            yield "the other client's work is not as it was"
        if not is_gone and _work(library, "a1", GOING) != before.going:
            yield "the client is there and not as it was"
    if not is_gone and {ERASED, NOT_REACHED} & {line.partition(":")[0] for line in told.finished}:
        yield "the client was told to be erased, and is there"
    missed = " ".join(line for line in told.finished if line.startswith(NOT_REACHED))
    sung = canaries(folder / "library")
    left = [name for name in sung if is_gone and not _is_told(name, missed)]
    if left:
        yield f"words of the client are left in {', '.join(sorted(left))}"
    if not is_gone and len(sung) != before.sung:
        yield f"the client is there, and words of it in {len(sung)} files of {before.sung}"
    yield from _losses_of_backups(folder / "library", is_gone, missed)


def _is_told(name: str, missed: str) -> bool:
    """Whether a file stands where something was told not to be reached; the library itself never is."""
    top = name.removeprefix("name ").partition("/")[0]
    return name != DATABASE and WORDS_FOR.get(top, "files beside the library") in missed


def _losses_of_backups(folder: Path, is_gone: bool, missed: str) -> Iterator[str]:
    backups, others = list_backups(first_place(folder))
    yield from (other.why for other in others)
    wanted = {"b1"} if is_gone else {"a1", "a2", "b1"}
    for backup in backups:
        yield from verify_backup(backup, LATER).problems
        audits = {audit.id for audit in backup.audits}
        if audits != wanted and str(backup.path.name) not in missed:
            yield f"the backup {backup.path.name} holds {', '.join(sorted(audits))}"
    if len(backups) != 2 and not missed:
        yield f"there are {len(backups)} backups of 2"


def _work(library: Library, audit: str, client: str) -> Work:
    found = library.load(audit)
    files = []
    for item in found.evidence:
        if item.sha256:
            with library.evidence.open(client, item.sha256) as file:
                files.append(file.read())
    return Work(found, library.journal(audit), tuple(files))


@cache
def _template() -> Path:
    """Made once for each process, and gone with the folder that it works in."""
    folder = Path(mkdtemp(prefix="torture-"), "library")
    make_library(folder)
    (folder / "evidence" / GOING / f"{TEMPORARY}0123456789abcdef").write_text(f"{CANARY}: half copied")
    (folder / "logs" / "program.log").write_text(f"{CANARY}: logged")
    return folder


@cache
def _before() -> Before:
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(_template(), Path(folder) / "library"))
        with closing(Library.open(copy, "laptop")) as library:
            return Before(_work(library, "a1", GOING), _work(library, "b1", STAYING), len(canaries(copy)))
