"""The consensus meeting: two ratings of a criterion side by side, its evidence, and what is agreed on."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from maturity_desktop.domain.agreement import (
    Calibration,
    Pair,
    agree,
    agreement_of_all,
    calibration,
    calibrations,
    in_order,
)
from maturity_desktop.domain.audit import AGREED, RatingSet
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.team.meeting_pane import MeetingPane
from maturity_desktop.gui.team.rating_words import pair_words, rating_words
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.dialog_parts import calm_button
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import RowList
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.agreement_words import agreed_words, counted_words, kappa_lines

if TYPE_CHECKING:
    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.audit_session import AuditSession

SIZE = (1040, 640)
DIGITS = range(10)


class MeetingDialog(CarefulDialog):
    """Differences first. Digits choose a level, Ctrl+Enter agrees on it, N goes to the next difference.

    What was agreed on is in the audit at once; both ratings stay in the record as they were.
    """

    criterion_wanted = Signal(str)

    def __init__(
        self,
        session: AuditSession,
        rating: RatingSet,
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self.setWindowTitle(_("Consensus meeting"))
        self._session, self._rating = session, rating
        self._drafts: dict[str, tuple[int | None, str]] = {}
        """What is chosen and not agreed on yet, by criterion."""
        self.heading = PlainWords(theme, bold=True, lines=2)
        self.heading.show_words(_("Agreed ratings beside: {rating}").format(rating=rating_words(rating)))
        self.told = PlainWords(theme, "small", "quiet", lines=6)
        self.list = RowList(theme, _("Criteria of the meeting, differences first"))
        self.list.shows_choice = True
        self.list.setProperty("role", "framed")
        self.pane = MeetingPane(theme, session.framework)
        self.next_button = calm_button(_("&Next difference"), self.go_next)
        self.show_button = calm_button(_("Go to the chec&kpoints"), self._go)
        self.close_button = calm_button(_("Close"), self.reject)
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.chosen.connect(lambda _criterion: self.pane.take_focus())
        self.pane.changed.connect(self._keep_draft)
        self.pane.agreed.connect(self._agree)
        self._wire_keys()
        # A method, so that the session forgets a meeting that is closed and deleted.
        session.records_changed.connect(self._show_again)
        self._show("")
        room = self.screen().availableSize() if parent is None else parent.window().size()
        self.resize(QSize(*SIZE).boundedTo(room))
        self.list.setFocus()

    def _wire_keys(self) -> None:
        for digit in DIGITS:
            QShortcut(QKeySequence(str(digit)), self, lambda level=digit: self.pane.choose(level))
        QShortcut(QKeySequence("N"), self, self.go_next)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.pane.agree_button.click)

    def _lay_out(self) -> None:
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.list)
        halves.addWidget(self.pane)
        halves.setStretchFactor(0, 2)
        halves.setStretchFactor(1, 3)
        halves.setSizes([SIZE[0] * 2 // 5, SIZE[0] * 3 // 5])
        row = QHBoxLayout()
        row.addWidget(self.next_button)
        row.addWidget(self.show_button)
        row.addWidget(plain_label(_("Digits choose a level, Ctrl+Enter agrees on it."), "small"))
        row.addStretch(1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.told)
        column.addWidget(halves, 1)
        column.addLayout(row)

    # What is shown

    def _found(self) -> Calibration:
        session, rating = self._session, self._rating
        agreed, second = (session.results_of(session.framework.id, own) for own in (AGREED, rating.id))
        return calibration(session.audit, session.framework, rating, agreed, second)

    def _together(self) -> Iterator[str]:
        """How far all assessors agree, where more than one has rated blind."""
        session, words = self._session, screen_words()
        agreed = session.results_of(session.framework.id, AGREED)
        together = agreement_of_all(calibrations(session.audit, session.framework, agreed))
        if together is not None:
            told = _("; ").join((counted_words(together, words), *kappa_lines(together, words)))
            yield _("All together: {agreement}.").format(agreement=told)

    def _show_again(self, _kinds: object) -> None:
        self._show(self.current)

    def _show(self, current: str) -> None:
        """The pairs as they are now; the list stays at the criterion that it stood at."""
        if self._session.audit.get(RatingSet, *self._rating.key) is None:
            self.accept()  # the rating was removed by an undo
            return
        found, words = self._found(), screen_words()
        self._pairs = {own.criterion.id: own for own in in_order(found.pairs)}
        kappa = kappa_lines(found.agreement, words) if found.is_blind else ()
        parts = (counted_words(found.agreement, words), *kappa, agreed_words(found, words))
        told = " ".join(_("{sentence}.").format(sentence=own) for own in parts if own)
        if not found.is_blind:
            told = _("This rating is not blind: how far it agrees is no measure. {told}").format(told=told)
        self.told.show_words(" ".join((told, *self._together())))
        rows = tuple(self._rows(tuple(self._pairs.values())))
        self.list.show_rows(rows)
        for place, row in enumerate(rows):
            if row.goal == current:
                self.list.setCurrentIndex(self.list.rows.index(place))
        self.next_button.setEnabled(any(own.is_open for own in found.pairs))
        self._show_pair()

    def _rows(self, pairs: tuple[Pair, ...]) -> Iterator[Row]:
        parts = (
            (_("Apart"), [own for own in pairs if own.is_open]),
            (_("Agreed on"), [own for own in pairs if own.apart and not own.is_open]),
            (_("Alike"), [own for own in pairs if own.apart == 0]),
            (_("Rated by one of them, or by none"), [own for own in pairs if own.apart is None]),
        )
        for title, group in parts:
            if group:
                yield Row(title, mark=str(len(group)), heading=True)
            for own in group:
                yield Row(
                    own.criterion.title,
                    lead=own.criterion.id,
                    detail=pair_words(own),
                    goal=own.criterion.id,
                )

    @property
    def current(self) -> str:
        """The criterion that the list stands at."""
        index = self.list.currentIndex()
        return str(self.list.rows.rows[index.row()].goal) if index.isValid() else ""

    def _moved(self, _new: QModelIndex, _old: QModelIndex) -> None:
        self._show_pair()

    def _show_pair(self) -> None:
        pair = self._pairs.get(self.current)
        self.pane.setEnabled(pair is not None)
        self.show_button.setEnabled(pair is not None)
        if pair is None:
            return
        session, held = self._session, pair.consensus
        kept = (held.agreed, held.reason) if held else (None, "")
        results = [session.results_of(session.framework.id, own) for own in (AGREED, self._rating.id)]
        one, other = (own.of(pair.criterion.id) for own in results)
        draft = self._drafts.get(pair.criterion.id, kept)
        self.pane.show_pair(pair, one, other, rating_words(self._rating), *draft)

    # What is done

    def _keep_draft(self) -> None:
        if self.current:
            self._drafts[self.current] = (self.pane.level, self.pane.reason)

    def go_next(self) -> None:
        """The next criterion that they rated apart and have not agreed on, from the top again at the end."""
        rows = self.list.rows.rows
        here = self.list.currentIndex().row()
        for place in (*range(here + 1, len(rows)), *range(here + 1)):
            pair = self._pairs.get(str(rows[place].goal))
            if pair is not None and pair.is_open:
                self.list.setCurrentIndex(self.list.rows.index(place))
                break
        self.list.setFocus()

    def _agree(self) -> None:
        session, pair, level = self._session, self._pairs[self.current], self.pane.level
        if level is None:
            return
        agreed = session.results_of(session.framework.id, AGREED)
        today = session.clock().date()
        changes = agree(session.audit, agreed, self._rating, pair, level, self.pane.reason, today)
        self._drafts.pop(pair.criterion.id, None)
        session.change(_("agreed level of {criterion}").format(criterion=pair.criterion.id), changes)
        self.go_next()

    def _go(self) -> None:
        criterion = self.current
        self.reject()
        if not self.isVisible():
            self.criterion_wanted.emit(criterion)

    def is_changed(self) -> bool:
        held = {name: own.consensus for name, own in self._pairs.items()}
        return any(
            draft != ((kept.agreed, kept.reason) if (kept := held.get(name)) else (None, ""))
            for name, draft in self._drafts.items()
        )
