"""Whom a survey asked is told by what its questions and columns speak of, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from maturity_desktop.domain.figure_records import Asked
from maturity_desktop.domain.survey_asked import asked_by
from maturity_desktop.verbs.surveys import templates_at_hand


@pytest.mark.parametrize(
    ("heads", "told"),
    [
        (["Respondent", "Date", "Overall satisfaction (1-5)", "Would recommend (0-10)", "Comment"], None),
        (["CSAT", "Was your issue resolved?", "Comment"], Asked.CUSTOMERS),
        (["Ihr Anliegen wurde gelöst", "Wartezeit"], Asked.CUSTOMERS),
        (["Employee ID", "I am proud of my work."], Asked.EMPLOYEES),
        (["Meine Führungskraft hört zu", "Ort"], Asked.EMPLOYEES),
        (["My manager listens.", "Tickets are resolved."], None),
        ([], None),
    ],
)
def test_heads_tell_it_or_nothing_does(heads: list[str], told: Asked | None) -> None:
    assert asked_by(heads) is told


def test_the_questionnaires_that_come_along_are_known() -> None:
    for template in templates_at_hand(Path("none")):
        assert asked_by([own.text for own in template.questions]) is template.asked
