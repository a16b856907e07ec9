"""What moved since the audit before: criteria by what became of them, and one of them by its checkpoints."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.movement import CriterionMovement, Moved, Movement, map_criterion
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.re_audit.mapping import HeldAgainstDialog
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.chart_sections import tool_row
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import RowList
from maturity_desktop.reports.sections.movement_words import (
    TOLD_FIRST,
    change_words,
    checkpoint_words,
    group_words,
    level_now_words,
    movement_about,
    movement_sentence,
    remark_words,
)

LEAST_DETAIL, MOST_DETAIL = 260, 460


class MovementSection(QWidget):
    """The rows on the left, what became of the current one on the right; Enter opens the criterion."""

    criterion_wanted = Signal(str)

    def __init__(
        self,
        session: AuditSession,
        words: NullTranslations,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._words, self._theme = session, words, theme
        self._found: Movement | None = None
        self._shown: Movement | None = None
        self._dialogs = OneOpen(self)
        self.finding = PlainWords(theme, bold=True, lines=2)
        self.about = PlainWords(theme, "small", "quiet", lines=3)
        self.rows = RowList(theme, _("Criteria by what became of them"))
        self.rows.shows_choice = True
        set_role(self.rows, "framed")
        self.detail = self._build_detail()
        self.tools = tool_row()
        self.rows.chosen.connect(self._open_row)
        self.rows.selectionModel().currentChanged.connect(lambda _new, _old: self._show_detail())
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self.rows, 5)
        across.addWidget(self.detail, 3)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.finding)
        box.addWidget(self.about)
        box.addLayout(across, 1)

    def _build_detail(self) -> QFrame:
        frame = QFrame()
        set_role(frame, "card")
        frame.setMinimumWidth(LEAST_DETAIL)
        frame.setMaximumWidth(MOST_DETAIL)
        self.name = PlainWords(self._theme, bold=True, lines=2)
        self.standing = PlainWords(self._theme, ink="quiet", lines=3)
        self.points = QPlainTextEdit()
        self.points.setReadOnly(True)
        self.points.setTabChangesFocus(True)
        self.points.document().setDocumentMargin(0)
        set_role(self.points, "reading")
        self.open = QPushButton(_("&Open the criterion"))
        self.open.clicked.connect(lambda: self.criterion_wanted.emit(self._criterion))
        self.hold_against = QPushButton(_("Ho&ld against…"))
        self.hold_against.clicked.connect(self._ask_which)
        mark_edits(self.hold_against)
        acts = QWidget()
        buttons = FlowLayout(acts, spacing=8)
        for button in (self.open, self.hold_against):
            buttons.addWidget(button)
        box = QVBoxLayout(frame)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(4)
        box.addWidget(self.name)
        box.addWidget(self.standing)
        box.addSpacing(4)
        box.addWidget(self.points, 1)
        box.addWidget(acts)
        return frame

    def panes(self) -> tuple[QWidget, ...]:
        return (self.rows, self.points)

    # What is shown

    def show_movement(self, found: Movement) -> None:
        """Newer figures; the list stays at the criterion that it stood at."""
        self._found = found
        if found is self._shown:
            return
        self._shown, before = found, self._current
        self.finding.show_words(movement_sentence(found, self._words))
        self.about.show_words(" ".join(movement_about(found, self._words)))
        rows = tuple(self._rows(found))
        self.rows.show_rows(rows)
        place = next((place for place, row in enumerate(rows) if row.goal == before and before), None)
        if place is not None:
            self.rows.setCurrentIndex(self.rows.rows.index(place))
        self._show_detail()

    def _rows(self, found: Movement) -> Iterator[Row]:
        for moved in TOLD_FIRST:
            own = found.those(moved)
            if own:
                yield Row(group_words(moved, len(own), self._words), heading=True)
            for each in own:
                yield Row(
                    each.criterion.title, lead=each.criterion.id, mark=self._mark(each), goal=self._goal(each)
                )

    def _mark(self, own: CriterionMovement) -> str:
        then, now = (level_now_words(side, self._words) for side in (own.before, own.now))
        return _("{before} → {now}").format(before=then, now=now)

    @staticmethod
    def _goal(own: CriterionMovement) -> tuple[str, bool]:
        """The criterion, and whether this edition has it."""
        return own.criterion.id, own.now is not None

    @property
    def _current(self) -> tuple[str, bool] | None:
        index = self.rows.currentIndex()
        return self.rows.rows.rows[index.row()].goal if index.isValid() else None  # type: ignore[return-value]  # rows of criteria

    @property
    def _criterion(self) -> str:
        """The criterion of this edition that the list stands at; empty at one that is gone."""
        name, is_here = self._current or ("", False)
        return name if is_here else ""

    def _movement(self) -> CriterionMovement | None:
        if self._found is None:
            return None
        return next((own for own in self._found.criteria if self._goal(own) == self._current), None)

    def _show_detail(self) -> None:
        own, words = self._movement(), self._words
        self.detail.setVisible(own is not None)
        if own is None:
            return
        name = _("{id} {title}").format(id=own.criterion.id, title=own.criterion.title)
        self.name.show_words(name)
        said = _("Last time {before}, now {now}; change {change}").format(
            before=level_now_words(own.before, words),
            now=level_now_words(own.now, words),
            change=change_words(own, words),
        )
        self.standing.show_words("\n".join(part for part in (said, remark_words(own, words)) if part))
        self.points.setPlainText("\n".join(self._lines(own)))
        self.points.setAccessibleName(_("Checkpoints of {criterion}, then and now").format(criterion=name))
        self.open.setEnabled(own.now is not None)
        self.hold_against.setEnabled(own.now is not None)

    def _lines(self, own: CriterionMovement) -> Iterator[str]:
        """What moved first, then what stayed; last time's note at the end."""
        words, line = self._words, _("{id}: {words}. {text}")
        stayed = (Moved.HELD, Moved.OPEN)
        for first in (True, False):
            for point in own.checkpoints:
                if (point.moved not in stayed) is first:
                    said, text = checkpoint_words(point, words), point.checkpoint.text
                    yield line.format(id=point.checkpoint.id, words=said, text=text)
        if own.before is not None and own.before.note.strip():
            yield ""
            yield _("Last time’s note: {note}").format(note=own.before.note.strip())

    # What is done

    def _open_row(self, goal: object) -> None:
        if self._criterion:
            self.criterion_wanted.emit(self._criterion)

    def _ask_which(self) -> None:
        own, found = self._movement(), self._found
        if own is None or found is None or own.now is None:
            return
        dialog = HeldAgainstDialog(found, own, self._theme, self.window())
        name = own.criterion.id
        dialog.picked.connect(lambda earlier: self._hold_against(name, str(earlier)))
        self._dialogs._open(dialog)

    def _hold_against(self, criterion: str, earlier: str) -> None:
        session = self._session
        label = _("{criterion} held against last time’s {earlier}").format(
            criterion=criterion, earlier=earlier
        )
        if not earlier:
            label = _("{criterion} held against its own number").format(criterion=criterion)
        session.change(label, map_criterion(session.audit, session.framework.id, criterion, earlier))
