"""All audits on this laptop: one SQLite file and one folder of evidence."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.storage.engine import connect, plain_errors, register_driver
from maturity_desktop.storage.files import FolderLock, make_folder, sync_folder
from maturity_desktop.storage.listing import AuditSummary, FrameworkSummary, list_audits
from maturity_desktop.storage.migrations import SCHEMA, check_schema, migrate
from maturity_desktop.storage.texts import person_text, stored_text
from maturity_desktop.storage.writer import Writer

# The list of audits is the first thing on screen: what only an open audit needs is loaded with the first one.
if TYPE_CHECKING:
    from concurrent.futures import Future
    from sqlite3 import Connection

    from sqlite_utils import Database

    from maturity_desktop.domain.audit import Audit, Client
    from maturity_desktop.domain.changes import Edit, Headline
    from maturity_desktop.domain.framework import Framework
    from maturity_desktop.domain.series import Figure
    from maturity_desktop.domain.supporting_rows import Table
    from maturity_desktop.storage.audit_store import JournalEntry
    from maturity_desktop.storage.evidence_store import EvidenceStore
    from maturity_desktop.storage.framework_files import FrameworkFile
    from maturity_desktop.storage.search import Hit

FILE = "library.sqlite"

__all__ = ["AuditSummary", "FrameworkSummary", "Library"]


class Library:
    """An open library. Reading and writing have a connection each, so that neither waits for the other."""

    def __init__(
        self, folder: Path, reader: Connection, lock: FolderLock | None, device: str, read_only: bool
    ) -> None:
        self.folder = folder
        self.read_only = read_only
        self.writer = Writer(self._connect_writer)
        self._evidence: EvidenceStore | None = None
        self._path = folder / FILE
        self._reader: Connection | None = reader
        self._one_reads = Lock()
        self._lock = lock
        self._device = device
        self._editions: dict[str, Framework] = {}
        self._figures: dict[str, tuple[Figure, ...]] = {}
        self._tables: dict[str, Table] = {}

    @classmethod
    def open(cls, folder: Path, device: str = "", read_only: bool = False, make: bool = True) -> Library:
        """Opens the library in a folder and, unless told otherwise, makes it where there is none.

        LibraryInUse where another program writes in it; reading only needs no lock and changes nothing.
        NewerLibrary and LibraryError leave everything as it was.
        """
        path = folder / FILE
        if not _is_there(path) and (read_only or not make):
            raise LibraryError(
                _("There is no library in {folder}. Name the folder that holds {file}.").format(
                    folder=folder, file=FILE
                )
            )
        if read_only:
            return cls(folder, _open_for_reading(path), None, device, True)
        lock = FolderLock(folder)
        with _folder_errors(folder):
            make_folder(folder)
            lock.acquire()
            try:
                library = cls(folder, _open_for_writing(path), lock, device, False)
            except BaseException:
                lock.release()
                raise
        return library

    @property
    def evidence(self) -> EvidenceStore:
        """The files of evidence, without what a crash left half copied."""
        with self._one_reads:
            if self._evidence is None:
                from maturity_desktop.storage.evidence_store import EvidenceStore

                self._evidence = EvidenceStore(self.folder / "evidence")
                if not self.read_only:
                    self._evidence.sweep()
            return self._evidence

    def close(self) -> None:
        """Waits for what is being written, moves it into the main file, and lets the folder go."""
        self.writer.close()
        with self._one_reads:
            if self._reader is not None:
                self._reader.close()
                self._reader = None
        if self._lock is not None:
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

    def audits_using(self, client: str, evidence: str) -> tuple[str, ...]:
        """The audits that link an item of a client's evidence: while there are any, it cannot go."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT link.audit FROM link JOIN evidence ON evidence.id = link.evidence"
                " WHERE evidence.id = ? AND client = ? ORDER BY 1",
                (stored_text(evidence), stored_text(client)),
            ).fetchall()
        return tuple(person_text(audit) for (audit,) in rows)

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
            with plain_errors(self._path):
                commit_edits(db.conn, edits, headlines, self._device)

        return self.writer.submit(write)

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

    def verify(self, progress: Progress = unwatched) -> tuple[str, ...]:
        """Every problem of the database and of the evidence in plain words; none where all is sound."""
        from maturity_desktop.storage.verification import database_problems, evidence_problems, kept_files

        with self._reading():
            pass  # only an open library is checked
        with plain_errors(self._path):
            connection = connect(self._path, read_only=True)  # of its own: the window goes on reading
            try:
                found = database_problems(connection)
                files = kept_files(connection)
            finally:
                connection.close()
        return (*found, *evidence_problems(files, self.evidence, progress))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """The connection for reading, for one thread at a time."""
        with self._one_reads, plain_errors(self._path):
            if self._reader is None:
                raise LibraryError(_("The library is closed. Open it again to go on."))
            yield self._reader

    def _connect_writer(self) -> Database:
        if self.read_only:
            raise LibraryError(
                _("The library was opened for reading only. Open it for writing to change it.")
            )
        register_driver()
        from sqlite_utils import Database

        return Database(connect(self._path), execute_plugins=False)


@contextmanager
def _folder_errors(folder: Path) -> Iterator[None]:
    """A folder that cannot be written to becomes a LibraryError."""
    try:
        yield
    except OSError as error:
        raise LibraryError(
            _(
                "The library's folder {folder} cannot be written to ({reason}). Give yourself the right to"
                " write to it, or choose another folder."
            ).format(folder=folder, reason=error.strerror)
        ) from error


def _is_there(path: Path) -> bool:
    """Whether there is a file with something in it; LibraryError where something else has its name."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    if not stat.S_ISREG(found.st_mode):  # a pipe would keep whoever opens it waiting
        raise LibraryError(
            _("{path} is a folder or a device, and no library. Choose another folder.").format(path=path)
        )
    return found.st_size > 0


def _open_for_writing(path: Path) -> Connection:
    """A connection for reading a library that exists and has the newest schema."""
    is_new = not path.exists()
    if not _is_there(path):
        _refuse_to_begin_anew(path, path.with_name("evidence"), path.with_name(f"{FILE}-wal"))
    elif not _look_first(path):
        _refuse_to_begin_anew(path, path.with_name("evidence"))
    if is_new:
        path.touch(mode=0o600, exist_ok=False)
    with plain_errors(path):
        connection = connect(path, create=True)
        try:
            if check_schema(connection, path) < SCHEMA:
                migrate(connection)
            connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
    if is_new:
        sync_folder(path.parent)
    return connection


def _look_first(path: Path) -> int:
    """A library's schema; refuses another program's file, and a newer one, before a byte of it is changed."""
    with plain_errors(path):
        connection = connect(path, read_only=True)
        try:
            return check_schema(connection, path)
        finally:
            connection.close()


def _refuse_to_begin_anew(path: Path, *beside: Path) -> None:
    """An empty library beside evidence or changes has lost what they belong to."""
    if any(any(left.iterdir()) if left.is_dir() else _is_there(left) for left in beside):
        raise LibraryError(
            _(
                "{path} is missing or empty, but files of its audits are still beside it: the audits were"
                " lost, and a new library would hide that. Put {file} back from a backup, or choose another"
                " folder for a new library."
            ).format(path=path, file=FILE)
        )


def _open_for_reading(path: Path) -> Connection:
    with plain_errors(path):
        connection = connect(path, read_only=True)
        try:
            if check_schema(connection, path) < SCHEMA:
                raise LibraryError(
                    _("{path} is older than this program. Open it for writing once to renew it.").format(
                        path=path
                    )
                )
        except BaseException:
            connection.close()
            raise
    return connection
