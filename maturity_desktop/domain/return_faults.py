"""Why something of a scorecard that came back is not taken."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """Why something that came back is not taken."""

    OTHER_EDITION = "other_edition"
    NO_FRAMEWORK = "no_framework"
    NO_SHEET = "no_sheet"
    NO_COLUMN = "no_column"
    UNKNOWN = "unknown"
    """Something was written in a row of which nobody can tell what it belongs to."""
    EDITED = "edited"
    """The number by which people know the row is another one."""
    TWICE = "twice"
    MISSING = "missing"
    GONE = "gone"
    """What the row is about is no longer in the audit."""
    MERGED = "merged"
    FORMULA = "formula"
    CLOSED = "closed"
    """The text is longer than a cell, or is changed in the program only."""
    COMPUTED = "computed"
    """A value stands where a formula stood."""
    OF_MODEL = "of_model"
    """Something was changed that the model says."""
    NOT_IN_COPY = "not_in_copy"
    """Something was written that a client copy does not take back."""
    FIXED = "fixed"
    """Something was changed that is told by the program only."""
    ONLY_READ = "only_read"
    """A cell was changed of a sheet of which nothing comes back; of a row, or of several, below."""
    ROW_ONLY_READ = "row_only_read"
    ROWS_ONLY_READ = "rows_only_read"
    WRONG_HEAD = "wrong_head"
    """The head of a column is that of another one, and its own stands nowhere."""
    NOT_CLOSED = "not_closed"
    """A new action names what it is about; that is chosen in the program only."""
    ODD_ANSWER = "odd_answer"
    ODD_LEVEL = "odd_level"
    NO_TARGET = "no_target"
    """The target of a criterion was emptied; every criterion has one."""
    ODD_DAY = "odd_day"
    ODD_NUMBER = "odd_number"
    ODD_STATE = "odd_state"
    ODD_WAVE = "odd_wave"
    NO_LEVEL = "no_level"
    """A reason for a set level without one."""
    NO_PROFILE = "no_profile"
    NO_TITLE = "no_title"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A fault and where it is; `row` is 0 where there is none, `name` says what it is about, `text` what
    stands there or was expected. `cell` may be several.
    """

    fault: Fault
    sheet: str
    row: int = 0
    cell: str = ""
    name: str = ""
    text: str = ""
