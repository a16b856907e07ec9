"""The review of what came back: ticked differences are taken over as one edit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.returned.review_table import ReviewModel, ReviewTable, Sight
from maturity_desktop.gui.returned.rows import Review, ReviewRow, State
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_ground import one_line

Thing = TypeVar("Thing")
WIDTH, MOST_HEIGHT, EDGE = 1040, 680, 40
"""The dialog in pixels, and what is left of a small screen."""
NOTES_SEEN, LINES_SEEN, ROWS_SEEN = 5, 3, 3
ROUND_TEXT = 8


def reading_pane(text: str, name: str, lines: int = 0) -> QPlainTextEdit:
    """Plain words that are read and scrolled, so many lines high (0: as high as there is room)."""
    pane = QPlainTextEdit(text)
    pane.setReadOnly(True)
    pane.setTabChangesFocus(True)
    pane.setFrameShape(QFrame.Shape.NoFrame)
    pane.document().setDocumentMargin(0)
    pane.setAccessibleName(name)
    set_role(pane, "reading")
    if lines:
        pane.setFixedHeight(pane.fontMetrics().lineSpacing() * lines + ROUND_TEXT)
    return pane


class RowDetail(QWidget):
    """The row in hand in full: what was sent, what is here and what came back, side by side."""

    def __init__(self, theme: ThemeSwitch, has_sent: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = PlainWords(theme, bold=True, lines=2)
        self.why = PlainWords(theme, "small", "attention", lines=2)
        names = [_("When it was sent"), _("Here now"), _("Came back")]
        self.was, self.now, self.told = panes = [reading_pane("", name, LINES_SEEN) for name in names]
        beside = QHBoxLayout()
        beside.setSpacing(16)
        for name, pane in zip(names, panes, strict=True):
            part = QWidget()
            below = QVBoxLayout(part)
            below.setContentsMargins(0, 0, 0, 0)
            below.setSpacing(2)
            below.addWidget(plain_label(name, "small"))
            below.addWidget(pane)
            part.setVisible(has_sent or pane is not self.was)
            beside.addWidget(part, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.about)
        column.addWidget(self.why)
        column.addLayout(beside)

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
        for pane, words in ((self.was, row.was), (self.now, row.now), (self.told, told)):
            pane.setPlainText(words or _("nothing"))


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
        self.notes = reading_pane(
            "\n".join(map(one_line, review.notes)),
            self.note_line.words,
            min(len(review.notes), NOTES_SEEN) if rows else 0,
        )
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
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        for note in (self.note_line, self.notes):
            note.setVisible(has_notes)
            column.addWidget(note, int(note is self.notes and not has_rows))
        if not has_rows and not has_notes:
            column.addStretch(1)
        column.addLayout(buttons)
        for part in (self.table, self.detail, self.all, self.none, *self.chips.values()):
            part.setVisible(has_rows)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        room = self.screen().availableSize() - QSize(EDGE, EDGE)
        if (over := self.parentWidget()) is not None:
            room = room.boundedTo(over.window().size())
        rows = self.table.height_of(len(self.rows.rows)) if has_rows else 0
        height = self.sizeHint().height() - self.table.sizeHint().height() * has_rows + rows
        self.table.setMinimumHeight(self.table.height_of(min(ROWS_SEEN, len(self.rows.rows))))
        self.resize(QSize(WIDTH, min(height, MOST_HEIGHT)).boundedTo(room))

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
