"""What is said of activities: their kinds, how far they are, who is there, what was heard."""

from __future__ import annotations

from gettext import NullTranslations

from maturity_desktop.domain.activities import minute_of
from maturity_desktop.domain.guides import Open, TimedGuide, minutes
from maturity_desktop.domain.plan_records import Activity, ActivityKind, ActivityState, Verdict
from maturity_desktop.reports.sections.wording import count_words

DAY_MINUTES = 24 * 60


def activity_kind_words(kind: ActivityKind, words: NullTranslations) -> str:
    """What people do together."""
    _ = words.gettext
    return {
        ActivityKind.MEETING: _("meeting"),
        ActivityKind.INTERVIEW: _("interview"),
        ActivityKind.FOCUS_GROUP: _("focus group"),
        ActivityKind.OBSERVATION: _("observation"),
        ActivityKind.WALK_THROUGH: _("walk-through"),
        ActivityKind.DOCUMENT_REVIEW: _("document review"),
        ActivityKind.SURVEY: _("survey"),
    }[kind]


def activity_state_words(state: ActivityState, words: NullTranslations) -> str:
    """Whether an activity has taken place."""
    _ = words.gettext
    return {
        ActivityState.PLANNED: _("planned"),
        ActivityState.HELD: _("held"),
        ActivityState.CALLED_OFF: _("called off"),
    }[state]


def verdict_words(verdict: Verdict, words: NullTranslations) -> str:
    """What was heard says of a checkpoint."""
    _ = words.gettext
    return {
        Verdict.SUPPORTS: _("Supports"),
        Verdict.CONTRADICTS: _("Contradicts"),
        Verdict.NOT_COVERED: _("Not covered"),
    }[verdict]


def open_words(why: Open, words: NullTranslations) -> str:
    """Why a checkpoint is asked about."""
    _ = words.gettext
    return {
        Open.UNANSWERED: _("not answered yet"),
        Open.PARTLY: _("partly met so far"),
        Open.UNPROVEN: _("met, with no evidence yet"),
        Open.ONE_SOURCE: _("met, by one kind of evidence only"),
        Open.HEARD: _("answered since"),
    }[why]


def guide_size_words(timed: TimedGuide, activity: Activity, words: NullTranslations) -> str:
    """How many questions a guide has, and how many of them there is time for."""
    _ = words.gettext
    if not timed.total:
        return _("Nothing is open for these roles and criteria.")
    needed = minutes_words(minutes(timed.whole, activity.kind), words)
    said = words.ngettext(
        "{count} question, about {time}.", "{count} questions, about {time}.", timed.total
    ).format(count=timed.total, time=needed)
    if not timed.later:
        return said
    return words.ngettext(
        "{questions} In the {planned} planned there is time for {fitting}: the most needed comes first.",
        "{questions} In the {planned} planned there is time for {fitting}: the most needed come first.",
        timed.fitting,
    ).format(questions=said, planned=minutes_words(activity.minutes, words), fitting=timed.fitting)


def time_words(activity: Activity, words: NullTranslations) -> str:
    """From when to when an activity takes; empty where its time of day is not known."""
    begins = minute_of(activity.starts_at)
    if begins is None:
        return ""
    ends = (begins + max(activity.minutes, 0)) % DAY_MINUTES
    return words.gettext("{begins}–{ends}").format(begins=_clock(begins), ends=_clock(ends))


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def sample_words(activity: Activity, words: NullTranslations) -> str:
    """How many were looked at, of how many, and how they were drawn; empty where there is no sample."""
    _ = words.gettext
    if activity.sample is None and activity.population is None:
        return activity.drawn
    said = _("{sample} of {population}")
    if activity.population is None:
        said = _("{sample} looked at")
    elif activity.sample is None:
        said = _("out of {population}")
    said = said.format(
        sample=count_words(activity.sample or 0, words),
        population=count_words(activity.population or 0, words),
    )
    return _("{sample}: {drawn}").format(sample=said, drawn=activity.drawn) if activity.drawn else said


def minutes_words(minutes: int, words: NullTranslations) -> str:
    """A length of time, in hours from one hour on."""
    _ = words.gettext
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)
