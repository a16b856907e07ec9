"""The command line tells of every rating of an audit, and its figures are those of the agreed one."""

from __future__ import annotations

from maturity_desktop.domain import team
from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.results import evaluate
from maturity_desktop.verbs.summary import audit_figures
from tests.builders import audit, criterion, framework

MODEL = framework({"1": (criterion([1], "1.01"), criterion([1], "1.02"))}, top=1)


def test_ratings_are_listed_with_their_counts_and_figures_stay_agreed() -> None:
    start = audit({"1.01-1a": AnswerValue.MET})
    own, changes = team.start_rating(start, "Ben Ode")
    begun = start.with_changes(changes)
    for point in ("1.01-1a", "1.02-1a"):
        answer = Answer("a1", "model", own.id, point, AnswerValue.NOT_MET)
        begun = begun.with_changes(put(begun, answer))
    told = audit_figures(evaluate(begun, MODEL))
    assert told["audit"]["ratings"] == [
        {"kind": AGREED, "assessor": "", "answers": 1},
        {"kind": "second", "assessor": "Ben Ode", "answers": 2},
    ]
    assert told["coverage"] == {"rated": 1, "applicable": 2}
    assert told["level"] == 1
