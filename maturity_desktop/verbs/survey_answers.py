"""What a consultant does with files of answers: read them, say what their columns are, take them in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from gettext import gettext as _
from pathlib import Path
from typing import Any

from maturity_desktop.domain import changes as edits
from maturity_desktop.domain.audit import Audit, Change, Evidence, Link
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.figure_records import Survey, SurveyQuestion
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.quality_log import log_lines, survey_logged
from maturity_desktop.domain.sheet import Sheet
from maturity_desktop.domain.supporting_rows import Table, TablesOf
from maturity_desktop.domain.survey import questions_of
from maturity_desktop.domain.survey_columns import (
    AnswerPlan,
    AnswerSheet,
    ColumnPlan,
    ColumnUse,
    Left,
    SurveyFileError,
)
from maturity_desktop.domain.survey_guess import answer_sheet, columns_of
from maturity_desktop.domain.survey_log import SurveyOddity
from maturity_desktop.domain.survey_reading import FoundAnswers, joined_answers
from maturity_desktop.domain.survey_words import key_of
from maturity_desktop.storage.spreadsheets.reading import read_sheets

Keep = Callable[[Table], str]
"""Keeps rows in the library and returns the SHA-256 that refers to them."""
Remembered = Mapping[str, Mapping[str, Any]]
"""What was said of the columns of files, by the files' shape."""


def read_answer_file(
    path: Path, questions: Sequence[SurveyQuestion], remembered: Remembered | None = None
) -> tuple[AnswerPlan, ...]:
    """How a file's sheets are read, as guessed and remembered.

    FiguresError where the file cannot be read, SurveyFileError where it has no table of answers. The sheet
    with the most questions is taken, and every one with the same heads.
    """
    sheets = read_sheets(path)
    told = [answers for sheet in sheets if (answers := answer_sheet(sheet)) is not None]
    if not told:
        raise SurveyFileError(_no_table(sheets[0]))
    with path.open("rb") as source:
        sha256 = hashlib.file_digest(source, "sha256").hexdigest()
    found = [replace(answers, file_sha256=sha256) for answers in told]
    alike: dict[tuple[str, ...], list[AnswerSheet]] = {}
    for answers in found:
        alike.setdefault(answers.heads, []).append(answers)
    columns = {heads: columns_of(sheets, questions) for heads, sheets in alike.items()}
    plans = [
        _as_remembered(AnswerPlan(answers, columns[answers.heads]), questions, remembered or {})
        for answers in found
    ]
    seen = [plan for plan in plans if not plan.answers.sheet.hidden] or plans
    best = max(seen, key=_answering, default=None)
    return tuple(
        replace(plan, taken=plan in seen and best is not None and plan.answers.heads == best.answers.heads)
        for plan in plans
    )


def _no_table(sheet: Sheet) -> str:
    return _(
        "{file}, “{sheet}”: there is no table of answers at {cell}. It has a row of questions, and below it "
        "a row for each person."
    ).format(file=sheet.file, sheet=sheet.name, cell=sheet.cell_name(0, 0))


def _answering(plan: AnswerPlan) -> tuple[int, int]:
    """Columns that answer known questions, and all that answer any."""
    own = [column for column in plan.columns if column.use is ColumnUse.ANSWERS]
    return sum(not column.is_new for column in own), len(own)


# What is remembered


def shape_of(plan: AnswerPlan) -> str:
    """What two files of the same shape have in common: what their columns are headed by."""
    return hashlib.sha256("\n".join(("survey", *plan.answers.heads)).encode("utf-8", "replace")).hexdigest()


def plans_to_remember(plans: Iterable[AnswerPlan]) -> dict[str, dict[str, Any]]:
    """The uses of the columns of what is taken, and the words that stand for answers, by shape."""
    return {
        shape_of(plan): {"survey": [_remembered(column) for column in plan.columns]}
        for plan in plans
        if plan.taken
    }


def _remembered(column: ColumnPlan) -> dict[str, Any]:
    return {
        "use": column.use.value,
        "question": column.question.text if column.question else "",
        "codes": dict(column.codes),
    }


def _as_remembered(
    plan: AnswerPlan, questions: Sequence[SurveyQuestion], remembered: Remembered
) -> AnswerPlan:
    """The plan as a file of its shape was read before; what no longer fits stays as it is guessed."""
    entries = remembered.get(shape_of(plan), {}).get("survey", ())
    if not isinstance(entries, list) or len(entries) != len(plan.columns):
        return plan
    by_text = {key_of(question.text): question for question in questions}
    for column, entry in zip(plan.columns, entries, strict=True):
        if not isinstance(entry, Mapping):
            continue
        if entry.get("use") == ColumnUse.LEFT_OUT and column.use is not ColumnUse.LEFT_OUT:
            plan = plan.with_column(left_out(column))
        known = by_text.get(key_of(str(entry.get("question", ""))))
        if entry.get("use") == ColumnUse.ANSWERS and known is not None:
            codes = entry.get("codes")
            plan = plan.with_column(answering(column, known, codes if isinstance(codes, Mapping) else {}))
    return plan


