"""Scope, method and its limits, the scoring rules in force, definitions and the disclaimer."""

from __future__ import annotations

import gettext
from collections import Counter
from collections.abc import Iterator, Sequence

from maturity_desktop.domain.confidence import MONTHS_CURRENT, is_stale
from maturity_desktop.domain.framework import EvidenceKind, Framework
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.scoring import State
from maturity_desktop.reports.figures import own_targets
from maturity_desktop.reports.parts import Line
from maturity_desktop.reports.sections.wording import day_words, kind_words, listed, percent


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
        *(said for result in results for said in undescribed(result, words)),
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


def undescribed(results: Results, words: gettext.NullTranslations) -> Iterator[str]:
    """Which domains the source only names."""
    _ = words.gettext
    named = [domain.title for domain, _figure in results.domains if domain.undescribed]
    if named:
        yield words.ngettext(
            "{framework}: {names} is named by the source and not described; it is not judged.",
            "{framework}: {names} are named by the source and not described; they are not judged.",
            len(named),
        ).format(framework=results.framework.short_title, names=listed(named, words))


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


def beyond(results: Results) -> tuple[Line, ...]:
    """The stages above the scale that the source names and does not describe."""
    return tuple(Line(stage.title, stage.text) for stage in results.framework.beyond)


def rules(results: Results, words: gettext.NullTranslations) -> tuple[Line, ...]:
    """The scoring rules in force; they are this tool's own, not the framework owner's."""
    _ = words.gettext
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
                threshold=percent(results.framework.scoring.threshold, words)
            ),
        ),
        *_sign_rules(results.framework, words),
        Line(_("Level of a criterion"), _level_rule(results.framework, words)),
        *_status_rules(results.framework, words),
        Line(
            _("Score"),
            _("The level and the share of the next one. It orders criteria and never promotes them."),
        ),
        *_points_rule(results.framework, words),
        Line(_("Mean level"), _mean_rule(results.framework, words)),
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


def _level_rule(framework: Framework, words: gettext.NullTranslations) -> str:
    """How a criterion comes to its level; a level at the floor of a scale above 0 is given."""
    _ = words.gettext
    said = _(
        "The highest level up to which every applicable level is satisfied; the lowest possible is "
        "{floor}, the highest {top}. A criterion is rated when both bounds agree or the assessor has "
        "set a level."
    )
    if framework.floor > 0:
        said = _(
            "The highest level up to which every applicable level is satisfied; level {floor} is given, the "
            "highest is {top}. A criterion is rated when both bounds agree or the assessor has set a level."
        )
    return said.format(floor=framework.floor, top=framework.top)


def _mean_rule(framework: Framework, words: gettext.NullTranslations) -> str:
    """What is averaged: all criteria, those of a layer, or nothing, where there is only one."""
    _ = words.gettext
    rules = framework.scoring
    if len(framework.criteria) == 1:
        return (
            _("None: the model has one criterion, whose level is that of the whole.")
            if rules.aggregate
            else _("None: one layer is described, with one criterion; there is no level for the whole.")
        )
    said = _(
        "The weighted mean over the rated criteria, always with its coverage. An unrated criterion is not "
        "zero. Below a coverage of {headline} the figure is provisional."
    )
    if not rules.aggregate:
        said = _(
            "Each layer has its own: the weighted mean over its rated criteria, always with its coverage. "
            "There is none for the whole. Below a coverage of {headline} the figure is provisional."
        )
    return said.format(headline=percent(rules.headline_coverage, words))


def _sign_rules(framework: Framework, words: gettext.NullTranslations) -> Iterator[Line]:
    """What signs do, where the framework has some."""
    _ = words.gettext
    signs = [point for criterion in framework.criteria for point in criterion.checkpoints if point.sign]
    if signs:
        yield Line(
            _("Signs"),
            _(
                "Signs describe a stage; they are observed, partly observed or not observed, and never count "
                "towards a level."
            ),
        )
    if any(sign.blocks is not None for sign in signs):
        yield Line(
            _("Blocking signs"),
            _(
                "Where a blocking sign is observed, in part too, the level that it blocks is not reached, "
                "whatever else is met. Unanswered it counts as observed for the lowest possible level and as "
                "not observed for the highest."
            ),
        )


