"""What the window expects of its pages; each is a widget besides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget


class Page(Protocol):
    """A page of the window: its title, its keys and what they do, and what F6 goes through."""

    title: str
    key_hints: Sequence[tuple[str, str]]

    def panes(self) -> tuple[QWidget, ...]: ...


class CriterionPage(Page, Protocol):
    """A page that shows one criterion at a time."""

    criterion: str

    def show_criterion(self, criterion: str) -> None: ...

    def actions(self) -> Sequence[QAction]:
        """Everything that can be done on the page, as a menu has it."""
        ...
