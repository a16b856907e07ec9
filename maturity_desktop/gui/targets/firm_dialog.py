"""The profiles that the firm keeps for a model: take one in, bring one from a file, keep one no longer."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from maturity_desktop.domain.target_profiles import KeptProfile
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.dialog_parts import calm_button
from maturity_desktop.gui.widgets.labels import breakable, plain_label
from maturity_desktop.gui.widgets.row_list import RowList

SIZE = (560, 440)


class FirmProfilesDialog(QDialog):
    """Enter takes the current one into the audit."""

    taken = Signal(object)
    """The KeptProfile."""
    file_wanted = Signal()
    drop_wanted = Signal(object)
    """The KeptProfile that the firm no longer keeps."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Profiles of the firm"))
        self.list = RowList(theme, _("Profiles of the firm"), 0)
        self.list.shows_choice = True
        self.list.setProperty("role", "framed")
        self.told = plain_label("", "quiet", wraps=True)
        self.take = calm_button(_("&Take into the audit"), self._take)
        set_role(self.take, "primary")
        self.file = calm_button(_("From a &file…"), self.file_wanted.emit)
        self.drop = calm_button(_("No longer &keep"), self._drop)
        self.close_button = calm_button(_("Close"), self.reject)
        row = QHBoxLayout()
        for button in (self.take, self.file, self.drop):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        words = _("Kept for every audit with this model. An audit that took one in keeps it as it was then.")
        column.addWidget(plain_label(words, "quiet", wraps=True))
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        column.addLayout(row)
        self.list.chosen.connect(lambda _kept: self._take())
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self.drop.click)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))
        self.show_profiles((), "")
        self.list.setFocus()

    def show_profiles(self, kept: Sequence[KeptProfile], trouble: str) -> None:
        """Those that there are now, and what is wrong with files that cannot be read."""
        self.list.show_rows([Row(own.title, detail=_about(own), goal=own) for own in kept])
        for button in (self.take, self.drop):
            button.setEnabled(bool(kept))
        nothing = "" if kept else _("The firm keeps no profile for this model yet.")
        self.told.setText(breakable(trouble or nothing))
        self.told.setVisible(bool(self.told.text()))

    def tell_trouble(self, words: str) -> None:
        """What did not work, and why."""
        self.told.setText(breakable(words))
        self.told.setVisible(bool(words))

    @property
    def chosen(self) -> KeptProfile | None:
        index = self.list.currentIndex()
        goal = self.list.rows.rows[index.row()].goal if index.isValid() else None
        return goal if isinstance(goal, KeptProfile) else None

    def _take(self) -> None:
        kept = self.chosen
        if kept is not None:
            self.accept()
            self.taken.emit(kept)

    def _drop(self) -> None:
        if self.chosen is not None:
            self.drop_wanted.emit(self.chosen)


def _about(own: KeptProfile) -> str:
    levels = sorted({own.level, *own.levels.values()})
    if len(levels) == 1:
        return _("level {level}").format(level=levels[0])
    return _("levels {low} to {high}").format(low=levels[0], high=levels[-1])