def _status_rules(framework: Framework, words: gettext.NullTranslations) -> Iterator[Line]:
    """When a status is shown beside a level."""
    for step in framework.scale:
        if step.transition is not None:
            said = words.gettext(
                "Shown beside level {level}, {title}, once {share} of the next level is met. The level stays "
                "what it is."
            )
            yield Line(
                step.transition.title,
                said.format(level=step.level, title=step.title, share=percent(step.transition.share, words)),
            )


def _points_rule(framework: Framework, words: gettext.NullTranslations) -> Iterator[Line]:
    """What points are, where the framework shows them."""
    _ = words.gettext
    if framework.scoring.points:
        yield Line(
            _("Points"),
            _(
                "Met or observed is 1 point, in part half a point, of as many as apply. They are this tool's "
                "and show each level on its own; levels do not follow from them."
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


def disclaimer(
    results: Sequence[Results], words: gettext.NullTranslations, with_rules: bool = True
) -> tuple[str, ...]:
    """What the report is not; `with_rules` says that the rules are printed in it."""
    _ = words.gettext
    under = _("This report states readiness under the rules printed in it.")
    if not with_rules:
        under = _("This report states readiness under the rules printed in the full report.")
    owners = tuple(dict.fromkeys(result.framework.owner for result in results if result.framework.owner))
    return (
        under,
        *_no_certificate(owners, words),
        *_whose_words([result.framework for result in results], words),
        _(
            "Thresholds, weights, coverage limits and the rules of combination are this tool's own where the "
            "model does not state any."
        ),
    )


def _no_certificate(owners: Sequence[str], words: gettext.NullTranslations) -> Iterator[str]:
    """That no owner of a framework stands behind the report; one sentence for all of them."""
    _ = words.gettext
    said = _("It is not a certificate of {owner}, and {owner} has neither issued nor reviewed it.")
    if len(owners) > 1:
        said = _("It is not a certificate of {owner}; none of them has issued or reviewed it.")
    if owners:
        yield said.format(owner=listed(owners, words))


def _whose_words(frameworks: Sequence[Framework], words: gettext.NullTranslations) -> Iterator[str]:
    """Whether requirements stand in the owner's words, which a firm may have laid over."""
    _ = words.gettext
    tool, owner, both = (
        tuple(framework.title for framework in frameworks if _worded(framework) is wording)
        for wording in (False, True, None)
    )
    if tool:
        yield words.ngettext(
            "The requirements of {framework} are restated in the words of this tool; the official wording is "
            "that of the framework's owner.",
            "The requirements of {framework} are restated in the words of this tool; the official wordings "
            "are those of the frameworks' owners.",
            len(tool),
        ).format(framework=listed(tool, words))
    if owner:
        yield words.ngettext(
            "The requirements of {framework} stand in the official wording of the framework's owner, as the "
            "assessor's firm has laid it over the words of this tool.",
            "The requirements of {framework} stand in the official wordings of the frameworks' owners, as "
            "the assessor's firm has laid them over the words of this tool.",
            len(owner),
        ).format(framework=listed(owner, words))
    for title in both:
        yield _(
            "Where the assessor's firm has laid the official wording of {framework} over the words of this "
            "tool, the requirements stand in it; elsewhere they are restated in the words of this tool."
        ).format(framework=title)


def _worded(framework: Framework) -> bool | None:
    """Whether a framework's requirements stand in its owner's words; None where only some do."""
    if not framework.official_wording:
        return False
    return True if framework.official_wording >= framework.criterion_of_checkpoint.keys() else None
