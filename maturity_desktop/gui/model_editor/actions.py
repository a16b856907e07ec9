"""Everything that can be done in the editor, as actions: for keys, for the menu and for buttons."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.widgets.edit_marks import mark_edits


class EditorActions:
    """The actions, each with its key; `outline` is where keys work that a field needs for itself."""

    def __init__(self, editor: QWidget, outline: QWidget) -> None:
        self._editor = editor
        self.in_order: list[QAction] = []
        self.save = self._make(_("&Save for use"), editor, "Ctrl+S")
        self.add_checkpoint = self._make(_("Add &checkpoint"), editor, "Ctrl+Return", "Ctrl+Enter")
        self.add_criterion = self._make(_("Add c&riterion"), editor, "Ctrl+Shift+Return", "Ctrl+Shift+Enter")
        self.add_domain = self._make(_("Add &domain"), editor, "Ctrl+Shift+D")
        self.paste = self._make(_("&Paste lines as checkpoints"), outline, "Ctrl+V")
        self._separate()
        self.up = self._make(_("Move &up"), editor, "Alt+Up")
        self.down = self._make(_("Move do&wn"), editor, "Alt+Down")
        self.delete = self._make(_("D&elete"), outline, "Del")
        self._separate()
        self.next_problem = self._make(_("Next pro&blem"), editor, "F8")
        self.show_preview = self._make(_("Form or pre&view"), editor, "F7")
        self._separate()
        self.throw_away = self._make(_("&Throw the draft away…"), editor)
        self.leave = self._make(_("&All models"), editor, "Esc", "Alt+Left")
        mark_edits(
            self.save, self.add_checkpoint, self.add_criterion, self.add_domain, self.paste, self.up,
            self.down, self.delete, self.throw_away,
        )  # fmt: skip

    def _make(self, words: str, where: QWidget, *keys: str) -> QAction:
        action = QAction(words, self._editor)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        where.addAction(action)
        self.in_order.append(action)
        return action

    def _separate(self) -> None:
        line = QAction(self._editor)
        line.setSeparator(True)
        self.in_order.append(line)