# What a person says of a column


def answering(
    column: ColumnPlan, question: SurveyQuestion, codes: Mapping[str, str] | None = None
) -> ColumnPlan:
    """A column that answers a question which the survey has; `codes` are added to those at hand."""
    return replace(
        column,
        use=ColumnUse.ANSWERS,
        question=question,
        is_new=False,
        codes={**column.codes, **{str(key): str(code) for key, code in (codes or {}).items()}},
        left=None,
    )


def asking(column: ColumnPlan, question: SurveyQuestion) -> ColumnPlan:
    """A column that answers a new question, or one that was made of it with another kind or scale."""
    return replace(column, use=ColumnUse.ANSWERS, question=question, is_new=True, left=None)


def left_out(column: ColumnPlan) -> ColumnPlan:
    """A column that is left out because somebody says so; what was left out already keeps its reason."""
    if column.use is ColumnUse.LEFT_OUT:
        return column
    return replace(column, use=ColumnUse.LEFT_OUT, question=None, is_new=False, left=Left.CHOSEN)


def with_code(column: ColumnPlan, words: str, answer: str) -> ColumnPlan:
    """A column in which these words stand for this answer, as it is kept."""
    return replace(column, codes={**column.codes, key_of(words): answer})


# What they become in the audit


def take_in_answers(
    audit: Audit,
    survey: Survey,
    found: FoundAnswers,
    keep: Keep,
    tables: TablesOf,
    items: Sequence[Evidence] = (),
    *,
    add: bool = False,
) -> tuple[Survey, Changes]:
    """The answers of a file in place of those that a survey has, or below them.

    New questions become the survey's; the files are evidence, linked to the criteria of the questions that
    they answer. A survey that the audit does not have yet comes with it.
    """
    kept = tables(survey.answers) if add and survey.answers else ()
    table, there = joined_answers(kept, found)
    adds_any = len(table) > len(kept)
    new = [replace(own, audit=audit.id, survey=survey.id) for own in _unknown(audit, survey, found)]
    used, changed = _evidence(audit, items)
    quality = log_lines((*(found.oddities if adds_any else ()), *there))
    answered = replace(
        survey,
        answers=keep(table),
        count=len(table) - 1,
        evidence=used[-1].id if used else survey.evidence if add else "",
        origin="; ".join(filter(None, (survey.origin if add else "", found.origin if adds_any else ""))),
        quality=(*(survey.quality if add else ()), *quality),
    )
    changed += edits.put(audit, answered)
    for question in new:
        changed += edits.put(audit, question)
    links = {
        Link(audit.id, item.id, framework, criterion)
        for item in used
        for framework, criterion in _criteria(audit, (*questions_of(audit, survey.id), *new), found)
    }
    for link in sorted(links, key=lambda link: link.key):
        if audit.get(Link, *link.key) is None:
            changed += edits.put(audit, link)
    return answered, tuple(changed)


def _unknown(audit: Audit, survey: Survey, found: FoundAnswers) -> list[SurveyQuestion]:
    known = {own.id for own in questions_of(audit, survey.id)}
    return [own for own in found.questions if own.id not in known]


def _evidence(audit: Audit, items: Sequence[Evidence]) -> tuple[list[Evidence], list[Change]]:
    """The items as they stand in the register: each file once; new ones are numbered, and confidential.

    A file has every answer of every group, and may name people in columns that are left out.
    """
    used: list[Evidence] = []
    changed: list[Change] = []
    number = edits.next_evidence_number(audit)
    for item in items:
        known = next((own for own in audit.evidence if own.sha256 and own.sha256 == item.sha256), None)
        if known is None:
            known = replace(item, number=number, kind=EvidenceKind.SURVEY, confidential=True)
            changed += edits.put(audit, known)
            number += 1
        used.append(known)
    return used, changed


def _criteria(
    audit: Audit, questions: Sequence[SurveyQuestion], found: FoundAnswers
) -> Iterable[tuple[str, str]]:
    """The criteria, of the audit's models, of the questions that are answered."""
    answered = {own.id for own in found.questions}
    models = {use.framework for use in audit.framework_uses}
    for question in questions:
        for told in question.criteria if question.id in answered else ():
            framework, _space, criterion = told.partition(" ")
            if framework in models and criterion:
                yield framework, criterion


def drop_answers(audit: Audit, survey: Survey) -> Changes:
    """A survey without the answers that it had; its questions and its evidence stay."""
    return edits.put(audit, replace(survey, answers="", count=0, evidence="", origin="", quality=()))


def told_quality(survey: Survey) -> tuple[SurveyOddity, ...]:
    """What was odd in the files of a survey."""
    return survey_logged(survey.quality)
