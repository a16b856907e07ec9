"""Supporting figures: what the client's sheets come to, what is claimed of them, and where they came from."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QModelIndex, QRectF, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.supporting_catalogue import SupportingMeasure
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.bad_news import reason
from maturity_desktop.gui.measures.folding_panes import FoldingPanes
from maturity_desktop.gui.supporting.claims_view import ClaimsView
from maturity_desktop.gui.supporting.dialogs import SupportingDialogs
from maturity_desktop.gui.supporting.figure_detail import ChartPart, FigureDetail
from maturity_desktop.gui.supporting.figure_list import FigureList
from maturity_desktop.gui.supporting.figure_sources import FigureSources
from maturity_desktop.gui.supporting.figure_words import CLAIMS, list_rows
from maturity_desktop.gui.supporting.figures_switch import SUPPORTING, FiguresSwitch
from maturity_desktop.gui.supporting.known_figures import KnownFigures
from maturity_desktop.gui.supporting.supporting_actions import SupportingActions
from maturity_desktop.gui.supporting.supporting_desk import SupportingDesk
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.chart_sections import scroll_area
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words

LEAST = (560, 210)


class SupportingPage(QWidget):
    """Follows the audit while it is in sight; whatever is changed here is an edit that can be undone."""

    criterion_wanted = Signal(str, str)
    """A criterion and its framework."""
    page_wanted = Signal(str)

    def __init__(
        self,
        session: AuditSession,
        known: KnownFigures,
        desk: SupportingDesk,
        ask: Ask,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = _("Supporting figures")
        self.key_hints = (
            (_("Ctrl+I"), _("import")),
            (_("Ctrl+T"), _("type amounts")),
            (_("Ctrl+L"), _("what is claimed")),
            (_("Arrows"), _("walk")),
            (_("Ctrl+C"), _("copy the picture")),
            (_("Enter"), _("open the criterion")),
        )
        self._session, self._known, self._desk, self._ask = session, known, desk, ask
        self._words = screen_words()
        self._is_stale = True
        self._is_showing = False
        self._goal = CLAIMS
        """The measure that is looked at, or all claims."""
        self.switch = FiguresSwitch(SUPPORTING)
        self.figures = FigureList(theme)
        self.import_button = QPushButton(_("&Import…"))
        self.type_button = QPushButton(_("T&ype amounts…"))
        mark_edits(self.import_button, self.type_button)
        set_role(self.import_button, "primary")
        self.busy = PlainWords(theme, "small", "quiet", lines=2)
        self.trouble = PlainWords(theme, ink="attention", lines=4)
        self.claims = ClaimsView(self._words, theme)
        self.detail = FigureDetail(self._words, theme)
        self.sources = FigureSources(self._words, theme)
        self.dialogs = SupportingDialogs(session, known, desk, ask, theme, self._words, self)
        self.act = SupportingActions(self, self.sources.data, self.detail.criteria, self.detail)
        self._lay_out()
        self._wire()

    def actions(self) -> tuple[QAction, ...]:  # type: ignore[override]  # Qt has a list
        """What can be done, in the order of the menu."""
        return self.act.in_order

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self.figures, self.claims, self.detail, self.sources, self.switch)

    # How it is built

    def _lay_out(self) -> None:
        left = QFrame()
        left.setProperty("role", "pane")
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 10, 8, 8)
        column.setSpacing(6)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.import_button, self.type_button):
            buttons.addWidget(button, 1)
        column.addWidget(self.switch)
        column.addWidget(self.figures, 1)
        column.addLayout(buttons)
        column.addWidget(self.busy)
        column.addWidget(self.trouble)
        self.trouble.hide()
        inside = QWidget()
        below = QVBoxLayout(inside)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.claims)
        below.addWidget(self.detail)
        below.addStretch(0)
        self._top = scroll_area(inside)
        self._panes = FoldingPanes(left, self._top, self.sources, below)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._panes)
        self.setMinimumSize(*LEAST)
        self.detail.hide()
        self._panes.show_part(False)

    def _wire(self) -> None:
        session, known = self._session, self._known
        self.switch.wanted.connect(self.page_wanted)
        self.figures.selectionModel().currentChanged.connect(self._choose)
        self.figures.chosen.connect(lambda _goal: self._go_in())
        self.claims.criterion_wanted.connect(lambda home, own: self.criterion_wanted.emit(own, home))
        self.detail.criteria.chosen.connect(lambda goal: self.criterion_wanted.emit(goal[1], goal[0]))
        for part in (self.detail.months, self.detail.groups):
            part.view.spot_reached.connect(lambda spot, part=part: self._bring_into_sight(part, spot))
        self._desk.busy.connect(self._show_busy)
        self._desk.refused.connect(self._tell_refused)
        for action, act in (
            (self.act.import_file, self.import_file),
            (self.act.type_amounts, self.type_amounts),
            (self.act.remove, self.remove_data),
            (self.act.claims, lambda: self.show_measure(CLAIMS)),
            (self.act.open, self.detail.criteria.choose_current),
            (self.act.staffing, self.dialogs.ask_what_if),
            (self.act.copy, self._copy),
        ):
            action.triggered.connect(lambda _checked, act=act: act())
        for button, action in (
            (self.import_button, self.act.import_file),
            (self.type_button, self.act.type_amounts),
            (self.sources.remove, self.act.remove),
        ):
            button.clicked.connect(action.trigger)
        for changed in (session.results_changed, session.framework_switched, known.read):
            changed.connect(self._look_again)
        known.not_read.connect(self._tell_not_read)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._known.ask()
        if self._is_stale:
            self._show()

    def _look_again(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._show()

    @property
    def measure(self) -> SupportingMeasure | None:
        """The measure that is looked at."""
        catalogue = self._known.catalogue
        return catalogue.by_id.get(self._goal) if catalogue is not None else None

    def show_measure(self, goal: str) -> None:
        """Goes to a measure, or to all claims."""
        self._goal = goal
        self._look_again()
        self.figures.setFocus()

    def _show(self) -> None:
        """All of the page anew; the choice stays where it was."""
        known, session = self._known, self._session
        catalogue = known.catalogue
        for part in (self.act.import_file, self.act.type_amounts, self.import_button, self.type_button):
            part.setEnabled(catalogue is not None)
        if catalogue is None:
            self.busy.show_words(_("Reading the measures"))
            return
        self._is_stale = False
        if self.busy.words == _("Reading the measures"):
            self.busy.show_words("")
        self._tell_faults()
        claims = known.claims()
        rows = list(list_rows(catalogue, known.figures, claims, session.framework, self._words))
        goals = [row.goal for row in rows]
        if self._goal not in goals:
            self._goal = CLAIMS
        self._is_showing = True
        self.figures.show_rows(rows)
        self.figures.setCurrentIndex(self.figures.rows.index(goals.index(self._goal)))
        self._is_showing = False
        self.claims.show_claims(claims, catalogue, session.audit)
        self._show_goal()

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not self._is_showing and index.isValid():
            goal = self.figures.rows.rows[index.row()].goal
            if goal is not None and goal != self._goal:
                self._goal = str(goal)
                self._show_goal()
                self._top.verticalScrollBar().setValue(0)

    def _show_goal(self) -> None:
        measure, catalogue = self.measure, self._known.catalogue
        self.claims.setVisible(measure is None)
        self.detail.setVisible(measure is not None)
        self.act.type_amounts.setEnabled(measure is not None)
        self.type_button.setEnabled(measure is not None)
        self._panes.show_part(measure is not None)
        if measure is None or catalogue is None:
            self.act.remove.setEnabled(False)
            return
        figure, session = self._known.figures.get(measure.id), self._session
        # The model in view first: its criteria are what the person is at.
        frameworks = sorted(session.frameworks.values(), key=lambda own: own.id != session.framework.id)
        self.detail.show_figure(measure, figure, catalogue, tuple(frameworks))
        self.sources.show_figure(measure, figure, catalogue, session.audit)
        self.act.remove.setEnabled(self.sources.chosen is not None)

    def _go_in(self) -> None:
        """Enter: from the list to what it shows."""
        if self.measure is None:
            shown = self.claims.shown
            if shown:
                shown[0].open.setFocus()
            return
        stops: tuple[QWidget, ...] = (self.detail.months.view, self.detail.groups.view, self.detail.criteria)
        for stop in stops:
            if stop.isVisible():
                stop.setFocus()
                return

    def _bring_into_sight(self, part: ChartPart, spot: QRectF) -> None:
        inside = self._top.widget()
        assert inside is not None, "the scrolled part is there from the beginning"
        area = part.view.mapTo(inside, spot.bottomRight().toPoint())
        self._top.ensureVisible(0, area.y(), 0, 8)

    # What is done

    def import_file(self) -> None:
        """A client's file: which one is asked, and how it is read."""
        if self._known.catalogue is not None:
            self.dialogs.import_files(self._known.catalogue)

    def type_amounts(self) -> None:
        """The amounts of the measure in sight, by hand."""
        measure, catalogue = self.measure, self._known.catalogue
        if measure is not None and catalogue is not None:
            self.dialogs.type_amounts(catalogue, measure)

    def remove_data(self) -> None:
        """The data that are chosen go from every figure; their file stays in the register."""
        record = self.sources.chosen
        if record is not None:
            self.figures.setFocus()
            self._desk.remove(record)

    def _copy(self) -> None:
        """The picture that has the keyboard, else the first one in sight."""
        parts = [part for part in (self.detail.months, self.detail.groups) if part.isVisible()]
        chosen = next((part for part in parts if part.view.hasFocus()), parts[0] if parts else None)
        if chosen is not None:
            chosen.view.copy()

    def _show_busy(self, words: str) -> None:
        self.busy.show_words(words)

    def _tell_refused(self, what: str, why: str) -> None:
        self._ask.tell(_("{what}: that did not work").format(what=what), why)

    def _tell_not_read(self, error: BaseException) -> None:
        self._say_trouble(_("The measures were not read: {why}").format(why=reason(error)))

    def _tell_faults(self) -> None:
        """What is wrong with the firm's own measures, which are passed over then."""
        faults = "\n".join(str(own) for own in self._known.faults)
        told = _("Your firm’s own measures are passed over: {faults}").format(faults=faults)
        self._say_trouble(told if faults else "")

    def _say_trouble(self, words: str) -> None:
        self.trouble.show_words(words)
        self.trouble.setVisible(bool(words))
