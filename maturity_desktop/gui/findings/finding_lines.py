"""The findings about a criterion, a quiet line each beside its evidence, and the way to a new one."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from maturity_desktop.domain.findings import findings_about
from maturity_desktop.domain.improvement_records import Finding, FindingPlace, Grade
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.findings.finding_words import finding_line
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords

MOST = 3
"""Findings that are told; the page of findings has all of them."""


class FindingLines(QWidget):
    """Not there where nothing is found yet, nor while the agreed ratings are out of sight."""

    finding_wanted = Signal(str)
    """The id of the finding that the page of findings is to show."""

    def __init__(self, session: AuditSession, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._place = ("", "")
        self._first = ""
        self.lines = [PlainWords(theme, "small", "quiet", lines=2) for _line in range(MOST)]
        self.open = inline_button(_("Findings"))
        self.open.setAccessibleName(_("Findings about this criterion"))
        self.open.clicked.connect(lambda: self.finding_wanted.emit(self._first))
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
        session.records_changed.connect(self._follow)

    def _follow(self, kinds: frozenset[type]) -> None:
        """An edit of a finding changes no evidence, so that nothing else tells of it."""
        if kinds & {Finding, FindingPlace}:
            self.show_criterion(*self._place)

    def show_criterion(self, framework: str, criterion: str) -> None:
        """What was found about a criterion, the gravest first."""
        self._place = (framework, criterion)
        session = self._session
        found = () if session.is_blind else findings_about(session.audit, framework, criterion)
        shown = [finding_line(own) for own in found[:MOST]]
        if len(found) > MOST:
            more = len(found) - MOST + 1
            shown[-1] = ngettext("{count} more finding", "{count} more findings", more).format(count=more)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(shown))
            is_major = place < len(shown) and found[place].grade is Grade.MAJOR
            line.show_words(shown[place] if place < len(shown) else "", "attention" if is_major else "quiet")
        self._first = found[0].id if found else ""
        self.setVisible(bool(found))


class NewFinding(QWidget):
    """The button that begins a finding about the criterion in view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = inline_button(_("Add a finding"))
        self.button.setAccessibleName(_("Add a finding about this criterion"))
        mark_edits(self.button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.button)
