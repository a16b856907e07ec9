"""What came back with a scorecard, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from gettext import NullTranslations

from maturity_desktop.domain import action_returns
from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.improvement_records import Action, ActionState
from maturity_desktop.domain.return_faults import Fault, Trouble
from maturity_desktop.domain.scorecard_returns import Difference, Field
from maturity_desktop.reports.excel.terms import MARKS
from maturity_desktop.reports.sections.roadmap_words import state_words
from maturity_desktop.reports.sections.wording import day_words, mark_words


def field_words(own: Difference, words: NullTranslations) -> str:
    """What is different of a row."""
    _ = words.gettext
    if own.action is not None:
        return _("new action") if own.action.action is None else action_field_words(own.action.field, words)
    match own.field:
        case Field.ANSWER:
            return _("answer")
        case Field.REMARK:
            return _("remark")
        case Field.TARGET:
            return _("target")
        case Field.SET_LEVEL:
            return _("set level")
        case Field.RESERVATION:
            return _("reservation")
        case Field.TASK_DONE:
            return _("done on")
        case _:
            return _("note")


def action_field_words(field: action_returns.Field, words: NullTranslations) -> str:
    """What is different of an action."""
    _ = words.gettext
    names = {
        action_returns.Field.TITLE: _("action"),
        action_returns.Field.WHAT: _("what is to be done"),
        action_returns.Field.OWNER: _("owner"),
        action_returns.Field.STATE: _("state"),
        action_returns.Field.WAVE: _("wave"),
        action_returns.Field.STARTS_ON: _("starts on"),
        action_returns.Field.DUE_ON: _("due on"),
        action_returns.Field.DONE_ON: _("done on"),
        action_returns.Field.COST: _("cost"),
        action_returns.Field.BENEFIT: _("benefit of a year"),
        action_returns.Field.GAIN: _("benefit in words"),
    }
    return names.get(field, _("note"))


def about_words(own: Difference, frameworks: Mapping[str, Framework], words: NullTranslations) -> str:
    """What a difference is about: 5.07/3a, a criterion with its title, an action with its number."""
    _ = words.gettext
    if own.action is not None:
        if own.action.action is None:
            return _("Row {row}").format(row=own.row)
        return _("{number} {title}").format(number=own.id, title=own.action.action.title)
    framework = frameworks[own.framework]
    about = _("{number} {title}").format(number=own.id, title=own.title) if own.title else own.id
    if len(frameworks) == 1:
        return about
    return _("{framework}: {about}").format(framework=framework.short_title, about=about)


def value_words(
    own: Difference,
    value: str,
    frameworks: Mapping[str, Framework],
    words: NullTranslations,
    reason: str = "",
) -> str:
    """A value of a difference as a person reads it; empty where there is none."""
    _ = words.gettext
    if not value:
        return ""
    match own.field:
        case Field.ANSWER if value in set(AnswerValue):
            return mark_words(MARKS[AnswerValue(value)], words, _is_sign(own, frameworks))
        case Field.TASK_DONE:
            return day_words(date.fromisoformat(value), words)
        case Field.SET_LEVEL if reason:
            return _("{level}, because: {reason}").format(level=value, reason=reason)
        case Field.ACTION if own.action is not None and own.action.action is not None:
            return action_value_words(own.action.field, value, words)
    return value


def action_value_words(field: action_returns.Field, value: str, words: NullTranslations) -> str:
    """A value of an action as a person reads it."""
    if field in action_returns.DAYS:
        return day_words(date.fromisoformat(value), words)
    return state_words(ActionState(value), words) if field is action_returns.Field.STATE else value


def more_words(own: Difference, words: NullTranslations) -> tuple[str, ...]:
    """Everything else that a new action says."""
    if own.action is None:
        return ()
    said = words.gettext("{field}: {value}")
    return tuple(
        said.format(
            field=action_field_words(field, words),
            value=own.wave if field is action_returns.Field.WAVE else action_value_words(field, value, words),
        )
        for field, value in own.action.more
    )


def caution_words(own: Difference, today: date, words: NullTranslations) -> str:
    """Why a difference is not taken without a look; empty where nothing speaks against it."""
    _ = words.gettext
    if own.is_here and own.action is not None and own.action.here is not None:
        return here_words(own.action.here, words)
    if own.lacks_reason and own.field is Field.SET_LEVEL:
        return _(
            "No reason stands with the level, which the workbook asks for. Tick it to set it all the same."
        )
    if own.lacks_reason:
        return _(
            "No reason stands as its remark, which the workbook asks for. Tick it to take it all the same."
        )
    day = own.done_on
    if day is not None and day > today:
        return _("It cannot have been done by then: {day} is still to come.").format(
            day=day_words(day, words)
        )
    return ""


def here_words(here: Action, words: NullTranslations) -> str:
    """Why a new action is not taken without a look."""
    told = words.gettext("It is here already: {number} “{title}”. Tick it to make another one.")
    return told.format(number=here.label, title=here.title)


def _is_sign(own: Difference, frameworks: Mapping[str, Framework]) -> bool:
    home = frameworks[own.framework].criterion_of_checkpoint.get(own.id)
    return home is not None and any(point.id == own.id and point.sign for point in home.checkpoints)


def trouble_words(own: Trouble, words: NullTranslations) -> str:
    """Why something is not taken, with its sheet and cell."""
    return _fault_words(own.fault, bool(own.row), words).format(
        sheet=own.sheet, row=own.row, cell=own.cell, name=own.name, text=own.text
    )


def _fault_words(fault: Fault, has_row: bool, words: NullTranslations) -> str:  # noqa: C901 - one for each
    _ = words.gettext
    match fault:
        case Fault.OTHER_EDITION:
            return _(
                "{name}: the audit is by now carried out against another edition than the workbook. Nothing "
                "of its sheets is taken."
            )
        case Fault.NO_FRAMEWORK:
            return _("The audit has no framework “{name}” any more. Nothing of its sheets is taken.")
        case Fault.NO_PROFILE:
            return _("{name}: the profile “{text}” is gone from the audit. No target is taken.")
        case Fault.NO_SHEET:
            return _("The sheet {sheet} is not in the workbook, or its hidden column is gone.")
        case Fault.NO_COLUMN:
            return _("{sheet}: the column “{name}” is gone. Nothing of it is taken.")
        case Fault.UNKNOWN:
            return _(
                "{sheet}, row {row}: nobody can tell what “{name}” belongs to. Nothing of the row is taken."
            )
        case Fault.EDITED:
            return _(
                "{sheet}, row {row}: “{text}” is called “{name}” now. A number is not to be changed; nothing "
                "of the row is taken."
            )
        case Fault.TWICE:
            return _(
                "{sheet}, row {row}: “{name}” stands here more than once. Nothing of these rows is taken."
            )
        case Fault.MISSING:
            return _("{sheet}: the row of “{name}” is gone; it stays as it is.")
        case Fault.GONE:
            return _("{sheet}, row {row}: “{name}” is no longer in the audit. Nothing of the row is taken.")
        case Fault.MERGED:
            return _(
                "{sheet}, row {row}: cells of “{name}” are merged with others. Nothing of the row is taken."
            )
        case Fault.FORMULA:
            return _("{sheet} {cell}: a formula stands in place of a value. Nothing of the cell is taken.")
        case Fault.CLOSED if has_row:
            return _(
                "{sheet} {cell}: what stands at “{name}” is changed in the program only, and was changed "
                "here. Nothing of the cell is taken."
            )
        case Fault.CLOSED:
            return _(
                "{sheet}: texts longer than a cell are only to be read, and were changed. None is taken."
            )
        case Fault.COMPUTED:
            return _(
                "{sheet} {cell}: “{name}” follows from the answers and the rest that is filled in. What was "
                "written there is not taken."
            )
        case Fault.OF_MODEL:
            return _("{sheet} {cell}: “{name}” belongs to the model. What was written there is not taken.")
        case Fault.NOT_IN_COPY:
            return _(
                "{sheet} {cell}: “{name}” is not filled in in a client copy. What was written there is not "
                "taken."
            )
        case Fault.FIXED:
            return _(
                "{sheet} {cell}: “{name}” is changed in the program only. What was written there is not "
                "taken."
            )
        case Fault.ONLY_READ:
            return _("{sheet} {cell}: this sheet is only to be read. What was written there is not taken.")
        case Fault.ROW_ONLY_READ:
            return _(
                "{sheet}, row {row}: something was changed, and this sheet is only to be read. Nothing of it "
                "is taken."
            )
        case Fault.ROWS_ONLY_READ:
            return _(
                "{sheet}, rows {row} to {text}: much was changed, and this sheet is only to be read. Nothing "
                "of it is taken."
            )
        case Fault.WRONG_HEAD:
            return _(
                "{sheet} {cell}: the head says “{text}”, which is another column, and “{name}” stands "
                "nowhere. Nothing of it is taken."
            )
        case Fault.NOT_CLOSED:
            return _(
                "{sheet} {cell}: which criteria and checkpoints the new action “{name}” is for is not read "
                "from here. Choose them on the action."
            )
        case Fault.ODD_ANSWER:
            return _("{sheet} {cell}: “{text}” is none of the answers to {name}.")
        case Fault.ODD_LEVEL:
            return _("{sheet} {cell}: “{text}” is no level of the scale.")
        case Fault.ODD_DAY:
            return _("{sheet} {cell}: “{text}” is no day that can be told for certain.")
        case Fault.ODD_NUMBER:
            return _("{sheet} {cell}: “{text}” is no whole amount. Write it in digits alone: 7500.")
        case Fault.NO_TARGET:
            return _(
                "{sheet} {cell}: the target of {name} was emptied. Every criterion has one; it stays as "
                "it is."
            )
        case Fault.ODD_STATE:
            return _("{sheet} {cell}: “{text}” is none of the states.")
        case Fault.ODD_WAVE:
            return _("{sheet} {cell}: “{text}” is none of the waves.")
        case Fault.NO_LEVEL:
            return _("{sheet}, row {row}: a reason stands at {name}, and no level that it is for.")
        case Fault.NO_TITLE:
            return _(
                "{sheet}, row {row}: the action has no name here. One that is new is not taken without; one "
                "that was there keeps its own."
            )
