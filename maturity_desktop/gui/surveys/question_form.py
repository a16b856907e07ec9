"""One question of a survey in fields: its text, how it is answered, what it speaks to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.figure_records import QuestionKind, SurveyQuestion
from maturity_desktop.domain.framework import Framework
from maturity_desktop.gui.calm_fields import choose_in_list, pass_wheel_on
from maturity_desktop.gui.finding import Goal, criterion_goals
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.surveys.survey_words import kind_words
from maturity_desktop.gui.theme import ThemeSwitch, set_state
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_editor import PlainEditor
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import RowList
from maturity_desktop.verbs.surveys import question_fault

MOST_TEXT = 2_000
WITH_CHOICES = (QuestionKind.CHOICE, QuestionKind.SCALE)
FEWEST_CHOICES = 2
NUMBER_WIDTH, FIGURE_WIDTH = 56, 62


class QuestionForm(QWidget):
    """Each field is an edit when it is left; what cannot be so is told, and nothing is kept."""

    question_wanted = Signal(object)
    """The SurveyQuestion as it is to be from now on."""
    criteria_wanted = Signal(object)
    """The pairs of framework and criterion that it is to speak to."""
    pick_wanted = Signal()
    """A further criterion is to be picked."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: SurveyQuestion | None = None
        self._criteria: tuple[tuple[str, str], ...] = ()
        self.text = PlainEditor(least=2, most=6, enter_ends=True)
        self.kind = Choice([(kind_words(kind), kind) for kind in QuestionKind])
        self.lowest, self.highest, self.top = (
            Choice([(str(place), place) for place in range(11)]) for _box in range(3)
        )
        for box in (self.lowest, self.highest, self.top):
            box.setFixedWidth(FIGURE_WIDTH)
            choose_in_list(box)
        self.low_is_good = QCheckBox(_("A &low answer is a good one"))
        self.choices = PlainEditor(least=3, most=8)
        self.fault = PlainWords(theme, "small", "wrong")
        self.criteria = RowList(theme, _("Criteria that it speaks to"), NUMBER_WIDTH)
        self.criteria.shows_choice = True
        self.criteria.setMinimumHeight(84)
        self.add = QPushButton(_("Add a c&riterion…"))
        self.none_yet = plain_label(_("No criterion yet."), "quiet")
        self.drop = inline_button(_("Remo&ve"))
        mark_edits(
            self.text, self.kind, self.lowest, self.highest, self.top, self.low_is_good, self.choices,
            self.add, self.drop,
        )  # fmt: skip
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self._fields = fields = QFormLayout()
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        fields.setVerticalSpacing(2)
        scale = QWidget()
        row = QHBoxLayout(scale)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for words, box in (
            (_("fro&m"), self.lowest), (_("t&o"), self.highest), (_("&best from"), self.top)
        ):  # fmt: skip
            label = plain_label(words, "small")
            label.setBuddy(box)
            box.setAccessibleName(words.replace("&", ""))
            row.addWidget(label)
            row.addWidget(box)
        row.addStretch(1)
        self._scale = scale
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        choose_in_list(self.kind)
        self._choices_label = plain_label(_("&Words of its boxes, one a line"), "small")
        for words, field in ((_("Te&xt"), self.text), (_("Answered b&y"), self.kind)):
            label = plain_label(words, "small")
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            fields.addRow(label, field)
        self._choices_label.setBuddy(self.choices)
        self.choices.setAccessibleName(_("Words of its boxes, one a line"))
        fields.addRow(scale)
        fields.addRow(self.low_is_good)
        fields.addRow(self._choices_label, self.choices)
        head, below = QHBoxLayout(), QHBoxLayout()
        head.addWidget(plain_label(_("Speaks to"), "heading"))
        head.addStretch(1)
        head.addWidget(self.drop)
        below.addWidget(self.add)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(fields)
        column.addWidget(self.fault)
        column.addSpacing(4)
        column.addLayout(head)
        column.addWidget(self.none_yet)
        column.addWidget(self.criteria, 1)
        column.addLayout(below)
        column.addStretch(0)

    def _wire(self) -> None:
        for editor in (self.text, self.choices):
            editor.left.connect(self._keep)
            editor.done.connect(self._keep)
        for box in (self.lowest, self.highest, self.top):
            box.activated.connect(self._keep)
        self.kind.activated.connect(self._keep)
        self.low_is_good.clicked.connect(self._keep)
        self.add.clicked.connect(self.pick_wanted)
        self.drop.clicked.connect(self._drop)
        delete = QShortcut(QKeySequence("Del"), self.criteria)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._drop)
        pass_wheel_on(self)

    def show_question(self, question: SurveyQuestion | None, frameworks: Sequence[Framework]) -> None:
        """Another question, or another state of it; what is being typed stays."""
        self.setEnabled(question is not None)
        if question is None:
            self._question = None
            self._clear()
            return
        is_other = self._question is None or self._question.id != question.id
        before, self._question = self._question, question
        for editor, told, was in (
            (self.text, question.text, before.text if before else ""),
            (self.choices, "\n".join(question.choices), "\n".join(before.choices) if before else ""),
        ):
            if is_other or not editor.hasFocus() or editor.words == was:
                editor.follow(told)
        self.kind.choose(question.kind)
        for box, value in (
            (self.lowest, question.lowest), (self.highest, question.highest), (self.top, question.top)
        ):  # fmt: skip
            box.choose(value)
        self.low_is_good.setChecked(question.low_is_good)
        is_scale = question.kind is QuestionKind.SCALE
        self._scale.setVisible(is_scale)
        self.low_is_good.setVisible(is_scale)
        for part in (self._choices_label, self.choices):
            part.setVisible(question.kind in WITH_CHOICES)
        self._tell("")
        self._show_criteria(question, frameworks)

    def _clear(self) -> None:
        self.text.follow("")
        self.choices.follow("")
        self.criteria.show_rows(())
        self._tell("")

    def _show_criteria(self, question: SurveyQuestion, frameworks: Sequence[Framework]) -> None:
        every = list(criterion_goals(frameworks))
        by_place = {(row.goal.framework, row.goal.key): row for row in every if isinstance(row.goal, Goal)}
        pairs = [(told.partition(" ")[0], told.partition(" ")[2]) for told in question.criteria]
        self._criteria = tuple(pairs)
        unknown = _("of a model that this audit does not have")
        self.criteria.show_rows(
            [
                replace(by_place[pair], goal=pair)
                if pair in by_place
                else Row(pair[0], lead=pair[1], detail=unknown, goal=pair)
                for pair in pairs
            ]
        )
        for part in (self.drop, self.criteria):
            part.setVisible(bool(pairs))
        self.none_yet.setVisible(not pairs)

    @property
    def speaks_to(self) -> tuple[tuple[str, str], ...]:
        """The pairs of framework and criterion that the question speaks to."""
        return self._criteria

    def told(self, question: SurveyQuestion) -> SurveyQuestion:
        """The question as the fields say."""
        lines = (" ".join(line.split()) for line in self.choices.words.split("\n"))
        kind = self.kind.value
        lowest, highest, top = self.lowest.value, self.highest.value, self.top.value
        choices = tuple(line for line in lines if line) if kind in WITH_CHOICES else question.choices
        if kind is not question.kind and kind is QuestionKind.SCALE and len(choices) != FEWEST_CHOICES:
            choices = choices if len(choices) == highest - lowest + 1 else ()
        return replace(
            question,
            text=" ".join(self.text.words.split())[:MOST_TEXT],
            kind=kind,
            lowest=lowest,
            highest=highest,
            top=top,
            low_is_good=self.low_is_good.isChecked(),
            choices=choices,
        )

    def _keep(self) -> None:
        question = self._question
        if question is None:
            return
        told = self.told(question)
        if told == question:
            self._tell("")
            return
        fault = question_fault(told)
        self._tell(fault)
        # Choices are asked for once it is one of choices: they stand in a field that was not there.
        asks_for_choices = told.kind is QuestionKind.CHOICE and question.kind is not told.kind
        for part in (self._choices_label, self.choices):
            part.setVisible(told.kind in WITH_CHOICES)
        self._scale.setVisible(told.kind is QuestionKind.SCALE)
        if not fault:
            self.question_wanted.emit(told)
        elif asks_for_choices:
            self.choices.setFocus()

    def _tell(self, fault: str) -> None:
        self.fault.show_words(fault)
        self.fault.setVisible(bool(fault))
        set_state(self.choices, "invalid", bool(fault) and self.kind.value is QuestionKind.CHOICE)

    def _drop(self) -> None:
        index = self.criteria.currentIndex()
        if index.isValid():
            gone = self.criteria.rows.rows[index.row()].goal
            self.criteria_wanted.emit(tuple(pair for pair in self._criteria if pair != gone))
