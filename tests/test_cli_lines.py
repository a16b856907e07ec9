"""What the command line prints of figures and models: levels, what is not rated, what does not apply."""

from __future__ import annotations

from dataclasses import replace

from maturity_desktop.cli.lines import figures_as_lines, framework_as_lines
from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.phases import Phase, RequestTemplate, Task, TaskKind
from maturity_desktop.domain.results import evaluate
from tests.builders import audit, criterion, framework

TWO = framework({"1": [criterion((1,), "1.01"), criterion((1,), "1.02")]})


def printed(framework_answers: dict[str, AnswerValue], one: bool = False) -> list[tuple[str, ...]]:
    model = framework({"1": [criterion((1,), "1.01")]}) if one else TWO
    return list(figures_as_lines(evaluate(audit(framework_answers), model)))


def test_without_a_level_it_says_so_once() -> None:
    assert printed({})[1] == ("No level yet, 0 of 2 criteria rated",)
    assert printed({"1.01-1a": AnswerValue.MET}, one=True)[1] == ("Level 1.00, 1 of 1 criterion rated",)


def test_what_is_not_rated_is_told_from_what_does_not_apply() -> None:
    rows = printed({"1.01-1a": AnswerValue.NOT_APPLICABLE})
    assert [row[:2] for row in rows[2:]] == [("1.01", "does not apply"), ("1.02", "not rated")]
    assert printed({"1.01-1a": AnswerValue.NOT_APPLICABLE}, one=True)[1] == (
        "No level yet, no criterion applies",
    )


def test_a_model_has_its_levels_and_its_programme() -> None:
    task = Task("begin-1", "Take a snapshot.", TaskKind.ANALYSIS, timing="Two weeks after", added=True)
    lines = [
        line[0]
        for line in framework_as_lines(
            replace(
                TWO,
                programme=(Phase("begin", "Begin", (task,), level=1, days=5),),
                requests=(RequestTemplate("plan", "Plan", "The plan.", added=True),),
            )
        )
    ]
    assert lines[2] == "Levels"
    assert lines[3 : 3 + len(TWO.scale)] == [f"  {step.level} {step.title}" for step in TWO.scale]
    assert lines[-6:] == [
        "Programme",
        "  begin Begin (to level 1, 5 working days)",
        "    begin-1  Take a snapshot. (Two weeks after) [not the source's]",
        "",
        "Requests to the client",
        "  plan  Plan: The plan. [not the source's]",
    ]
