"""Questions to the person in dialogs, files through the system's own; each is loaded when it is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class PersonAsk:
    """Asks over whichever window is in use; file dialogs come back to the folder that was last used."""

    def __init__(self, window: Callable[[], QWidget | None]) -> None:
        self._window = window
        self._folder = Path.home()

    def confirm(self, question: str, consequence: str, act: str) -> bool:
        from maturity_desktop.gui.dialogs.message import MessageDialog

        return bool(MessageDialog(question, consequence, act, parent=self._window()).exec())

    def choose(
        self, question: str, consequence: str, acts: Sequence[str], leave: str, details: str = ""
    ) -> int | None:
        from maturity_desktop.gui.dialogs.message import MessageDialog

        first, *others = acts
        dialog = MessageDialog(question, consequence, first, details, self._window(), others, leave)
        chosen = dialog.exec()
        return chosen - 1 if chosen else None

    def text(self, title: str, question: str, initial: str = "", act: str = "") -> str | None:
        from maturity_desktop.gui.dialogs.message import TextDialog

        dialog = TextDialog(title, question, initial, self._window(), act)
        return dialog.text if dialog.exec() else None

    def files(self, title: str) -> list[Path]:
        from PySide6.QtCore import QUrl
        from PySide6.QtWidgets import QFileDialog

        from maturity_desktop.gui.intake import local_files

        start = QUrl.fromLocalFile(str(self._folder))
        # Addresses keep every byte of a name.
        chosen, _kind = QFileDialog.getOpenFileUrls(self._window(), title, start, supportedSchemes=["file"])
        paths = local_files(chosen)
        if paths:
            self._folder = paths[0].parent
        return paths

    def folder(self, title: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(self._window(), title, str(self._folder))
        if not name:
            return None
        self._folder = Path(name)
        return self._folder

    def save_as(self, title: str, suggested: Path, kind: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        start = suggested if suggested.is_absolute() else self._folder / suggested
        dialog = QFileDialog(self._window(), title, str(start.parent), kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
        dialog.selectFile(start.name)
        if not dialog.exec():
            return None
        path = Path(dialog.selectedFiles()[0])
        self._folder = path.parent
        return path

    def tell(self, what_happened: str, what_to_do: str, details: str = "") -> None:
        from maturity_desktop.gui.dialogs.message import MessageDialog

        MessageDialog(what_happened, what_to_do, details=details, parent=self._window()).exec()
