"""Fields of the editor's forms: each shows a value, tells another, and is marked where it is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from maturity_desktop.gui.calm_fields import choose_in_list, pass_wheel_on
from maturity_desktop.gui.theme import set_role, set_state
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_editor import PlainEditor
from maturity_desktop.storage.tree_edits import writable
from maturity_desktop.storage.yaml_tree import Path

Choices = Sequence[tuple[Any, str]]
"""Values and the words for them."""
NUMBER_WIDTH = 96
NUMBER_WORDS = 28
NO_ARROWS = "::up-button, ::down-button { width: 0; border: none }"
"""The arrow keys change a number; arrows to click are too small to be hit."""
INSIDE = "border: none; background: transparent; margin: 0; padding: 0; min-height: 0"
"""The field inside a number's box: the box has the frame."""
UNDO_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class ValueField(QWidget):
    """Something that shows and takes one value of the model's tree."""

    typed = Signal(object)
    """Another value, of the person's making."""
    left = Signal()
    """The person has gone elsewhere."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)

    @property
    def stop(self) -> QWidget:
        """What takes the keyboard."""
        raise NotImplementedError

    def follow(self, value: Any) -> None:
        """Shows what the tree holds."""
        raise NotImplementedError

    def mark(self, faults: Mapping[Path, str]) -> None:
        """Marks what is wrong, by the way from the field's own value."""
        set_state(self.stop, "invalid", bool(faults))

    def go_to(self, _rest: Path) -> None:
        """Brings the keyboard to a part of the value."""
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)


class TextField(ValueField):
    """Plain words; `single` is one line, whatever is pasted into it."""

    done = Signal()

    def __init__(
        self,
        name: str,
        least: int = 1,
        most: int = 4,
        single: bool = False,
        hint: str = "",
        editor: PlainEditor | None = None,
    ) -> None:
        super().__init__(name)
        self.editor = editor or PlainEditor(self, least, most, enter_ends=single)
        self.editor.setAccessibleName(name)
        self.editor.setPlaceholderText(hint)
        mark_edits(self.editor)
        self._single = single
        self.row.setContentsMargins(0, 4, 0, 4)  # as the stylesheet leaves round the other fields
        self.row.addWidget(self.editor)
        self.editor.typed.connect(self._tell)
        self.editor.left.connect(self.left)
        self.editor.done.connect(self.done)

    @property
    def stop(self) -> QWidget:
        return self.editor

    def _tell(self, words: str) -> None:
        words = writable(words)
        self.typed.emit(" ".join(words.splitlines()) if self._single else words)

    def follow(self, value: Any) -> None:
        self.editor.follow("" if value is None else str(value))


