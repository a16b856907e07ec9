"""How one sheet of supporting figures is read: which group all of it is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.figure_errors import Remedy
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue
from maturity_desktop.domain.supporting_mapping import SupportingMapping, Use
from maturity_desktop.gui.measures.channel_box import ChannelBox
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.measures.reading_fields import ReadingFields
from maturity_desktop.verbs.supporting import SupportingPlan


class SupportingFields(ReadingFields):
    """The fields of any sheet; a group is asked for where no column tells groups apart."""

    def __init__(
        self,
        sheets: Sequence[str],
        catalogue: SupportingCatalogue,
        groups: Collection[str],
        words: NullTranslations,
        parent: QWidget | None = None,
    ) -> None:
        """`groups` are those that the audit knows."""
        super().__init__(sheets, parent)
        self.grouping = Choice(
            ((_("none in particular"), ""), *((title, name) for name, title in catalogue.groupings.items()))
        )
        self.group = ChannelBox(groups, _("all of them"), words)
        self.group.setMinimumWidth(150)
        self._lay_out(
            [(_("Sheet is about o&ne"), self.grouping, True), (_("&Named"), self.group, True)],
            [],
            {},
        )
        self._deciding[Remedy.CHANNEL] = self.group
        self.group.activated.connect(self.changed)
        self._wire([self.grouping], [self.group.typing_ended])

    def show_plan(self, plan: SupportingPlan) -> None:
        """How a sheet is read now."""
        mapping = plan.mapping
        self._show_common(mapping, plan.taken)
        self.grouping.choose(mapping.grouped_by if mapping.group else "")
        self.group.show_channel(mapping.group)
        self.follow_columns(mapping)

    def follow_columns(self, mapping: SupportingMapping) -> None:
        """Where columns tell groups apart, the sheet is of no single one."""
        by_columns = mapping.one(Use.GROUP) is not None or any(own.group for own in mapping.columns)
        self.grouping.setEnabled(not by_columns)
        self.group.setEnabled(not by_columns and bool(self.grouping.value))

    def corrected(self, mapping: SupportingMapping) -> SupportingMapping:
        """A mapping as the fields say; `grouped_by` is kept where columns tell groups apart."""
        found = self._corrected(mapping)
        if not self.grouping.isEnabled():
            return replace(found, group="")
        group = self.group.channel if self.grouping.value else ""
        return replace(found, grouped_by=self.grouping.value if group else "", group=group)
