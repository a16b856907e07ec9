"""Everything that can be done with findings, as actions: for keys, for the menu and for buttons."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.improvement_records import Grade
from maturity_desktop.gui.page_actions import ALONE, WHOLE, PageActions
from maturity_desktop.gui.widgets.edit_marks import mark_edits


class FindingActions(PageActions):
    """The actions, each with its key; those of findings in hand have it in the table only."""

    def __init__(self, page: QWidget, table: QWidget) -> None:
        super().__init__(page)
        self.agree = self._named(_("&Agreed with the client"), "A", table, _("Agreed"))
        self.dispute = self._named(_("&Disputed…"), "D", table, _("Disputed…"))
        self.close = self._named(_("&Closed"), "C", table, _("Closed"))
        self.redraft = self._named(_("A d&raft again"), "R", table, _("Draft again"))
        self._separate()
        self.aim = self._named(_("Criteria and check&points…"), "P", table, _("Criteria…"))
        self.rest = self._named(_("&Evidence…"), "E", table, _("Evidence…"))
        self.go = self._named(_("&Go to the criterion"), "G", table, _("Go to the criterion"))
        self.act = self._named(_("&To its action, or a new one"), "T", table, _("Action"))
        self.next_fault = self._make(_("&Next thing to improve"), "F8", page, WHOLE)
        self._separate()
        self.grades = {
            Grade.MAJOR: self._named(_("&Major"), "1", table, _("Major")),
            Grade.MINOR: self._named(_("M&inor"), "2", table, _("Minor")),
            Grade.OPPORTUNITY: self._named(_("&Opportunity"), "3", table, _("Opportunity")),
            Grade.STRENGTH: self._named(_("&Strength"), "4", table, _("Strength")),
        }
        self._separate()
        self.draft = self._make(_("Draft &findings from gaps…"), "Ctrl+Shift+D", page, WHOLE)
        self.add = self._make(_("Add a finding of &your own"), "Ins", page, WHOLE)
        self.remove = self._named(_("Remo&ve the finding"), "Del", table, _("Remove"))
        edits = (own for own in self.of_findings if own is not self.go)
        mark_edits(*edits, *self.grades.values(), self.draft, self.add)

    def _named(self, words: str, key: str, where: QWidget, short: str) -> QAction:
        action = self._make(words, key, where, ALONE)
        action.setIconText(short)
        return action

    @property
    def of_findings(self) -> tuple[QAction, ...]:
        """What is done with the findings in hand, as buttons beside the table."""
        return (self.agree, self.dispute, self.close, self.redraft, self.go, self.remove)
