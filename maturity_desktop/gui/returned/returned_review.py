"""The review of what came back: ticked differences are taken over as one edit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.returned.review_table import ReviewModel, ReviewTable, Sight
from maturity_desktop.gui.returned.rows import Review, ReviewRow, State
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.reading_panes import ReadingPanes, height_of, reading_pane
from maturity_desktop.gui.widgets.row_ground import one_line

Thing = TypeVar("Thing")
WIDTH, MOST_HEIGHT, EDGE = 1040, 680, 40
"""The dialog in pixels, and what is left of a small screen."""
LINES_SEEN, ROWS_SEEN = 3, 3
LEAST_NOTES, NOTES_SEEN, MOST_NOTES = 3, 8, 30
"""Lines of what is not taken that are seen at least, below rows and without any; the rest is scrolled to."""


class RowDetail(QWidget):
    """The row in hand in full: what was sent, what is here and what came back, side by side."""

    def __init__(self, theme: ThemeSwitch, has_sent: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = PlainWords(theme, bold=True, lines=2)
        self.why = PlainWords(theme, "small", "attention", lines=2)
        self.panes = ReadingPanes((_("When it was sent"), _("Here now"), _("Came back")), LINES_SEEN)
        self.was, self.now, self.told = self.panes.panes
        self.panes.parts[0].setVisible(has_sent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.about)
        column.addWidget(self.why)
        column.addWidget(self.panes)

    def show_row(self, row: ReviewRow) -> None:
        """Another row."""
        about = _("{about}: {field}").format(about=row.about, field=row.field) if row.field else row.about
        self.about.show_words(one_line(about))
        why = row.why
        if row.state is State.CONFLICT and not why:
            why = _("Conflict: it was changed here too since it was sent. Tick it to take what came back.")
        self.why.show_words(why)
        self.why.setVisible(bool(why))
        told = "\n".join(part for part in (row.told, row.more) if part)
        self.panes.show_words((row.was, row.now, told))


class ReturnedReview(CarefulDialog):
    """Shows what came back and touches nothing; what was decided is in `chosen` once it is accepted."""

    def __init__(self, review: Review, theme: ThemeSwitch, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(ask, parent)
        self.setWindowTitle(review.title)
        rows = review.rows
        self.headline = PlainWords(theme, bold=True)
        self.headline.show_words(_headline(rows) or review.nothing)
        self.rows = ReviewModel(review, self)
        self._before = set(self.rows.ticked)
        self.table = ReviewTable(self.rows, theme)
        set_role(self.table, "framed")
        self.detail = RowDetail(theme, any(row.was is not None for row in rows))
        self.chips = {sight: QPushButton() for sight in Sight}
        self.note_line = PlainWords(theme, ink="attention")
        self.note_line.show_words(_notes_words(len(review.notes)))
        self.notes = reading_pane("\n".join(map(one_line, review.notes)), self.note_line.words)
        self.all, self.none = QPushButton(_("Tick &all")), QPushButton(_("Tick &none"))
        self.keep, self.cancel = QPushButton(), QPushButton(_("Cancel"))
        self._lay_out(bool(rows), bool(review.notes))
        self._connect()
        self._judge()
        if rows:
            self.table.choose_rows([0])
            self.table.setFocus()

    def _lay_out(self, has_rows: bool, has_notes: bool) -> None:
        sights, buttons = QHBoxLayout(), QHBoxLayout()
        self._group = QButtonGroup(self)
        for chip in self.chips.values():
            chip.setCheckable(True)
            set_role(chip, "chip")
            self._group.addButton(chip)
            sights.addWidget(chip)
        sights.addStretch(1)
        self.chips[Sight.ALL].setChecked(True)
        for button in (self.all, self.none):
            set_role(button, "flat")
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.cancel, self.keep):
            buttons.addWidget(button)
        set_role(self.keep, "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.headline)
        column.addLayout(sights)
        self.halves = self._halves(has_rows, has_notes)
        column.addWidget(self.halves, 1)
        if not has_rows and not has_notes:
            column.addStretch(1)
        column.addLayout(buttons)
        for part in (self.all, self.none, *self.chips.values()):
            part.setVisible(has_rows)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self._take_room(has_rows, has_notes)

    def _halves(self, has_rows: bool, has_notes: bool) -> QSplitter:
        """The rows above what is not taken; both grow with the dialog, and the line between can be moved."""
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        for shown, parts, share in (
            (has_rows, (self.table, self.detail), 2),
            (has_notes, (self.note_line, self.notes), 1),
        ):
            half = QWidget()
            below = QVBoxLayout(half)
            below.setContentsMargins(0, 4 * halves.count(), 0, 4)
            below.setSpacing(4)
            for part in parts:
                below.addWidget(part, int(part in (self.table, self.notes)))
            half.setVisible(shown)
            halves.addWidget(half)
            halves.setStretchFactor(halves.count() - 1, share)
        halves.setVisible(has_rows or has_notes)
        return halves

    def _take_room(self, has_rows: bool, has_notes: bool) -> None:
        """As high as the rows and lines ask for, where there is room."""
        room = self.screen().availableSize() - QSize(EDGE, EDGE)
        if (over := self.parentWidget()) is not None:
            room = room.boundedTo(over.window().size())
        self.table.setMinimumHeight(self.table.height_of(min(ROWS_SEEN, len(self.rows.rows))))
        lines = self.notes.blockCount()
        self.notes.setMinimumHeight(height_of(self.notes, min(lines, LEAST_NOTES)))
        rows = self.table.height_of(len(self.rows.rows)) + self.detail.sizeHint().height() if has_rows else 0
        seen = min(lines, NOTES_SEEN if has_rows else MOST_NOTES)
        notes = height_of(self.notes, seen) + 2 * self.note_line.sizeHint().height()
        notes *= has_notes
        around = self.sizeHint().height() - self.halves.sizeHint().height() * (has_rows or has_notes)
        self.resize(QSize(WIDTH, min(around + rows + notes, MOST_HEIGHT)).boundedTo(room))
        if has_rows and has_notes:
            self.halves.setSizes([max(self.height() - around - notes, 1), notes])

    def _connect(self) -> None:
        self.keep.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.keep.click)
        for sight, chip in self.chips.items():
            chip.clicked.connect(partial(self._look_at, sight))
        for button, wanted in ((self.all, True), (self.none, False)):
            button.clicked.connect(partial(self._tick_shown, wanted))
        self.rows.ticked_changed.connect(self._judge)
        self.table.chosen_changed.connect(self._show_detail)

    def _look_at(self, sight: Sight, _on: bool = True) -> None:
        """Shows the rows of a kind; what is ticked or no longer ticked afterwards stays in sight."""
        self.table.show_rows(self.rows.lines_of(sight))

    def _tick_shown(self, wanted: bool, _on: bool = True) -> None:
        """All that is shown, or none of it."""
        self.rows.tick(self.rows.shown_places(), wanted)

    def _show_detail(self) -> None:
        """The row in hand; of a group, its first."""
        lines, place = self.table.in_hand(), self.table.currentIndex().row()
        if lines:
            line = self.rows.rows[place] if place in self.table.chosen_places() else lines[0]
            self.detail.show_row(self.rows.row_at(line.places[0]))

    def _judge(self) -> None:
        """How many there are of each kind, and how many are taken."""
        count = len(self.rows.ticked)
        words = ngettext("&Take {count} change", "&Take {count} changes", count)
        self.keep.setText(words.format(count=count))
        self.keep.setEnabled(bool(count))
        for sight, chip in self.chips.items():
            number = self.rows.count(sight)
            chip.setText(_sight_words(sight).format(count=number))
            chip.setEnabled(bool(number) or chip.isChecked())

    def is_changed(self) -> bool:
        return self.rows.ticked != self._before

    def leaving_words(self) -> str:
        return _("Throw away what you ticked?")

    @property
    def chosen(self) -> tuple[int, ...]:
        """The rows that are ticked, counted through all groups."""
        return tuple(sorted(self.rows.ticked))

    def chosen_of(self, things: Sequence[Thing]) -> tuple[Thing, ...]:
        """What is ticked of the things that the rows were made of, a thing a row."""
        return tuple(things[place] for place in self.chosen)


def _sight_words(sight: Sight) -> str:
    match sight:
        case Sight.ALL:
            return _("All: {count}")
        case Sight.CONFLICTS:
            return _("Conflicts: {count}")
        case Sight.NOT_TAKEN:
            return _("Not taken: {count}")


def _notes_words(count: int) -> str:
    return ngettext("{count} line to look at:", "{count} lines to look at:", count).format(count=count)


def _headline(rows: Sequence[ReviewRow]) -> str:
    """How many differences there are, and how many of them are conflicts; empty where there are none."""
    if not rows:
        return ""
    words = ngettext("{count} difference", "{count} differences", len(rows)).format(count=len(rows))
    conflicts = sum(row.state is State.CONFLICT for row in rows)
    if not conflicts:
        return words
    told = ngettext(
        "{count} of them was changed here too since it was sent",
        "{count} of them were changed here too since they were sent",
        conflicts,
    ).format(count=conflicts)
    return _("{differences}; {conflicts}").format(differences=words, conflicts=told)
