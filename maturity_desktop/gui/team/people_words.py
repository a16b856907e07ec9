"""Who answered a criterion and who looks after it, in words."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import QDate, QLocale, QObject, Signal

from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.team import (
    Authored,
    Authors,
    answered_by,
    assessor_of,
    authors_after,
    initials_in,
    rater_of,
)
from maturity_desktop.gui.audit_session import AuditSession


class KnownAuthors(QObject):
    """Who said what in the open audit: read from its journal once, then kept current by its own edits."""

    known = Signal()
    """The journal was read."""

    def __init__(self, session: AuditSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._authors: Authors = {}
        self._until_known: list[tuple[Changes, Authored]] | None = []
        session.edited.connect(self._follow)

    def ask(self, read: Callable[[Callable[[Authors], None]], None]) -> None:
        """Has the journal read; what is edited meanwhile comes on top of it."""
        read(self._take)

    def _take(self, authors: Authors) -> None:
        for changes, authored in self._until_known or ():
            authors = authors_after(authors, changes, authored)
        self._authors, self._until_known = authors, None
        self.known.emit()

    def _follow(self, changes: Changes) -> None:
        now = Authored(self._session.author, self._session.clock())
        self._authors = authors_after(self._authors, changes, now)
        if self._until_known is not None:
            self._until_known.append((changes, now))

    def words(self, criterion: str) -> str:
        """What the head of a criterion says of the people; empty where there is nothing to say."""
        session = self._session
        audit, place = session.audit, session.place
        said = answered_by(self._authors, place, session.framework.criterion(criterion))
        assigned = assessor_of(audit, place.framework, criterion)
        rater = rater_of(audit, place)
        names = {
            "author": initials_in(audit, said.author) if said else "",
            "rater": rater,
            "day": _short_day(said, session) if said else "",
            "assessor": initials_in(audit, assigned),
        }
        if said and rater not in ("", said.author):
            return _("{rater}, entered by {author}, {day}").format(**names)
        found = session.results.of(criterion)
        if said and not found.answers and found.score.set_level is None:  # a note or a remark alone
            told = (
                _("Written by {author}, {day} · assigned to {assessor}")
                if assigned
                else _("Written by {author}, {day}")
            )
            return told.format(**names)
        if said and assigned:
            return _("Answered by {author}, {day} · assigned to {assessor}").format(**names)
        if said:
            return _("Answered by {author}, {day}").format(**names)
        return _("Assigned to {assessor}").format(**names) if assigned else ""


def _short_day(said: Authored, session: AuditSession) -> str:
    """A day in the time zone of this laptop, without its year where that is this one."""
    now = session.clock()
    day = said.at.astimezone(now.tzinfo).date()
    form = "d MMM" if day.year == now.year else "d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), form)
