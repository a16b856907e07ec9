"""What has changed since a version was signed, criterion by criterion."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import RowList

SIZE = (560, 480)
LEAD = 72


class ChangesDialog(QDialog):
    """Enter or a double click goes to the criterion; each row's goal is its framework and its id."""

    def __init__(
        self,
        heading: str,
        rows: Sequence[Row],
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What changed"))
        self.place = ("", "")
        """The framework and the criterion that are to be gone to."""
        said = PlainWords(theme, bold=True)
        said.show_words(heading)
        self.list = RowList(theme, _("What changed, criterion by criterion"), LEAD)
        self.list.shows_choice = True
        self.list.chooses_on_double_click()
        set_role(self.list, "framed")
        self.list.show_rows(rows)
        self.list.chosen.connect(self._go)
        box = QDialogButtonBox()
        self.close_button = box.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(said)
        column.addWidget(self.list, 1)
        column.addWidget(box)
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))

    def _go(self, place: tuple[str, str]) -> None:
        self.place = place
        self.accept()
