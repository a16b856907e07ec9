"""A row for one item of evidence on offer, and the small buttons that stand in such rows."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.plain_words import PlainWords


class ItemRow(QWidget):
    """An item, whether it speaks against the rating there, and the button that uses it here."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = PlainWords(theme, lines=2)
        self.against = PlainWords(theme, "small", "attention", lines=1)
        self.against.show_words(_("speaks against a high level there"))
        self.use = inline_button(_("Use here"))
        mark_edits(self.use)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.words)
        told.addWidget(self.against)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addLayout(told, 1)
        row.addWidget(self.use, 0, Qt.AlignmentFlag.AlignTop)

    def show_item(self, words: str, against: bool) -> None:
        self.words.show_words(words)
        self.against.setVisible(against)
        said = _("Use {item} here")
        if against:
            said = _("Use {item} here, where it speaks against a high level")
        self.use.setAccessibleName(said.format(item=words))


def inline_button(words: str) -> QPushButton:
    """A small button that stands in a text."""
    button = QPushButton(words)
    set_role(button, "inline")
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button
