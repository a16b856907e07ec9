"""An audit's supporting figures and claims: worked out when they are asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.claims import CheckedClaim, checked_claims
from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.domain.supporting import Pool, SupportingFigure, data_of, figure_of, pool_of
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task

Read = tuple[SupportingCatalogue, Sequence[FrameworkError]]
"""The measures at hand, and what is wrong with the firm's own."""


@dataclass
class _Kept:
    """What was worked out, and from what; it holds as long as that is the same."""

    of: object = None
    pool: Pool = field(default_factory=dict)
    figures: Mapping[str, SupportingFigure] = field(default_factory=dict)


class KnownFigures(QObject):
    """Shared by the pages of an audit. The measures are read once, in the background, when somebody asks."""

    read = Signal()
    """The measures are at hand."""
    not_read = Signal(object)

    def __init__(
        self, session: AuditSession, read_measures: Callable[[], Read], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._read_measures = session, read_measures
        self._task: Task[Read] | None = None
        self.catalogue: SupportingCatalogue | None = None
        self.faults: Sequence[FrameworkError] = ()
        self._kept = _Kept()
        self._claims: tuple[Audit | None, dict[tuple[str, ...], tuple[CheckedClaim, ...]]] = (None, {})

    def ask(self) -> None:
        """Reads the measures where nobody has asked before."""
        if self._task is not None or self.catalogue is not None:
            return
        read = self._read_measures
        self._task = task = Task(lambda _progress: read(), self)
        task.succeeded.connect(self._take)
        task.failed.connect(self.not_read)
        task.start()

    def _take(self, found: Read) -> None:
        self.catalogue, self.faults = found
        self._task = None
        self.read.emit()

    @property
    def pool(self) -> Pool:
        """All rows of the audit."""
        return self._worked_out().pool

    @property
    def figures(self) -> Mapping[str, SupportingFigure]:
        """The figure of every measure that has data in the audit's window, by its id."""
        return self._worked_out().figures

    def _worked_out(self) -> _Kept:
        audit, catalogue = self._session.audit, self.catalogue
        of = (catalogue is not None, data_of(audit), audit.details.cut_off)
        if catalogue is not None and of != self._kept.of:
            pool = pool_of(audit, self._session.tables_of)
            every = (figure_of(measure, pool, audit.details.cut_off) for measure in catalogue.measures)
            self._kept = _Kept(of, pool, {figure.measure.id: figure for figure in every if figure})
        return self._kept

    def claims(self) -> tuple[CheckedClaim, ...]:
        """What the audit claims of figures through any of its models; contradicted claims first."""
        catalogue = self.catalogue
        if catalogue is None:
            return ()
        results = self._session.all_results()
        return checked_claims(results, catalogue, self.pool, self._session.figures_of)

    def claims_of(self, framework: str, criterion: str) -> tuple[CheckedClaim, ...]:
        """What is claimed at one criterion."""
        catalogue, session = self.catalogue, self._session
        if catalogue is None:
            return ()
        audit, found = self._claims
        if audit is not session.audit:
            found = {}
            self._claims = (session.audit, found)
        place = (session.rating_set, framework, criterion)
        if place not in found:
            here = [
                own for own in catalogue.claims if (own.framework, own.criterion) == (framework, criterion)
            ]
            own = replace(catalogue, claims=tuple(here))
            found[place] = (
                checked_claims([session.results_of(framework)], own, self.pool, session.figures_of)
                if here
                else ()
            )
        return found[place]

    def figures_of_criterion(self, framework: str, criterion: str) -> tuple[SupportingFigure, ...]:
        """The figures that bear on a criterion, in the catalogue's order."""
        if self.catalogue is None:
            return ()
        found = self.figures
        return tuple(
            found[own.id] for own in self.catalogue.of_criterion(framework, criterion) if own.id in found
        )
