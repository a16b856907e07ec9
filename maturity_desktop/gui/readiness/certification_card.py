"""What was decided, how long it holds and what is due, with the client's audits on one line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.certification import State, certification_on, checks_of
from maturity_desktop.domain.client_history import AuditPoint, latest_award
from maturity_desktop.domain.framework import Framework
from maturity_desktop.gui.readiness.readiness_actions import ReadinessActions
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.chart_sections import nothing_yet, zoom_of
from maturity_desktop.gui.widgets.drawing_view import DrawingView
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.charts.history_line import HEIGHT, history_line, line_words
from maturity_desktop.reports.sections.certification_words import (
    check_words,
    decider_words,
    decision_words,
    point_words,
    reason_words,
    standing_words,
)
from maturity_desktop.reports.sections.wording import day_words


class CertificationCard(QFrame):
    """Follows an audit; the line of audits is handed in when it has been read."""

    def __init__(self, acts: ReadinessActions, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._words = screen_words()
        self._acts = acts
        self.standing = PlainWords(theme, bold=True, lines=3)
        self.decision = PlainWords(theme, lines=2)
        self.decider = PlainWords(theme, "small", lines=2)
        self.reason = PlainWords(theme, "small", "quiet", lines=5)
        self.checks = PlainWords(theme, "small", lines=8)
        self.line_title = PlainWords(theme, "body", bold=True, lines=1)
        zoom = zoom_of(theme)
        self.line = DrawingView(theme, nothing_yet, zoom=zoom)
        self.line.setAccessibleName(_("The client’s audits, one after the other"))
        self.line.setFixedHeight(round(HEIGHT * zoom))
        self.line.at_top = True
        self.spot = PlainWords(theme, "small", "quiet", lines=4)
        self.spot.setMinimumHeight(36)
        self.line.told.connect(self._tell)
        self._last_point = ""
        self._undecided = ""
        """The audit in view, where nothing was decided by it."""
        self.buttons = {action: self._button(action) for action in (acts.decide, acts.check, acts.add_check)}
        self.back_button = self._button(acts.take_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(4)
        title = plain_label(_("Certification"), "heading")
        column.addWidget(title)
        for part in (self.standing, self.decision, self.decider, self.reason, self.checks):
            column.addWidget(part)
        ways = QWidget()
        row = FlowLayout(ways, 8)
        for button in (*self.buttons.values(), self.back_button):
            row.addWidget(button)
        column.addSpacing(4)
        column.addWidget(ways)
        column.addSpacing(8)
        for shown in (self.line_title, self.line, self.spot):
            column.addWidget(shown)
        column.addStretch(1)

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text().replace("&", ""))
        button.setAccessibleName(button.text())
        set_role(button, "inline")
        mark_edits(button)
        button.clicked.connect(action.trigger)
        return button

    def show_audit(self, audit: Audit, framework: Framework, today: date) -> None:
        """The decision of this audit as it stands on a day."""
        words, found = self._words, certification_on(audit, framework, today)
        decision = found.decision
        self._undecided = audit.id if decision is None else ""
        awarded = found.valid_until is not None
        self.standing.show_words(
            standing_words(found, words) if awarded or decision is None else decision_words(decision, words)
        )
        self.decision.show_words(decision_words(decision, words) if awarded and decision else "")
        self.decision.setVisible(awarded)
        self.decider.show_words(decider_words(decision, words) if decision is not None else "")
        self.decider.setVisible(decision is not None)
        reason = reason_words(decision, words) if decision is not None else ""
        self.reason.show_words(reason)
        self.reason.setVisible(bool(reason))
        checks = checks_of(audit, framework)
        self.checks.show_words("\n".join(check_words(check, today, words) for check in checks))
        self.checks.setVisible(bool(checks))
        self._acts.take_back.setEnabled(decision is not None and self._acts.decide.isEnabled())
        self._acts.check.setEnabled(found.check is not None and self._acts.decide.isEnabled())
        self._acts.add_check.setEnabled(awarded and self._acts.decide.isEnabled())
        for button, action in (
            (self.back_button, self._acts.take_back),
            *((button, action) for action, button in self.buttons.items()),
        ):
            button.setVisible(action.isEnabled() or action is self._acts.decide)
        change = _("Change the decision…") if decision is not None else _("Record a decision…")
        self.buttons[self._acts.decide].setText(change)
        self.buttons[self._acts.decide].setAccessibleName(change)

    def show_line(self, points: Sequence[AuditPoint], today: date, is_read: bool) -> None:
        """The client's audits; one alone is a line too, and is called the first once all are read.

        Where nothing was decided by the audit in view, the award of another is what holds.
        """
        words = self._words
        award = latest_award(point for point in points if point.audit != self._undecided)
        if self._undecided and award is not None:
            self.standing.show_words(_award_words(award, words))
        alone = _("The client’s first audit here") if is_read else ""
        self.line_title.show_words(line_words(points, words) or alone)
        self._last_point = point_words(points[-1], words) if points else ""
        self._tell("")
        self.line.show_made_by(lambda width, height: history_line(points, today, words, width, height))
        for part in (self.line_title, self.line, self.spot):
            part.setVisible(bool(points))

    def _tell(self, words: str) -> None:
        self.spot.show_words(words or self._last_point)


def _award_words(point: AuditPoint, words: NullTranslations) -> str:
    """That a client has an award by another of its audits, or had one."""
    found = point.certification
    assert found.valid_until is not None, "an award has a last day"
    said = _("Awarded with the audit of {day}, until {until}")
    if found.state is State.LAPSED:
        said = _("Awarded with the audit of {day}; the award lapsed, its last day was {until}")
    return said.format(day=day_words(point.cut_off, words), until=day_words(found.valid_until, words))
