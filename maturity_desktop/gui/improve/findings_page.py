"""What was found: a table of findings by grade, one of them beside it."""

from __future__ import annotations

from gettext import gettext as _
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

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
from maturity_desktop.gui.table_page import TablePage
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.plain_words import PlainWords


class FindingsPage(TablePage):
    """Every change is an edit that can be undone."""

    made_of = frozenset(
        {
            Finding, FindingPlace, FindingEvidence, Evidence, Action, ActionFinding, Assignment,
            ActivityPerson, Activity, TeamMember, Request,
        }
    )  # fmt: skip
    """Those with names are for the check of wording."""
    shares = ((3, 2), (2, 3))
    act: FindingActions
    table: FindingTable
    criterion_wanted = Signal(str, str)
    """A criterion and its framework."""
    action_wanted = Signal(str)
    """The id of an action that the roadmap is to show."""

    def __init__(
        self, session: AuditSession, ask: Ask, theme: ThemeSwitch, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, parent)
        self.title = _("Findings")
        self._known: dict[Standing, tuple[Fault, ...]] = {}
        self._names: frozenset[str] = frozenset()
        self.found: tuple[Looked, ...] = ()
        """Every finding as it stands, by grade."""
        self.headline = PlainWords(theme, "title", bold=True, lines=2)
        self.filter = FindingFilter()
        self.table, self.detail = FindingTable(theme, _("Findings by grade")), FindingDetail(theme)
        self.act = FindingActions(self, self.table)
        self.detail.set_actions(self.act.of_findings)
        self.draft, self.add = QPushButton(_("Draft from gaps…")), QPushButton(_("Add"))
        self.start, self.own = (
            QPushButton(_("Draft findings from gaps…")),
            QPushButton(_("Add a finding of your own")),
        )
        self.acts = FindingActs(self, session, ask, theme)
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
        self._fill_panes(self.detail, (self.start, self.own))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self.filter)
        box.addWidget(self._panes, 1)
        stops = [self.draft, self.add, *self.filter.stops(), self.start, self.own, self.table]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
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

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self.table if self.found else self.start, self.detail)

    # What is shown

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
        self._hint_at(_keys(has_any))
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
        self._put_rows(rows, _("No finding is like that.") if self.found else _start_words())

    def _show_chosen(self) -> None:
        found = self.table.in_hand()
        self.detail.show_findings(found, self._session.frameworks)
        self.acts.offer(found)

    def _filter_nothing(self) -> None:
        self.filter.clear()

    def add_at(self, framework: str, criterion: str) -> None:
        """A new finding about a criterion, to be worded next."""
        self.acts.add_at(framework, criterion)


def _keys(has_any: bool) -> tuple[tuple[str, str], ...]:
    """The keys that can be used with findings in the table, or with none, and those that add some."""
    of_findings = (
        ("A", _("agreed")),
        ("D", _("disputed")),
        ("1–4", _("grade")),
        ("F8", _("next to improve")),
        (_("Enter"), _("to its fields")),
    )
    adding = (("Ctrl+Shift+D", _("draft from gaps")), (_("Ins"), _("add one of your own")))
    return (*of_findings, *adding) if has_any else adding


def _start_words() -> str:
    return _(
        "A finding says what was found, against which criterion, why it is so, what it does and what is "
        "recommended. Drafts are made from the checkpoints that are missing and from the figures; you word "
        "the rest."
    )
