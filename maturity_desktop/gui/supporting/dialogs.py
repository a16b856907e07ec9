"""The dialogs of the page of supporting figures, and what comes of them."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from functools import partial
from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path

from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.series import Grain, last_months
from maturity_desktop.domain.supporting import data_of
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue, SupportingMeasure
from maturity_desktop.domain.supporting_rows import SupportingRow, TablesOf, rows_of
from maturity_desktop.domain.supporting_shares import MONTHS
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.supporting.amounts_dialog import AmountsDialog
from maturity_desktop.gui.supporting.amounts_model import AmountsThere
from maturity_desktop.gui.supporting.amounts_typing import AmountsTyping
from maturity_desktop.gui.supporting.known_figures import KnownFigures
from maturity_desktop.gui.supporting.staffing_cases import cases, intervals_of, usual_demand
from maturity_desktop.gui.supporting.staffing_dialog import StaffingDialog
from maturity_desktop.gui.supporting.supporting_desk import Plans, SupportingDesk
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.verbs.supporting import is_typed


class SupportingDialogs(OneOpen):
    """Each is opened over the page; what is kept is one edit."""

    def __init__(
        self,
        session: AuditSession,
        known: KnownFigures,
        desk: SupportingDesk,
        ask: Ask,
        theme: ThemeSwitch,
        words: NullTranslations,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._session, self._known, self._desk, self._ask = session, known, desk, ask
        self._theme, self._words, self._page = theme, words, page
        self._waiting: list[Path] = []

    def import_files(self, catalogue: SupportingCatalogue) -> None:
        """Files of the person's choice, one after another."""
        self._waiting = list(self._ask.files(_("Supporting figures: the client’s files")))
        self._import_next(catalogue)

    def _import_next(self, catalogue: SupportingCatalogue) -> None:
        if self._waiting:
            path = self._waiting.pop(0)
            self._desk.read_file(path, catalogue, partial(self._ask_how, path, catalogue))

    def _ask_how(self, path: Path, catalogue: SupportingCatalogue, plans: Plans) -> None:
        rows = (row for every in self._known.pool.values() for row in every)
        groups = dict.fromkeys((*self._session.audit.client.channels, *(row.group for row in rows)))
        dialog = AmountsDialog(
            path.name, plans, catalogue, [own for own in groups if own], self._session.clock().date(),
            self._words, self._theme, self._ask, self._page,
        )  # fmt: skip
        dialog.accepted.connect(
            lambda: self._desk.take_in(path, catalogue, tuple(dialog.plans), dialog.found)
        )
        dialog.finished.connect(lambda _code: self._import_next(catalogue))
        self._open(dialog)

    def type_amounts(self, catalogue: SupportingCatalogue, measure: SupportingMeasure) -> None:
        """The last twelve months up to the cut-off, or groups, typed."""
        session = self._session
        dialog = AmountsTyping(
            measure, catalogue, last_months(session.audit.details.cut_off, MONTHS),
            partial(self._there, measure), session.clock().date(),
            self._words, self._theme, self._ask, self._page,
        )  # fmt: skip
        dialog.accepted.connect(
            lambda: self._desk.type_rows(measure, dialog.rows, dialog.grain, dialog.grouped_by)
        )
        self._open(dialog)

    def _there(self, measure: SupportingMeasure, grain: Grain | None, grouped_by: str) -> AmountsThere:
        """The rows that typing anew takes the place of, and those of files beneath them."""
        return amounts_there(self._session.audit, measure, grain, grouped_by, self._session.tables_of)

    def ask_what_if(self) -> None:
        """How many agents an interval needs, with the client's own where there are any."""
        self._open(what_if(self._session, self._known, self._words, self._theme, self._page))


def what_if(
    session: AuditSession, known: KnownFigures, words: NullTranslations, theme: ThemeSwitch, page: QWidget
) -> StaffingDialog:
    """The what-if of staffing over a page, with the client's own intervals as cases."""
    usual = usual_demand(known.figures)
    by_channel = intervals_of(session.audit, known.pool, session.figures_of)
    return StaffingDialog(tuple(cases(by_channel, usual, words)), usual, words, theme, page)


def amounts_there(
    audit: Audit, measure: SupportingMeasure, grain: Grain | None, grouped_by: str, tables: TablesOf
) -> AmountsThere:
    """The typed rows of a measure, and what files say of such periods or groups; what came last counts."""
    amounts = {measure.id, *measure.needed}
    records = [own for own in data_of(audit) if (own.grain, own.grouped_by) == (grain, grouped_by)]
    typed = [own for own in records if is_typed(own) and set(own.inputs) <= amounts]
    filed: dict[tuple[datetime | None, str], dict[str, Fraction]] = {}
    for record in records:
        for row in rows_of(tables(record.rows)) if record not in typed else ():
            filed.setdefault((row.start, row.group), {}).update(row.amounts)
    return AmountsThere(
        [row for record in typed for row in rows_of(tables(record.rows))],
        [SupportingRow(start, group, own) for (start, group), own in filed.items()],
    )
