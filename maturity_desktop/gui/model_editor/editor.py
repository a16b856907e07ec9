"""The editor of a model: its outline, the form of the part in view, and beside it how that is assessed."""

from __future__ import annotations

from gettext import gettext as _
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.model_editor.actions import EditorActions
from maturity_desktop.gui.model_editor.draft import ModelDraft
from maturity_desktop.gui.model_editor.form import FormPane
from maturity_desktop.gui.model_editor.nodes import Kind, kind_of, place_words
from maturity_desktop.gui.model_editor.outline import OutlineModel
from maturity_desktop.gui.model_editor.outline_view import OutlineView
from maturity_desktop.gui.model_editor.preview import Preview
from maturity_desktop.gui.model_editor.problems_pane import ProblemsPane
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.storage.framework_editing import (
    add_checkpoints,
    add_criterion,
    add_domain,
    delete,
    floor_of,
    levels_of,
    lines_of,
    move,
)
from maturity_desktop.storage.tree_edits import value_at
from maturity_desktop.storage.yaml_tree import Path
from maturity_desktop.verbs.model_shelf import preview_of

FOLD_BELOW = 1000
"""In less width than this the form and the preview take turns."""
LEAST = (600, 250)
"""What it asks of its window, whatever it shows."""
SIZES = (246, 410, 642)
MOVABLE = (
    Kind.DOMAIN, Kind.CRITERION, Kind.CHECKPOINT, Kind.TARGET, Kind.PHASE, Kind.TASK, Kind.PACE, Kind.REQUEST,
)  # fmt: skip
_IN_THEIR_SECTION = (Kind.CHECKPOINT, Kind.TARGET, Kind.PHASE, Kind.PACE, Kind.REQUEST)
"""What stands right below the node that holds it."""


