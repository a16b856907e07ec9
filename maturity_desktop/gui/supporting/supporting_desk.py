"""Where clients' sheets of supporting figures are read and kept, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from maturity_desktop.domain.days_told import last_day_of_periods
from maturity_desktop.domain.figure_records import SupportingData
from maturity_desktop.domain.series import Grain
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue, SupportingMeasure
from maturity_desktop.domain.supporting_reading import AmountsRead
from maturity_desktop.domain.supporting_rows import SupportingRow, table_of
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.file_desk import FileDesk
from maturity_desktop.gui.supporting.figure_words import source_name
from maturity_desktop.storage.evidence_store import EvidenceStore
from maturity_desktop.storage.figure_mappings import FigureMappings
from maturity_desktop.verbs.supporting import (
    Keep,
    SupportingPlan,
    kept_amounts,
    mappings_to_remember,
    read_client_sheets,
    removed,
    take_in,
    typed_rows,
)

Plans = tuple[SupportingPlan, ...]


class SupportingDesk(FileDesk):
    """Reads, keeps and removes; each is one edit of the session."""

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

    def read_file(self, path: Path, catalogue: SupportingCatalogue, then: Callable[[Plans], object]) -> None:
        """The sheets of a client's file as they are guessed or remembered to be read."""
        mappings = self._mappings
        task: Task[Plans] = Task(lambda _progress: read_client_sheets(path, catalogue, mappings.read()))
        self._begin(task, _("Reading {file}").format(file=path.name), then)

    def take_in(
        self, path: Path, catalogue: SupportingCatalogue, plans: Plans, found: Sequence[AmountsRead]
    ) -> None:
        """Keeps the file as evidence and its rows as data, and remembers how its sheets are read."""
        session = self._session
        today, keep_file = session.clock().date(), self._keeping_files()

        def work(_progress: object) -> tuple[Any, tuple[str, ...]]:
            periods = ((row.start, read.grain) for read in found for row in read.rows)
            item = keep_file(path, last_day_of_periods(periods, today))
            kept = kept_amounts(found, self._keep)
            self._mappings.remember(mappings_to_remember(plans, catalogue))
            return item, kept

        def then(made: tuple[Any, tuple[str, ...]]) -> None:
            item, kept = made
            changes = take_in(session.audit, catalogue, found, kept, item, today)
            session.change(_("supporting figures from {file}").format(file=path.name), changes)
            self.kept.emit()

        self._begin(Task(work), _("Taking in {file}").format(file=path.name), then)

    def type_rows(
        self,
        measure: SupportingMeasure,
        rows: Sequence[SupportingRow],
        grain: Grain | None,
        grouped_by: str,
    ) -> None:
        """Amounts of a measure that were typed, in place of those typed before."""
        session, today = self._session, self._session.clock().date()
        task: Task[str] = Task(lambda _progress: self._keep(table_of(rows)) if rows else "")

        def then(sha256: str) -> None:
            changes = typed_rows(session.audit, measure, rows, sha256, grain, grouped_by, today)
            session.change(_("amounts of {measure}").format(measure=measure.title), changes)
            self.kept.emit()

        self._begin(task, _("Keeping the amounts"), then)

    def remove(self, record: SupportingData) -> None:
        """Data go from every figure that they feed; their file stays in the register."""
        audit = self._session.audit
        label = _("remove the data from “{source}”").format(source=source_name(record, audit))
        self._session.change(label, removed(audit, record))
