"""The sheets Scorecard and Checkpoints: a row for each criterion, a row for each checkpoint."""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Mapping

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.changes import note_at
from maturity_desktop.domain.framework import Checkpoint
from maturity_desktop.domain.results import CriterionResult, ReasonCode, Results, facts_of
from maturity_desktop.domain.scoring import MOST_OF_NEXT_LEVEL, State, applies
from maturity_desktop.reports.excel.cells import Content, Live, quoted
from maturity_desktop.reports.excel.layout import DOMAIN_STRIDE, FrameworkLayout, Terms
from maturity_desktop.reports.excel.sheet import Row
from maturity_desktop.reports.parts import CriterionEntry, FrameworkContent, Mark

_MARKS = {
    AnswerValue.MET: Mark.MET,
    AnswerValue.PARTLY: Mark.PARTLY,
    AnswerValue.NOT_MET: Mark.NOT_MET,
    AnswerValue.NOT_APPLICABLE: Mark.NOT_APPLICABLE,
}


def scorecard_rows(
    layout: FrameworkLayout,
    terms: Terms,
    content: FrameworkContent,
    results: Results,
    words: gettext.NullTranslations,
) -> Iterator[Row]:
    """A row for each criterion in the order of the standard."""
    domains = {domain.id: place for place, domain in enumerate(results.framework.domains, start=1)}
    before = None
    for place, (entry, result) in enumerate(zip(content.criteria, results.criteria, strict=True)):
        row = layout.scorecard.first_row + place
        domain_no = domains[result.domain.id]
        cells: dict[str, Content] = {
            "criterion": entry.id,
            "title": entry.title,
            "domain": f"{entry.domain} {entry.domain_title}",
            "set_level": entry.set_level,
            "set_reason": entry.set_reason,
            "target": entry.target,
            "weight": entry.weight,
            "impact": entry.impact,
            "effort": entry.effort,
            "confidence": terms.confidence(entry.confidence),
            "reservation": note_at(results.audit, results.place, entry.id).reservation,
            "evidence": _evidence(entry, words),
            "note": entry.note,
            "domain_no": domain_no,
        }
        cells |= _level(layout, terms, place, row, entry)
        cells |= _gap(layout, row, entry)
        cells["provisional"] = _provisional(layout, terms, place, row, result)
        cells |= _steps(layout, row, entry, domain_no)
        yield Row(cells, first=result.domain is not before)
        before = result.domain


def _evidence(entry: CriterionEntry, words: gettext.NullTranslations) -> str:
    """The labels of the items, with what is to be known of each."""
    _ = words.gettext
    labels = []
    for use in entry.evidence:
        said = use.label
        if use.contradicts:
            said = _("{label} (contradicts)").format(label=use.label)
        elif use.stale:
            said = _("{label} (not current)").format(label=use.label)
        labels.append(said)
    return ", ".join(labels)


def _level(
    layout: FrameworkLayout, terms: Terms, place: int, row: int, entry: CriterionEntry
) -> dict[str, Content]:
    """The bounds from Levels, the level, the state and the score."""
    here = layout.scorecard.here
    first, last = layout.level_rows[place]
    low, high, chosen, level = (here(name, row) for name in ("low", "high", "set_level", "level"))
    nothing = f"SUM({layout.levels.run('applicable', first, last)})=0" if last >= first else "1=1"

    def bound(name: str, value: int | None) -> Live:
        reached = layout.levels.cell(name, last) if last >= first else '""'
        return Live(f'IF({nothing},"",{reached})', value)

    share = f"SUM({layout.levels.run('share', first, last)})" if last >= first else "0"
    most = float(MOST_OF_NEXT_LEVEL)
    states = quoted(terms.nothing_applies), quoted(terms.unrated), quoted(terms.rated)
    return {
        "low": bound("reached_low", entry.low),
        "high": bound("reached_high", entry.high),
        "level": Live(
            f'IF({low}="","",IF({chosen}<>"",{chosen},IF({low}={high},{low},"")))',
            entry.level,
        ),
        "state": Live(
            f'IF({low}="",{states[0]},IF({level}="",{states[1]},{states[2]}))', terms.state(entry.state)
        ),
        "score": Live(
            f'IF({level}="","",IF({chosen}<>"",{level},{level}+MIN({most},{share})))',
            entry.score,
        ),
    }


