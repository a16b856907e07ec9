"""What has changed since a version was signed, each thing from what it was to what it is."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from itertools import groupby

from PySide6.QtCore import QModelIndex, QSize, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.sign_off import About
from maturity_desktop.gui.models.rows import ROW_ROLE, Row
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.reading_panes import ReadingPanes
from maturity_desktop.gui.widgets.row_list import RowList
from maturity_desktop.gui.words import screen_words
from maturity_desktop.verbs.changes_told import ChangeLine, as_text

SIZE = (760, 620)
LINES_SEEN = 4


class ChangeRows(RowList):
    """Rows of which the keys for copying copy all, in full."""

    copy_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)


class ChangesDialog(QDialog):
    """Enter or a double click goes to the thing; the row in hand is told in full below."""

    def __init__(
        self,
        heading: str,
        lines: Sequence[ChangeLine],
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._heading, self._lines = heading, tuple(lines)
        self.setWindowTitle(_("What changed"))
        self.place = (About.WHOLE, "", "")
        """What is to be gone to: its sort, its framework, its id."""
        said = PlainWords(theme, bold=True)
        said.show_words(heading)
        self.list = ChangeRows(theme, _("What changed, thing by thing"), 0)
        self.list.shows_choice = True
        self.list.chooses_on_double_click()
        set_role(self.list, "framed")
        self.list.chosen.connect(self._go)
        self.about = PlainWords(theme, bold=True, lines=2)
        self.panes = ReadingPanes((_("When it was signed"), _("Now")), LINES_SEEN)
        self.copy, self.close_button = QPushButton(_("&Copy all as text")), QPushButton(_("Close"))
        set_role(self.copy, "flat")
        self._lay_out(said)
        self.copy.clicked.connect(self._copy)
        self.list.copy_wanted.connect(self._copy)
        self.close_button.clicked.connect(self.reject)
        self.list.selectionModel().currentChanged.connect(self._show)
        self.list.show_rows(_rows(self._lines))
        self.list.setFocus()

    def _lay_out(self, said: PlainWords) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        for button in (self.copy, self.close_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(said)
        column.addWidget(self.list, 1)
        column.addWidget(self.about)
        column.addWidget(self.panes)
        column.addLayout(buttons)
        room = self.screen().availableSize()
        if (over := self.parentWidget()) is not None:
            room = room.boundedTo(over.window().size())
        self.resize(QSize(*SIZE).boundedTo(room))

    def _show(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        """The row in hand, in full."""
        row: Row | None = index.data(ROW_ROLE) if index.isValid() else None
        if row is not None and isinstance(row.goal, ChangeLine):
            own = row.goal
            self.about.show_words(_("{about}: {field}").format(about=own.heading, field=own.what))
            self.panes.show_words((own.before, own.now))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._heading, self._lines, screen_words()))

    def _go(self, line: ChangeLine) -> None:
        if line.place[0] is not About.WHOLE:
            self.place = line.place
            self.accept()


def _rows(lines: Sequence[ChangeLine]) -> list[Row]:
    words, rows = screen_words(), []
    for heading, held in groupby(lines, key=lambda line: line.heading):
        rows.append(Row(heading, heading=True))
        rows += [Row(line.what, detail=line.pair_words(words), goal=line) for line in held]
    return rows
