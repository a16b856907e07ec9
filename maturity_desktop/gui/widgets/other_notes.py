"""What is written at the other tasks of a programme, to be read while one more note is written."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtWidgets import QVBoxLayout, QWidget

from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.plain_words import PlainWords

NOTE_LINES = 6


class OtherNotes(QWidget):
    """Each task that has a note, with its first lines; nothing where there is none."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pairs: list[tuple[PlainWords, PlainWords]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        heading = PlainWords(theme, bold=True)
        heading.show_words(_("Written at other tasks"))
        self._column.addWidget(heading)

    def show_notes(self, notes: Sequence[tuple[str, str]]) -> None:
        """(task, note) in the order in which they are read."""
        while len(self._pairs) < len(notes):
            self._add_pair()
        for place, (task, note) in enumerate(self._pairs):
            shown = place < len(notes)
            task.setVisible(shown)
            note.setVisible(shown)
            if shown:
                task.show_words(notes[place][0])
                note.show_words(notes[place][1])
        self.setVisible(bool(notes))

    def _add_pair(self) -> None:
        pair = (PlainWords(self._theme, "small", "quiet"), PlainWords(self._theme, lines=NOTE_LINES))
        self._pairs.append(pair)
        for label in pair:
            self._column.addWidget(label)
