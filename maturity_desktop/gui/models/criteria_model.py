"""The criteria of a framework by domain, as the results have them, and what a filter leaves of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from maturity_desktop.domain.confidence import Confidence
from maturity_desktop.domain.framework import Criterion, Domain
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.scoring import RollUp, State
from maturity_desktop.domain.team import assigned, initials_in, scope_of
from maturity_desktop.gui.sentences import blocked_words, provisional_words

Index = QModelIndex | QPersistentModelIndex

RESULT = Qt.ItemDataRole.UserRole
"""The CriterionResult of a criterion, or the (Domain, RollUp) of a domain."""


class Filter(StrEnum):
    """Which criteria are shown."""

    ALL = "all"
    UNRATED = "unrated"
    UNPROVEN = "unproven"
    BELOW = "below target"
    PROVISIONAL = "provisional"
    MINE = "mine"
    """Assigned to the person at this laptop, or what a second rating is meant for: the model knows which."""

    def fits(self, result: CriterionResult) -> bool:
        match self:
            case Filter.UNRATED:
                return result.score.state is State.UNRATED
            case Filter.UNPROVEN:
                applies = result.score.state is not State.NOT_APPLICABLE
                return applies and result.confidence is Confidence.NONE
            case Filter.BELOW:
                return result.gap is not None and result.gap.size > 0
            case Filter.PROVISIONAL:
                return bool(result.provisional)
            case _:
                return True


def filter_words(shown: Filter, count: int) -> str:
    """What a filter is called, with how many criteria it leaves."""
    match shown:
        case Filter.ALL:
            return _("All {count}").format(count=count)
        case Filter.UNRATED:
            return _("Unrated {count}").format(count=count)
        case Filter.UNPROVEN:
            return _("Unproven {count}").format(count=count)
        case Filter.BELOW:
            return _("Below target {count}").format(count=count)
        case Filter.PROVISIONAL:
            return _("Provisional {count}").format(count=count)
        case Filter.MINE:
            return _("Mine {count}").format(count=count)


def matches(criterion: Criterion, words: str) -> bool:
    """Whether every word stands in the criterion's number, title or checkpoints."""
    texts = (checkpoint.text for checkpoint in criterion.checkpoints)
    searched = "\n".join((criterion.id, criterion.title, *texts)).casefold()
    return all(word in searched for word in words.casefold().split())


