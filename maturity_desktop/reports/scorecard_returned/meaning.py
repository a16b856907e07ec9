"""What the hidden sheet of a scorecard tells: which audit it is of, what its words mean, what was sent."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from maturity_desktop.domain.action_returns import Field, kept
from maturity_desktop.domain.audit import AGREED
from maturity_desktop.domain.scorecard_returns import FrameworkSent
from maturity_desktop.domain.sheet import Sheet, cell_text
from maturity_desktop.reports.excel.prints import RowPrint, unrun
from maturity_desktop.reports.excel.sent import FIXED, LAYOUT_VERSION, MARKER, PRINTS
from maturity_desktop.reports.packs.action_layout import MARKER as ACTION_LIST
from maturity_desktop.reports.packs.request_layout import MARKER as REQUESTS
from maturity_desktop.reports.packs.self_assessment_layout import MARKER as SELF_ASSESSMENT

ACTIONS = "Action"
HEADS = 10
"""The rows in which other workbooks of this program say what they are."""
COLUMNS: Mapping[str, frozenset[str]] = {
    "Score": frozenset({"target", "set_level", "set_reason", "reservation", "note"}),
    "Checkpoint": frozenset({"answer", "remark"}),
    "Task": frozenset({"done_on", "note"}),
    ACTIONS: frozenset(Field),
}
"""What is taken back of each table; ids of columns of the workbook."""


class Why(StrEnum):
    """Why a workbook is not read at all."""

    NO_SCORECARD = "no_scorecard"
    SELF_ASSESSMENT = "self_assessment"
    REQUESTS = "requests"
    ACTIONS = "actions"
    """Other workbooks of this program, which are taken back elsewhere; also the next one."""
    SECOND = "second"
    OPEN_DOCUMENT = "open_document"
    OTHER_AUDIT = "other_audit"
    NEWER = "newer"
    OLDER = "older"
    DAMAGED = "damaged"


OTHERS = {SELF_ASSESSMENT: Why.SELF_ASSESSMENT, REQUESTS: Why.REQUESTS, ACTION_LIST: Why.ACTIONS}
"""What the other workbooks begin with that come back."""


class NoScorecard(Exception):
    """A workbook that is not read."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class FixedColumn:
    """A column that nobody fills in: every row holds a value of the program's, or a `formula`."""

    id: str
    heading: str
    formula: bool


