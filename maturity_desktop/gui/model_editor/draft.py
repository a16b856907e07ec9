"""The model that is being written: its tree, what is wrong with it, its undo stack, its way to the disk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from threading import Lock

from PySide6.QtCore import QLocale, QObject, QTime, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import isValid

from maturity_desktop.domain.errors import FrameworkProblem
from maturity_desktop.domain.progress import Progress
from maturity_desktop.gui.background import Task
from maturity_desktop.storage.framework_advice import advice_on
from maturity_desktop.storage.framework_editing import NOTHING_SPENT, ids_of
from maturity_desktop.storage.tree_edits import Tree
from maturity_desktop.storage.yaml_tree import Path
from maturity_desktop.verbs.model_shelf import problems_of

CHECK_PAUSE_MS = 120
TYPING_PAUSE_MS = 400
LONGEST_WAIT_MS = 900
RETRY_MS = 2_000
TYPING = 1
NEVER_MERGED = -1

Apply = Callable[[Tree, Path], None]
Keep = Callable[[Tree], None]
"""Puts a tree on the disk; it is called in a thread of its own, and in the window's when that is closed."""


class TreeCommand(QUndoCommand):
    """One tree in the place of another; what is typed in one spell becomes one command."""

    def __init__(self, label: str, trees: tuple[Tree, Tree], path: Path, apply: Apply, spell: str) -> None:
        super().__init__(label)
        self._before, self._after = trees
        self._path = path
        self._apply = apply
        self._spell = spell

    def redo(self) -> None:
        self._apply(self._after, self._path)

    def undo(self) -> None:
        self._apply(self._before, self._path)

    def id(self) -> int:
        return TYPING if self._spell else NEVER_MERGED

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, TreeCommand) or other._spell != self._spell:
            return False
        self._after = other._after
        self.setObsolete(self._after == self._before)
        return True


