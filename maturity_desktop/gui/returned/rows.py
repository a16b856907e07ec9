"""What a file that came back says, in words: a plain value that the review shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How what came back stands to what is here."""

    SAME = "same"
    """It says what is here already: there is nothing to take."""
    CHANGED = "changed"
    CONFLICT = "conflict"
    """Changed on both sides since it was sent, to different things."""
    REFUSED = "refused"
    """It cannot be taken; the row says why."""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One thing that came back: what it is about, which field of it, and what is said there.

    `was` is what was sent, None where nobody knows any more; `more` stands below what came back when the
    row is looked at; `why` says why it cannot be taken, or why it is not ticked beforehand.
    """

    about: str
    field: str
    now: str
    told: str
    was: str | None = None
    state: State = State.CHANGED
    why: str = ""
    more: str = ""
    is_usual: bool = True
    """Whether a change is ticked beforehand; a conflict never is."""

    @property
    def can_be_taken(self) -> bool:
        return self.state in (State.CHANGED, State.CONFLICT)

    @property
    def is_ticked_first(self) -> bool:
        return self.state is State.CHANGED and self.is_usual


@dataclass(frozen=True, slots=True)
class ReviewGroup:
    """Rows below one head; a group without a title has none."""

    title: str
    rows: tuple[ReviewRow, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """All that came back: the window's title, groups of rows, and a line for each thing that gave trouble.

    `nothing` is said where there is no row. Rows are counted from 0 through all groups.
    """

    title: str
    groups: tuple[ReviewGroup, ...]
    notes: tuple[str, ...]
    nothing: str

    @property
    def rows(self) -> tuple[ReviewRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)
