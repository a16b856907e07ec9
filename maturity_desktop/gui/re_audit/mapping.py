"""Which criterion of the audit before one of this audit's is held against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.movement import CriterionMovement, Movement, counterparts
from maturity_desktop.gui.dialogs.pick import PickDialog
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.theme import ThemeSwitch


class HeldAgainstDialog(PickDialog):
    """Type a little, choose the criterion; the first row takes the choice back."""

    def __init__(
        self,
        found: Movement,
        own: CriterionMovement,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        self._found, self._own = found, own
        super().__init__(
            theme,
            _("{criterion}: held against which criterion of the last audit?").format(
                criterion=own.criterion.id
            ),
            _("Words of a criterion"),
            _("No criterion of the last audit fits these words."),
            self._fitting,
            parent,
        )

    def _fitting(self, words: str) -> Sequence[Row]:
        wanted = words.casefold().split()
        return tuple(row for row in self._rows() if all(word in row.spoken.casefold() for word in wanted))

    def _rows(self) -> Iterator[Row]:
        now = self._found.now
        named = counterparts(now.audit, now.framework.id)
        taken = {earlier: criterion for criterion, earlier in named.items()}
        here = named.get(self._own.criterion.id, "")
        yield Row(
            _("The one of the same number, where it asks for the same"),
            mark="" if here else _("as it is"),
            goal="",
        )
        for result in self._found.earlier.criteria:
            name = result.criterion.id
            mark = _("as it is") if name == here else ""
            if name in taken and name != here:
                mark = _("stands for {criterion}").format(criterion=taken[name])
            level = _("level {level}").format(level=result.level)
            if result.level is None:
                level = _("not rated")
            yield Row(result.criterion.title, lead=name, mark=mark or level, goal=name)
