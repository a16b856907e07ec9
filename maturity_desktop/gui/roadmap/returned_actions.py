"""What a list of actions that came back says otherwise, in words for its review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from gettext import gettext as _

from maturity_desktop.domain.action_returns import DAYS, Difference, Fault, Field, RowFault
from maturity_desktop.domain.improvement_records import ActionState
from maturity_desktop.gui.returned.rows import Review, ReviewGroup, ReviewRow, State
from maturity_desktop.gui.sentences import day_words
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.scorecard_returned.words import here_words
from maturity_desktop.reports.sections.roadmap_words import state_words


def review_of(
    file: str,
    found: Sequence[Difference],
    faults: Sequence[RowFault],
    waves: Mapping[str, str],
    today: date,
) -> Review:
    """A review with a row for each difference, in their order; `waves` are titles by id."""
    return Review(
        _("Actions in {file}").format(file=file),
        (ReviewGroup("", tuple(_row(own, waves, today) for own in found)),),
        tuple(fault_words(own) for own in faults),
        _("The list says nothing that differs from the audit."),
    )


def _row(own: Difference, waves: Mapping[str, str], today: date) -> ReviewRow:
    why = _why_not_ticked(own, today)
    if own.action is None:
        more = (
            _("{field}: {value}").format(field=field_name(field), value=value_words(field, value, waves))
            for field, value in own.more
        )
        about = _("Row {row}").format(row=own.place)
        now = _("{number} {title}").format(number=own.here.label, title=own.here.title) if own.here else ""
        return ReviewRow(
            about, _("new action"), now, own.told, more="\n".join(more), why=why, is_usual=not why
        )
    return ReviewRow(
        _("{number} {title}").format(number=own.action.label, title=own.action.title),
        field_name(own.field),
        "" if own.field is Field.NOTE else value_words(own.field, own.now, waves),
        value_words(own.field, own.told, waves),
        state=State.CONFLICT if own.conflict else State.CHANGED,
        why=why,
        is_usual=not why,
    )


def _why_not_ticked(own: Difference, today: date) -> str:
    """What speaks against taking this without a look; empty where nothing does."""
    if own.here is not None:
        return here_words(own.here, screen_words())
    if own.number:
        return _("“{number}” is no action that this list was sent with. Tick it to make a new one.").format(
            number=own.number
        )
    if own.done_on is not None and own.done_on > today:
        return _("It cannot have been done by then: {day} is still to come.").format(
            day=day_words(own.done_on)
        )
    return ""


def field_name(field: Field) -> str:  # noqa: C901 - one line for each
    """What a field is called."""
    match field:
        case Field.TITLE:
            return _("action")
        case Field.WHAT:
            return _("what is to be done")
        case Field.OWNER:
            return _("owner")
        case Field.STATE:
            return _("state")
        case Field.WAVE:
            return _("wave")
        case Field.STARTS_ON:
            return _("starts on")
        case Field.DUE_ON:
            return _("due on")
        case Field.DONE_ON:
            return _("done on")
        case Field.COST:
            return _("cost")
        case Field.BENEFIT:
            return _("benefit of a year")
        case Field.GAIN:
            return _("benefit in words")
        case Field.NOTE:
            return _("note")


def value_words(field: Field, value: str, waves: Mapping[str, str]) -> str:
    """A value as a person reads it."""
    if field is Field.WAVE:
        return waves.get(value, _("as proposed"))
    if not value:
        return _("nothing")
    if field in DAYS:
        return day_words(date.fromisoformat(value))
    return state_words(ActionState(value), screen_words()) if field is Field.STATE else value


def fault_words(own: RowFault) -> str:  # noqa: C901 - one for each
    """Why something of a row is not taken."""
    names = {"row": own.place, "title": own.title, "text": own.text}
    match own.fault:
        case Fault.UNKNOWN:
            words = _("Row {row}: nobody can tell which action “{title}” is. Nothing of the row is taken.")
        case Fault.GONE:
            words = _("Row {row}: “{title}” is no longer in the audit. Nothing of the row is taken.")
        case Fault.TWICE:
            words = _("Row {row}: “{title}” stands here for the second time. Nothing of the row is taken.")
        case Fault.NO_TITLE:
            words = _("Row {row}: “{title}” has lost its name, and keeps it.")
        case Fault.ODD_DAY:
            words = _("Row {row}: “{text}” is no day that can be told for certain.")
        case Fault.ODD_NUMBER:
            words = _("Row {row}: “{text}” is no whole amount.")
        case Fault.ODD_STATE:
            words = _("Row {row}: “{text}” is none of the states.")
        case Fault.ODD_WAVE:
            words = _("Row {row}: “{text}” is none of the waves.")
        case Fault.NO_VALUE:
            words = _("Row {row}: {text} is a formula without a value. Nothing of the cell is taken.")
        case Fault.CLOSES:
            words = _(
                "Row {row}: which criteria and checkpoints “{title}” is for was changed. That is not taken "
                "from a list: change it on the page."
            )
        case Fault.NEW_CLOSES:
            words = _(
                "Row {row}: which criteria and checkpoints the new action “{title}” is for is not read from "
                "a list: choose them on the page."
            )
        case Fault.MISSING:
            return _("{number} “{title}” is not in the list; it stays as it is.").format(
                number=own.text, title=own.title
            )
    return words.format(**names)
