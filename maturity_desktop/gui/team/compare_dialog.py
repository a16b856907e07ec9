"""Two ratings side by side, the criteria furthest apart first; nothing is taken over from either."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.results import Results
from maturity_desktop.domain.team import compared
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.team.rating_words import agreement_words, compared_words
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.row_list import RowList

SIZE = (680, 560)


class CompareDialog(QDialog):
    """Enter goes to a criterion."""

    criterion_wanted = Signal(str)

    def __init__(
        self,
        agreed: Results,
        second: Results,
        whose: str,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
        of_client: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Compare ratings"))
        found = compared(agreed, second)
        if of_client:  # what the client was not asked about differs in nothing
            found = tuple(own for own in found if second.of(own.criterion.id).answers)
        self.list = RowList(theme, _("Criteria in both ratings"))
        self.list.setProperty("role", "framed")
        self.list.show_rows(
            [
                Row(
                    own.criterion.title,
                    lead=own.criterion.id,
                    mark=compared_words(own, of_client),
                    goal=own.criterion.id,
                )
                for own in found
            ]
        )
        self.list.chosen.connect(self._go)
        close = QPushButton(_("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        words = _("Agreed ratings beside: {rating}").format(rating=whose)
        column.addWidget(plain_label(words, "heading", wraps=True))
        self.told = plain_label(agreement_words(found, agreed.whole.applicable), "quiet", wraps=True)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))
        self.list.setFocus()

    def _go(self, criterion: str) -> None:
        self.accept()
        self.criterion_wanted.emit(criterion)
