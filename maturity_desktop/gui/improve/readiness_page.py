"""Readiness: the verdict, what stands in the way by checkpoint, the profile, and what was decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from maturity_desktop.domain.audit import AGREED
from maturity_desktop.domain.client_history import AuditPoint, in_order, point_of
from maturity_desktop.domain.gaps import profiles_of
from maturity_desktop.domain.improvement import history
from maturity_desktop.domain.readiness import Statement, set_rules, statement
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter
from maturity_desktop.gui.plan.handing_out import HandingOut
from maturity_desktop.gui.readiness.certification_card import CertificationCard
from maturity_desktop.gui.readiness.readiness_actions import ReadinessActions
from maturity_desktop.gui.readiness.readiness_acts import ReadinessActs
from maturity_desktop.gui.readiness.readiness_rows import BlockerGoal, rows_of
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.chart_sections import scroll_area
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.number_box import number_box
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import RowList
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.progress_words import as_at_words
from maturity_desktop.reports.sections.readiness_words import (
    blocker_words,
    earliest_words,
    in_the_way_words,
    notes_of,
    provisional_words,
    rule_lines,
    shortfall_words,
    verdict_words,
)

ReadLine = Callable[[str, Callable[[tuple[AuditPoint, ...]], None]], None]
"""Reads the client's audits against a framework and hands them on."""
BESIDE = 900
"""In less width than this the certification stands below the list."""
MOST_MISSING, MOST_OF_PROFILE = 999, 320
SHARES = (600, 420)


