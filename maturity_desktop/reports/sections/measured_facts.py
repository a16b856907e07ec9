"""What a client's figures show of checkpoints, as sentences of a finding: when, and how many of how many."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from gettext import NullTranslations

from maturity_desktop.domain.framework import Criterion, EvidenceKind, Rule
from maturity_desktop.domain.ladder import ChannelLadder, Ladder
from maturity_desktop.domain.ladder_rules import Proof, RuleResult
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.domain.series import last_months
from maturity_desktop.reports.sections.channel_words import channel_name
from maturity_desktop.reports.sections.failed_words import failed_sentence
from maturity_desktop.reports.sections.ladder_words import no_figures_sentences, rule_sentence
from maturity_desktop.reports.sections.period_words import month_words
from maturity_desktop.reports.sections.wording import day_words, number, percent


def measured_facts(
    result: CriterionResult, checkpoints: Collection[str], words: NullTranslations
) -> tuple[str, ...]:
    """A sentence for each of these checkpoints that is measured, in each channel; with the data behind it.

    What is the same of several is told once.
    """
    found = result.ladder
    if found is None:
        return ()
    told = tuple(dict.fromkeys(_facts(found, result, checkpoints, words)))
    return (*told, *no_figures_sentences(found, words)) if told else ()


def _facts(
    found: Ladder, result: CriterionResult, checkpoints: Collection[str], words: NullTranslations
) -> Iterator[str]:
    _ = words.gettext
    for own in found.channels:
        for place, level in enumerate(own.levels):
            results = [entry for entry in level.results if entry.checkpoint in checkpoints]
            if level.proof is Proof.NOT_APPLICABLE or not results:
                continue
            said = " ".join(
                _cited(measured_fact(entry, result.criterion, found.cut_off, words), entry, result, words)
                for entry in results
            )
            which = _which_failed(own, result.criterion, place, words)
            said = f"{said} {which}" if which else said
            if len(found.channels) > 1:
                said = _("{channel}: {why}").format(channel=channel_name(own.channel, words), why=said)
            yield said


def _which_failed(own: ChannelLadder, criterion: Criterion, place: int, words: NullTranslations) -> str:
    return failed_sentence(own, criterion, place, words)


def measured_fact(found: RuleResult, criterion: Criterion, cut_off: date, words: NullTranslations) -> str:
    """What one rule found, as a clause without its full stop."""
    _ = words.gettext
    rule = _rule_of(criterion, found.checkpoint)
    if found.proof is Proof.UNDETERMINED or rule.rule in ("trend_to_goal", "regularly_calculated"):
        return rule_sentence(found, rule, words).removesuffix(".")
    names = {"met": number(found.met, 0, words), "total": number(found.total, 0, words)}
    if rule.rule == "share_in_each_group":
        names |= _months(cut_off, int(rule.settings["groups"]), words)
        names["share"] = percent(float(rule.settings["share"]), words)
        told = _(
            "From {first} to {last} the target was met on at least {share} of the days in {met} of {total} "
            "months"
        )
        return told.format(**names)
    if rule.rule == "share_in_window":
        days = int(rule.settings["window_days"])
        names["first"] = day_words(cut_off - timedelta(days=days - 1), words)
        names["last"] = day_words(cut_off, words)
        told = _("From {first} to {last} the target was met in {met} of {total} intervals")
        if rule.settings.get("period") == "day":
            told = _("From {first} to {last} the target was met on {met} of {total} days")
        return told.format(**names)
    if rule.settings.get("period") == "month":
        names |= _months(cut_off, int(rule.settings["window"]), words)
        return _("From {first} to {last} the target was met in {met} of {total} months").format(**names)
    told = _("Up to {last} the target was met in {met} of the latest {total} intervals")
    if rule.settings.get("period") == "day":
        told = _("Up to {last} the target was met on {met} of the latest {total} days")
    return told.format(last=day_words(cut_off, words), **names)


def _rule_of(criterion: Criterion, checkpoint: str) -> Rule:
    rules = criterion.measure.rules if criterion.measure else ()
    return next(rule for rule in rules if rule.checkpoint == checkpoint)


def _months(cut_off: date, count: int, words: NullTranslations) -> dict[str, str]:
    """The first and the last month of the latest ones."""
    months = last_months(cut_off, count)
    return {
        "first": month_words(months[0].first_day, words),
        "last": month_words(months[-1].first_day, words),
    }


def _cited(clause: str, found: RuleResult, result: CriterionResult, words: NullTranslations) -> str:
    """A clause with the labels of the data behind it, as a sentence."""
    _ = words.gettext
    labels = dict.fromkeys(
        item.label
        for link, item in result.evidence
        if item.kind is EvidenceKind.DATA and link.checkpoint in ("", found.checkpoint)
    )
    if not labels:
        return _("{clause}.").format(clause=clause)
    return _("{clause}, {evidence}.").format(clause=clause, evidence=_(", ").join(labels))
