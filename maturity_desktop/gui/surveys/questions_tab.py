"""The questions of a survey: in their order, each with its fields."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.domain.figure_records import QuestionKind, Survey, SurveyQuestion
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.survey import questions_of
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.pick import PickDialog
from maturity_desktop.gui.finding import Goal, criterion_goals, fitting
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.surveys.answer_files import answers_before_and_after
from maturity_desktop.gui.surveys.looked_at_list import LookedAtList
from maturity_desktop.gui.surveys.question_form import QuestionForm
from maturity_desktop.gui.surveys.survey_words import criteria_words, kind_words
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.ways import in_view_first
from maturity_desktop.gui.widgets.chart_sections import scroll_area
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.words import screen_words
from maturity_desktop.verbs.surveys import (
    criteria_of,
    map_question,
    move_question,
    new_question,
    put_question,
    remove_question,
)

NUMBER_WIDTH = 32
HALVES = (320, 380)


class QuestionsTab(QWidget):
    """Every change is an edit of the audit that can be undone."""

    def __init__(
        self, session: AuditSession, ask: Ask, theme: ThemeSwitch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._ask, self._theme = session, ask, theme
        self._survey: Survey | None = None
        self._chosen = ""
        self._is_showing = False
        self.picking: PickDialog | None = None
        self.list = LookedAtList(theme, _("Questions"), NUMBER_WIDTH)
        self.form = QuestionForm(theme)
        self.add_button = QPushButton(_("&Add a question"))
        self.up_button, self.down_button = QPushButton(_("Up")), QPushButton(_("Down"))
        self.up_button.setAccessibleName(_("Move the question up"))
        self.down_button.setAccessibleName(_("Move the question down"))
        self.remove_button = QPushButton(_("Remove"))
        self.remove_button.setAccessibleName(_("Remove the question"))
        mark_edits(self.add_button, self.up_button, self.down_button, self.remove_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.list, 1)
        for parts in ((self.add_button,), (self.up_button, self.down_button, self.remove_button)):
            row = QHBoxLayout()
            row.setSpacing(6)
            for button in parts:
                row.addWidget(button, 1)
            column.addLayout(row)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(1)
        halves.addWidget(left)
        halves.addWidget(scroll_area(self.form))
        halves.setSizes(list(HALVES))
        halves.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(halves)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.chosen.connect(lambda _goal: self.form.text.setFocus())
        self.form.question_wanted.connect(self._keep)
        self.form.criteria_wanted.connect(self._map)
        self.form.pick_wanted.connect(self.pick_criterion)

    # What is shown

    def show_survey(self, survey: Survey) -> None:
        """The questions of a survey; the chosen one stays where it is there."""
        is_other = self._survey is None or self._survey.id != survey.id
        self._survey = survey
        questions = questions_of(self._session.audit, survey.id)
        names = [own.id for own in questions]
        if is_other or self._chosen not in names:
            self._chosen = names[0] if names else ""
        self._is_showing = True
        self.list.show_rows(
            [_row(own, place, self._session.frameworks) for place, own in enumerate(questions, 1)]
        )
        if names:
            self.list.setCurrentIndex(self.list.rows.index(names.index(self._chosen)))
        self._is_showing = False
        self._show_question()

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not self._is_showing and index.isValid():
            self._chosen = str(self.list.rows.rows[index.row()].goal)
            self._show_question()

    def _show_question(self) -> None:
        question = self.question
        self.form.show_question(question, in_view_first(self._session))
        names = [row.goal for row in self.list.rows.rows]
        place = names.index(self._chosen) if self._chosen in names else -1
        self.up_button.setEnabled(place > 0)
        self.down_button.setEnabled(0 <= place < len(names) - 1)
        self.remove_button.setEnabled(question is not None)

    @property
    def question(self) -> SurveyQuestion | None:
        """The question that is chosen."""
        survey, audit = self._survey, self._session.audit
        return None if survey is None else audit.get(SurveyQuestion, audit.id, survey.id, self._chosen)

    # What is done

    def add_question(self) -> None:
        """A further question at the end, to be written."""
        if self._survey is None:
            return
        made = new_question(self._session.audit, self._survey, _("New question"), QuestionKind.SCALE)
        self._chosen = made.id
        self._do(_("add a question"), put_question(self._session.audit, made))
        self.form.text.setFocus()
        self.form.text.selectAll()

    def remove_question(self) -> None:
        """The question goes; answers to it stay kept."""
        question = self.question
        if question is not None:
            names = [str(row.goal) for row in self.list.rows.rows]
            place = names.index(question.id)
            rest = names[place + 1 :] or names[:place][-1:]
            self._chosen = rest[0] if rest else ""
            self.list.setFocus()
            self._do(_("remove a question"), remove_question(self._session.audit, question))

    def move_up(self) -> None:
        self._move(-1)

    def move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        question = self.question
        names = [row.goal for row in self.list.rows.rows]
        if question is not None and 0 <= names.index(question.id) + step < len(names):
            place = names.index(question.id) + step
            self._do(_("move a question"), move_question(self._session.audit, question, place))

    def _keep(self, told: SurveyQuestion) -> None:
        question = self.question
        if question is None or told == question:
            return
        if not self._agrees(question, told):
            self._show_question()
            return
        self._do(_("change a question"), put_question(self._session.audit, told))

    def _agrees(self, question: SurveyQuestion, told: SurveyQuestion) -> bool:
        """Whether the person wants a change under which answers no longer count; True where all still do."""
        survey = self._survey
        if survey is None or not survey.answers:
            return True
        try:
            table = self._session.tables_of(survey.answers)
        except (MaturityError, LookupError):
            return True
        before, after = answers_before_and_after(table, question, told)
        if after >= before:
            return True
        consequence = _(
            "{before} answers count now, {after} will. None is lost: they count again when the question is "
            "as it was."
        )
        return self._ask.confirm(
            _("Change how “{question}” is answered?").format(question=question.text),
            consequence.format(before=before, after=after),
            _("Change it"),
        )

    def _map(self, criteria: tuple[tuple[str, str], ...]) -> None:
        question = self.question
        if question is not None:
            self._do(_("what a question speaks to"), map_question(self._session.audit, question, criteria))

    def pick_criterion(self) -> None:
        """A further criterion, picked from the audit's models."""
        if self.question is None:
            return
        rows = tuple(criterion_goals(in_view_first(self._session)))
        dialog = PickDialog(
            self._theme,
            _("What the question speaks to"),
            _("A criterion by its number or name"),
            _("No criterion of this name."),
            lambda words: fitting(rows, words),
            self,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.picked.connect(self._take_criterion)
        dialog.finished.connect(self._end_picking)
        self.picking = dialog
        dialog.open()

    def _end_picking(self) -> None:
        self.picking = None

    def _take_criterion(self, goal: Goal) -> None:
        pair = (goal.framework, goal.key)
        if pair not in self.form.speaks_to:
            self._map((*self.form.speaks_to, pair))

    def _do(self, label: str, changes: Changes) -> None:
        if changes:
            self._session.change(label, changes)


def _row(question: SurveyQuestion, place: int, frameworks: Mapping[str, Framework]) -> Row:
    """A question in the list; of what it speaks to, only criteria of these models are named."""
    detail = kind_words(question.kind)
    if criteria := criteria_of(question, frameworks):
        told = _("{kind}, speaks to {criteria}")
        detail = told.format(kind=detail, criteria=criteria_words(criteria, screen_words()))
    return Row(" ".join(question.text.split()), lead=str(place), detail=detail, goal=question.id)
