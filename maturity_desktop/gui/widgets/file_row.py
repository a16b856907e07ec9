"""A file that was written: its name in full, its size, and the ways to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.exporter import Exporter
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.plain_words import PlainWords

if TYPE_CHECKING:
    from maturity_desktop.verbs.export import Exported

LINES_OF_NAME = 3
"""In which the name of a file stands."""


class FileRow(QWidget):
    """A file that has passed its check, with the ways to it."""

    def __init__(
        self,
        exported: Exported,
        exporter: Exporter,
        ask: Ask,
        theme: ThemeSwitch,
        difference: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._path = exported.path
        self._ask = ask
        self.name = PlainWords(theme, "small", lines=LINES_OF_NAME)
        self.name.show_words(exported.path.name)
        size = QLocale().formattedDataSize(exported.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        self.about = PlainWords(theme, "small", "quiet", lines=1)
        self.about.show_words(_("{size}, checked").format(size=size))
        self.open = self._button(_("Open"), exporter.open_file)
        self.folder = self._button(_("Show in folder"), exporter.show_in_folder)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.about, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.open)
        row.addWidget(self.folder)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.name)
        box.addLayout(row)
        self.difference = PlainWords(theme, "small", "attention", lines=4)
        self.difference.show_words(difference)
        self.difference.setVisible(bool(difference))
        box.addWidget(self.difference)
        self.told = PlainWords(theme, "small", "quiet", lines=4)
        self.told.hide()
        box.addWidget(self.told)

    def tell(self, told: Sequence[str]) -> None:
        """What is left to do with it, and what is good to know."""
        self.told.show_words("\n".join(told))
        self.told.setVisible(bool(told))

    def _button(self, words: str, way: Callable[[Path], bool]) -> QPushButton:
        button = QPushButton(words)
        set_role(button, "inline")
        button.setAccessibleName(_("{act}: {name}").format(act=words, name=self._path.name))
        button.clicked.connect(lambda: self._go(way))
        return button

    def _go(self, way: Callable[[Path], bool]) -> None:
        if not way(self._path):
            self._ask.tell(
                _("The system has no program that opens this."),
                _("The file is complete. It stands at {path}").format(path=self._path),
            )
