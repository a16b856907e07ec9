"""The months after an audit: the criteria that are worked on, re-rated by month, and readiness over time."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.audit import AGREED
from maturity_desktop.domain.improvement import Standing, forget, history, re_rate, touched
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.scoring import State
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.dialogs.pick import PickDialog
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.readiness.progress_actions import ProgressActions
from maturity_desktop.gui.readiness.progress_rows import rows_of, told_of
from maturity_desktop.gui.readiness.re_rating_dialog import ReRatingDialog, months_to_choose
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.chart_sections import nothing_yet, zoom_of
from maturity_desktop.gui.widgets.drawing_view import DrawingView
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import RowList
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.charts.readiness_line import readiness_line
from maturity_desktop.reports.sections.progress_words import progress_headline, standing_line
from maturity_desktop.reports.sections.readiness_words import month_of_year

CHART_HEIGHT = 168


class ProgressPage(QWidget):
    """Follows the session while it is in sight; a re-rating is an edit and leaves the audit's ratings."""

    criterion_wanted = Signal(str)

    def __init__(
        self, session: AuditSession, ask: Ask, theme: ThemeSwitch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = _("Progress")
        self.key_hints = (
            ("R", _("re-rate")),
            (_("Ins"), _("another criterion")),
            (_("Enter"), _("see its rating")),
        )
        self._session, self._ask, self._theme = session, ask, theme
        self._words = screen_words()
        self._is_stale = True
        self.months: tuple[Standing, ...] = ()
        """The audit and the months with a re-rating, as they are shown."""
        self.headline = PlainWords(theme, "title", bold=True, lines=2)
        self.lead = PlainWords(theme, lines=2)
        self.chart = DrawingView(theme, nothing_yet, zoom=zoom_of(theme))
        self.chart.setAccessibleName(_("Criteria that meet the profile, by month"))
        self.chart.setFixedHeight(CHART_HEIGHT)
        self.chart.at_top = True
        self.spot = PlainWords(theme, "small", "quiet", lines=1)
        self.list = RowList(theme, _("Criteria that are worked on"))
        self.list.shows_choice = True
        self.list.chooses_on_double_click()
        set_role(self.list, "framed")
        self.nothing = PlainWords(theme, ink="quiet", lines=3)
        self.in_hand = PlainWords(theme, lines=4)
        self.acts = ProgressActions(self, self.list)
        self.other_button = self._button(self.acts.other, _("Re-rate a criterion…"))
        self.way_buttons = tuple(
            self._button(action, action.text().replace("&", ""))
            for action in (self.acts.re_rate, self.acts.forget, self.acts.assess)
        )
        self.dialogs = OneOpen(self)
        self._lay_out()
        self._connect()

    def _button(self, action: QAction, words: str) -> QPushButton:
        button = inline_button(words)
        button.setAccessibleName(words)
        if action is not self.acts.assess:
            mark_edits(button)
        button.clicked.connect(action.trigger)
        return button

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(self.headline, 1)
        top.addWidget(self.other_button, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(top)
        for part in (self.lead, self.chart, self.spot):
            box.addWidget(part)
        box.addWidget(self.list, 1)
        box.addWidget(self.nothing)
        box.addWidget(self.in_hand)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        for button in self.way_buttons:
            ways.addWidget(button)
        ways.addStretch(1)
        box.addLayout(ways)
        box.addStretch(0)

    def _connect(self) -> None:
        session = self._session
        self.list.chosen.connect(self.criterion_wanted.emit)
        self.list.selectionModel().currentChanged.connect(lambda *_places: self._show_in_hand())
        self.chart.told.connect(self._tell_spot)
        for action, act in (
            (self.acts.re_rate, self._re_rate_in_hand),
            (self.acts.forget, self._forget),
            (self.acts.assess, self.list.choose_current),
            (self.acts.other, self._pick_other),
        ):
            action.triggered.connect(act)
        for changed in (session.results_changed, session.framework_switched):
            changed.connect(self._look_again)
        session.rating_set_switched.connect(lambda _name: self._look_again())

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self.list, self.chart, self.other_button)

    def actions(self) -> list[QAction]:
        """Everything that can be done here."""
        return list(self.acts.in_order)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show()

    def _look_again(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._show()

    @property
    def _results(self) -> Results:
        return self._session.results_of(self._session.framework.id, AGREED)

    def _show(self) -> None:
        session, words = self._session, self._words
        self._is_stale = False
        hidden = session.is_blind
        self.acts.other.setEnabled(not hidden and self._may_edit)
        for part in (self.lead, self.chart, self.spot, self.list, self.nothing, self.other_button):
            part.setVisible(not hidden)
        if hidden:
            self.months = ()
            self.headline.show_words(_("Progress follows from the agreed ratings, which are out of sight"))
            self._show_in_hand()
            return
        self.months = history(self._results)
        self.headline.show_words(progress_headline(self.months, words))
        last = self.months[-1]
        self.lead.show_words(
            _("{month}: {standing}").format(
                month=month_of_year(last.month, words), standing=standing_line(last, words)
            )
        )
        several = len(self.months) > 1
        self.chart.setVisible(several)
        self.spot.setVisible(several)
        if several:
            months = self.months
            self.chart.show_made_by(lambda width, height: readiness_line(months, words, width, height))
        self._show_rows()

    def _show_rows(self) -> None:
        before = self.criterion
        criteria = touched(self._session.audit, self._session.framework)
        rows = tuple(rows_of(self.months, criteria, self._words))
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.nothing.show_words(
            _(
                "A criterion stands here with its levels by month once an action is about it, or it is "
                "re-rated. The ratings of the audit stay as they are."
            )
        )
        for number, row in enumerate(rows):
            if row.goal == before:
                self.list.setCurrentIndex(self.list.rows.index(number))
        self._show_in_hand()

    @property
    def criterion(self) -> str:
        """The one in hand; empty where none is."""
        index = self.list.currentIndex()
        return str(self.list.rows.rows[index.row()].goal) if index.isValid() else ""

    @property
    def _may_edit(self) -> bool:
        """A library that is open for reading only takes nothing."""
        return self.other_button.isEnabled() or self.acts.re_rate.isEnabled()

    def _show_in_hand(self) -> None:
        name = self.criterion if self.months else ""
        told = tuple(told_of(self.months, name, self._words)) if name else ()
        self.in_hand.show_words("\n".join(told))
        self.in_hand.setVisible(bool(told))
        for button in self.way_buttons:
            button.setVisible(bool(name))
        self.way_buttons[1].setVisible(bool(told))

    def _tell_spot(self, words: str) -> None:
        self.spot.show_words(words)

    # What is done

    def _re_rate_in_hand(self) -> None:
        if self.criterion:
            self.re_rate(self.criterion)

    def re_rate(self, criterion: str) -> None:
        """Asks how a criterion stands in a month."""
        session = self._session
        today = session.clock().date()
        months = months_to_choose(session.audit, today)
        dialog = ReRatingDialog(
            self._results, criterion, months, session.author, today, self._theme, self._ask, self
        )

        def keep() -> None:
            label = _("re-rate {criterion}").format(criterion=criterion)
            session.change(label, re_rate(session.audit, dialog.re_rating))
            self.show_item(criterion)

        dialog.accepted.connect(keep)
        self.dialogs._open(dialog)

    def _forget(self) -> None:
        """The latest re-rating of the criterion in hand goes."""
        session, name = self._session, self.criterion
        own = [one for month in self.months for one in month.touched if one.criterion == name]
        if own:
            label = _("take back a re-rating of {criterion}").format(criterion=name)
            session.change(label, forget(session.audit, session.framework.id, name, own[-1].month))

    def _pick_other(self) -> None:
        title = _("Re-rate a criterion")
        dialog = PickDialog(
            self._theme, title, _("Its number or title"), _("No criterion fits."), self._fitting, self
        )
        dialog.picked.connect(lambda goal: self.re_rate(str(goal)))
        self.dialogs._open(dialog)

    def _fitting(self, words: str) -> tuple[Row, ...]:
        wanted = words.casefold().split()
        return tuple(
            Row(own.criterion.title, lead=own.criterion.id, goal=own.criterion.id)
            for own in self._results.criteria
            if own.score.state is not State.NOT_APPLICABLE
            and all(word in f"{own.criterion.id} {own.criterion.title}".casefold() for word in wanted)
        )

    def show_item(self, criterion: str) -> None:
        """Takes a criterion in hand."""
        if self._is_stale:
            self._show()
        for number, row in enumerate(self.list.rows.rows):
            if row.goal == criterion:
                self.list.setCurrentIndex(self.list.rows.index(number))
        self.list.setFocus()
