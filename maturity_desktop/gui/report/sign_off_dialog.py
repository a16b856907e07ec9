"""Signing a version: who stands for it, as what, and what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QDate
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from maturity_desktop.domain.audit import Audit
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.plan.task_plan import date_field
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.dialog_parts import named_fields, ways_out
from maturity_desktop.gui.widgets.plain_editor import PlainEditor
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.reports.options import draft_version
from maturity_desktop.verbs.before_export import Matter
from maturity_desktop.verbs.sign_off import Signing, refusal

LEAST_WIDTH = 520
LONGEST_NAME, LONGEST_VERSION = 200, 20
MOST_SEEN = 9
"""Lines of what is still open; more of them scroll."""


class SignOffDialog(CarefulDialog):
    """What is open has to be confirmed; a version that was signed once cannot be signed again."""

    def __init__(
        self,
        audit: Audit,
        matters: Sequence[Matter],
        author: str,
        today: date,
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self._audit = audit
        self.setWindowTitle(_("Sign a version"))
        self.setMinimumWidth(LEAST_WIDTH)
        self.about = PlainWords(theme, ink="quiet")
        self.about.show_words(
            _(
                "The audit is kept as it is now, and its report becomes final. You can go on with the audit:"
                " the signed version stays as it is."
            )
        )
        self.version, self.name, self.role = QLineEdit(draft_version(audit)), QLineEdit(author), QLineEdit()
        self.version.setMaxLength(LONGEST_VERSION)
        for field in (self.name, self.role):
            field.setMaxLength(LONGEST_NAME)
        self.role.setPlaceholderText(_("Lead assessor, partner, …"))
        self.day = date_field(_("Day of the signature"))
        self.day.setDate(QDate(today.year, today.month, today.day))
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))
        self.statement = PlainEditor(least=2, most=6)
        self._open = tuple(own for own in matters if not own.told)
        self.open_heading = PlainWords(theme, ink="attention", bold=True)
        self.still_open = PlainEditor(most=MOST_SEEN)
        self.still_open.setReadOnly(True)
        set_role(self.still_open, "reading")
        self.agreed = QCheckBox(_("I &sign with this open"))
        self.trouble = PlainWords(theme, "small", "attention", lines=3)
        self._lay_out()
        self._show_open()
        self._before = self.signing
        for field in (self.version, self.name):
            field.textEdited.connect(self._judge)
        self.agreed.toggled.connect(self._judge)
        self._judge()
        (self.role if author else self.name).setFocus()

    def _lay_out(self) -> None:
        rows: tuple[tuple[str, QWidget], ...] = (
            (_("&Version"), self.version),
            (_("&Name"), self.name),
            (_("&Role"), self.role),
            (_("&Day"), self.day),
            (_("S&tatement"), self.statement),
        )
        fields = named_fields(rows)
        box, self.sign = ways_out(self, _("Si&gn"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.about)
        column.addLayout(fields)
        for part in (self.open_heading, self.still_open, self.agreed, self.trouble):
            column.addWidget(part)
        column.addStretch(1)  # what a line leaves that goes is no gap between the others
        column.addWidget(box)

    def _show_open(self) -> None:
        count = len(self._open)
        self.open_heading.show_words(
            ngettext("{count} thing is still open", "{count} things are still open", count).format(
                count=count
            )
        )
        self.still_open.follow("\n".join(own.words for own in self._open))
        self.still_open.moveCursor(QTextCursor.MoveOperation.Start)
        self.still_open.setAccessibleName(self.open_heading.words)
        for part in (self.open_heading, self.still_open, self.agreed):
            part.setVisible(bool(count))

    def _judge(self) -> None:
        reason = refusal(self._audit, self.signing)
        self.trouble.show_words(reason)
        self.trouble.setVisible(bool(reason))
        self.sign.setEnabled(not reason and (not self._open or self.agreed.isChecked()))

    def is_changed(self) -> bool:
        return self.signing != self._before

    @property
    def signing(self) -> Signing:
        shown = self.day.date()
        return Signing(
            self.version.text().strip(),
            " ".join(self.name.text().split()),
            self.role.text().strip(),
            date(shown.year(), shown.month(), shown.day()),
            self.statement.words.strip(),
        )
