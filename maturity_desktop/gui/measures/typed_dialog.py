"""A grid that is typed by hand or pasted from a sheet, with what is wrong and what is odd in it."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from maturity_desktop.domain.figure_log import Oddity
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.dialogs.scrolled import lay_out_scrolled
from maturity_desktop.gui.measures.typed_grid import TypedCells, TypedGrid
from maturity_desktop.gui.theme import set_role
from maturity_desktop.gui.widgets.labels import breakable, plain_label
from maturity_desktop.reports.sections.quality_words import oddity_sentence

SIZE = (580, 680)


class TypedDialog(CarefulDialog):
    """Nothing is kept that is no number; what is odd is told and can be kept."""

    def __init__(
        self,
        model: TypedCells,
        name: str,
        words: NullTranslations,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self._cells, self._words = model, words
        model.setParent(self)
        self.grid = TypedGrid(model, name)
        self.told = plain_label("", "small", wraps=True)
        self.quality = plain_label("", "small", wraps=True)

    def _lay_out(self, title: str, about: str, *choices: QWidget) -> None:
        """`choices` stand above the grid."""
        box = QDialogButtonBox()
        self.keep = box.addButton(_("Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep.setShortcut(QKeySequence("Ctrl+Return"))
        self.keep.setAutoDefault(False)
        set_role(self.keep, "primary")
        box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        inside = QWidget()
        above = QVBoxLayout(inside)
        above.setContentsMargins(24, 20, 24, 4)
        above.setSpacing(6)
        heading, words = plain_label(title, "heading", wraps=True), plain_label(about, "quiet", wraps=True)
        for part in (heading, words, *choices):
            above.addWidget(part)
        above.addWidget(self.grid, 1)
        above.addWidget(self.told)
        above.addWidget(self.quality)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 4, 24, 16)
        foot.addWidget(box)
        lay_out_scrolled(self, inside, foot, SIZE)

    def _begin(self) -> None:
        """The keyboard is in the grid, and every cell is judged as it is typed."""
        self._cells.dataChanged.connect(self._judge)
        self.grid.setFocus()
        self._judge()

    def accept(self) -> None:
        """What is still being typed in a cell counts; nothing is kept that is no figure."""
        self.keep.setFocus()
        if not self._troubles():
            super().accept()

    def _troubles(self) -> Sequence[str]:
        """What is wrong and has to be put right."""
        raise NotImplementedError

    def _odd(self) -> Sequence[Oddity]:
        """What is odd and may be so."""
        raise NotImplementedError

    def _counted(self) -> str:
        """How much there is in the grid."""
        raise NotImplementedError

    def _judge(self) -> None:
        troubles = self._troubles()
        self.keep.setEnabled(not troubles)
        set_role(self.told, "wrong" if troubles else "small")
        self.told.setText(troubles[0] if troubles else self._counted())
        odd = () if troubles else self._odd()
        lines = "\n".join(oddity_sentence(oddity, self._words) for oddity in odd)
        self.quality.setText(breakable(lines))
        self.quality.setVisible(bool(lines))
