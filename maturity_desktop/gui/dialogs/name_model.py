"""What a new model is called, and the id that tells it from the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from gettext import gettext as _

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from maturity_desktop.gui.theme import set_role, set_state
from maturity_desktop.gui.widgets.labels import breakable, plain_label

ID = re.compile(r"[a-z][a-z0-9_]*")
WIDTH = 480


class NameModelDialog(QDialog):
    """Asks for a title; the id follows it until somebody writes another."""

    def __init__(
        self,
        headline: str,
        about: str,
        act: str,
        title: str,
        free_id: Callable[[str], str],
        taken: Collection[str],
        known: Collection[str] = (),
        framework: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`known` are ids that may be taken again, for a new edition; `framework` is the id to begin with."""
        super().__init__(parent)
        self._free_id = free_id
        self._taken, self._known = taken, known
        self._own_id = bool(framework)
        self.setWindowTitle(headline)
        self.field, self.id_field = QLineEdit(), QLineEdit()
        self._told = plain_label("", "small", wraps=True)
        self._tick = QCheckBox()
        self._tick.hide()
        box = QDialogButtonBox()
        self._accept = box.addButton(act, QDialogButtonBox.ButtonRole.AcceptRole)
        set_role(self._accept, "primary")
        box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(4)
        column.addWidget(plain_label(breakable(about), wraps=True))
        column.addSpacing(8)
        for words, field in ((_("&Title"), self.field), (_("&Id"), self.id_field)):
            label = plain_label(words, "small")
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(self._told)
        column.addWidget(self._tick)
        column.addSpacing(8)
        column.addWidget(box)
        self.field.textChanged.connect(self._follow)
        self.id_field.textEdited.connect(self._own)
        self.id_field.textChanged.connect(self._judge)
        self.setMinimumWidth(WIDTH)
        if framework:
            self.id_field.setText(framework)
        self.field.setText(title)
        self.field.selectAll()
        self._judge()

    def offer(self, words: str) -> None:
        """Something that is done besides, unless the person unticks it."""
        self._tick.setText(words)
        self._tick.setChecked(True)
        self._tick.show()

    @property
    def is_ticked(self) -> bool:
        """Whether that is done which was offered."""
        return self._tick.isChecked()

    @property
    def title(self) -> str:
        """The title on one line."""
        return " ".join(self.field.text().split())

    @property
    def id(self) -> str:
        return self.id_field.text().strip()

    def _own(self) -> None:
        self._own_id = True

    def _follow(self) -> None:
        if not self._own_id:
            self.id_field.setText(self._free_id(self.title))
        self._judge()

    def _judge(self) -> None:
        """Says what the id means; a model cannot be made under a wrong one."""
        waits = not self.id and not self._own_id
        if waits:
            words, sound = _("The id follows the title, and never changes."), False
        elif not ID.fullmatch(self.id):
            words, sound = _("An id is small letters, digits and “_”, beginning with a letter."), False
        elif self.id in self._taken:
            words, sound = _("Another model has this id."), False
        elif self.id in self._known:
            words, sound = _("It becomes a new edition of your own model of this id."), True
        else:
            words, sound = _("The id never changes: audits and files know the model by it."), True
        self._told.setText(words)
        set_role(self._told, "small" if sound or waits else "wrong")
        set_state(self.id_field, "invalid", not sound and not waits)
        self._accept.setEnabled(sound and bool(self.title))
