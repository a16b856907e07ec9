"""Rows of quarters, halves and years among months: they sum these up."""

from __future__ import annotations

import re

from maturity_desktop.domain.sheet import Cell

_YEAR = r"(?:19|20)\d\d"
_SHORT_YEAR = rf"(?:{_YEAR}|'?\d\d)"
_PART = (
    r"(?:(?:[qht]|qtr|quarter|quartal|half|halbjahr|hj|trimestre|kvartal|kwartaal|semestre)[\s.-]?[1-4]"
    r"|(?:[1-4]|i{1,3}|iv)(?:st|nd|rd|th|\.)?[\s.-]?(?:q|h|qtr|quarter|quartal|half|halbjahr|hj|trimestre|kvartal"
    r"|kwartaal|semestre))"
)
_LONGER = re.compile(
    rf"(?:{_PART}(?:[\s/.,-]*(?:fy\s?)?{_SHORT_YEAR})?|(?:fy\s?)?{_YEAR}[\s/.,-]*{_PART}"
    rf"|(?:fy|gj|year|jahr)?[\s-]*{_YEAR})",
    re.IGNORECASE,
)
"""“Q1”, “Q1 2025”, “2025-Q1”, “1. Quartal 2025”, “H1/25”, “FY 2025”, “2025”."""


def is_longer_period(cell: Cell) -> bool:
    """Whether a cell names a quarter, a half or a whole year."""
    if not isinstance(cell, (str, int, float)) or isinstance(cell, bool):
        return False
    return _LONGER.fullmatch(str(cell).strip().removesuffix(".0")) is not None