@dataclass(frozen=True, slots=True)
class TableSent:
    """A table that comes back: the names of its marks, its labels and its columns, with their heads.

    `fixed` are the columns that nobody fills in, in their order.
    """

    key: str
    framework: str
    sheet: str
    mark: str
    label: str
    columns: Mapping[str, tuple[str, str]]
    fixed: tuple[FixedColumn, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """What a row said, long texts as hashes; `closed` columns are not taken back, of `fixed` ones there are
    prints.
    """

    values: Mapping[str, str]
    closed: frozenset[str]
    fixed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """The hidden sheet, read. Words are by what is kept of them; `rows` by table and mark.

    `prints` are of the sheets that are only to be read, by title. `second` is there where it went out
    blank for a second rating: whose, or empty.
    """

    audit: str
    rating_set: str
    made_on: str
    frameworks: tuple[FrameworkSent, ...]
    answers: Mapping[str, str]
    signs: Mapping[str, str]
    states: Mapping[str, str]
    waves: Mapping[str, str]
    """Ids by words, as above, and titles by ids."""
    wave_titles: Mapping[str, str]
    tables: tuple[TableSent, ...]
    continued: tuple[str, str]
    rows: Mapping[tuple[str, str], Sent]
    prints: Mapping[str, tuple[RowPrint, ...]]
    second: str | None


def meaning_of(sheets: Sequence[Sheet]) -> Meaning:
    """What the workbook's hidden sheet tells; NoScorecard where it has none that can be read."""
    for sheet in sheets:
        mark = cell_text(sheet.columns[0][0]) if sheet.height else ""
        if sheet.row == sheet.column == 0 and mark.startswith(MARKER):
            return _meaning(mark.removeprefix(MARKER), sheet)
    raise NoScorecard(_other(sheets))


def _other(sheets: Sequence[Sheet]) -> Why:
    """What a workbook is that is no scorecard."""
    for sheet in sheets:
        for cell in (cell for column in sheet.columns for cell in column[:HEADS]):
            text = cell_text(cell) if isinstance(cell, str) else ""
            if found := next((why for mark, why in OTHERS.items() if text.startswith(mark)), None):
                return found
    return Why.NO_SCORECARD


def _meaning(text: str, sheet: Sheet) -> Meaning:
    try:
        told = json.loads(text)
        layout = int(told["layout"])
        if layout != LAYOUT_VERSION:
            raise NoScorecard(Why.NEWER if layout > LAYOUT_VERSION else Why.OLDER)
        if told["rating_set"] != AGREED:
            raise ValueError(told["rating_set"])
        suffixes = {str(own["suffix"]): str(own["id"]) for own in told["frameworks"]}
        continued = told.get("continued", ["", ""])
        waves = {str(name): str(title) for name, title in told.get("waves", {}).items()}
        return Meaning(
            str(told["audit"]),
            str(told["rating_set"]),
            str(told["made_on"]),
            tuple(
                FrameworkSent(str(own["id"]), str(own["edition"]), str(own["profile"]))
                for own in told["frameworks"]
            ),
            _by_word(told["answers"]),
            _by_word(told["signs"]),
            _by_word(told["states"]),
            _by_word(waves),
            waves,
            tuple(_table(str(key), own, suffixes) for key, own in told["tables"].items()),
            (str(continued[0]), str(continued[1])),
            _rows(sheet),
            _prints(sheet),
            None if (second := told.get("second")) is None else str(second),
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise NoScorecard(Why.DAMAGED) from error


def _by_word(said: Mapping[str, str]) -> dict[str, str]:
    return {word_key(str(word)): str(value) for value, word in said.items()}


def word_key(word: str) -> str:
    """A word as it is looked up: without white space, in small letters."""
    return kept(word).casefold()


def _table(key: str, told: Mapping[str, object], suffixes: Mapping[str, str]) -> TableSent:
    prefix, _line, number = key.partition("_")
    columns = told["columns"]
    if not isinstance(columns, dict):
        raise TypeError(columns)
    suffix = f"_{number}" if number else ""
    return TableSent(
        key,
        "" if prefix == ACTIONS else suffixes[suffix],
        str(told["sheet"]),
        f"{prefix}_mark{suffix}",
        str(told["label"]),
        {str(name): (str(own[0]), str(own[1])) for name, own in columns.items() if name in COLUMNS[prefix]},
        tuple(FixedColumn(str(own[0]), str(own[1]), bool(own[2])) for own in _listed(told.get("fixed", []))),
    )


def _listed(told: object) -> list[list[object]]:
    if not isinstance(told, list):
        raise TypeError(told)
    return told


def _rows(sheet: Sheet) -> dict[tuple[str, str], Sent]:
    """What each row said; rows that somebody changed beyond reading are left out, and so unknown."""
    found: dict[tuple[str, str], Sent] = {}
    if sheet.width < 3:
        return found
    for table, mark, text in zip(*(sheet.columns[place][1:] for place in range(3)), strict=True):
        try:
            told = json.loads(cell_text(text) or "{}")
            closed = frozenset(map(str, told.pop("", ())))
            fixed = tuple("" if own == "-" else own for own in str(told.pop(FIXED, "")).split())
            known = COLUMNS[cell_text(table).partition("_")[0]]
            values = {str(name): str(value) for name, value in told.items() if name in known}
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            continue
        if cell_text(mark):
            found[cell_text(table), cell_text(mark)] = Sent(values, closed, fixed)
    return found


def _prints(sheet: Sheet) -> dict[str, tuple[RowPrint, ...]]:
    """The prints of the sheets that are only to be read; what cannot be read any more is left out."""
    found: dict[str, list[RowPrint]] = {}
    if sheet.width < 3:
        return {}
    for table, title, text in zip(*(sheet.columns[place][1:] for place in range(3)), strict=True):
        if cell_text(table) != PRINTS:
            continue
        try:
            row, values, *formulas = json.loads(cell_text(text))
            own = RowPrint(int(row), str(values), tuple(unrun([int(place) for place in formulas])))
        except (ValueError, TypeError, OverflowError, RecursionError):
            continue
        found.setdefault(cell_text(title), []).append(own)
    return {title: tuple(own) for title, own in found.items()}
