"""Readiness in words: the verdict, why a criterion misses the profile, and the rules that were applied.

No sentence here says that anybody is certified by this tool.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from gettext import NullTranslations

from maturity_desktop.domain.audit import Target
from maturity_desktop.domain.certification import RULES, CertificationRules
from maturity_desktop.domain.framework import Framework, TargetProfile
from maturity_desktop.domain.readiness import Blocker, Miss, Shortfall, Statement, Verdict
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.scoring import State
from maturity_desktop.domain.series import Month
from maturity_desktop.reports.parts import Line
from maturity_desktop.reports.sections.period_words import month_words
from maturity_desktop.reports.sections.wording import percent, reason_words


def verdict_title(found: Statement, words: NullTranslations) -> str:
    """The verdict in a few words, for a title or a cell."""
    _ = words.gettext
    if found.verdict is Verdict.BUT_FOR:
        return words.ngettext(
            "Ready but for {count} criterion", "Ready but for {count} criteria", len(found.misses)
        ).format(count=len(found.misses))
    return _("Ready") if found.verdict is Verdict.READY else _("Not ready")


def verdict_words(found: Statement, words: NullTranslations) -> str:
    """The verdict in a sentence, without its full stop."""
    _ = words.gettext
    profile, count = found.profile.title or found.profile.id, found.applicable
    if not count:
        return _("Not ready: no criterion applies")
    if found.verdict is Verdict.READY:
        return words.ngettext(
            "Ready: the criterion meets “{profile}”", "Ready: all {count} criteria meet “{profile}”", count
        ).format(count=count, profile=profile)
    missing = len(found.misses)
    if count == 1:
        return _("Not ready: the criterion misses “{profile}”").format(profile=profile)
    if found.verdict is Verdict.BUT_FOR:
        return words.ngettext(
            "Ready but for {missing} of {count} criteria, which misses “{profile}”",
            "Ready but for {missing} of {count} criteria, which miss “{profile}”",
            missing,
        ).format(missing=missing, count=count, profile=profile)
    return words.ngettext(
        "Not ready: {missing} of {count} criteria misses “{profile}”",
        "Not ready: {missing} of {count} criteria miss “{profile}”",
        missing,
    ).format(missing=missing, count=count, profile=profile)


def in_the_way_words(found: Statement, words: NullTranslations) -> str:
    """How many rated criteria are below their level, how many checkpoints in the way; empty for none."""
    parts = []
    below = sum(Shortfall.BELOW in miss.shortfalls for miss in found.misses)
    if below:
        said = words.ngettext(
            "{count} rated criterion stands below the level that the profile wants",
            "{count} rated criteria stand below the level that the profile wants",
            below,
        )
        parts.append(said.format(count=below))
    if found.blockers:
        said = words.ngettext(
            "{count} checkpoint stands in the way", "{count} checkpoints stand in the way", found.blockers
        )
        parts.append(said.format(count=found.blockers))
    return words.gettext("; ").join(parts)


def provisional_words(found: Statement, words: NullTranslations) -> str:
    """That a statement wants more criteria rated; empty where enough are."""
    if not found.provisional:
        return ""
    return words.gettext("Provisional: {rated} of {applicable} applicable criteria are rated").format(
        rated=found.rated, applicable=found.applicable
    )


def stands_words(miss: Miss, words: NullTranslations) -> str:
    """Where a criterion stands and what is wanted."""
    _ = words.gettext
    score = miss.result.score
    if score.state is State.UNRATED:
        return _("not rated (at least {low}, at most {high}); level {target} is wanted").format(
            low=score.low, high=score.high, target=miss.target
        )
    level = miss.result.level
    if level == miss.target:
        return _("level {level} is reached").format(level=level)
    if level is not None and level > miss.target:
        return _("level {level}, above the level {target} that is wanted").format(
            level=level, target=miss.target
        )
    return _("level {level}; level {target} is wanted").format(level=level, target=miss.target)


def shortfall_words(
    miss: Miss, rules: CertificationRules, words: NullTranslations, with_level: bool = True
) -> tuple[str, ...]:
    """Every reason why a criterion misses the profile; without its level where that is told beside it."""
    told = (Shortfall.UNRATED, Shortfall.BELOW)
    shortfalls = [own for own in miss.shortfalls if with_level or own not in told]
    return tuple(_shortfalls(replace(miss, shortfalls=tuple(shortfalls)), rules, words))


def _shortfalls(miss: Miss, rules: CertificationRules, words: NullTranslations) -> Iterator[str]:
    _ = words.gettext
    for shortfall in miss.shortfalls:
        if shortfall is Shortfall.UNRATED:
            yield _("not rated")
        elif shortfall is Shortfall.BELOW:
            yield _("level {level}, and level {target} is wanted").format(
                level=miss.result.level, target=miss.target
            )
        elif shortfall is Shortfall.UNPROVEN:
            yield _("no current evidence supports it")
        elif shortfall is Shortfall.WEAK:
            yield _("confidence {confidence}, and {wanted} is wanted").format(
                confidence=miss.result.confidence.value,
                wanted="A" if rules.lowest_confidence == "A" else _("A or B"),
            )
        else:
            yield from (
                _("provisional: {reason}").format(reason=reason_words(own, words)) for own in miss.provisional
            )


def blocker_words(own: Blocker, words: NullTranslations) -> str:
    """A checkpoint with the level that it keeps from being reached."""
    _ = words.gettext
    said = _("Level {level}: {text}")
    if own.is_sign:
        said = _("Level {level}, no longer to be seen: {text}")
    return said.format(level=own.level, text=own.checkpoint.text)


def set_below_words(miss: Miss, words: NullTranslations) -> str:
    """That no checkpoint, but the assessor's own level stands in the way; empty otherwise."""
    if miss.blockers or Shortfall.BELOW not in miss.shortfalls or miss.result.score.set_level is None:
        return ""
    return words.gettext("Every checkpoint is met; the assessor set a lower level.")


