"""The evidence of one criterion as rows, each with how it stands to the checkpoint in hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from gettext import gettext as _

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from maturity_desktop.domain.audit import Evidence, Link
from maturity_desktop.domain.confidence import is_stale
from maturity_desktop.domain.framework import EvidenceKind
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
    def warned(self) -> str:
        """What is to be known of it before it is relied on."""
        return list_words(list(self.warnings))

    @property
    def spoken(self) -> str:
        """The row as it is read aloud."""
        return list_words([self.item.title, self.about, self.place, *self.warnings])


def views_of(
    result: CriterionResult, checkpoint: str, cut_off: date, bad: BadFiles = frozenset()
) -> tuple[EvidenceView, ...]:
    """The items of a criterion by number, each once, as they stand to a checkpoint."""
    links: dict[str, list[Link]] = {}
    for link, item in result.evidence:
        links.setdefault(item.id, []).append(link)
    words = _Words(result.criterion.id, checkpoint, cut_off, bad)
    return tuple(words.view(item, links[item.id]) for item in result.items)


class _Words:
    """The words of rows; what many rows say is put together once."""

    def __init__(self, criterion: str, checkpoint: str, cut_off: date, bad: BadFiles) -> None:
        self._checkpoint, self._bad = checkpoint, bad
        self._about = cache(_about_words)
        self._place = cache(lambda points: _place_words(points, checkpoint, criterion))
        self._is_stale = cache(lambda dated: is_stale(dated, cut_off))
        self._warned = cache(_warning_words)

    def view(self, item: Evidence, links: Sequence[Link]) -> EvidenceView:
        """One row."""
        points = tuple(link.checkpoint for link in links if link.checkpoint)
        warnings = self._warned(
            is_bad=(item.client, item.sha256) in self._bad,
            contradicts=any(link.contradicts for link in links),
            is_stale=self._is_stale(item.dated),
            confidential=item.confidential,
            is_as_proposed=is_as_proposed(item),
        )
        about = self._about(item.kind, item.dated).format(label=item.label)
        here = not points or self._checkpoint in points
        return EvidenceView(item, about, self._place(points), warnings, here)


def _about_words(kind: EvidenceKind, dated: date) -> str:
    """What and when, with the place of its number left open."""
    words = _("{label} · {kind} · {day}")
    return words.format(label="{label}", kind=kind_word(kind), day=day_words(dated))


def _warning_words(
    *, is_bad: bool, contradicts: bool, is_stale: bool, confidential: bool, is_as_proposed: bool
) -> tuple[str, ...]:
    told = (
        (is_bad, _("its file is missing or has changed: restore a backup, or add it again")),
        (contradicts, _("contradicts")),
        (is_stale, _("older than 12 months")),
        (confidential, _("confidential")),
        (is_as_proposed, _("title and kind as proposed, no source yet")),
    )
    return tuple(words for is_so, words in told if is_so)


def is_as_proposed(item: Evidence) -> bool:
    """Whether a file's item still says only what was guessed from the file: its name and its kind."""
    return (
        bool(item.sha256)
        and not item.source
        and item.title == title_of_file(item.file_name)
        and item.kind is kind_of(item.media_type, item.file_name)
    )


def _place_words(points: tuple[str, ...], checkpoint: str, criterion: str) -> str:
    if not points:
        return _("behind every checkpoint")
    if points == (checkpoint,):
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
