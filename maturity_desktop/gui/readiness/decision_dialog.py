"""What a certifying body decided: the outcome, the day, by whom and why."""

from __future__ import annotations

from datetime import date
from gettext import gettext as _

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.certification import Bar, bar_against, last_day, rules_of
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.improvement_records import Decision, Outcome
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.plan.task_plan import date_field
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.dialog_parts import named_fields, ways_out
from maturity_desktop.gui.widgets.plain_editor import PlainEditor
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.certification_words import bar_words, outcome_words
from maturity_desktop.reports.sections.readiness_words import no_certificate_of
from maturity_desktop.reports.sections.wording import day_words

LEAST_WIDTH = 520
LONGEST_NAME = 200


class DecisionDialog(CarefulDialog):
    """The team's own cannot decide, nor who is `writing`; of those who advised the client it warns.

    An award to a centre that is `not_ready` (in a sentence; empty where it is) is kept after a question.
    """

    def __init__(
        self,
        audit: Audit,
        framework: Framework,
        today: date,
        writing: str,
        not_ready: str,
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self._audit, self._framework = audit, framework
        self._today, self._writing, self._not_ready = today, writing, not_ready
        self._words = screen_words()
        self.setWindowTitle(_("Decision on the certification"))
        self.setMinimumWidth(LEAST_WIDTH)
        known = audit.get(Decision, audit.id, framework.id)
        usual = Decision(audit.id, framework.id, Outcome.AWARDED, today, "")
        self._before = known or usual
        self._known_outcome = known.outcome if known is not None else None
        self.outcome = QComboBox()
        for outcome in Outcome:
            self.outcome.addItem(outcome_words(outcome, self._words), outcome)
        self.outcome.setCurrentIndex(list(Outcome).index(self._before.outcome))
        self.day = date_field(_("Day of the decision"))
        decided_on = self._before.decided_on
        self.day.setDate(QDate(decided_on.year, decided_on.month, decided_on.day))
        self.by, self.body = QLineEdit(self._before.decided_by), QLineEdit(self._before.organisation)
        for field in (self.by, self.body):
            field.setMaxLength(LONGEST_NAME)
        self.reason = PlainEditor(least=3, most=8)
        self.reason.follow(self._before.reason)
        self.holds = PlainWords(theme, "small", "quiet", lines=2)
        self.trouble = PlainWords(theme, "small", "attention", lines=3)
        self.owner = PlainWords(theme, "small", "quiet", lines=3)
        self.owner.show_words(no_certificate_of(framework, self._words))
        self._lay_out()
        self.outcome.currentIndexChanged.connect(self._judge)
        self.day.dateChanged.connect(self._judge)
        self.by.textEdited.connect(self._judge)
        self.reason.textChanged.connect(self._judge)
        self._judge()
        self.outcome.setFocus()

    def _lay_out(self) -> None:
        rows: tuple[tuple[str, QWidget], ...] = (
            (_("&Outcome"), self.outcome),
            (_("&Day"), self.day),
            (_("Decided &by"), self.by),
            (_("O&rganisation"), self.body),
            (_("&Why"), self.reason),
        )
        fields = named_fields(rows)
        box, self.keep = ways_out(self, _("&Keep"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addLayout(fields)
        for part in (self.holds, self.trouble, self.owner, box):
            column.addWidget(part)

    def _judge(self) -> None:
        """Says how long an award holds, and what speaks against the one who decided."""
        own = self.decision
        awarded = own.outcome is Outcome.AWARDED
        until = last_day(own.decided_on, rules_of(self._framework))
        self.holds.show_words(
            _("The award holds until {day}.").format(day=day_words(until, self._words)) if awarded else ""
        )
        bar = bar_against(self._audit, own, self._today, self._writing)
        told = bar is not None and bool(self.by.text())
        self.trouble.show_words(bar_words(bar, own.decided_by, self._words) if bar and told else "")
        self.trouble.setVisible(bool(self.trouble.words))
        self.keep.setEnabled(bar in (None, Bar.ADVISED))

    def accept(self) -> None:
        awarded = self.decision.outcome is Outcome.AWARDED
        is_new = awarded and self._known_outcome is not Outcome.AWARDED
        if (
            is_new
            and self._not_ready
            and not self._ask.confirm(
                _("Record an award although the statement says “not ready”?"),
                _("{verdict}. The award is kept beside it, as it was decided.").format(
                    verdict=self._not_ready
                ),
                _("Record the award"),
            )
        ):
            return
        super().accept()

    def is_changed(self) -> bool:
        return self.decision != self._before

    @property
    def decision(self) -> Decision:
        """The decision as it is written; how long it holds follows from its day."""
        shown = self.day.date()
        return Decision(
            self._audit.id,
            self._framework.id,
            Outcome(self.outcome.currentData()),
            date(shown.year(), shown.month(), shown.day()),
            " ".join(self.by.text().split()),
            self.body.text().strip(),
            self.reason.words.strip(),
            self._before.valid_until if self._keeps_end(shown) else None,
        )

    def _keeps_end(self, shown: QDate) -> bool:
        """Whether neither the outcome nor the day was changed: the award then ends as it did."""
        before = self._before
        same_day = date(shown.year(), shown.month(), shown.day()) == before.decided_on
        return same_day and Outcome(self.outcome.currentData()) is before.outcome
