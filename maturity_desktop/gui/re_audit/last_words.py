"""What the audit before said of a criterion, in the few words that stand beside it now."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QDate, QLocale

from maturity_desktop.domain.results import Results
from maturity_desktop.domain.scoring import State
from maturity_desktop.gui.audit_session import AuditSession


def month_words(results: Results) -> str:
    """The month up to which an audit looked: November 2024."""
    day = results.audit.details.cut_off
    return QLocale().toString(QDate(day.year, day.month, day.day), "MMMM yyyy")


def last_words(session: AuditSession, criterion: str) -> str:
    """“November 2024: level 2”; empty where there is no audit before, or it had no such criterion."""
    found, before = (
        session.last_time.of(session.results, criterion),
        session.last_time.before(session.results),
    )
    if found is None or found.before is None or before is None:
        return ""
    own = found.before
    said = _("{month}: level {level}") if found.is_alike else _("{month}: level {level}, not comparable")
    if own.level is None:
        said = _("{month}: not rated")
        if own.score.state is State.NOT_APPLICABLE:
            said = _("{month}: not applicable")
    return said.format(month=month_words(before), level=own.level)
