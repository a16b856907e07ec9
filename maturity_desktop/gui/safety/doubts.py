"""What a sound library lacks or has too much of: told in the window until a person has decided."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

# What finds and ends doubts is loaded with the first of them.
if TYPE_CHECKING:
    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.library_desk import LibraryDesk
    from maturity_desktop.gui.main_window import MainWindow
    from maturity_desktop.gui.safety.banner import Banner
    from maturity_desktop.storage.left_over import LeftFile
    from maturity_desktop.storage.library import Library
    from maturity_desktop.storage.start_check import Condition

Files = tuple["LeftFile", ...]


class Doubts(QObject):
    """A banner each for changes that are missing and for files that no item of evidence has."""

    def __init__(
        self,
        window: MainWindow,
        desk: LibraryDesk,
        ask: Ask,
        banner: Callable[[], Banner],
        show_backups: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._ask = window, desk, ask
        self._show_backups = show_backups
        self.missing, self.left = banner(), banner()
        desk.failed.connect(lambda _error: self.left.setEnabled(True))

    def show_condition(self, condition: Condition) -> None:
        """What is known of the library that was opened."""
        self.left.tell("")
        self.missing.tell(
            " ".join(condition.problems),
            (_("Backups…"), self._show_backups),
            (_("Show details"), lambda: self._tell_details(condition)),
            (_("This copy is right…"), self._ask_to_accept),
        )

    def look(self) -> None:
        """Looks for files that an adding has left which was interrupted."""

        def work(library: Library) -> Files:
            from maturity_desktop.storage.left_over import left_over

            return left_over(library.folder)

        self._desk.look_up(work, self._show_left)

    # Changes that are missing

    def _tell_details(self, condition: Condition) -> None:
        from maturity_desktop.gui.safety.condition_words import doubt_lines

        details = "\n".join(doubt_lines(condition.doubt)) if condition.doubt is not None else ""
        self._ask.tell(_("Changes are missing from the library"), "\n\n".join(condition.problems), details)

    def _ask_to_accept(self) -> None:
        def work(library: Library) -> None:
            from maturity_desktop.verbs.safety import accept_as_it_is

            accept_as_it_is(library)

        if self._ask.confirm(
            _("Is this copy of the library the right one?"),
            _(
                "Then you go on with it as it is, and nothing more is said of what it lacks. Backups that"
                " have it stay where they are."
            ),
            _("This copy is right"),
        ):
            self._desk.look_up(work, lambda _none: self.missing.tell(""))

    # Files that are left

    def _show_left(self, files: Files) -> None:
        from maturity_desktop.verbs.left_over import left_over_words

        self.left.setEnabled(True)
        self.left.tell(
            left_over_words(files),
            (_("Add them"), lambda: self._add(files)),
            (_("Take them away…"), lambda: self._ask_to_take_away(files)),
        )

    def _add(self, files: Files) -> None:
        if not self._window.leave_everything():
            return
        clock, author = self._desk.clock, self._window.preferences.now.author

        def work(library: Library) -> int:
            from maturity_desktop.verbs.left_over import add_left_over

            return add_left_over(library, files, clock, author)

        self.left.setEnabled(False)  # what is under way is not begun twice
        self._desk.look_up(work, self._tell_added)

    def _tell_added(self, count: int) -> None:
        words = ngettext(
            "{count} item of evidence was added to the client’s newest audit. Give it a title there, and say"
            " where it is used.",
            "{count} items of evidence were added to the newest audit of each client. Give them titles there,"
            " and say where they are used.",
            count,
        )
        self.left.setEnabled(True)
        self.left.tell(words.format(count=count), (_("Close"), lambda: self.left.tell("")))
        self._desk.refresh()

    def _ask_to_take_away(self, files: Files) -> None:
        def work(library: Library) -> int:
            from maturity_desktop.storage.left_over import take_away

            return take_away(library.folder, files)

        question = ngettext("Take {count} file away?", "Take {count} files away?", len(files))
        if self._ask.confirm(
            question.format(count=len(files)),
            _(
                "They are deleted from the library’s folder. Where they came from they stay; it cannot be"
                " taken back."
            ),
            _("Take them away"),
        ):
            self._desk.look_up(work, lambda _count: self.left.tell(""))