def _gap(layout: FrameworkLayout, row: int, entry: CriterionEntry) -> dict[str, Content]:
    """What is missing to the target, and what it is worth closing it."""
    here = layout.scorecard.here
    level, gap = here("level", row), here("gap", row)
    worth = f"{gap}*{here('weight', row)}*{here('impact', row)}/{here('effort', row)}"
    return {
        "gap": Live(f'IF({level}="","",MAX(0,{here("target", row)}-{level}))', entry.gap),
        "priority": Live(f'IF({gap}="","",{worth})', entry.priority),
    }


def _provisional(
    layout: FrameworkLayout, terms: Terms, place: int, row: int, result: CriterionResult
) -> Live:
    """Why a rating is provisional, in the order of the program; the reservation's words stand beside it."""
    here = layout.scorecard.here
    first, last = layout.level_rows[place]
    unreasoned = f"SUM({layout.levels.run('no_reason', first, last)})>0" if last >= first else "1=0"
    set_bare = f'AND({here("set_level", row)}<>"",{_blank(here("set_reason", row))})'
    tests = {
        ReasonCode.NO_EVIDENCE: f"{here('confidence', row)}={quoted(terms.no_confidence)}",
        ReasonCode.NO_REASON: f"OR({set_bare},{unreasoned})",
        ReasonCode.RESERVATION: f"NOT({_blank(here('reservation', row))})",
    }
    joined = "&".join(f'IF({test},{quoted("; " + terms.reasons[code])},"")' for code, test in tests.items())
    given = "; ".join(terms.reasons[reason.code] for reason in result.provisional)
    return Live(f'IF({here("level", row)}="","",MID({joined},3,255))', given)


def _blank(cell: str) -> str:
    return f"LEN(TRIM(CLEAN({cell})))=0"


def _steps(layout: FrameworkLayout, row: int, entry: CriterionEntry, domain_no: int) -> dict[str, Content]:
    """What the means of Summary add up."""
    here = layout.scorecard.here
    level, low, weight = here("level", row), here("low", row), here("weight", row)
    applicable = entry.state is not State.NOT_APPLICABLE
    rated = entry.level is not None

    def where(cell: str, formula: str, value: float | None) -> Live:
        return Live(f'IF({cell}="","",{formula})', value)

    return {
        "rated_weight": where(level, weight, entry.weight if rated else None),
        "weighted_level": where(
            level, f"{weight}*{level}", entry.weight * (entry.level or 0) if rated else None
        ),
        "applicable_weight": where(low, weight, entry.weight if applicable else None),
        "weighted_target": where(
            low, f"{weight}*{here('target', row)}", entry.weight * entry.target if applicable else None
        ),
        "lowest_key": where(
            level,
            f"{here('domain_no', row)}*{DOMAIN_STRIDE}+{level}",
            domain_no * DOMAIN_STRIDE + (entry.level or 0) if rated else None,
        ),
    }


def checkpoint_rows(
    layout: FrameworkLayout, terms: Terms, results: Results, words: gettext.NullTranslations
) -> Iterator[Row]:
    """A row for each checkpoint in the order of the standard."""
    facts = facts_of(results.audit, results.framework)
    table = layout.checkpoints
    row, key = table.first_row, 0
    for result in results.criteria:
        criterion_row = row
        for level in result.criterion.levels:
            key += 1
            for point in level.checkpoints:
                answer = result.answers.get(point.id)
                remark = result.remarks.get(point.id, "")
                bare = answer is AnswerValue.NOT_APPLICABLE and not remark.strip()
                yield Row(
                    {
                        "criterion": result.criterion.id,
                        "title": result.criterion.title,
                        "level": level.number,
                        "checkpoint": point.id,
                        "text": _text(point, words),
                        "answer": terms.answer(_MARKS[answer]) if answer else "",
                        "applies": _applies(results, point, facts, terms, words),
                        "remark": remark,
                        "key": key,
                        "no_reason": Live(
                            f"IF(AND({table.here('answer', row)}={quoted(terms.not_applicable)},"
                            f"{_blank(table.here('remark', row))}),1,0)",
                            int(bare),
                        ),
                    },
                    first=row == criterion_row,
                )
                row += 1


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
    """Whether a checkpoint counts, or why it never does."""
    _ = words.gettext
    if point.sign:
        return _("a sign: it informs and is never required")
    if applies(point, {}, facts):
        return terms.applies
    assert point.when is not None, "only a sign and a fact take a checkpoint out"
    fact = point.when.fact
    question = next((entry.question for entry in results.framework.facts if entry.id == fact), fact)
    return _("By the client's profile: {question} {answer}").format(
        question=question, answer=_("yes") if facts.get(fact, False) else _("no")
    )
