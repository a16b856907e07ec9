"""Scope, method and its limits, the scoring rules in force, definitions and the disclaimer."""

from __future__ import annotations

import gettext
from collections import Counter
from collections.abc import Sequence

from maturity_desktop.domain.confidence import MONTHS_CURRENT, is_stale
from maturity_desktop.domain.framework import EvidenceKind, Framework
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.scoring import State
from maturity_desktop.reports.figures import own_targets
from maturity_desktop.reports.parts import Line, Mark
from maturity_desktop.reports.sections.wording import day_words, kind_words, mark_words, percent


def method(results: Sequence[Results], words: gettext.NullTranslations) -> tuple[str, ...]:
    """How levels came about."""
    _ = words.gettext
    return (
        _(
            "Each criterion is judged checkpoint by checkpoint: a checkpoint is one requirement that can be "
            "met while its neighbour is not. Levels follow from the answers; where the assessor set a level "
            "instead, the report says so and gives the reason."
        ),
        _(
            "Answers rest on evidence: documents, data and observation, and what people said in interviews, "
            "focus groups and surveys. Every item is listed in the evidence register with the number by "
            "which the report names it and, where it is a file, with its SHA-256, so that it can be told "
            "from any other."
        ),
        _span(results, words),
    )


def _span(results: Sequence[Results], words: gettext.NullTranslations) -> str:
    """Figures end with the cut-off; evidence, gathered on site, is often dated after it."""
    _ = words.gettext
    cut_off = day_words(results[0].audit.details.cut_off, words)
    days = sorted(item.dated for result in results for entry in result.criteria for item in entry.items)
    if not days:
        return _("Figures run to the cut-off, {cut_off}.").format(cut_off=cut_off)
    if days[0] == days[-1]:
        return _("Figures run to the cut-off, {cut_off}; the evidence is dated {day}.").format(
            cut_off=cut_off, day=day_words(days[0], words)
        )
    return _("Figures run to the cut-off, {cut_off}; evidence is dated from {first} to {last}.").format(
        cut_off=cut_off, first=day_words(days[0], words), last=day_words(days[-1], words)
    )


def limits(results: Sequence[Results], words: gettext.NullTranslations) -> tuple[str, ...]:
    """What the sample can carry and what it cannot, in figures."""
    _ = words.gettext
    return (
        _(
            "An audit looks at a sample. What was not looked at is not judged, and a checkpoint that is met "
            "in the sample may not be met everywhere."
        ),
        _sample(results, words),
        *(_open(result, words) for result in results),
    )


def _sample(results: Sequence[Results], words: gettext.NullTranslations) -> str:
    _ = words.gettext
    items = {item.id: item for result in results for entry in result.criteria for item in entry.items}
    if not items:
        return _("No evidence is linked to a criterion.")
    counts = Counter(item.kind for item in items.values())
    kinds = ", ".join(
        _("{kind}: {count}").format(kind=kind_words(kind, words), count=counts[kind])
        for kind in EvidenceKind
        if counts[kind]
    )
    said = words.ngettext(
        "The ratings rest on {count} item of evidence ({kinds}).",
        "The ratings rest on {count} items of evidence ({kinds}).",
        len(items),
    ).format(count=len(items), kinds=kinds)
    old = sum(is_stale(item.dated, results[0].audit.details.cut_off) for item in items.values())
    if not old:
        return said
    aside = words.ngettext(
        "{count} of them is older than {months} months and does not count.",
        "{count} of them are older than {months} months and do not count.",
        old,
    ).format(count=old, months=MONTHS_CURRENT)
    return f"{said} {aside}"


def _open(results: Results, words: gettext.NullTranslations) -> str:
    """How many checkpoints were answered, and how many criteria nothing current supports."""
    _ = words.gettext
    levels = [level for result in results.criteria for level in result.score.levels]
    return _(
        "{framework}: {answered} of {applicable} applicable checkpoints are answered; {unproven} of "
        "{criteria} applicable criteria have no current evidence that supports them."
    ).format(
        framework=results.framework.short_title,
        answered=sum(level.answered for level in levels),
        applicable=sum(level.applicable for level in levels),
        unproven=len(results.unproven),
        criteria=sum(result.score.state is not State.NOT_APPLICABLE for result in results.criteria),
    )


def scale(results: Results, words: gettext.NullTranslations) -> tuple[Line, ...]:
    """The steps of the framework's scale; those that this tool added say so."""
    _ = words.gettext
    return tuple(
        Line(
            str(step.level),
            _("{title} (added by this tool)").format(title=step.title) if step.added else step.title,
        )
        for step in results.framework.scale
    )


