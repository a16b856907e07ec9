"""What was decided of a certification, how long it holds and what is due: in words."""

from __future__ import annotations

from datetime import date
from gettext import NullTranslations

from maturity_desktop.domain.certification import Bar, Certification, State
from maturity_desktop.domain.client_history import AuditPoint
from maturity_desktop.domain.improvement_records import Decision, MidTermCheck, Outcome
from maturity_desktop.domain.readiness import Verdict
from maturity_desktop.reports.sections.wording import day_words, mean_words


def outcome_words(outcome: Outcome, words: NullTranslations) -> str:
    """What was decided, in a word."""
    _ = words.gettext
    return {
        Outcome.AWARDED: _("awarded"),
        Outcome.REFUSED: _("refused"),
        Outcome.PUT_OFF: _("put off"),
    }[outcome]


def decision_words(decision: Decision, words: NullTranslations) -> str:
    """What was decided, when and by which body; nobody's name. Without its full stop."""
    _ = words.gettext
    said = {
        Outcome.AWARDED: (_("Awarded on {day} by {body}"), _("Awarded on {day}")),
        Outcome.REFUSED: (_("Refused on {day} by {body}"), _("Refused on {day}")),
        Outcome.PUT_OFF: (_("Put off on {day} by {body}"), _("Put off on {day}")),
    }[decision.outcome]
    body = decision.organisation.strip()
    return (said[0] if body else said[1]).format(day=day_words(decision.decided_on, words), body=body)


def decider_words(decision: Decision, words: NullTranslations) -> str:
    """Who decided, by name: for those who audit, never for a paper that is handed out."""
    return words.gettext("Decided by {name}").format(name=decision.decided_by.strip())


def reason_words(decision: Decision, words: NullTranslations) -> str:
    """Why it was decided so; empty where nothing says it."""
    reason = decision.reason.strip()
    return words.gettext("Reason: {reason}").format(reason=reason) if reason else ""


def standing_words(found: Certification, words: NullTranslations) -> str:
    """How a certification stands, in a sentence without its full stop; that there is none."""
    _ = words.gettext
    if found.valid_until is None or found.reminder_on is None:
        return _("No award is recorded")
    until, remind = day_words(found.valid_until, words), day_words(found.reminder_on, words)
    due = day_words(found.check.due_on, words) if found.check is not None else ""
    if found.state is State.LAPSED:
        said = _("The award lapsed: its last day was {until}")
        if found.is_check_late:
            said = _("The award lapsed: its last day was {until}; the check of {due} was not held")
        return said.format(until=until, due=due)
    if found.state is State.REMINDER_DUE:
        said = _("The award holds until {until}: a new audit has to be arranged")
        if found.is_check_late:
            said = _(
                "The award holds until {until}: a new audit has to be arranged, "
                "and the check of {due} is late"
            )
        return said.format(until=until, due=due)
    if found.state is State.MID_TERM_DUE:
        if found.is_check_late:
            return _("The award holds until {until}: the check of {due} is late").format(until=until, due=due)
        return _("The award holds until {until}: the check of {due} is to be held").format(
            until=until, due=due
        )
    if found.state is State.NONE:
        return _("The award begins later and will hold until {until}").format(until=until)
    return _("The award holds until {until}; a reminder comes on {remind}").format(until=until, remind=remind)


def due_words(found: Certification, words: NullTranslations) -> str:
    """What presses, for a list of audits; empty where nothing does."""
    _ = words.gettext
    if found.valid_until is None:
        return ""
    until = day_words(found.valid_until, words)
    day = day_words(found.check.due_on, words) if found.check is not None else ""
    late = found.is_check_late
    if found.state is State.LAPSED:
        said = _("award lapsed on {until}, mid-term check of {day} not held")
        return (said if late else _("award lapsed on {until}")).format(until=until, day=day)
    if found.state is State.REMINDER_DUE:
        said = _("award ends on {until}, mid-term check of {day} late")
        return (said if late else _("award ends on {until}")).format(until=until, day=day)
    if found.state is State.MID_TERM_DUE:
        said = _("mid-term check late, due on {day}")
        return (said if late else _("mid-term check due on {day}")).format(day=day)
    return ""


def check_words(check: MidTermCheck, today: date, words: NullTranslations) -> str:
    """A check between award and lapse: when it is due, or when it was held and what came of it."""
    _ = words.gettext
    due = day_words(check.due_on, words)
    if check.held_on is None:
        if check.due_on < today:
            return _("Check due on {due}, late: not held yet").format(due=due)
        return _("Check due on {due}").format(due=due)
    held = day_words(check.held_on, words)
    if check.note.strip():
        return _("Check of {due}, held on {held}: {note}").format(due=due, held=held, note=check.note.strip())
    return _("Check of {due}, held on {held}").format(due=due, held=held)


def bar_words(bar: Bar, name: str, words: NullTranslations) -> str:
    """What speaks against somebody deciding."""
    _ = words.gettext
    if bar is Bar.NOBODY:
        return _("Say who decided.")
    if bar is Bar.TEAM:
        return _("“{name}” audited here: the team does not decide on its own audit.").format(
            name=name.strip()
        )
    if bar is Bar.TO_COME:
        return _("This day is still to come: record the decision once it is made.")
    if bar is Bar.NO_REASON:
        return _("Say why it was decided so.")
    return _("“{name}” advised the client: somebody else should decide.").format(name=name.strip())


def award_before_words(point: AuditPoint, words: NullTranslations) -> str:
    """How the award of another audit of the client stands, without its full stop."""
    return words.gettext("From the audit of {day}: {standing}").format(
        day=day_words(point.cut_off, words), standing=standing_words(point.certification, words)
    )


def point_words(point: AuditPoint, words: NullTranslations) -> str:
    """An audit of the line: its day, level, verdict and decision."""
    _ = words.gettext
    parts = [day_words(point.cut_off, words)]
    if point.level is not None:
        parts.append(_("level {level}").format(level=mean_words(point.level, words)))
    if point.rated < point.applicable:
        told = words.ngettext(
            "{rated} of {count} criterion is rated", "{rated} of {count} criteria are rated", point.applicable
        )
        parts.append(told.format(rated=point.rated, count=point.applicable))
    parts.append(verdict_of(point, words))
    decision = point.certification.decision
    if decision is not None:
        parts.append(decision_words(decision, words))
    if point.certification.valid_until is not None:
        parts.append(standing_words(point.certification, words))
    return _(" · ").join(parts)


def verdict_of(point: AuditPoint, words: NullTranslations) -> str:
    """The verdict of an audit of the line."""
    _ = words.gettext
    if point.verdict is Verdict.READY:
        return _("ready")
    if point.verdict is Verdict.BUT_FOR:
        return _("ready but for {count}").format(count=point.missing)
    return words.ngettext(
        "not ready, {count} misses the profile", "not ready, {count} miss the profile", point.missing
    ).format(count=point.missing)
