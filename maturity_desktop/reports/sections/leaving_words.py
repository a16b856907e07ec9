"""What is said before the site is left: whether it can be, what each criterion wants, and the way to it."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations

from maturity_desktop.domain.framework import Checkpoint, Framework
from maturity_desktop.domain.leaving import Gate, Person, Readiness, Want, Way, days_left
from maturity_desktop.domain.plan_records import Activity
from maturity_desktop.domain.requests import Standing
from maturity_desktop.domain.schedule import Schedule
from maturity_desktop.reports.sections.wording import day_words, kind_words


def gate_headline(found: Gate, words: NullTranslations) -> str:
    """How many criteria are not ready, how many are by a request alone: a sentence without its full stop."""
    told, asked = _readiness_words(found, words), len(found.on_request)
    if not asked:
        return told
    return words.ngettext(
        "{headline}; {count} rests on an unanswered request alone",
        "{headline}; {count} rest on unanswered requests alone",
        asked,
    ).format(headline=told, count=asked)


def _readiness_words(found: Gate, words: NullTranslations) -> str:
    _ = words.gettext
    count, left = len(found.criteria), len(found.not_ready)
    if not count:
        return _("No criterion applies: there is nothing to gather")
    if not left:
        return words.ngettext(
            "The criterion is ready to leave", "All {count} criteria are ready to leave", count
        ).format(count=count)
    if count == 1:
        return _("The criterion is not ready to leave")
    return words.ngettext(
        "{left} of {count} criteria is not ready to leave",
        "{left} of {count} criteria are not ready to leave",
        left,
    ).format(left=left, count=count)


def ready_words(found: Gate, words: NullTranslations) -> str:
    """How many are ready, beside a headline that counts those that are not; empty where it says all."""
    ready = len(found.criteria) - len(found.not_ready)
    if not found.not_ready or len(found.criteria) == 1:
        return ""
    return words.ngettext("{count} is ready", "{count} are ready", ready).format(count=ready)


def rule_words(words: NullTranslations) -> str:
    """When a criterion is ready."""
    return words.gettext(
        "Ready: two kinds of evidence, one of them seen and not only told; or something asked of the client; "
        "or left open with a reason."
    )


def leaving_day_words(schedule: Schedule, words: NullTranslations) -> str:
    """How long the site is still there; empty where the audit has no dates."""
    _ = words.gettext
    day, left = schedule.leaving_day, days_left(schedule)
    if day is None or left is None:
        return ""
    if schedule.today > day:
        return _("The last day on site was {day}").format(day=day_words(day, words))
    if schedule.today == day:
        return _("Today is the last day on site")
    return words.ngettext(
        "{count} working day left on site, until {day}",
        "{count} working days left on site, until {day}",
        left,
    ).format(count=left, day=day_words(day, words))


def want_words(own: Readiness, words: NullTranslations) -> tuple[str, ...]:
    """What a criterion wants, each in a few words; what was decided of it comes last."""
    return tuple(_wanted(own, words))


def _wanted(own: Readiness, words: NullTranslations) -> Iterator[str]:
    _ = words.gettext
    plain = {
        Want.UNRATED: _("not rated"),
        Want.UNPROVEN: _("no evidence that counts"),
        Want.ONLY_TOLD: _("only told, nothing seen"),
        Want.CONTRADICTED: _("contradicted, and the note does not say why"),
    }
    for want in Want:
        if want not in own.wants:
            continue
        if want in plain:
            yield plain[want]
        elif want is Want.ONE_SOURCE:
            kinds = (kind_words(kind, words) for kind, items in own.row.kinds.items() if items.supporting)
            yield _("one kind of evidence only: {kind}").format(kind=next(kinds))
        elif want is Want.NOT_ASKED:
            count = len(own.to_ask)
            yield words.ngettext(
                "{count} checkpoint not asked about", "{count} checkpoints not asked about", count
            ).format(count=count)
        elif want is Want.NOT_RECEIVED:
            yield from (owed_words(standing, words) for standing in own.owed)
        else:
            yield from (missed_words(activity, words) for activity in own.missed)
            yield from (coming_words(activity, words) for activity in own.coming)
    if own.left_open.strip():
        yield _("left open: {reason}").format(reason=" ".join(own.left_open.split()))


def owed_words(standing: Standing, words: NullTranslations) -> str:
    """A request that the client has not answered, by its number."""
    number = standing.request.label
    if standing.overdue:
        return words.ngettext(
            "{number} not received, {count} day late", "{number} not received, {count} days late",
            standing.overdue,
        ).format(number=number, count=standing.overdue)  # fmt: skip
    return words.gettext("{number} not received yet").format(number=number)


def missed_words(activity: Activity, words: NullTranslations) -> str:
    """An activity whose day is over and of which nobody said that it was held."""
    assert activity.held_on is not None, "what is missed had a day"
    said = words.gettext("planned for {day} and not held: {activity}")
    title = " ".join(activity.title.split())
    return said.format(day=day_words(activity.held_on, words), activity=title)


def coming_words(activity: Activity, words: NullTranslations) -> str:
    """An activity that is still to be held."""
    _ = words.gettext
    title = " ".join(activity.title.split())
    if activity.held_on is None:
        return _("planned: {activity}").format(activity=title)
    return _("planned for {day}: {activity}").format(day=day_words(activity.held_on, words), activity=title)


def way_words(own: Readiness, words: NullTranslations) -> str:
    """What is done next about a criterion; empty where nothing is wanted of it."""
    _ = words.gettext
    if own.way is None:
        return ""
    return {
        Way.ASSESS: _("assess it"),
        Way.ACTIVITY: _("ask somebody"),
        Way.REQUEST: _("request it"),
        Way.WAIT: _("wait for it"),
    }[own.way]


def person_words(person: Person, framework: Framework) -> str:
    """Who somebody is, by role."""
    return (framework.roles or {}).get(person.role, person.role)


def person_line(person: Person, words: NullTranslations) -> str:
    """How much somebody could settle, and when they are met."""
    parts = []
    if person.open:
        parts.append(
            words.ngettext("{count} checkpoint", "{count} checkpoints", person.open).format(count=person.open)
        )
    parts += [missed_words(activity, words) for activity in person.missed]
    parts += [coming_words(activity, words) for activity in person.coming]
    return words.gettext(" · ").join(parts)


def ask_words(points: tuple[Checkpoint, ...], words: NullTranslations) -> str:
    """What to ask about: the first checkpoint in words, and how many there are beyond it."""
    first, more = " ".join(points[0].text.split()), len(points) - 1
    if not more:
        return first
    return words.ngettext("{first} (and {count} more)", "{first} (and {count} more)", more).format(
        first=first, count=more
    )
