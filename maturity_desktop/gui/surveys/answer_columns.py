"""The first rows of a sheet of answers, with what each column is taken for above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QWidget

from maturity_desktop.domain.figure_records import QuestionKind, SurveyQuestion
from maturity_desktop.domain.survey_columns import AnswerPlan, ColumnPlan, ColumnUse, Left
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.measures.preview_table import PreviewTable
from maturity_desktop.gui.surveys.survey_words import kind_words
from maturity_desktop.gui.theme import ThemeSwitch

COLUMN, LIST_WIDTH = 252, 340
LONGEST = 60
SCALES = ((1, 5), (1, 7), (1, 10), (0, 10))


@dataclass(frozen=True, slots=True)
class Taken:
    """What a column is taken for: a question that is there, a new one of a kind and scale, or neither."""

    use: ColumnUse
    question: str = ""
    kind: QuestionKind | None = None
    scale: tuple[int, int] = (1, 5)


LEFT_OUT, TELLS_ROW = Taken(ColumnUse.LEFT_OUT), Taken(ColumnUse.ROW)


def taken_for(column: ColumnPlan) -> Taken:
    """What a plan takes a column for."""
    question = column.question
    if column.use is not ColumnUse.ANSWERS or question is None:
        return Taken(column.use)
    if not column.is_new:
        return Taken(ColumnUse.ANSWERS, question.id)
    scale = (question.lowest, question.highest) if question.kind is QuestionKind.SCALE else (1, 5)
    return Taken(ColumnUse.ANSWERS, "", question.kind, scale)


def left_words(left: Left | None) -> str:
    """That a column is left out, and why."""
    return {
        Left.PERSONAL: _("left out: says who answered"), Left.PROGRAM: _("left out: the survey tool’s own"),
        Left.EMPTY: _("left out: empty"), Left.SEVERAL: _("left out: several answers in a cell"),
        Left.NUMBERS: _("left out: numbers of no scale"), Left.NAMES: _("left out: names others"),
    }.get(left or Left.CHOSEN, _("left out"))  # fmt: skip


def choices_for(column: ColumnPlan, questions: Sequence[SurveyQuestion]) -> list[tuple[str, Taken]]:
    """Everything that a column may be taken for, in words."""
    scale, other = _("new question: scale {lowest} to {highest}"), _("new question: {kind}")
    offered = [(left_words(column.left), LEFT_OUT), (_("number or time of the row"), TELLS_ROW)]
    offered += [(_short(own.text), Taken(ColumnUse.ANSWERS, own.id)) for own in questions]
    scales = [*SCALES]
    now = taken_for(column)
    if now.kind is QuestionKind.SCALE and now.scale not in scales:
        scales.insert(0, now.scale)
    for lowest, highest in scales:
        words = scale.format(lowest=lowest, highest=highest)
        offered.append((words, Taken(ColumnUse.ANSWERS, "", QuestionKind.SCALE, (lowest, highest))))
    for kind in QuestionKind:
        if kind is not QuestionKind.SCALE:
            offered.append((other.format(kind=kind_words(kind)), Taken(ColumnUse.ANSWERS, "", kind)))
    return offered


def _short(text: str) -> str:
    told = " ".join(text.split())
    return told if len(told) <= LONGEST else f"{told[:LONGEST]}…"


class AnswerColumns(PreviewTable):
    """A column that is left out is quiet."""

    taken = Signal(int, object)
    """A column's place, and what it is taken for from now on."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.boxes: list[Choice[Taken]] = []
        self.setAccessibleName(_("Preview of the answers"))

    def show_plan(self, plan: AnswerPlan, questions: Sequence[SurveyQuestion]) -> None:
        """Another sheet, or the same one read otherwise."""
        sheet = plan.answers.sheet
        self._show_cells(sheet, turned=False, first=sheet.row + plan.answers.first, column=COLUMN)
        quiet = QColor(self._theme.colour("quiet"))
        for place in range(self.columnCount()):
            if plan.columns[place].use is not ColumnUse.ANSWERS:
                for row in range(1, self.rowCount()):
                    cell = self.item(row, place)
                    assert cell is not None, "every row below the boxes has its cells"
                    cell.setForeground(quiet)
        self.boxes = []
        self._put_boxes(lambda place: self._box(plan.columns[place - sheet.column], questions))

    def _box(self, column: ColumnPlan, questions: Sequence[SurveyQuestion]) -> QComboBox:
        box = Choice(choices_for(column, questions))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.view().setMinimumWidth(LIST_WIDTH)
        box.choose(taken_for(column))
        box.activated.connect(lambda _index: self.taken.emit(column.place, box.value))
        self.boxes.append(box)
        return box
