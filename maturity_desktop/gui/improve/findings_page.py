"""What was found: a table of findings by grade, one of them beside it."""

from __future__ import annotations

from gettext import gettext as _
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.finding_wording import Fault, faults_of, names_known
from maturity_desktop.domain.findings import Sight, Standing, in_sight, standings
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionFinding,
    Finding,
    FindingEvidence,
    FindingPlace,
)
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityPerson,
    Assignment,
    Request,
    TeamMember,
)
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.findings.finding_actions import FindingActions
from maturity_desktop.gui.findings.finding_acts import FindingActs
from maturity_desktop.gui.findings.finding_detail import FindingDetail
from maturity_desktop.gui.findings.finding_filter import FindingFilter
from maturity_desktop.gui.findings.finding_table import FindingTable
from maturity_desktop.gui.findings.finding_words import Looked, headline
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.plain_words import PlainWords

LEAST = (560, 240)
"""What the page asks of its window, whatever it shows."""
BESIDE, LOW = 900, 480
"""In less width than this the finding stands below the table, unless the page is low."""
SHARES = {Qt.Orientation.Horizontal: (3, 2), Qt.Orientation.Vertical: (2, 3)}
SHOWN = frozenset(
    {
        Finding, FindingPlace, FindingEvidence, Evidence, Action, ActionFinding, Assignment, ActivityPerson,
        Activity, TeamMember, Request,
    }
)  # fmt: skip
"""The kinds of records that the page is made of; those with names are for the check of wording."""


class FindingsPage(QWidget):
    """Follows the session while it is in sight; every change is an edit that can be undone."""

    criterion_wanted = Signal(str, str)
    """A criterion and its framework."""
    action_wanted = Signal(str)
    """The id of an action that the roadmap is to show."""

    def __init__(
        self, session: AuditSession, ask: Ask, theme: ThemeSwitch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = _("Findings")
        self.key_hints = (
            ("A", _("agreed")),
            ("D", _("disputed")),
            ("1–4", _("grade")),
            ("F8", _("next to improve")),
            (_("Enter"), _("to its fields")),
        )
        self._session = session
        self._is_stale = True
        self._known: dict[Standing, tuple[Fault, ...]] = {}
        self._names: frozenset[str] = frozenset()
        self.found: tuple[Looked, ...] = ()
        """Every finding as it stands, by grade."""
        self.headline = PlainWords(theme, "title", bold=True, lines=2)
        self.filter = FindingFilter()
        self.table = FindingTable(theme, _("Findings by grade"))
        set_role(self.table, "framed")
        self.act = FindingActions(self, self.table)
        self.detail = FindingDetail(theme)
        self.detail.set_actions(self.act.of_findings)
        self.nothing = PlainWords(theme, ink="quiet")
        self.draft, self.add = QPushButton(_("Draft from gaps…")), QPushButton(_("Add"))
        self.start, self.own = (
            QPushButton(_("Draft findings from gaps…")),
            QPushButton(_("Add a finding of your own")),
        )
        self.acts = FindingActs(self, session, ask, theme)
        self._panes = QSplitter()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        set_role(self.start, "primary")
        self.draft.setAccessibleName(_("Draft findings from gaps"))
        self.add.setAccessibleName(_("Add a finding"))
        mark_edits(self.draft, self.add, self.start, self.own)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.headline, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.draft)
        head.addWidget(self.add)
        self._ways = QWidget()
        ways = FlowLayout(self._ways, spacing=8)
        for way in (self.start, self.own):
            ways.addWidget(way)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.nothing)
        column.addWidget(self._ways)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        self._panes.setHandleWidth(1)
        self._panes.setChildrenCollapsible(False)
        for pane in (left, self.detail):
            self._panes.addWidget(pane)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self.filter)
        box.addWidget(self._panes, 1)
        self.setMinimumSize(*LEAST)
        stops = [self.draft, self.add, *self.filter.stops(), self.start, self.own, self.table]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        session = self._session
        self.table.chosen_changed.connect(self._show_chosen)
        self.table.detail_wanted.connect(self.detail.title.setFocus)
        self.detail.returned.connect(self.table.setFocus)
        self.filter.changed.connect(self._show_rows)
        for button, action in (
            (self.draft, self.act.draft),
            (self.start, self.act.draft),
            (self.add, self.act.add),
            (self.own, self.act.add),
        ):
            button.clicked.connect(action.trigger)
        session.records_changed.connect(self._follow)
        session.framework_switched.connect(self._look_again)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self.table if self.found else self.start, self.detail)

    def actions(self) -> list[QAction]:
        """What the menu of the page has."""
        return list(self.act.in_order)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_beside = self.width() >= BESIDE or self.height() < LOW
        way = Qt.Orientation.Horizontal if is_beside else Qt.Orientation.Vertical
        if way != self._panes.orientation() or not event.oldSize().isValid():
            self._panes.setOrientation(way)
            self._panes.setSizes([share * 100 for share in SHARES[way]])

    def _look_again(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._show()

    def _follow(self, kinds: frozenset[type]) -> None:
        if kinds & SHOWN:
            self._look_again()

    def _show(self) -> None:
        self._is_stale = False
        audit, frameworks = self._session.audit, self._session.frameworks
        names = names_known(audit)
        if names != self._names:
            self._names, self._known = names, {}
        before, self._known = self._known, {}
        for own in standings(audit, frameworks):
            faults = before.get(own)
            self._known[own] = faults_of(own, names) if faults is None else faults
        self.found = tuple(Looked(own, faults) for own, faults in self._known.items())
        self.headline.show_words(headline(self.found))
        self.filter.offer([own.standing for own in self.found], frameworks, self._has_mine())
        has_any = bool(self.found)
        for part in (self.filter, self.detail, self.draft, self.add):
            part.setVisible(has_any)
        self._ways.setVisible(not has_any)
        self._show_rows()

    def _has_mine(self) -> bool:
        me = self._session.author.casefold()
        return any(own.assessor.casefold() == me for own in self._session.audit.all(Assignment))

    @property
    def _sight(self) -> Sight:
        return self.filter.sight(self._session.author)

    def _show_rows(self) -> None:
        by_standing = {own.standing: own for own in self.found}
        seen = in_sight(self._session.audit, by_standing, self._sight)
        rows = tuple(by_standing[own] for own in seen)
        self.table.setVisible(bool(rows))
        self.table.show_rows(rows)
        self.nothing.setVisible(not rows)
        self.nothing.show_words(_("No finding is like that.") if self.found else _start_words())
        if not rows:
            self._show_chosen()

    def _show_chosen(self) -> None:
        found = self.table.in_hand()
        self.detail.show_findings(found, self._session.frameworks)
        self.acts.offer(found)

    def show_item(self, finding: str) -> None:
        """Takes a finding in hand, whatever is filtered."""
        if self._is_stale:
            self._show()
        if not self.table.choose(finding):
            self.filter.clear()
            self.table.choose(finding)
        self.table.setFocus()

    def add_at(self, framework: str, criterion: str) -> None:
        """A new finding about a criterion, to be worded next."""
        self.acts.add_at(framework, criterion)


def _start_words() -> str:
    return _(
        "A finding says what was found, against which criterion, why it is so, what it does and what is "
        "recommended. Drafts are made from the checkpoints that are missing and from the figures; you word "
        "the rest."
    )
