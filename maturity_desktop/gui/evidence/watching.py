"""The watched folder on the evidence page: chosen, remembered on this laptop, its new files taken or left."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.evidence.watched_folder import WatchedFolder
from maturity_desktop.storage.evidence_store import visible_name

if TYPE_CHECKING:
    from maturity_desktop.gui.pages.evidence_page import EvidencePage
    from maturity_desktop.gui.preferences import PreferenceFile


class Watching(QObject):
    """Off until a person chooses a folder, and again when the action is taken back."""

    def __init__(self, page: EvidencePage, ask: Ask, habits: PreferenceFile) -> None:
        super().__init__(page)
        self._page, self._ask, self._habits = page, ask, habits
        self.folder = WatchedFolder(self)
        self._was_chosen_now = False
        self.folder.found_there.connect(self._ask_about_those)
        self.folder.offered.connect(self._offer)
        self.folder.lost.connect(self._tell_lost)
        page.act.watch.setCheckable(True)
        page.act.watch.triggered.connect(self._switch)
        page.act.take_seen.triggered.connect(self._take)
        page.offer.take_wanted.connect(self._take)
        page.offer.leave_wanted.connect(lambda: self.folder.forget(page.offer.paths))
        if habits.now.watched:
            self._begin(Path(habits.now.watched))
        self._offer(())

    def _switch(self, is_wanted: bool) -> None:
        folder = self._ask.folder(_("Folder to watch for new files")) if is_wanted else None
        self._habits.change(watched=str(folder) if folder else "")
        self._was_chosen_now = folder is not None
        if folder is not None:
            self._begin(folder)
            self._page.tell(
                _("New files in “{folder}” are offered here.").format(folder=visible_name(folder.name))
            )
        else:
            self.folder.end()
            self._page.act.watch.setChecked(False)

    def _begin(self, folder: Path) -> None:
        self._page.act.watch.setChecked(True)
        self.folder.begin(folder)

    def _ask_about_those(self, count: int) -> None:
        """Only where a person has just chosen the folder; one that is remembered was asked about."""
        folder, is_to_be_asked = self.folder.folder, self._was_chosen_now
        self._was_chosen_now = False
        if folder is None or not is_to_be_asked:
            return
        question = ngettext(
            "{count} file is in “{folder}” already. Is it offered too?",
            "{count} files are in “{folder}” already. Are they offered too?",
            count,
        ).format(count=count, folder=visible_name(folder.name))
        consequence = _("Nothing is added before you say so. Otherwise only what is new is offered.")
        offers = ngettext("Offer {count} file", "Offer {count} files", count).format(count=count)
        # An offer is taken back with one click, so it is what Enter and Esc choose.
        if self._ask.choose(question, consequence, [_("Only new files")], leave=offers) is None:
            self.folder.offer_what_is_there()

    def _offer(self, paths: tuple[Path, ...]) -> None:
        self._page.offer.show_paths(paths)
        self._page.act.take_seen.setEnabled(bool(paths) and self._page.acts.may_add)

    def _take(self) -> None:
        paths = self._page.offer.paths
        self.folder.forget(paths)
        self._page.take_files(list(paths))

    def _tell_lost(self) -> None:
        """A phone that is away comes back: the folder stays remembered."""
        self._page.act.watch.setChecked(False)
        self._page.tell(_("The watched folder is not there now. Connect it, then watch it again."))
