"""The levels of a criterion side by side, each a column of checkpoints under the share that is met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.level_groups import walking_order
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.gui.checkpoint_view import views_of
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.beyond_stages import BeyondStages
from maturity_desktop.gui.widgets.checkpoint_row import CheckpointRow
from maturity_desktop.gui.widgets.level_column import FADE, LevelColumn
from maturity_desktop.gui.widgets.level_head import LevelHead

if TYPE_CHECKING:
    from maturity_desktop.domain.audit import Answer
    from maturity_desktop.domain.movement import CriterionMovement

NARROWEST = 146
"""How narrow a column may become before the columns scroll sideways, in logical pixels."""

MOST_PREPARED = 8
"""Rows of a column that are made beforehand."""


class LevelColumns(QScrollArea):
    """All columns; knows the current checkpoint and moves between checkpoints."""

    answer_wanted = Signal(str, object)
    current_changed = Signal(str)
    menu_wanted = Signal(str, QPoint)
    rows_made = Signal()
    """There are more boxes than before, which Tab must find in their places."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.current = ""
        self._criterion = ""
        self._heads: list[LevelHead] = []
        self._columns: list[LevelColumn] = []
        self._rules: list[QFrame] = []
        self._order: tuple[str, ...] = ()
        self._known: set[CheckpointRow] = set()
        self._reveal = QTimer(self)
        self._reveal.setSingleShot(True)
        self._reveal.setInterval(0)
        self._reveal.timeout.connect(self._reveal_current)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._sheet = QWidget()
        self._sheet.setAutoFillBackground(False)
        self._grid = QGridLayout(self._sheet)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(2)
        self._grid.setRowStretch(4, 1)
        self._beyond = BeyondStages(theme, self._sheet)
        self.setWidget(self._sheet)
        self.setAccessibleName(_("Checkpoints by level"))

    # Showing

    def prepare(self, framework: Framework) -> None:
        """Makes the rows that the framework's criteria will want, so that leafing does not stop for it."""
        self._criterion = ""
        self._make_columns(max((len(found.levels) for found in framework.criteria), default=0))
        for place, column in enumerate(self._columns):
            levels = (found.levels[place] for found in framework.criteria if place < len(found.levels))
            count = max((len(level.checkpoints) for level in levels), default=0)
            for index in range(min(count, MOST_PREPARED)):
                self._joined(column.row(index))
            column.end_at(0)
        self.rows_made.emit()

    def show_result(
        self,
        result: CriterionResult,
        framework: Framework,
        found: CriterionMovement | None = None,
        client: Mapping[str, Answer] | None = None,
    ) -> None:
        """Shows a criterion in the widgets that are there already, with other answers beside:

        those of last time, and the client's own.
        """
        known = len(self._known)
        another = result.criterion.id != self._criterion
        self._criterion = result.criterion.id
        self._order = tuple(point.id for point in walking_order(result.criterion))
        self._beyond.show_stages(framework.beyond)
        self._make_columns(len(result.criterion.levels))
        levels = zip(result.criterion.levels, result.score.levels, strict=True)
        for place, (level, score) in enumerate(levels):
            self._heads[place].show_level(score, result, framework)
            column = self._columns[place]
            for index, view in enumerate(views_of(level, result, framework, found, client)):
                row = self._joined(column.row(index))
                row.show_view(view, index == len(level.checkpoints) - 1)
            column.end_at(len(level.checkpoints))
            if another:
                column.verticalScrollBar().setValue(0)
        if len(self._known) > known:
            self.rows_made.emit()
        if another:
            self._begin(result)

    def _begin(self, result: CriterionResult) -> None:
        """A criterion just come to: the first thing to answer is current. Whoever shows it knows."""
        self.current = ""
        first = self.next_open() or next((point.id for point in result.criterion.checkpoints), "")
        self._mark_current(first)
        self._reveal.start()

    def _make_columns(self, count: int) -> None:
        while len(self._columns) < count:
            self._make_column(2 * len(self._columns))
        for place, column in enumerate(self._columns):
            for part in (*self._heads[place].parts, column):
                part.setVisible(place < count)
            self._grid.setColumnStretch(2 * place, 1 if place < count else 0)
            self._grid.setColumnMinimumWidth(2 * place, NARROWEST if place < count else 0)
        for place, rule in enumerate(self._rules):
            rule.setVisible(place < count - 1)

    def _make_column(self, at: int) -> None:
        head, column = LevelHead(self._theme, self._sheet), LevelColumn(self._theme, self._sheet)
        for row, part in enumerate(head.parts):
            self._grid.addWidget(part, row, at)
        self._grid.addWidget(column, 4, at)
        self._grid.addWidget(self._beyond, 0, at + 2, 5, 1)
        if at:
            rule = QFrame(self._sheet)
            rule.setProperty("role", "hairline")
            rule.setFixedWidth(1)
            self._grid.addWidget(rule, 1, at - 1, 4, 1)
            self._rules.append(rule)
        self._heads.append(head)
        self._columns.append(column)

    def _joined(self, row: CheckpointRow) -> CheckpointRow:
        if row not in self._known:
            self._known.add(row)
            row.answer_wanted.connect(self.answer_wanted)
            row.menu_wanted.connect(self.menu_wanted)
            row.focused.connect(self._set_current)
            row.moved.connect(self._move)
        return row

    def boxes(self) -> Iterator[QWidget]:
        """Every box there is, in sight or not, in the order of the columns."""
        return (row.box for column in self._columns for row in column.rows)

    # The current checkpoint

    def rows(self) -> Iterator[CheckpointRow]:
        """The rows in view, lowest level first."""
        for column in self._columns:
            if not column.isHidden():
                yield from column.rows[: column.shown]

    def row_of(self, checkpoint: str) -> CheckpointRow | None:
        return next((row for row in self.rows() if row.checkpoint_id == checkpoint), None)

    def go_to(self, checkpoint: str, focus: bool = False) -> None:
        """Makes a checkpoint the current one, brings it into view and, if so wished, the keyboard to it."""
        row = self.row_of(checkpoint)
        if row is None:
            return
        self._set_current(checkpoint)
        if focus:
            row.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_into_view(row)
        # Where rows have just changed, their places are known only once the layout has run.
        self._reveal.start()

    @property
    def has_keyboard(self) -> bool:
        """Whether keys go to a checkpoint, or will once the window is the active one."""
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def focus_current(self) -> None:
        self.go_to(self.current, focus=True)

    def next_open(self) -> str:
        """The next checkpoint that applies and has no answer, after the current one, then from the start.

        Within a level, signs that decide nothing come last.
        """
        views = {row.checkpoint_id: row.view for row in self.rows()}
        here = self._order.index(self.current) if self.current in self._order else -1
        for checkpoint in self._order[here + 1 :] + self._order[: here + 1]:
            view = views.get(checkpoint)
            if view is not None and view.applies and view.value is None:
                return checkpoint
        return ""

    def _set_current(self, checkpoint: str) -> None:
        # While nothing is shown the keyboard only passes over rows that are being hidden.
        if self._criterion and checkpoint != self.current:
            self._mark_current(checkpoint)
            self.current_changed.emit(checkpoint)

    def _mark_current(self, checkpoint: str) -> None:
        self.current = checkpoint
        for row in self.rows():
            row.set_current(row.checkpoint_id == checkpoint)
            if row.checkpoint_id == checkpoint:
                self.setFocusProxy(row.box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reveal.start()

    def _reveal_current(self) -> None:
        row = self.row_of(self.current)
        if row is not None:
            self._bring_into_view(row)

    def _bring_into_view(self, row: CheckpointRow) -> None:
        for column in self._columns:
            if row in column.rows:
                if row.height() + 2 * FADE > column.viewport().height():
                    # Where not all of it has room, its first words have.
                    column.verticalScrollBar().setValue(row.y() - FADE)
                else:
                    column.ensureWidgetVisible(row, 0, FADE)
                place = column.mapTo(self._sheet, QPoint(0, 0)).x()
                bar = self.horizontalScrollBar()
                if not bar.value() <= place <= bar.value() + self.viewport().width() - column.width():
                    bar.setValue(place)

    def _move(self, checkpoint: str, right: int, down: int) -> None:
        """Arrows: up and down run on through the columns, left and right keep the height where they can."""
        rows = list(self.rows())
        here = next((place for place, row in enumerate(rows) if row.checkpoint_id == checkpoint), None)
        if here is None:
            return
        if down:
            target = min(max(here + down, 0), len(rows) - 1)
            self.go_to(rows[target].checkpoint_id, focus=True)
            return
        columns = [column for column in self._columns if not column.isHidden() and column.shown]
        column = next(place for place, found in enumerate(columns) if rows[here] in found.rows)
        step = -right if self.isRightToLeft() else right
        if 0 <= column + step < len(columns):
            height = rows[here].mapTo(self, QPoint(0, 0)).y()
            beside = columns[column + step].rows[: columns[column + step].shown]
            nearest = min(beside, key=lambda row: abs(row.mapTo(self, QPoint(0, 0)).y() - height))
            self.go_to(nearest.checkpoint_id, focus=True)
