"""The audit's surveys, what is begun with them, and what was written last."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.gui.surveys.looked_at_list import LookedAtList
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords


class SurveysPane(QFrame):
    """A list with its buttons, and a line of what is under way."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = LookedAtList(theme, _("Surveys of the audit"))
        self.new_button = QPushButton(_("&New…"))
        self.import_button = QPushButton(_("&Import…"))
        set_role(self.import_button, "primary")
        self.print_button = QPushButton(_("&Questionnaire…"))
        self.sheet_button = QPushButton(_("Answer s&heet…"))
        self.remove_button = inline_button(_("&Remove"))
        mark_edits(self.new_button, self.import_button, self.remove_button)
        self.busy = PlainWords(theme, "small", "quiet", lines=3)
        self.open_button = inline_button(_("&Open it"))
        self.open_button.hide()
        self.setProperty("role", "pane")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(plain_label(_("Surveys"), "heading"))
        head.addStretch(1)
        head.addWidget(self.remove_button)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        for pair in ((self.new_button, self.import_button), (self.print_button, self.sheet_button)):
            row = QHBoxLayout()
            row.setSpacing(6)
            for button in pair:
                row.addWidget(button, 1)
            column.addLayout(row)
        foot = QHBoxLayout()
        foot.addWidget(self.busy, 1)
        foot.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(foot)

    def allow(self, has_survey: bool) -> None:
        """What can be done only with a survey."""
        for button in (self.print_button, self.sheet_button):
            button.setEnabled(has_survey)
        self.remove_button.setVisible(has_survey)
