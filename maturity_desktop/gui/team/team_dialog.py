"""The team of the open audit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from maturity_desktop.domain import team
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.plan_records import TeamMember
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.team.member_dialog import MemberDialog
from maturity_desktop.gui.team.rating_words import agreement_lines
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.dialog_parts import calm_button
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import RowList

SIZE = (520, 420)


class TeamDialog(QDialog):
    """What it does is done at once and can be undone.

    Whoever audits is shown as the team until somebody is named, and kept with the first thing that is done.
    """

    renamed = Signal(str, str)
    """A member's name, and the name from now on."""

    def __init__(
        self, session: AuditSession, ask: Ask, theme: ThemeSwitch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Team"))
        self._session, self._ask = session, ask
        self.list = RowList(theme, _("Team"))
        self.list.shows_choice = True
        self.list.setProperty("role", "framed")
        self.agreement = PlainWords(theme, "body", "quiet")
        self.add = calm_button(_("&Add…"), self._add)
        self.change = calm_button(_("C&hange…"), self._change)
        self.remove = calm_button(_("&Remove"), self._remove)
        mark_edits(self.add, self.change, self.remove)
        self.close_button = calm_button(_("Close"), self.accept)
        self._lay_out()
        self.list.chosen.connect(lambda _name: self._change())
        self.list.selectionModel().currentChanged.connect(lambda _new, _old: self._judge())
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self.remove.click)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        session.records_changed.connect(self._follow)
        self._show(session.author)
        self._show_agreement()
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))
        self.list.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for button in (self.add, self.change, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        words = _("Who audits. Criteria are assigned on the page Assess; names stay out of the report.")
        column.addWidget(plain_label(words, "quiet", wraps=True))
        column.addWidget(self.list, 1)
        column.addWidget(self.agreement)
        column.addLayout(row)

    # What is shown

    def _follow(self, kinds: frozenset[type]) -> None:
        self._show_agreement()
        if TeamMember in kinds:
            self._show(self._current)

    def _show(self, current: str) -> None:
        """The members as they are now; the list stays at the one that it stood at."""
        rows = tuple(self._rows())
        self.list.show_rows(rows)
        for place, row in enumerate(rows):
            if row.goal == current:
                self.list.setCurrentIndex(self.list.rows.index(place))
        self._judge()

    def _show_agreement(self) -> None:
        """How far second ratings agree with the agreed one; nothing of it while that is out of sight."""
        session = self._session
        found = () if session.is_blind else tuple(agreement_lines(session.agreed_results()))
        self.agreement.show_words("\n".join(found))
        self.agreement.setVisible(bool(found))

    def _rows(self) -> Iterator[Row]:
        work = team.workload(self._audit)
        for member in team.members(self._audit):
            count = work.get(member.name, 0)
            marks = (
                _("leads") if member.is_lead else "",
                _("at this laptop") if member.name == self._session.author else "",
                ngettext("{count} criterion", "{count} criteria", count).format(count=count) if count else "",
            )
            mark = " · ".join(part for part in marks if part)
            yield Row(member.name, lead=member.initials, mark=mark, goal=member.name)

    @property
    def _current(self) -> str:
        index = self.list.currentIndex()
        return str(self.list.rows.rows[index.row()].goal) if index.isValid() else ""

    @property
    def _first(self) -> Changes:
        return team.join_first(self._session.audit, self._session.author)

    @property
    def _audit(self) -> Audit:
        """The audit with the team as it is shown."""
        return self._session.audit.with_changes(self._first)

    @property
    def _member(self) -> TeamMember | None:
        audit = self._audit
        return audit.get(TeamMember, audit.id, self._current)

    def _judge(self) -> None:
        member, audit = self._member, self._session.audit
        self.change.setEnabled(member is not None)
        self.remove.setEnabled(member is not None and audit.get(TeamMember, *member.key) is not None)

    # What is done

    def _names(self, besides: str = "") -> frozenset[str]:
        return frozenset(own.name for own in self._audit.all(TeamMember)) - {besides}

    def _ask_for(self, member: TeamMember, act: Callable[[TeamMember], None]) -> None:
        dialog = MemberDialog(member, self._names(member.name), self._ask, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: act(dialog.member))
        dialog.open()

    def _add(self) -> None:
        self._ask_for(TeamMember(self._session.audit.id, ""), self._join)

    def _join(self, member: TeamMember) -> None:
        label = _("{name} joins the team").format(name=member.name)
        self._session.change(label, (*self._first, *team.join(self._audit, member)))
        self._show(member.name)

    def _change(self) -> None:
        member = self._member
        if member is not None:
            self._ask_for(member, lambda wanted: self._put(member, wanted))

    def _put(self, before: TeamMember, wanted: TeamMember) -> None:
        audit = self._audit
        renamed = team.rename(audit, before, wanted.name)
        changes = (*self._first, *renamed, *team.join(audit.with_changes(renamed), wanted))
        self._session.change(_("team: {name}").format(name=wanted.name), changes)
        if wanted.name != before.name:
            self.renamed.emit(before.name, wanted.name)
        self._show(wanted.name)

    def _remove(self) -> None:
        member = self._member
        if member is not None:
            label = _("{name} leaves the team").format(name=member.name)
            self._session.change(label, team.leave(self._session.audit, member))
