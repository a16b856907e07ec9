"""Figures, models and pairs as lines of cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from gettext import NullTranslations, ngettext
from gettext import gettext as _
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maturity_desktop.domain.crosswalk import Pair
    from maturity_desktop.domain.framework import Checkpoint, Framework
    from maturity_desktop.domain.results import CriterionResult, Results

Line = tuple[str, ...]


def figures_as_lines(results: Results) -> Iterator[Line]:
    """Each line with its cells; a model without an overall figure has one for each of its layers."""
    whole, framework = results.whole, results.framework
    yield (f"{results.audit.client.name} · {framework.title}",)
    if framework.scoring.aggregate:
        said = _("Level {level}, {rated} of {applicable} criteria rated")
    else:
        said = _("A level for each domain and none for the whole, {rated} of {applicable} criteria rated")
    yield (said.format(level=_figure(whole.level), rated=whole.rated, applicable=whole.applicable),)
    for domain, figure in results.domains:
        if domain.undescribed:
            yield domain.id, "-", _("not described"), domain.title
        elif not framework.scoring.aggregate:
            coverage = _("{rated} of {applicable} rated").format(
                rated=figure.rated, applicable=figure.applicable
            )
            yield domain.id, _figure(figure.level), coverage, domain.title
    for result in results.criteria:
        level = "-" if result.level is None else str(result.level)
        yield result.criterion.id, level, result.confidence.value, result.criterion.title, *_beside(result)
    if framework.open_ended:
        names = ", ".join(stage.title for stage in framework.beyond)
        yield (_("Above the scale the source names, without describing: {names}").format(names=names),)


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
    return _("no level") if level is None else f"{level:.2f}"


def framework_as_lines(framework: Framework) -> Iterator[Line]:
    """A model with all its checkpoints and signs."""
    yield (f"{framework.title} ({framework.edition})",)
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
