"""Questions to the person behind one interface, so that everything else runs without dialogs."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path
from typing import Protocol


class Ask(Protocol):
    """What the program asks a person; an empty or None reply means that the person thought better of it."""

    def confirm(self, question: str, consequence: str, act: str) -> bool:
        """A yes-or-no question: what happens on yes, and the word on the button that does it."""
        ...

    def choose(
        self, question: str, consequence: str, acts: Sequence[str], leave: str, details: str = ""
    ) -> int | None:
        """Which of several things is done, by its place among `acts`; None for the safe `leave`."""
        ...

    def text(self, title: str, question: str, initial: str = "", act: str = "") -> str | None:
        """A line or a few of text; `act` is the word on the button, “Keep” where it is empty."""
        ...

    def files(self, title: str) -> list[Path]:
        """Files to open."""
        ...

    def folder(self, title: str) -> Path | None:
        """A folder to read."""
        ...

    def save_as(self, title: str, suggested: Path, kind: str) -> Path | None:
        """A file to write; `kind` is a file dialog's filter."""
        ...

    def tell(self, what_happened: str, what_to_do: str, details: str = "") -> None:
        """Bad news: what happened, what it means and what to do; the details can be copied."""
        ...


def file_to_write(ask: Ask, title: str, suggested: Path, kind: str) -> Path | None:
    """The file that the person names, with the ending of what is written: none of another kind is replaced.

    An ending that is added here may name a file that nobody has asked about.
    """
    chosen = ask.save_as(title, suggested, kind)
    if chosen is None or chosen.suffix.lower() == suggested.suffix.lower():
        return chosen
    named = chosen.with_name(f"{chosen.name}{suggested.suffix}")
    return named if not named.exists() or may_replace(ask, named) else None


def may_replace(ask: Ask, path: Path) -> bool:
    """Asks about a file that is there."""
    return ask.confirm(
        _("{name} is there already. Replace it?").format(name=path.name),
        _("The file in {folder} is replaced when the new one is complete.").format(folder=path.parent),
        _("Replace"),
    )
