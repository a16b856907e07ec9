"""The activities that are about a criterion, a quiet line each beside its evidence."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from maturity_desktop.domain.activities import activities_about
from maturity_desktop.domain.plan_records import ActivityState
from maturity_desktop.gui.activities.activity_words import activity_line, roles_of
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords

MOST = 3
"""Activities that are told; the plan has all of them."""


class ActivityLines(QWidget):
    """Not there where no activity is about the criterion."""

    activity_wanted = Signal(str)
    """The id of the activity that the plan is to show."""

    def __init__(self, session: AuditSession, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._first = ""
        self.lines = [PlainWords(theme, "small", "quiet", lines=2) for _line in range(MOST)]
        self.open = inline_button(_("Activities"))
        self.open.setAccessibleName(_("Activities about this criterion"))
        self.open.clicked.connect(lambda: self.activity_wanted.emit(self._first))
        told = QVBoxLayout()
        told.setSpacing(0)
        for line in self.lines:
            told.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addLayout(told, 1)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_criterion(self, framework: str, criterion: str) -> None:
        """What is planned and was held about a criterion."""
        audit, today = self._session.audit, self._session.clock().date()
        roles = roles_of(self._session.frameworks.values())
        found = activities_about(audit, framework, criterion)
        shown = [activity_line(audit, own, roles, today) for own in found[:MOST]]
        if len(found) > MOST:
            more = len(found) - MOST + 1
            shown[-1] = ngettext("{count} more activity", "{count} more activities", more).format(count=more)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(shown))
            line.show_words(shown[place] if place < len(shown) else "")
        planned = (own.id for own in found if own.state is ActivityState.PLANNED)
        self._first = next(planned, found[0].id if found else "")
        self.setVisible(bool(found))
