"""The forms speak through the same catalogue as the code."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from maturity_desktop.gui.words import screen_words


class CatalogueTranslator(QTranslator):
    """Serves what Qt asks for from the catalogue of its first day; Qt's contexts are not used."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = screen_words()  # gettext() itself looks for its files at every call

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return self._words.gettext(source_text) if source_text else ""


def install_translator(application: QCoreApplication) -> CatalogueTranslator:
    """Puts the catalogue behind every form from here on."""
    translator = CatalogueTranslator(application)
    application.installTranslator(translator)
    return translator
