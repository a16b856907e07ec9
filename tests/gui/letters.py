"""Which letters Alt reaches in a window, page or dialog."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget


def letters(words: list[str]) -> Counter[str]:
    """How often each stands behind Alt."""
    found = (QKeySequence.mnemonic(text).toString() for text in words)
    return Counter(letter for letter in found if letter)


def words_in(root: QWidget) -> list[str]:
    """What Alt reaches in a page or dialog: buttons, and labels that have a buddy."""
    labels = [label.text() for label in root.findChildren(QLabel) if label.buddy() is not None]
    return labels + [button.text() for button in root.findChildren(QAbstractButton)]


def twice(found: Counter[str]) -> list[str]:
    """The letters that stand for more than one thing."""
    return [letter for letter, count in found.items() if count > 1]