def month_of_year(month: Month, words: NullTranslations) -> str:
    """A month as it is read: May 2026."""
    return month_words(month.first_day, words)


def earliest_words(found: Statement, words: NullTranslations) -> str:
    """By when figures alone could prove what is wanted of them; empty where no figure is short."""
    _ = words.gettext
    short = [miss for miss in found.misses if miss.is_measured_short]
    if not short:
        return ""
    if found.earliest is None:
        stuck = [miss.result.criterion.id for miss in short if miss.earliest is None]
        return words.ngettext(
            "Figures alone do not lead to the target of {criteria}",
            "Figures alone do not lead to the targets of {criteria}",
            len(stuck),
        ).format(criteria=", ".join(stuck))
    return _(
        "Earliest at the end of {month}, counted from the cut-off: if every period after it meets its target"
    ).format(month=month_of_year(found.earliest, words))


def earliest_of(miss: Miss, words: NullTranslations) -> str:
    """By when the figures of a criterion could prove its target; empty where they need not, or cannot."""
    if miss.earliest is None:
        return ""
    return words.gettext("figures: {month} at the earliest").format(month=month_of_year(miss.earliest, words))


def rule_lines(results: Results, found: Statement, words: NullTranslations) -> tuple[Line, ...]:
    """The profile and every rule that was applied, with whose it is."""
    _ = words.gettext
    profile, rules = found.profile, found.rules
    share = results.framework.scoring.certification_coverage
    source = results.framework.owner or results.framework.short_title
    ours = _("this tool's")

    def whose(rule: str) -> str:
        return ours if rule in rules.added else source

    lines = [
        Line(_("Profile"), _profile(results, profile, words)),
        Line(
            _("A criterion meets it"),
            _("rated, at its level, with confidence {wanted} and nothing provisional ({whose})").format(
                wanted="A" if rules.lowest_confidence == "A" else _("A or B"),
                whose=whose("lowest_confidence"),
            ),
        ),
        Line(_("Ready but for"), _most_missing(found, whose("most_missing"), words)),
        Line(
            _("Firm"),
            _("where {share} of the applicable criteria are rated").format(share=percent(share, words)),
        ),
        Line(_("An award holds"), _years(rules, whose("valid_years"), words)),
    ]
    return tuple(lines)


def _profile(results: Results, profile: TargetProfile, words: NullTranslations) -> str:
    """The profile by name, what it says of itself, and how many of its levels are this audit's own."""
    _ = words.gettext
    name = _("“{profile}”, level {level}").format(profile=profile.title or profile.id, level=profile.level)
    own = sum(
        (target.framework, target.profile) == (results.framework.id, profile.id)
        for target in results.audit.all(Target)
    )
    exceptions = len(profile.exceptions) + own
    if exceptions:
        name = words.ngettext(
            "{profile}, with {count} criterion of another level",
            "{profile}, with {count} criteria of other levels",
            exceptions,
        ).format(profile=name, count=exceptions)
    return _("{profile}. {note}").format(profile=name, note=profile.note) if profile.note else name


def _most_missing(found: Statement, whose: str, words: NullTranslations) -> str:
    _ = words.gettext
    count = found.most_missing
    if count != found.rules.most_missing:
        whose = _("this audit's own; the model has {count}").format(count=found.rules.most_missing)
    said = words.ngettext(
        "at most {count} criterion misses it ({whose})", "at most {count} criteria miss it ({whose})", count
    ).format(count=count, whose=whose)
    if not 0 < found.applicable <= count:
        return said
    return _("{rule}; where all of them miss it, not ready (this tool's)").format(rule=said)


def _years(rules: CertificationRules, whose: str, words: NullTranslations) -> str:
    return words.ngettext(
        "{count} year from its day, to the day before ({whose})",
        "{count} years from its day, to the day before ({whose})",
        rules.valid_years,
    ).format(count=rules.valid_years, whose=whose)


def whose_words(results: Results, found: Statement, words: NullTranslations) -> str:
    """That the profile is this tool's or the firm's, not the source's; empty where it is the source's."""
    _ = words.gettext
    if not (found.profile.added or set(RULES) & found.rules.added):
        return ""
    return _(
        "What is marked as this tool's is not from {source}: it is an assumption, to be agreed with the "
        "client and the certifying body."
    ).format(source=results.framework.owner or results.framework.short_title)


def no_certificate_words(results: Results, words: NullTranslations) -> str:
    """What the statement is not."""
    return no_certificate_of(results.framework, words)


def no_certificate_of(framework: Framework, words: NullTranslations) -> str:
    """What a statement of a model, or a decision that is kept here, is not."""
    _ = words.gettext
    owner = framework.owner
    if not owner:
        return _("This states readiness as the assessors see it. It is not a certificate.")
    return _(
        "This states readiness as the assessors see it. It is not a certificate of {owner}, and {owner} has "
        "neither issued nor reviewed it."
    ).format(owner=owner)


def notes_of(results: Results, found: Statement, words: NullTranslations) -> tuple[str, ...]:
    """Whose the rules are, and what the statement is not."""
    notes = (whose_words(results, found, words), no_certificate_words(results, words))
    return tuple(note for note in notes if note)
