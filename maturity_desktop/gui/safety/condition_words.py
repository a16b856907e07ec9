"""Why a library is open for reading only, in the consultant's words."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from gettext import gettext as _
from typing import TYPE_CHECKING

from maturity_desktop.gui.sentences import day_words

if TYPE_CHECKING:
    from maturity_desktop.storage.doubt import Doubt
    from maturity_desktop.storage.start_check import Condition


class Way(Enum):
    """What can be done about it."""

    DAMAGE = "damage"
    AGAIN = "again"


def reading_words(condition: Condition) -> tuple[str, Way]:
    """Why nothing can be changed, and the way on."""
    from maturity_desktop.storage.start_check import State

    if condition.state is State.DAMAGED:
        return (
            _(
                "The library is damaged and open for reading only. What is shown may not be all. Everything"
                " can be exported, nothing is changed."
            ),
            Way.DAMAGE,
        )
    if condition.state is State.HELD and condition.holder is not None:
        holder, since = condition.holder, condition.holder.since.astimezone()
        return (
            _(
                "Another program has the library open (on {computer}, since {day}, {time}), so it can only be"
                " read here. Close it there, then try again."
            ).format(computer=holder.computer, day=day_words(since.date()), time=f"{since:%H:%M}"),
            Way.AGAIN,
        )
    return (
        _("The library can only be read: {reason}").format(reason=" ".join(condition.problems)),
        Way.AGAIN,
    )


def doubt_lines(doubt: Doubt) -> Iterator[str]:
    """For whoever looks for the missing changes: by number and time, without a client's words."""
    for words, change in (
        (_("It had change number {number}, of {moment}."), doubt.was),
        (_("It now ends with change number {number}, of {moment}."), doubt.found),
    ):
        yield words.format(number=change.revision, moment=change.at or "–")
