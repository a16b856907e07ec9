"""The evidence of one criterion as rows, each with how it stands to the checkpoint in hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.confidence import is_stale
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.gui.intake import kind_of, title_of_file
from maturity_desktop.gui.sentences import day_words, kind_word, list_words, short_id

Index = QModelIndex | QPersistentModelIndex
BadFiles = frozenset[tuple[str, str]]
"""The files that were found missing or changed, each as its client and its SHA-256."""
NOWHERE = QModelIndex()
VIEW = Qt.ItemDataRole.UserRole
"""The EvidenceView of a row."""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """What a row shows; two equal views look the same."""

    item: Evidence
    about: str
    place: str
    warnings: tuple[str, ...]
    here: bool
    """Whether it stands behind the checkpoint in hand."""

    @property
    def spoken(self) -> str:
        """The row as it is read aloud."""
        return list_words([self.item.title, self.about, self.place, *self.warnings])


def views_of(
    result: CriterionResult, checkpoint: str, cut_off: date, bad: BadFiles = frozenset()
) -> tuple[EvidenceView, ...]:
    """The items of a criterion by number, each once, as they stand to a checkpoint."""
    return tuple(
        _view(item, result, checkpoint, cut_off, (item.client, item.sha256) in bad) for item in result.items
    )


def _view(
    item: Evidence, result: CriterionResult, checkpoint: str, cut_off: date, is_bad: bool
) -> EvidenceView:
    links = [link for link, linked in result.evidence if linked.id == item.id]
    points = [link.checkpoint for link in links if link.checkpoint]
    about = _("{label} · {kind} · {day}").format(
        label=item.label, kind=kind_word(item.kind), day=day_words(item.dated)
    )
    warnings = []
    if is_bad:
        warnings.append(_("its file is missing or has changed: restore a backup, or add it again"))
    if any(link.contradicts for link in links):
        warnings.append(_("contradicts the rating"))
    if is_stale(item.dated, cut_off):
        warnings.append(_("older than 12 months"))
    if item.confidential:
        warnings.append(_("confidential"))
    if is_as_proposed(item):
        warnings.append(_("title and kind as proposed, no source yet"))
    place = _place_words(points, checkpoint, result.criterion.id)
    return EvidenceView(item, about, place, tuple(warnings), not points or checkpoint in points)


def is_as_proposed(item: Evidence) -> bool:
    """Whether a file's item still says only what was guessed from the file: its name and its kind."""
    return (
        bool(item.sha256)
        and not item.source
        and item.title == title_of_file(item.file_name)
        and item.kind is kind_of(item.media_type, item.file_name)
    )


def _place_words(points: list[str], checkpoint: str, criterion: str) -> str:
    if not points:
        return _("behind every checkpoint")
    if points == [checkpoint]:
        return _("behind this checkpoint")
    return _("behind {points}").format(points=list_words([short_id(point, criterion) for point in points]))


class EvidenceModel(QAbstractListModel):
    """Rows in the order of their numbers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.views: tuple[EvidenceView, ...] = ()

    def show_views(self, views: tuple[EvidenceView, ...]) -> None:
        """Other rows; where the items are the same, only what differs is redrawn."""
        before = self.views
        if [view.item.id for view in before] != [view.item.id for view in views]:
            self.beginResetModel()
            self.views = views
            self.endResetModel()
            return
        self.views = views
        for row, (old, new) in enumerate(zip(before, views, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, item_id: str) -> int:
        """Where an item stands; -1 where it is not shown."""
        return next((row for row, view in enumerate(self.views) if view.item.id == item_id), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.views)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        view = self.views[index.row()]
        if role == VIEW:
            return view
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return view.spoken
        return None
