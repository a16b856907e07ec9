"""File, Backups: what there is, what it would change, and what can be done with it."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.bad_news import reason
from maturity_desktop.gui.safety.backup_desk import BackupDesk
from maturity_desktop.gui.safety.backup_words import (
    Differing,
    backup_rows,
    consequence_words,
    difference_rows,
    differing_words,
    files_words,
    moment_words,
    restored_words,
    second_place_words,
)
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import RowList
from maturity_desktop.gui.widgets.work_bar import WorkBar
from maturity_desktop.storage.backups.listing import BackupInfo
from maturity_desktop.storage.backups.making import Outcome
from maturity_desktop.storage.backups.places import first_place
from maturity_desktop.storage.backups.restoring import Restored
from maturity_desktop.verbs.backups import FilesDiffering, Shelf

SIZE = (980, 620)
LIST_SHARE, DETAIL_SHARE = 3, 2
NO_SHELF = Shelf((), (), (), None)


class BackupsDialog(QDialog):
    """Shows what the desk lists; a restore is asked for, because the library must be let go for it."""

    restore_wanted = Signal(object)
    """The backup that is to take the place of the library."""

    def __init__(
        self,
        desk: BackupDesk,
        ask: Ask,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
        may_write: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Backups"))
        self._desk, self._ask, self._may_write = desk, ask, may_write
        self._shelf = NO_SHELF
        self._undo: Path | None = None
        self._files: dict[Path, str] = {}
        """What the backups that were looked into would change of the files of evidence, by their paths."""
        self._looking: BackupInfo | None = None
        self._asking: BackupInfo | None = None
        self.told = PlainWords(theme, ink="attention")
        self.undo = _button(_("&Take it back"))
        self._banner = self._make_banner()
        self.first, self.second = PlainWords(theme, lines=2), PlainWords(theme, lines=2)
        self.choose = _button(_("&Choose a folder…"))
        self.remove = _button(_("&No longer"), "flat")
        self.list = RowList(theme, _("Backups, newest first"), 0)
        self.list.shows_choice = True
        set_role(self.list, "framed")
        self.none = plain_label(_("Reading the backups…"), "quiet", wraps=True)
        self.name = PlainWords(theme, bold=True)
        self.path = PlainWords(theme, "small", "quiet", lines=3)
        self.what, self.files = PlainWords(theme), PlainWords(theme)
        self.differing = RowList(theme, _("Audits that restoring would change"), 0)
        set_role(self.differing, "framed")
        self.work = WorkBar(theme)
        self.make, self.close_it = _button(_("&Make a backup now")), _button(_("Close"))
        self.verify, self.restore = _button(_("&Verify")), _button(_("&Restore…"))
        self._lay_out()
        self._wire()
        self._show_shelf(NO_SHELF)
        self.none.setText(_("Reading the backups…"))
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))
        self._tell(desk.trouble)
        self._desk.list_all()
        self.list.setFocus()

    # What it is made of

    def _make_banner(self) -> QFrame:
        banner = QFrame()
        banner.setProperty("role", "banner")
        row = QHBoxLayout(banner)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(self.told, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.undo)
        banner.hide()
        return banner

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        when = _(
            "Made when you close after changes, every 30 minutes of work with changes, and before a new"
            " version renews the library. Each is read back before an older one is given up."
        )
        column.addWidget(plain_label(when, "quiet", wraps=True))
        column.addWidget(self._banner)
        column.addLayout(self._places())
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(_pane(self.none, self.list))
        detail = _pane(self.name, self.path, self.files, self.what, self.differing)
        detail.setContentsMargins(12, 0, 0, 0)
        panes.addWidget(detail)
        panes.setStretchFactor(0, LIST_SHARE)
        panes.setStretchFactor(1, DETAIL_SHARE)
        panes.setSizes([LIST_SHARE * 100, DETAIL_SHARE * 100])
        column.addWidget(panes, 1)
        column.addWidget(self.work)
        row = QHBoxLayout()
        for button in (self.make, self.verify, self.restore):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.close_it)
        column.addLayout(row)
        set_role(self.make, "primary")
        self.close_it.setDefault(True)
        self.work.hide()

    def _places(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        centre = Qt.AlignmentFlag.AlignVCenter
        for row, (title, words) in enumerate(
            ((_("This computer"), self.first), (_("Second place"), self.second))
        ):
            grid.addWidget(plain_label(title, "quiet"), row, 0, centre)
            grid.addWidget(words, row, 1, centre)
        grid.addWidget(self.choose, 1, 2)
        grid.addWidget(self.remove, 1, 3)
        self.first.show_words(str(first_place(self._desk.folder)))
        self.choose.setAccessibleName(_("Choose a second place for backups"))
        self.remove.setAccessibleName(_("No longer keep backups in the second place"))
        return grid

    def _wire(self) -> None:
        desk = self._desk
        self.list.selectionModel().currentChanged.connect(lambda _new, _old: self._show_choice())
        self.list.chosen.connect(lambda _goal: self.restore.setFocus())
        self.make.clicked.connect(desk.back_up)
        self.verify.clicked.connect(self._verify)
        self.restore.clicked.connect(self._ask_to_restore)
        self.undo.clicked.connect(self._take_back)
        self.choose.clicked.connect(self._choose_place)
        self.remove.clicked.connect(lambda: desk.choose_second_place(None))
        self.close_it.clicked.connect(self.reject)
        self.work.cancel_wanted.connect(desk.cancel)
        desk.busy.connect(self._show_busy)
        desk.progressed.connect(self.work.advance)
        desk.listed.connect(self._show_shelf)
        desk.not_listed.connect(self._tell_not_listed)
        desk.looked_into.connect(self._take_files)
        desk.made.connect(self._tell_made)
        desk.not_made.connect(self._tell_trouble)
        desk.failed.connect(self._tell_trouble)
        desk.not_saved.connect(self._tell_not_saved)
        desk.restored.connect(self._tell_restored)
        desk.changed.connect(desk.list_all)

    # What is shown

    def _show_shelf(self, shelf: Shelf) -> None:
        chosen = self.chosen
        self._shelf = shelf
        self._files.clear()
        rows = list(backup_rows(self._desk.folder, shelf))
        self.list.show_rows(rows)
        for place, backup in enumerate(shelf.backups):
            if chosen is not None and backup.path == chosen.path:
                self.list.setCurrentIndex(self.list.rows.index(place))
        self.list.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self.none.setText(_("There is no backup yet."))
        self.second.show_words(second_place_words(shelf.second))
        self.second.show_words(
            self.second.words, "text" if shelf.second and shelf.second.is_there else "attention"
        )
        self.remove.setVisible(shelf.second is not None)
        self._show_choice()

    @property
    def chosen(self) -> BackupInfo | None:
        """The backup on which the list stands."""
        place = self.list.currentIndex().row()
        return self._shelf.backups[place] if 0 <= place < len(self._shelf.backups) else None

    def _differing(self, backup: BackupInfo) -> Differing:
        return self._shelf.differing[self._shelf.backups.index(backup)]

    def _show_choice(self) -> None:
        backup = self.chosen
        differing = self._differing(backup) if backup else ()
        self.name.show_words(moment_words(backup.made_at) if backup else "")
        self.path.show_words(str(backup.path) if backup else "")
        self.what.show_words(differing_words(differing) if backup else "")
        self.differing.show_rows(list(difference_rows(differing)))
        self.differing.setVisible(bool(differing))
        self._show_files()
        self._offer()

    def _show_files(self) -> None:
        """What becomes of the files of evidence; they are counted for one backup after another."""
        backup = self.chosen
        known = self._files.get(backup.path) if backup else ""
        self.files.show_words(_("Counting the files of evidence…") if known is None else known)
        if known is None and backup is not None and self._looking is None and not self._desk.is_busy:
            self._looking = backup
            self._desk.look_into(backup)

    def _take_files(self, backup: BackupInfo, found: FilesDiffering | BaseException) -> None:
        words = reason(found) if isinstance(found, BaseException) else files_words(found)
        self._files[backup.path] = words
        self._looking, asking = None, self._asking
        self._show_files()
        if asking is not None:
            self._asking = None
            if asking == self.chosen:
                self._ask_to_restore()

    def _offer(self) -> None:
        """What can be done now."""
        free = not self._desk.is_busy
        for button in (self.verify, self.restore):
            button.setEnabled(free and self.chosen is not None)
        for button in (self.make, self.choose, self.remove):
            button.setEnabled(free and self._may_write)
        self.undo.setEnabled(free)

    def _show_busy(self, words: str) -> None:
        if words:
            self.work.begin(words)
        else:
            self.work.end()
        self._offer()

    def _tell(self, words: str, undo: Path | None = None) -> None:
        self._undo = undo
        self.undo.setVisible(undo is not None)
        self.told.show_words(words)
        self._banner.setVisible(bool(words))

    # What became of it

    def _tell_made(self, outcome: Outcome | None) -> None:
        self._tell(" ".join(outcome.problems) if outcome is not None else "")
        self._desk.list_all()

    def _tell_trouble(self, error: BaseException) -> None:
        self._tell(reason(error))

    def _tell_not_saved(self, _backup: BackupInfo, error: BaseException) -> None:
        self._tell_trouble(error)

    def _tell_not_listed(self, error: BaseException) -> None:
        self._show_shelf(NO_SHELF)
        self._tell(reason(error))

    def _tell_restored(self, done: Restored) -> None:
        self._tell(restored_words(done), done.undo[0].path if done.undo else None)

    # What is wanted

    def _verify(self) -> None:
        if self.chosen is not None:
            self._desk.verify(self.chosen)

    def _choose_place(self) -> None:
        folder = self._ask.folder(_("A folder for backups, best on another disk"))
        if folder is not None:
            self._tell("")
            self._desk.choose_second_place(folder)

    def _ask_to_restore(self) -> None:
        backup = self.chosen
        if backup is None:
            return
        if backup.path not in self._files:
            self._asking = backup  # once its files are counted
            self._show_files()
            return
        question = _("Put the backup of {moment} in the place of the library?").format(
            moment=moment_words(backup.made_at)
        )
        consequence = consequence_words(backup, self._differing(backup), self._files[backup.path])
        if self._ask.confirm(question, consequence, _("Put it back")):
            self._tell("")
            self.restore_wanted.emit(backup)

    def _take_back(self) -> None:
        """Restores what the library was before the last restore, which becomes a backup in its turn."""
        found = next((backup for backup in self._shelf.backups if backup.path == self._undo), None)
        if found is not None:
            self.list.setCurrentIndex(self.list.rows.index(self._shelf.backups.index(found)))
            self._ask_to_restore()


def _button(words: str, role: str = "") -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    if role:
        set_role(button, role)
    return button


def _pane(*parts: QWidget) -> QWidget:
    """Parts below each other; the last takes the room."""
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part, 1 if part is parts[-1] else 0)
    column.addStretch()
    return pane
