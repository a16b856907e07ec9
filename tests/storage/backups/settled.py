"""A small library that is made, changed and read back for the tests of backups."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from maturity_desktop.domain.audit import Note
from maturity_desktop.storage.library import Library
from tests.storage.small import evidence, note, put, start

FILE = b"The plan of the week\n" * 400
MODEL = "frameworks/own.yaml"


def make_library(folder: Path) -> None:
    """A closed library with the note “first”, a file of evidence and a model."""
    with closing(Library.open(folder)) as library:
        stored = library.evidence.add_bytes("c1", FILE, "plan.txt")
        item = evidence(file_name=stored.file_name, size=stored.size, sha256=stored.sha256)
        start(library, item, note("first"))
    (folder / "frameworks").mkdir()
    (folder / MODEL).write_text("first", encoding="utf-8")


def write_note(folder: Path, text: str, minutes: int = 1) -> None:
    """Changes the note, and the model with it."""
    with closing(Library.open(folder)) as library:
        (old,) = library.load("a1").all(Note)
        library.commit([put(note(text), old, minutes=minutes)], {})
    (folder / MODEL).write_text(text, encoding="utf-8")


def content(folder: Path) -> tuple[str, str, tuple[str, ...]]:
    """The note, the model, and what the check of the library finds, opened as the program does."""
    with closing(Library.open(folder, make=False)) as library:
        (found,) = library.load("a1").all(Note)
        return found.text, (folder / MODEL).read_text(encoding="utf-8"), library.verify()


def evidence_file(root: Path) -> Path:
    """The only file of evidence of a library or of a place for backups."""
    (path,) = (root / "evidence").glob("c1/??/*")
    return path


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
