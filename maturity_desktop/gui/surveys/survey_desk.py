"""Where files of answers are read and sheets for answers written, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.days_told import last_day_of_answers
from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.domain.figure_records import Survey, SurveyQuestion
from maturity_desktop.domain.survey import SurveyResult, questions_of
from maturity_desktop.domain.survey_columns import AnswerPlan, SurveyFileError
from maturity_desktop.domain.survey_reading import FoundAnswers
from maturity_desktop.domain.survey_templates import SurveyTemplate
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.file_desk import FileDesk
from maturity_desktop.gui.surveys.answer_files import AnswerFiles
from maturity_desktop.gui.words import screen_words
from maturity_desktop.verbs.survey_answers import (
    Keep,
    plans_to_remember,
    read_answer_file,
    take_in_answers,
)
from maturity_desktop.verbs.survey_returns import is_returned, read_returned
from maturity_desktop.verbs.survey_sheets import export_answer_workbook, export_questionnaire, paper_of
from maturity_desktop.verbs.surveys import result_of, templates_at_hand

if TYPE_CHECKING:
    from maturity_desktop.reports.survey_sheets.layout import AnswerForm
    from maturity_desktop.storage.evidence_store import EvidenceStore
    from maturity_desktop.storage.figure_mappings import FigureMappings


class SurveyDesk(FileDesk):
    """Reads, keeps and writes; what it does to the audit is one edit of the session."""

    answered = Signal(str)
    """The answers of this survey, by its id, are in the audit."""
    written = Signal(object)
    """A file to hand out, checked, at this path."""

    def __init__(
        self,
        session: AuditSession,
        store: EvidenceStore,
        keep: Keep,
        mappings: FigureMappings,
        library_folder: Path,
        parent: QObject | None = None,
        open_file: Callable[[Path], bool] = lambda _path: False,
    ) -> None:
        super().__init__(session, store, mappings, parent)
        self._keep, self._folder = keep, library_folder
        self.open_file = open_file
        """Opens a file in the system's program for it; False where there is none."""

    def read_templates(self, then: Callable[[tuple[SurveyTemplate, ...]], object]) -> None:
        """The questionnaires to start from."""
        folder = self._folder
        task: Task[tuple[SurveyTemplate, ...]] = Task(lambda _progress: templates_at_hand(folder))
        self._begin(task, _("Reading the templates"), then)

    def work_out(
        self, audit: Audit, survey: Survey, then: Callable[[SurveyResult | MaturityError], object]
    ) -> None:
        """What a survey says, or why its answers cannot be read."""
        tables = self._session.tables_of

        def work(_progress: object) -> SurveyResult | MaturityError:
            try:
                return result_of(audit, survey, tables)
            except MaturityError as error:
                return error

        task: Task[SurveyResult | MaturityError] = Task(work)
        self._begin(task, "", then)

    def read_files(
        self, paths: Sequence[Path], survey: Survey, then: Callable[[AnswerFiles], object]
    ) -> None:
        """Files of answers, as their columns are guessed or remembered; or workbooks that came back."""
        questions = questions_of(self._session.audit, survey.id)
        mappings = self._mappings

        def work(_progress: object) -> AnswerFiles:
            returned = [is_returned(path) for path in paths]
            if all(returned):
                return AnswerFiles(tuple(paths), questions, found=read_returned(paths, survey, questions))
            if any(returned):
                name = paths[returned.index(True)].name
                told = _("{file} is an answer sheet of this program, and others are not. Import them apart.")
                raise SurveyFileError(told.format(file=name))
            return AnswerFiles(tuple(paths), questions, _plans(paths, questions, mappings.read()))

        task: Task[AnswerFiles] = Task(work)
        self._begin(task, _("Reading the answers"), then)

    def take_in(
        self, files: AnswerFiles, survey: Survey, found: FoundAnswers, plans: Sequence[AnswerPlan], add: bool
    ) -> None:
        """Keeps the files as evidence and their answers as the survey's, and remembers how they were read."""
        session = self._session
        audit, keep_file, today = session.audit, self._keeping_files(), session.clock().date()

        def answered_on(path: Path) -> date | None:
            own = (plan for plan in plans if plan.answers.sheet.file == path.name)
            return last_day_of_answers(own, today) or survey.closed_on

        def changes_of(latest: Audit, items: Sequence[Any]) -> tuple[Survey, Changes]:
            return take_in_answers(latest, survey, found, self._keep, session.tables_of, items, add=add)

        def work(_progress: object) -> tuple[Any, Any]:
            items = [keep_file(path, answered_on(path)) for path in files.paths]
            if plans:
                self._mappings.remember(plans_to_remember(plans))
            return items, changes_of(audit, items)

        def then(made: tuple[Any, Any]) -> None:
            items, (answered, changes) = made
            if session.audit is not audit:  # somebody went on working meanwhile
                answered, changes = changes_of(session.audit, items)
            session.change(_("answers to “{survey}”").format(survey=answered.title), changes)
            self.kept.emit()
            self.answered.emit(answered.id)

        task: Task[tuple[Any, Any]] = Task(work)
        self._begin(task, _("Taking in the answers"), then)

    def write_questionnaire(self, survey: Survey, path: Path) -> None:
        """The questionnaire to print."""
        paper = paper_of(self._session.audit, survey, screen_words())
        self._write(partial(export_questionnaire, paper, path), path)

    def write_answer_sheet(self, survey: Survey, form: AnswerForm, path: Path) -> None:
        """The workbook that answers are typed into."""
        paper = paper_of(self._session.audit, survey, screen_words())
        self._write(partial(export_answer_workbook, paper, form, path), path)

    def _write(self, write: Callable[[], object], path: Path) -> None:
        task: Task[object] = Task(lambda _progress: write())
        self._begin(task, _("Writing {file}").format(file=path.name), lambda _made: self.written.emit(path))


def _plans(
    paths: Sequence[Path], questions: Sequence[SurveyQuestion], remembered: dict[str, Any]
) -> tuple[AnswerPlan, ...]:
    """The plans of files one after another: a question that one of them brings, the next one answers."""
    plans: list[AnswerPlan] = []
    for path in paths:
        own = read_answer_file(path, questions, remembered)
        plans += own
        known = {question.id for question in questions}
        made = [column.question for plan in own if plan.taken for column in plan.columns if column.is_new]
        questions = (*questions, *(new for new in made if new is not None and new.id not in known))
    return tuple(plans)