def rules(results: Results, words: gettext.NullTranslations) -> tuple[Line, ...]:
    """The scoring rules in force; they are this tool's own, not the framework owner's."""
    _ = words.gettext
    rules, top = results.framework.scoring, results.framework.top
    mean = _(
        "The weighted mean over the rated criteria, always with its coverage. An unrated criterion is not "
        "zero. Below a coverage of {headline} the figure is provisional."
    ).format(headline=percent(rules.headline_coverage, words))
    return (
        Line(
            _("Answers"),
            _(
                "Met counts 1, partly met 0.5, not met 0. Not applicable leaves the count and needs a "
                "reason. Unanswered counts as not met for the lowest possible level and as met for the "
                "highest."
            ),
        ),
        Line(
            _("Level satisfied"),
            _("The mean over its applicable checkpoints is at least {threshold}.").format(
                threshold=percent(rules.threshold, words)
            ),
        ),
        Line(
            _("Level of a criterion"),
            _(
                "The highest level up to which every applicable level is satisfied; the lowest possible is "
                "{floor}, the highest {top}. A criterion is rated when both bounds agree or the assessor has "
                "set a level."
            ).format(floor=rules.floor, top=top),
        ),
        Line(
            _("Score"),
            _("The level and the share of the next one. It orders criteria and never promotes them."),
        ),
        Line(_("Mean level"), mean if rules.aggregate else _("None: this framework is read level by level.")),
        Line(
            _("Gap and priority"),
            _("Gap = target less level, never negative. Priority = gap × weight × impact ÷ effort."),
        ),
        Line(
            _("Confidence"),
            _(
                "A: two kinds of evidence, at least one direct. B: one direct kind. C: testimony only. "
                "None: the rating is provisional. Evidence older than {months} months at the cut-off and "
                "evidence that contradicts do not count."
            ).format(months=MONTHS_CURRENT),
        ),
    )


def targets(results: Results, words: gettext.NullTranslations) -> tuple[Line, ...]:
    """How many criteria are to reach which level."""
    counts = Counter(
        result.target for result in results.criteria if result.score.state is not State.NOT_APPLICABLE
    )
    return tuple(
        Line(
            words.gettext("Level {level}").format(level=level),
            words.ngettext("wanted of {count} criterion", "wanted of {count} criteria", count).format(
                count=count
            ),
        )
        for level, count in sorted(counts.items())
    )


def own_targets_words(results: Results, words: gettext.NullTranslations) -> str:
    """That not every target is the profile's; empty where all are."""
    count = own_targets(results)
    said = words.ngettext(
        "The target of {count} criterion was set for this audit.",
        "The targets of {count} criteria were set for this audit.",
        count,
    )
    return said.format(count=count) if count else ""


def remarks(results: Results) -> tuple[Line, ...]:
    """Oddities of the edition and what was decided about them."""
    return tuple(Line(remark.about, remark.text) for remark in results.framework.remarks)


def definitions(words: gettext.NullTranslations) -> tuple[Line, ...]:
    """The words of the report."""
    _ = words.gettext
    return (
        Line(_("Framework"), _("A maturity model with its domains, criteria and levels.")),
        Line(_("Domain"), _("A group of criteria.")),
        Line(_("Criterion"), _("What is rated.")),
        Line(_("Level"), _("A step of the framework's scale.")),
        Line(_("Checkpoint"), _("One requirement of one level of one criterion.")),
        Line(mark_words(Mark.MET, words), _("The evidence shows that the requirement is fulfilled.")),
        Line(mark_words(Mark.PARTLY, words), _("Part of the requirement is fulfilled, or not everywhere.")),
        Line(mark_words(Mark.NOT_MET, words), _("The requirement is not fulfilled.")),
        Line(
            mark_words(Mark.NOT_APPLICABLE, words),
            _("The requirement cannot apply here; the reason is given."),
        ),
        Line(mark_words(Mark.UNANSWERED, words), _("The assessor has not said anything yet.")),
        Line(
            _("Sign"),
            _("A checkpoint that describes a stage. It informs and is never required."),
        ),
        Line(_("Coverage"), _("Rated criteria out of applicable ones.")),
        Line(_("Target"), _("The level wanted of a criterion in the profile that the report names.")),
        Line(_("Gap"), _("Target less level.")),
        Line(_("Provisional"), _("The rating or figure may change; the reasons stand beside it.")),
        Line(_("Direct evidence"), _("Documents, data and observation.")),
        Line(
            _("Testimony"),
            _("What people said in interviews, focus groups and surveys; one kind of evidence."),
        ),
        Line(_("Stale"), _("Older than {months} months at the cut-off.").format(months=MONTHS_CURRENT)),
        Line(_("SHA-256"), _("A fingerprint of a file: a file with another content has another one.")),
    )


def disclaimer(results: Sequence[Results], words: gettext.NullTranslations) -> tuple[str, ...]:
    """What the report is not."""
    _ = words.gettext
    owners = tuple(dict.fromkeys(result.framework.owner for result in results if result.framework.owner))
    return (
        _("This report states readiness under the rules printed in it."),
        *(
            _("It is not a certificate of {owner}, and {owner} has neither issued nor reviewed it.").format(
                owner=owner
            )
            for owner in owners
        ),
        *(_whose_words(result.framework, words) for result in results),
        _(
            "Thresholds, weights, coverage limits and the rules of combination are this tool's own where the "
            "framework does not state any."
        ),
    )


def _whose_words(framework: Framework, words: gettext.NullTranslations) -> str:
    """Whether a framework's requirements stand in its owner's words, which a firm may have laid over."""
    _ = words.gettext
    if not framework.official_wording:
        said = _(
            "The requirements of {framework} are restated in the words of this tool; the official wording is "
            "that of the framework's owner."
        )
    elif framework.official_wording >= framework.criterion_of_checkpoint.keys():
        said = _(
            "The requirements of {framework} stand in the official wording of the framework's owner, as the "
            "assessor's firm has laid it over the words of this tool."
        )
    else:
        said = _(
            "Where the assessor's firm has laid the official wording of {framework} over the words of this "
            "tool, the requirements stand in it; elsewhere they are restated in the words of this tool."
        )
    return said.format(framework=framework.title)