class UndoPasses(QObject):
    """Leaves Ctrl+Z to the model, which a field of Qt would keep to itself."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if any(event.matches(key) for key in UNDO_KEYS):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class _Spin(ValueField):
    """A number in a box."""

    def _put(self, box: QSpinBox | QDoubleSpinBox) -> None:
        self._box = box
        mark_edits(box)
        box.setAccessibleName(self.name)
        box.setFixedWidth(NUMBER_WIDTH)
        passes = UndoPasses(box)
        box.installEventFilter(passes)
        box.lineEdit().installEventFilter(passes)
        box.setStyleSheet(type(box).__name__ + NO_ARROWS.replace("::down", f"{type(box).__name__}::down"))
        box.lineEdit().setStyleSheet(INSIDE)
        box.lineEdit().setTextMargins(8, 0, 0, 0)
        box.editingFinished.connect(self.left)
        self.row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addStretch(1)
        pass_wheel_on(self)

    @property
    def stop(self) -> QWidget:
        return self._box


class WholeField(_Spin):
    """A whole number; one that stands outside the limits is shown as the nearest within.

    With words for `none`, there need be no number: they stand below the lowest.
    """

    def __init__(self, name: str, low: int, high: int, none: str = "") -> None:
        super().__init__(name)
        box = QSpinBox()
        box.setRange(low - 1 if none else low, high)
        box.setSpecialValueText(none)
        self._whole, self._low = box, low
        self._put(box)
        box.valueChanged.connect(self._tell)

    def _tell(self, number: int) -> None:
        self.typed.emit(number if number >= self._low else None)

    def follow(self, value: Any) -> None:
        with QSignalBlocker(self._whole):
            self._whole.setValue(value if isinstance(value, int) else self._whole.minimum())


class NumberWords(ValueField):
    """A number that follows from the place of its row, to be read."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._words = plain_label("")
        self._words.setAccessibleName(name)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setFixedWidth(NUMBER_WORDS)
        self._words.setMinimumHeight(40)
        self.row.addWidget(self._words, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def stop(self) -> QWidget:
        return self._words

    def follow(self, value: Any) -> None:
        self._words.setText("" if value is None else str(value))


class EitherPoint(QDoubleSpinBox):
    """Takes a comma and a point for the decimal one, whatever the system's language.

    Left to itself Qt takes the other one for a mark between thousands: 2,5 would become 25.
    """

    def _own(self, words: str) -> str:
        return re.sub("[.,٫]", self.locale().decimalPoint(), words)

    def validate(self, words: str, place: int) -> tuple[QValidator.State, str, int]:
        return super().validate(self._own(words), place)

    def valueFromText(self, words: str) -> float:
        return super().valueFromText(self._own(words))


class DecimalField(_Spin):
    """A number with decimals; as a share (0 to 1) it is shown in per cent."""

    def __init__(self, name: str, low: float, high: float, share: bool = False) -> None:
        super().__init__(name)
        self._scale = 100.0 if share else 1.0
        box = EitherPoint()
        box.setDecimals(2 if not share else 1)
        box.setRange(low, high)
        box.setSingleStep(5 if share else 0.5)
        if share:
            box.setSuffix(" %")
        self._decimal = box
        self._put(box)
        box.valueChanged.connect(lambda value: self.typed.emit(round(value / self._scale, 6)))

    def follow(self, value: Any) -> None:
        shown = round(self._scale * value if isinstance(value, int | float) else 0.0, 6)
        if shown != round(self._decimal.value(), 6):  # what is being typed stays as it is: 2, is no 2.00 yet
            with QSignalBlocker(self._decimal):
                self._decimal.setValue(shown)


class ChoiceField(ValueField):
    """One of several values; a value that is none of them is shown as it is."""

    def __init__(self, name: str, choices: Choices) -> None:
        super().__init__(name)
        self._values = [value for value, _words in choices]
        self._given = len(self._values)
        self._box = QComboBox()
        mark_edits(self._box)
        self._box.setAccessibleName(name)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(8)
        for _value, words in choices:
            self._box.addItem(words)
        choose_in_list(self._box)
        self._box.activated.connect(lambda place: self.typed.emit(self._values[place]))
        self.row.addWidget(self._box, 1, Qt.AlignmentFlag.AlignTop)
        pass_wheel_on(self)

    @property
    def stop(self) -> QWidget:
        return self._box

    def follow(self, value: Any) -> None:
        while len(self._values) > self._given:
            self._values.pop()
            self._box.removeItem(self._given)
        if value not in self._values:
            self._values.append(value)
            self._box.addItem(str(value))
        self._box.setCurrentIndex(self._values.index(value))


class CheckField(ValueField):
    """Yes or no; `words` where the name says more than need be seen."""

    def __init__(self, name: str, words: str = "") -> None:
        super().__init__(name)
        self._box = QCheckBox((words or name).replace("&", "&&"))
        mark_edits(self._box)
        self._box.setAccessibleName(name)
        self._box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._box.clicked.connect(self.typed.emit)
        self.row.addWidget(self._box)

    @property
    def stop(self) -> QWidget:
        return self._box

    def follow(self, value: Any) -> None:
        self._box.setChecked(value is True)


class _Chip(QPushButton):
    """A button that has room for its words when they are bold, which they are while it is down."""

    def sizeHint(self) -> QSize:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        words = self.text().replace("&&", "&")
        wider = QFontMetrics(bold).horizontalAdvance(words) - self.fontMetrics().horizontalAdvance(words)
        return super().sizeHint() + QSize(max(wider, 0) + 2, 0)


class ChipsField(ValueField):
    """Any number of several values, each a button that stays down."""

    def __init__(self, name: str, choices: Choices) -> None:
        super().__init__(name)
        self.setAccessibleName(name)
        self._chips: dict[Any, QPushButton] = {}
        place = QWidget(self)
        place.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        flow = FlowLayout(place, spacing=4)
        for value, words in choices:
            chip = _Chip(words.replace("&", "&&"))
            set_role(chip, "chip")
            chip.setProperty("dense", True)
            chip.setCheckable(True)
            mark_edits(chip)
            chip.setAccessibleName(f"{name}: {words}")
            chip.clicked.connect(self._tell)
            flow.addWidget(chip)
            self._chips[value] = chip
        self.row.addWidget(place, 1)
        self._unknown: list[Any] = []

    @property
    def stop(self) -> QWidget:
        return next(iter(self._chips.values()), self)

    def _tell(self) -> None:
        chosen = [value for value, chip in self._chips.items() if chip.isChecked()]
        self.typed.emit(chosen + self._unknown)

    def follow(self, value: Any) -> None:
        chosen = value if isinstance(value, list) else []
        self._unknown = [one for one in chosen if one not in self._chips]
        for one, chip in self._chips.items():
            chip.setChecked(one in chosen)

    def mark(self, faults: Mapping[Path, str]) -> None:
        for chip in self._chips.values():
            set_state(chip, "invalid", bool(faults))
