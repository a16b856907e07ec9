"""An audit with a survey of twelve people in two teams, over a real library, on the surveys page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import Audit, Change
from maturity_desktop.domain.figure_records import Asked, QuestionKind, Survey, SurveyQuestion
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.pages.surveys_page import SurveysPage
from maturity_desktop.gui.surveys.survey_desk import SurveyDesk
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.storage.figure_mappings import FigureMappings
from maturity_desktop.storage.library import Library
from tests.gui.conftest import make_audit, make_framework, take_away

HEAD = ("row", "happy", "tell", "solved", "team", "words")
NORTH = [
    ("", "5", "10", "yes", "North", "Ask Sandra Miller, she knows."),
    *[("", "4", "9", "yes", "North", "")] * 6,
]
SOUTH = [("", "1", "3", "no", "South", "مرحبا بالعالم"), *[("", "2", "7", "no", "South", "Too slow.")] * 4]


def questions() -> tuple[SurveyQuestion, ...]:
    """One of each kind that the tests look at; the first speaks to a criterion."""
    return (
        SurveyQuestion(
            "a1", "s1", "happy", 0, "Are you happy?", QuestionKind.SCALE, criteria=("small 1.01",)
        ),
        SurveyQuestion("a1", "s1", "tell", 1, "Would you recommend us?", QuestionKind.RECOMMEND),
        SurveyQuestion("a1", "s1", "solved", 2, "Was it solved?", QuestionKind.YES_NO),
        SurveyQuestion("a1", "s1", "team", 3, "Your team", QuestionKind.GROUP),
        SurveyQuestion("a1", "s1", "words", 4, "What else?", QuestionKind.COMMENT),
    )


def audit_with_survey(library: Library) -> Audit:
    """Twelve answered of twenty who were invited."""
    answers = library.keep_table((HEAD, *NORTH, *SOUTH))
    survey = Survey(
        "a1", "s1", Asked.EMPLOYEES, "Staff <b>2025</b>", 24, 20, date(2025, 12, 1), answers=answers, count=12
    )
    return make_audit(make_framework()).with_changes(Change(None, own) for own in (survey, *questions()))


@pytest.fixture
def session(qapp: QApplication, commits: object, clock: object, library: Library) -> AuditSession:
    framework = make_framework()
    return AuditSession(
        audit_with_survey(library),
        {framework.id: framework},
        commits,  # type: ignore[arg-type]
        "Ada",
        clock,  # type: ignore[arg-type]
        tables=library.table,
    )


@pytest.fixture
def opened_outside() -> list[Path]:
    """What was handed to the system's programs."""
    return []


@pytest.fixture
def desk(
    session: AuditSession, library: Library, library_folder: Path, opened_outside: list[Path]
) -> SurveyDesk:
    def open_file(path: Path) -> bool:
        opened_outside.append(path)
        return True

    return SurveyDesk(
        session,
        library.evidence,
        library.keep_table,
        FigureMappings(library_folder),
        library_folder,
        session,
        open_file,
    )


@pytest.fixture
def page(
    session: AuditSession, desk: SurveyDesk, ask: object, theme: ThemeSwitch, qtbot: QtBot
) -> Iterator[SurveysPage]:
    made = SurveysPage(session, desk, ask, theme)  # type: ignore[arg-type]
    made.resize(1298, 666)
    made.show()
    qtbot.waitActive(made).__enter__()
    made.list.setFocus()
    settle(made, qtbot)
    yield made
    take_away(made)


def settle(page: SurveysPage, qtbot: QtBot) -> None:
    """Until the answers have been counted."""
    qtbot.waitUntil(lambda: page._wanted is None)


@pytest.fixture
def answers_file(tmp_path: Path) -> Callable[..., Path]:
    """Writes a file of answers, a row for each person."""

    def write(*rows: str, name: str = "answers.csv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join(rows), encoding="utf-8")
        return path

    return write
