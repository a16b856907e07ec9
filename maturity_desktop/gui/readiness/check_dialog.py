"""A look between award and lapse: when it was held, by whom, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from maturity_desktop.domain.improvement_records import MidTermCheck
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.plan.task_plan import date_field
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.dialog_parts import named_fields, ways_out
from maturity_desktop.gui.widgets.plain_editor import PlainEditor
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.certification_words import check_words

LEAST_WIDTH = 480
LONGEST_NAME = 200


class CheckDialog(CarefulDialog):
    """Keeps a check as held, once it is said by whom and what came of it."""

    def __init__(
        self, check: MidTermCheck, today: date, theme: ThemeSwitch, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(ask, parent)
        self._check = check
        self.setWindowTitle(_("Hold the check"))
        self.setMinimumWidth(LEAST_WIDTH)
        told = PlainWords(theme, bold=True, lines=2)
        told.show_words(check_words(check, today, screen_words()))
        self.day = date_field(_("Held on"))
        self.day.setDate(QDate(today.year, today.month, today.day))
        self.by = QLineEdit()
        self.by.setMaxLength(LONGEST_NAME)
        self.note = PlainEditor(least=3, most=8)
        rows: tuple[tuple[str, QWidget], ...] = (
            (_("&Held on"), self.day),
            (_("&By"), self.by),
            (_("&What came of it"), self.note),
        )
        fields = named_fields(rows)
        box, self.keep = ways_out(self, _("&Keep"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(told)
        column.addLayout(fields)
        self.trouble = PlainWords(theme, "small", "quiet", lines=2)
        self.trouble.show_words(_("Say by whom it was held and what came of it."))
        column.addWidget(self.trouble)
        column.addWidget(box)
        self._before = self.check
        self.by.textEdited.connect(self._judge)
        self.note.textChanged.connect(self._judge)
        self._judge()
        self.by.setFocus()

    def _judge(self) -> None:
        is_whole = bool(self.check.held_by) and bool(self.check.note)
        self.keep.setEnabled(is_whole)
        self.trouble.setVisible(not is_whole)

    def is_changed(self) -> bool:
        return self.check != self._before

    @property
    def check(self) -> MidTermCheck:
        """The check as it was held."""
        shown = self.day.date()
        held = date(shown.year(), shown.month(), shown.day())
        by = " ".join(self.by.text().split())
        return replace(self._check, held_on=held, held_by=by, note=self.note.words.strip())
