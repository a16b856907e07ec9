"""The sheet Checkpoints: a row for each checkpoint and each sign, in the order of the standard."""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Mapping

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.framework import Checkpoint
from maturity_desktop.domain.results import Results, facts_of
from maturity_desktop.domain.scoring import concerns
from maturity_desktop.reports.excel.cells import Content, Live, quoted
from maturity_desktop.reports.excel.layout import FrameworkLayout
from maturity_desktop.reports.excel.sentences import blank
from maturity_desktop.reports.excel.sheet import Row
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.excel.terms import MARKS, Terms


def checkpoint_rows(
    layout: FrameworkLayout, terms: Terms, results: Results, words: gettext.NullTranslations
) -> Iterator[Row]:
    """The numbers of their levels are those of the rows of Levels."""
    facts = facts_of(results.audit, results.framework)
    themes = {theme.id: theme.title for theme in results.framework.themes}
    table = layout.checkpoints
    yes = words.gettext("yes")
    row, before = table.first_row, 0
    for result in results.criteria:
        first = row
        keys = {level.number: before + place for place, level in enumerate(result.criterion.levels, start=1)}
        before += len(keys)
        for level in result.criterion.levels:
            for point in level.checkpoints:
                answer = result.answers.get(point.id)
                remark = result.remarks.get(point.id, "")
                about_client = concerns(point, {}, facts)
                blocks = point.blocks if about_client else None
                cells: dict[str, Content] = {
                    "criterion": result.criterion.id,
                    "title": result.criterion.title,
                    "level": level.number,
                    "checkpoint": point.id,
                    "theme": themes.get(point.theme, ""),
                    "text": _text(point, words),
                    "answer": terms.answer(MARKS[answer], point.sign) if answer else "",
                    "applies": _applies(results, point, facts, terms, words),
                    "blocks": point.blocks,
                    "added": yes if point.added else "",
                    "remark": remark,
                    "mark": point.id,
                    "key": keys[level.number],
                    "blocked_key": keys.get(blocks) if blocks is not None else None,
                    "no_reason": _without_reason(table, terms, row, point, answer, remark),
                }
                yield Row(cells, first=row == first)
                row += 1


def _without_reason(
    table: Table, terms: Terms, row: int, point: Checkpoint, answer: AnswerValue | None, remark: str
) -> Live:
    """1 where a checkpoint is said not to apply and nothing says why."""
    word = quoted(terms.answers(point.sign).not_applicable)
    bare = answer is AnswerValue.NOT_APPLICABLE and not remark.strip()
    formula = f"IF(AND({table.here('answer', row)}={word},{blank(table.here('remark', row))}),1,0)"
    return Live(formula, int(bare))


def _text(point: Checkpoint, words: gettext.NullTranslations) -> str:
    if not point.examples:
        return point.text
    return point.text + "\n" + words.gettext("For example: {examples}").format(examples=point.examples)


def _applies(
    results: Results,
    point: Checkpoint,
    facts: Mapping[str, bool],
    terms: Terms,
    words: gettext.NullTranslations,
) -> str:
    """Whether a checkpoint counts, or a sign informs, or which fact of the client's profile rules it out."""
    _ = words.gettext
    if concerns(point, {}, facts):
        return terms.as_sign if point.sign else terms.applies
    assert point.when is not None, "only a fact rules a checkpoint out"
    fact = point.when.fact
    question = next((entry.question for entry in results.framework.facts if entry.id == fact), fact)
    return _("By the client's profile: {question} {answer}").format(
        question=question, answer=_("yes") if facts.get(fact, False) else _("no")
    )
