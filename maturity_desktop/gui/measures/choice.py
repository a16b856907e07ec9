"""A combo box of values: Qt would hand an enumeration of words back as plain words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QComboBox, QWidget

V = TypeVar("V")


class Choice(QComboBox, Generic[V]):
    """Knows the value behind each of its words."""

    def __init__(self, items: Sequence[tuple[str, V]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values = [value for _words, value in items]
        self.addItems([words for words, _value in items])

    @property
    def value(self) -> V:
        """The value that is chosen."""
        return self.values[self.currentIndex()]

    def choose(self, value: V) -> None:
        """Shows a value; the first one where it has no such."""
        self.setCurrentIndex(self.values.index(value) if value in self.values else 0)
