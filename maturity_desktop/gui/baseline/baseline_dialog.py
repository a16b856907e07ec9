"""The baseline as it is gathered at the opening: vision, objectives, environment, and the figures named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from gettext import gettext as _

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from maturity_desktop.domain.audit import Audit, Client
from maturity_desktop.domain.baseline import Computed, baseline
from maturity_desktop.domain.plan_records import BaselineFigure
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.baseline.baseline_cells import BaselineCells
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.dialogs.scrolled import lay_out_scrolled
from maturity_desktop.gui.measures.typed_grid import TypedGrid
from maturity_desktop.gui.theme import set_role
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_editor import PlainEditor

SIZE = (900, 700)
WIDTHS = {1: 88, 2: 112, 3: 128}
"""Of value, time and who said it; the name and what is computed share the rest."""


class BaselineDialog(CarefulDialog):
    """What was written is in `client` and `figures` once it is accepted."""

    def __init__(
        self, audit: Audit, computed: Sequence[Computed], ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(ask, parent)
        self.setWindowTitle(_("Baseline"))
        client = self._client = audit.client
        self._before = baseline(audit)
        self.vision, self.objectives, self.environment = (
            _editor(words) for words in (client.vision, client.objectives, client.environment)
        )
        self._written = self.client
        self.cells = BaselineCells(audit, self._before, computed, self)
        self.grid = TypedGrid(self.cells, _("Figures as told at the opening"))
        head = self.grid.horizontalHeader()
        for column, width in WIDTHS.items():
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            head.resizeSection(column, width)
        self.offer = inline_button(_("Add the &names of what is computed"))
        self._lay_out()
        self.offer.clicked.connect(self._offer_names)
        self.cells.dataChanged.connect(self._follow_names)
        self._follow_names()
        self.vision.setFocus()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 20, 24, 4)
        column.setSpacing(4)
        column.addWidget(plain_label(_("What the client says at the opening"), "heading"))
        for words, editor in (
            (_("&Vision"), self.vision),
            (_("Operational &objectives"), self.objectives),
            (_("&Environment"), self.environment),
        ):
            label = plain_label(words)
            label.setBuddy(editor)
            editor.setAccessibleName(words.replace("&", ""))
            column.addSpacing(4)
            column.addWidget(label)
            column.addWidget(editor)
        head = QHBoxLayout()
        figures = plain_label(_("&Figures, in the client’s own words"))
        figures.setBuddy(self.grid)
        head.addWidget(figures, 1)
        head.addWidget(self.offer)
        column.addSpacing(8)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        hint = _("Beside a name that the data know stands what they come to, so that differences show.")
        column.addWidget(plain_label(hint, "quiet", wraps=True))
        box = QDialogButtonBox()
        self.keep = box.addButton(_("&Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep.setShortcut(QKeySequence("Ctrl+Return"))
        self.keep.setAutoDefault(False)
        set_role(self.keep, "primary")
        box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 4, 24, 16)
        foot.addWidget(box)
        lay_out_scrolled(self, inside, foot, SIZE)

    def _follow_names(self) -> None:
        self.offer.setVisible(bool(self.cells.untold))

    def _offer_names(self) -> None:
        first = len(self.cells.figures)
        self.cells.offer_names()
        self._follow_names()
        self.grid.setCurrentIndex(self.cells.index(first, 1))
        self.grid.setFocus()

    def accept(self) -> None:
        """What is still being typed in a cell counts."""
        self.keep.setFocus()
        super().accept()

    def is_changed(self) -> bool:
        return self.client != self._written or self.figures != self._before

    @property
    def client(self) -> Client:
        """The client with what was written of it."""
        return replace(
            self._client,
            vision=self.vision.words.strip(),
            objectives=self.objectives.words.strip(),
            environment=self.environment.words.strip(),
        )

    @property
    def figures(self) -> tuple[BaselineFigure, ...]:
        """The figures as they are typed."""
        return tuple(replace(own, position=place) for place, own in enumerate(self.cells.figures))


def _editor(words: str) -> PlainEditor:
    editor = PlainEditor(None, 2, 4)
    set_role(editor, "framed")
    editor.follow(words)
    return editor
