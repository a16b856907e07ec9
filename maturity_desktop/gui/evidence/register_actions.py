"""Everything that can be done on the evidence page, as actions: for keys, for the menu and for buttons."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.page_actions import ALONE, WHOLE, PageActions
from maturity_desktop.gui.widgets.edit_marks import mark_edits


class RegisterActions(PageActions):
    """The actions, each with its key; those of a list have it only there."""

    def __init__(self, page: QWidget, table: QWidget) -> None:
        super().__init__(page)
        self.add_files = self._make(_("Add &files…"), "Ctrl+Shift+A", page, WHOLE)
        self.add_folder = self._make(_("Add all files of a f&older…"), "Ctrl+Shift+O", page, WHOLE)
        self.paste = self._make(_("Paste as e&vidence"), "Ctrl+V", table, ALONE)
        self.add_note = self._make(_("Add a te&xt note…"), "Ctrl+Shift+T", page, WHOLE)
        self.watch = self._make(_("&Watch a folder for new files…"), "", page, WHOLE)
        self.take_seen = self._make(_("Add the &new files of the watched folder"), "Ins", page, WHOLE)
        self._separate()
        self.find = self._make(_("Find in t&he register"), "/", table, ALONE)
        self.all = self._make(_("Show &all items"), "Esc", table, ALONE)
        self.verify = self._make(_("Verify a&ll files"), "", page, WHOLE)
        self.pack = self._make(_("Pac&k the evidence by criterion…"), "Ctrl+Shift+P", page, WHOLE)
        self._separate()
        self.preview = self._named(_("&Preview"), "", page, _("Preview"))
        self.open_outside = self._named(_("Open outs&ide"), "Ctrl+Return", table, _("Open"))
        self.link = self._named(_("&Use at criteria and checkpoints…"), "L", table, _("Use at…"))
        self.tag = self._named(_("Add ta&gs…"), "T", table, _("Tag…"))
        self.mark = self._named(_("&Mark up or redact a copy…"), "M", table, _("Mark up…"))
        self.go = self._named(_("Assess wh&ere it is used"), "A", table, _("Assess"))
        self.remove = self._named(_("&Remove from the register…"), "Del", table, _("Remove…"))
        mark_edits(*self.adding, self.watch, self.take_seen, self.link, self.tag, self.mark, self.remove)

    def _named(self, words: str, key: str, where: QWidget, short: str) -> QAction:
        action = self._make(words, key, where, ALONE if key else WHOLE)
        action.setIconText(short)
        return action

    @property
    def adding(self) -> tuple[QAction, ...]:
        return (self.add_files, self.add_folder, self.paste, self.add_note)

    @property
    def of_items(self) -> tuple[QAction, ...]:
        """What is done with the items in hand, as buttons beside the table."""
        return (self.preview, self.open_outside, self.link, self.tag, self.mark, self.go, self.remove)
