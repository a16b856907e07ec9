"""Twelve months typed by hand, or pasted from a sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from gettext import NullTranslations, ngettext
from gettext import gettext as _

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.figure_log import Oddity
from maturity_desktop.domain.framework import Criterion, Measure
from maturity_desktop.domain.series import Figure, Month, says_something
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.measures.channel_box import ChannelBox
from maturity_desktop.gui.measures.months_model import PERCENT, MonthsModel, parts
from maturity_desktop.gui.measures.typed_grid import TypedGrid
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.chart_sections import scroll_area
from maturity_desktop.gui.widgets.labels import breakable, plain_label
from maturity_desktop.reports.sections.quality_words import oddity_sentence

SIZE = (580, 680)


@dataclass(frozen=True, slots=True)
class MonthsThere:
    """The months that a channel has already: those that were typed, and those of files, which count else."""

    typed: Sequence[Figure] = ()
    filed: Sequence[Figure] = ()


class TypingDialog(CarefulDialog):
    """The last twelve months up to the cut-off, of one channel."""

    def __init__(
        self,
        criterion: Criterion,
        measure: Measure,
        months: Sequence[Month],
        there: Mapping[str, MonthsThere],
        channels: Sequence[str],
        channel: str,
        odd_in: Callable[[str, Sequence[Figure]], Sequence[Oddity]],
        words: NullTranslations,
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        """`there` by channel; `odd_in` tells what is odd in a channel's months as they are typed."""
        super().__init__(ask, parent)
        self.setWindowTitle(_("Months of {criterion}").format(criterion=criterion.id))
        self._there, self._odd_in, self._words = there, odd_in, words
        counts = measure.unit == PERCENT and measure.by_channel
        self._model = MonthsModel(months, parts(counts), measure, words, theme, self)
        self.grid = TypedGrid(self._model, _("Months"))
        self.channel = ChannelBox([own for own in (channel, *channels) if own], _("all contacts"), words)
        self.channel.show_channel(channel)
        self.channel.setAccessibleName(_("Channel"))
        self.told = plain_label("", "small", wraps=True)
        self.quality = plain_label("", "small", wraps=True)
        self._lay_out(criterion, measure.by_channel)
        self._show_months()
        self._model.dataChanged.connect(self._judge)
        self.channel.currentTextChanged.connect(self._follow_channel)
        self.grid.setFocus()
        self._judge()

    def _lay_out(self, criterion: Criterion, by_channel: bool) -> None:
        label = plain_label(_("&Channel"), "small")
        label.setBuddy(self.channel)
        for part in (label, self.channel):
            part.setVisible(by_channel)
        box = QDialogButtonBox()
        self.keep = box.addButton(_("Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep.setShortcut(QKeySequence("Ctrl+Return"))
        self.keep.setAutoDefault(False)
        set_role(self.keep, "primary")
        box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        about = _(
            "Type, or paste a block from a sheet with Ctrl+V. A month left empty is counted from days or "
            "intervals where there are any; else it is not met."
        )
        if by_channel:
            about = _(
                "Type, or paste a block from a sheet with Ctrl+V. Percentages or contacts will do. A "
                "month left empty is counted from days or intervals where there are any; else it is not met."
            )
        title = _("{id} {title}").format(id=criterion.id, title=criterion.title)
        inside = QWidget()
        above = QVBoxLayout(inside)
        above.setContentsMargins(24, 20, 24, 4)
        above.setSpacing(6)
        for part in (
            plain_label(title, "heading", wraps=True), plain_label(about, "quiet", wraps=True),
            label, self.channel,
        ):  # fmt: skip
            above.addWidget(part)
        above.addWidget(self.grid, 1)
        above.addWidget(self.told)
        above.addWidget(self.quality)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 4, 24, 16)
        foot.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll_area(inside), 1)
        column.addLayout(foot)
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The months that were typed, by time."""
        return self._model.figures

    @property
    def chosen_channel(self) -> str:
        return self.channel.channel if not self.channel.isHidden() else ""

    def accept(self) -> None:
        """What is still being typed in a cell counts; nothing is kept that is no figure."""
        self.keep.setFocus()
        if not self._model.troubles:
            super().accept()

    def is_changed(self) -> bool:
        return self._state() != self._before

    def _state(self) -> tuple[str, list[list[str]]]:
        return self.channel.currentText(), [list(row) for row in self._model.cells]

    def _show_months(self) -> None:
        there = self._there.get(self.chosen_channel, MonthsThere())
        self._model.show_figures(there.typed, there.filed)
        self._before = self._state()

    def _follow_channel(self) -> None:
        """Another channel's months, where nothing was typed yet that they would take the place of."""
        if not any(any(row) for row in self._model.cells) or self._model.cells == self._before[1]:
            self._show_months()
        self._judge()

    def _judge(self) -> None:
        troubles = self._model.troubles
        self.keep.setEnabled(not troubles)
        set_role(self.told, "wrong" if troubles else "small")
        self.told.setText(troubles[0] if troubles else self._counted())
        odd = () if troubles else self._odd_in(self.chosen_channel, self.figures)
        lines = "\n".join(oddity_sentence(oddity, self._words) for oddity in odd)
        self.quality.setText(breakable(lines))
        self.quality.setVisible(bool(lines))

    def _counted(self) -> str:
        count = sum(says_something(own) for own in self.figures)
        told = ngettext("{count} month has a figure.", "{count} months have a figure.", count)
        left_out = self._model.left_out
        if not left_out:
            return told.format(count=count)
        beyond = ngettext(
            "{count} line that was pasted is of another time and left out.",
            "{count} lines that were pasted are of another time and left out.",
            left_out,
        )
        return "\n".join((told.format(count=count), beyond.format(count=left_out)))
