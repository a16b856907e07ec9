"""Hostile strings on their way back: a scorecard whose cells somebody filled with them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from maturity_desktop.domain.audit import AGREED, Audit
from maturity_desktop.domain.changes import Place, answer_at
from maturity_desktop.domain.framework import (
    Checkpoint,
    Criterion,
    Domain,
    Framework,
    Level,
    ScoringRules,
    Step,
    TargetProfile,
)
from maturity_desktop.domain.named_cells import named_cells
from maturity_desktop.domain.results import evaluate
from maturity_desktop.domain.return_faults import Fault
from maturity_desktop.domain.scorecard_returns import Field, take
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.scorecard_returned.words import trouble_words
from maturity_desktop.reports.text import for_cell, visible
from maturity_desktop.verbs.export import export_workbook
from maturity_desktop.verbs.scorecard_returns import differences_in, read_scorecard
from tests.builders import audit

DAY, WORDS = date(2026, 1, 31), NullTranslations()


def faults_of_returned(texts: Sequence[str]) -> Iterator[str]:
    """A workbook with a string as remark and as answer of each checkpoint: read, told, taken, sent again."""
    model = model_of(len(texts))
    frameworks, place = {model.id: model}, Place("a1", model.id, AGREED)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "scorecard.xlsx")
        now = audit()
        _export(now, model, path)
        _fill_in(path, texts)
        found, troubles = differences_in(now, frameworks, read_scorecard(path, now, frameworks))
        told = {own.id: own.told for own in found if own.field is Field.REMARK}
        odd = {own.name for own in troubles if own.fault is Fault.ODD_ANSWER}
        for number, text in enumerate(texts):
            seen = visible(text).strip()
            if told.get(f"p{number}", "") != seen:
                yield f"the scorecard that came back says {told.get(f'p{number}')!r} for {text!r}"
            if bool(seen) != (f"p{number}" in odd):
                yield f"{text!r} is taken for an answer"
        for own in troubles:
            trouble_words(own, WORDS)
        now = now.with_changes(take(now, frameworks, AGREED, found, DAY, ""))
        kept = [answer_at(now, place, f"p{number}").remark for number in range(len(texts))]
        if kept != [visible(text).strip() for text in texts]:
            yield "what was taken is not what came back"
        _export(now, model, path)
        again = differences_in(now, frameworks, read_scorecard(path, now, frameworks))
        if again != ((), ()):
            yield f"sent again, it differs: {again!r}"


def model_of(count: int) -> Framework:
    """One criterion with so many checkpoints."""
    points = tuple(Checkpoint(f"p{number}", f"Point {number}") for number in range(count))
    criterion = Criterion("1.01", "Criterion", "", (Level(1, points),))
    return Framework(
        id="model",
        title="A model",
        short_title="Model",
        edition="1",
        owner="",
        about="",
        scale=(Step(0, "None"), Step(1, "One")),
        scoring=ScoringRules(),
        domains=(Domain("1", "Domain", "", (criterion,)),),
        targets=(TargetProfile("readiness", "Readiness", 1, {}),),
    )


def _export(now: Audit, model: Framework, path: Path) -> None:
    export_workbook([evaluate(now, model)], path, DAY, ReportOptions(), WORDS)


def _fill_in(path: Path, texts: Sequence[str]) -> None:
    book: Any = load_workbook(path)
    for name in ("Checkpoint_remark", "Checkpoint_answer"):
        where = named_cells(book.defined_names[name].attr_text)
        assert where is not None, "the names of the workbook stand for cells"
        for row, text in enumerate(texts, start=where.first):
            cell = book[where.sheet].cell(row, where.column + 1)
            cell.value = for_cell(text)[0]
            if cell.value is not None:
                cell.data_type = "s"
    book.save(path)
