"""The rows of a review as a table: a box to tick, what was sent, what is here, what came back."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from gettext import gettext as _
from gettext import ngettext
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QWidget

from maturity_desktop.gui.returned.rows import Review, ReviewRow, State
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.row_ground import put_words, words_width
from maturity_desktop.gui.widgets.row_table import ROW, Index, RowDelegate, RowModel, RowTable, Widths

ROW_HEIGHT, BOX, PILL, PILL_SIDE = 34, 18, 22, 10
TICK, ABOUT, FIELD, WAS, NOW, TOLD, STATE = range(7)
WIDTHS = Widths((ABOUT, NOW, TOLD), 120, {TICK: 40, STATE: 132, FIELD: 116, WAS: 140})
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
MOST_DRAWN = 400
"""Letters of a value that a cell can show."""


class Sight(StrEnum):
    """Which rows are looked at."""

    ALL = "all"
    CONFLICTS = "conflicts"
    NOT_TAKEN = "not taken"


class Line(NamedTuple):
    """A line of the table: a row with its place among all of them, or the head of a group without one."""

    name: str
    group: str
    places: tuple[int, ...]
    """The row's own place; of a head, those of the rows that are shown below it."""
    row: ReviewRow | None


def state_words(state: State) -> str:
    """How a row stands, in a word or two."""
    match state:
        case State.SAME:
            return _("as it is here")
        case State.CHANGED:
            return _("changed")
        case State.CONFLICT:
            return _("conflict")
        case State.REFUSED:
            return _("cannot be taken")


class ReviewModel(RowModel[Line]):
    """Which rows are shown, and which of all are ticked."""

    ticked_changed = Signal()

    def __init__(self, review: Review, parent: QObject | None = None) -> None:
        titles = (
            "",
            _("What it is about"),
            _("Field"),
            _("When it was sent"),
            _("Here now"),
            _("Came back"),
            _("State"),
        )
        super().__init__(titles, lambda line: line.name, parent)
        self._review, self._all = review, review.rows
        self.ticked = {place for place, row in enumerate(self._all) if row.is_ticked_first}
        self.show_rows(self.lines_of(Sight.ALL))

    def count(self, sight: Sight) -> int:
        """How many rows there are of a kind, shown or not."""
        return sum(self._fits(place, sight) for place in range(len(self._all)))

    def _fits(self, place: int, sight: Sight) -> bool:
        match sight:
            case Sight.ALL:
                return True
            case Sight.CONFLICTS:
                return self._all[place].state is State.CONFLICT
            case Sight.NOT_TAKEN:
                return place not in self.ticked

    def row_at(self, place: int) -> ReviewRow:
        """One of all rows, shown or not."""
        return self._all[place]

    def lines_of(self, sight: Sight) -> tuple[Line, ...]:
        """The rows of a kind as they are now, below the heads of their groups."""
        lines: list[Line] = []
        start = 0
        for number, group in enumerate(self._review.groups):
            end = start + len(group.rows)
            shown = tuple(place for place in range(start, end) if self._fits(place, sight))
            if group.title and shown:
                lines.append(Line(f"group {number}", group.title, shown, None))
            lines += [Line(str(place), group.title, (place,), self._all[place]) for place in shown]
            start = end
        return tuple(lines)

    def toggle(self, lines: Iterable[int]) -> None:
        """Ticks what can be taken of these lines; where all of it is ticked, no longer."""
        places = {place for line in lines for place in self.rows[line].places}
        self.tick(places, not self._takeable(places) <= self.ticked)

    def tick(self, places: Iterable[int], wanted: bool) -> None:
        """Ticks what can be taken of these rows, or no longer."""
        own = self._takeable(places)
        self.ticked = self.ticked | own if wanted else self.ticked - own
        self.draw_anew()
        self.ticked_changed.emit()

    def _takeable(self, places: Iterable[int]) -> set[int]:
        return {place for place in places if self._all[place].can_be_taken}

    def shown_places(self) -> set[int]:
        """The rows that are shown."""
        return {place for line in self.rows for place in line.places}

    def tick_of(self, line: Line) -> Qt.CheckState | None:
        """Whether a line is ticked; a head partly, where its rows differ; None where there is no box."""
        own = self._takeable(line.places)
        if not own:
            return None
        ticked = len(own & self.ticked)
        if 0 < ticked < len(own):
            return Qt.CheckState.PartiallyChecked
        return CHECKED if ticked else UNCHECKED

    def words(self, own: Line, column: int) -> str:
        row = own.row
        if row is None:
            return own.group if column == ABOUT else ""
        return ("", row.about, row.field, row.was or "", row.now, row.told, state_words(row.state))[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.rows[index.row()]
        if index.column() == TICK and role == Qt.ItemDataRole.CheckStateRole:
            return self.tick_of(line)
        if index.column() == TICK and role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line)
        return super().data(index, role)

    def _spoken(self, line: Line) -> str:
        """A whole line as it is read out."""
        if line.row is None:
            count = ngettext("{group}: {count} row", "{group}: {count} rows", len(line.places))
            told = count.format(group=line.group, count=len(line.places))
        else:
            told = _("{about}, {field}: {told}; here now: {now}; {state}").format(
                about=line.row.about,
                field=line.row.field,
                told=line.row.told or _("nothing"),
                now=line.row.now or _("nothing"),
                state=state_words(line.row.state),
            )
        match self.tick_of(line):
            case None:
                return told
            case Qt.CheckState.Checked:
                return _("{row}; ticked").format(row=told)
            case Qt.CheckState.PartiallyChecked:
                return _("{row}; partly ticked").format(row=told)
            case _:
                return _("{row}; not ticked").format(row=told)


