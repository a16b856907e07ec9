"""Waves as columns of cards; under each, what it would make of the levels."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from maturity_desktop.domain.roadmap import Roadmap, Standing
from maturity_desktop.domain.waves import Wave
from maturity_desktop.gui.roadmap.cards import CardList
from maturity_desktop.gui.sentences import day_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.roadmap_words import span_words

UNPLACED, DROPPED = "", " dropped"
"""Columns beside those of the waves; no wave can be called so."""
LEAST_COLUMN = 176
GAP = 8


class WaveColumn(QFrame):
    """One wave: its head, its cards, its forecast."""

    def __init__(self, theme: ThemeSwitch, name: str, title: str, takes: bool) -> None:
        super().__init__()
        set_role(self, "card")
        self.name = name
        self.setMinimumWidth(LEAST_COLUMN)
        self._title = title
        self.title = PlainWords(theme, bold=True, lines=1)
        self.span = PlainWords(theme, "small", "quiet", lines=2)
        self.cards = CardList(theme, title, takes)
        self.forecast = PlainWords(theme, "small")
        self.more = PlainWords(theme, "small", "quiet", lines=6)
        box = QVBoxLayout(self)
        box.setContentsMargins(2, 10, 2, 10)
        box.setSpacing(4)
        for part in (self.title, self.span):
            box.addLayout(_indented(part))
        box.addWidget(self.cards, 1)
        for part in (self.forecast, self.more):
            box.addLayout(_indented(part))

    def show_wave(self, rows: tuple[Standing, ...], span: str, forecast: str, more: str) -> None:
        """Its actions and what is said of them; empty words take no room."""
        said = _("{wave} · {count}").format(wave=self._title, count=len(rows))
        self.title.show_words(said)
        self.cards.setAccessibleName(said)
        self.cards.setAccessibleDescription(forecast)
        for part, words in ((self.span, span), (self.forecast, forecast), (self.more, more)):
            part.show_words(words)
            part.setVisible(bool(words))
        self.cards.cards.show_rows(rows)


def _span(wave: Wave, roadmap: Roadmap) -> str:
    """When a wave is, with short days."""
    days = roadmap.days_of(wave)
    if days is None:
        return span_words(wave, roadmap, screen_words())
    return _("{first} to {last}").format(first=day_words(days[0]), last=day_words(days[1]))


def _indented(part: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(10, 0, 10, 0)
    row.addWidget(part)
    return row


class WaveBoard(QScrollArea):
    """Left and Right go from wave to wave, Up and Down within one; one card is in hand."""

    chosen_changed = Signal()
    detail_wanted = Signal()
    placed = Signal(str, str, object)
    """An action, the wave that it goes to, and the ids of that wave's actions in their new order."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chosen = ""
        self.columns: dict[str, WaveColumn] = {}
        self._inside = QWidget()
        self._row = QHBoxLayout(self._inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inside)

    # What is shown

    def show_roadmap(self, roadmap: Roadmap, forecasts: Mapping[str, tuple[str, str]]) -> None:
        """The roadmap, with the lines under each wave; the card in hand stays."""
        wanted: list[tuple[str, str, Wave | None]] = [
            (wave.id, wave.title, wave) for wave in roadmap.plan.waves
        ]
        if roadmap.unplaced:
            wanted.append((UNPLACED, _("Without a wave"), None))
        if roadmap.dropped:
            wanted.append((DROPPED, _("Dropped"), None))
        if [name for name, _title, _wave in wanted] != list(self.columns):
            self._make_columns(wanted)
        for name, _title, wave in wanted:
            span = _span(wave, roadmap) if wave is not None else ""
            rows = roadmap.in_wave(name) if wave is not None else roadmap.unplaced
            rows = roadmap.dropped if name == DROPPED else rows
            self.columns[name].show_wave(rows, span, *forecasts.get(name, ("", "")))
        self._follow_chosen()

    def _make_columns(self, wanted: list[tuple[str, str, Wave | None]]) -> None:
        had_focus = any(column.cards.hasFocus() for column in self.columns.values())
        for column in self.columns.values():
            self._row.removeWidget(column)
            column.deleteLater()
        self.columns = {
            name: WaveColumn(self._theme, name, title, wave is not None) for name, title, wave in wanted
        }
        for name, column in self.columns.items():
            self._row.addWidget(column, 1)
            cards = column.cards
            cards.entered.connect(partial(self._enter, name))
            cards.detail_wanted.connect(self.detail_wanted)
            cards.side_wanted.connect(partial(self._go_aside, name))
            cards.dropped.connect(partial(self._drop, name))
        if had_focus:
            self.setFocus()

    def _follow_chosen(self) -> None:
        """The card in hand is the current one of its column, wherever it is now; else the first there is."""
        if self._column_of(self._chosen) is None:
            first = next(
                (own.cards.cards.rows[0] for own in self.columns.values() if own.cards.cards.rows), None
            )
            self._chosen = first.action.id if first is not None else ""
        had_focus = any(column.cards.hasFocus() for column in self.columns.values())
        for column in self.columns.values():
            column.cards.choose(column.cards.cards.row_of(self._chosen))
        home = self._column_of(self._chosen)
        if had_focus and home is not None and not home.cards.hasFocus():
            home.cards.setFocus()
            self.ensureWidgetVisible(home, GAP, 0)
        self.chosen_changed.emit()

    # The card in hand

    @property
    def chosen(self) -> str:
        """The action in hand, by id; empty where there is none."""
        return self._chosen

    def choose(self, action: str) -> bool:
        """Takes an action in hand; whether it is there."""
        if self._column_of(action) is None:
            return False
        self._chosen = action
        self._follow_chosen()
        return True

    def _column_of(self, action: str) -> WaveColumn | None:
        return next(
            (own for own in self.columns.values() if action and own.cards.cards.row_of(action) >= 0), None
        )

    def _enter(self, name: str) -> None:
        cards = self.columns[name].cards
        own = cards.current
        self.ensureWidgetVisible(self.columns[name], GAP, 0)
        if own is None or own.action.id == self._chosen:
            return
        self._chosen = own.action.id
        for other in self.columns.values():
            if other.cards is not cards:
                other.cards.choose(-1)
        self.chosen_changed.emit()

    def focus_widget(self) -> QWidget:
        """Where the keyboard goes: the column of the card in hand, else the first."""
        home = self._column_of(self._chosen) or next(iter(self.columns.values()), None)
        return home.cards if home is not None else self

    def setFocus(self, *_reason: Qt.FocusReason) -> None:
        self.focus_widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_aside(self, name: str, step: int) -> None:
        """The next column with cards on that side, at the same height."""
        names = list(self.columns)
        row = self.columns[name].cards.currentIndex().row()
        place = names.index(name) + step
        while 0 <= place < len(names):
            cards = self.columns[names[place]].cards
            if cards.cards.rows:
                cards.choose(min(max(row, 0), len(cards.cards.rows) - 1))
                cards.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            place += step

    # Moving

    def _drop(self, name: str, action: str, row: int) -> None:
        held = [own.action.id for own in self.columns[name].cards.cards.rows]
        before = [other for other in held[:row] if other != action]
        after = [other for other in held[row:] if other != action]
        self._chosen = action
        self.placed.emit(action, name, [*before, action, *after])

    def move_aside(self, step: int) -> None:
        """The card in hand goes to the end of the wave before (-1) or after (1)."""
        home = self._column_of(self._chosen)
        waves = [name for name, own in self.columns.items() if own.cards.takes]
        if home is None or home.name == DROPPED:
            return
        place = waves.index(home.name) + step if home.name in waves else len(waves) - 1
        if 0 <= place < len(waves):
            held = [own.action.id for own in self.columns[waves[place]].cards.cards.rows]
            self.placed.emit(self._chosen, waves[place], [*held, self._chosen])

    def move_along(self, step: int) -> None:
        """The card in hand changes places with the one above (-1) or below (1)."""
        home = self._column_of(self._chosen)
        if home is None or not home.cards.takes:
            return
        held = [own.action.id for own in home.cards.cards.rows]
        row = held.index(self._chosen)
        if 0 <= row + step < len(held):
            held[row], held[row + step] = held[row + step], held[row]
            self.placed.emit(self._chosen, home.name, held)
