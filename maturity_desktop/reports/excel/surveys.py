"""The sheet Surveys: how many gave each answer, and the figures of every question that follow from it.

What is withheld has no number here, nor anything from which one could be made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maturity_desktop.domain.survey import PASSIVES_FROM, PROMOTERS_FROM
from maturity_desktop.reports.excel.cells import Content, Live
from maturity_desktop.reports.excel.intervals import of_answers
from maturity_desktop.reports.excel.sheet import Row
from maturity_desktop.reports.excel.surveys_layout import QuestionRow, SurveysLayout
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.supported import CountedQuestion, SurveyEntry

NOTHING = '""'
FIGURES = (
    "count", "hits", "share", "low", "high", "mean", "score", "error", "promoters", "detractors", "population"
)  # fmt: skip


def survey_rows(layout: SurveysLayout, surveys: Sequence[SurveyEntry]) -> Iterator[Row]:
    """A row for each survey."""
    table = layout.surveys
    for number, survey in enumerate(surveys, start=table.first_row):
        count, invited = table.here("count", number), table.here("invited", number)
        rate = f"IF(AND(N({invited})>0,N({invited})>={count}),{count}/{invited},{NOTHING})"
        yield Row(
            {
                "survey": survey.title,
                "asked": survey.asked,
                "closed": survey.closed_on,
                "least": survey.smallest_group,
                "population": survey.population,
                "invited": survey.invited,
                "count": survey.answers,
                "rate": Live(rate, survey.response_rate),
            }
        )


def question_rows(layout: SurveysLayout) -> Iterator[Row]:
    """A row for each question of everybody, then of each group."""
    for number, row in enumerate(layout.rows, start=layout.questions.first_row):
        figures = dict.fromkeys(FIGURES, Live(NOTHING, None))
        if not row.counted.withheld:
            figures |= _figures(layout, row, number)
        yield Row(
            {
                "survey": row.survey.title,
                "question": row.counted.question,
                "group": row.counted.group,
                "state": row.counted.withheld,
                **figures,
            },
            first=row.first,
        )


def _figures(layout: SurveysLayout, row: QuestionRow, number: int) -> dict[str, Live]:
    own, cell = row.counted, {column.id: layout.questions.here(column.id, number) for column in
                              layout.questions.columns}  # fmt: skip
    counts, steps, tops = (_run(layout.answers, row, column) for column in ("count", "number", "top"))
    n = cell["count"]
    found = {"count": Live(f"SUM({counts})", sum(answer.count for answer in own.counts))}
    if own.top is not None:
        low, high = of_answers(cell["hits"], n, cell["population"])
        found["hits"] = Live(f"SUMIF({tops},1,{counts})", own.hits)
        found["share"] = Live(_over(n, f"{cell['hits']}/{n}"), own.top.value)
        found["low"], found["high"] = Live(_over(n, low), own.top.low), Live(_over(n, high), own.top.high)
        if own.population is not None:
            known = layout.surveys.here("population", row.survey_row)
            found["population"] = Live(f"IF(ISNUMBER({known}),{known},{NOTHING})", own.population)
    if own.mean is not None:
        found["mean"] = Live(_over(n, f"SUMPRODUCT({steps},{counts})/{n}"), own.mean)
    return found | _score(own, cell, steps, counts)


def _score(own: CountedQuestion, cell: dict[str, str], steps: str, counts: str) -> dict[str, Live]:
    """The net promoter score and its standard error, from promoters and detractors."""
    if own.net_promoter is None:
        return {}
    n, promoters, detractors = (cell[column] for column in ("count", "promoters", "detractors"))
    share = f"({promoters}+{detractors})/{n}"
    score = f"({promoters}-{detractors})/{n}"
    return {
        "promoters": Live(f'SUMIF({steps},">={PROMOTERS_FROM}",{counts})', _answers(own, PROMOTERS_FROM, 11)),
        "detractors": Live(f'SUMIF({steps},"<{PASSIVES_FROM}",{counts})', _answers(own, 0, PASSIVES_FROM)),
        "score": Live(_over(n, f"100*{score}"), own.net_promoter.score),
        "error": Live(_over(n, f"100*SQRT(MAX(0,{share}-({score})^2)/{n})"), own.net_promoter.standard_error),
    }


def _answers(own: CountedQuestion, first: int, after: int) -> int:
    return sum(
        answer.count for answer in own.counts if answer.number is not None and first <= answer.number < after
    )


def _over(n: str, formula: str) -> str:
    """The formula where anybody answered."""
    return f"IF({n}>0,{formula},{NOTHING})"


def _run(table: Table, row: QuestionRow, column: str) -> str:
    letter = table.letter(column)
    return f"${letter}${row.answers[0]}:${letter}${row.answers[1]}"


def answer_rows(layout: SurveysLayout) -> Iterator[Row]:
    """A row for each answer of each question that is told."""
    table, number = layout.answers, layout.answers.first_row
    for place, row in enumerate(layout.rows, start=layout.questions.first_row):
        n = layout.questions.here("count", place)
        total = sum(answer.count for answer in row.counted.counts)
        for at, answer in enumerate(row.counted.counts):
            cells: dict[str, Content] = {
                "survey": row.survey.title,
                "question": row.counted.question,
                "group": row.counted.group,
                "answer": answer.answer,
                "count": answer.count,
                "share": Live(
                    _over(n, f"{table.here('count', number)}/{n}"), answer.count / total if total else None
                ),
                "number": answer.number,
                "top": int(answer.top),
            }
            yield Row(cells, first=at == 0)
            number += 1
