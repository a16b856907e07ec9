"""Where the words of the screen come from. Read before the window is painted, so without Qt."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

DOMAIN = "maturity_desktop"
LANGUAGE_NAMES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def bind_catalogue(folder: Path) -> None:
    """Makes gettext read resources/locale, in the system's language where no variable names another."""
    if not any(os.environ.get(name) for name in LANGUAGE_NAMES):
        from PySide6.QtCore import QLocale

        os.environ["LANGUAGE"] = QLocale.system().name()  # Windows and macOS set none of them
    gettext.bindtextdomain(DOMAIN, str(folder))
    gettext.textdomain(DOMAIN)
