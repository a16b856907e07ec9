"""Why a file of figures is not read: what the child process tells and its parent puts into words."""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    """What is wrong with a file; a detail may come with it."""

    DAMAGED = "damaged"
    LOCKED = "locked"
    WEB_PAGE = "web_page"
    NO_TEXT = "no_text"
    NO_CELLS = "no_cells"
    LARGE_FILE = "large_file"
    LARGE_INSIDE = "large_inside"
    MANY_ROWS = "many_rows"
    MANY_CELLS = "many_cells"
    MUCH_TEXT = "much_text"
    MEMORY = "memory"
    TIME = "time"
    RAGGED = "ragged"
    UNREADABLE = "unreadable"


class Refused(Exception):
    """A file that is not read; `detail` names the sheet, the line or the reason."""

    def __init__(self, why: Why, detail: str = "") -> None:
        super().__init__(why, detail)
        self.why = why
        self.detail = detail
