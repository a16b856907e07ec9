"""The rows from which a ladder can be counted again: months as they are, days and intervals as counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from gettext import NullTranslations

from maturity_desktop.domain.channel_outcomes import Outcomes
from maturity_desktop.domain.framework import Criterion, Measure, Rule
from maturity_desktop.domain.ladder import ChannelLadder, Ladder
from maturity_desktop.domain.ladder_rules import Proof, RuleResult
from maturity_desktop.domain.outcomes import Outcome, PeriodOutcome
from maturity_desktop.domain.scoring import exact
from maturity_desktop.domain.series import Grain, Month, last_months
from maturity_desktop.reports.measured import Awaited, Counted, CountedPeriod, CountedRule
from maturity_desktop.reports.sections.wording import day_words


def counted(
    found: Ladder,
    untold: Sequence[ChannelLadder],
    criterion: Criterion,
    measure: Measure,
    words: NullTranslations,
) -> Counted:
    """Every row and every rule of a ladder, channel by channel; the `untold`, without figures, stand last."""
    rules = {rule.checkpoint: rule for rule in measure.rules}
    texts = {point.id: point.text for point in criterion.checkpoints}
    periods: list[CountedPeriod] = []
    told: list[CountedRule] = []
    awaited: list[Awaited] = []
    for own in (*found.channels, *untold):
        is_untold = own.channel in found.without_figures
        results = [(level.number, result) for level in own.levels for result in level.results]
        first_month = len(periods)
        months = _months(own, [rules[result.checkpoint] for _level, result in results], found.cut_off, words)
        periods += months
        for level, result in results:
            rule = rules[result.checkpoint]
            if _by_month(rule):
                window = int(rule.settings["window"])
                last = first_month + len(months) - 1
                told.append(_rule(own, level, result, rule, (last - window + 1, last), texts))
                continue
            spans = list(_spans(own, result, rule, found.cut_off, words))
            if is_untold:
                spans = [replace(span, reached=None, of=None, missing=0) for span in spans]
            place = len(periods)
            periods += spans
            told.append(_rule(own, level, result, rule, (place, place + len(spans) - 1), texts))
        if is_untold:
            applying = (level.number for level in own.levels if level.proof is not Proof.NOT_APPLICABLE)
            rows = (first_month, len(periods) - 1) if results else None
            awaited.append(Awaited(rows, frozenset(applying)))
    return Counted(tuple(periods), tuple(told), tuple(awaited))


def _by_month(rule: Rule) -> bool:
    """Whether a rule looks at single months."""
    return rule.settings.get("period") == Grain.MONTH and "window" in rule.settings


def _rule(
    own: ChannelLadder, level: int, result: RuleResult, rule: Rule, rows: tuple[int, int],
    texts: Mapping[str, str],
) -> CountedRule:  # fmt: skip
    return CountedRule(
        channel=own.channel,
        level=level,
        checkpoint=result.checkpoint,
        how=rule.rule,
        wants=texts[result.checkpoint],
        needed=result.needed,
        first=rows[0],
        last=rows[1],
        met=result.met,
        total=result.total,
        or_when=str(rule.settings.get("or_when", "")),
        rising=own.figures.at_least,
        proof=result.proof,
        lacks_figures=bool(result.missing),
    )


def _months(
    own: ChannelLadder, rules: list[Rule], cut_off: date, words: NullTranslations
) -> list[CountedPeriod]:
    """The months of the longest window that a rule looks back over."""
    windows = [int(rule.settings["window"]) for rule in rules if _by_month(rule)]
    if not windows:
        return []
    outcomes, at_least, what = Outcomes(own.figures), own.figures.at_least, words.gettext("Month")
    return [
        _month(own.channel, str(month), what, outcomes.month(month), at_least, place)
        for place, month in enumerate(last_months(cut_off, max(windows)), start=1)
    ]


def _month(
    channel: str, name: str, what: str, entry: PeriodOutcome, at_least: bool, place: int
) -> CountedPeriod:
    # Nought of nought is said where contacts were offered and none was answered, not where none was offered.
    told = entry.counts if entry.value is not None or entry.outcome is Outcome.MISSED else None
    reached, of = told if told is not None else (None, None)
    given = None if entry.given is None else float(entry.given)
    target = None if entry.target is None else float(entry.target)
    return CountedPeriod(channel, name, what, given, reached, of, target, at_least, place)


def _spans(
    own: ChannelLadder, result: RuleResult, rule: Rule, cut_off: date, words: NullTranslations
) -> Iterator[CountedPeriod]:
    """A row for each month whose days or intervals are counted, or one for the whole window."""
    nothing = result.proof is Proof.UNDETERMINED and not result.failed and not result.met
    share = rule.settings.get("share")
    needed = None if share is None else float(100 * exact(float(share)))
    if result.groups:
        what = _what_of_month(result.grain, words)
        missing = Counter(Month.of(entry.start.date()) for entry in result.missing)
        spans = [(str(group.month), group.met, group.total, missing[group.month]) for group in result.groups]
        nothing_in = [nothing or not total for _name, _met, total, _missing in spans]
    else:
        what = _what(result.grain, words)
        spans = [(_window(rule, cut_off, words), result.met, result.total, len(result.missing))]
        nothing_in = [nothing]
    for place, ((name, met, total, lacking), empty) in enumerate(
        zip(spans, nothing_in, strict=True), start=1
    ):
        reached, of = (None, None) if empty else (met, total)
        yield CountedPeriod(
            own.channel,
            name,
            what,
            None,
            reached,
            of,
            needed,
            at_least=True,
            place=place,
            counts_periods=True,
            missing=lacking,
        )


def _what_of_month(grain: Grain, words: NullTranslations) -> str:
    _ = words.gettext
    if grain is Grain.DAY:
        return _("Days of the month that met their target")
    return _("Intervals of the month that met their target")


def _what(grain: Grain, words: NullTranslations) -> str:
    _ = words.gettext
    return {
        Grain.MONTH: _("Months of the window that met their target"),
        Grain.DAY: _("Days of the window that met their target"),
        Grain.INTERVAL: _("Intervals of the window that met their target"),
    }[grain]


def _window(rule: Rule, cut_off: date, words: NullTranslations) -> str:
    """The days of a window."""
    _ = words.gettext
    if "window_days" not in rule.settings:
        return _("to {last}").format(last=day_words(cut_off, words))
    first = cut_off - timedelta(days=int(rule.settings["window_days"]) - 1)
    return _("{first} to {last}").format(first=day_words(first, words), last=day_words(cut_off, words))
