"""Twelve months typed by hand, or pasted from a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from gettext import NullTranslations, ngettext
from gettext import gettext as _

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.framework import Criterion, Measure
from maturity_desktop.domain.series import Figure, Month
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.measures.months_model import MonthsModel, parts
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.labels import plain_label

ROW = 30


class MonthsGrid(QTableView):
    """Typing begins in the cell at once; Enter goes down, Ctrl+V takes a block from a sheet."""

    def __init__(self, model: MonthsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.months = model
        self.setModel(model)
        self.setAccessibleName(_("Months"))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setCurrentIndex(model.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.months.paste(QGuiApplication.clipboard().text(), here.row(), here.column())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.months.clear(self.selectedIndexes())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()  # the dialog's own key
            else:
                self.setCurrentIndex(self.months.index(min(here.row() + 1, 11), here.column()))
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        chosen = self.selectedIndexes()
        rows = sorted({index.row() for index in chosen})
        lines = (
            "\t".join(
                str(index.data())
                for index in sorted(chosen, key=lambda own: own.column())
                if index.row() == row
            )
            for row in rows
        )
        QGuiApplication.clipboard().setText("\n".join(lines))


class TypingDialog(CarefulDialog):
    """The last twelve months up to the cut-off, of one channel."""

    def __init__(
        self,
        criterion: Criterion,
        measure: Measure,
        months: Sequence[Month],
        existing: Mapping[str, Sequence[Figure]],
        channels: Sequence[str],
        channel: str,
        words: NullTranslations,
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        """`existing` has the months that are there already, by channel."""
        super().__init__(ask, parent)
        self.setWindowTitle(_("Months of {criterion}").format(criterion=criterion.id))
        self._existing = existing
        by_channel = measure.by_channel
        percent = measure.unit == "percent"
        self._model = MonthsModel(months, parts(percent and by_channel), percent, words, theme, self)
        self.grid = MonthsGrid(self._model)
        self.channel = QComboBox()
        self.channel.setEditable(True)
        self.channel.addItems([own for own in dict.fromkeys((channel, *channels)) if own])
        self.channel.setCurrentText(channel)
        self.channel.setAccessibleName(_("Channel"))
        label = plain_label(_("&Channel"), "small")
        label.setBuddy(self.channel)
        for part in (label, self.channel):
            part.setVisible(by_channel)
        self.told = plain_label("", "small", wraps=True)
        box = QDialogButtonBox()
        self.keep = box.addButton(_("Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep.setShortcut(QKeySequence("Ctrl+Return"))
        self.keep.setAutoDefault(False)
        set_role(self.keep, "primary")
        box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        title = _("{id} {title}").format(id=criterion.id, title=criterion.title)
        about = _(
            "Type, or paste a block from a sheet with Ctrl+V. A month left empty is counted from days or "
            "intervals where there are any; else it is not met."
        )
        if by_channel:
            about = _(
                "Type, or paste a block from a sheet with Ctrl+V. Percentages or contacts will do. A "
                "month left empty is counted from days or intervals where there are any; else it is not met."
            )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(6)
        for part in (
            plain_label(title, "heading", wraps=True), plain_label(about, "quiet", wraps=True),
            label, self.channel,
        ):  # fmt: skip
            column.addWidget(part)
        column.addWidget(self.grid, 1)
        column.addWidget(self.told)
        column.addWidget(box)
        self._model.show_figures(existing.get(channel, ()))
        self._before = self._state()
        self._model.dataChanged.connect(self._judge)
        self.channel.currentTextChanged.connect(self._follow_channel)
        self.resize(QSize(560, 660).boundedTo(self.screen().availableSize()))
        self.grid.setFocus()
        self._judge()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The months that were typed, by time."""
        return self._model.figures

    @property
    def chosen_channel(self) -> str:
        return " ".join(self.channel.currentText().split()) if not self.channel.isHidden() else ""

    def accept(self) -> None:
        """What is still being typed in a cell counts; nothing is kept that is no figure."""
        self.keep.setFocus()
        if not self._model.troubles:
            super().accept()

    def is_changed(self) -> bool:
        return self._state() != self._before

    def _state(self) -> tuple[str, list[list[str]]]:
        return self.channel.currentText(), [list(row) for row in self._model.cells]

    def _follow_channel(self, channel: str) -> None:
        """Another channel's months, where nothing was typed yet that they would take the place of."""
        if not any(any(row) for row in self._model.cells) or self._model.cells == self._before[1]:
            self._model.show_figures(self._existing.get(channel, ()))
            self._before = self._state()
        self._judge()

    def _judge(self) -> None:
        troubles = self._model.troubles
        self.keep.setEnabled(not troubles)
        count = len(self.figures)
        told = ngettext("{count} month has a figure.", "{count} months have a figure.", count)
        set_role(self.told, "wrong" if troubles else "small")
        self.told.setText(troubles[0] if troubles else told.format(count=count))
