"""Many files into the store at once: several are copied at a time, and many are synced together.

The order of safety is that of one file: every copy is whole and on the medium before it gets its name, and
its folder is synced before anybody is told of it. Where the system can send all of a file system to the
medium in one call, that stands for the syncs of many files, and a second one for those of their folders.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from maturity_desktop.domain.errors import EvidenceError
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.storage.evidence_copying import LARGE, WholeSync, can_sync_everything
from maturity_desktop.storage.evidence_store import Copied, EvidenceStore, StoredFile, meaning
from maturity_desktop.storage.files import sync_folder

THREADS = 4
"""As many files are synced at once: the disk writes its journal once for all of them."""
THREADS_WITHOUT_SYNC = 2
"""As many copy where one call syncs for all: more are no faster, and the window waits for its turn."""
TOGETHER = 16
"""Small files that one thread copies in one go; to hand over each alone takes longer than to copy it."""
TOGETHER_SIZE = 1 << 20
"""Bytes after which no more files join them."""
AHEAD = 2 * THREADS * TOGETHER
"""Small files that are under way before their turn."""
AT_ONCE = 2_048
"""Files that get their names together."""
Outcome = tuple[Path, StoredFile | EvidenceError]


@dataclass(frozen=True, slots=True)
class _Source:
    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class _Begun:
    """The copy of a small file: one of those that a thread makes in one go, and which of them."""

    together: Future[Sequence[Copied | EvidenceError]]
    place: int

    def outcome(self) -> Copied | EvidenceError:
        return self.together.result()[self.place]

    def drop(self) -> None:
        """Takes it back, whether it was made by now or is yet to be."""
        if self.together.cancel() or self.together.exception() is not None:
            return
        outcome = self.outcome()
        if isinstance(outcome, Copied):
            outcome.temporary.unlink(missing_ok=True)


def add_many(
    store: EvidenceStore, client: str, paths: Sequence[Path], progress: Progress = unwatched
) -> Iterator[Outcome]:
    """Copies files in and hands each out, in its turn, once it is safe, or with the reason why it is not in.

    `progress` counts bytes. Cancelled comes after everything that was safe by then; nothing half is left.
    """
    sources = [_Source(path, _size_of(path)) for path in paths]
    threads = THREADS_WITHOUT_SYNC if can_sync_everything() else THREADS
    with ThreadPoolExecutor(threads, thread_name_prefix="evidence") as pool:
        intake = _Intake(store, client, pool, sources, progress)
        try:
            while intake.has_more:
                yield from intake.next_outcomes()
        finally:
            intake.drop()


class _Intake:
    """What is under way, in the order of the files."""

    def __init__(
        self,
        store: EvidenceStore,
        client: str,
        pool: ThreadPoolExecutor,
        sources: Sequence[_Source],
        progress: Progress,
    ) -> None:
        self._store, self._client, self._pool = store, client, pool
        self._progress = progress
        self._total, self._done = max(sum(source.size for source in sources), 1), 0
        self._whole: WholeSync | None = None
        if sources and not store.read_only and can_sync_everything():
            with suppress(OSError):  # every file tells why it cannot be kept
                self._whole = WholeSync(store.ready_folder(client))
        self._waiting = deque(sources)
        self._under_way: deque[tuple[_Source, _Begun | None]] = deque()

    @property
    def has_more(self) -> bool:
        return bool(self._waiting or self._under_way)

    def next_outcomes(self) -> Iterator[Outcome]:
        """The next files, named and safe; where somebody cancels, those that were copied by then."""
        copied: list[tuple[Path, Copied | EvidenceError]] = []
        try:
            while self.has_more and len(copied) < AT_ONCE:
                copied.append(self._next())
        except BaseException:
            yield from self._settled(copied)
            raise
        yield from self._settled(copied)

    def _next(self) -> tuple[Path, Copied | EvidenceError]:
        """The next file, while those after it are begun; a large one is copied here, in its own threads."""
        while self._waiting and len(self._under_way) < AHEAD:
            self._begin()
        self._progress(self._done, self._total)
        source, begun = self._under_way.popleft()
        outcome = self._copied(source) if begun is None else begun.outcome()
        self._done += source.size
        return source.path, outcome

    def _begin(self) -> None:
        """Hands the next small files to a thread; a large one is left for its turn."""
        together, size = list[_Source](), 0
        while self._waiting and len(together) < TOGETHER and size < TOGETHER_SIZE:
            if self._waiting[0].size >= LARGE:
                break
            together.append(self._waiting.popleft())
            size += together[-1].size
        if together:
            copies = self._pool.submit(self._copied_together, together)
            self._under_way.extend((source, _Begun(copies, place)) for place, source in enumerate(together))
        else:
            self._under_way.append((self._waiting.popleft(), None))

    def _copied_together(self, sources: Sequence[_Source]) -> Sequence[Copied | EvidenceError]:
        """Small files one after another; in a thread of the pool."""
        outcomes: list[Copied | EvidenceError] = []
        try:
            for source in sources:
                try:
                    each = self._whole is None
                    outcomes.append(self._store.copy_in(self._client, source.path, is_synced=each))
                except EvidenceError as error:
                    outcomes.append(error)
        except BaseException:  # nobody will be given the others
            for copied in outcomes:
                if isinstance(copied, Copied):
                    copied.temporary.unlink(missing_ok=True)
            raise
        return outcomes

    def _copied(self, source: _Source) -> Copied | EvidenceError:
        """A large file, copied here."""
        try:
            return self._store.copy_in(self._client, source.path, self._within)
        except EvidenceError as error:
            return error

    def _within(self, done: int, _size: int) -> None:
        """How far a large file is, as a part of all of them."""
        self._progress(min(self._done + done, self._total), self._total)

    def _settled(self, found: Sequence[tuple[Path, Copied | EvidenceError]]) -> Iterator[Outcome]:
        copies = [copied for _path, copied in found if isinstance(copied, Copied)]
        why = None
        try:
            if copies and self._whole is not None:
                self._whole.sync()
            self._store.settle(self._client, copies, self._sync_folders)
        except OSError as error:  # the disk is full or gone: none of them is in
            why = EvidenceError(meaning(error))
        for path, copied in found:
            yield path, (why or copied.file) if isinstance(copied, Copied) else copied
        if not self.has_more:
            self._progress(self._total, self._total)

    def _sync_folders(self, folders: Sequence[Path]) -> None:
        if self._whole is not None:
            self._whole.sync()
        else:
            deque(self._pool.map(sync_folder, folders), maxlen=0)

    def drop(self) -> None:
        """Takes back what nobody will ask for any more."""
        self._waiting.clear()
        for _source, begun in self._under_way:
            if begun is not None:
                begun.drop()
        self._under_way.clear()
        if self._whole is not None:
            self._whole.close()


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0
