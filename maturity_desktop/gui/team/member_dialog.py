"""One member of the team: name, initials, who leads."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from maturity_desktop.domain.plan_records import TeamMember
from maturity_desktop.domain.team import initials_of
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.widgets.dialog_parts import named_fields, ways_out
from maturity_desktop.gui.widgets.labels import plain_label

LONGEST_NAME, LONGEST_INITIALS = 80, 4
LEAST_WIDTH = 400


class MemberDialog(CarefulDialog):
    """A new member where `member` has no name yet; `taken` are the names that others have."""

    def __init__(
        self, member: TeamMember, taken: frozenset[str], ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(ask, parent)
        self._before = member
        self._taken = {name.casefold() for name in taken}
        self.setWindowTitle(_("Change a member of the team") if member.name else _("Add to the team"))
        self.setMinimumWidth(LEAST_WIDTH)
        self.name, self.initials = QLineEdit(member.name), QLineEdit(member.initials)
        self.name.setMaxLength(LONGEST_NAME)
        self.initials.setMaxLength(LONGEST_INITIALS)
        self.leads = QCheckBox(_("&Leads the audit"))
        self.leads.setChecked(member.is_lead)
        self.leads.setEnabled(not member.is_lead)
        self.trouble = plain_label("", "wrong", wraps=True)
        self._lay_out()
        self.name.textEdited.connect(self._judge)
        self._judge()
        self.name.setFocus()

    def _lay_out(self) -> None:
        fields = named_fields(((_("&Name"), self.name), (_("&Initials"), self.initials)))
        fields.addRow("", self.leads)
        box, self.keep = ways_out(self, _("&Keep"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(fields)
        column.addWidget(self.trouble)
        column.addWidget(box)

    def _judge(self) -> None:
        """Initials follow the name until somebody writes their own."""
        name = self._name
        clashes = name.casefold() in self._taken
        self.initials.setPlaceholderText(initials_of(name))
        self.trouble.setText(_("Somebody in the team has this name.") if clashes else "")
        self.trouble.setVisible(clashes)
        self.keep.setEnabled(bool(name) and not clashes)

    @property
    def _name(self) -> str:
        return " ".join(self.name.text().split())

    def is_changed(self) -> bool:
        return self.member != self._before

    @property
    def member(self) -> TeamMember:
        """The member as it is written."""
        initials = "".join(self.initials.text().split()) or initials_of(self._name)
        return TeamMember(self._before.audit, self._name, initials, self.leads.isChecked())
