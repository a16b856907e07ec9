"""What one act brings in, sorted: new items, those that were known, files that came twice, and refusals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QLocale

from maturity_desktop.domain.audit import Evidence


@dataclass(slots=True)
class Intake:
    """What one act brings in: items not yet numbered, and what was refused, by name and reason."""

    items: list[Evidence] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    stopped_of: int = 0
    """How many files there were to bring in, where somebody cancelled."""

    @property
    def is_cut_short(self) -> bool:
        """Whether somebody cancelled before everything was looked at."""
        return len(self.items) + len(self.refused) < self.stopped_of


@dataclass(slots=True)
class Brought:
    """What came in, by what becomes of it."""

    fresh: list[Evidence] = field(default_factory=list)
    known: list[Evidence] = field(default_factory=list)
    """For each file that is on the register already its item there."""
    twice: list[str] = field(default_factory=list)
    """The names of files that are new, and alike to others in `fresh`."""

    @property
    def again(self) -> list[Evidence]:
        """The items that were known, each once."""
        return list({item.id: item for item in self.known}.values())


def sorted_out(items: Iterable[Evidence], register: Iterable[Evidence]) -> Brought:
    """What is new among items, what is there already, and what came twice."""
    there = {item.sha256: item for item in register if item.sha256}
    brought, seen = Brought(), set[str]()
    for item in items:
        if item.sha256 in there:
            brought.known.append(there[item.sha256])
        elif item.sha256 and item.sha256 in seen:
            brought.twice.append(item.file_name)
        else:
            seen.add(item.sha256)
            brought.fresh.append(item)
    return brought


def stopped_words(done: int, wanted: int) -> str:
    """What somebody who cancelled has."""
    words = ngettext(
        "{done} of {count} file was added; the others were not.",
        "{done} of {count} files were added; the others were not.",
        wanted,
    )
    return words.format(done=QLocale().toString(done), count=QLocale().toString(wanted))


def misread_words() -> str:
    """Why a file whose name lost its letters on the way is not there."""
    return _(
        "its name has letters that this computer cannot read, so it was not found. Rename it, or add the"
        " folder that it is in."
    )
