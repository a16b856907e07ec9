"""The pictures of the surveys page: results, groups, comments, questions, the dialogs, and ugly answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from maturity_desktop.domain.figure_records import Asked, QuestionKind, Survey, SurveyQuestion
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.survey import surveys_of
from maturity_desktop.domain.survey_columns import ColumnUse
from maturity_desktop.gui.pages.surveys_page import COMMENTS, GROUPS, QUESTIONS, RESULTS
from maturity_desktop.gui.surveys.answer_columns import Taken

if TYPE_CHECKING:
    from maturity_desktop.storage.library import Library
    from tools.screens.stage import Stage

Show = Callable[["Stage"], object]
SAMPLE = "norrhaven-2025"
FORMS = "Timestamp;Your name;How satisfied are you?;Was it solved?;Team;What should change?\n" + "\n".join(
    f"2025-11-{day:02d} 09:{day:02d};Ann Ample;{answer};{'yes' if day % 3 else 'no'};Team {day % 2};Call us"
    for day, answer in enumerate(["Very satisfied", "satisfied", "so so", "4", "unhappy", "5"] * 4, 1)
)
MOST_PEOPLE, MOST_QUESTIONS, MOST_GROUPS = 5_000, 80, 40


def surveys(audit: str, tab: int, asked: Asked = Asked.EMPLOYEES) -> Callable[[Stage], Any]:
    """The page at the first survey of those who were asked."""

    def show(stage: Stage) -> Any:
        page = at(stage, audit, asked)
        if page.tabs.isTabVisible(tab):
            page.tabs.setCurrentIndex(tab)
        stage.settle()
        return page

    return show


def at(stage: Stage, audit: str, asked: Asked = Asked.EMPLOYEES) -> Any:
    page = stage.audit(audit, "surveys")
    assert stage.window.session is not None, "an audit is open"
    wanted = next((own for own in surveys_of(stage.window.session.audit) if own.asked is asked), None)
    if wanted is not None:
        page.show_survey(wanted.id)
        stage.wait(lambda: page._wanted is None)
    stage.settle()
    return page


def importing(name: str, text: str) -> Show:
    """A file of answers in the dialog that says how it is read; one column of words is said to be a scale."""

    def show(stage: Stage) -> None:
        path = stage.folder / name
        path.write_text(text, encoding="utf-8")
        page = at(stage, SAMPLE)
        stage.ask.chosen = [path]
        page.act.import_answers.trigger()
        stage.wait(lambda: stage.dialog() is not None)
        dialog: Any = stage.dialog()
        stage.wait(lambda: dialog._task is None)
        dialog.columns.taken.emit(2, Taken(ColumnUse.ANSWERS, "", QuestionKind.SCALE))
        stage.wait(lambda: dialog._task is None)

    return show


def new_survey(stage: Stage) -> None:
    """What a survey can start from."""
    page = at(stage, SAMPLE)
    page.act.new.trigger()
    stage.wait(lambda: stage.dialog() is not None)


def quoting(stage: Stage) -> None:
    """Two comments on their way to be evidence."""
    page = surveys(SAMPLE, COMMENTS)(stage)
    page.comments.list.setFocus()
    page.comments.list.setCurrentIndex(page.comments.rows.index(6))
    QTest.keyClick(page.comments.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.act.quote.trigger()
    stage.wait(lambda: stage.dialog() is not None)


def ugly_surveys(audit: str, library: Library) -> Iterator[Record]:
    """5,000 answers to 80 questions of 300 letters, in 40 groups; comments from the right to the left."""
    kinds = [QuestionKind.SCALE, QuestionKind.RECOMMEND, QuestionKind.YES_NO, QuestionKind.CHOICE]
    long = "<b>Überlange</b> Frage ohne Ende, die niemand kürzt und die niemand zu Ende liest, "
    questions = [
        SurveyQuestion(
            audit, "ugly", f"q{place}", place, f"{place} {long * 4}"[:300], kinds[place % 4],
            choices=("Ja, sehr " * 8, "مرحبا", "Nein") if place % 4 == 3 else (),
        )
        for place in range(MOST_QUESTIONS - 2)
    ]  # fmt: skip
    group = SurveyQuestion(audit, "ugly", "team", 78, "Team", QuestionKind.GROUP)
    comment = SurveyQuestion(audit, "ugly", "words", 79, "Was noch?", QuestionKind.COMMENT)
    head = ("row", *(own.id for own in questions), "team", "words")
    rows = tuple(
        (str(person), *(_answer(own, person) for own in questions), _team(person), _words(person))
        for person in range(MOST_PEOPLE)
    )
    answers = library.keep_table((head, *rows))
    title = "Mitarbeiterbefragung der Niederlassung für Kundendienst und Beschwerdewesen <i>2025</i> " * 2
    yield Survey(audit, "ugly", Asked.EMPLOYEES, title, 6_000, 5_500, answers=answers, count=MOST_PEOPLE)
    yield from (*questions, group, comment)


def _answer(question: SurveyQuestion, person: int) -> str:
    place = question.position
    match question.kind:
        case QuestionKind.SCALE:
            return str(1 + (person * 7 + place) % 5)
        case QuestionKind.RECOMMEND:
            return str((person * 3 + place) % 11)
        case QuestionKind.YES_NO:
            return "yes" if (person + place) % 3 else "no"
    return question.choices[(person + place) % 3]


def _team(person: int) -> str:
    number = person % MOST_GROUPS if person > 3 else MOST_GROUPS
    return f"Außenstelle {number:02d} <b>Beschwerdewesen und Kundendienst</b>"


def _words(person: int) -> str:
    return ("", "مرحبا بالعالم، الخدمة بطيئة جدا 😀 ", "=SUM(A1) Frau Meier hört zu. " * (person % 9), "")[
        person % 4
    ]


SURVEYS: tuple[tuple[str, Show], ...] = (
    ("surveys", surveys(SAMPLE, RESULTS)),
    ("surveys-customers", surveys(SAMPLE, RESULTS, Asked.CUSTOMERS)),
    ("surveys-groups", surveys(SAMPLE, GROUPS)),
    ("surveys-comments", surveys(SAMPLE, COMMENTS)),
    ("surveys-questions", surveys(SAMPLE, QUESTIONS)),
    ("surveys-new", new_survey),
    ("surveys-import", importing("forms.csv", FORMS)),
    ("surveys-quote", quoting),
    ("ugly-surveys", surveys("ugly", RESULTS)),
    ("ugly-surveys-groups", surveys("ugly", GROUPS)),
    ("ugly-surveys-comments", surveys("ugly", COMMENTS)),
    ("ugly-surveys-questions", surveys("ugly", QUESTIONS)),
    ("new-surveys", surveys("empty", RESULTS)),
)
