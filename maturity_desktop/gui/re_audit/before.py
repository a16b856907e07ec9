"""Which audit of the client came before the open one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING

from maturity_desktop.domain.movement import earlier_audit
from maturity_desktop.gui.dialogs.pick import PickDialog
from maturity_desktop.gui.models.audit_list import day_words
from maturity_desktop.gui.models.rows import Row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from maturity_desktop.domain.audit import Audit
    from maturity_desktop.gui.theme import ThemeSwitch
    from maturity_desktop.storage.library import AuditSummary


class BeforeDialog(PickDialog):
    """The last row says that none came before."""

    def __init__(
        self,
        audit: Audit,
        audits: Sequence[AuditSummary],
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        self._audits, self._now = audits, earlier_audit(audit)
        super().__init__(
            theme,
            _("Which audit came before this one?"),
            _("Words of an audit"),
            _("No earlier audit of this client fits these words."),
            self._fitting,
            parent,
        )

    def _fitting(self, words: str) -> Sequence[Row]:
        wanted = words.casefold().split()
        return tuple(row for row in self._rows() if all(word in row.spoken.casefold() for word in wanted))

    def _rows(self) -> Iterator[Row]:
        for own in self._audits:
            models = ", ".join(use.title for use in own.frameworks)
            day = _("cut-off {day}").format(day=day_words(own.cut_off))
            yield Row(day, detail=models, mark=_("as it is") if own.id == self._now else "", goal=own.id)
        yield Row(_("None of these"), mark="" if self._now else _("as it is"), goal="")
