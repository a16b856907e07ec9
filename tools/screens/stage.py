"""The program on a stage: driven to its screens without a person."""

# ruff: noqa: ARG002  (the person who is played here answers without looking at the question)

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSize
from PySide6.QtGui import QAction, QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from maturity_desktop.app import Program
from maturity_desktop.domain.audit import AGREED
from maturity_desktop.gui.first_sight import FILE_NAME
from maturity_desktop.gui.preferences import PreferenceFile
from tools.screens.audits import clock

PATIENCE = 30.0
"""Seconds in which a screen comes."""


@dataclass
class Silent:
    """Answers for the person; bad news ends the screen that brought it."""

    target: Path | None = None
    place: Path | None = None
    chosen: list[Path] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def confirm(self, question: str, consequence: str, act: str) -> bool:
        return True

    def choose(
        self, question: str, consequence: str, acts: Sequence[str], leave: str, details: str = ""
    ) -> int | None:
        return None

    def text(self, title: str, question: str, initial: str = "", act: str = "") -> str | None:
        return initial

    def files(self, title: str) -> list[Path]:
        return self.chosen

    def folder(self, title: str) -> Path | None:
        return self.place

    def save_as(self, title: str, suggested: Path, kind: str) -> Path | None:
        return self.target

    def tell(self, what_happened: str, what_to_do: str, details: str = "") -> None:
        self.told.append(f"{what_happened} {what_to_do} {details}")


class Stage(QObject):
    """The program in a library, and the ways to its screens."""

    def __init__(
        self, application: QApplication, folder: Path, size: QSize, patience: float = PATIENCE
    ) -> None:
        super().__init__()
        self.patience = patience
        self.folder = folder
        self.ask = Silent()
        self.application = application
        PreferenceFile(folder / FILE_NAME).change(author="A. Assessor", theme="light")
        self.program = Program(application, folder, clock, self.ask)
        self.window = self.program.window
        self.is_complete = False
        self.program.completed.connect(self._note_completion)
        self.program.start()
        self.window.resize(size)
        self.window.activateWindow()
        self.wait(lambda: self.is_complete and self.program.desk.is_open)
        self.wait(lambda: self.application.activeWindow() is self.window)

    def _note_completion(self) -> None:
        self.is_complete = True

    def settle(self) -> None:
        """Whatever is due now is done."""
        for _round in range(4):
            self.application.processEvents()
            # Outside a running event loop Qt keeps what is to be deleted.
            self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait(self, reached: Callable[[], bool]) -> None:
        """Until something is so; TimeoutError where it takes too long, RuntimeError where bad news comes."""
        end = time.monotonic() + self.patience
        while not reached():
            if time.monotonic() > end:
                raise TimeoutError("the screen did not come")
            if self.ask.told:
                raise RuntimeError(self.ask.told.pop())
            QTest.qWait(10)

    def library(self) -> None:
        if self.window.session is not None:
            self.window.close_audit()
        self.window.show_page("library")

    def audit(self, name: str, page: str = "overview", criterion: str = "", framework: str = "") -> Any:
        """A page of an audit, through one of its models, or through its first."""
        window = self.window
        if window.session is None or window.session.audit.id != name:
            self.program.open_audit(name, "")
            self.wait(lambda: window.session is not None and window.session.audit.id == name)
        session = window.session
        assert session is not None, "the audit is open"
        # The screen before may have left a second rating in view.
        session.switch_rating_set(AGREED)
        wanted = framework or next(iter(session.frameworks))
        if session.framework.id != wanted:
            session.switch_framework(wanted)
        window.show_page(page)
        if criterion:
            window.show_criterion(criterion, wanted)
        self.settle()
        return window.page

    def report(self, name: str) -> Any:
        page = self.audit(name, "report")
        self.wait(lambda: page.preview.pages.is_drawn and not page.preview.work.isVisible())
        return page

    def act(self, words: str) -> None:
        """Triggers what stands in a menu of the window under these words."""
        found = [
            action
            for action in self.window.findChildren(QAction)
            if action.text().replace("&", "").rstrip("…") == words
        ]
        found[0].trigger()

    def type(self, words: str) -> None:
        """Words into whatever has the keyboard."""
        top = self.dialog() or self.window
        self.wait(lambda: top.focusWidget() is not None)
        QTest.keyClicks(top.focusWidget(), words)
        self.settle()

    def dialog(self) -> QDialog | None:
        """The dialog over the window."""
        shown = [
            widget
            for widget in self.application.topLevelWidgets()
            if isinstance(widget, QDialog) and widget.isVisible()
        ]
        return shown[-1] if shown else None

    def picture(self) -> QImage:
        """The window, with the dialog over it."""
        self.settle()
        image = self.window.grab().toImage()
        dialog = self.dialog()
        if dialog is not None:
            place = dialog.mapToGlobal(QPoint()) - self.window.mapToGlobal(QPoint())
            painter = QPainter(image)
            painter.fillRect(self.window.rect(), QColor(0, 0, 0, 90))
            painter.drawPixmap(place, dialog.grab())
            painter.end()
        return image

    def clear(self) -> None:
        """No dialog is left for the next screen."""
        dialog = self.dialog()
        while dialog is not None:
            dialog.close()
            self.settle()
            after = self.dialog()
            if after is dialog:
                raise RuntimeError(f"{type(dialog).__name__} does not close")
            dialog = after
        self.window.activateWindow()
        self.wait(lambda: self.application.activeWindow() is self.window)

    def close(self) -> None:
        self.clear()
        self.window.close()
        self.program.close()
        self.settle()
