"""Handing out a survey: the questionnaire to print, the workbooks to type answers into."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path
from typing import BinaryIO

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.figure_records import Survey
from maturity_desktop.domain.survey import questions_of
from maturity_desktop.reports.survey_sheets.check import check_answer_workbook, check_questionnaire
from maturity_desktop.reports.survey_sheets.content import SurveyPaper
from maturity_desktop.reports.survey_sheets.layout import AnswerForm
from maturity_desktop.storage.files import write_checked


def paper_of(audit: Audit, survey: Survey, words: NullTranslations, language: str = "en") -> SurveyPaper:
    """What the sheets of a survey say."""
    questions = questions_of(audit, survey.id)
    return SurveyPaper(survey, questions, audit.client.name, audit.details.assessor, words, language)


def export_questionnaire(paper: SurveyPaper, path: Path) -> None:
    """Writes the questionnaire; ReportError or OSError where it could not be, the old file then untouched."""
    from maturity_desktop.reports.survey_sheets.questionnaire import write_questionnaire

    def write(out: BinaryIO) -> None:
        write_questionnaire(paper, out)

    write_checked(path, write, lambda written: check_questionnaire(written, paper.words))


def export_answer_workbook(paper: SurveyPaper, form: AnswerForm, path: Path) -> None:
    """Writes a workbook for answers; ReportError or OSError as for the questionnaire."""
    from maturity_desktop.reports.survey_sheets.answer_workbook import write_answer_workbook

    def write(out: BinaryIO) -> None:
        write_answer_workbook(paper, form, out)

    write_checked(path, write, lambda written: check_answer_workbook(written, paper.words))
