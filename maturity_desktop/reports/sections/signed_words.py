"""Who stands for a version, as a report says it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from gettext import NullTranslations

from maturity_desktop.reports.sections.wording import day_words


def signed_words(lines: Iterable[str], words: NullTranslations) -> str:
    """The lines of a signature one after another; its day, kept as 2026-01-30, is told as all days are."""
    return "; ".join(_told(line, words) for line in lines)


def _told(line: str, words: NullTranslations) -> str:
    try:
        return day_words(date.fromisoformat(line), words)
    except ValueError:
        return line
