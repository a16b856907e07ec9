"""The forms speak through the same catalogue as the code."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

DOMAIN = "maturity_desktop"
LANGUAGE_NAMES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


class CatalogueTranslator(QTranslator):
    """Serves what Qt asks for from gettext; Qt's contexts are not used."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return gettext.gettext(source_text) if source_text else ""


def bind_catalogue(folder: Path) -> None:
    """Makes gettext read resources/locale, in the system's language where no variable names another."""
    if not any(os.environ.get(name) for name in LANGUAGE_NAMES):
        os.environ["LANGUAGE"] = QLocale.system().name()  # Windows and macOS set none of them
    gettext.bindtextdomain(DOMAIN, str(folder))
    gettext.textdomain(DOMAIN)


def install_translator(application: QCoreApplication) -> CatalogueTranslator:
    """Puts the catalogue behind every form from here on."""
    translator = CatalogueTranslator(application)
    application.installTranslator(translator)
    return translator
