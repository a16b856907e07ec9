"""The months after an audit in words: how it stands, what was re-rated."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations

from maturity_desktop.domain.improvement import Standing
from maturity_desktop.domain.improvement_records import ReRating
from maturity_desktop.domain.readiness import Verdict
from maturity_desktop.reports.sections.readiness_words import month_of_year
from maturity_desktop.reports.sections.wording import day_words, mean_words


def progress_headline(months: Sequence[Standing], words: NullTranslations) -> str:
    """From the audit to the latest month: a sentence without its full stop."""
    _ = words.gettext
    first, last = months[0], months[-1]
    if len(months) == 1:
        return _("Nothing was re-rated since the audit")
    before, after = first.statement.meeting, last.statement.meeting
    count = last.statement.applicable
    month = month_of_year(last.month, words)
    if after > before:
        said = _("{after} of {count} criteria meet the profile in {month}, up from {before}")
    elif after < before:
        said = _("{after} of {count} criteria meet the profile in {month}, down from {before}")
    else:
        said = _("{after} of {count} criteria meet the profile in {month}, as many as in the audit")
    return said.format(after=after, before=before, count=count, month=month)


def as_at_words(months: Sequence[Standing], words: NullTranslations) -> str:
    """Of which day a statement is, and how many criteria meet the profile by re-ratings since."""
    _ = words.gettext
    first, last = months[0], months[-1]
    cut_off = day_words(first.results.audit.details.cut_off, words)
    if len(months) == 1:
        return _("As at the cut-off of {day}").format(day=cut_off)
    return _(
        "As at the cut-off of {day}: {before} of {count} meet the profile; with what was re-rated up to "
        "{month}, {after} of {count}"
    ).format(
        day=cut_off,
        before=first.statement.meeting,
        after=last.statement.meeting,
        count=last.statement.applicable,
        month=month_of_year(last.month, words),
    )


def standing_line(own: Standing, words: NullTranslations) -> str:
    """How an audit stands in a month: criteria that meet the profile, the mean, the verdict."""
    _ = words.gettext
    found, level = own.statement, own.results.whole.level
    told = _("{meeting} of {count} meet the profile").format(meeting=found.meeting, count=found.applicable)
    verdict = {
        Verdict.READY: _("ready"),
        Verdict.BUT_FOR: _("ready but for {count}").format(count=len(found.misses)),
        Verdict.NOT_READY: _("not ready"),
    }[found.verdict]
    parts = [told, verdict]
    if level is not None:
        parts.insert(1, _("level {level}").format(level=mean_words(level, words)))
    return _("; ").join(parts)


def re_rating_words(own: ReRating, words: NullTranslations) -> str:
    """What a re-rating says: what is met by then, what is lost, a level that was set."""
    _ = words.gettext
    parts = []
    if own.met:
        parts.append(_("met: {checkpoints}").format(checkpoints=", ".join(own.met)))
    if own.lost:
        parts.append(_("no longer: {checkpoints}").format(checkpoints=", ".join(own.lost)))
    if own.level is not None:
        parts.append(_("set to level {level}").format(level=own.level))
    return _("; ").join(parts) or _("as in the audit")
