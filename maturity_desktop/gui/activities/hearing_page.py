"""An activity while it is held: one checkpoint at a time, with keys and buttons for hands that are busy."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain import activities
from maturity_desktop.domain.guides import guides_of, in_time
from maturity_desktop.domain.plan_records import Activity, ActivityState, Heard, Verdict
from maturity_desktop.gui.activities.activity_dialogs import listener_of
from maturity_desktop.gui.activities.hearing_actions import HearingActions
from maturity_desktop.gui.activities.hearing_card import Card, HearingCard
from maturity_desktop.gui.activities.hearing_sections import section_rows
from maturity_desktop.gui.activities.nothing_open import NothingOpen
from maturity_desktop.gui.activities.stopwatch import Seconds, Stopwatch
from maturity_desktop.gui.activities.watches import Watches
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.following_area import FollowingArea
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import RowList
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.activity_words import verdict_words

SECTIONS_WIDTH = 260
ROOMY = 900
"""From this width on the sections stand beside the card; else they are in a box above it."""
LEAST_HEIGHT = 480
"""In a lower window the page scrolls."""
TICK_MS = 1000


class HearingPage(QWidget):
    """What is heard goes to the disk as it is said; the questions stay as they were when it was opened."""

    finished = Signal()
    """The person goes back to the list."""

    def __init__(
        self,
        session: AuditSession,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
        clock: Seconds = time.monotonic,
        times: Path | None = None,
    ) -> None:
        """`times` is the folder in which the time of activities is kept; None: it is not."""
        super().__init__(parent)
        self._session = session
        self._activity = ""
        self._watches = Watches(clock, times)
        self.cards: tuple[Card, ...] = ()
        self._starts: tuple[int, ...] = ()
        self._said: tuple[bool, ...] | None = None
        """Of which of the cards something was said, as it is shown."""
        self.place = 0
        """Which of the cards is shown, counted from 0."""
        self.name = PlainWords(theme, bold=True, lines=2)
        self.progress = PlainWords(theme, "small", "quiet", lines=1)
        self.elapsed = plain_label("", "heading")
        self.halt = _button(_("Pause"))
        self.finish = _button(_("Do&ne"))
        self.sections = RowList(theme, _("Sections of the guide"), 0)
        self.sections.shows_choice = True
        self.section_box = QComboBox()
        self.section_box.setAccessibleName(_("Section of the guide"))
        self.section_box.setProperty("touch", True)
        self.card = HearingCard(theme)
        self.nothing = NothingOpen(theme)
        self.back, self.forth = _button(_("Previous")), _button(_("Next"))
        set_role(self.forth, "primary")
        self.acts = HearingActions(self)
        self._ticking = QTimer(self)
        self._ticking.setInterval(TICK_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.name)
        told.addWidget(self.progress)
        head.addLayout(told, 1)
        for part in (self.elapsed, self.halt, self.finish):
            head.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        for button in (self.back, self.forth):
            foot.addWidget(button, 1)
        set_role(self.sections, "framed")
        self.sections.setFixedWidth(SECTIONS_WIDTH)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.section_box)
        right.addWidget(self.nothing, 1)
        right.addWidget(self.card, 1)
        right.addLayout(foot)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.sections)
        middle.addLayout(right, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(middle, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(FollowingArea(inside, LEAST_HEIGHT, LEAST_HEIGHT))

    def _connect(self) -> None:
        card, acts = self.card, self.acts
        card.verdict_wanted.connect(self._say)
        card.note_typed.connect(self._write)
        for part in (card, self.nothing):
            part.left.connect(self._session.end_spell)
            part.returned.connect(part.setFocus)
        card.next_wanted.connect(lambda: self.go(1))
        for verdict, action in acts.verdicts.items():
            action.triggered.connect(partial(self._toggle, verdict))
        for action, button, act in (
            (acts.forth, self.forth, lambda: self.go(1)),
            (acts.back, self.back, lambda: self.go(-1)),
            (acts.halt, self.halt, self._halt),
            (acts.finish, self.finish, self._finish),
        ):
            action.triggered.connect(act)
            button.clicked.connect(action.trigger)
        acts.note.triggered.connect(self._go_to_note)
        self.nothing.note_typed.connect(self._write_on_all)
        acts.leave.triggered.connect(self._leave)
        self.sections.chosen.connect(self._go_to_section)
        self.section_box.activated.connect(self._go_to_section)
        self._ticking.timeout.connect(self._show_time)
        self._session.results_changed.connect(self._look_again)

    # Opening and leaving

    @property
    def activity(self) -> Activity | None:
        """The activity that is held; None where it is there no more."""
        return self._session.audit.get(Activity, self._session.audit.id, self._activity)

    @property
    def watch(self) -> Stopwatch:
        """How long the activity has taken."""
        return self._watches.of(self._activity)

    @property
    def entry(self) -> HearingCard | NothingOpen:
        """What has the keyboard first: the question, or what stands there where none is open."""
        return self.card if self.cards else self.nothing

    def hold(self, activity: Activity) -> None:
        """Opens at the first question of which nothing was said yet."""
        self._activity = activity.id
        timed = in_time(guides_of(self._session.audit, activity, self._session.all_results()), activity)
        self.cards = tuple(
            Card(guide.framework, section, question, if_time)
            for if_time, guides in ((False, timed.first), (True, timed.later))
            for guide in guides
            for section in guide.sections
            for question in section.questions
        )
        same = [card.section for card in self.cards]
        self._starts = tuple(
            place for place, section in enumerate(same) if not place or section is not same[place - 1]
        )
        self.place = next((place for place, card in enumerate(self.cards) if not self._is_said(card)), 0)
        self._said = None
        self.watch.go()
        self._show()
        self.entry.setFocus()

    @property
    def question(self) -> str:
        """A name of the question in sight that is the same in another run; empty where there is none."""
        return _name_of(self.cards[self.place]) if self.cards else ""

    def hold_again(self, activity: Activity, question: str, seconds: float, is_going: bool) -> None:
        """Opens where another run of the program was, with the time that had gone by then."""
        self._watches.put(activity.id, seconds)
        self.hold(activity)
        if not is_going:
            self.watch.halt()
        names = [_name_of(card) for card in self.cards]
        if question in names:
            self.place = names.index(question)
        self._show()

    def _go_to_note(self) -> None:
        self.entry.note.setFocus()

    def _leave(self) -> None:
        """From the note to the card, from the card to the list."""
        if self.entry.note.hasFocus():
            self.entry.setFocus()
        else:
            self._close()

    def _close(self) -> None:
        self._session.end_spell()
        self.watch.halt()
        self.finished.emit()

    def _finish(self) -> None:
        """It was held; what was not asked stays open."""
        activity = self.activity
        if activity is not None and activity.state is not ActivityState.HELD:
            label = _("held: {activity}").format(activity=activity.title)
            today = self._session.clock().date()
            held = activities.mark(self._session.audit, activity, ActivityState.HELD, today)
            self._session.change(label, held)
        self._close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticking.start()
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticking.stop()
        if self._activity:
            self._watches.keep(self._activity)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        if not self.cards:
            return (self.nothing, self.finish)
        return (self.card, self.sections if self.sections.isVisible() else self.section_box)

    # What is shown

    def _look_again(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        activity = self.activity
        if activity is None:
            if self._activity:
                self._activity = ""
                self.finished.emit()
            return
        self.name.show_words(activity.title)
        self.nothing.show_activity(activity)
        for part in (self.card, self.back, self.forth, self.progress):
            part.setVisible(bool(self.cards))
        self.nothing.setVisible(not self.cards)
        self._show_progress()
        self._show_time()
        self._make_room()
        if self.cards:
            card = self.cards[self.place]
            self.card.show_card(card, self._heard(card))
            self.back.setEnabled(self.place > 0)
            self.forth.setEnabled(self.place < len(self.cards) - 1)

    def _show_progress(self) -> None:
        """Which question it is, and how far each section is; most keys change nothing of that."""
        said = tuple(self._is_said(card) for card in self.cards)
        place = self.place + 1 if self.cards else 0
        done = ngettext("{count} gone through", "{count} gone through", sum(said)).format(count=sum(said))
        fitting = sum(not card.if_time for card in self.cards)
        told = _("{place} of {total} · {said}")
        if fitting < len(self.cards):
            told = _("{place} of {fitting} that fit, {total} in all · {said}")
            if place > fitting:
                told = _("{place} of {total}, if there is time · {said}")
        self.progress.show_words(told.format(place=place, total=len(said), fitting=fitting, said=done))
        if said != self._said:
            self._said = said
            self._show_sections(said)
        here = sum(start <= self.place for start in self._starts) - 1
        if here >= 0 and self.section_box.currentIndex() != here:
            self.section_box.setCurrentIndex(here)
        row = next((at for at, own in enumerate(self.sections.rows.rows) if own.goal == here), -1)
        if row >= 0 and self.sections.currentIndex().row() != row:
            self.sections.setCurrentIndex(self.sections.rows.index(row))

    def _show_sections(self, said: Sequence[bool]) -> None:
        rows, choices = section_rows(self.cards, self._starts, said)
        self.sections.show_rows(rows)
        with QSignalBlocker(self.section_box):
            self.section_box.clear()
            self.section_box.addItems(choices)

    def _show_time(self) -> None:
        activity = self.activity
        if activity is not None:
            gone = int(self.watch.seconds)
            self.elapsed.setText(
                _("{minutes}:{seconds} of {planned} min").format(
                    minutes=gone // 60, seconds=f"{gone % 60:02d}", planned=activity.minutes
                )
            )
            words = _("Pause") if self.watch.is_going else _("Go on")
            self.halt.setText(words)
            self.halt.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where the sections stand; without a question there are none."""
        roomy = self.width() >= ROOMY
        self.sections.setVisible(roomy and bool(self.cards))
        self.section_box.setVisible(not roomy and bool(self.cards))

    # What is done

    def _heard(self, card: Card) -> Heard:
        activity = self.activity
        assert activity is not None, "only an activity that is there is heard at"
        return activities.heard_on(self._session.audit, activity, card.spot)

    def _is_said(self, card: Card) -> bool:
        return self._heard(card).verdict is not None

    def _toggle(self, verdict: Verdict) -> None:
        """What a key says; said again, it is taken back."""
        if self.cards:
            heard = self._heard(self.cards[self.place])
            self._say(None if heard.verdict is verdict else verdict)

    def _say(self, verdict: Verdict | None) -> None:
        activity = self.activity
        if activity is not None and self.cards:
            session, card = self._session, self.cards[self.place]
            said = verdict_words(verdict, screen_words()) if verdict else _("taken back")
            label = _("{checkpoint}: {said}").format(checkpoint=card.spot.checkpoint, said=said)
            changes = activities.hear(session.audit, activity, card.spot, verdict, listener_of(session))
            session.change(label, changes)

    def _write(self, text: str) -> None:
        activity = self.activity
        if activity is not None and self.cards:
            session, spot = self._session, self.cards[self.place].spot
            label = _("note on {checkpoint}").format(checkpoint=spot.checkpoint)
            changes = activities.write_down(session.audit, activity, spot, text, listener_of(session))
            session.write(label, ("heard", f"{activity.id}:{spot.framework}:{spot.checkpoint}"), changes)

    def go(self, step: int) -> None:
        """To the next question, or the one before; the keyboard is on its card."""
        self._go_to(self.place + step)

    def _go_to_section(self, place: object) -> None:
        if isinstance(place, int):
            self._go_to(self._starts[place])

    def _go_to(self, place: int) -> None:
        if 0 <= place < len(self.cards):
            self._session.end_spell()
            self.place = place
            self._show()
            self.card.setFocus()

    def _write_on_all(self, text: str) -> None:
        """The note of the activity as a whole."""
        activity, session = self.activity, self._session
        if activity is not None:
            label = _("note on {activity}").format(activity=activity.title)
            written = replace(activity, note=text)
            changes = activities.change_activity(session.audit, written, listener_of(session))
            session.write(label, ("activity note", activity.id), changes)

    def _halt(self) -> None:
        if self.watch.is_going:
            self.watch.halt()
        else:
            self.watch.go()
        self._show_time()


def _name_of(card: Card) -> str:
    return f"{card.framework.id}:{card.question.checkpoint.id}"


def _button(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setAccessibleName(words.replace("&", ""))
    button.setProperty("touch", True)
    return button
