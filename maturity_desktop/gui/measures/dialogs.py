"""The dialogs of the measures page, and what comes of them."""

from __future__ import annotations

from functools import partial
from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from maturity_desktop.domain.figure_records import MeasureSeries, OpeningTime
from maturity_desktop.domain.framework import Criterion, Measure
from maturity_desktop.domain.measures import figures_together, series_of
from maturity_desktop.domain.series import Grain, last_months
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.measures.figure_desk import FigureDesk, Plans
from maturity_desktop.gui.measures.hours_dialog import HoursDialog
from maturity_desktop.gui.measures.import_dialog import ImportDialog
from maturity_desktop.gui.measures.typing_dialog import TypingDialog
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.verbs.measures import opening_changes

MONTHS = 12


class FigureDialogs(QObject):
    """Each is opened over the page; what is kept is one edit."""

    def __init__(
        self,
        session: AuditSession,
        desk: FigureDesk,
        ask: Ask,
        theme: ThemeSwitch,
        words: NullTranslations,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._session, self._desk, self._ask = session, desk, ask
        self._theme, self._words, self._page = theme, words, page
        self.open_one: QDialog | None = None
        """The dialog that is open now."""
        self._waiting: list[Path] = []

    def import_files(self, criterion: Criterion, measure: Measure) -> None:
        """Files of the person's choice, one after another."""
        title = _("Figures of {criterion}: the client’s files").format(criterion=criterion.id)
        self._waiting = list(self._ask.files(title))
        self._import_next(criterion, measure)

    def _import_next(self, criterion: Criterion, measure: Measure) -> None:
        if self._waiting:
            path = self._waiting.pop(0)
            self._desk.read_file(path, measure, partial(self._ask_how, path, criterion, measure))

    def _ask_how(self, path: Path, criterion: Criterion, measure: Measure, plans: Plans) -> None:
        audit = self._session.audit
        there = {(own.channel, own.grain) for own in audit.all(MeasureSeries) if own.measure == measure.value}
        dialog = ImportDialog(
            path.name, plans, criterion, measure, there, self._session.clock().date(), self._words,
            self._theme, self._ask, self._page,
        )  # fmt: skip
        dialog.accepted.connect(partial(self._take_in, dialog, path, criterion, measure))
        dialog.finished.connect(lambda _code: self._import_next(criterion, measure))
        self._open(dialog)

    def _take_in(self, dialog: ImportDialog, path: Path, criterion: Criterion, measure: Measure) -> None:
        if dialog.found is not None:
            self._desk.take_in(path, criterion, measure, tuple(dialog.plans), dialog.found)

    def ask_for_months(self, criterion: Criterion, measure: Measure, channel: str) -> None:
        """The last twelve months up to the cut-off, typed."""
        audit = self._session.audit
        existing = {
            name: figures_together(by_grain[Grain.MONTH], self._session.figures_of)
            for name, by_grain in series_of(audit, measure.value).items()
            if Grain.MONTH in by_grain
        }
        months = last_months(audit.details.cut_off, MONTHS)
        channels = (*existing, *audit.client.channels)
        first = channel or next(iter(channels), "") if measure.by_channel else channel
        dialog = TypingDialog(
            criterion, measure, months, existing, channels, first, self._words, self._theme, self._ask,
            self._page,
        )  # fmt: skip
        dialog.accepted.connect(
            lambda: self._desk.type_months(criterion, measure, dialog.chosen_channel, months, dialog.figures)
        )
        self._open(dialog)

    def ask_for_hours(self) -> None:
        """When the centre is open."""
        audit = self._session.audit
        told = {own.day: own.hours for own in audit.all(OpeningTime)}
        dialog = HoursDialog(told, self._words, self._ask, self._page)
        dialog.accepted.connect(
            lambda: self._session.change_figures(
                _("opening hours"), opening_changes(self._session.audit, dialog.hours)
            )
        )
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        self.open_one = dialog
        dialog.finished.connect(lambda _code: self._let_go(dialog))
        dialog.open()

    def _let_go(self, dialog: QDialog) -> None:
        if self.open_one is dialog:
            self.open_one = None
        dialog.deleteLater()
