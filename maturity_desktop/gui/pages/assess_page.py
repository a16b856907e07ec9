"""The assess page: criteria, the levels of one of them as columns, and its evidence, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from gettext import gettext as _
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.changes import note_at
from maturity_desktop.domain.crosswalk import Crosswalk, End
from maturity_desktop.domain.framework import Checkpoint
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.domain.scoring import State
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.bad_news import reason
from maturity_desktop.gui.dialogs.reason import why_not_dialog
from maturity_desktop.gui.dialogs.set_level import SetLevelDialog, suggested_level
from maturity_desktop.gui.evidence_desk import EvidenceDesk
from maturity_desktop.gui.next_step import next_step_words
from maturity_desktop.gui.own_view.beside import ClientBeside
from maturity_desktop.gui.pages.assess_actions import AssessActions, key_hints
from maturity_desktop.gui.pages.assess_evidence import AssessEvidence
from maturity_desktop.gui.pages.assess_remark import RemarkOnAnswer
from maturity_desktop.gui.re_audit.last_words import last_words
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.checkpoint_strip import CheckpointStrip
from maturity_desktop.gui.widgets.criteria_pane import CriteriaPane
from maturity_desktop.gui.widgets.criterion_head import INTENT_LINES, CriterionHead
from maturity_desktop.gui.widgets.evidence_pane import EvidencePane
from maturity_desktop.gui.widgets.following_area import FollowingArea
from maturity_desktop.gui.widgets.level_columns import LevelColumns
from maturity_desktop.gui.widgets.note_card import NoteCard
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.side_panes import SidePanes
from maturity_desktop.gui.widgets.thumbnails import Thumbnails

SNUG_BELOW, COMPACT_BELOW = 720, 600
"""In a lower page words keep to a line at rest; below the second, checkpoints take the intent's place."""
LEAST_MIDDLE, ROOMY_MIDDLE = 420, 540
"""In a page lower than the first the middle scrolls and is as high as the second: checkpoints need room."""
LEAST = (600, 250)
"""What the page asks of its window, whatever it shows, so that the window never grows by itself."""


