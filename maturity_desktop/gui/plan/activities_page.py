"""The activities of an audit by day, one of them beside the list; held, it takes the place of both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from maturity_desktop.domain import activities
from maturity_desktop.domain.guides import guides_of
from maturity_desktop.domain.plan_records import Activity, ActivityState
from maturity_desktop.gui.activities.activity_actions import ActivityActions
from maturity_desktop.gui.activities.activity_detail import ActivityDetail, ShownActivity
from maturity_desktop.gui.activities.activity_dialogs import ActivityDialogs
from maturity_desktop.gui.activities.activity_words import activity_rows, roles_of, today_words
from maturity_desktop.gui.activities.attaching import Attaching, DeskMaker
from maturity_desktop.gui.activities.hearing_actions import key_hints
from maturity_desktop.gui.activities.hearing_page import HearingPage
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter
from maturity_desktop.gui.models.rows import ROW_ROLE, Row
from maturity_desktop.gui.plan.hand_list import HandList
from maturity_desktop.gui.plan.handing_out import HandingOut
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.plain_words import PlainWords

LEAST = (560, 210)
"""What the page asks of its window, whatever it shows."""
LEAST_WIDTH, MOST_DETAIL = 240, 560
LEAD_WIDTH = 52


class ActivityList(HandList):
    """The activities, each under the head of its day."""

    in_hand = Signal()

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Activities by day"), LEAD_WIDTH, parent)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.in_hand.emit())

    @property
    def activity(self) -> str:
        """The id of the activity in hand; empty where there is none."""
        index = self.currentIndex()
        return cast("str", index.data(ROW_ROLE).goal) or "" if index.isValid() else ""

    def take(self, activity: str) -> bool:
        """Takes an activity in hand; whether it is in the list."""
        for place, row in enumerate(self.rows.rows):
            if row.goal == activity:
                self.take_row(place)
                return True
        return False

    def show_activities(self, rows: Sequence[Row]) -> None:
        """Other rows; the activity in hand stays, and where it is gone, the one that took its place."""
        if list(rows) == list(self.rows.rows):
            return
        here, place = self.activity, self.currentIndex().row()
        self.rows.show_rows(rows)
        if not self.take(here):
            fitting = [own for own, row in enumerate(rows) if not row.heading]
            nearest = next((own for own in fitting if own >= place), fitting[-1] if fitting else -1)
            self.setCurrentIndex(self.rows.index(nearest))


class ActivitiesPage(QWidget):
    """Follows the session while it is in sight; everything that is kept can be undone."""

    evidence_wanted = Signal(str)
    """The id of an item of evidence to be seen."""
    hints_changed = Signal()
    """An activity is held, or no longer, or there is a first one: other keys and other actions count."""

    def __init__(
        self,
        session: AuditSession,
        exporter: Exporter,
        make_desk: DeskMaker,
        ask: Ask,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
        times: Path | None = None,
    ) -> None:
        """`times` is the folder in which it is kept how long activities have taken."""
        super().__init__(parent)
        self.title = _("Activities")
        self._session = session
        self._is_stale = True
        self._has_any = False
        self.headline = PlainWords(theme, "title", bold=True, lines=2)
        self.add = QPushButton(_("Plan an activit&y…"))
        set_role(self.add, "inline")
        mark_edits(self.add)
        self.list = ActivityList(theme)
        set_role(self.list, "framed")
        self.detail = ActivityDetail(theme)
        self.nothing = PlainWords(theme, ink="quiet")
        self.handing_out = HandingOut(exporter, ask, theme)
        self.attaching = Attaching(make_desk, ask, theme)
        self.hearing = HearingPage(session, theme, times=times)
        self._planning = QWidget()
        self.acts = ActivityActions(self, self._planning, self.list)
        self.dialogs = ActivityDialogs(session, self.handing_out, ask, theme, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        both = QWidget()
        across = QHBoxLayout(both)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        for part, share in ((self.list, 1), (self.detail, 1)):
            part.setMinimumWidth(LEAST_WIDTH)
            across.addWidget(part, share)
        self.detail.setMaximumWidth(MOST_DETAIL)
        empty = QWidget()
        inside = QVBoxLayout(empty)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.nothing)
        inside.addStretch(1)
        self._states = QStackedWidget()
        for state in (both, empty):
            self._states.addWidget(state)
        head = QHBoxLayout()
        head.addWidget(self.headline, 1)
        head.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self._planning)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._states, 1)
        column.addWidget(self.attaching)
        column.addWidget(self.handing_out)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._planning)
        self._stack.addWidget(self.hearing)
        self.setMinimumSize(*LEAST)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        acts, detail = self.acts, self.detail
        self.list.in_hand.connect(self._show_activity)
        self.list.chosen.connect(lambda _goal: acts.hold.trigger())
        for action, act in (
            (acts.hold, self.hold),
            (acts.held, self._mark_held),
            (acts.change, self.dialogs.change),
            (acts.remove, self.dialogs.remove),
            (acts.files, self.attaching.ask_for_files),
            (acts.paste, self._paste),
            (acts.print, self.dialogs.write_guide),
        ):
            action.triggered.connect(lambda _on=False, act=act: self._with_activity(act))
        acts.add.triggered.connect(lambda: self.dialogs.add(self._day_in_hand))
        for button, action in (
            (self.add, acts.add),
            (detail.hold, acts.hold),
            (detail.held, acts.held),
            (detail.change, acts.change),
            (detail.print, acts.print),
            (detail.add, acts.files),
        ):
            button.clicked.connect(action.trigger)
        detail.taken.connect(lambda data: self._with_activity(lambda own: self.attaching.take(data, own)))
        detail.evidence_wanted.connect(self.evidence_wanted)
        self.dialogs.made.connect(self.show_item)
        self.hearing.finished.connect(self._end_hearing)
        for changed in (self._session.results_changed, self._session.framework_switched):
            changed.connect(self._look_again)

    # What the window asks of a page

    @property
    def is_holding(self) -> bool:
        """Whether an activity is held at the moment."""
        return self._stack.currentWidget() is self.hearing

    @property
    def key_hints(self) -> Sequence[tuple[str, str]]:
        if self.is_holding:
            return key_hints(bool(self.hearing.cards))
        of_activities = (
            (_("Enter"), _("hold it")),
            (_("Space"), _("held, or planned again")),
            ("F2", _("change")),
        )
        return (*(of_activities if self._has_any else ()), (_("Ins"), _("plan an activity")))

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return self.hearing.panes() if self.is_holding else (self.list, self.detail.hold)

    def actions(self) -> list[QAction]:
        """Everything that can be done here."""
        return list((self.hearing.acts if self.is_holding else self.acts).in_order)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show()

    def _look_again(self) -> None:
        self._is_stale = True
        if self.isVisible() and not self.is_holding:
            self._show()

    def _show(self) -> None:
        self._is_stale = False
        session = self._session
        clashes = activities.overlapping(session.audit)
        rows = activity_rows(
            session.audit,
            roles_of(session.frameworks.values()),
            (own.id for pair in clashes for own in pair),
            session.clock().date(),
        )
        has_any = bool(rows)
        self.headline.show_words(today_words(session.audit, session.clock().date()))
        self.nothing.show_words(
            _(
                "Interviews, focus groups, observations: plan one here, or from a task of the schedule. Its"
                " guide is made of what is still open for the people who are there."
            )
        )
        self._states.setCurrentIndex(0 if has_any else 1)
        for action in self.acts.of_an_activity:
            action.setEnabled(has_any)
        self.list.show_activities(rows)
        self._show_activity()
        if has_any != self._has_any:
            self._has_any = has_any
            self.hints_changed.emit()

    @property
    def activity(self) -> Activity | None:
        """The activity in hand."""
        audit = self._session.audit
        return audit.get(Activity, audit.id, self.list.activity)

    def _show_activity(self) -> None:
        activity, session = self.activity, self._session
        if activity is None:
            return
        pairs = activities.overlapping(session.audit)
        others = [one if other == activity else other for one, other in pairs if activity in (one, other)]
        self.detail.show_activity(
            ShownActivity(
                session.audit,
                activity,
                roles_of(session.frameworks.values()),
                guides_of(session.audit, activity, session.all_results()),
                others,
                session.clock().date(),
            )
        )

    # What is done

    @property
    def _day_in_hand(self) -> date | None:
        return self.activity.held_on if self.activity else None

    def _with_activity(self, act: Callable[[Activity], object]) -> None:
        if self.activity is not None:
            act(self.activity)

    def show_item(self, activity: str) -> None:
        """Takes an activity in hand."""
        self._show()
        self.list.take(activity)
        self.list.setFocus()

    def plan_task(self, task: str) -> None:
        """The form of an activity that carries out a task of the programme in view."""
        self.dialogs.add_for_task(task)

    def hold(self, activity: Activity) -> None:
        """Its questions take the place of the list."""
        self._stack.setCurrentWidget(self.hearing)
        self.hearing.hold(activity)
        self.setFocusProxy(self.hearing.entry)
        self.hints_changed.emit()

    def hold_again(self, activity: str, question: str, seconds: float, is_going: bool) -> None:
        """Goes back into an activity that was held when the program ended; one that is gone leads nowhere."""
        self.show_item(activity)
        found = self.activity
        if found is not None and found.id == activity:
            self.hold(found)
            self.hearing.hold_again(found, question, seconds, is_going)

    def _end_hearing(self) -> None:
        self._stack.setCurrentWidget(self._planning)
        self.setFocusProxy(self.list)
        self._show()
        # Not at once: an undo that took the activity away is still under way.
        QTimer.singleShot(0, self.list, self.list.setFocus)
        self.hints_changed.emit()

    def _mark_held(self, activity: Activity) -> None:
        is_held = activity.state is ActivityState.HELD
        label = _("planned again: {activity}") if is_held else _("held: {activity}")
        state = ActivityState.PLANNED if is_held else ActivityState.HELD
        changes = activities.mark(self._session.audit, activity, state, self._session.clock().date())
        self._session.change(label.format(activity=activity.title), changes)

    def _paste(self, activity: Activity) -> None:
        self.attaching.take(QGuiApplication.clipboard().mimeData(), activity)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.is_holding and not self.list.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)
