"""Errors that a person is told about: what happened, what it means, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext

MOST_TOLD = 50
"""Problems of a file that are told at once; the others are counted."""


class MaturityError(Exception):
    """An expected failure; its text is one that a person can act on."""


class FrameworkError(MaturityError):
    """A framework file that cannot be used; `problems` holds every reason found."""

    def __init__(self, problems: tuple[FrameworkProblem, ...]) -> None:
        super().__init__("\n".join(_first_of(problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class FrameworkProblem:
    """One thing wrong in a framework file; `line` counts from 1.

    In a workbook `cell` says where (“Checkpoints!D7”) and the line is its row. `path` leads to the value from
    the top of the framework's tree.
    """

    file: str
    line: int
    what: str
    instead: str
    path: tuple[str | int, ...] = ()
    cell: str = ""

    def __str__(self) -> str:
        if self.cell:
            return _("{file}, {cell}: {what}. {instead}").format(
                file=self.file, cell=self.cell, what=self.what, instead=self.instead
            )
        return _("{file}:{line}: {what}. {instead}").format(
            file=self.file, line=self.line, what=self.what, instead=self.instead
        )


def _first_of(problems: tuple[FrameworkProblem, ...]) -> Iterator[str]:
    """So many problems as anybody reads, and how many more there are."""
    yield from map(str, problems[:MOST_TOLD])
    more = len(problems) - MOST_TOLD
    if more > 0:
        yield ngettext("and {count} more problem", "and {count} more problems", more).format(count=more)


class LibraryError(MaturityError):
    """The library cannot be opened, read or written."""


class NewerLibrary(LibraryError):
    """The library was written by a newer version of the program."""


class LibraryInUse(LibraryError):
    """Another program has the library open."""


class EvidenceError(MaturityError):
    """A file that cannot be taken as evidence, or evidence that is missing or changed."""


class ReportError(MaturityError):
    """A report that could not be written or did not pass its check."""
