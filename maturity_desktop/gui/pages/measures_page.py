"""What the client's figures prove: measured criteria, their series, the ladder, and the charts behind it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QModelIndex, QPoint, QRectF, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.changes import drop, put
from maturity_desktop.domain.figure_records import MeasureReading, MeasureSeries
from maturity_desktop.domain.framework import Criterion, Measure
from maturity_desktop.domain.measures import channel_figures, channels_untold, reading_of, series_of
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.domain.series import Grain
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.measures.criteria_list import CriteriaList
from maturity_desktop.gui.measures.dialogs import FigureDialogs
from maturity_desktop.gui.measures.figure_charts import FigureCharts
from maturity_desktop.gui.measures.figure_desk import FigureDesk
from maturity_desktop.gui.measures.folding_panes import FoldingPanes
from maturity_desktop.gui.measures.ladder_section import LadderSection
from maturity_desktop.gui.measures.measure_words import criterion_row, headline, standing
from maturity_desktop.gui.measures.measures_actions import MeasuresActions
from maturity_desktop.gui.measures.reading_pane import ReadingPane
from maturity_desktop.gui.measures.series_list import SeriesList
from maturity_desktop.gui.supporting.figures_switch import MEASURES, FiguresSwitch
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.chart_sections import scroll_area
from maturity_desktop.gui.widgets.drawing_view import DrawingView
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.charts.shown_figures import shown_figures
from maturity_desktop.reports.sections.quality_words import months_beside_lines
from maturity_desktop.verbs.measures import accepted
from maturity_desktop.verbs.supporting import sheets_of_months

LEAST = (560, 210)


class MeasuresPage(QWidget):
    """Follows the audit while it is in sight; whatever is changed here is an edit that can be undone."""

    criterion_wanted = Signal(str)
    page_wanted = Signal(str)
    staffing_wanted = Signal()

    def __init__(
        self,
        session: AuditSession,
        desk: FigureDesk,
        ask: Ask,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = _("Measures")
        self.key_hints = (
            (_("Ctrl+I"), _("import")),
            (_("Ctrl+T"), _("type months")),
            (_("Arrows"), _("walk")),
            (_("Ctrl+L"), _("control limits")),
            (_("Ctrl+C"), _("copy the picture")),
            (_("Enter"), _("open the criterion")),
        )
        self._session, self._desk, self._ask = session, desk, ask
        self._words = screen_words()
        self._is_stale = True
        self._is_showing = False
        self._criterion = ""
        self._record: MeasureSeries | None = None
        """The series that was chosen last of the criterion."""
        self._untold = ""
        """The channel without figures that is chosen in its place."""
        self._drawn: tuple[object, ...] = ()
        self.switch = FiguresSwitch(MEASURES)
        self.criteria = CriteriaList(theme)
        self.series = SeriesList(self._words, theme)
        self.import_button = QPushButton(_("&Import…"))
        self.type_button = QPushButton(_("T&ype months…"))
        self.remove_button = inline_button(_("&Remove"))
        mark_edits(self.import_button, self.type_button, self.remove_button)
        set_role(self.import_button, "primary")
        self.busy = PlainWords(theme, "small", "quiet", lines=2)
        self.headline = PlainWords(theme, "title", bold=True, lines=2)
        self.standing = PlainWords(theme, ink="quiet", lines=3)
        self.ladder = LadderSection(self._words, theme)
        self.charts = FigureCharts(self._words, theme)
        self.reading = ReadingPane(self._words, theme)
        self.dialogs = FigureDialogs(session, desk, ask, theme, self._words, self)
        self.act = MeasuresActions(self, self.criteria, self.series, self.charts)
        self._lay_out()
        self._wire()

    def actions(self) -> tuple[QAction, ...]:  # type: ignore[override]  # Qt has a list
        """What can be done, in the order of the menu."""
        return self.act.in_order

    # How it is built

    def _lay_out(self) -> None:
        left = QFrame()
        left.setProperty("role", "pane")
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 12, 8, 8)
        column.setSpacing(4)
        figures, buttons = QHBoxLayout(), QHBoxLayout()
        figures.addWidget(plain_label(_("Figures"), "heading"))
        figures.addStretch(1)
        figures.addWidget(self.remove_button)
        buttons.setSpacing(6)
        for button in (self.import_button, self.type_button):
            buttons.addWidget(button, 1)
        column.addWidget(self.switch)
        column.addWidget(self.criteria, 5)
        column.addLayout(figures)
        column.addWidget(self.series, 4)
        column.addLayout(buttons)
        column.addWidget(self.busy)
        # What is found scrolls with what it stands on: a low window has no room to keep it in sight.
        inside = QWidget()
        below = QVBoxLayout(inside)
        below.setContentsMargins(20, 16, 12, 8)
        below.setSpacing(6)
        below.addWidget(self.headline)
        below.addWidget(self.standing)
        below.addSpacing(6)
        below.addWidget(self.ladder)
        below.addSpacing(6)
        below.addWidget(self.charts, 1)
        below.addStretch(0)
        self._top = scroll_area(inside)
        self._panes = FoldingPanes(left, self._top, self.reading, below)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._panes)
        self.setMinimumSize(*LEAST)

    def _wire(self) -> None:
        session = self._session
        self.switch.wanted.connect(self.page_wanted)
        self.act.staffing.triggered.connect(self.staffing_wanted)
        self.criteria.selectionModel().currentChanged.connect(self._choose_criterion)
        self.criteria.chosen.connect(lambda goal: self.criterion_wanted.emit(str(goal)))
        self.series.selectionModel().currentChanged.connect(self._choose_series)
        self.series.chosen.connect(lambda _record: self.charts.view.setFocus())
        self.ladder.accept_wanted.connect(self._accept)
        self.reading.reading_wanted.connect(self._keep_reading)
        self._desk.busy.connect(self._show_busy)
        self._desk.refused.connect(self._tell_refused)
        for view in self.charts.views.values():
            view.spot_reached.connect(partial(self._bring_into_sight, view))
        for action, act in (
            (self.act.import_file, self.import_file),
            (self.act.type_months, self.type_months),
            (self.act.hours, self.dialogs.ask_for_hours),
            (self.act.remove, self.remove_series),
            (self.act.accept, self.ladder.accept_every),
            (self.act.open, self.criteria.choose_current),
            (self.act.copy, self.charts.copy),
        ):
            action.triggered.connect(lambda _checked, act=act: act())
        self.act.limits.toggled.connect(self.charts.limits.setChecked)
        self.charts.limits.toggled.connect(self.act.limits.setChecked)
        for button, action in (
            (self.import_button, self.act.import_file),
            (self.type_button, self.act.type_months),
            (self.remove_button, self.act.remove),
        ):
            button.clicked.connect(action.trigger)
        self.reading.hours_wanted.connect(self.act.hours.trigger)
        for changed in (session.results_changed, session.framework_switched):
            changed.connect(self._look_again)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self.criteria, self.series, self.ladder, self.charts, self.reading, self.switch)

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
    def result(self) -> CriterionResult | None:
        """The measured criterion that is chosen."""
        found = self._measured()
        return next((own for own in found if own.criterion.id == self._criterion), None)

    @property
    def record(self) -> MeasureSeries | None:
        """The series that is chosen."""
        return self.series.record

    def _measured(self) -> tuple[CriterionResult, ...]:
        return tuple(own for own in self._session.results.criteria if own.criterion.measure is not None)

    def show_criterion(self, criterion: str) -> None:
        """Shows a measured criterion."""
        if any(own.criterion.id == criterion for own in self._measured()):
            self._criterion, self._record = criterion, None
            self._look_again()

    def _show(self) -> None:
        """All of the page anew; the choice stays where it was."""
        self._is_stale = False
        measured = self._measured()
        names = [own.criterion.id for own in measured]
        if self._criterion not in names:
            self._criterion, self._record = names[0] if names else "", None
        self._is_showing = True
        self.criteria.show_rows([criterion_row(own) for own in measured])
        if names:
            self.criteria.setCurrentIndex(self.criteria.rows.index(names.index(self._criterion)))
        self._is_showing = False
        self._show_criterion()

    def _choose_criterion(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not self._is_showing and index.isValid():
            self._criterion, self._record = str(self.criteria.rows.rows[index.row()].goal), None
            self._show_criterion()
            self._top.verticalScrollBar().setValue(0)

    def _show_criterion(self) -> None:
        result = self.result
        measure = result.criterion.measure if result else None
        for part in (self.import_button, self.type_button, self.act.import_file, self.act.type_months):
            part.setEnabled(result is not None)
        if result is None or measure is None:
            self.headline.show_words(_("No criterion of this model is measured by figures"))
            self.standing.show_words("")
            self.series.show_rows(())
            self._enable_removal(False)
            self.ladder.hide()
            self.charts.hide()
            self._panes.show_part(False)
            return
        by_channel = series_of(self._session.audit, measure.value)
        self.headline.show_words(headline(result, bool(by_channel)))
        every = channel_figures(self._session.audit, measure, self._session.figures_of)
        aimless = [own.channel for own, reading in every if reading.in_scope and not own.has_target]
        elsewhere = sheets_of_months(self._session.audit, self._session.framework.id, result.criterion.id)
        self.standing.show_words(standing(result, bool(by_channel), aimless, elsewhere, self._words))
        self.ladder.setVisible(result.ladder is not None)
        self.ladder.show_result(result, self._session.framework)
        self._list_series(
            [own for by_grain in by_channel.values() for grain in Grain for own in by_grain.get(grain, ())],
            measure,
        )
        self._show_series()

    def _list_series(self, records: Sequence[MeasureSeries], measure: Measure) -> None:
        """The series of the criterion and channels without any; what was chosen stays."""
        self._is_showing = True
        untold = channels_untold(self._session.audit, measure) if records else ()
        readings = [reading_of(self._session.audit, measure.value, own) for own in untold]
        self.series.show_series(records, readings, self._record, self._untold)
        self._is_showing = False
        self.charts.setVisible(bool(records))
        self._panes.show_part(bool(records))

    def _enable_removal(self, is_possible: bool) -> None:
        for part in (self.remove_button, self.act.remove):
            part.setEnabled(is_possible)
        self.remove_button.setVisible(is_possible)

    def _choose_series(self, _index: QModelIndex, _before: QModelIndex) -> None:
        if not self._is_showing:
            self._show_series()

    def _show_series(self) -> None:
        result, record = self.result, self.record
        self._enable_removal(record is not None)
        if result is None or result.criterion.measure is None:
            return
        measure, session = result.criterion.measure, self._session
        self.charts.setVisible(record is not None)
        self._untold = self.series.untold
        if record is None:
            self._show_untold(measure)
            return
        figures_of = session.figures_of
        every = channel_figures(session.audit, measure, figures_of)
        own, reading = next(pair for pair in every if pair[0].channel == record.channel)
        drawn = (measure, record.channel, own.series, reading, own.hours, session.audit.details.cut_off)
        if drawn != self._drawn:
            self._drawn = drawn
            self.charts.show_figures(shown_figures(own, measure, session.audit.details.cut_off), measure)
        before, self._record = self._record, record
        if before is None or (before.channel, before.grain) != (record.channel, record.grain):
            self.charts.show_grain(record.grain)
        by_grain = series_of(session.audit, measure.value)[record.channel]
        self.reading.show_reading(
            reading,
            measure,
            tuple(own for records in by_grain.values() for own in records),
            session.audit,
            own.names_targets,
            months_beside_lines(own, self._words),
        )

    def _show_untold(self, measure: Measure) -> None:
        """How a channel without figures is read: whether it is in scope can be said before it has any."""
        if self._untold:
            reading = reading_of(self._session.audit, measure.value, self._untold)
            self.reading.show_reading(reading, measure, (), self._session.audit, False)

    def _bring_into_sight(self, view: DrawingView, spot: QRectF) -> None:
        """The period that the keyboard has come to is seen, and the line that reads it."""
        inside = self._top.widget()
        assert inside is not None, "the scrolled part is there from the beginning"
        area = view.mapTo(inside, spot.bottomRight().toPoint())
        self._top.ensureVisible(0, area.y(), 0, 8)
        top = self.charts.mapTo(inside, QPoint(0, 0)).y()
        if self._top.viewport().height() > area.y() - top:
            self._top.ensureVisible(0, top, 0, 0)
            self._top.ensureVisible(0, area.y(), 0, 8)

    # What is done

    def import_file(self) -> None:
        """A client's file: which one is asked, and how it is read."""
        chosen = self._chosen()
        if chosen is not None:
            self.dialogs.import_files(*chosen)

    def type_months(self) -> None:
        """Twelve months of the channel in sight, by hand."""
        chosen = self._chosen()
        if chosen is not None:
            self.dialogs.ask_for_months(*chosen, self._record.channel if self._record else "")

    def _chosen(self) -> tuple[Criterion, Measure] | None:
        result = self.result
        if result is None or result.criterion.measure is None:
            return None
        return result.criterion, result.criterion.measure

    def remove_series(self) -> None:
        """The series goes; its file stays in the register."""
        record, result = self.record, self.result
        if record is not None and result is not None:
            self.series.setFocus()
            label = _("remove figures of {criterion}").format(criterion=result.criterion.id)
            self._session.change(label, drop(self._session.audit, record))

    def _keep_reading(self, reading: MeasureReading) -> None:
        result = self.result
        if result is not None and reading != reading_of(
            self._session.audit, reading.measure, reading.channel
        ):
            label = _("how {criterion} is read").format(criterion=result.criterion.id)
            self._session.change(label, put(self._session.audit, reading))

    def _accept(self, checkpoints: tuple[str, ...]) -> None:
        result, session = self.result, self._session
        if result is not None and checkpoints:
            label = _("accept the figures of {criterion}").format(criterion=result.criterion.id)
            session.change(label, accepted(session.audit, session.place, result, checkpoints))

    def _show_busy(self, words: str) -> None:
        self.busy.show_words(words)

    def _tell_refused(self, what: str, why: str) -> None:
        self._ask.tell(_("{what}: that did not work").format(what=what), why)
