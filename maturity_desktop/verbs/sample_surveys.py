"""The surveys of a sample audit: their answers are read from the evidence, as those of any client are."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from maturity_desktop.domain.figure_records import Asked, Survey
from maturity_desktop.domain.quality_log import log_lines
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.sheet import Sheet
from maturity_desktop.domain.survey_columns import AnswerPlan
from maturity_desktop.domain.survey_guess import answer_sheet, columns_of
from maturity_desktop.domain.survey_reading import FoundAnswers, read_answers
from maturity_desktop.domain.survey_templates import SurveyTemplate, template_questions
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.surveys import templates_at_hand

Told = Mapping[str, Any]


def survey_records(
    told: Sequence[Told], files: Mapping[int, tuple[str, Path]], audit: str, library: Library
) -> Iterator[Record]:
    """The surveys of a sample's file with their questions; the answers themselves go into the library.

    `files` have the id and the file of each item of evidence by number.
    """
    templates = {own.id: own for own in templates_at_hand(library.folder)} if told else {}
    for entry in told:
        evidence, path = files[entry["evidence"]]
        template = templates[entry["template"]]
        found = sample_answers(path, template, audit, entry["id"])
        asked = {own.id for own in found.questions}
        yield Survey(
            audit,
            entry["id"],
            template.asked,
            entry["title"],
            entry.get("population"),
            entry.get("invited"),
            entry["closed_on"],
            answers=library.keep_table(found.table),
            count=found.count,
            evidence=evidence,
            origin=found.origin,
            quality=log_lines(found.oddities),
        )
        questions = [own for own in template_questions(template, audit, entry["id"]) if own.id in asked]
        yield from (replace(own, position=place) for place, own in enumerate(questions))


def sample_answers(path: Path, template: SurveyTemplate, audit: str, survey: str) -> FoundAnswers:
    """The answers of a file that came with the program; it needs no process of its own to be read."""
    with path.open(encoding="utf-8", newline="") as source:
        rows = list(csv.reader(source))
    columns = tuple([cell or None for cell in column] for column in zip(*rows, strict=True))
    answers = answer_sheet(Sheet(path.stem, columns, path.name))
    assert answers is not None, "the sample's files have tables of answers"
    plan = AnswerPlan(answers, columns_of([answers], template_questions(template, audit, survey)))
    return read_answers([plan], once=template.asked is Asked.EMPLOYEES)