class ModelDraft(QObject):
    """A verb changes the tree at once, tells the editor, and leaves checking and writing to threads.

    Nothing that was typed is ever lost: the draft is on disk within a second, sound or not.
    """

    changed = Signal()
    """The tree is another."""
    brought = Signal(object)
    """The path of what was undone or done again."""
    stepped = Signal()
    """Another edit can be taken back."""
    checked = Signal()
    """`problems` are those of the tree as it is now."""
    state_told = Signal(str, str)
    """Is it saved: words, and the colour that goes with them."""

    def __init__(
        self,
        tree: Tree,
        keep: Keep,
        clock: Callable[[], datetime],
        spent: Collection[str] = NOTHING_SPENT,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.tree = tree
        self.in_use = frozenset(spent)
        """Ids under which answers may stand."""
        self.spent = set(spent) | ids_of(tree)
        """Ids that no other requirement may get: of kept editions, and of every state that the draft had."""
        self.in_use_now: Tree | None = None
        """What audits that start now take; None before the model was ever put to use."""
        self.problems: Sequence[FrameworkProblem] = ()
        self.advice: Sequence[FrameworkProblem] = ()
        self.undo_stack = QUndoStack(self)  # so that it is not heard any more when it is emptied at the end
        self.undo_stack.indexChanged.connect(self._tell_step)
        self.state = ("", "quiet")
        self._keep = keep
        self._clock = clock
        self._base = tree
        self._spell = ""
        self._number = 0
        self._pushing = False
        self._on_disk = tree
        """Set by whoever writes, and while the disk is theirs: it is what the file holds."""
        self._disk = Lock()
        self._writing: Task[None] | None = None
        self._waiting: list[Callable[[], object]] = []
        self._is_left = False
        self._checking: Task[tuple[Sequence[FrameworkProblem], Sequence[FrameworkProblem]]] | None = None
        self._checked: Tree | None = None
        self._pause, self._limit, self._retry = (
            self._timer(wait, self._write) for wait in (TYPING_PAUSE_MS, LONGEST_WAIT_MS, RETRY_MS)
        )
        self._check_pause = self._timer(CHECK_PAUSE_MS, self._check)
        self._check()

    def _timer(self, wait: int, then: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(then)
        return timer

    # Editing

    def edit(self, label: str, tree: Tree, path: Path) -> None:
        """An act that stands alone."""
        self.end_spell()
        self._push(label, tree, path, "")

    def type(self, label: str, field: str, change: Callable[[Tree], Tree], path: Path) -> None:
        """A keystroke in a field: `change` is made of the tree as it was when the spell of typing began."""
        if self._spell != field:
            self._spell, self._base = field, self.tree
            self._number += 1
        self._push(label, change(self._base), path, f"{self._number}")

    def end_spell(self) -> None:
        """The person has left the field: what is typed next is an edit of its own."""
        self._spell = ""

    def _push(self, label: str, tree: Tree, path: Path, spell: str) -> None:
        if tree == self.tree:
            return
        self._pushing = True
        self.undo_stack.push(TreeCommand(label, (self.tree, tree), path, self._apply, spell))
        self._pushing = False

    def _tell_step(self, _index: int) -> None:
        if isValid(self.undo_stack):  # it tells of its end too, to those that may be gone by then
            self.stepped.emit()

    def _apply(self, tree: Tree, path: Path) -> None:
        self.tree = tree
        self.spent |= ids_of(tree)
        if not self._pushing:
            self.end_spell()
        self._check_pause.start()
        self._pause.start()
        if not self._limit.isActive():
            self._limit.start()
        if self.state[1] != "attention":
            self._tell(_("Saving…"), "quiet")
        self.changed.emit()
        if not self._pushing:
            self.brought.emit(path)

    # Checking

    @property
    def is_checked(self) -> bool:
        """Whether the problems are those of the tree as it is."""
        return self._checked is self.tree

    def _check(self) -> None:
        if self._checking is not None:
            return  # it is checked again when that one has come
        tree = self.tree
        self._checking = Task(lambda _progress: (problems_of(tree), tuple(advice_on(tree))), self)
        self._checking.succeeded.connect(lambda found: self._take_problems(tree, *found))
        self._checking.start()

    def _take_problems(
        self, tree: Tree, found: Sequence[FrameworkProblem], advice: Sequence[FrameworkProblem]
    ) -> None:
        self._checking = None
        if self._is_left:
            return
        self._checked, self.problems, self.advice = tree, found, advice
        if tree is not self.tree:
            self._check_pause.start()
        self.checked.emit()

    # Writing

    @property
    def is_on_disk(self) -> bool:
        return self._on_disk is self.tree

    def _write(self) -> None:
        for timer in (self._pause, self._limit, self._retry):
            timer.stop()
        if self._writing is not None or self.is_on_disk:
            return

        def work(_progress: Progress) -> None:
            with self._disk:  # which may have been waited for: it is the tree of now that is written
                tree = self.tree
                if tree is not self._on_disk:
                    self._keep(tree)
                    self._on_disk = tree

        self._writing = Task(work, self)
        self._writing.succeeded.connect(lambda _nothing: self._written())
        self._writing.failed.connect(self._not_written)
        self._writing.start()

    def _written(self) -> None:
        self._writing = None
        if self._is_left:
            return
        if not self.is_on_disk:
            if self._waiting:
                self._write()
            else:
                self._pause.start()
            return
        self._go_on()
        now = self._clock()
        time = QLocale().toString(QTime(now.hour, now.minute, now.second), "HH:mm:ss")
        self._tell(_("Draft saved {time}").format(time=time), "accent")

    def _not_written(self, error: BaseException) -> None:
        self._writing = None
        if self._is_left:
            return
        self._tell(_not_saved(error), "attention")
        self._retry.start()
        self._go_on()  # whoever waits meets the same disk, and tells of it

    def finish(self) -> str:
        """Writes what waits before the editor is left; the reason where that failed, else empty.

        What is being written then is waited for: it is older, and must not come after.
        """
        for timer in (self._pause, self._limit, self._retry, self._check_pause):
            timer.stop()
        with self._disk:
            if not self.is_on_disk:
                try:
                    self._keep(self.tree)
                except Exception as error:  # noqa: BLE001 - whatever it is, the person decides what to do
                    self._not_written(error)
                    return str(error) or type(error).__name__
                self._on_disk = self.tree
        self._go_on()
        return ""

    def stop(self) -> None:
        """Nothing is checked or written any more; what a thread is at ends, and lets the draft go."""
        for timer in (self._pause, self._limit, self._retry, self._check_pause):
            timer.stop()
        self._is_left = True

    def tell_not_sound(self) -> None:
        """Why the model cannot be put to use yet; the draft is safe."""
        count = len(self.problems)
        words = ngettext(
            "Not in use yet: {count} problem to mend. The draft is saved.",
            "Not in use yet: {count} problems to mend. The draft is saved.",
            count,
        )
        self._tell(words.format(count=count), "attention" if self.state[1] == "attention" else "quiet")

    def when_written(self, then: Callable[[], object]) -> None:
        """Does something once the tree is on the disk and nothing more is on its way there."""
        self._waiting.append(then)
        self._write()
        if self._writing is None:
            self._go_on()

    def _go_on(self) -> None:
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def settle(self, kept: Tree, edition: str, words: str) -> None:
        """A tree is kept as this edition; what came after it is a draft again."""
        newest = kept is self.tree
        self.in_use_now = {**kept, "edition": edition}
        # The draft was taken away with the keeping, whatever was written meanwhile.
        self._on_disk = kept
        if newest:
            self.undo_stack.setClean()
        if self.tree.get("edition") == kept.get("edition") != edition:
            self.edit(_("name of the edition"), {**self.tree, "edition": edition}, ("edition",))
            if newest:
                self._on_disk = self.tree
                self.undo_stack.setClean()
        if newest:
            self._tell(words, "accent")
            if self.is_checked:
                self.checked.emit()  # its problems are the same, what is said of them is not
        else:
            self._pause.start()

    def _tell(self, words: str, colour: str) -> None:
        if self.state != (words, colour):
            self.state = (words, colour)
            self.state_told.emit(words, colour)


def _not_saved(error: BaseException) -> str:
    reason = " ".join((str(error) or type(error).__name__).split())
    return _("Not saved: {reason} Trying again.").format(reason=reason)
