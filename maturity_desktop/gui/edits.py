"""An edit on the undo stack: done, undone and done again through the session."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from gettext import gettext as _

from PySide6.QtGui import QUndoCommand

from maturity_desktop.domain.audit import AGREED, Audit, Change, FrameworkUse, RatingSet
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.record import Record
from maturity_desktop.reports.text import shortened

Apply = Callable[[Changes, str, str], None]
"""Changes the audit: (changes, label, spell); the spell is empty for an act that stands alone."""
ApplyAgain = Callable[[Changes, str], None]
"""Changes the audit to what it was, or anew: (changes, label); what is changed comes into view."""

TYPING = 1
NEVER_MERGED = -1
MOST_OF_MODEL = 40
"""Letters of a model's name in the name of an edit."""


class EditCommand(QUndoCommand):
    """Changes to records under a name; the commands of one spell of typing become one."""

    def __init__(
        self, label: str, changes: Changes, apply: Apply, again: ApplyAgain, spell: str = ""
    ) -> None:
        super().__init__(label)
        self._changes = changes
        self._apply = apply
        self._again = again
        self._spell = spell
        self._first_time = True

    def redo(self) -> None:
        if self._first_time:
            self._first_time = False
            self._apply(self._changes, self.text(), self._spell)
        else:
            self._again(self._changes, _("done again: {label}").format(label=self.text()))

    def undo(self) -> None:
        label = _("undone: {label}").format(label=self.text())
        self._again(tuple(change.reversed() for change in reversed(self._changes)), label)

    def id(self) -> int:
        return TYPING if self._spell else NEVER_MERGED

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Takes in the next keystroke of the same spell; a spell that ends where it began is forgotten."""
        if not isinstance(other, EditCommand) or other._spell != self._spell:
            return False
        self._changes = joined(self._changes + other._changes)
        self.setObsolete(not self._changes)
        return True


def named(label: str, changes: Changes, audit: Audit, frameworks: Mapping[str, Framework]) -> str:
    """An edit's name, with the model and with whose rating it is about, where that is not plain."""
    return with_rating(with_model(label, changes, frameworks), changes, audit)


def with_rating(label: str, changes: Changes, audit: Audit) -> str:
    """An edit's name; what is said in a rating set besides the agreed one names whose it is."""
    sets = {getattr(change.record, "rating_set", "") for change in changes} - {"", AGREED}
    if len(sets) != 1 or any(isinstance(change.record, RatingSet) for change in changes):
        return label
    rating = audit.get(RatingSet, audit.id, sets.pop())
    whose = shortened(rating.assessor, MOST_OF_MODEL) if rating is not None else ""
    return _("{edit}, as {assessor} rates").format(edit=label, assessor=whose) if whose else label


def with_model(label: str, changes: Changes, frameworks: Mapping[str, Framework]) -> str:
    """An edit's name; of an audit with several models it says which one the edit is about.

    What takes a model in or out says so by itself.
    """
    homes = {getattr(change.record, "framework", "") for change in changes} & frameworks.keys()
    if len(frameworks) < 2 or len(homes) != 1:
        return label
    if any(isinstance(change.record, FrameworkUse) for change in changes):
        return label
    model = shortened(frameworks[homes.pop()].short_title, MOST_OF_MODEL)
    return _("{edit} ({model})").format(edit=label, model=model)


def joined(changes: Changes) -> Changes:
    """The same way in one step for each record: the first old, the last new, nothing that changes nothing."""
    first: dict[tuple[type[Record], tuple[str, ...]], Change] = {}
    for change in changes:
        place = (type(change.record), change.record.key)
        before = first.get(place)
        first[place] = Change(before.old, change.new) if before else change
    return tuple(change for change in first.values() if change.old != change.new)
