"""The words of a report: those that every model uses, and those that only the models at hand do."""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Sequence

from maturity_desktop.domain.confidence import MONTHS_CURRENT
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.parts import Line, Mark
from maturity_desktop.reports.sections.wording import mark_words


def definitions(
    results: Sequence[Results], has_pairs: bool, words: gettext.NullTranslations
) -> tuple[Line, ...]:
    """What the words of this report mean."""
    frameworks = [result.framework for result in results]
    return (
        *_of_every_model(words),
        *_of_signs(frameworks, words),
        *_of_scales(frameworks, words),
        *_of_several(len(frameworks) > 1, has_pairs, words),
        *_of_every_rating(words),
    )


def _of_every_model(words: gettext.NullTranslations) -> Iterator[Line]:
    _ = words.gettext
    yield Line(_("Model"), _("A maturity model with its domains, criteria and levels."))
    yield Line(_("Domain"), _("A group of criteria."))
    yield Line(_("Criterion"), _("What is rated."))
    yield Line(_("Level"), _("A step of the model's scale."))
    yield Line(_("Checkpoint"), _("One requirement of one level of one criterion."))
    yield Line(mark_words(Mark.MET, words), _("The evidence shows that the requirement is fulfilled."))
    yield Line(mark_words(Mark.PARTLY, words), _("Part of the requirement is fulfilled, or not everywhere."))
    yield Line(mark_words(Mark.NOT_MET, words), _("The requirement is not fulfilled."))
    yield Line(
        mark_words(Mark.NOT_APPLICABLE, words), _("The requirement cannot apply here; the reason is given.")
    )
    yield Line(mark_words(Mark.UNANSWERED, words), _("The assessor has not said anything yet."))


def _of_signs(frameworks: Sequence[Framework], words: gettext.NullTranslations) -> Iterator[Line]:
    _ = words.gettext
    signs = [
        point
        for framework in frameworks
        for criterion in framework.criteria
        for point in criterion.checkpoints
        if point.sign
    ]
    if not signs:
        return
    yield Line(
        _("Sign"),
        _(
            "Describes a stage. It is observed, partly observed or not observed; it informs and is never "
            "required."
        ),
    )
    if any(sign.blocks is not None for sign in signs):
        yield Line(
            _("Blocking sign"), _("A sign that keeps a level from being reached as long as it is observed.")
        )


def _of_scales(frameworks: Sequence[Framework], words: gettext.NullTranslations) -> Iterator[Line]:
    _ = words.gettext
    steps = [step for framework in frameworks for step in framework.scale]
    points = [
        point
        for framework in frameworks
        for criterion in framework.criteria
        for point in criterion.checkpoints
    ]
    found = (
        (
            any(framework.floor > 0 for framework in frameworks),
            Line(_("Given level"), _("The level at which a scale begins; nothing has to be met for it.")),
        ),
        (
            any(step.transition for step in steps),
            Line(_("Status"), _("Said beside a level that is on its way to the next one; it is no level.")),
        ),
        (
            any(framework.scoring.points for framework in frameworks),
            Line(_("Points"), _("What the checkpoints of one level come to, of how many that apply.")),
        ),
        (
            any(not framework.scoring.aggregate for framework in frameworks),
            Line(
                _("Layer"),
                _("A domain of a model that has no level for the whole: each layer has a level of its own."),
            ),
        ),
        (
            any(domain.undescribed for framework in frameworks for domain in framework.domains),
            Line(_("Not described"), _("Named by the source, which says nothing more; it is not judged.")),
        ),
        (
            any(framework.open_ended for framework in frameworks),
            Line(
                _("Open-ended"),
                _("The source names stages above the scale and does not describe them; none is rated."),
            ),
        ),
        (
            any(point.theme for point in points),
            Line(_("Theme"), _("What checkpoints of several levels are about; it is not rated.")),
        ),
        (
            any(step.added for step in steps) or any(point.added for point in points),
            Line(_("Added by this tool"), _("Not in the source; put there so that the model can be rated.")),
        ),
    )
    yield from (line for holds, line in found if holds)


def _of_several(several: bool, has_pairs: bool, words: gettext.NullTranslations) -> Iterator[Line]:
    _ = words.gettext
    if several:
        yield Line(
            _("Share of the scale"),
            _(
                "p = (level − lowest level) ÷ (highest level − lowest level) of the model's own scale. Equal "
                "p is not equal difficulty."
            ),
        )
    if has_pairs:
        yield Line(
            _("Pair"),
            _(
                "Two criteria of different models that have something in common. Evidence of one may serve "
                "the other; a rating never does."
            ),
        )


def _of_every_rating(words: gettext.NullTranslations) -> Iterator[Line]:
    _ = words.gettext
    yield Line(_("Coverage"), _("Rated criteria out of applicable ones."))
    yield Line(_("Target"), _("The level wanted of a criterion in the profile that the report names."))
    yield Line(_("Gap"), _("Target less level."))
    yield Line(_("Provisional"), _("The rating or figure may change; the reasons stand beside it."))
    yield Line(_("Direct evidence"), _("Documents, data and observation."))
    yield Line(
        _("Testimony"), _("What people said in interviews, focus groups and surveys; one kind of evidence.")
    )
    yield Line(_("Stale"), _("Older than {months} months at the cut-off.").format(months=MONTHS_CURRENT))
    yield Line(_("SHA-256"), _("A fingerprint of a file: a file with another content has another one."))
