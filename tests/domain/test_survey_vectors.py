"""Results of surveys against vectors that were worked out by hand or published: tests/vectors/surveys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from maturity_desktop.domain.figure_records import Asked, QuestionKind, Survey, SurveyQuestion
from maturity_desktop.domain.survey import survey_result
from maturity_desktop.domain.survey_withholding import untold_groups

FOLDER = Path(__file__).parents[1] / "vectors" / "surveys"


def vectors(name: str) -> list[Any]:
    found: list[Any] = yaml.safe_load((FOLDER / name).read_text("utf-8"))
    return [pytest.param(own, id=own["name"]) for own in found]


@pytest.mark.parametrize("vector", vectors("results.yaml"))
def test_results_are_those_of_the_vector(vector: dict[str, Any]) -> None:
    question = SurveyQuestion("a", "s", "q", 0, "?", QuestionKind(vector["kind"]), **vector.get("scale", {}))
    survey = Survey(
        "a", "s", Asked.CUSTOMERS, "T", population=vector.get("population"), invited=vector.get("invited")
    )
    rows = [(given,) for given, times in vector["answers"].items() for _time in range(times)]
    whole = survey_result(survey, [question], (("q",), *rows))
    (result,) = whole.questions
    told: dict[str, Any] = {
        "of": result.of,
        "left_out": result.left_out,
        "withheld": result.withheld,
        "mean": result.mean,
        "response_rate": whole.response_rate,
    }
    if result.top is not None:
        top = result.top
        told |= {"hits": top.hits, "by": top.by.value, "low": top.interval.low, "high": top.interval.high}
    if result.net_promoter is not None:
        told |= {
            "score": result.net_promoter.score,
            "standard_error": result.net_promoter.standard_error,
        }
    found = {name: told[name] for name in vector["expect"]}
    rounded = {
        name: value if isinstance(value, bool | str | int | None) else round(float(value), 4)
        for name, value in found.items()
    }
    assert rounded == vector["expect"]


@pytest.mark.parametrize("vector", vectors("groups.yaml"))
def test_groups_that_are_untold(vector: dict[str, Any]) -> None:
    groups = vector["groups"]
    members = vector.get("members") or {name: sum(own.values()) for name, own in groups.items()}
    assert sorted(untold_groups(groups, members, 5)) == vector["untold"]
