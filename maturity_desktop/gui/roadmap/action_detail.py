"""One action beside the board: every field of it, what it closes and answers, what was noted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.improvement_records import ActionState
from maturity_desktop.domain.roadmap import Roadmap, Standing
from maturity_desktop.gui.calm_fields import choose_in_list, pass_wheel_on
from maturity_desktop.gui.measures.typed_choice import TypedChoice
from maturity_desktop.gui.requests.optional_day import OptionalDay
from maturity_desktop.gui.roadmap.action_lines import (
    clash_lines,
    closed_lines,
    evidence_lines,
    finding_lines,
    first_lines,
    note_lines,
    story,
)
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.number_box import number_box
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.record_detail import RecordDetail
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.roadmap_words import state_words

MOST_NAME = 200
MOST_MONEY = 2_000_000_000
LEAST_WIDTH = 300
NUMBERS = ("impact", "effort", "cost", "benefit")


class ActionDetail(RecordDetail):
    """Every field of an action."""

    wanted = Signal(object)
    """The action as it is to be: a day, a number or an owner was chosen."""
    state_wanted = Signal(object)
    wave_wanted = Signal(str)
    """The wave that it is to go to; empty: where the proposal puts it."""

    def __init__(self, theme: ThemeSwitch, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setMinimumWidth(LEAST_WIDTH)
        self.clashes = PlainWords(theme, "small", "attention")
        self.title = self._editor("title", 1, 3, ends=True)
        self.what = self._editor("what", 2, 8)
        self.gain = self._editor("gain", 1, 4)
        self.owner = TypedChoice((), _("nobody named yet"))
        line = self.owner.lineEdit()
        assert line is not None, "names can be typed"
        line.setMaxLength(MOST_NAME)
        self.state, self.wave = self._choice(), self._choice()
        self.starts = OptionalDay(_("Starts on"), today)
        self.due = OptionalDay(_("Due on"), today)
        self.done = OptionalDay(_("Done on"), today)
        as_criteria = _("as criteria")
        self.impact = number_box(_("Impact, 1 to 5"), 1, 5, as_criteria)
        self.effort = number_box(_("Effort, 1 to 5"), 1, 5, as_criteria)
        self.cost = number_box(_("Cost"), 0, MOST_MONEY, _("unknown"))
        self.benefit = number_box(_("Benefit of a year"), 0, MOST_MONEY, _("unknown"))
        self.closes, self.answers = PlainWords(theme), PlainWords(theme)
        self.firsts, self.evidence, self.notes = PlainWords(theme), PlainWords(theme), PlainWords(theme)
        self.several.show_words(_("No action is chosen."))
        self._heads: dict[PlainWords, QHBoxLayout] = {}
        self._lay_out()
        self._connect()
        mark_edits(
            self.title, self.what, self.gain, self.owner, self.state, self.wave, *self.numbers.values()
        )
        pass_wheel_on(self)

    @property
    def numbers(self) -> Mapping[str, QSpinBox]:
        """The boxes for whole numbers, by field."""
        return dict(zip(NUMBERS, (self.impact, self.effort, self.cost, self.benefit), strict=True))

    def _choice(self) -> QComboBox:
        box = QComboBox()
        box.setMinimumContentsLength(10)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choose_in_list(box)
        return box

    def _lay_out(self) -> None:
        column = self._column_of_fields()
        column.addWidget(self.story)
        column.addWidget(self.clashes)
        rows: tuple[tuple[str, QWidget, QWidget], ...] = (
            (_("Acti&on"), self.title, self.title),
            (_("What is to be &done"), self.what, self.what),
            (_("Owner"), self.owner, self.owner),
            (_("&State"), self.state, self.state),
            (_("Wa&ve"), self.wave, self.wave),
            (_("S&tarts on"), self.starts, self.starts.field),
            (_("D&ue on"), self.due, self.due.field),
            (_("Done o&n"), self.done, self.done.field),
            (_("&Impact, 1 to 5"), self.impact, self.impact),
            (_("&Effort, 1 to 5"), self.effort, self.effort),
            (_("&Cost"), self.cost, self.cost),
            (_("&Benefit of a year"), self.benefit, self.benefit),
            (_("Benefit in wo&rds"), self.gain, self.gain),
            (_("Closes"), self.closes, self.closes),
            (_("Answers"), self.answers, self.answers),
            (_("Comes after"), self.firsts, self.firsts),
            (_("Shown by"), self.evidence, self.evidence),
            (_("Notes"), self.notes, self.notes),
        )
        for words, part, field in rows:
            label: QLabel = plain_label(words, "small")
            if isinstance(field, PlainWords):
                column.addLayout(self._head(field, label))
            else:
                label.setBuddy(field)
                field.setAccessibleName(words.replace("&", ""))
                column.addWidget(label)
            column.addWidget(part)
        self._scroll((self.several, self._buttons, self.fields))

    def _head(self, part: PlainWords, label: QLabel) -> QHBoxLayout:
        """The name of what hangs on the action, and room for the button that changes it."""
        row = self._heads[part] = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label, 1)
        return row

    def _connect(self) -> None:
        self.owner.typing_ended.connect(self._take_owner)
        self.owner.activated.connect(lambda _place: self._take_owner())
        self.state.activated.connect(lambda place: self.state_wanted.emit(self.state.itemData(place)))
        self.wave.activated.connect(lambda place: self.wave_wanted.emit(self.wave.itemData(place)))
        for part, name in ((self.starts, "starts_on"), (self.due, "due_on"), (self.done, "done_on")):
            part.chosen.connect(partial(self._take_day, name))
        for name, box in self.numbers.items():
            box.editingFinished.connect(partial(self._take_number, name))

    def set_actions(self, moving: Iterable[QAction], linking: Iterable[QAction]) -> None:
        """A button for each: above the fields, and beside what hangs on the action."""
        self._put_buttons(moving, "flat")
        parts = (self.closes, self.answers, self.firsts, self.evidence, self.notes)
        for part, action in zip(parts, linking, strict=True):
            self._heads[part].addWidget(self._button(action, "inline"))

    # Showing

    def show_action(
        self,
        own: Standing | None,
        roadmap: Roadmap,
        frameworks: Mapping[str, Framework],
        owners: Sequence[str],
    ) -> None:
        """An action with its fields; `owners` are offered as whose it is."""
        is_other = self._take(own.action if own else None)
        self._buttons.setVisible(own is not None)
        if own is None:
            return
        action = own.action
        self.story.show_words(story(own))
        told = clash_lines(own, roadmap)
        self.clashes.show_words(told)
        self.clashes.setVisible(bool(told))
        for editor, words in (
            (self.title, action.title), (self.what, action.what), (self.gain, action.gain),
        ):  # fmt: skip
            editor.follow(words)
        self._show_choices(own, roadmap)
        for part, day in (
            (self.starts, action.starts_on), (self.due, action.due_on), (self.done, action.done_on),
        ):  # fmt: skip
            part.show_day(day)
        for name, box in self.numbers.items():
            number: int | None = getattr(action, name)
            with QSignalBlocker(box):
                box.setValue(box.minimum() if number is None else number)
        self.closes.show_words(closed_lines(own, frameworks) or _("No checkpoint yet."))
        self.answers.show_words(finding_lines(own) or _("No finding yet."))
        self.firsts.show_words(first_lines(own) or _("Nothing."))
        self.evidence.show_words(evidence_lines(own) or _("Nothing yet."))
        self.notes.show_words(note_lines(own) or _("Nothing yet."))
        if is_other or not self.owner.hasFocus():
            with QSignalBlocker(self.owner):
                self.owner.clear()
                self.owner.addItems(list(owners))
                self.owner.show_told(action.owner)

    def _show_choices(self, own: Standing, roadmap: Roadmap) -> None:
        words = screen_words()
        with QSignalBlocker(self.state), QSignalBlocker(self.wave):
            self.state.clear()
            for state in ActionState:
                self.state.addItem(state_words(state, words), state)
            self.state.setCurrentIndex(list(ActionState).index(own.action.state))
            self.wave.clear()
            proposed = _("as proposed")
            if not own.placed and own.wave is not None:
                proposed = _("as proposed: {wave}").format(wave=own.wave.title)
            self.wave.addItem(proposed, "")
            for wave in roadmap.plan.waves:
                self.wave.addItem(wave.title, wave.id)
            self.wave.setCurrentIndex(self.wave.findData(own.action.wave) if own.placed else 0)

    # Telling

    def _take_owner(self) -> None:
        if self._record is not None and self.owner.told != self._record.owner:
            self._want(owner=self.owner.told)

    def _take_day(self, field: str, day: date | None) -> None:
        self._want(**{field: day})

    def _take_number(self, field: str) -> None:
        box = self.numbers[field]
        number = None if box.value() == box.minimum() else box.value()
        if self._record is not None and getattr(self._record, field) != number:
            self._want(**{field: number})

    def _want(self, **fields: object) -> None:
        if self._record is not None:
            self._record = replace(self._record, **fields)
            self.wanted.emit(self._record)
