"""Where items are used: criteria and checkpoints of the audit's models, ticked in one list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.evidence_register import Use
from maturity_desktop.domain.framework import Framework
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_ground import paint_ground, put_words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PLACE = int(Qt.ItemDataRole.UserRole)
ROW_HEIGHT, SIDE, INDENT, BOX, GAP = 36, 10, 24, 18, 10
SIZE = (640, 560)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item can be used; a checkpoint stands below its criterion."""

    use: Use
    words: str

    @property
    def is_checkpoint(self) -> bool:
        return bool(self.use[2])


def places_of(frameworks: Mapping[str, Framework]) -> tuple[Place, ...]:
    """Every criterion of every model, each followed by its checkpoints."""
    several = len(frameworks) > 1
    found: list[Place] = []
    for framework in frameworks.values():
        for criterion in framework.criteria:
            names = {"id": criterion.id, "title": criterion.title, "model": framework.short_title}
            words = _("{model} {id} {title}") if several else _("{id} {title}")
            found.append(Place((framework.id, criterion.id, ""), words.format(**names)))
            found += [
                Place(
                    (framework.id, criterion.id, point.id),
                    _("{id} {title}").format(id=point.id, title=point.text),
                )
                for point in criterion.checkpoints
            ]
    return tuple(found)


class PlacesModel(QAbstractListModel):
    """The places that fit what was typed, each ticked or not."""

    def __init__(
        self, places: tuple[Place, ...], ticked: Iterable[Use], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._places = places
        self._words = [place.words.casefold() for place in places]
        self.shown: tuple[Place, ...] = ()
        self.ticked = set(ticked)
        self.is_fruitless = False
        """Whether no place has the words that were typed."""
        self.show_fitting("")

    def show_fitting(self, typed: str) -> None:
        """Places with all of the words; of a criterion that has them also its ticked checkpoints.

        Where nothing is typed the criteria alone are shown, and the checkpoints that are ticked.
        """
        words = typed.casefold().split()
        fitting = [_fits(place, text, words) for place, text in zip(self._places, self._words, strict=True)]
        self.is_fruitless = not any(fitting)
        named = {place.use[:2] for place, fits in zip(self._places, fitting, strict=True) if fits}
        self.beginResetModel()
        self.shown = tuple(
            place
            for place, fits in zip(self._places, fitting, strict=True)
            if fits or (place.use in self.ticked and (not words or place.use[:2] in named))
        )
        self.endResetModel()

    def toggle(self, row: int) -> None:
        """Ticks a place, or no longer."""
        self.ticked ^= {self.shown[row].use}
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        place = self.shown[index.row()]
        if role == PLACE:
            return place
        if role == Qt.ItemDataRole.DisplayRole:
            return place.words
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if place.use in self.ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = _("{place}, used here") if place.use in self.ticked else _("{place}, not used here")
            return words.format(place=place.words)
        return None


def _fits(place: Place, text: str, words: list[str]) -> bool:
    """Whether a place has all of the words; where there are none, whether it is a criterion."""
    return all(word in text for word in words) if words else not place.is_checkpoint


class PlacesDelegate(QStyledItemDelegate):
    """A box to tick and plain words beside it."""

    def __init__(self, theme: ThemeSwitch, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: Place = index.data(PLACE)
        painter.save()
        paint_ground(painter, option.rect, self._theme, self._view, index)
        left = option.rect.left() + SIDE + (INDENT if place.is_checkpoint else 0)
        box = QStyleOptionButton()
        box.rect = QRect(left, option.rect.center().y() - BOX // 2, BOX, BOX)
        on = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
        box.state = QStyle.StateFlag.State_Enabled
        box.state |= QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        self._view.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, self._view
        )
        words = QRect(left + BOX + GAP, option.rect.top(), 0, option.rect.height())
        words.setRight(option.rect.right() - SIDE)
        put_words(painter, words, place.words, self._theme, "quiet" if place.is_checkpoint else "text")
        painter.restore()


class PlacesList(QListView):
    """Space or a click ticks."""

    def __init__(self, rows: PlacesModel, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setModel(rows)
        self.setItemDelegate(PlacesDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(_("Criteria and checkpoints"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self, "framed")
        self.clicked.connect(lambda index: rows.toggle(index.row()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._rows.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class PlacesField(QLineEdit):
    """Narrows a list by what is typed, its first row then in hand; Enter and the arrow down lead into it."""

    def __init__(self, hint: str, name: str, rows: PlacesModel, view: PlacesList, theme: ThemeSwitch) -> None:
        super().__init__()
        self._rows, self._list = rows, view
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.nothing = PlainWords(theme, "small", "attention")
        """Says that no place has the words; stands beside the list."""
        self.nothing.show_words(_("No place has all of these words."))
        self.nothing.hide()
        self.textChanged.connect(self._narrow)
        self.returnPressed.connect(self._lead_on)

    def _narrow(self, typed: str) -> None:
        self._rows.show_fitting(typed)
        if self._rows.rowCount():
            self._list.setCurrentIndex(self._rows.index(0))
        self.nothing.setVisible(self._rows.is_fruitless)

    def _lead_on(self) -> None:
        if self._rows.rowCount():
            self._list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._lead_on()
        else:
            super().keyPressEvent(event)


class UsesDialog(CarefulDialog):
    """What was decided is in `added` and `dropped` once it is accepted."""

    def __init__(
        self,
        count: int,
        frameworks: Mapping[str, Framework],
        shared: frozenset[Use],
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self._before = shared
        words = ngettext("Where {count} item is used", "Where {count} items are used", count)
        self.setWindowTitle(words.format(count=count))
        self.rows = PlacesModel(places_of(frameworks), shared, self)
        self.list = PlacesList(self.rows, theme)
        self.field = PlacesField(
            _("Words of a criterion or a checkpoint"),
            _("Find a criterion or a checkpoint"),
            self.rows,
            self.list,
            theme,
        )
        self.hint = PlainWords(theme, "small", "quiet")
        self.hint.show_words(
            _("Type words of a checkpoint, or a criterion’s number, to see its checkpoints.")
        )
        self.keep, self.cancel = (
            QPushButton(ngettext("&Use it here", "&Use them here", count)),
            QPushButton(_("Cancel")),
        )
        set_role(self.keep, "primary")
        self.keep.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.keep.click)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (self.field, self.hint, self.field.nothing):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.rows.dataChanged.connect(self._judge)
        self.keep.setAutoDefault(False)
        self.cancel.setAutoDefault(False)
        self.resize(*SIZE)
        self.field.setFocus()
        self._judge()

    def _judge(self) -> None:
        """There is something to keep once anything is ticked, or no longer."""
        self.keep.setEnabled(self.is_changed())

    def is_changed(self) -> bool:
        return self.rows.ticked != set(self._before)

    @property
    def added(self) -> tuple[Use, ...]:
        return tuple(sorted(self.rows.ticked - self._before))

    @property
    def dropped(self) -> tuple[Use, ...]:
        return tuple(sorted(self._before - self.rows.ticked))
