"""Twelve months typed by hand, or pasted from a sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from gettext import NullTranslations, ngettext
from gettext import gettext as _

from PySide6.QtWidgets import (
    QWidget,
)

from maturity_desktop.domain.figure_log import Oddity
from maturity_desktop.domain.framework import Criterion, Measure
from maturity_desktop.domain.series import Figure, Month, says_something
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.measures.channel_box import ChannelBox
from maturity_desktop.gui.measures.months_model import PERCENT, MonthsModel, parts
from maturity_desktop.gui.measures.typed_dialog import TypedDialog
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.labels import plain_label


@dataclass(frozen=True, slots=True)
class MonthsThere:
    """The months that a channel has already: those that were typed, and those of files, which count else."""

    typed: Sequence[Figure] = ()
    filed: Sequence[Figure] = ()


class TypingDialog(TypedDialog):
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
        model = MonthsModel(
            months, parts(measure.unit == PERCENT and measure.by_channel), measure, words, theme
        )
        super().__init__(model, _("Months"), words, ask, parent)
        self.setWindowTitle(_("Months of {criterion}").format(criterion=criterion.id))
        self._model, self._there, self._odd_in = model, there, odd_in
        self.channel = ChannelBox([own for own in (channel, *channels) if own], _("all contacts"), words)
        self.channel.show_channel(channel)
        self.channel.setAccessibleName(_("Channel"))
        label = plain_label(_("&Channel"), "small")
        label.setBuddy(self.channel)
        for part in (label, self.channel):
            part.setVisible(measure.by_channel)
        title = _("{id} {title}").format(id=criterion.id, title=criterion.title)
        self._lay_out(title, self._about(measure.by_channel), label, self.channel)
        self._show_months()
        self.channel.currentTextChanged.connect(self._follow_channel)
        self._begin()

    def _about(self, by_channel: bool) -> str:
        if by_channel:
            return _(
                "Type, or paste a block from a sheet with Ctrl+V. Percentages or contacts will do. A "
                "month left empty is counted from days or intervals where there are any; else it is not met."
            )
        return _(
            "Type, or paste a block from a sheet with Ctrl+V. A month left empty is counted from days or "
            "intervals where there are any; else it is not met."
        )

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The months that were typed, by time."""
        return self._model.figures

    @property
    def chosen_channel(self) -> str:
        return self.channel.channel if not self.channel.isHidden() else ""

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

    def _troubles(self) -> Sequence[str]:
        return self._model.troubles

    def _odd(self) -> Sequence[Oddity]:
        return self._odd_in(self.chosen_channel, self.figures)

    def _filed_alone(self) -> int:
        """The months in sight that files tell and nobody typed."""
        there = self._there.get(self.chosen_channel, MonthsThere())
        typed = {Month.of(own.start.date()) for own in self.figures if says_something(own)}
        filed = {Month.of(own.start.date()) for own in there.filed if says_something(own)}
        return len((filed & set(self._model.months)) - typed)

    def _counted(self) -> str:
        count = sum(says_something(own) for own in self.figures)
        filed = self._filed_alone()
        told = ngettext("{count} month has a figure.", "{count} months have a figure.", count)
        if filed and count:
            told = _("Typed: {count}; from files: {filed}.")
        elif filed:
            told = _("None typed; {filed} from files.")
        left_out = self._model.left_out
        if not left_out:
            return told.format(count=count, filed=filed)
        beyond = ngettext(
            "{count} line that was pasted is of another time and left out.",
            "{count} lines that were pasted are of another time and left out.",
            left_out,
        )
        return "\n".join((told.format(count=count, filed=filed), beyond.format(count=left_out)))