class ModelEditor(QWidget):
    """Every change goes to the draft; what the draft then holds is shown."""

    save_wanted = Signal()
    leave_wanted = Signal()
    throw_away_wanted = Signal()

    def __init__(
        self, draft: ModelDraft, theme: ThemeSwitch, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.draft = draft
        draft.setParent(self)
        self.title = _("Model editor")
        self.key_hints = (
            ("Ctrl+S", _("save for use")),
            ("Ctrl+Enter", _("add checkpoint")),
            ("Alt+↑↓", _("move")),
            ("F8", _("next problem")),
            ("F6", _("next pane")),
            ("Esc", _("all models")),
        )
        self._theme = theme
        self.model = OutlineModel(draft.tree, self)
        self.outline = OutlineView(self.model, theme)
        self.outline.setAccessibleName(_("Parts of the model"))
        self.act = EditorActions(self, self.outline)
        self.form = FormPane(draft, theme, ask)
        self.preview = Preview(theme)
        self.problems = ProblemsPane(theme)
        self._head_title = PlainWords(theme, "title", bold=True, lines=1)
        self._back = self._button(_("‹ Models"), "flat", self.act.leave.trigger)
        self._turn = self._button("", "answer", self.act.show_preview.trigger)
        self._add = self._button(_("Add checkpoint"), "", self.act.add_checkpoint.trigger)
        self._save = self._button(_("Save for use"), "primary", self.act.save.trigger)
        mark_edits(self._add, self._save)
        self._folds = self._preview_in_turn = self._following = False
        self._problem = -1
        self.setMinimumSize(*LEAST)
        self._lay_out()
        self._wire()
        self.outline.go_to(())
        self.outline.expand(self.model.index_at(("domains", 0)))
        self._show_problems()
        self._show_node(self.outline.path)

    def _button(self, words: str, role: str, act: Any) -> QPushButton:
        button = QPushButton(words)
        if role:
            set_role(button, role)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        self._back.setAccessibleName(_("All models"))
        head = QFrame()
        set_role(head, "topbar")
        across = QHBoxLayout(head)
        across.setContentsMargins(8, 2, 16, 2)
        across.setSpacing(8)
        across.addWidget(self._back)
        across.addWidget(self._head_title, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self._turn, self._add, self._save):
            across.addWidget(button)
        left = QFrame()
        set_role(left, "pane")
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 6, 0, 0)
        beside.addWidget(self.outline)
        left.setMinimumWidth(180)
        self.form.setMinimumWidth(260)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.preview, 1)
        right.addWidget(self.problems)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.setHandleWidth(1)
        self._panes.setChildrenCollapsible(False)
        for place, pane in enumerate((left, self.form, self._right)):
            self._panes.addWidget(pane)
            self._panes.setStretchFactor(place, SIZES[place])
        self._panes.setSizes(list(SIZES))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._panes, 1)
        self._fold()

    def _wire(self) -> None:
        draft, act = self.draft, self.act
        self._ordering = QTimer(self)
        self._ordering.setSingleShot(True)
        self._ordering.setInterval(0)  # once all of it has its place
        self._ordering.timeout.connect(self._order_tabs)
        self.form.reshaped.connect(self._ordering.start)
        self.preview.reshaped.connect(self._ordering.start)
        draft.changed.connect(self._follow)
        draft.checked.connect(self._show_problems)
        draft.brought.connect(self._bring)
        self.outline.node_chosen.connect(self._show_node)
        self.outline.form_wanted.connect(self._to_form)
        self.problems.chosen.connect(self.go_to)
        act.save.triggered.connect(self.save_wanted)
        act.leave.triggered.connect(self.leave_wanted)
        act.throw_away.triggered.connect(self.throw_away_wanted)
        act.add_checkpoint.triggered.connect(lambda: self._add_checkpoints([""]))
        act.add_criterion.triggered.connect(self._add_criterion)
        act.add_domain.triggered.connect(self._add_domain)
        act.paste.triggered.connect(self._paste)
        act.up.triggered.connect(lambda: self._move(-1))
        act.down.triggered.connect(lambda: self._move(1))
        act.delete.triggered.connect(self._delete)
        act.next_problem.triggered.connect(self._next_problem)
        act.show_preview.triggered.connect(self._turn_over)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self.outline, self.form, self.preview, self.problems.list, self._save)

    def _order_tabs(self) -> None:
        """Tab goes through the editor as it is read: outline, form, preview, problems, buttons."""
        stops = [
            self.outline,
            *self.form.stops(),
            *self.preview.stops(),
            self.problems.list,
            self._back,
            self._turn,
            self._add,
            self._save,
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folds = event.size().width() < FOLD_BELOW
        if folds != self._folds:
            self._folds = folds
            self._fold()
            if not folds:
                self._panes.setSizes(list(SIZES))

    def _fold(self) -> None:
        over = self._folds and self._preview_in_turn
        self._right.setVisible(not self._folds or over)
        self.form.setVisible(not over)
        self._turn.setVisible(self._folds)
        self._turn.setText(_("Form  F7") if over else _("Preview  F7"))
        self._add.setVisible(not self._folds)
        self.act.show_preview.setEnabled(self._folds)

    def _turn_over(self) -> None:
        self._preview_in_turn = not self._preview_in_turn
        self._fold()

    # Following the draft

    @property
    def path(self) -> Path:
        """The node in view."""
        return self.outline.path

    def _follow(self) -> None:
        # Where the current row goes, another becomes it before all rows have followed.
        self._following = True
        self.model.show_tree(self.draft.tree)
        self._following = False
        if self.outline.path == self.form.path:
            self.form.follow()
            self._show_rest()
        else:
            self._show_node(self.outline.path)

    def _show_node(self, path: Path) -> None:
        if self._following:
            return
        self.form.show_node(path)
        self._show_rest()

    def _show_rest(self) -> None:
        """What depends on both the node and the tree."""
        path, tree = self.outline.path, self.draft.tree
        self._head_title.show_words(str(tree.get("title") or _("(no title yet)")))
        kind = kind_of(path)
        in_domains = path[:1] == ("domains",)
        self.act.add_checkpoint.setEnabled(len(path) >= 4 and in_domains)
        self._add.setEnabled(self.act.add_checkpoint.isEnabled())
        self.act.paste.setEnabled(len(path) >= 6)
        for action in (self.act.up, self.act.down):
            action.setEnabled(True)
        self.act.delete.setEnabled(kind in MOVABLE)
        self._show_preview(path)

    def _show_preview(self, path: Path) -> None:
        criterion = path[:4]
        if path[:1] != ("domains",) or len(criterion) < 4:
            self.preview.show_nothing(_("A criterion is shown here as it is assessed, once you are in one."))
            return
        framework = preview_of(self.draft.tree, criterion)
        if framework is None:
            self.preview.show_nothing(_("This criterion cannot be shown until its problems are mended."))
        else:
            self.preview.show_criterion(framework, framework.criteria[0].id)

    def _show_problems(self) -> None:
        draft = self.draft
        self._problem = -1
        is_in_use = draft.tree == draft.in_use_now
        self.problems.show_problems(draft.problems, draft.advice, draft.tree, draft.is_checked, is_in_use)
        self.model.show_faults(problem.path for problem in draft.problems)
        self.form.mark(draft.problems)

    def _bring(self, path: Path) -> None:
        """What was undone is looked at."""
        self.outline.go_to(path)
        self._show_node(self.outline.path)

    # Going somewhere

    def go_to(self, path: Path) -> None:
        """To the field of a value, through the outline."""
        self._preview_in_turn = False
        self._fold()
        self.outline.go_to(path)
        self.form.go_to(path)

    def _to_form(self) -> None:
        self._preview_in_turn = False
        self._fold()
        self.form.focus_first()

    def _next_problem(self) -> None:
        problems = (*self.draft.problems, *self.draft.advice)
        if problems:
            self._problem = (self._problem + 1) % len(problems)
            self.go_to(problems[self._problem].path)

    # Acts

    def _edit(self, label: str, tree: Any, path: Path, focus: bool = False) -> None:
        self.draft.edit(label, tree, path)
        self.outline.go_to(path)
        self._show_node(self.outline.path)
        if focus:
            self.form.focus_first()

    def _add_checkpoints(self, texts: list[str]) -> None:
        """After the checkpoint in view, or at the end of its level; in a criterion, at its lowest level."""
        path, tree = self.outline.path, self.draft.tree
        if path[:1] != ("domains",) or len(path) < 4 or not texts:
            return
        criterion, own = path[:4], value_at(tree, path[:4])
        if len(path) >= 6:
            level = path[5]
        else:
            above = [number for number in levels_of(tree, own) if number > floor_of(tree)]
            level = next(
                (number for number in above if not own["levels"].get(number)), above[-1] if above else 1
            )
        assert isinstance(level, int), "levels are numbers"
        last = path[6] if len(path) == 7 else len(own.get("levels", {}).get(level, [])) - 1
        assert isinstance(last, int), "checkpoints stand in a list"
        edited, first = add_checkpoints(tree, criterion, level, texts, last + 1, self.draft.spent)
        label = _("add to {place}").format(place=place_words(tree, (*criterion, "levels", level)))
        self._edit(label, edited, first, focus=True)

    def _paste(self) -> None:
        self._add_checkpoints(lines_of(QGuiApplication.clipboard().text()))

    def _add_criterion(self) -> None:
        path, tree = self.outline.path, self.draft.tree
        domain: Path = path[:2] if path[:1] == ("domains",) else ("domains", len(tree["domains"]) - 1)
        if domain[1] == -1:
            self._add_domain()
            return
        last = path[3] if len(path) >= 4 and path[0] == "domains" else None
        count = len(value_at(tree, domain).get("criteria", []))
        at = last + 1 if isinstance(last, int) else count
        edited, new = add_criterion(tree, domain, at, self.draft.spent)
        label = _("add to {place}").format(place=place_words(tree, domain))
        self._edit(label, edited, new, focus=True)

    def _add_domain(self) -> None:
        path, tree = self.outline.path, self.draft.tree
        here = path[1] if path[:1] == ("domains",) else None
        at = here + 1 if isinstance(here, int) else len(tree["domains"])
        edited, new = add_domain(tree, at)
        self._edit(_("add a domain"), edited, new, focus=True)

    def _move(self, step: int) -> None:
        path = self.outline.path
        if self.form.move_row(step) or kind_of(path) not in MOVABLE:
            return
        edited, after = move(self.draft.tree, path, step, self.draft.spent)
        label = _("move {place}").format(place=place_words(self.draft.tree, path))
        self._edit(label, edited, after)

    def _delete(self) -> None:
        """The node goes; the one after it, or before it, comes into view."""
        path, tree = self.outline.path, self.draft.tree
        if kind_of(path) not in MOVABLE:
            return
        label = _("delete {place}").format(place=place_words(tree, path))
        place, left = path[-1], len(value_at(tree, path[:-1])) - 1
        assert isinstance(place, int), "what can be deleted stands in a list"
        above: Path = path[:-1] if kind_of(path) in _IN_THEIR_SECTION else path[:-2]
        after: Path = (*path[:-1], min(place, left - 1)) if left else above
        self._edit(label, delete(tree, path), after)
