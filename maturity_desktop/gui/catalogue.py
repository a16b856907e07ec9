"""Where the words of the screen come from. Read before the window is painted, so without Qt."""

from __future__ import annotations

import gettext
import os
from functools import cache
from pathlib import Path

DOMAIN = "maturity_desktop"
LANGUAGE_NAMES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_find_once = cache(gettext.find)


def bind_catalogue(folder: Path) -> None:
    """Makes gettext read resources/locale, in the system's language where no variable names another."""
    if not any(os.environ.get(name) for name in LANGUAGE_NAMES):
        from PySide6.QtCore import QLocale

        os.environ["LANGUAGE"] = QLocale.system().name()  # Windows and macOS set none of them
    gettext.bindtextdomain(DOMAIN, str(folder))
    gettext.textdomain(DOMAIN)
    # It would look for its files at each word: a sixth of the time from a key to what it changes on screen.
    gettext.find = _find_once  # type: ignore[assignment]  # for mypy a function is a constant
