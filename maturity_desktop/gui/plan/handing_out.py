"""Files that a view hands out: where to is asked, then they are written, checked, and can be opened."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.gui.ask import Ask, file_to_write
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.exporter import Exporter
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.plain_words import PlainWords


class HandingOut(QWidget):
    """A line that says what becomes of the file; there from when one is asked for until the next edit."""

    def __init__(
        self, exporter: Exporter, ask: Ask, theme: ThemeSwitch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._exporter, self._ask = exporter, ask
        self.path: Path | None = None
        """The file that was written last."""
        self.words = PlainWords(theme, "small", "quiet", lines=1)
        self.open_button = QPushButton(_("Open"))
        self.show_button = QPushButton(_("Show in folder"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        for button in (self.open_button, self.show_button):
            set_role(button, "inline")
            row.addWidget(button)
        self.open_button.clicked.connect(lambda: self._go(self._exporter.open_file))
        self.show_button.clicked.connect(lambda: self._go(self._exporter.show_in_folder))
        exporter.edited.connect(self._let_go)
        self.hide()

    def _let_go(self) -> None:
        """What was written tells of the audit as it was: the line goes; while a file is written, it stays."""
        if self.path is not None:
            self.path = None
            self.hide()

    def hand_out(
        self,
        title: str,
        suggested: Path,
        kind: str,
        write: Callable[[Path], object],
        then: Callable[[], object] | None = None,
    ) -> None:
        """Asks where a file goes and writes it off the window's thread; `kind` is a file dialog's filter.

        `then` is called once the file is there.
        """
        path = file_to_write(self._ask, title, suggested, kind)
        if path is not None:
            self._tell(_("Writing {file}").format(file=path.name))
            task: Task[Any] = self._exporter.start_pack(path, write)
            task.belong_to(self)
            if then is not None:
                task.succeeded.connect(lambda _made: then())
            task.succeeded.connect(lambda _made: self._tell_written(path))
            task.failed.connect(lambda error: self._tell_failed(path, error))

    def tell_of(self, words: str, path: Path) -> None:
        """A file or a folder that was made elsewhere."""
        self._tell(words, path)
        self._name_buttons(path)

    def _tell(self, words: str, path: Path | None = None) -> None:
        self.path = path
        self.words.show_words(words)
        for button in (self.open_button, self.show_button):
            button.setVisible(path is not None)
        self.show()

    def _tell_written(self, path: Path) -> None:
        self._tell(_("{name} is written and checked.").format(name=path.name), path)
        self._name_buttons(path)

    def _name_buttons(self, path: Path) -> None:
        self.open_button.setAccessibleName(_("Open {name}").format(name=path.name))
        self.show_button.setAccessibleName(_("Show {name} in its folder").format(name=path.name))

    def _tell_failed(self, path: Path, error: Exception) -> None:
        self.hide()
        known = isinstance(error, MaturityError | OSError)
        self._ask.tell(
            _("{file} could not be written").format(file=path.name), str(error) if known else repr(error)
        )

    def _go(self, way: Callable[[Path], bool]) -> None:
        if self.path is not None and not way(self.path):
            self._ask.tell(
                _("The system has no program that opens this."),
                _("The file is complete. It stands at {path}").format(path=self.path),
            )
