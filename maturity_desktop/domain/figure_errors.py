"""What is told where figures cannot be read."""

from __future__ import annotations

from enum import StrEnum

from maturity_desktop.domain.errors import MaturityError


class Remedy(StrEnum):
    """What a person has to say of a file so that it can be read."""

    COLUMNS = "columns"
    DATE_COLUMN = "date_column"
    FIRST_ROW = "first_row"
    DATE_ORDER = "date_order"
    YEAR = "year"
    DECIMAL = "decimal"
    PERCENT = "percent"
    CHANNEL = "channel"
    ZONE = "zone"
    TELL_APART = "tell_apart"
    """Rows of the same period: which column tells channels apart, or which clock an hour told twice has."""


class FiguresError(MaturityError):
    """A client's file whose figures would be wrong, or that cannot be read; the text names file and cell.

    `fact` says what is wrong, `remedy` what has to be said. How a mapping file says it, `in_mapping`, belongs
    to the text; a window has fields for it and words of its own.
    """

    def __init__(self, fact: str, remedy: Remedy | None = None, in_mapping: str = "") -> None:
        super().__init__(f"{fact} {in_mapping}" if in_mapping else fact)
        self.fact, self.remedy = fact, remedy
