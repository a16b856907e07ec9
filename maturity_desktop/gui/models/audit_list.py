"""The audits of the library as a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QDate, QLocale, QModelIndex, QObject, Qt, QTime

from maturity_desktop.domain.rounding import half_up
from maturity_desktop.gui.models.rows import NOWHERE, ROW_ROLE, Index

if TYPE_CHECKING:
    from maturity_desktop.storage.library import AuditSummary, FrameworkSummary

PLAN_ROLE = ROW_ROLE + 1
"""Where an audit stands in its weeks, in words; empty where it has no dates."""


class AuditListModel(QAbstractListModel):
    """Summaries in the library's order; `narrow` leaves those whose client's name holds the words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.everything: Sequence[AuditSummary] = ()
        self._words: list[str] = []
        self.audits: Sequence[AuditSummary] = ()
        self._plans: Mapping[str, str] = {}

    def show_plans(self, plans: Mapping[str, str]) -> None:
        """Where audits stand in their weeks, in words, by audit; those that are not named have no dates."""
        if plans != self._plans:
            self._plans = plans
            if self.audits:
                self.dataChanged.emit(self.index(0), self.index(len(self.audits) - 1))

    def show_audits(self, audits: Sequence[AuditSummary]) -> None:
        """Other audits; the words that narrow them stay in force."""
        self.everything = audits
        self._refill()

    def narrow(self, words: str) -> None:
        """Leaves the audits whose client's name holds every word."""
        self._words = words.casefold().split()
        self._refill()

    def _refill(self) -> None:
        self.beginResetModel()
        self.audits = (
            [audit for audit in self.everything if self._fits(audit)] if self._words else self.everything
        )
        self.endResetModel()

    def _fits(self, audit: AuditSummary) -> bool:
        name = audit.client.casefold()
        return all(word in name for word in self._words)

    @property
    def is_empty(self) -> bool:
        """Whether the library has no audit at all."""
        return not self.everything

    def index_of(self, audit: str) -> QModelIndex:
        """Where an audit stands; an invalid index where it is not shown."""
        for row, summary in enumerate(self.audits):
            if summary.id == audit:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.audits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        audit = self.audits[index.row()]
        if role == ROW_ROLE:
            return audit
        plan = self._plans.get(audit.id, "")
        if role == PLAN_ROLE:
            return plan
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _("{audit} {plan}").format(audit=spoken(audit), plan=plan) if plan else spoken(audit)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemNeverHasChildren


def spoken(audit: AuditSummary) -> str:
    """An audit as it is read aloud."""
    frameworks = "; ".join(
        _("{framework}: {coverage}, {level}").format(
            framework=use.title, coverage=coverage_words(use), level=level_words(use)
        )
        for use in audit.frameworks
    )
    return _("{client}, cut-off {day}. {frameworks}").format(
        client=audit.client, day=day_words(audit.cut_off), frameworks=frameworks
    )


def coverage_words(use: FrameworkSummary) -> str:
    """How much is rated."""
    return _("{rated} of {applicable} rated").format(rated=use.rated, applicable=use.applicable)


def level_words(use: FrameworkSummary) -> str:
    """The mean level, and whether too little is rated for it to stand."""
    if use.level is None:
        return _("a level for each layer, none for the whole") if use.rated else _("no level yet")
    level = mean_figure(use)
    return (
        _("level {level}, provisional").format(level=level)
        if use.provisional
        else _("level {level}").format(level=level)
    )


def mean_figure(use: FrameworkSummary) -> str:
    """A mean level; the level of a single criterion is no mean."""
    assert use.level is not None, "something is rated"
    return str(round(use.level)) if use.applicable == 1 else level_figure(use.level)


def level_figure(level: float) -> str:
    """A mean level with two decimals, in the person's own notation."""
    return QLocale().toString(float(half_up(level, 2)), "f", 2)


def day_words(day: date) -> str:
    """A date with the month in letters, so that no order of numbers can be misread."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def touched_words(touched: datetime, now: datetime) -> str:
    """When an audit was last changed: the time today, else the day."""
    local = touched.astimezone(now.tzinfo)
    if local.date() == now.date():
        at = QLocale().toString(QTime(local.hour, local.minute), "HH:mm")
        return _("today {time}").format(time=at)
    return day_words(local.date())
