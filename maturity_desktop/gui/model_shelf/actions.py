"""Everything that can be done with the models of the shelf, as actions: for keys, menu and buttons."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.model_shelf.words import Entry, is_own
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.verbs.model_shelf import ShelfModel


class ShelfActions:
    """The actions, each with its key; `listed` is where Delete is meant."""

    def __init__(self, page: QWidget, listed: QWidget) -> None:
        self._page = page
        self.in_order: list[QAction] = []
        self.new = self._make(_("&New model…"), page, "Ctrl+Shift+N")
        self.import_file = self._make(_("&Import a file…"), page, "Ctrl+Shift+I")
        self.import_folder = self._make(_("Import a &folder…"), page)
        self._separate()
        self.edit = self._make(_("&Edit"), page, "Ctrl+Return", "Ctrl+Enter")
        self.copy = self._make(_("&Copy and edit…"), page, "Ctrl+Shift+C")
        self.use = self._make(_("&Use in the open audit"), page, "Ctrl+Shift+U")
        self.export_yaml = self._make(_("Export as &YAML…"), page, "Ctrl+Shift+Y")
        self.export_excel = self._make(_("Export as E&xcel…"), page, "Ctrl+Shift+X")
        self.remove = self._make(_("&Remove…"), listed, "Del")
        mark_edits(
            self.new, self.import_file, self.import_folder, self.edit, self.copy, self.use, self.remove
        )

    def _make(self, words: str, where: QWidget, *keys: str) -> QAction:
        action = QAction(words, self._page)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        where.addAction(action)
        self.in_order.append(action)
        return action

    def _separate(self) -> None:
        line = QAction(self._page)
        line.setSeparator(True)
        self.in_order.append(line)

    @property
    def with_model(self) -> tuple[QAction, ...]:
        """Those that are done with the model in view."""
        return (self.edit, self.copy, self.use, self.export_yaml, self.export_excel, self.remove)

    def follow(self, entry: Entry | None, can_be_used: bool) -> None:
        """What can be done with a model; the others are not offered."""
        is_model = isinstance(entry, ShelfModel)
        own = entry is not None and is_own(entry)
        for action, wanted in (
            (self.edit, own),
            (self.copy, is_model),
            (self.use, is_model and can_be_used),
            (self.export_yaml, is_model),
            (self.export_excel, is_model),
            (self.remove, own),
        ):
            action.setVisible(wanted)
            action.setEnabled(wanted)
