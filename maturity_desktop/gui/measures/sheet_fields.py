"""How one sheet of a measured criterion is read: of which channel, and what contacts are held against."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.figure_errors import Remedy
from maturity_desktop.domain.framework import Measure
from maturity_desktop.domain.mapping import ColumnRole, FigureMapping, Percent, Role
from maturity_desktop.domain.series import Abandoned
from maturity_desktop.gui.measures.channel_box import ChannelBox
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.measures.reading_fields import ReadingFields
from maturity_desktop.verbs.measures import SheetPlan


class SheetFields(ReadingFields):
    """The fields of any sheet and those of figures by channel."""

    def __init__(
        self,
        sheets: Sequence[str],
        measure: Measure,
        channels: Collection[str],
        words: NullTranslations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(sheets, parent)
        self.channel = ChannelBox(channels, _("as the columns say"), words)
        self.channel.setMinimumWidth(200)
        self.held = Choice(
            (
                (_("offered"), Abandoned.OFFERED),
                (_("answered"), Abandoned.ANSWERED),
                (_("offered less abandoned"), Abandoned.WITHOUT_ABANDONED),
            )
        )
        self.percent = Choice(
            (
                (self.by_numbers, Percent.AUTO),
                (_("of a hundred: 81"), Percent.HUNDRED),
                (_("of one: 0.81"), Percent.ONE),
            )
        )
        of_contacts = measure.unit == "percent" and measure.by_channel
        self._lay_out(
            [(_("&Channel"), self.channel, measure.by_channel)],
            [(_("Held &against"), self.held, of_contacts)],
            {Remedy.PERCENT: (_("Percenta&ges"), self.percent)},
        )
        self._deciding[Remedy.CHANNEL] = self.channel
        self.channel.activated.connect(self.changed)
        self._wire([self.held, self.percent], [self.channel.typing_ended])

    def show_plan(self, plan: SheetPlan) -> None:
        """How a sheet is read now."""
        mapping = plan.mapping
        self._show_common(mapping, plan.taken)
        self.channel.show_channel(mapping.channel)
        self.held.choose(mapping.abandoned)
        self.percent.choose(mapping.percent)
        if mapping.percent is not Percent.AUTO:
            self._show_rare(Remedy.PERCENT)
        self.follow_columns(mapping.columns)

    def follow_columns(self, columns: Sequence[ColumnRole]) -> None:
        """Where columns name channels, no other is asked for."""
        self.channel.setEnabled(not any(own.role is Role.CHANNEL or own.channel for own in columns))

    def corrected(self, mapping: FigureMapping) -> FigureMapping:
        """A mapping as the fields say."""
        return replace(
            self._corrected(mapping),
            channel=self.channel.channel,
            abandoned=self.held.value,
            percent=self.percent.value,
        )
