"""What surveys say of a criterion, beside it."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from maturity_desktop.domain.changes import put
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.surveys.survey_lines import SurveyLines
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.surveys.conftest import questions


def shown(lines: SurveyLines) -> list[str]:
    return [line.words for line in lines.lines if not line.isHidden()]


def test_each_question_has_a_line_and_the_way_to_its_survey(
    session: AuditSession, theme: ThemeSwitch, qtbot: QtBot
) -> None:
    lines = SurveyLines(session, theme)
    qtbot.addWidget(lines)
    with qtbot.waitSignal(lines.counted):
        pass
    lines.show_criterion("small", "1.01")
    assert shown(lines) == ["employees: 4 or 5: 58.3 % – “Are you happy?” (n = 12)"]
    with qtbot.waitSignal(lines.survey_wanted) as opened:
        lines.open.click()
    assert opened.args == ["s1"]
    lines.show_criterion("small", "2.01")
    assert lines.isHidden()


def test_lines_follow_the_audit_and_more_than_three_are_counted(
    session: AuditSession, theme: ThemeSwitch, qtbot: QtBot
) -> None:
    lines = SurveyLines(session, theme)
    qtbot.addWidget(lines)
    lines.show_criterion("small", "1.01")
    with qtbot.waitSignal(lines.counted):
        pass
    happy = questions()[0]
    changes = [
        change
        for place in range(4)
        for change in put(session.audit, replace(happy, id=f"more{place}", position=9))
    ]
    asked = [put(session.audit, replace(own, criteria=("small 1.01",))) for own in questions()[1:3]]
    with qtbot.waitSignal(lines.counted):
        session.change("", (*changes, *asked[0], *asked[1]))
    assert shown(lines)[1].startswith("employees: +50")
    assert shown(lines)[-1] == "employees: yes: 58.3 % – “Was it solved?” (n = 12)"