class ReadinessPage(QWidget):
    """Follows the session while it is in sight; the agreed ratings alone are stated."""

    criterion_wanted = Signal(str)
    progress_wanted = Signal()

    def __init__(
        self,
        session: AuditSession,
        exporter: Exporter,
        read_line: ReadLine,
        ask: Ask,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = _("Readiness")
        self.key_hints = (
            (_("Enter"), _("assess")),
            ("Ctrl+Shift+D", _("record a decision")),
            ("Ctrl+P", _("readiness statement")),
        )
        self._session, self._read_line = session, read_line
        self._words = screen_words()
        self._is_stale = True
        self._is_shared = False
        """Whether the two sides were given their first share of the width."""
        self._day: date | None = None
        self._others: tuple[AuditPoint, ...] | None = None
        """None until they are read."""
        self._line_read_for = ""
        self.statement: Statement | None = None
        """As it is shown; None before the page was in sight, and while agreed ratings are hidden."""
        self.headline = PlainWords(theme, "title", bold=True, lines=2)
        self.lead = PlainWords(theme, lines=4)
        self.as_at = PlainWords(theme, "small", "quiet", lines=2)
        self.progress_button = inline_button(_("See the progress"))
        self.progress_button.clicked.connect(self.progress_wanted)
        self.profile = QComboBox()
        self.profile.setAccessibleName(_("Profile"))
        self.most = number_box(_("Criteria that may miss it"), 0, MOST_MISSING)
        self.profile.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.profile.setMaximumWidth(MOST_OF_PROFILE)
        self.rules = PlainWords(theme, "small")
        self.notes = PlainWords(theme, "small", "quiet")
        self.in_hand = PlainWords(theme, lines=3)
        self.list = RowList(theme, _("What stands in the way"))
        self.list.shows_choice = True
        self.list.chooses_on_double_click()
        set_role(self.list, "framed")
        self.nothing = PlainWords(theme, ink="quiet", lines=2)
        self.handing_out = HandingOut(exporter, ask, theme)
        self.acts = ReadinessActions(self, self.list)
        self.card = CertificationCard(self.acts, theme)
        self.paper_buttons = tuple(
            self._paper_button(action, words)
            for action, words in (
                (self.acts.statement, _("Statement…")),
                (self.acts.analysis, _("Gap analysis…")),
            )
        )
        self._body = QSplitter()
        self._lay_out()
        self.dialogs = ReadinessActs(self, session, ask, theme)
        self._connect()

    def _paper_button(self, action: QAction, words: str) -> QPushButton:
        button = inline_button(words)
        button.setAccessibleName(action.text().replace("&", ""))
        button.clicked.connect(action.trigger)
        return button

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(self.headline, 1)
        for button in self.paper_buttons:
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(top)
        box.addWidget(self.lead)
        since = QHBoxLayout()
        since.setSpacing(8)
        since.addWidget(self.as_at, 1, Qt.AlignmentFlag.AlignVCenter)
        since.addWidget(self.progress_button, 0, Qt.AlignmentFlag.AlignVCenter)
        box.addLayout(since)
        self._fields = self._field_row()
        box.addWidget(self._fields)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part, stretch in ((self.list, 1), (self.nothing, 0), (self.in_hand, 0)):
            column.addWidget(part, stretch)
        column.addStretch(0)
        self._body.addWidget(left)
        self._body.addWidget(scroll_area(self._right()))
        self._body.setChildrenCollapsible(False)
        self._body.setStretchFactor(0, 3)
        self._body.setStretchFactor(1, 2)
        box.addWidget(self._body, 1)
        box.addWidget(self.handing_out)
        mark_edits(self.profile, self.most)

    def _right(self) -> QWidget:
        """The certification above the rules by which readiness is stated."""
        rules = QFrame()
        set_role(rules, "card")
        inner = QVBoxLayout(rules)
        inner.setContentsMargins(12, 8, 12, 12)
        inner.setSpacing(4)
        inner.addWidget(plain_label(_("Profile and rules"), "heading"))
        for part in (self.rules, self.notes):
            inner.addWidget(part)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(8)
        for card in (self.card, rules):
            column.addWidget(card)
        column.addStretch(1)
        return right

    def _field_row(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, 8)
        for words, field in ((_("&Profile"), self.profile), (_("&May miss it"), self.most)):
            label = plain_label(words)
            label.setBuddy(field)
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            label.setMinimumHeight(field.sizeHint().height())
            flow.addWidget(label)
            flow.addWidget(field)
        return row

    def _connect(self) -> None:
        session = self._session
        self.list.selectionModel().currentChanged.connect(lambda *_places: self._show_in_hand())
        self.list.chosen.connect(lambda goal: self.criterion_wanted.emit(goal.criterion))
        self.acts.assess.triggered.connect(self.list.choose_current)
        self.profile.activated.connect(lambda _place: self._set_profile())
        self.most.valueChanged.connect(self._set_most)
        self.most.editingFinished.connect(session.end_spell)
        for changed in (session.results_changed, session.framework_switched, session.particulars_changed):
            changed.connect(self._look_again)
        session.rating_set_switched.connect(lambda _name: self._look_again())

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self.list, self.card.buttons[self.acts.decide], self.profile)

    def actions(self) -> list[QAction]:
        """Everything that can be done here."""
        return list(self.acts.in_order)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale or self._day != self._session.clock().date():
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= BESIDE
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._body.orientation() != way:
            self._body.setOrientation(way)
        if not self._is_shared:
            self._is_shared = True
            self._body.setSizes(list(SHARES))

    def _look_again(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        session, words = self._session, self._words
        self._is_stale, self._day = False, session.clock().date()
        hidden = session.is_blind
        for part in (self.lead, self.as_at, self._fields, self._body, *self.paper_buttons):
            part.setVisible(not hidden)
        for action in self.acts.in_order:
            if action in (self.acts.statement, self.acts.analysis):
                action.setEnabled(not hidden)
        if hidden:
            self.statement = None
            self.progress_button.hide()
            self.headline.show_words(_("Readiness follows from the agreed ratings, which are out of sight"))
            return
        results = session.results_of(session.framework.id, AGREED)
        found = self.statement = statement(results)
        self.headline.show_words(verdict_words(found, words))
        lead = (in_the_way_words(found, words), earliest_words(found, words), provisional_words(found, words))
        self.lead.show_words(_(" · ").join(part for part in lead if part))
        self.lead.setVisible(bool(self.lead.words))
        months = history(results)
        self.as_at.show_words(as_at_words(months, words))
        self.progress_button.setVisible(len(months) > 1)
        self._show_fields(found)
        lines = rule_lines(results, found, words)
        self.rules.show_words(
            "\n".join(_("{rule}: {text}").format(rule=line.label, text=line.text) for line in lines)
        )
        self.notes.show_words(" ".join(notes_of(results, found, words)))
        self._show_rows(found)
        self.card.show_audit(session.audit, session.framework, self._day)
        self._show_line()
        if self._line_read_for != session.framework.id:
            self._line_read_for = session.framework.id
            self._read_line(session.framework.id, self._take_line)

    def _show_fields(self, found: Statement) -> None:
        session = self._session
        with QSignalBlocker(self.profile), QSignalBlocker(self.most):
            self.profile.clear()
            for own in profiles_of(session.audit, session.framework):
                self.profile.addItem(own.title or own.id, own.id)
            self.profile.setCurrentIndex(self.profile.findData(found.profile.id))
            self.most.setValue(found.most_missing)

    def _show_rows(self, found: Statement) -> None:
        before, place = self._goal, self.list.currentIndex().row()
        rows = tuple(rows_of(found, self._words))
        if rows != self.list.rows.rows:  # else it stays where it was scrolled to
            self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.nothing.show_words(_("Nothing stands in the way.") if found.applicable else "")
        kept = next((number for number, row in enumerate(rows) if before and row.goal == before), -1)
        if kept < 0 < place < len(rows) and not rows[place].heading:
            kept = place
        if kept >= 0:
            self.list.setCurrentIndex(self.list.rows.index(kept))

        self._show_in_hand()

    def _show_in_hand(self) -> None:
        """The row in hand in full: a checkpoint with its examples, or why a criterion is in the way."""
        goal, found = self._goal, self.statement
        misses = found.misses if found is not None and goal is not None else ()
        miss = next((own for own in misses if goal and own.result.criterion.id == goal.criterion), None)
        self.in_hand.setVisible(miss is not None)
        if miss is None or goal is None or found is None:
            return
        own = next((own for own in miss.blockers if own.checkpoint.id == goal.checkpoint), None)
        if own is not None:
            text = blocker_words(own, self._words)
            examples = own.checkpoint.examples
            self.in_hand.show_words(f"{text} {examples}" if examples else text)
            return
        reasons = _("; ").join(shortfall_words(miss, found.rules, self._words))
        self.in_hand.show_words(_("{id}: {wants}").format(id=goal.criterion, wants=reasons))

    @property
    def _goal(self) -> BlockerGoal | None:
        index = self.list.currentIndex()
        goal = self.list.rows.rows[index.row()].goal if index.isValid() else None
        return goal if isinstance(goal, BlockerGoal) else None

    # The line of the client's audits

    @property
    def points(self) -> tuple[AuditPoint, ...]:
        """The client's audits, this one as it is now."""
        session = self._session
        own = point_of(session.results_of(session.framework.id, AGREED), session.clock().date())
        return in_order([own, *(point for point in self._others or () if point.audit != session.audit.id)])

    def _take_line(self, points: tuple[AuditPoint, ...]) -> None:
        self._others = points
        if self.isVisible() and not self._session.is_blind:
            self._show_line()

    def _show_line(self) -> None:
        self.card.show_line(self.points, self._session.clock().date(), is_read=self._others is not None)

    # What is done

    def _set_profile(self) -> None:
        session = self._session
        chosen = str(self.profile.currentData())
        changes = set_rules(session.audit, session.framework, profile=chosen)
        session.change(_("profile of readiness"), changes)

    def _set_most(self, number: int) -> None:
        session = self._session
        changes = set_rules(session.audit, session.framework, number=number)
        session.write(
            _("criteria that may miss the profile"), ("most missing", session.framework.id), changes
        )

    def show_item(self, criterion: str) -> None:
        """Takes a criterion in hand."""
        if self._is_stale:
            self._show()
        for number, row in enumerate(self.list.rows.rows):
            if isinstance(row.goal, BlockerGoal) and row.goal.criterion == criterion:
                self.list.setCurrentIndex(self.list.rows.index(number))
                break
        self.list.setFocus()
