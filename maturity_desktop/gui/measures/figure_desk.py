"""Where client files are read and their figures kept, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.days_told import last_day_of_periods
from maturity_desktop.domain.framework import Criterion, Measure
from maturity_desktop.domain.measures import time_zone
from maturity_desktop.domain.series import Figure, Month, says_something
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.file_desk import FileDesk
from maturity_desktop.storage.evidence_store import EvidenceStore
from maturity_desktop.storage.figure_mappings import FigureMappings
from maturity_desktop.verbs.measures import (
    FoundFigures,
    Keep,
    SheetPlan,
    kept_figures,
    mappings_to_remember,
    read_client_file,
    take_in,
    typed_months,
)
from maturity_desktop.verbs.series_beside import months_to_keep

Plans = tuple[SheetPlan, ...]


class FigureDesk(FileDesk):
    """Reads the figures of measured criteria, judges and keeps them."""

    def __init__(
        self,
        session: AuditSession,
        store: EvidenceStore,
        keep: Keep,
        mappings: FigureMappings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(session, store, mappings, parent)
        self._keep = keep

    def read_file(self, path: Path, measure: Measure, then: Callable[[Plans], object]) -> None:
        """The sheets of a client's file as they are guessed or remembered to be read."""
        mappings, zone = self._mappings, time_zone(self._session.audit)
        task: Task[Plans] = Task(lambda _progress: read_client_file(path, measure, mappings.read(), zone))
        self._begin(task, _("Reading {file}").format(file=path.name), then)

    def take_in(
        self,
        path: Path,
        criterion: Criterion,
        measure: Measure,
        plans: Plans,
        found: FoundFigures,
        besides: Callable[[Audit], Changes],
    ) -> None:
        """Keeps the file as evidence and its figures as series of the measure, and remembers the mapping.

        `besides` is what else the edit changes: what was said of the centre when the file was read.
        """
        session, framework = self._session, self._session.framework.id
        today, keep_file = session.clock().date(), self._keeping_files()

        def work(_progress: object) -> tuple[Any, Any]:
            periods = (
                (figure.start, grain)
                for own in found.channels
                for grain, series in own.series.items()
                for figure in series.figures
                if says_something(figure)
            )
            item = keep_file(path, last_day_of_periods(periods, today))
            kept = kept_figures(found, self._keep)
            self._mappings.remember(mappings_to_remember(plans, measure))
            return item, kept

        def then(made: tuple[Any, Any]) -> None:
            item, kept = made
            changes = take_in(
                session.audit, framework, criterion, measure, found, kept, item, today,
                session.figures_of,
            )  # fmt: skip
            changes = (*besides(session.audit), *changes)
            label = _("figures of {criterion} from {file}")
            session.change(label.format(criterion=criterion.id, file=path.name), changes)
            self.kept.emit()

        task: Task[tuple[Any, Any]] = Task(work)
        self._begin(task, _("Taking in {file}").format(file=path.name), then)

    def type_months(
        self,
        criterion: Criterion,
        measure: Measure,
        channel: str,
        shown: Sequence[Month],
        typed: Sequence[Figure],
    ) -> None:
        """Months that were typed over those that were shown."""
        session, today = self._session, self._session.clock().date()
        months = months_to_keep(session.audit, measure, channel, typed, shown, today, session.figures_of)
        task: Task[str] = Task(lambda _progress: self._keep(months.figures) if months.figures else "")

        def then(sha256: str) -> None:
            changes = typed_months(session.audit, measure.value, channel, months, sha256, today)
            session.change(_("months of {criterion}").format(criterion=criterion.id), changes)
            self.kept.emit()

        self._begin(task, _("Keeping the months"), then)
