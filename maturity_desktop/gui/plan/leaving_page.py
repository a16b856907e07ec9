"""Before you leave the site: what every criterion still wants, who could help, and the ways to settle it."""

from __future__ import annotations

from datetime import date
from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.file_names import safe_name
from maturity_desktop.domain.leaving import Gate, Readiness, Way, gate
from maturity_desktop.domain.requests import standings
from maturity_desktop.domain.schedule import schedule_of
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.plan.hand_list import HandList
from maturity_desktop.gui.plan.handing_out import HandingOut
from maturity_desktop.gui.plan.leaving_actions import LeavingActions
from maturity_desktop.gui.plan.leaving_dialogs import LeavingDialogs
from maturity_desktop.gui.plan.leaving_rows import LeavingGoal, rows_by_criterion, rows_by_person
from maturity_desktop.gui.plan.schedule_dialogs import measures_in_inches
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.labels import as_tip
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.leaving_words import (
    gate_headline,
    leaving_day_words,
    rule_words,
    want_words,
)


class LeavingPage(QWidget):
    """Follows the session while it is in sight; leaving a criterion open is an edit that can be undone."""

    criterion_wanted = Signal(str)

    def __init__(
        self,
        session: AuditSession,
        exporter: Exporter,
        ask: Ask,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = _("Before you leave the site")
        self.key_hints = (
            (_("Enter"), _("assess")),
            ("A", _("plan an activity")),
            ("R", _("request something")),
            ("O", _("leave open")),
            ("G", _("by criterion or person")),
        )
        self._session = session
        self._words = screen_words()
        self._is_stale = True
        self._day: date | None = None
        self.gate: Gate | None = None
        """As it is shown; None before the page was in sight."""
        self._left_at = -1
        """The row of the criterion that is being left open."""
        self.headline = PlainWords(theme, "title", bold=True, lines=2)
        self.days = PlainWords(theme, lines=1)
        self.rule = PlainWords(theme, "small", "quiet", lines=2)
        self.list = HandList(theme, _("What is missing, by criterion"))
        set_role(self.list, "framed")
        self.in_hand = PlainWords(theme, lines=2)
        self.handing_out = HandingOut(exporter, ask, theme)
        self.acts = LeavingActions(self, self.list)
        self.dialogs = LeavingDialogs(session, self.handing_out, ask, theme, self)
        self.by_criterion, self.by_person = _chip(_("By criterion")), _chip(_("By person"))
        self.by_criterion.setChecked(True)
        self.print_button = inline_button(_("Friday list…"))
        self.way_buttons = tuple(self._way_button(action) for action in self.acts.ways)
        self._lay_out()
        self._connect()

    # Layout

    def _way_button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text().replace("&", ""))  # its key is told; Alt is for the menus
        button.setAccessibleName(button.text())
        button.setToolTip(as_tip(action.shortcut().toString()))
        if action is not self.acts.assess:
            mark_edits(button)
        button.clicked.connect(action.trigger)
        return button

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(self.headline, 1)
        top.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(top)
        box.addWidget(self.days)
        box.addWidget(self.rule)
        self._groupings = QButtonGroup(self)
        chips = QHBoxLayout()
        chips.setSpacing(4)
        for chip in (self.by_criterion, self.by_person):
            self._groupings.addButton(chip)
            chips.addWidget(chip)
        chips.addStretch(1)
        box.addSpacing(4)
        box.addLayout(chips)
        box.addWidget(self.list, 1)
        box.addWidget(self.in_hand)
        ways = QWidget()
        row = FlowLayout(ways, 8)
        for button in self.way_buttons:
            row.addWidget(button)
        self._ways = ways
        box.addWidget(ways)
        box.addWidget(self.handing_out)

    def _connect(self) -> None:
        acts, session = self.acts, self._session
        self.list.chosen.connect(lambda goal: self.criterion_wanted.emit(goal.criterion))
        self.list.selectionModel().currentChanged.connect(lambda *_places: self._show_in_hand())
        self.dialogs.left.connect(self._go_on)
        self._groupings.buttonClicked.connect(lambda _chip: self._show_rows())
        self.print_button.clicked.connect(acts.print.trigger)
        for action, act in (
            (acts.assess, self.list.choose_current),
            (acts.activity, self._plan_activity),
            (acts.request, self._request),
            (acts.leave_open, self._leave_open),
            (acts.turn, self._turn),
            (acts.print, self._print),
        ):
            action.triggered.connect(act)
        for changed in (session.results_changed, session.framework_switched):
            changed.connect(self._look_again)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        chip = self.by_criterion if self.by_criterion.isChecked() else self.by_person
        return (self.list, self.way_buttons[0], chip)

    def actions(self) -> list[QAction]:
        """Everything that can be done here."""
        return list(self.acts.in_order)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _look_again(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        session, words = self._session, self._words
        today = session.clock().date()
        schedule = schedule_of(session.audit, session.framework, today)
        if self._is_stale or today != self._day:
            self._day = today
            self.gate = gate(session.results, standings(session.audit, today), today)
            self._is_stale = False
            self.headline.show_words(gate_headline(self.gate, words))
            self._show_rows()
        days = leaving_day_words(schedule, words)
        self.days.show_words(days)
        self.days.setVisible(bool(days))
        self.rule.show_words(rule_words(words))

    def _show_rows(self) -> None:
        if self.gate is None:
            return
        before, place = self._goal, self.list.currentIndex().row()
        by_person = self.by_person.isChecked()
        name = _("What is missing, by person") if by_person else _("What is missing, by criterion")
        self.list.setAccessibleName(name)
        made = (
            rows_by_person(self.gate, self._session.framework, self._words)
            if by_person
            else rows_by_criterion(self.gate, self._words)
        )
        rows = tuple(made)
        self.list.show_rows(rows)
        self._rest_at(before, place)
        self._show_in_hand()

    def _rest_at(self, goal: LeavingGoal | None, place: int) -> None:
        """The row in hand stays in hand; where it has gone elsewhere in the list, so does the keyboard.

        Grouped otherwise, the list rests at the first row of the same criterion.
        """
        rows = self.list.rows.rows
        found = next((number for number, row in enumerate(rows) if goal and row.goal == goal), -1)
        if found < 0 and goal is not None:
            found = next((number for number, row in enumerate(rows) if _is_about(row, goal)), -1)
        if found < 0 and 0 < place < len(rows) and not rows[place].heading:
            found = place
        if found < 0:
            found = self.list.currentIndex().row()
        if found >= 0:
            self.list.take_row(found)

    @property
    def _goal(self) -> LeavingGoal | None:
        index = self.list.currentIndex()
        goal = self.list.rows.rows[index.row()].goal if index.isValid() else None
        return goal if isinstance(goal, LeavingGoal) else None

    @property
    def readiness(self) -> Readiness | None:
        """What is known of the criterion in hand."""
        goal = self._goal
        found = self.gate.criteria if self.gate is not None and goal is not None else ()
        return next((own for own in found if goal and own.result.criterion.id == goal.criterion), None)

    def _show_in_hand(self) -> None:
        """What the criterion in hand wants, in full, and the way that helps most before the others."""
        own = self.readiness
        self._ways.setVisible(own is not None)
        self.in_hand.setVisible(own is not None)
        if own is None:
            return
        wants = _("; ").join(want_words(own, self._words)) or _("nothing is missing")
        self.in_hand.show_words(_("{id}: {wants}").format(id=own.result.criterion.id, wants=wants))
        best = {Way.ASSESS: 0, Way.ACTIVITY: 1, Way.REQUEST: 2}.get(own.way) if own.way else None
        for place, button in enumerate(self.way_buttons):
            set_role(button, "primary" if place == best else "")

    # What is done

    def _turn(self) -> None:
        other = self.by_criterion if self.by_person.isChecked() else self.by_person
        other.setChecked(True)
        self._show_rows()

    def _plan_activity(self) -> None:
        own, goal = self.readiness, self._goal
        if own is not None and goal is not None:
            self.dialogs.plan_activity(own, goal.role)

    def _request(self) -> None:
        if (own := self.readiness) is not None:
            self.dialogs.request(own)

    def _leave_open(self) -> None:
        if (own := self.readiness) is not None:
            self._left_at = self.list.currentIndex().row()
            self.dialogs.leave_open(own)

    def _go_on(self) -> None:
        """To the next criterion that is not ready; the one that was left open has moved down.

        Where none comes after it, the one that was left open stays in hand.
        """
        waiting = {own.result.criterion.id for own in self.gate.not_ready} if self.gate is not None else set()
        places = [
            place
            for place, row in enumerate(self.list.rows.rows)
            if isinstance(row.goal, LeavingGoal) and row.goal.criterion in waiting
        ]
        following = next((own for own in places if own >= self._left_at), -1)
        if following >= 0:
            self.list.take_row(following)

    def _print(self) -> None:
        from maturity_desktop.verbs.coverage import export_friday_list, friday_list_of

        session = self._session
        today, size = session.clock().date(), "Letter" if measures_in_inches() else "A4"
        paper = friday_list_of(session.results, today, self._words, size)
        name = safe_name(session.audit.client.name, _("Audit"))
        suggested = Path(_("{client} Friday list.pdf").format(client=name))
        write = partial(export_friday_list, paper)
        self.handing_out.hand_out(_("Friday list as PDF"), suggested, _("PDF files (*.pdf)"), write)

    def show_item(self, criterion: str) -> None:
        """Takes a criterion in hand."""
        self.by_criterion.setChecked(True)
        if self._is_stale:
            self._show()
        self._show_rows()
        self._rest_at(LeavingGoal(criterion), -1)
        self.list.setFocus()


def _is_about(row: Row, goal: LeavingGoal) -> bool:
    return isinstance(row.goal, LeavingGoal) and row.goal.criterion == goal.criterion


def _chip(words: str) -> QPushButton:
    chip = QPushButton(words)
    chip.setAccessibleName(words)
    chip.setCheckable(True)
    set_role(chip, "chip")
    return chip
