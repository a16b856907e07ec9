"""What has come into the watched folder: one key takes it."""

from __future__ import annotations

import os
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from maturity_desktop.gui.sentences import list_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.storage.evidence_store import visible_name

MOST_NAMES = 4


class OfferBar(QFrame):
    """Names the first files; hidden while there is nothing new."""

    take_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "banner")
        self.paths: tuple[Path, ...] = ()
        self.words = PlainWords(theme, ink="attention", lines=2)
        self.take, self.leave = QPushButton(), QPushButton(_("Leave them"))
        for button in (self.take, self.leave):
            set_role(button, "flat")
        mark_edits(self.take)
        self.take.clicked.connect(self.take_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 4, 2)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.take)
        row.addWidget(self.leave)
        self.hide()

    def show_paths(self, paths: tuple[Path, ...]) -> None:
        """Other files are offered."""
        self.paths = paths
        self.setVisible(bool(paths))
        if not paths:
            return
        count = len(paths)
        names = [visible_name(path.name) for path in paths[:MOST_NAMES]]
        more = ngettext("{count} more", "{count} more", count - MOST_NAMES)
        if count > MOST_NAMES:
            names.append(more.format(count=count - MOST_NAMES))
        words = ngettext(
            "{count} new file in “{folder}”: {names}", "{count} new files in “{folder}”: {names}", count
        )
        self.words.show_words(
            words.format(count=count, folder=visible_name(_folder_of(paths).name), names=list_words(names))
        )
        self.take.setText(ngettext("Add {count} file", "Add {count} files", count).format(count=count))
        self.take.setAccessibleName(self.take.text())


def _folder_of(paths: tuple[Path, ...]) -> Path:
    """The folder that all of them are in, however deep."""
    return Path(os.path.commonpath([path.parent for path in paths]))
