"""When the centre is open, asked by itself: from the page, at any time."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtWidgets import QVBoxLayout, QWidget

from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.dialogs.scrolled import lay_out_scrolled
from maturity_desktop.gui.measures.when_open_fields import WhenOpenFields
from maturity_desktop.gui.widgets.dialog_parts import ways_out
from maturity_desktop.gui.widgets.labels import plain_label


class HoursDialog(CarefulDialog):
    """The fields by themselves, with what they mean."""

    def __init__(self, fields: WhenOpenFields, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(ask, parent)
        self.setWindowTitle(_("When the centre is open"))
        self.when_open = fields
        box, self.keep = ways_out(self, _("Keep"))
        about = _(
            "What lies outside the hours does not count; an interval within them that has no figure does."
        )
        inside = QWidget()
        above = QVBoxLayout(inside)
        above.setContentsMargins(24, 20, 24, 8)
        above.setSpacing(10)
        above.addWidget(plain_label(about, "quiet", wraps=True))
        above.addWidget(fields, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 4, 24, 16)
        foot.addWidget(box)
        lay_out_scrolled(self, inside, foot, (600, 540))
        fields.changed.connect(self._judge)
        self._judge()

    def is_changed(self) -> bool:
        return self.when_open.when_open != self.when_open.before

    def _judge(self) -> None:
        self.keep.setEnabled(self.when_open.when_open is not None)
