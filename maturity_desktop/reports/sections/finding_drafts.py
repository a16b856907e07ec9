"""A finding drafted from a criterion's results: its condition with the facts filled in, its recommendation.

Nothing is made up: what stands in a draft was answered, remarked, measured or is the framework's own text.
Cause, effect, outcome and proof are left to the assessor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from gettext import NullTranslations

from maturity_desktop.domain.activities import Spot
from maturity_desktop.domain.audit import AnswerValue, Audit, Evidence
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.finding_proposals import Proposal, next_level
from maturity_desktop.domain.findings import add, next_number
from maturity_desktop.domain.framework import Checkpoint
from maturity_desktop.domain.improvement_records import Finding, Grade
from maturity_desktop.domain.record import new_key
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.reports.sections.measured_facts import measured_facts
from maturity_desktop.reports.text import shortened

LONGEST_TITLE = 200


def drafted(
    audit: Audit, framework: str, chosen: Iterable[Proposal], today: date, words: NullTranslations
) -> Changes:
    """A draft of each of these proposals of one framework, numbered in their order."""
    made: list[Changes] = []
    for number, own in enumerate(chosen, next_number(audit)):
        finding = Finding(
            audit=audit.id,
            id=new_key(),
            number=number,
            grade=own.grade,
            title=draft_title(own, words),
            condition=draft_condition(own, words),
            recommendation=draft_recommendation(own, words),
            raised_on=today,
        )
        criterion = own.result.criterion.id
        spots = [Spot(framework, criterion, point.id) for _level, point in own.checkpoints]
        made.append(add(audit, finding, spots or [Spot(framework, criterion)], own.evidence))
    return tuple(change for changes in made for change in changes)


def draft_title(own: Proposal, words: NullTranslations) -> str:
    """What stands out, in a line."""
    _ = words.gettext
    result = own.result
    match own.grade:
        case Grade.MAJOR | Grade.MINOR:
            told = _("{criterion} is at level {level}, the target is {target}")
        case Grade.OPPORTUNITY:
            told = _("{criterion} is close to level {next}")
        case Grade.STRENGTH:
            told = _("{criterion} is at level {level}, above its target of {target}")
    title = shortened(result.criterion.title, LONGEST_TITLE)
    return told.format(
        criterion=title, level=result.level, target=result.target, next=next_level(result) or result.level
    )


def draft_condition(own: Proposal, words: NullTranslations) -> str:
    """What was found: how many checkpoints of how many, each with its answer, then what was measured."""
    used = _evidence_at(own.result)
    lines = [_counted(own, words)]
    lines += [_point_line(own, level, point, used, words) for level, point in own.checkpoints]
    if own.grade is not Grade.STRENGTH:
        ids = {point.id for _level, point in own.checkpoints}
        lines += measured_facts(own.result, ids, words)
    return "\n".join(lines)


def _counted(own: Proposal, words: NullTranslations) -> str:
    """How many of the applicable checkpoints are missing, or met; unanswered ones are told apart."""
    result, count = own.result, len(own.checkpoints)
    unanswered = sum(point.id not in result.answers for _level, point in own.checkpoints)
    match own.grade:
        case Grade.MAJOR | Grade.MINOR:
            total = _applicable(result, 0, result.target)
            if unanswered:
                told = words.ngettext(
                    "Of the {total} checkpoint up to level {level}, {count} not met and "
                    "{open} not yet answered:",
                    "Of the {total} checkpoints up to level {level}, {count} not met and "
                    "{open} not yet answered:",
                    total,
                )
                return told.format(
                    count=count - unanswered, open=unanswered, total=total, level=result.target
                )
            told = words.ngettext(
                "{count} of the {total} checkpoint up to level {level} is not met:",
                "{count} of the {total} checkpoints up to level {level} are not met:",
                total,
            )
            return told.format(count=count, total=total, level=result.target)
        case Grade.OPPORTUNITY:
            number = next_level(result) or 0
            total = _applicable(result, number - 1, number)
            if unanswered:
                told = words.ngettext(
                    "Of the {total} checkpoint of level {level}, {count} not met and "
                    "{open} not yet answered:",
                    "Of the {total} checkpoints of level {level}, {count} not met and "
                    "{open} not yet answered:",
                    total,
                )
                return told.format(count=count - unanswered, open=unanswered, total=total, level=number)
            told = words.ngettext(
                "{count} of the {total} checkpoint of level {level} is still missing:",
                "{count} of the {total} checkpoints of level {level} are still missing:",
                total,
            )
            return told.format(count=count, total=total, level=number)
        case Grade.STRENGTH:
            total = _applicable(result, result.target, result.level or 0)
            told = words.ngettext(
                "{count} of the {total} checkpoint above the target is met:",
                "{count} of the {total} checkpoints above the target are met:",
                total,
            )
            return told.format(count=count, total=total)


def _applicable(result: CriterionResult, above: int, up_to: int) -> int:
    """How many checkpoints of these levels are about this client."""
    return sum(level.applicable for level in result.score.levels if above < level.number <= up_to)


def _point_line(
    own: Proposal, level: int, point: Checkpoint, used: dict[str, list[Evidence]], words: NullTranslations
) -> str:
    """A checkpoint with its answer, its evidence and the assessor's remark."""
    _ = words.gettext
    told = _("– {id} (level {level}), {answer}: “{text}”")
    line = told.format(
        id=point.id,
        level=level,
        answer=_answer_words(own.result.answers.get(point.id), words),
        text=point.text.strip().removesuffix("."),
    )
    labels = [item.label for item in used.get(point.id, ())]
    if labels:
        line = _("{line} ({evidence})").format(line=line, evidence=_(", ").join(labels))
    remark = " ".join(own.result.remarks.get(point.id, "").split())
    return _("{line}. {remark}").format(line=line, remark=remark) if remark else line


def _answer_words(value: AnswerValue | None, words: NullTranslations) -> str:
    _ = words.gettext
    match value:
        case AnswerValue.MET:
            return _("met")
        case AnswerValue.PARTLY:
            return _("partly met")
        case AnswerValue.NOT_APPLICABLE:
            return _("not applicable")
        case AnswerValue.NOT_MET:
            return _("not met")
        case None:
            return _("not answered")


def _evidence_at(result: CriterionResult) -> dict[str, list[Evidence]]:
    """The items linked to the very checkpoints, by checkpoint."""
    found: dict[str, list[Evidence]] = {}
    for link, item in result.evidence:
        if link.checkpoint:
            found.setdefault(link.checkpoint, []).append(item)
    return found


def draft_recommendation(own: Proposal, words: NullTranslations) -> str:
    """What is to be put in place, level by level: a skeleton that the assessor words."""
    return "" if own.grade is Grade.STRENGTH else "\n".join(_recommended(own, words))


def _recommended(own: Proposal, words: NullTranslations) -> Iterator[str]:
    _ = words.gettext
    levels = dict.fromkeys(level for level, _point in own.checkpoints)
    for number in levels:
        yield _("To reach level {level}, see to it that:").format(level=number)
        for level, point in own.checkpoints:
            if level == number:
                text = point.text.strip().removesuffix(".")
                yield _("– {text} ({id})").format(text=text, id=point.id)
