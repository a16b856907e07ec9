"""What figures prove, in sentences with their counts: the same everywhere."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from gettext import NullTranslations

from maturity_desktop.domain.framework import Criterion, Rule
from maturity_desktop.domain.ladder import ChannelLadder, Ladder, LevelProof
from maturity_desktop.domain.ladder_rules import Proof, RuleResult
from maturity_desktop.domain.outcomes import ChannelFigures
from maturity_desktop.domain.series import Figure, Grain, last_months
from maturity_desktop.reports.sections.channel_words import channel_name
from maturity_desktop.reports.sections.wording import count_words, number, with_minus

YEAR = 12
"""The months in which figures are looked for where a rule names no months of its own."""
WITHOUT_TARGET = ("trend_to_goal", "regularly_calculated")
"""The rules whose sentence never speaks of a missing target."""


def level_sentences(found: Ladder, criterion: Criterion, place: int, words: NullTranslations) -> str:
    """Why a level holds or not; with several channels, why in each of them."""
    _ = words.gettext
    level = found.levels[place]
    if level.judged and level.proof is Proof.UNDETERMINED:
        return _("Judged by the assessor: figures do not tell it.")
    if len(found.channels) < 2 and not found.without_figures:
        return _channel_sentences(found.channels[0], criterion, place, found.cut_off, words)
    told = _("{channel}: {why}")
    said = [
        told.format(
            channel=channel_name(own.channel, words),
            why=_channel_sentences(own, criterion, place, found.cut_off, words),
        )
        for own in found.channels
    ]
    return " ".join((*said, *no_figures_sentences(found, words)))


def no_figures_sentences(found: Ladder, words: NullTranslations) -> tuple[str, ...]:
    """A sentence for each channel in scope that has no figures."""
    told = words.gettext("{channel}: no figures.")
    return tuple(told.format(channel=channel_name(own, words)) for own in found.without_figures)


def _channel_sentences(
    own: ChannelLadder, criterion: Criterion, place: int, cut_off: date, words: NullTranslations
) -> str:
    _ = words.gettext
    level = own.levels[place]
    if level.proof is Proof.NOT_APPLICABLE:
        return _("Does not apply to a response time.")
    rules = {rule.checkpoint: rule for rule in criterion.measure.rules} if criterion.measure else {}
    return " ".join(
        sentence
        for result in level.results
        for rule in (rules[result.checkpoint],)
        for sentence in (
            rule_sentence(result, rule, words, _is_aimless(own, result, rule, cut_off), own.figures.at_least),
            _missing(result, words),
            _partial(result, words),
            _contradicted(result, words),
        )
        if sentence
    )


def _is_aimless(own: ChannelLadder, result: RuleResult, rule: Rule, cut_off: date) -> bool:
    """Whether a rule cannot be determined for want of a target; the figures are walked for no other rule."""
    cannot_tell = result.proof is Proof.UNDETERMINED and rule.rule not in WITHOUT_TARGET
    return cannot_tell and lacks_target(own.figures, rule, cut_off)


def lacks_target(figures: ChannelFigures, rule: Rule, cut_off: date) -> bool:
    """Whether the months that a rule looks at have figures, and none of them a target."""
    grain = Grain(str(rule.settings["period"]))
    window = rule.settings.get("window", YEAR) if grain is Grain.MONTH else YEAR
    first = last_months(cut_off, int(rule.settings.get("groups", window)))[0].first_day
    finer = list(Grain)[list(Grain).index(grain) :]
    spans = [(own, _figures_between(figures, own, first, cut_off)) for own in finer]
    if any(_has_target(span, figures) for _own, span in spans):
        return False
    return any(_has_figure(figure, own is grain) for own, span in spans for figure in span)


def _figures_between(figures: ChannelFigures, grain: Grain, first: date, last: date) -> tuple[Figure, ...]:
    before = datetime.combine(last + timedelta(days=1), time.min)
    return figures.figures_of(grain, datetime.combine(first, time.min), before)


def _has_target(span: tuple[Figure, ...], figures: ChannelFigures) -> bool:
    """Whether any of some figures, which stand by time, names a target or lies where one is in force."""
    if span and figures.target_on(span[-1].start.date()) is not None:
        return True
    return any(figure.target is not None for figure in span)


def _has_figure(figure: Figure, own: bool) -> bool:
    """Whether a row makes a figure: finer rows only with their counts."""
    return figure.within is not None or (own and figure.value is not None)


def _missing(result: RuleResult, words: NullTranslations) -> str:
    """That periods have no figure, which makes the result provisional."""
    count = len(result.missing)
    if not count or result.proof is Proof.UNDETERMINED:
        return ""
    told = words.ngettext(
        "For {count} of them there is no figure.", "For {count} of them there are no figures.", count
    )
    return told.format(count=count_words(count, words))


def _partial(result: RuleResult, words: NullTranslations) -> str:
    """That periods have figures for a part only, which makes the result provisional."""
    count = len(result.partial)
    if not count or result.proof is Proof.UNDETERMINED:
        return ""
    told = words.ngettext(
        "{count} period has figures for only a part of it.",
        "{count} periods have figures for only a part of them.",
        count,
    )
    return told.format(count=count_words(count, words))


def _contradicted(result: RuleResult, words: NullTranslations) -> str:
    """That values count as the client gave them, though the contacts of finer rows say otherwise."""
    count = len(result.contradicted)
    if not count:
        return ""
    told = words.ngettext(
        "In {count} period the client's own value counts, and its contacts would judge otherwise.",
        "In {count} periods the client's own value counts, and their contacts would judge otherwise.",
        count,
    )
    return told.format(count=count_words(count, words))


def rule_sentence(
    result: RuleResult,
    rule: Rule,
    words: NullTranslations,
    without_target: bool = False,
    rising: bool = True,
) -> str:
    """What a rule found, with its counts and what would have been needed; `rising` leads to the goal."""
    _ = words.gettext
    counts = {"met": result.met, "total": result.total, "needed": result.needed}
    count = {name: number(own, 0, words) for name, own in counts.items()}
    match rule.rule:
        case "trend_to_goal":
            return _trend_sentence(result, words, rising)
        case "regularly_calculated":
            return _("A figure is there for {met} of {total} months; all of them are needed.").format(**count)
    if result.proof is Proof.UNDETERMINED:
        if without_target:
            return _("Cannot be determined: no target is told.")
        return _no_figures(rule, words)
    if rule.rule == "share_in_each_group":
        share = _percent(rule.settings["share"])
        told = _(
            "At least {share} % of the days met the target in {met} of {total} months; all of them "
            "are needed."
        )
        return told.format(share=share, **count)
    if rule.rule == "share_in_window":
        share = _percent(rule.settings["share"])
        reached = _share_reached(result, float(rule.settings["share"]))
        told = _("Target met in {met} of {total} intervals ({reached} %); {share} % are needed.")
        if rule.settings.get("period") == "day":
            told = _("Target met on {met} of {total} days ({reached} %); {share} % are needed.")
        return told.format(reached=reached, share=share, **count)
    told = _("Target met in {met} of {total} months; {needed} are needed.")
    if rule.settings.get("period") == "day":
        told = _("Target met on {met} of {total} days; {needed} are needed.")
    if rule.settings.get("period") == "interval":
        told = _("Target met in {met} of {total} intervals; {needed} are needed.")
    return told.format(**count)


def _no_figures(rule: Rule, words: NullTranslations) -> str:
    _ = words.gettext
    match rule.settings.get("period"):
        case "interval":
            return _("Cannot be determined: no figures by interval.")
        case "day":
            return _("Cannot be determined: no figures by day.")
    return _("Cannot be determined: no figures by month.")


def _trend_sentence(result: RuleResult, words: NullTranslations, rising: bool) -> str:
    _ = words.gettext
    if result.proof is Proof.UNDETERMINED:
        told = _(
            "Cannot be determined: {met} months with a figure and a target; {needed} are needed for a trend."
        )
        return told.format(met=result.met, needed=result.needed)
    if result.slope is None:
        return _("The target is met in enough months, so that no trend is needed.")
    slope = with_minus(f"{Decimal(f'{result.slope:.3g}'):+f}")  # three digits that count, never 1e+03
    if result.slope > 0 if rising else result.slope < 0:
        return _("The distance to the target changes by {slope} a month: towards it.").format(slope=slope)
    if result.proof is Proof.MET:
        return _(
            "The target is met in enough months, so that no trend is needed; the distance to it changes by "
            "{slope} a month."
        ).format(slope=slope)
    return _("The distance to the target changes by {slope} a month: not towards it.").format(slope=slope)


def _share_reached(result: RuleResult, needed: float) -> str:
    """The share reached in percent, with as many digits as keep it below what is needed where it is."""
    reached = 100 * result.met / max(result.total, 1)
    texts = [f"{reached:.{digits}f}" for digits in (1, 2, 4)]
    falls_short = result.proof is Proof.NOT_MET
    return next((text for text in texts if not falls_short or float(text) < 100 * needed), texts[-1])


def _percent(share: float | str) -> str:
    return f"{float(share) * 100:g}"


def verdict_words(proof: Proof, words: NullTranslations) -> str:
    """What figures say of a level, in a word or two."""
    _ = words.gettext
    return {
        Proof.MET: _("met"),
        Proof.NOT_MET: _("not met"),
        Proof.UNDETERMINED: _("cannot be determined"),
        Proof.NOT_APPLICABLE: _("does not apply"),
    }[proof]


def is_for_assessor(level: LevelProof) -> bool:
    """Whether a level is judged, not computed."""
    return level.judged and level.proof is Proof.UNDETERMINED
