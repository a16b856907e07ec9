"""Supporting figures of every formula and surveys of every kind of question, drawn at random."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction
from functools import cache
from random import Random

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.figure_records import Asked, QuestionKind, Survey, SurveyQuestion
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.series import Grain
from maturity_desktop.domain.supporting import Pool, figure_of
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue, SupportingMeasure
from maturity_desktop.domain.supporting_rows import SupportingRow, Table
from maturity_desktop.domain.survey import SurveyResult, survey_result
from maturity_desktop.reports.support import Support
from maturity_desktop.storage.framework_files import shipped_frameworks
from maturity_desktop.storage.supporting_files import read_catalogue
from tests.reports import audits

GROUPS = ("voice", "email", "chat")
GRAINS = (Grain.MONTH, Grain.MONTH, Grain.DAY, None)


@cache
def catalogue() -> SupportingCatalogue:
    """The one that comes with the program."""
    frameworks = {file.framework.id: file.framework for file in shipped_frameworks(frameworks_folder())}
    return read_catalogue(frameworks_folder() / "supporting.yaml", frameworks)


def supported_case(seed: int) -> tuple[Results, Support]:
    """An audit of a model without names, with figures and surveys of every sort."""
    random = Random(seed)
    results = audits.results_of(audits.made_framework(2, 2, levels=3, floor=0))
    pool = drawn_pool(random)
    audit_cut_off = results.audit.details.cut_off
    found = (figure_of(own, pool, audit_cut_off) for own in catalogue().measures)
    figures = {own.measure.id: own for own in found if own is not None}
    assert figures, "some rows lie in the window"
    return results, Support(catalogue(), figures, (), (drawn_survey(random), drawn_survey(random)))


def drawn_pool(random: Random) -> Pool:
    """Rows for most measures, each in a grain and by groups of its own."""
    pool: dict[tuple[str, Grain | None], list[SupportingRow]] = {}
    for measure in catalogue().measures:
        if random.random() < 0.75:
            by = random.choice(("", "", *measure.groupings))
            grain = random.choice(GRAINS)
            groups = GROUPS if by else ("",)
            pool.setdefault((by, grain), []).extend(_rows(random, measure, grain, groups))
    return {key: tuple(rows) for key, rows in pool.items()}


def _rows(
    random: Random, measure: SupportingMeasure, grain: Grain | None, groups: tuple[str, ...]
) -> Iterator[SupportingRow]:
    given = random.random() < 0.25
    for start in _starts(random, grain):
        for group in groups:
            if given:
                yield SupportingRow(start, group, {measure.id: Fraction(random.randint(-20, 900), 10)})
                continue
            amounts = {name: _amount(random) for name in measure.needed}
            if random.random() < 0.8:  # a part is mostly within its whole
                part = sum((amounts[name] for name in measure.over), Fraction())
                amounts |= dict.fromkeys(measure.under, part + 7)
            yield SupportingRow(start, group, amounts)


def _amount(random: Random) -> Fraction:
    return Fraction(random.choice((0, random.randint(0, 50), random.randint(0, 5000), Fraction(37, 4))))


def _starts(random: Random, grain: Grain | None) -> tuple[datetime | None, ...]:
    cut_off = audits.CUT_OFF
    if grain is None:
        return (None,)
    if grain is Grain.MONTH:
        months = [datetime(cut_off.year, month, 1) for month in range(1, 13)]  # noqa: DTZ001
        return tuple([own for own in months if random.random() < 0.8] or months[:1])
    first = datetime.combine(cut_off - timedelta(days=70), datetime.min.time())
    return tuple(first + timedelta(days=place) for place in range(0, 70, random.choice((1, 3))))


# Surveys


def drawn_survey(random: Random, count: int = 0) -> SurveyResult:
    """A survey with a question of every kind, answered by few or many, in groups of any size."""
    people = count or random.choice((3, 12, 35, 160))
    survey = Survey(
        "a1", f"s{random.randint(0, 10**9)}", random.choice(list(Asked)), f"Survey of {people}",
        random.choice((None, people, 3 * people)), random.choice((None, 2 * people)),
        smallest_group=5,
    )  # fmt: skip
    questions = drawn_questions()
    rows = [tuple(_answer(random, own) for own in questions) for _person in range(people)]
    answers: Table = (tuple(own.id for own in questions), *rows)
    return survey_result(replace(survey, count=people), questions, answers)


def drawn_questions() -> tuple[SurveyQuestion, ...]:
    """One of each kind, a scale from low to high and one from high to low."""

    def question(place: int, kind: QuestionKind, **more: object) -> SurveyQuestion:
        text = f"Question {place} of the kind {kind.value}?"
        return replace(SurveyQuestion("a1", "s", f"q{place}", place, text, kind), **more)  # type: ignore[arg-type]

    return (
        question(1, QuestionKind.SCALE),
        question(2, QuestionKind.SCALE, highest=7, top=2, low_is_good=True, choices=("Never", "Always")),
        question(3, QuestionKind.RECOMMEND),
        question(4, QuestionKind.YES_NO),
        question(5, QuestionKind.CHOICE, choices=("Once", "Twice", "=2+3")),
        question(6, QuestionKind.COMMENT),
        question(7, QuestionKind.GROUP),
    )


def _answer(random: Random, question: SurveyQuestion) -> str:
    if random.random() < 0.1:
        return ""
    match question.kind:
        case QuestionKind.SCALE:
            return str(random.randint(question.lowest, question.highest))
        case QuestionKind.RECOMMEND:
            return str(random.randint(0, 10))
        case QuestionKind.YES_NO:
            return random.choice(("yes", "no", "yes"))
        case QuestionKind.CHOICE:
            return random.choice(question.choices)
        case QuestionKind.COMMENT:
            return random.choice(("", "", f"Secret words {random.randint(0, 999)}"))
        case QuestionKind.GROUP:
            return random.choice(("North", "North", "North", "South", "South", "Anna Weber", "Tiny"))
