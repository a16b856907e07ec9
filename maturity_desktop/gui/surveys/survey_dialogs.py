"""The dialogs of the surveys page, and what comes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.figure_records import Asked, Survey, SurveyQuestion
from maturity_desktop.domain.file_names import safe_name
from maturity_desktop.domain.survey_templates import SurveyTemplate
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.dialogs.pick import PickDialog
from maturity_desktop.gui.finding import fitting
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.surveys.answer_files import AnswerFiles
from maturity_desktop.gui.surveys.answers_dialog import AnswersDialog
from maturity_desktop.gui.surveys.quote_dialog import QuoteDialog
from maturity_desktop.gui.surveys.survey_desk import SurveyDesk
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.ways import in_view_first
from maturity_desktop.reports.sections.survey_words import asked_words
from maturity_desktop.reports.survey_sheets.layout import AnswerForm
from maturity_desktop.verbs.survey_comments import quote_comments
from maturity_desktop.verbs.surveys import criteria_of, survey_from_nothing, survey_from_template

FROM_FILE = "file"


class SurveyDialogs(OneOpen):
    """Each is opened over the page; what is kept is one edit."""

    made = Signal(str)
    """The id of a survey that was made and is to be looked at."""

    def __init__(
        self,
        session: AuditSession,
        desk: SurveyDesk,
        ask: Ask,
        theme: ThemeSwitch,
        words: NullTranslations,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._session, self._desk, self._ask = session, desk, ask
        self._theme, self._words, self._page = theme, words, page
        desk.answered.connect(self.made)

    # A new survey

    def ask_for_new(self) -> None:
        """From a questionnaire, from a file, or from nothing."""
        self._desk.read_templates(self._offer_templates)

    def _offer_templates(self, templates: Sequence[SurveyTemplate]) -> None:
        rows = [_template_row(template, self._words) for template in templates]
        rows.append(
            Row(_("From a file of answers…"), detail=_("Its columns become questions"), goal=FROM_FILE)
        )
        for asked in Asked:
            title = _("Empty, for {asked}").format(asked=asked_words(asked, self._words))
            rows.append(Row(title, detail=_("Its questions are written here"), goal=asked))
        every = tuple(rows)
        dialog = PickDialog(
            self._theme,
            _("New survey"),
            _("A questionnaire to start from"),
            _("Nothing of this name."),
            lambda words: fitting(every, words),
            self._page,
        )
        dialog.rows.setAccessibleName(_("What to start from"))
        dialog.picked.connect(self._begin_survey)
        self._open(dialog)

    def _begin_survey(self, goal: object) -> None:
        audit = self._session.audit
        if isinstance(goal, SurveyTemplate):
            self._make(*survey_from_template(audit, goal))
        elif isinstance(goal, Asked):
            self._make(*survey_from_nothing(audit, goal, _("New survey")))
        else:
            self.begin_from_files()

    def begin_from_files(self) -> None:
        """A new survey, of files of the person's choice."""
        paths = self._ask.files(_("A new survey from files of answers"))
        if paths:
            survey, _changes = survey_from_nothing(self._session.audit, Asked.EMPLOYEES, paths[0].stem)
            self._read(paths, survey, is_new=True)

    def _make(self, survey: Survey, changes: Changes) -> None:
        self._session.change(_("new survey “{survey}”").format(survey=survey.title), changes)
        self.made.emit(survey.id)

    # Answers

    def import_answers(self, survey: Survey) -> None:
        """Files of the person's choice, all in one dialog."""
        paths = self._ask.files(_("Answers to “{survey}”").format(survey=survey.title))
        if paths:
            self._read(paths, survey, is_new=False)

    def _read(self, paths: Sequence[Path], survey: Survey, is_new: bool) -> None:
        self._desk.read_files(paths, survey, partial(self._ask_how, survey, is_new))

    def _ask_how(self, survey: Survey, is_new: bool, files: AnswerFiles) -> None:
        dialog = AnswersDialog(files, survey, is_new, self._words, self._theme, self._ask, self._page)
        dialog.accepted.connect(partial(self._take_in, dialog))
        self._open(dialog)

    def _take_in(self, dialog: AnswersDialog) -> None:
        if dialog.found is not None:
            self._desk.take_in(
                dialog.files, dialog.survey, dialog.found, dialog.plans, dialog.adds.isChecked()
            )

    # Comments

    def quote(self, survey: Survey, comments: Sequence[str], question: SurveyQuestion | None) -> None:
        """Chosen comments become evidence of a criterion that is asked for."""
        first = criteria_of(question, self._session.frameworks) if question else ()
        models = in_view_first(self._session)
        dialog = QuoteDialog(comments, models, first, self._theme, self._ask, self._page)
        dialog.accepted.connect(partial(self._keep_quote, dialog, survey))
        self._open(dialog)

    def _keep_quote(self, dialog: QuoteDialog, survey: Survey) -> None:
        session, quote = self._session, dialog.quote
        if not quote.comments:
            return
        changes = quote_comments(
            session.audit,
            replace(session.place, framework=quote.framework),
            survey,
            quote.comments,
            quote.criterion,
            session.author,
            session.clock(),
            checkpoint=quote.checkpoint,
            contradicts=quote.contradicts,
        )
        label = _("comments as evidence of {criterion}").format(criterion=quote.criterion)
        session.change(label, changes)

    # To hand out

    def write_questionnaire(self, survey: Survey) -> None:
        """Where the questionnaire goes is asked."""
        name = _("{survey} questionnaire").format(survey=safe_name(survey.title, _("Survey")))
        kind = _("PDF files (*.pdf)")
        path = self._ask.save_as(_("Questionnaire to print"), Path(f"{name}.pdf"), kind)
        if path is not None:
            self._desk.write_questionnaire(survey, path)

    def write_rows_sheet(self, survey: Survey) -> None:
        """A workbook with a row for each person."""
        self._write_sheet(survey, AnswerForm.ROWS)

    def write_person_sheet(self, survey: Survey) -> None:
        """A workbook that each person fills in."""
        self._write_sheet(survey, AnswerForm.PERSON)

    def _write_sheet(self, survey: Survey, form: AnswerForm) -> None:
        name = _("{survey} answers").format(survey=safe_name(survey.title, _("Survey")))
        path = self._ask.save_as(_("Answer sheet"), Path(f"{name}.xlsx"), _("Excel workbooks (*.xlsx)"))
        if path is not None:
            self._desk.write_answer_sheet(survey, form, path)


def _template_row(template: SurveyTemplate, words: NullTranslations) -> Row:
    mark = asked_words(template.asked, words)
    detail = template.about
    if template.added:
        detail = _("This tool’s own wording. {about}").format(about=template.about)
    return Row(template.title, detail=detail, mark=mark, goal=template)
