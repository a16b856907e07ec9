"""What a list of actions holds, as a workbook or as .csv: what is written, and looked for when it comes back.

The head of the last column is the mark of such a list; its cells tell what each row said when it went out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from gettext import NullTranslations

from maturity_desktop.domain.action_returns import Field, Values, kept, values_of
from maturity_desktop.domain.improvement_records import ActionState
from maturity_desktop.domain.roadmap import Roadmap, Standing
from maturity_desktop.reports.sections.roadmap_words import criteria_words, state_words
from maturity_desktop.reports.text import looks_like_formula

MARKER = "maturity-desktop actions 1 "
NUMBER, CRITERIA, CLOSES, MARK = "number", "criteria", "closes", "mark"
"""Columns beside those of the fields; nothing in them is taken back."""
WIDTHS = {
    NUMBER: 8, Field.TITLE: 40, Field.WHAT: 48, Field.OWNER: 22, Field.STATE: 13, Field.WAVE: 18,
    Field.STARTS_ON: 13, Field.DUE_ON: 13, Field.DONE_ON: 13, Field.COST: 12, Field.BENEFIT: 12,
    Field.GAIN: 30, Field.NOTE: 36, CRITERIA: 20, CLOSES: 24, MARK: 10,
}  # fmt: skip
COLUMNS: Sequence[str] = tuple(WIDTHS)


@dataclass(frozen=True)
class ActionList:
    """Everything that a list tells; `titles` are those of the models, by id."""

    audit: str
    client: str
    made_on: str
    found: tuple[Standing, ...]
    roadmap: Roadmap
    titles: Mapping[str, str]
    words: NullTranslations


def heads(words: NullTranslations) -> dict[str, str]:
    """The heads of the columns but the last."""
    _ = words.gettext
    return {
        NUMBER: _("No."),
        Field.TITLE: _("Action"),
        Field.WHAT: _("What is to be done"),
        Field.OWNER: _("Owner"),
        Field.STATE: _("State"),
        Field.WAVE: _("Wave"),
        Field.STARTS_ON: _("Starts on"),
        Field.DUE_ON: _("Due on"),
        Field.DONE_ON: _("Done on"),
        Field.COST: _("Cost"),
        Field.BENEFIT: _("Benefit of a year"),
        Field.GAIN: _("Benefit in words"),
        Field.NOTE: _("New note"),
        CRITERIA: _("Criteria"),
        CLOSES: _("Closes"),
    }


def waves_in(told: ActionList) -> dict[str, str]:
    """What is written for each wave, by its id; empty: the proposal places it."""
    return {"": told.words.gettext("as proposed")} | {wave.id: wave.title for wave in told.roadmap.plan.waves}


def proposed_in(told: ActionList) -> dict[str, str]:
    """What is written where the proposal places an action, by the wave that it proposes."""
    said = told.words.gettext("as proposed: {wave}")
    return {wave.id: said.format(wave=wave.title) for wave in told.roadmap.plan.waves}


def states_in(words: NullTranslations) -> dict[str, str]:
    """What is written for each state, by its value."""
    return {state.value: state_words(state, words) for state in ActionState}


def mark_of_list(told: ActionList) -> str:
    """The head of the last column: which audit it is, and what its heads and words mean."""
    meaning = {
        "audit": told.audit,
        "heads": heads(told.words),
        "states": states_in(told.words),
        "waves": waves_in(told),
        "proposed": proposed_in(told),
    }
    return MARKER + json.dumps(meaning, ensure_ascii=True, separators=(",", ":"))


def mark_of_row(own: Standing, told: ActionList) -> str:
    """Which action a row is, and what it said when it went out."""
    sent = {name.value: kept(value) for name, value in values_of(own.action).items() if value}
    about = {"id": own.action.id, "sent": sent, CLOSES: kept(closed_in(own))}
    about[CRITERIA] = kept(_criteria_in(own, told))
    return json.dumps(about, ensure_ascii=True, separators=(",", ":"))


def _criteria_in(own: Standing, told: ActionList) -> str:
    return criteria_words(own, len(told.titles) > 1, told.words, told.titles)


def closed_in(own: Standing) -> str:
    """The checkpoints that an action closes, as a cell has them."""
    return ", ".join(closed.checkpoint for closed in own.closes)


def is_changed(mark: str, column: str, told: str) -> bool:
    """Whether a cell that is not taken back says otherwise than when it went out; old lists do not know."""
    try:
        sent = json.loads(mark)[column]
    except (ValueError, TypeError, KeyError):
        return False
    return bool(sent != kept(told))


def sent_in(mark: str) -> tuple[str, Values] | None:
    """The action that a row's mark names, and what was sent; None where nobody can read it."""
    try:
        told = json.loads(mark)
        action, sent = told["id"], told["sent"]
        values = {Field(name): str(value) for name, value in sent.items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return (action, values) if isinstance(action, str) and action else None


def shown(own: Standing, told: ActionList) -> dict[str, str]:
    """A row's cells by column, as words; days as 2026-03-31."""
    values: dict[str, str] = {name.value: value for name, value in values_of(own.action).items()}
    values[Field.STATE] = states_in(told.words)[own.action.state.value]
    values[Field.WAVE] = waves_in(told)[own.action.wave if own.placed else ""]
    if own.wave is not None and not own.placed:
        values[Field.WAVE] = proposed_in(told)[own.wave.id]
    values[NUMBER] = own.action.label
    values[CRITERIA] = _criteria_in(own, told)
    values[CLOSES] = closed_in(own)
    values[MARK] = mark_of_row(own, told)
    return values


def safe(text: str) -> str:
    """A text that no program takes for a formula where a .csv is opened as a sheet."""
    return "'" + text if looks_like_formula(text) or text.startswith("'") else text


def unsafe(text: str) -> str:
    """What `safe` was given."""
    rest = text.removeprefix("'")
    return rest if rest != text and (looks_like_formula(rest) or rest.startswith("'")) else text


def meaning_in(head: str) -> Mapping[str, object] | None:
    """What the mark of a list says; None where the head is no mark."""
    if not head.startswith(MARKER):
        return None
    try:
        told = json.loads(head.removeprefix(MARKER))
    except ValueError:
        return None
    return told if isinstance(told, dict) else None
