"""Moving the open audit to another edition of one of its models, with what becomes of it in plain sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from gettext import gettext as _

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.editions import CarryOver, carry_over
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.labels import breakable, plain_label
from maturity_desktop.gui.widgets.row_list import RowList
from maturity_desktop.verbs.carry_words import Group, carry_groups, carry_text, move_sentence
from maturity_desktop.verbs.moving import Edition

SIZE = (900, 600)
LIST_WIDTH = 250
Editions = Mapping[str, Sequence[Edition]]
"""The editions that an audit can stand on, by framework, the newest first."""


class CarryOverView(QTextEdit):
    """What becomes of the audit: counts first, each of them with what it counts; to be read and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("What becomes of the audit"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(16)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Other groups; as text, so that nothing in them is taken for markup."""
        self.clear()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for number, group in enumerate(groups):
            self._write(cursor, group.title, number == 0, not group.keeps, 10 if number else 0, 0)
            for line in group.lines:
                self._write(cursor, line, False, False, 2, 16)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write(
        self, cursor: QTextCursor, words: str, is_first: bool, semibold: bool, above: int, indent: int
    ) -> None:
        block, style = QTextBlockFormat(), QTextCharFormat()
        block.setTopMargin(above)
        block.setLeftMargin(indent)
        style.setFontWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
        if is_first:
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        cursor.insertText(breakable(words), style)


class MoveEditionDialog(QDialog):
    """Chooses an edition; nothing is moved before the button is pressed, and moving can be undone."""

    move_wanted = Signal(object)
    """The Edition."""

    def __init__(
        self,
        theme: ThemeSwitch,
        audit: Audit,
        editions: Editions,
        framework: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Move to another edition"))
        self._audit = audit
        self._editions = editions
        self._carry: CarryOver | None = None
        self.model = QComboBox()
        self.model.setAccessibleName(_("Model"))
        for name, found in editions.items():
            self.model.addItem(found[0].framework.short_title, name)
        self.list = RowList(theme, _("Editions"), 0)
        self.list.shows_choice = True
        self.sentence = plain_label("", "heading", wraps=True)
        self.note = plain_label("", "quiet", wraps=True)
        self.view = CarryOverView()
        self._lay_out()
        self.model.currentIndexChanged.connect(lambda _place: self._show_editions())
        self.list.selectionModel().currentChanged.connect(lambda _new, _old: self._show_carry_over())
        self.list.rows.modelReset.connect(self._show_carry_over)
        self.model.setCurrentIndex(max(0, self.model.findData(framework)))
        self._show_editions()
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))
        self.list.setFocus()

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        beside, besides = QVBoxLayout(left), QVBoxLayout(right)
        for column in (beside, besides):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
        besides.setContentsMargins(12, 0, 0, 0)
        beside.addWidget(self.model)
        beside.addWidget(self.list, 1)
        besides.addWidget(self.sentence)
        besides.addWidget(self.note)
        besides.addWidget(self.view, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        for pane in (left, right):
            split.addWidget(pane)
        split.setStretchFactor(1, 1)
        split.setSizes([LIST_WIDTH, SIZE[0] - LIST_WIDTH])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(split, 1)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.copy = QPushButton(_("&Copy the list"))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        box = QDialogButtonBox()
        self.move_button = box.addButton(_("&Move"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.move_button.setProperty("role", "primary")
        self.move_button.setAutoDefault(False)
        box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setDefault(True)
        box.accepted.connect(self._move)
        box.rejected.connect(self.reject)
        row.addWidget(self.copy)
        row.addStretch()
        row.addWidget(box)
        return row

    @property
    def chosen(self) -> Edition | None:
        """The edition on which the list stands."""
        index = self.list.currentIndex()
        return self.list.rows.rows[index.row()].goal if index.isValid() else None  # type: ignore[return-value]  # rows of editions

    def _show_editions(self) -> None:
        found = self._editions[self.model.currentData()]
        self.list.show_rows(
            [
                Row(edition.label, detail=_about(edition), mark=_whose_words(edition), goal=edition)
                for edition in found
            ]
        )
        # What can be moved to is shown at once; only where there is nothing, the edition in use.
        first = next((place for place, edition in enumerate(found) if not edition.in_use), 0)
        self.list.setCurrentIndex(self.list.rows.index(first))

    def _show_carry_over(self) -> None:
        edition = self.chosen
        if edition is None:
            return
        before = next((own for own in self._editions[edition.framework.id] if own.in_use), edition)
        self._carry = carry_over(self._audit, before.framework, edition.framework)
        self.move_button.setEnabled(not edition.in_use)
        self.copy.setEnabled(not edition.in_use)
        self.view.setVisible(not edition.in_use)
        if edition.in_use:
            self.sentence.setText(_("The audit stands on this edition."))
            self.note.setText(self._where_editions_come_from(edition.framework.id))
            return
        self.sentence.setText(breakable(move_sentence(self._carry)))
        self.note.setText(
            _("Nothing is deleted: what rests counts again when the audit moves back. Moving can be undone.")
        )
        self.view.show_groups(carry_groups(self._carry, self._audit))

    def _where_editions_come_from(self, framework: str) -> str:
        if len(self._editions[framework]) > 1:
            return _("Choose another edition to see what would become of the audit.")
        return _("There is no other. A model that is edited gets a new edition, which is then offered here.")

    def _copy(self) -> None:
        if self._carry is not None:
            QGuiApplication.clipboard().setText(carry_text(self._carry, self._audit))

    def _move(self) -> None:
        edition = self.chosen
        self.accept()
        if edition is not None and not edition.in_use:
            self.move_wanted.emit(edition)


def _about(edition: Edition) -> str:
    """What else tells an edition from others, whose labels may be the same."""
    if edition.in_use:
        return _("in use · {key}").format(key=edition.short_key)
    if edition.file is not None:
        return _("the model as it is now · {key}").format(key=edition.short_key)
    return _("kept · {key}").format(key=edition.short_key)


def _whose_words(edition: Edition) -> str:
    return _("official wording") if edition.framework.official_wording else ""
