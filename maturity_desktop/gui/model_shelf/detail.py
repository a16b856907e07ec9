"""One model of the shelf: what it says of itself, and its criteria to look through."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.framework import Framework
from maturity_desktop.gui.model_editor.outline import OutlineModel
from maturity_desktop.gui.model_editor.outline_view import OutlineView
from maturity_desktop.gui.model_editor.preview import Preview
from maturity_desktop.gui.model_shelf.words import Entry, head_words, sections, state_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import EDITS, mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.storage.framework_references import criterion_paths
from maturity_desktop.storage.tree_edits import Tree
from maturity_desktop.storage.yaml_tree import Path
from maturity_desktop.verbs.model_shelf import Broken, ShelfModel


class ActionButton(QPushButton):
    """A button that does what an action does, while that can be done."""

    def __init__(self, action: QAction, role: str = "") -> None:
        super().__init__()
        self._action = action
        if role:
            set_role(self, role)
        if action.property(EDITS):
            mark_edits(self)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        words = self._action.text().replace("&", "")  # the menu has the letters
        self.setText(words)
        self.setAccessibleName(words)
        self.setEnabled(self._action.isEnabled())
        self.setVisible(self._action.isVisible())


class ReadingPane(QScrollArea):
    """Headings and lines, one below the other."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("About the model"))
        self.viewport().setAutoFillBackground(False)

    def show_sections(self, parts: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Other words."""
        sheet = QWidget()
        sheet.setAutoFillBackground(False)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(3)
        for number, (title, lines) in enumerate(parts):
            if number:
                column.addSpacing(10)
            head = PlainWords(self._theme, bold=True)
            head.show_words(title)
            column.addWidget(head)
            for line in lines:
                words = PlainWords(self._theme)
                words.show_words(line)
                column.addWidget(words)
        column.addStretch(1)
        self.setWidget(sheet)


class ModelDetail(QFrame):
    """The model that is chosen in the list."""

    def __init__(self, theme: ThemeSwitch, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._framework: Framework | None = None
        self.title = PlainWords(theme, "title", bold=True, lines=2)
        self.facts = PlainWords(theme, ink="quiet", lines=3)
        self.state = PlainWords(theme, ink="attention", lines=3)
        self.buttons = [
            ActionButton(action, "primary" if not place else "") for place, action in enumerate(actions)
        ]
        self.about = ReadingPane(theme)
        self.preview = Preview(theme)
        self.outline: OutlineView | None = None
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("What is shown of the model"))
        self._browse = QSplitter(Qt.Orientation.Horizontal)
        self._browse.setHandleWidth(1)
        self._browse.setChildrenCollapsible(False)
        self._browse.addWidget(self.preview)
        self.tabs.addTab(self.about, _("About"))
        self.tabs.addTab(self._browse, _("Criteria"))
        self._lay_out()

    def _lay_out(self) -> None:
        row = self.button_row = QWidget()
        flow = FlowLayout(row, spacing=8)
        for button in self.buttons:
            flow.addWidget(button)
        head = QVBoxLayout()
        head.setContentsMargins(20, 14, 20, 4)
        head.setSpacing(4)
        for part in (self.title, self.facts, self.state, row):
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)

    def show_entry(self, entry: Entry) -> None:
        """Another model, draft or broken file."""
        title, facts = head_words(entry)
        self.title.show_words(title)
        self.facts.show_words(facts)
        state = state_words(entry)
        self.state.show_words(state)
        self.state.setVisible(bool(state))
        self._framework = entry.file.framework if isinstance(entry, ShelfModel) else None
        self.tabs.setTabVisible(1, self._framework is not None)
        if isinstance(entry, ShelfModel):
            self.about.show_sections(tuple(sections(entry.file.framework)))
        elif isinstance(entry, Broken):
            lines = [str(problem) for problem in entry.problems]
            advice = _("Mend it in the editor or in a text editor, or take it away.")
            self.about.show_sections(((_("Problems"), lines), (_("What to do"), [advice, str(entry.file)])))
        else:
            mend, save = _("Edit it, and mend what the editor names."), _("Edit it, and press Ctrl+S there.")
            self.about.show_sections(((_("What to do"), [save if entry.sound else mend]),))

    def show_tree(self, framework: str, tree: Tree) -> None:
        """The tree of the model in view, to look through."""
        if self._framework is None or self._framework.id != framework:
            return
        if self.outline is not None:
            self.outline.setParent(None)
            self.outline.deleteLater()
        model = OutlineModel(tree, self)
        self.outline = OutlineView(model, self._theme)
        model.setParent(self.outline)
        self.outline.setAccessibleName(_("Criteria and checkpoints"))
        self.outline.setRowHidden(0, model.index(0, 0).parent(), True)
        self.outline.setMinimumWidth(180)
        self._browse.insertWidget(0, self.outline)
        QWidget.setTabOrder(self.tabs.tabBar(), self.outline)
        self._browse.setSizes([250, 640])
        self._browse.setStretchFactor(1, 1)
        self.outline.node_chosen.connect(lambda path: self._show_criterion(tree, path))
        self.outline.go_to(next(criterion_paths(tree), ("domains", 0)))

    def _show_criterion(self, tree: Tree, path: Path) -> None:
        framework = self._framework
        if framework is None or path[:1] != ("domains",):
            return
        place = path[1]
        assert isinstance(place, int), "domains stand in a list"
        domain = framework.domains[place]
        if len(path) < 4:
            self.preview.show_nothing(domain.undescribed or domain.intent)
            return
        number = path[3]
        assert isinstance(number, int), "criteria stand in a list"
        self.preview.show_criterion(framework, domain.criteria[number].id)