class CriteriaModel(QAbstractItemModel):
    """Domains and, below them, criteria. It holds the results and which rows are in view, no more.

    The criterion that is kept in view stays in its list whatever the filter says, so that a row does
    not vanish under the hands of the person who has just rated it.
    """

    def __init__(
        self, results: Results, parent: QObject | None = None, me: Callable[[], str] = lambda: ""
    ) -> None:
        super().__init__(parent)
        self.results = results
        self._me = me
        self.assigned = _assigned(results)
        """Who looks after which criterion."""
        self._scope = scope_of(results.audit, results.place)
        self._filter = Filter.ALL
        self._words = ""
        self._kept = ""
        self._rows = self._fitting()

    # What is shown

    def show_results(self, results: Results) -> None:
        """Other results; only the rows that differ are redrawn."""
        before, self.results = self.results, results
        whose_before = (self.assigned, self._scope)
        self.assigned, self._scope = _assigned(results), scope_of(results.audit, results.place)
        if whose_before != (self.assigned, self._scope) or before.framework is not results.framework:
            self._lay_out(anew=True)
        elif not self._lay_out():
            self._tell_changed(before)

    def set_filter(self, shown: Filter, words: str = "") -> None:
        self._filter, self._words = shown, words
        self._lay_out()

    def keep(self, criterion: str) -> None:
        """The criterion that is being worked on."""
        self._kept = criterion
        self._lay_out()

    def count(self, shown: Filter) -> int:
        """How many criteria a filter leaves."""
        return sum(1 for result in self.results.criteria if self._is_in(shown, result))

    def _is_in(self, shown: Filter, result: CriterionResult) -> bool:
        if shown is Filter.MINE and self._scope:
            return result.criterion.id in self._scope
        if shown is Filter.MINE:
            mine = self.assigned.get(result.criterion.id, "")
            return bool(mine) and mine.casefold() == self._me().casefold()
        return shown.fits(result)

    @property
    def scope(self) -> frozenset[str]:
        """The criteria that the rating in view is meant for; empty where it is meant for all."""
        return self._scope

    @property
    def has_mine(self) -> bool:
        """Whether the criteria are anybody's: assigned, or the ones that the rating in view is meant for."""
        return bool(self.assigned or self._scope)

    def initials(self, result: CriterionResult) -> str:
        """Who looks after a criterion, for short; empty where nobody does."""
        mine = self.assigned.get(result.criterion.id, "")
        return initials_in(self.results.audit, mine) if mine else ""

    def shown_ids(self) -> list[str]:
        """The criteria in view, in the order of the standard."""
        places = (place for _domain, found in self._rows for place in found)
        return [self.results.criteria[place].criterion.id for place in places]

    def index_of(self, criterion: str) -> QModelIndex:
        """Where a criterion stands; an invalid index where the filter hides it."""
        for row, (_domain, places) in enumerate(self._rows):
            for at, place in enumerate(places):
                if self.results.criteria[place].criterion.id == criterion:
                    return self.createIndex(at, 0, row + 1)
        return QModelIndex()

    def _fitting(self) -> list[tuple[int, tuple[int, ...]]]:
        """The domains in view, each with the places of its criteria in the results."""
        rows = []
        for number, (domain, _roll) in enumerate(self.results.domains):
            places = tuple(
                place
                for place, result in enumerate(self.results.criteria)
                if result.domain is domain and self._fits(result)
            )
            if places or (domain.undescribed and self._shows_undescribed):
                rows.append((number, places))
        return rows

    @property
    def _shows_undescribed(self) -> bool:
        """What the source only names is no criterion: a filter for criteria leaves it out."""
        return self._filter is Filter.ALL and not self._words.strip()

    def _fits(self, result: CriterionResult) -> bool:
        return result.criterion.id == self._kept or self._is_wanted(result)

    def _is_wanted(self, result: CriterionResult) -> bool:
        return self._is_in(self._filter, result) and matches(result.criterion, self._words)

    def is_fitting(self, criterion: str) -> bool:
        """Whether the filter itself wants a criterion."""
        return self._is_wanted(self.results.of(criterion))

    def _lay_out(self, anew: bool = False) -> bool:
        rows = self._fitting()
        if rows == self._rows and not anew:
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def _tell_changed(self, before: Results) -> None:
        for row, (domain, places) in enumerate(self._rows):
            if before.domains[domain][1] != self.results.domains[domain][1]:
                index = self.createIndex(row, 0, 0)
                self.dataChanged.emit(index, index)
            for at, place in enumerate(places):
                if before.criteria[place] != self.results.criteria[place]:
                    index = self.createIndex(at, 0, row + 1)
                    self.dataChanged.emit(index, index)

    # The model as Qt asks for it: the internal id is 0 for a domain, else one more than the domain's row

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        above = index.internalId() if index.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._rows)
        return 0 if parent.internalId() else len(self._rows[parent.row()][1])

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and index.internalId():
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entry(index)
        if role == RESULT:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return _title(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(entry)
        return None

    def _spoken(self, entry: CriterionResult | tuple[Domain, RollUp]) -> str:
        mine = self.assigned.get(entry.criterion.id, "") if isinstance(entry, CriterionResult) else ""
        if not mine:
            return _spoken(entry)
        return _("{criterion}, assigned to {assessor}").format(criterion=_spoken(entry), assessor=mine)

    def entry(self, index: Index) -> CriterionResult | tuple[Domain, RollUp]:
        """What a row stands for."""
        above = index.internalId()
        if above:
            return self.results.criteria[self._rows[above - 1][1][index.row()]]
        return self.results.domains[self._rows[index.row()][0]]


def _assigned(results: Results) -> Mapping[str, str]:
    return assigned(results.audit, results.framework.id)


def _title(entry: CriterionResult | tuple[Domain, RollUp]) -> str:
    if isinstance(entry, CriterionResult):
        return f"{entry.criterion.id} {entry.criterion.title}"
    return f"{entry[0].id} {entry[0].title}"


def _spoken(entry: CriterionResult | tuple[Domain, RollUp]) -> str:
    """A row as it is read aloud, state and all."""
    if not isinstance(entry, CriterionResult):
        if entry[0].undescribed:
            return _("{title}, named and not described: {reason}").format(
                title=_title(entry), reason=entry[0].undescribed
            )
        mean = _("not rated") if entry[1].level is None else _("mean {mean:.1f}").format(mean=entry[1].level)
        return _("{title}, {mean}, {rated} of {applicable} rated").format(
            title=_title(entry), mean=mean, rated=entry[1].rated, applicable=entry[1].applicable
        )
    score = entry.score
    if score.state is State.NOT_APPLICABLE:
        state = _("not applicable")
    elif score.level is None:
        state = _("not rated, at least {low}, at most {high}").format(low=score.low, high=score.high)
    else:
        state = _("level {level}").format(level=score.level)
        state = _(", ").join(part for part in (state, entry.status, blocked_words(entry)) if part)
    count = len(entry.items)
    evidence = ngettext("{count} item of evidence", "{count} items of evidence", count).format(count=count)
    spoken = [_title(entry), state, _("target {target}").format(target=entry.target), evidence]
    return _(", ").join([*spoken, provisional_words(entry)] if entry.provisional else spoken)
