"""Supporting figures and claims in words: the same on screen, in reports and on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from gettext import NullTranslations

from maturity_desktop.domain.claims import CheckedClaim, Short, Verdict
from maturity_desktop.domain.series import Grain
from maturity_desktop.domain.statistics import Undefined
from maturity_desktop.domain.supporting import Share, SupportingFigure
from maturity_desktop.domain.supporting_catalogue import (
    Standing,
    SupportingCatalogue,
    SupportingMeasure,
    Typical,
    Unit,
)
from maturity_desktop.reports.sections.channel_words import channel_name
from maturity_desktop.reports.sections.period_words import month_words
from maturity_desktop.reports.sections.wording import interval_words, listed, number

PLACES = {Unit.MONEY: 2, Unit.SECONDS: 0}
LARGE = 10_000
"""From here on decimals say nothing."""
CHANNEL = "channel"


def amount_words(value: Fraction, unit: Unit, words: NullTranslations) -> str:
    """A value with its unit: 8.1 %, 415 s; sums of money without a currency, which nobody has told."""
    _ = words.gettext
    places = 0 if abs(value) >= LARGE else PLACES.get(unit, 1)
    told = number(float(value), places, words)
    match unit:
        case Unit.PERCENT:
            return _("{value} %").format(value=told)
        case Unit.SECONDS:
            return _("{value} s").format(value=told)
        case Unit.MINUTES:
            return _("{value} min").format(value=told)
        case Unit.HOURS:
            return _("{value} h").format(value=told)
    return number(float(value), 0, words) if unit is Unit.NUMBER and value.denominator == 1 else told


def figure_told(value: Fraction, unit: Unit, words: NullTranslations) -> str:
    """A value that stands without its months: of money with whose currency it is in."""
    told = amount_words(value, unit, words)
    return in_currency(told, words) if unit is Unit.MONEY else told


def in_currency(told: str, words: NullTranslations) -> str:
    """A sum of money in the currency of the data, which do not name it."""
    return words.gettext("{value} in the client's currency").format(value=told)


def share_words(share: Share, unit: Unit, words: NullTranslations) -> str:
    """A figure, with the interval about it where things were counted; or why there is none."""
    _ = words.gettext
    if share.value is None:
        nothing = share.why_not is Undefined.NOTHING_COUNTED
        return _("no figure: nothing was counted") if nothing else _("no figure: a part is above its whole")
    told = amount_words(share.value, unit, words)
    if share.interval is None or share.counted is None:
        return told
    return _("{value} (95 %: {interval}, n = {n})").format(
        value=told,
        interval=interval_words(share.interval, words),
        n=number(share.counted, 0, words),
    )


def typical_words(typical: Typical, unit: Unit, words: NullTranslations) -> str:
    """What is usual, always with where it comes from."""
    _ = words.gettext
    low, high = typical.low, typical.high
    if low is not None and high is not None:
        told = _("{low} to {high}: typical, not from the standard")
    elif low is not None:
        told = _("at least {low}: typical, not from the standard")
    else:
        told = _("at most {high}: typical, not from the standard")
    return told.format(
        low=amount_words(low, unit, words) if low is not None else "",
        high=amount_words(high, unit, words) if high is not None else "",
    )


def standing_words(standing: Standing, words: NullTranslations) -> str:
    """How a figure stands to what is usual."""
    _ = words.gettext
    match standing:
        case Standing.BELOW:
            return _("below what is typical")
        case Standing.ABOVE:
            return _("above what is typical")
        case Standing.WITHIN:
            return _("within what is typical")


def origin_words(figure: SupportingFigure, words: NullTranslations) -> str:
    """Whether a figure was computed, or given and of which month; empty where it was computed."""
    _ = words.gettext
    if not figure.as_given:
        return ""
    if figure.newest is None:
        return _("as given by the client, not averaged")
    month = month_words(figure.newest.first_day, words)
    return _("{month}, as given by the client, not averaged").format(month=month)


def verdict_words(verdict: Verdict, words: NullTranslations) -> str:
    """How a claim stands to the figures."""
    _ = words.gettext
    match verdict:
        case Verdict.CONTRADICTED:
            return _("Contradicted by figures")
        case Verdict.BORNE_OUT:
            return _("Borne out by figures")
        case Verdict.NO_FIGURES:
            return _("No figures handed over")


def shown_words(checked: CheckedClaim, catalogue: SupportingCatalogue, words: NullTranslations) -> str:
    """What the figures handed over show of a claim: in what they fall short of it, else what there is."""
    _ = words.gettext
    if checked.verdict is Verdict.NO_FIGURES:
        titles = [_titled(name, catalogue) for name in checked.handed.lacking]
        return _("No figures: {measures}.").format(measures=listed(titles, words))
    sentences = [_short_words(short, checked, catalogue, words) for short in checked.short]
    return " ".join(sentences or _there(checked, words))


def _short_words(
    short: Short, checked: CheckedClaim, catalogue: SupportingCatalogue, words: NullTranslations
) -> str:
    _ = words.gettext
    handed, need = checked.handed, checked.claim.need
    match short:
        case Short.GRAIN:
            lines = " ".join(_grain_lines(checked, words))
            return _("The figures are not as fine: {lines}").format(lines=lines)
        case Short.GROUPS:
            grouping = catalogue.groupings.get(need.grouped_by, need.grouped_by)
            if not handed.groups:
                return _("The figures are not told apart by “{grouping}”.").format(grouping=grouping)
            return _("There are figures of one group only: {groups}.").format(
                groups=listed([channel_name(own, words) for own in handed.groups], words)
            )
        case Short.MONTHS:
            count = len(handed.months)
            return words.ngettext(
                "There are figures of {count} month of twelve.",
                "There are figures of {count} months of twelve.",
                count,
            ).format(count=count)
        case Short.MEASURES:
            titles = [_titled(name, catalogue) for name in handed.lacking]
            return _("There are no figures of: {measures}.").format(measures=listed(titles, words))


def _grain_lines(checked: CheckedClaim, words: NullTranslations) -> Iterator[str]:
    """How fine the figures are, group by group."""
    _ = words.gettext
    for group, grain in checked.handed.grains.items():
        name = channel_name(group, words) if group else _("All contacts")
        yield _told_by(grain, words).format(group=name)


def _told_by(grain: Grain | None, words: NullTranslations) -> str:
    _ = words.gettext
    match grain:
        case Grain.INTERVAL:
            return _("{group}: by interval.")
        case Grain.DAY:
            return _("{group}: by day.")
        case Grain.MONTH:
            return _("{group}: by month.")
    return _("{group}: without periods.")


def _there(checked: CheckedClaim, words: NullTranslations) -> Sequence[str]:
    """What there is, of a claim that is borne out."""
    _ = words.gettext
    handed = checked.handed
    if checked.claim.need.grain is not None:
        return list(_grain_lines(checked, words))
    told = [_("Figures of {groups}.").format(groups=_groups(handed.groups, words))] if handed.groups else []
    if handed.months:
        count = len(handed.months)
        told.append(
            words.ngettext(
                "{count} month of twelve has figures.", "{count} months of twelve have figures.", count
            ).format(count=count)
        )
    return told or [_("There are figures.")]


def _groups(groups: Sequence[str], words: NullTranslations) -> str:
    return listed([channel_name(own, words) for own in groups], words)


def _titled(name: str, catalogue: SupportingCatalogue) -> str:
    return catalogue.by_id[name].title if name in catalogue.by_id else name.replace("_", " ")


def starved_words(measures: Iterable[SupportingMeasure], words: NullTranslations) -> Iterator[str]:
    """A line for each measure that wants shorter periods than those that are there."""
    _ = words.gettext
    for measure in measures:
        told = _("{title}: needs days") if measure.grain is Grain.DAY else _("{title}: needs intervals")
        yield told.format(title=measure.title)
