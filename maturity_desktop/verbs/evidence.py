"""What is done with the files of a client's evidence, with a window or without."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.storage.backups.layout import DERIVED
from maturity_desktop.storage.derived import DerivedStore, Size, make_pictures
from maturity_desktop.storage.evidence_store import FileState
from maturity_desktop.storage.file_text import files_with_words
from maturity_desktop.storage.file_text_reading import read_words

if TYPE_CHECKING:
    from maturity_desktop.storage.library import Library


class ClientFiles:
    """The files of one client's evidence, as a register needs them; not for the window's thread."""

    def __init__(self, library: Library, client: str) -> None:
        self._library, self._client = library, client
        self.pictures = DerivedStore(library.folder / DERIVED, library.read_only)

    def verify(self, items: Iterable[Evidence], progress: Progress = unwatched) -> int:
        """Reads files through; how many are missing or changed."""
        return verify_files(self._library, items, progress)

    def with_words(self, words: str) -> frozenset[str]:
        """The SHA-256 of the files in which all of the words stand, or their beginnings."""
        return self._library.look_up(lambda connection: files_with_words(connection, self._client, words))

    def prepare(self, items: Iterable[Evidence], progress: Progress = unwatched) -> int:
        """Makes of files what is made of them once they are in; of how many something new was made."""
        items = tuple(items)
        made = make_pictures(self._library.evidence, self.pictures, items, progress)
        return made + self.read_words(items, progress)

    def picture(self, item: Evidence, size: Size) -> bytes | None:
        """A picture that was made of an item's file, as JPEG; None where there is none."""
        return self.pictures.read(item.client, item.sha256, size) if item.sha256 else None

    def read_words(self, items: Iterable[Evidence], progress: Progress = unwatched) -> int:
        """Reads the words of files that were not read yet, so that they are found; returns how many."""
        return read_words(self._library, self._client, items, progress)


def verify_files(library: Library, items: Iterable[Evidence], progress: Progress = unwatched) -> int:
    """Reads the files of these items through; the library then knows which are missing or changed.

    Returns how many of them are. `progress` counts bytes; Cancelled keeps what was found by then.
    """
    sizes = {(item.client, item.sha256): item.size for item in items if item.sha256}
    total, done, bad = max(sum(sizes.values()), 1), 0, 0
    progress(0, total)
    for file, size in sizes.items():
        found = library.evidence.check(*file, _from(done, total, progress))
        is_bad = found is not FileState.PRESENT
        library.bad_evidence = library.bad_evidence - {file} | ({file} if is_bad else frozenset())
        bad += is_bad
        done += size
    progress(total, total)
    return bad


def _from(before: int, total: int, progress: Progress) -> Callable[[int, int], None]:
    """The progress of one file as a part of all of them."""
    return lambda done, _size: progress(min(before + done, total), total)
