"""All audits on this laptop: one SQLite file and one folder of evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from gettext import gettext as _
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from maturity_desktop.domain.errors import LibraryError, LibraryInUse, NewerLibrary
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.storage.engine import connect, driver, plain_errors, register_driver
from maturity_desktop.storage.files import FolderLock, make_folder
from maturity_desktop.storage.last_change import last_change, note_last_change
from maturity_desktop.storage.listing import AuditSummary, FrameworkSummary, last_revision, list_audits
from maturity_desktop.storage.opening import (
    folder_errors,
    open_for_reading,
    open_for_writing,
    refuse_where_there_is_none,
)
from maturity_desktop.storage.seal import break_seal, keep_seal_if_settled
from maturity_desktop.storage.start_check import Condition, DamagedLibrary, State
from maturity_desktop.storage.writer import Writer

# The list of audits is the first thing on screen: what only an open audit needs is loaded with the first one.
if TYPE_CHECKING:
    from concurrent.futures import Future
    from datetime import date
    from sqlite3 import Connection

    from sqlite_utils import Database

    from maturity_desktop.domain.audit import Audit, Client
    from maturity_desktop.domain.changes import Edit, Headline
    from maturity_desktop.domain.framework import Framework
    from maturity_desktop.domain.series import Figure
    from maturity_desktop.domain.supporting_rows import Table
    from maturity_desktop.storage.audit_store import JournalEntry
    from maturity_desktop.storage.diagnosis import Diagnosis
    from maturity_desktop.storage.evidence_store import EvidenceStore
    from maturity_desktop.storage.framework_files import FrameworkFile
    from maturity_desktop.storage.search import Hit

FILE = "library.sqlite"
T = TypeVar("T")

__all__ = ["AuditSummary", "FrameworkSummary", "Library"]


class Library:
    """An open library. Reading and writing have a connection each, so that neither waits for the other."""

    def __init__(
        self, folder: Path, reader: Connection, lock: FolderLock | None, device: str, condition: Condition
    ) -> None:
        self.folder = folder
        self.read_only = lock is None
        self.condition = condition
        self.bad_evidence: frozenset[tuple[str, str]] = frozenset()
        """The files that were found missing or changed, each as its client and its SHA-256."""
        self.writer = Writer(self._connect_writer)
        self._evidence: EvidenceStore | None = None
        self._path = folder / FILE
        self._reader: Connection | None = reader
        self._one_reads = Lock()
        self._lock = lock
        self._device = device
        self._checks_running = 0
        self._editions: dict[str, Framework] = {}
        self._figures: dict[str, tuple[Figure, ...]] = {}
        self._tables: dict[str, Table] = {}

    @classmethod
    def open(
        cls,
        folder: Path,
        device: str = "",
        read_only: bool = False,
        make: bool = True,
        take_over: bool = False,
    ) -> Library:
        """Opens the library in a folder and, unless told otherwise, makes it where there is none.

        LibraryInUse where another program writes in it; reading only needs no lock and changes nothing.
        `take_over` passes over the name that another computer left. DamagedLibrary, NewerLibrary and
        LibraryError leave everything as it was.
        """
        path = folder / FILE
        if read_only or not make:
            refuse_where_there_is_none(path)
        if read_only:
            return cls(folder, open_for_reading(path), None, device, Condition())
        lock = FolderLock(folder)
        with folder_errors(folder):
            make_folder(folder)
            lock.acquire(take_over)
            try:
                reader, condition = open_for_writing(path)
            except BaseException:
                lock.release()
                raise
        return cls(folder, reader, lock, device, condition)

    @classmethod
    def open_as_found(
        cls, folder: Path, device: str = "", make: bool = True, take_over: bool = False
    ) -> tuple[Library | None, Condition]:
        """Opens a library as far as its condition allows: to write, to read, or not at all.

        A damaged one, and one that another program has, opens for reading where it can be read.
        """
        try:
            library = cls.open(folder, device, make=make, take_over=take_over)
            return library, library.condition
        except LibraryInUse as error:
            found = Condition(State.HELD, (str(error),), FolderLock(folder).holder())
        except DamagedLibrary as error:
            found = error.condition
        except NewerLibrary as error:
            return None, Condition(State.NEWER, (str(error),))
        except LibraryError as error:
            found = Condition(State.UNUSABLE, (str(error),))
        try:
            refuse_where_there_is_none(folder / FILE)
            reader = open_for_reading(folder / FILE, found.has_stray_changes)
        except LibraryError:
            return None, found
        return cls(folder, reader, None, device, found), found

    @property
    def evidence(self) -> EvidenceStore:
        """The files of evidence, without what a crash left half copied."""
        with self._one_reads:
            if self._evidence is None:
                from maturity_desktop.storage.evidence_store import EvidenceStore

                self._evidence = EvidenceStore(self.folder / "evidence", self.read_only)
                if not self.read_only:
                    self._evidence.sweep()
            return self._evidence

    def close(self) -> None:
        """Waits for what is being written, moves it into the main file, seals it, and lets the folder go."""
        self.writer.close()
        with self._one_reads:
            was_open, revision = self._reader is not None, 0
            if self._reader is not None:
                with suppress(driver().Error, UnicodeDecodeError):  # damage: the next start looks into it
                    revision = last_revision(self._reader)
                self._reader.close()
                self._reader = None
        if self._lock is not None:
            is_sound = self.condition.state is State.SOUND and self.condition.is_checked
            # What is missing may yet be put back: it fits what nobody has changed or sealed since.
            is_left = self.condition.doubt is not None and self.condition.doubt.found.revision == revision
            if was_open and is_sound and not self._checks_running and not is_left:
                keep_seal_if_settled(self._path, revision)
            self._lock.release()

    def audits(self) -> tuple[AuditSummary, ...]:
        """Every audit with its figures, newest cut-off first, then by client."""
        with self._reading() as connection:
            return list_audits(connection)

    def clients(self) -> tuple[Client, ...]:
        """Every client by name."""
        from maturity_desktop.storage.audit_store import load_clients

        with self._reading() as connection:
            return load_clients(connection)

    def load(self, audit_id: str) -> Audit:
        """An audit with everything in it; LibraryError where there is none of this id."""
        from maturity_desktop.storage.audit_store import load_audit

        with self._reading() as connection:
            return load_audit(connection, audit_id)

    def plans(self, since: date) -> tuple[Audit, ...]:
        """The audits that began on this day or later or were decided on, with plans and decisions only."""
        from maturity_desktop.storage.plans import read_plans

        with self._reading() as connection:
            return read_plans(connection, since)

    def audits_using(self, client: str, evidence: str) -> tuple[str, ...]:
        """The audits that use an item of a client's evidence: while there are any, it cannot go."""
        from maturity_desktop.storage.listing import audits_using

        with self._reading() as connection:
            return audits_using(connection, client, evidence)

    def framework(self, edition: str) -> Framework:
        """The framework in the edition that an audit was started with; LibraryError where it is not kept."""
        from maturity_desktop.storage.editions import load_edition

        if edition not in self._editions:
            with self._reading() as connection:
                self._editions[edition] = load_edition(connection, edition)
        return self._editions[edition]

    def editions(self, framework: str) -> tuple[tuple[str, str], ...]:
        """The kept editions of a framework: the key and the label of each, oldest first."""
        from maturity_desktop.storage.editions import list_editions

        with self._reading() as connection:
            return list_editions(connection, framework)

    def keep_edition(self, file: FrameworkFile) -> str:
        """Keeps a framework as its file has it now, once; returns the key of the edition."""
        from maturity_desktop.storage.editions import keep_edition

        def keep(db: Database) -> None:
            with plain_errors(self._path):
                keep_edition(db, file)

        self.writer.submit(keep).result()
        return file.sha256

    def keep_figures(self, figures: Sequence[Figure]) -> str:
        """Keeps the figures of a series, once; returns the SHA-256 by which a record refers to them."""
        from maturity_desktop.storage.figure_data import keep_figures

        def keep(db: Database) -> str:
            with plain_errors(self._path):
                return keep_figures(db, figures)

        return self.writer.submit(keep).result()

    def figures(self, sha256: str) -> tuple[Figure, ...]:
        """The figures of a series; LibraryError where they are not kept or are not what they were."""
        from maturity_desktop.storage.figure_data import load_figures

        if sha256 not in self._figures:
            with self._reading() as connection:
                self._figures[sha256] = load_figures(connection, sha256)
        return self._figures[sha256]

    def keep_table(self, rows: Table) -> str:
        """Keeps rows of texts, once; returns the SHA-256 by which a record refers to them."""
        from maturity_desktop.storage.figure_data import keep_table

        def keep(db: Database) -> str:
            with plain_errors(self._path):
                return keep_table(db, rows)

        return self.writer.submit(keep).result()

    def table(self, sha256: str) -> Table:
        """The rows of a supporting measure or the answers of a survey; LibraryError as for figures."""
        from maturity_desktop.storage.figure_data import load_table

        if sha256 not in self._tables:
            with self._reading() as connection:
                self._tables[sha256] = load_table(connection, sha256)
        return self._tables[sha256]

    def commit(self, edits: Sequence[Edit], headlines: Mapping[str, Sequence[Headline]]) -> None:
        """Writes edits and the figures of their audits, all or nothing; durable when it returns.

        LibraryError where that failed. Not for the writer's own thread, which it waits for.
        """
        self.commit_later(edits, headlines).result()

    def commit_later(
        self, edits: Sequence[Edit], headlines: Mapping[str, Sequence[Headline]]
    ) -> Future[None]:
        """The same without waiting: done when it is durable."""
        from maturity_desktop.storage.audit_store import commit_edits

        def write(db: Database) -> None:
            self.refuse_to_write()
            with plain_errors(self._path):
                commit_edits(db.conn, edits, headlines, self._device)
                note_last_change(self.folder, last_change(db.conn))

        return self.writer.submit(write)

    def look_up(self, work: Callable[[Connection], T]) -> T:
        """What some work reads; LibraryError where it cannot."""
        with self._reading() as connection:
            return work(connection)

    def journal(self, audit_id: str) -> tuple[JournalEntry, ...]:
        """Every change that was made in an audit, oldest first."""
        from maturity_desktop.storage.audit_store import read_journal

        with self._reading() as connection:
            return read_journal(connection, audit_id)

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """The records that have all of the words or their beginnings; no words are too odd to look for."""
        from maturity_desktop.storage.search import search

        with self._reading() as connection:
            return search(connection, words, limit)

    def verify(self, progress: Progress = unwatched, deep: bool = True) -> tuple[str, ...]:
        """Every problem of the database and of the evidence in plain words; none where all is sound.

        What is not deep reads only the newest evidence and some of the rest, and computes no levels.
        """
        from maturity_desktop.storage.verification import (
            check_evidence,
            database_problems,
            kept_files,
            sample,
        )

        with self._checking() as connection:
            found = database_problems(connection, deep)
            files = kept_files(connection)
        problems, bad = check_evidence(files if deep else sample(files), self.evidence, progress)
        self.bad_evidence = bad if deep else self.bad_evidence | bad
        return (*found, *problems)

    def look_over(self, progress: Progress = unwatched) -> Condition:
        """Ends the check that the start had no time for and reads some evidence; returns the condition.

        Where it finds damage in the database, nothing more is written. Not for the window's thread.
        """
        from maturity_desktop.storage.verification import (
            check_evidence,
            kept_files,
            problems_at_the_start,
            sample,
        )

        with self._checking() as connection:
            found = () if self.condition.is_checked else problems_at_the_start(connection)
            files = sample(kept_files(connection))
        if found:
            self.read_only = self.evidence.read_only = True
            self.condition = Condition(State.DAMAGED, found)
        elif not self.condition.is_checked:
            self.condition = replace(self.condition, is_checked=True)
        self.bad_evidence |= check_evidence(files, self.evidence, progress)[1]
        return self.condition

    def diagnose(self) -> Diagnosis:
        """What the library is like, in numbers and settings."""
        from maturity_desktop.storage.diagnosis import diagnose

        with self._reading() as connection:
            return diagnose(connection)

    @contextmanager
    def _checking(self) -> Iterator[Connection]:
        """A connection of its own: the window goes on reading. Only an open library is checked."""
        with self._reading():
            self._checks_running += 1
        try:
            with (
                plain_errors(self._path),
                closing(open_for_reading(self._path, self.condition.has_stray_changes)) as connection,
            ):
                yield connection
        finally:
            self._checks_running -= 1

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """The connection for reading, for one thread at a time."""
        with self._one_reads, plain_errors(self._path):
            if self._reader is None:
                raise LibraryError(_("The library is closed. Open it again to go on."))
            try:
                yield self._reader
            except (TypeError, ValueError, LookupError, AttributeError) as error:
                if self.condition.state is not State.DAMAGED:
                    raise
                raise LibraryError(_("This part of the library is damaged and cannot be read.")) from error

    def _connect_writer(self) -> Database:
        self.refuse_to_write()
        register_driver()
        from sqlite_utils import Database

        with folder_errors(self.folder):
            break_seal(self.folder)
        return Database(connect(self._path), execute_plugins=False)

    def refuse_to_write(self) -> None:
        """LibraryError where the library was opened for reading only, or damage was found since."""
        if self.condition.state is State.DAMAGED:
            raise LibraryError(
                _("The library is damaged, so nothing more is written in it. Go on from a backup.")
            )
        if self.read_only:
            raise LibraryError(
                _("The library was opened for reading only. Open it for writing to change it.")
            )