class ReviewDelegate(RowDelegate):
    """Conflicts have a word on a ground of its own; heads of groups stand over the whole width."""

    def paint_cell(self, painter: QPainter, area: QRect, index: Index) -> None:
        line: Line = index.data(ROW)
        row, column = line.row, index.column()
        if column == TICK:
            self._paint_box(painter, area, index)
        elif row is None:
            put_words(painter, area, line.group, self.theme, semibold=True)
        elif column == STATE and row.state is State.CONFLICT:
            words = state_words(row.state)
            width = min(words_width(words, self.theme, "small", True) + 2 * PILL_SIDE + 2, area.width())
            pill = QRect(area.left(), area.center().y() - PILL // 2 + 1, width, PILL)
            painter.setBrush(self.theme.colour("attention_ground"))
            painter.setPen(self.theme.colour("attention"))
            painter.drawRoundedRect(pill, PILL / 2, PILL / 2)
            inside = pill.adjusted(PILL_SIDE, 0, -PILL_SIDE, 0)
            put_words(painter, inside, words, self.theme, "attention", "small", True)
        else:
            words = str(index.data() or "")[:MOST_DRAWN]
            stands_out = column == TOLD and row.can_be_taken
            put_words(painter, area, words, self.theme, _ink(row, column), semibold=stands_out)

    def _paint_box(self, painter: QPainter, area: QRect, index: Index) -> None:
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        if ticked is None:
            return
        flags = QStyle.StateFlag
        box = QStyleOptionButton()
        box.rect = QRect(area.left() + 2, area.center().y() - BOX // 2 + 1, BOX, BOX)
        box.state = flags.State_Enabled | {
            Qt.CheckState.Checked: flags.State_On,
            Qt.CheckState.PartiallyChecked: flags.State_NoChange,
        }.get(Qt.CheckState(ticked), flags.State_Off)
        view = self.table
        view.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, view)


def _ink(row: ReviewRow, column: int) -> str:
    """What is to be decided stands out; what was and what cannot be taken stand back."""
    if not row.can_be_taken or column in (FIELD, WAS, STATE):
        return "quiet"
    return "text"


class ReviewTable(RowTable[Line]):
    """Space ticks the lines in hand, a click on a box its own."""

    rows: ReviewModel

    def __init__(self, rows: ReviewModel, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(_("What came back"), rows, WIDTHS, ROW_HEIGHT, parent)
        self._without = () if any(line.row and line.row.was is not None for line in rows.rows) else (WAS,)
        self.setItemDelegate(ReviewDelegate(theme, self))
        self.clicked.connect(self._click)
        rows.modelReset.connect(self._span)
        self._span()

    def height_of(self, lines: int) -> int:
        """How high the table is with so many lines, in pixels."""
        return self.horizontalHeader().sizeHint().height() + lines * ROW_HEIGHT + 2 * self.frameWidth()

    def _span(self) -> None:
        """The head of a group stands over all columns but that of the boxes."""
        self.clearSpans()
        for place, line in enumerate(self.rows.rows):
            if line.row is None:
                self.setSpan(place, ABOUT, 1, STATE)

    def _click(self, index: Index) -> None:
        if index.column() == TICK:
            self.rows.toggle([index.row()])

    def fit_columns(self, without: Iterable[int] = ()) -> None:
        super().fit_columns((*without, *self._without))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.chosen_places():
            self.rows.toggle(self.chosen_places())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers() and self.rows.rows:
            self.choose_rows([0 if event.key() == Qt.Key.Key_Home else len(self.rows.rows) - 1])
        else:
            super().keyPressEvent(event)
