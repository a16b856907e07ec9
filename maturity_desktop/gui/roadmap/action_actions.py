"""Everything that can be done with the roadmap, as actions: for keys, for the menu and for buttons."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.page_actions import WHOLE, PageActions
from maturity_desktop.gui.widgets.edit_marks import mark_edits


class ActionActions(PageActions):
    """The actions, each with its key; those of the action in hand have it on the board only."""

    def __init__(self, page: QWidget, board: QWidget) -> None:
        super().__init__(page)
        self.earlier = self._named(_("To the wave &before"), "Ctrl+Left", board, _("Earlier"))
        self.later = self._named(_("To the wave &after"), "Ctrl+Right", board, _("Later"))
        self.up = self._named(_("&Up in its wave"), "Ctrl+Up", board, _("Up"))
        self.down = self._named(_("&Down in its wave"), "Ctrl+Down", board, _("Down"))
        self.as_proposed = self._named(_("Where the proposa&l puts it"), "P", board, _("As proposed"))
        self._separate()
        self.done = self._named(_("D&one"), "D", board, _("Done"))
        self.drop = self._named(_("Dro&pped"), "X", board, _("Drop"))
        self.close = self._named(_("&Checkpoints that it closes…"), "C", board, _("Checkpoints…"))
        self.answer = self._named(_("&Findings that it answers…"), "F", board, _("Findings…"))
        self.wait = self._named(_("&What comes before it…"), "W", board, _("Comes after…"))
        self.prove = self._named(_("&Evidence that it is done…"), "E", board, _("Evidence…"))
        self.note = self._named(_("&Note on its progress…"), "N", board, _("Note…"))
        self.remove = self._named(_("Re&move the action"), "Del", board, _("Remove"))
        self._separate()
        self.draft = self._make(_("Draft actions from &gaps…"), "Ctrl+Shift+D", page, WHOLE)
        self.add = self._make(_("Add an ac&tion"), "Ins", page, WHOLE)
        self.settings = self._make(_("First da&y, currency, number in a wave…"), "Ctrl+Shift+W", page, WHOLE)
        self.reset = self._make(_("Put every action w&here the proposal does"), "Ctrl+Shift+V", page, WHOLE)
        self._separate()
        self.status = self._make(_("&Status report as PDF…"), "Ctrl+Shift+P", page, WHOLE)
        self.training = self._make(_("Tra&ining plan as PDF…"), "Ctrl+Shift+T", page, WHOLE)
        self.workbook = self._make(_("Actions as wor&kbook…"), "Ctrl+Shift+E", page, WHOLE)
        self.table = self._make(_("Actions as .cs&v…"), "Ctrl+Shift+C", page, WHOLE)
        self.read = self._make(_("&Read a list that came back…"), "Ctrl+Shift+B", page, WHOLE)
        mark_edits(*self.of_action, self.draft, self.add, self.settings, self.reset, self.read)

    def _named(self, words: str, key: str, where: QWidget, short: str) -> QAction:
        action = self._make(words, key, where, WHOLE)
        action.setIconText(short)
        return action

    @property
    def of_action(self) -> tuple[QAction, ...]:
        """What is done with the action in hand."""
        return (*self.moving, self.as_proposed, self.drop, *self.linking)

    @property
    def moving(self) -> tuple[QAction, ...]:
        """What has a button above the fields of an action."""
        return (self.earlier, self.later, self.up, self.down, self.done, self.remove)

    @property
    def linking(self) -> tuple[QAction, ...]:
        """What has a button beside what it changes: what is closed, answered, before it, the proof, notes."""
        return (self.close, self.answer, self.wait, self.prove, self.note)

    @property
    def handing_out(self) -> tuple[QAction, ...]:
        """What goes out, and comes back."""
        return (self.status, self.training, self.workbook, self.table, self.read)
