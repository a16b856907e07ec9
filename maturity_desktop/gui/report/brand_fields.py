"""The fields of a brand: a colour by its number or by eye, and what is wrong with it."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.brand_colours import can_be_read, is_colour, nearest_readable
from maturity_desktop.gui.theme import set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.labels import plain_label

SWATCH = 34


class ColourField(QWidget):
    """#RRGGBB in a line, its colour beside it, and what to take where it is too pale."""

    changed = Signal(str)
    """What the person made of it."""

    def __init__(self, name: str, usual: str, parent: QWidget | None = None) -> None:
        """`usual` is the colour that an empty field stands for."""
        super().__init__(parent)
        self._name, self._usual = name, usual
        self.line = QLineEdit()
        self.line.setMaxLength(7)
        self.line.setPlaceholderText(usual)
        self.line.setAccessibleName(name)
        self.pick = QPushButton(_("Pick…"))
        self.pick.setAutoDefault(False)
        self.pick.setAccessibleName(_("Pick: {name}").format(name=name))
        self.swatch = QWidget()
        self.swatch.setFixedSize(SWATCH, SWATCH - 6)
        self.swatch.setAutoFillBackground(True)
        self.trouble = plain_label("", "wrong", wraps=True)
        self.take = QPushButton()
        self.take.setAutoDefault(False)
        set_role(self.take, "inline")
        mark_edits(self.line, self.pick, self.take)
        self._lay_out()
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._edited)
        self.pick.clicked.connect(lambda _checked: self._pick())
        self.take.clicked.connect(lambda _checked: self._put(nearest_readable(self.colour)))
        self._look_at()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.swatch)
        row.addWidget(self.line, 1)
        row.addWidget(self.pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.trouble)
        column.addWidget(self.take)

    @property
    def colour(self) -> str:
        """As it is written, in capitals; empty for the usual one."""
        return self.line.text().strip().upper()

    @property
    def is_sound(self) -> bool:
        """Whether a report can have it."""
        return not self.colour or (is_colour(self.colour) and can_be_read(self.colour))

    def follow(self, colour: str) -> None:
        """What the brand has."""
        if colour.upper() != self.colour:
            self.line.setText(colour)
        self._look_at()

    def _edited(self, words: str) -> None:
        if words and not words.startswith("#"):
            self.line.setText(f"#{words}"[:7])
        self._look_at()
        self.changed.emit(self.colour)

    def _pick(self) -> None:
        before = QColor(self.colour if is_colour(self.colour) else self._usual)
        found = QColorDialog.getColor(
            before, self.window(), self._name, QColorDialog.ColorDialogOption.DontUseNativeDialog
        )
        if found.isValid():
            self._put(found.name().upper())

    def _put(self, colour: str) -> None:
        self.line.setText(colour)
        self._look_at()
        self.line.setFocus()
        self.changed.emit(self.colour)

    def _look_at(self) -> None:
        """Shows the colour, and in words what keeps a report from having it."""
        colour = self.colour or self._usual
        shown = is_colour(colour)
        self.swatch.setStyleSheet(
            f"background: {colour if shown else 'transparent'}; border: 1px solid palette(mid);"
        )
        trouble = ""
        if not shown:
            trouble = _("Write a colour as #RRGGBB, for example {colour}.").format(colour=self._usual)
        elif not can_be_read(colour):
            trouble = _("{colour} is too pale to be read on white.").format(colour=colour)
            self.take.setText(
                _("Take {colour}, the nearest that can be").format(colour=nearest_readable(colour))
            )
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.take.setVisible(shown and bool(trouble))
