"""The ratings of the open audit: the agreed one and those given without sight of it."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from maturity_desktop.domain import team
from maturity_desktop.domain.audit import AGREED, RatingSet
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.team.rating_words import rated_words, rating_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.dialog_parts import calm_button
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.row_list import RowList

SIZE = (760, 440)


class RatingsDialog(QDialog):
    """While one of the others is in view, it says nothing of the agreed one."""

    show_wanted = Signal(object)
    """The RatingSet that is to come into view; the same of the next three."""
    compare_wanted = Signal(object)
    meeting_wanted = Signal(object)
    remove_wanted = Signal(object)
    start_wanted = Signal()

    def __init__(self, session: AuditSession, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Second ratings"))
        self._session = session
        self.list = RowList(theme, _("Ratings"), lead_width=0)
        self.list.shows_choice = True
        self.list.setProperty("role", "framed")
        self.note = plain_label("", "quiet", wraps=True)
        self.view = calm_button(_("Sho&w"), lambda: self._tell(self.show_wanted))
        set_role(self.view, "primary")
        self.compare = calm_button(_("Co&mpare…"), lambda: self._tell(self.compare_wanted))
        self.meeting = calm_button(_("M&eeting…"), lambda: self._tell(self.meeting_wanted))
        self.meeting.setToolTip(_("Go through the differences and agree on a level for each"))
        self.start = calm_button(_("&Start a second rating…"), self.start_wanted.emit)
        self.remove = calm_button(_("&Remove…"), lambda: self._tell(self.remove_wanted))
        self.close_button = calm_button(_("Close"), self.accept)
        mark_edits(self.start, self.remove)
        self._lay_out()
        self.list.chosen.connect(lambda _rating: self.view.click())
        self.list.selectionModel().currentChanged.connect(lambda _new, _old: self._judge())
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self.remove.click)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        session.records_changed.connect(self._follow)
        session.rating_set_switched.connect(self._show)
        self._show()
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))
        self.list.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for button in (self.view, self.compare, self.meeting, self.start, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        words = _("Reports, exports and the library are made of the agreed ratings, whichever is in view.")
        column.addWidget(plain_label(words, "quiet", wraps=True))
        column.addWidget(self.list, 1)
        column.addWidget(self.note)
        column.addLayout(row)

    # What is shown

    def _follow(self, kinds: frozenset[type]) -> None:
        if RatingSet in kinds:
            self._show()

    def _show(self) -> None:
        rows = tuple(self._rows())
        self.list.show_rows(rows)
        goals = [getattr(row.goal, "id", "") for row in rows]
        if self._session.rating_set in goals:
            self.list.setCurrentIndex(self.list.rows.index(goals.index(self._session.rating_set)))
        self._judge()

    def _rows(self) -> Iterator[Row]:
        session = self._session
        audit = session.audit
        agreed = audit.get(RatingSet, audit.id, AGREED) or RatingSet(audit.id, AGREED)
        for rating in (agreed, *team.second_ratings(audit)):
            in_view = rating.id == session.rating_set
            hidden = session.is_blind and not in_view
            results = session.results_of(session.framework.id, rating.id)
            yield Row(
                rating_words(rating),
                detail=_("out of sight") if hidden else rated_words(results),
                mark=_("in view") if in_view else "",
                goal=rating,
            )

    @property
    def _chosen(self) -> RatingSet | None:
        index = self.list.currentIndex()
        goal = self.list.rows.rows[index.row()].goal if index.isValid() else None
        return goal if isinstance(goal, RatingSet) else None

    def _judge(self) -> None:
        chosen, session = self._chosen, self._session
        is_other = chosen is not None and chosen.id != AGREED
        self.view.setEnabled(chosen is not None and chosen.id != session.rating_set)
        self.compare.setEnabled(is_other and not session.is_blind)
        self.meeting.setEnabled(is_other)
        self.remove.setEnabled(is_other)
        self.note.setText(
            _("Ratings can be compared once the agreed ones are in view again; a meeting brings them there.")
            if session.is_blind
            else ""
        )
        self.note.setVisible(session.is_blind)

    def _tell(self, signal: SignalInstance) -> None:
        if self._chosen is not None:
            signal.emit(self._chosen)
