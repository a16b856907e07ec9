"""Everything that can be done while an activity is held, as actions: for keys, menu and buttons."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.plan_records import Verdict
from maturity_desktop.gui.page_actions import WHOLE, PageActions
from maturity_desktop.gui.widgets.edit_marks import mark_edits


class HearingActions(PageActions):
    """A letter is a key only while nobody types: an editor keeps its letters to itself."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.verdicts = {
            Verdict.SUPPORTS: self._make(_("&Supports"), "S", page, WHOLE),
            Verdict.CONTRADICTS: self._make(_("&Contradicts"), "C", page, WHOLE),
            Verdict.NOT_COVERED: self._make(_("&Not covered"), "N", page, WHOLE),
        }
        self.note = self._make(_("&Write down what was said"), "T", page, WHOLE)
        self._separate()
        self.forth = self._make(_("Ne&xt question"), "PgDown", page, WHOLE)
        self.back = self._make(_("&Previous question"), "PgUp", page, WHOLE)
        self._separate()
        self.halt = self._make(_("Pause, or &go on"), "P", page, WHOLE)
        self.finish = self._make(_("It was &held"), "Ctrl+Shift+H", page, WHOLE)
        self.leave = self._make(_("&Back to the list"), "Esc", page, WHOLE)
        mark_edits(*self.verdicts.values(), self.note, self.finish)


def key_hints(has_questions: bool) -> Sequence[tuple[str, str]]:
    """What stands at the foot of the window while an activity is held."""
    if not has_questions:
        return (("T", _("write down")), ("P", _("pause")), (_("Escape"), _("back")))
    return (
        (_("S, C, N"), _("supports, contradicts, not covered")),
        ("T", _("write down")),
        (_("Page Down"), _("next")),
        ("P", _("pause")),
        (_("Escape"), _("back")),
    )
