"""Figures, models and pairs as lines of cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from gettext import NullTranslations, ngettext
from gettext import gettext as _
from typing import TYPE_CHECKING

from maturity_desktop.domain.rounding import half_up
from maturity_desktop.domain.scoring import State

if TYPE_CHECKING:
    from maturity_desktop.domain.crosswalk import Pair
    from maturity_desktop.domain.framework import Checkpoint, Framework
    from maturity_desktop.domain.phases import Phase
    from maturity_desktop.domain.results import CriterionResult, Results

Line = tuple[str, ...]


def figures_as_lines(results: Results) -> Iterator[Line]:
    """Each line with its cells; a model without an overall figure has one for each of its layers."""
    whole, framework = results.whole, results.framework
    yield (f"{results.audit.client.name} · {framework.title}",)
    yield (f"{_whole_words(results)}, {_rated_words(whole.rated, whole.applicable)}",)
    for domain, figure in results.domains:
        if domain.undescribed:
            yield domain.id, "-", _("not described"), domain.title
        elif not framework.scoring.aggregate:
            coverage = _("{rated} of {applicable} rated").format(
                rated=figure.rated, applicable=figure.applicable
            )
            yield domain.id, _figure(figure.level), coverage, domain.title
    for result in results.criteria:
        yield (
            result.criterion.id,
            _level_words(result),
            result.confidence.value,
            result.criterion.title,
            *_beside(result),
        )
    if framework.open_ended:
        names = ", ".join(stage.title for stage in framework.beyond)
        yield (_("Above the scale the source names, without describing: {names}").format(names=names),)


def _whole_words(results: Results) -> str:
    """What is said of the whole model."""
    level = results.whole.level
    if not results.framework.scoring.aggregate:
        return _("A level for each domain and none for the whole")
    return _("No level yet") if level is None else _("Level {level}").format(level=str(half_up(level, 2)))


def _rated_words(rated: int, applicable: int) -> str:
    """How many criteria are rated, of those that apply."""
    if not applicable:
        return _("no criterion applies")
    return ngettext(
        "{rated} of {applicable} criterion rated", "{rated} of {applicable} criteria rated", applicable
    ).format(rated=rated, applicable=applicable)


def _level_words(result: CriterionResult) -> str:
    """A criterion's level, or why it has none."""
    if result.score.state is State.NOT_APPLICABLE:
        return _("does not apply")
    return _("not rated") if result.level is None else str(result.level)


def _beside(result: CriterionResult) -> Iterator[str]:
    """What stands beside a level where there is something: a status, the signs that block the next one."""
    if result.status:
        yield result.status
    if result.blocking:
        names = ", ".join(sign.id for sign in result.blocking)
        yield _("blocked by {names}").format(names=names)


def other_frameworks(results: Sequence[Results]) -> str:
    """That the audit has other models than the one that was shown, and how to see them."""
    names = ", ".join(result.framework.id for result in results[1:])
    return ngettext(
        "The audit has {count} more model ({names}): --framework ID shows it, --all shows all.",
        "The audit has {count} more models ({names}): --framework ID shows one, --all shows all.",
        len(results) - 1,
    ).format(count=len(results) - 1, names=names)


def _figure(level: float | None) -> str:
    return _("no level") if level is None else str(half_up(level, 2))


def framework_as_lines(framework: Framework) -> Iterator[Line]:
    """A model with its levels, all its checkpoints and signs, and its programme."""
    yield (f"{framework.title} ({framework.edition})",)
    yield ("",)
    yield (_("Levels"),)
    for step in framework.scale:
        yield (f"  {step.level} {step.title}{_added(step.added)}",)
    for stage in framework.beyond:
        said = _("above: {title} (named by the source and not described)").format(title=stage.title)
        yield (f"  {said}",)
    for domain in framework.domains:
        yield ("",)
        yield (f"{domain.id} {domain.title}",)
        if domain.undescribed:
            yield (f"  {domain.undescribed}",)
        for criterion in domain.criteria:
            yield (f"  {criterion.id} {criterion.title}",)
            for level in criterion.levels:
                for checkpoint in level.checkpoints:
                    yield (f"    {checkpoint.id}  {checkpoint.text}{_marks(checkpoint)}",)
    yield from _programme_lines(framework)


def _programme_lines(framework: Framework) -> Iterator[Line]:
    """The phases of the programme with their tasks, where the model has one, and its requests."""
    if framework.programme:
        yield ("",)
        yield (_("Programme"),)
    for phase in framework.programme:
        level = "" if phase.level is None else _("to level {level}").format(level=phase.level)
        told = ", ".join(words for words in (level, _days(phase)) if words)
        yield (f"  {phase.id} {phase.title}{told and f' ({told})'}",)
        for task in phase.tasks:
            timing = f" ({task.timing})" if task.timing else ""
            yield (f"    {task.id}  {task.what}{timing}{_added(task.added)}",)
    if framework.requests:
        yield ("",)
        yield (_("Requests to the client"),)
    for request in framework.requests:
        yield (f"  {request.id}  {request.title}: {request.what}{_added(request.added)}",)


def _days(phase: Phase) -> str:
    """How long a phase takes; empty where nobody can say."""
    if phase.days is None:
        return ""
    return ngettext("{count} working day", "{count} working days", phase.days).format(count=phase.days)


def _added(added: bool) -> str:
    mark = _("not the source's")
    return f" [{mark}]" if added else ""


def _marks(checkpoint: Checkpoint) -> str:
    """What a checkpoint is besides a requirement, in brackets."""
    marks = [_("sign")] if checkpoint.sign else []
    if checkpoint.blocks is not None:
        marks.append(_("blocks level {level}").format(level=checkpoint.blocks))
    if checkpoint.added:
        marks.append(_("not the source's"))
    return f" [{', '.join(marks)}]" if marks else ""


def pair_as_line(pair: Pair, frameworks: Mapping[str, Framework]) -> Line:
    """Both ends of a pair, how much they have in common, and why."""
    from maturity_desktop.reports.sections.wording import end_words, strength_words

    words = NullTranslations()
    one, other = (end_words(end, frameworks[end.framework], words) for end in (pair.one, pair.other))
    strength = strength_words(pair.strength, words)
    return pair.one.framework, one, pair.other.framework, other, strength, pair.reason
