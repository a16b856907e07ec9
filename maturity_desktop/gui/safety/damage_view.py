"""What stands in place of the audits where the library is damaged: what is hit, and what can be done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.bad_news import reason
from maturity_desktop.gui.safety.damage_desk import DamageDesk
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.work_bar import WorkBar
from maturity_desktop.storage.files import replacing
from maturity_desktop.storage.salvage import Salvaged
from maturity_desktop.storage.start_check import Condition
from maturity_desktop.verbs.safety import saved_lines

WIDEST = 860


class DamageView(QWidget):
    """First what was found and the ways on; after a salvage what came through and every loss."""

    backups_wanted = Signal()
    look_wanted = Signal()
    put_in_place_wanted = Signal(object)
    """The folder of the library that was made from what could be saved."""

    def __init__(
        self,
        condition: Condition,
        can_look: bool,
        desk: DamageDesk,
        ask: Ask,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._ask = desk, ask
        self._problems = condition.problems
        self._saved: Path | None = None
        self.title, self.words = PlainWords(theme, "title", bold=True), PlainWords(theme)
        self.restore = QPushButton(_("&Restore a backup…"))
        self.save = QPushButton(_("&Save what can be saved…"))
        self.look = QPushButton(_("&Look at it"))
        self.go_on = QPushButton(_("&Go on with what was saved"))
        self.keep_list = QPushButton(_("Keep this list as &text…"))
        self.what = PlainWords(theme, bold=True)
        self.list = QPlainTextEdit()
        self.work = WorkBar(theme)
        self._lay_out()
        self._wire()
        self.look.setVisible(can_look)
        self._show_found(())
        desk.look()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        for button in (self.go_on, self.restore, self.save, self.look):
            button.setAutoDefault(False)
            flow.addWidget(button)
        set_role(self.restore, "primary")
        set_role(self.go_on, "primary")
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setUndoRedoEnabled(False)
        self.keep_list.setAutoDefault(False)
        set_role(self.keep_list, "flat")
        head = QHBoxLayout()
        head.addWidget(self.what, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.keep_list)
        for part in (self.title, self.words, buttons, self.work):
            column.addWidget(part)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 1)
        row.addStretch(0)
        self.work.hide()

    def _wire(self) -> None:
        desk = self._desk
        self.restore.clicked.connect(self.backups_wanted)
        self.look.clicked.connect(self.look_wanted)
        self.save.clicked.connect(self._ask_where)
        self.go_on.clicked.connect(lambda: self.put_in_place_wanted.emit(self._saved))
        self.keep_list.clicked.connect(self._keep_list)
        self.work.cancel_wanted.connect(desk.cancel)
        desk.busy.connect(self._show_busy)
        desk.progressed.connect(self.work.advance)
        desk.affected.connect(self._show_found)
        desk.saved.connect(self._show_saved)
        desk.failed.connect(self._tell_failure)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self.go_on if self._saved else self.restore, self.list)

    # What is shown

    def _show_found(self, affected: Sequence[str]) -> None:
        self.title.show_words(_("The library is damaged"))
        self.words.show_words(
            _(
                "It was left exactly as it is, and nothing more is written in it. Restore a backup, if there"
                " is a good one; or save what can be saved into a new library, with a list of what is lost."
            )
        )
        self._show_lines(_("What was found"), dict.fromkeys((*self._problems, *affected)))
        self.go_on.hide()

    def _show_saved(self, target: Path, done: Salvaged) -> None:
        self._saved = target
        self.title.show_words(
            ngettext("Saved, with {count} loss", "Saved, with {count} losses", len(done.losses)).format(
                count=len(done.losses)
            )
            if done.losses
            else _("Everything was saved")
        )
        self.words.show_words(
            _(
                "The new library is in {folder}. To go on with it here, let it take the place of the damaged"
                " one, whose files are kept as they are."
            ).format(folder=target)
        )
        self._show_lines(_("What came through, and what did not"), saved_lines(done))
        self.go_on.show()
        self.go_on.setFocus()
        set_role(self.restore, "")
        self.save.hide()

    def _show_lines(self, heading: str, lines: Iterable[str]) -> None:
        self.what.show_words(heading)
        self.list.setAccessibleName(heading)
        self.list.setPlainText("\n".join(lines))

    def _show_busy(self, words: str) -> None:
        if words:
            self.work.begin(words)
        else:
            self.work.end()
        for button in (self.restore, self.save, self.look, self.go_on):
            button.setEnabled(not words or self._is_only_looking(words, button))

    def _is_only_looking(self, words: str, button: QPushButton) -> bool:
        """A backup and a look need not wait for the list of what is affected."""
        return words == _("Looking at what is affected…") and button is not self.save

    def _tell_failure(self, error: BaseException) -> None:
        self._ask.tell(_("That did not work"), reason(error))

    # What is wanted

    def _ask_where(self) -> None:
        folder = self._ask.folder(_("Where the new library is to stand"))
        if folder is not None:
            self._desk.save(folder)

    def _keep_list(self) -> None:
        path = self._ask.save_as(_("Keep the list as text"), Path(_("damage.txt")), _("Text (*.txt)"))
        if path is None:
            return
        try:
            with replacing(path) as file:
                file.write(f"{self.title.words}\n{self.words.words}\n\n".encode())
                file.write(self.list.toPlainText().encode(errors="replace"))
        except OSError as error:
            self._tell_failure(error)