class AssessPage(QWidget):
    """Shows one criterion at a time and takes what is said of it.

    Every change goes to the session; what the session then holds is shown, whoever made the change.
    """

    hints_changed = Signal()
    """The keys mean something else, or others can be used."""
    profile_wanted = Signal()

    def __init__(
        self,
        session: AuditSession,
        evidence: EvidenceDesk,
        ask: Ask,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = _("Assess")
        self._session = session
        self._ask = ask
        self.criterion = session.framework.criteria[0].id
        self._left_at: dict[str, str] = {}
        self._framework = session.framework.id
        self._hints = (False, False)
        self.people_words: Callable[[str], str] = lambda _criterion: ""
        self._criteria = CriteriaPane(session.results, theme, self, lambda: session.author)
        self._head = CriterionHead(theme)
        self._columns = LevelColumns(theme)
        self._next_step = PlainWords(theme, lines=2)
        self._next_label = PlainWords(theme, ink="quiet")
        self._next_label.show_words(_("Next step"))
        self._next_label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._strip = CheckpointStrip(theme)
        self._remark = RemarkOnAnswer(session, self._columns, self._strip)
        self._note = NoteCard(theme)
        self._pane = EvidencePane(theme, Thumbnails(evidence.reader, self, evidence.thumbnail), self)
        self._middle = self._make_middle()
        self.act = AssessActions(self, (self._middle, self._criteria.tree))
        self._client = ClientBeside(session, self.act.client, self._show_result)
        self._evidence = AssessEvidence(self, session, evidence, ask, theme, self._pane, self.act)
        self.add_lines = self._pane.add_lines
        self._lay_out()
        self._connect_parts()
        self._connect_actions()
        self._connect_session()
        self.setAcceptDrops(True)
        self._show_framework()

    # What it is made of

    def _make_middle(self) -> QFrame:
        middle = QFrame(self)
        column = self._column = QVBoxLayout(middle)
        column.addWidget(self._head)
        column.addWidget(self._columns, 1)
        next_row = self._next_row = QHBoxLayout()
        next_row.setSpacing(8)
        next_row.addWidget(self._next_label, 0, Qt.AlignmentFlag.AlignVCenter)
        next_row.addWidget(self._next_step, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(next_row)
        column.addWidget(self._strip)
        column.addWidget(self._note)
        middle.setMinimumWidth(360)
        return middle

    def _lay_out(self) -> None:
        middle = FollowingArea(self._middle, LEAST_MIDDLE, ROOMY_MIDDLE, self)
        self._sides = SidePanes(self._criteria, middle, self._pane, self)
        self._sides.turn_wanted.connect(lambda: self._sides.bring(evidence=not self._sides.evidence_in_turn))
        self._next_row.addWidget(self._sides.turn)
        self._criteria.setMinimumWidth(220)
        self._pane.setMinimumWidth(230)
        self.setMinimumSize(*LEAST)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sides)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = event.size().height()
        edge = 8 if (snug := height < SNUG_BELOW) else 14
        self._column.setContentsMargins(20, edge, 20, edge)
        self._column.setSpacing(6 if snug else 10)
        self._next_step.set_lines(1 if snug else 2)
        self._head.set_room(0 if height < COMPACT_BELOW else 1 if snug else INTENT_LINES)
        self._note.set_compact(snug)

    def _order_tabs(self) -> None:
        """Tab goes through the page as it is read."""
        head, note = (self._head.figure, self._head.derived), (self._note.note, self._note.reservation)
        stops = (
            *self._criteria.stops(),
            *head,
            *self._columns.boxes(),
            self._sides.turn,
            *self._strip.stops(),
            *note,
            *self._pane.stops(),
        )
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def panes(self) -> tuple[QWidget, ...]:
        """Where F6 goes: to the checkpoint in hand first."""
        here = self._columns.row_of(self._columns.current) or self._columns
        return (here, self._note.note, self._pane.list, self._pane.offers, self._criteria.tree)

    @property
    def key_hints(self) -> Sequence[tuple[str, str]]:
        """The keys for what is in hand."""
        return key_hints(*self._hints)

    def actions(self) -> tuple[QAction, ...]:  # type: ignore[override]  # Qt has a list
        """The page's menu, in order; every key of the page is one of them."""
        return self.act.in_order

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._evidence.drag(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._evidence.drag(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._evidence.end_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        self._evidence.drop(event)

    def _connect_parts(self) -> None:
        self._criteria.criterion_chosen.connect(self.show_criterion)
        self._criteria.left.connect(self._columns.focus_current)
        self._columns.answer_wanted.connect(self._session.answer)
        self._columns.current_changed.connect(self._show_checkpoint)
        self._columns.rows_made.connect(self._order_tabs)
        self._columns.menu_wanted.connect(self._show_answer_menu)
        self._strip.answer_wanted.connect(self._answer)
        self._note.note_typed.connect(lambda text: self._session.write_note(self.criterion, text))
        self._note.reservation_typed.connect(lambda text: self._session.reserve(self.criterion, text))
        self._note.left.connect(self._session.end_spell)
        self._note.returned.connect(self._columns.focus_current)
        for editor in (self._note.note, self._note.reservation, self._strip.remark):
            editor.pasted.connect(self._evidence.take)
        self._pane.offers.rearranged.connect(self._order_tabs)
        self._evidence.visit_wanted.connect(self._visit)
        self._pane.seen_wanted.connect(lambda: self._sides.bring(evidence=True))
        self._head.set_level_wanted.connect(
            lambda: self._ask_level(suggested_level(self.result, self._session.framework))
        )
        self._head.derived_wanted.connect(lambda: self._session.set_level(self.criterion, None))

    def _connect_actions(self) -> None:
        act = self.act
        answers: tuple[tuple[QAction, AnswerValue | None], ...] = (
            (act.met, AnswerValue.MET),
            (act.partly, AnswerValue.PARTLY),
            (act.not_met, AnswerValue.NOT_MET),
            (act.not_applicable, AnswerValue.NOT_APPLICABLE),
            (act.clear, None),
        )
        for action, value in answers:
            act.connect(action, partial(self._answer, value))
        steps: tuple[tuple[QAction, Callable[[], object]], ...] = (
            (act.remark, self._remark.write),
            (act.next, lambda: self._go(self._criteria.beside(self.criterion, 1))),
            (act.previous, lambda: self._go(self._criteria.beside(self.criterion, -1))),
            (act.next_unrated, lambda: self._go(self._criteria.next_unrated(self.criterion))),
            (act.filter, self._filter),
            (act.mine, self._criteria.toggle_mine),
            (act.derived, lambda: self._session.set_level(self.criterion, None)),
            (act.note, self._note.note.setFocus),
            (act.evidence, self._go_to_evidence),
            (act.client, lambda: self._client.turn(self.result)),
        )
        for action, step in steps:
            act.connect(action, step)
        act.connect_levels(self._ask_level)

    def _connect_session(self) -> None:
        self._session.results_changed.connect(self._refresh)
        self._session.framework_switched.connect(self._show_framework)
        self._session.brought_back.connect(self.show_criterion)

    # Showing

    @property
    def result(self) -> CriterionResult:
        """The criterion in view, as the answers have it now."""
        return self._session.results.of(self.criterion)

    def show_criterion(self, criterion: str) -> None:
        """Brings a criterion into view."""
        if criterion != self.criterion:
            self._session.end_spell()
        self._remark.forget()
        self.criterion = criterion
        answering = self._columns.has_keyboard
        self._criteria.show_criterion(criterion)
        self._columns.setUpdatesEnabled(False)
        self._show_result()
        if answering:
            self._columns.focus_current()
        self._columns.setUpdatesEnabled(True)

    def show_checkpoint(self, checkpoint: str) -> None:
        """Goes to a checkpoint of the criterion in view."""
        self._columns.go_to(checkpoint, focus=True)

    def _show_framework(self) -> None:
        """Another framework is in view: the criterion where it was left, or its first."""
        framework, answering = self._session.framework, self._columns.has_keyboard
        self._left_at[self._framework] = self.criterion
        self._framework = framework.id
        known = [criterion.id for criterion in framework.criteria]
        left_at = self._left_at.get(framework.id, "")
        self.criterion = left_at if left_at in known else known[0]  # first: what follows may move the focus
        self.act.offer_levels(framework)
        self.act.offer_walk(several=len(known) > 1)
        self._columns.prepare(framework)
        self._criteria.show_results(self._session.results)
        self.show_criterion(self.criterion)
        if answering:
            self._columns.focus_current()

    def _refresh(self) -> None:
        """Shows what the audit holds now; parts that show the same already are left alone."""
        self._criteria.show_results(self._session.results)
        self._show_result()

    def _show_result(self) -> None:
        session, result = self._session, self.result
        people, last = self.people_words(self.criterion), last_words(session, self.criterion)
        self._head.show_result(result, session.framework, people, last)
        found = session.last_time.of(session.results, self.criterion)
        self._columns.show_result(result, session.framework, found, self._client.offer(result))
        self._next_step.show_words(next_step_words(result, session.audit, session.framework))
        note = note_at(session.audit, session.place, self.criterion)
        self._note.show_note(note.text, note.reservation)
        self._show_checkpoint()

    def _show_checkpoint(self) -> None:
        """The parts that speak of the current checkpoint."""
        row = self._columns.row_of(self._columns.current)
        self._strip.show_view(row.view if row else None)
        self._speak()
        self._evidence.show(self.result, self.checkpoint)

    @property
    def checkpoint(self) -> Checkpoint | None:
        """The current checkpoint."""
        points = self.result.criterion.checkpoints
        return next((point for point in points if point.id == self._columns.current), None)

    def _speak(self) -> None:
        """Menu and hints in the words for what is in hand."""
        point = self.checkpoint
        hints = (point is not None and point.sign, len(self._session.framework.criteria) > 1)
        if hints != self._hints:
            self._hints = hints
            self.act.speak(of_sign=hints[0])
            self.hints_changed.emit()

    def _go(self, criterion: str) -> None:
        if criterion:
            self.show_criterion(criterion)
            self._columns.focus_current()

    def show_crosswalk(self, crosswalk: Crosswalk) -> None:
        """What the audit's models have in common is known from now on."""
        self._evidence.show_crosswalk(crosswalk)

    def show_crosswalk_trouble(self, error: BaseException) -> None:
        """Why it is not known."""
        self._evidence.show_crosswalk_trouble(reason(error))

    def _visit(self, end: End) -> None:
        """To a counterpart in another model, and in it to what the pair names."""
        self._session.switch_framework(end.framework)
        self.show_criterion(end.criterion)
        named = () if end.is_whole else end.within(self.result.criterion)
        self._columns.go_to(named[0].id if named else self._columns.current, focus=True)

    # The sides, where they take turns

    def _go_to_evidence(self) -> None:
        """To the evidence, and where it stands in place of the criteria, back again."""
        focus: QWidget | None = QApplication.focusWidget()
        if self._sides.evidence_in_turn and focus is not None and self._pane.isAncestorOf(focus):
            self._sides.bring(evidence=False)
            self._columns.focus_current()
        else:
            self._sides.bring(evidence=True)
            self._evidence.focus()

    def _filter(self) -> None:
        self._sides.bring(evidence=False)
        self._criteria.focus_search()

    # Answering

    def _answer(self, value: AnswerValue | None) -> None:
        """Answers the current checkpoint and goes on to the next that is open."""
        point = self.checkpoint
        if point is None:
            return
        if value is AnswerValue.NOT_APPLICABLE:
            self._ask_why_not(point)
            return
        self._session.answer(point.id, value)
        self._go_on(point.id, after_answer=value is not None)

    def _go_on(self, checkpoint: str, after_answer: bool = True) -> None:
        self.show_checkpoint((after_answer and self._columns.next_open()) or checkpoint)
        self._remark.move_on(checkpoint)

    def _ask_why_not(self, point: Checkpoint) -> None:
        remark = self.result.remarks.get(point.id, "")
        dialog = why_not_dialog(point, remark, self._ask, self.window())
        dialog.accepted.connect(lambda: self._not_applicable(point, dialog.reason))
        self._open(dialog)

    def _not_applicable(self, point: Checkpoint, reason: str) -> None:
        """The answer and its reason are one thing to undo."""
        stack = self._session.undo_stack
        stack.beginMacro(_("{id} does not apply").format(id=point.id))
        self._session.answer(point.id, AnswerValue.NOT_APPLICABLE)
        self._session.remark(point.id, reason)
        stack.endMacro()
        self._session.end_spell()
        self._go_on(point.id)

    def _show_answer_menu(self, checkpoint: str, place: QPoint) -> None:
        self._columns.go_to(checkpoint, focus=True)
        self.act.answer_menu(self, self.checkpoint, self.profile_wanted.emit).popup(place)

    # The level itself

    def _ask_level(self, level: int) -> None:
        if self.result.score.state is State.NOT_APPLICABLE:
            return  # nothing applies: there is no level to set
        dialog = SetLevelDialog(self.result, self._session.framework, level, self._ask, self.window())
        criterion = self.criterion
        dialog.accepted.connect(lambda: self._session.set_level(criterion, dialog.level, dialog.reason))
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
