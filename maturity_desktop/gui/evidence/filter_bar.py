"""What of the register is wanted: words, a kind, a criterion, a tag, an author, what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from gettext import gettext as _
from math import ceil
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.evidence_register import Column, Filter, Register, Trait
from maturity_desktop.domain.framework import EvidenceKind, Framework
from maturity_desktop.gui.calm_fields import choose_in_list, pass_undo_on, pass_wheel_on
from maturity_desktop.gui.evidence.register_words import column_title, trait_chip
from maturity_desktop.gui.sentences import kind_word
from maturity_desktop.gui.theme import set_role
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.own_keys import OwnKeys

REST_MS = 150
"""How long nobody types before it is looked for."""
LEAST_LETTERS = 9
FIELD_WIDTH = 260


class ChoiceBox(QComboBox):
    """Everything, or one of several things; Qt would make plain texts and lists of what they are."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LEAST_LETTERS)
        choose_in_list(self)

    @property
    def chosen(self) -> Any:
        """The thing; None for everything."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def choose(self, value: object) -> None:
        self.setCurrentIndex(self._values.index(value))

    def offer(self, everything: str, choices: Sequence[tuple[str, object]]) -> None:
        """Other things; the one that was chosen stays so where it is still there."""
        before, wanted = self.chosen, [everything, *(words for words, _value in choices)]
        values = [None, *(value for _words, value in choices)]
        if values == self._values and wanted == [self.itemText(place) for place in range(self.count())]:
            return
        self.blockSignals(True)
        self.clear()
        self._values = values
        self.addItems(wanted)
        letter = self.fontMetrics().horizontalAdvance("X")
        whole = ceil(self.fontMetrics().horizontalAdvance(everything) / letter)
        self.setMinimumContentsLength(max(LEAST_LETTERS, whole))
        self.setCurrentIndex(values.index(before) if before in values else 0)
        self.blockSignals(False)


class FilterBar(QWidget):
    """Fields that hold what is wanted; the words wait for a pause, the rest takes effect at once."""

    changed = Signal()
    sort_wanted = Signal(object, bool)
    left = Signal()
    """Esc among the words: they are gone, and the keyboard goes to what is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("Title, source, tag or words in files"))
        self.words.setAccessibleName(_("Find in the register and in its files"))
        self.words.setClearButtonEnabled(True)
        self.words.setFixedWidth(FIELD_WIDTH)
        pass_undo_on(self.words)
        self.kind = self._box(_("Kind"))
        self.place = self._box(_("Criterion"))
        self.tag = self._box(_("Tag"))
        self.author = self._box(_("Added by"))
        self.chips = {trait: self._chip() for trait in Trait}
        self.order = QPushButton()
        set_role(self.order, "flat")
        self._sorting = (Column.NUMBER, False)
        self._fill_order()
        self._lay_out()
        pass_wheel_on(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.changed)
        self.words.textChanged.connect(lambda _text: self._rest.start())
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.words)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(self._leave_words)

    def _box(self, name: str) -> ChoiceBox:
        box = ChoiceBox(name)
        box.currentIndexChanged.connect(lambda _place: self.changed.emit())
        return box

    def _chip(self) -> QPushButton:
        chip = QPushButton()
        chip.setCheckable(True)
        set_role(chip, "chip")
        chip.toggled.connect(lambda _on: self.changed.emit())
        return chip

    def _lay_out(self) -> None:
        fields = QWidget()
        flow = FlowLayout(fields, spacing=8)
        for part in (self.words, self.kind, self.place, self.tag, self.author, self.order):
            flow.addWidget(part)
        traits = QWidget()
        line = FlowLayout(traits, spacing=8)
        for chip in self.chips.values():
            line.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(fields)
        column.addWidget(traits)

    def _fill_order(self) -> None:
        menu = QMenu(self.order)
        OwnKeys(menu)
        group = QActionGroup(menu)
        self._orders: dict[Column, QAction] = {}
        for column in Column:
            action = menu.addAction(column_title(column))
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(partial(self._want_order, column))
            self._orders[column] = action
        self.order.setMenu(menu)
        self.show_order(Column.NUMBER, False)

    def _want_order(self, column: Column) -> None:
        """The column that is in force already is turned round."""
        now, descending = self._sorting
        self.sort_wanted.emit(column, column is now and not descending)

    def show_order(self, column: Column, descending: bool) -> None:
        """How the rows are sorted now."""
        self._sorting = (column, descending)
        self._orders[column].setChecked(True)
        words = _("Sorted by {column}, descending") if descending else _("Sorted by {column}")
        self.order.setText(words.format(column=column_title(column).lower()))
        self.order.setAccessibleName(self.order.text())

    # What is there to be wanted

    def show_register(self, register: Register, frameworks: Mapping[str, Framework]) -> None:
        """The choices that the register has; what was chosen stays."""
        used = {place for item in register.audit.evidence for place in register.places(item)}
        places = [
            (criterion.id, (framework.id, criterion.id))
            for framework in frameworks.values()
            for criterion in framework.criteria
            if (framework.id, criterion.id) in used
        ]
        self.kind.offer(_("Every kind"), [(kind_word(kind), kind) for kind in EvidenceKind])
        self.place.offer(_("Every criterion"), places)
        self.tag.offer(_("Every tag"), [(tag, tag) for tag in register.tag_names])
        self.author.offer(_("Added by anybody"), [(name, name) for name in register.authors])
        self.tag.setVisible(self.tag.count() > 1)
        self.author.setVisible(self.author.count() > 2)
        for trait, chip in self.chips.items():
            count = register.counts.get(trait, 0)
            chip.setText(trait_chip(trait, count))
            chip.setAccessibleName(chip.text())
            chip.setVisible(bool(count) or chip.isChecked())

    def filter(self, with_words: frozenset[str] = frozenset()) -> Filter:
        """What is wanted now."""
        return Filter(
            self.words.text().strip(),
            with_words,
            self.kind.chosen,
            self.place.chosen,
            self.tag.chosen or "",
            self.author.chosen or "",
            frozenset(trait for trait, chip in self.chips.items() if chip.isChecked()),
        )

    def clear(self) -> None:
        """Everything is wanted."""
        self.blockSignals(True)
        self.words.clear()
        for box in (self.kind, self.place, self.tag, self.author):
            box.setCurrentIndex(0)
        for chip in self.chips.values():
            chip.setChecked(False)
        self.blockSignals(False)
        self._rest.stop()
        self.changed.emit()

    def _leave_words(self) -> None:
        if self.words.text():
            self.words.clear()
            self._rest.stop()
            self.changed.emit()
        self.left.emit()

    def go_to_words(self) -> None:
        """What is typed next is looked for."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return (
            self.words, self.kind, self.place, self.tag, self.author, self.order, *self.chips.values(),
        )  # fmt: skip
