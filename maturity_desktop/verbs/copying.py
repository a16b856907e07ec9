"""A whole copy of a library elsewhere, with edits that could not be saved where they belong."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from maturity_desktop.domain.changes import Edit, Headline
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.storage.backups.copying import copy_file
from maturity_desktop.storage.backups.database import copy_database
from maturity_desktop.storage.backups.layout import (
    DATABASE,
    EVIDENCE,
    evidence_files,
    evidence_path,
    files_beside,
)
from maturity_desktop.storage.library import Library


def copy_with_edits(
    folder: Path,
    target: Path,
    edits: Sequence[Edit],
    headlines: Mapping[str, Sequence[Headline]],
    progress: Progress = unwatched,
) -> None:
    """Copies a library, which may be open, to a folder that is not there yet, and commits edits in the copy.

    FileExistsError where the folder is there, OSError and LibraryError where the copying fails. Then, and
    where it is cancelled, there is no copy; the library stays as it is.
    """
    target.mkdir(parents=True)
    try:
        _copy(folder, target, progress)
        with closing(Library.open(target, make=False)) as library:
            library.commit(edits, headlines)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise


def _copy(folder: Path, target: Path, progress: Progress) -> None:
    copies = sorted(evidence_files(folder / EVIDENCE))
    beside = files_beside(folder)
    total = len(copies) + len(beside) + 1
    progress(0, total)
    copy_database(folder / DATABASE, target / DATABASE)
    for done, copy in enumerate(copies, 1):
        progress(done, total)
        copy_file(evidence_path(folder / EVIDENCE, copy), evidence_path(target / EVIDENCE, copy))
    for done, name in enumerate(beside, len(copies) + 1):
        progress(done, total)
        copy_file(folder / name, target / name)
    progress(total, total)
