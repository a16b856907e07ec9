"""The evidence pack from the register: asked for, made off the window's thread, told, noted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from gettext import NullTranslations, ngettext
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from maturity_desktop.domain.changes import put
from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.domain.file_names import safe_name
from maturity_desktop.domain.progress import Progress
from maturity_desktop.gui.ask import Ask, file_to_write
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.evidence.pack_dialog import PackDialog, PackWish
from maturity_desktop.gui.exporter import Exporter
from maturity_desktop.gui.plan.handing_out import HandingOut
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.storage.evidence_store import EvidenceStore

if TYPE_CHECKING:
    from maturity_desktop.gui.pages.evidence_page import EvidencePage
    from maturity_desktop.verbs.evidence_pack import Packed
    from maturity_desktop.verbs.handed_over import Written


class PackOut(OneOpen):
    """Between the page, the exporter and the store of files; one pack at a time."""

    def __init__(
        self,
        page: EvidencePage,
        session: AuditSession,
        exporter: Exporter,
        store: EvidenceStore,
        words: NullTranslations,
        ask: Ask,
        theme: ThemeSwitch,
    ) -> None:
        super().__init__(page)
        self._page, self._session, self._exporter, self._store = page, session, exporter, store
        self._words, self._ask, self._theme = words, ask, theme
        self._task: Task[tuple[Packed, Written | None]] | None = None
        self.line = HandingOut(exporter, ask, theme)
        page.act.pack.triggered.connect(self.ask_for_pack)
        page.work.cancel_wanted.connect(self.cancel)

    def ask_for_pack(self) -> None:
        """What goes in, then where to; nothing while one is under way."""
        if self._task is not None:
            return
        session = self._session
        dialog = PackDialog(session.audit, session.frameworks, self._theme, self._page.window())
        dialog.accepted.connect(lambda: self._ask_where(dialog.wish))
        self._open(dialog)

    def _ask_where(self, wish: PackWish) -> None:
        client = safe_name(self._session.audit.client.name, _("Audit"))
        name = _("{client} evidence {date}").format(client=client, date=self._exporter.today.isoformat())
        if wish.as_folder:
            above = self._ask.folder(_("Where the folder is to stand"))
            path = above / name if above is not None else None
        else:
            suggested = Path(f"{name}.zip")
            path = file_to_write(self._ask, _("Evidence pack"), suggested, _("Zip files (*.zip)"))
        if path is not None:
            self._make(wish, path)

    def _make(self, wish: PackWish, path: Path) -> None:
        """In a thread; what is packed is the audit as it is now."""
        results, today = tuple(self._session.agreed_results()), self._exporter.today
        client, store, words = self._session.audit.client.id, self._store, self._words

        def work(progress: Progress) -> tuple[Packed, Written | None]:
            from maturity_desktop.verbs.evidence_pack import pack_of, write_evidence_pack
            from maturity_desktop.verbs.handed_over import written

            pack = pack_of(results, today, wish.audience, words, wish.criteria)
            packed = write_evidence_pack(pack, partial(store.open, client), path, wish.as_folder, progress)
            return packed, None if wish.as_folder else written(path)

        page = self._page
        page.tell("")
        self.line.hide()
        self._task = task = self._exporter.start_other(work)
        task.belong_to(self)
        task.progressed.connect(page.work.advance)
        task.succeeded.connect(lambda done: self._tell_packed(path, wish, *done))
        task.cancelled.connect(lambda: page.tell(_("Nothing was packed.")))
        task.failed.connect(lambda error: self._tell_failed(path, error))
        task.ended.connect(self._end)
        page.work.begin(_("Packing the evidence"))

    def cancel(self) -> None:
        """Stops the pack that is under way; nothing of it stays."""
        if self._task is not None:
            self._task.cancel()

    def _tell_packed(self, path: Path, wish: PackWish, packed: Packed, file: Written | None) -> None:
        """What was made; a zip is known again by its hash, a folder by the hashes in it."""
        if file is not None and self._page.acts.may_add:
            self._note(file, wish)
        told = ngettext(
            "{name} is written and checked: {count} file.",
            "{name} is written and checked: {count} files.",
            packed.files,
        )
        parts = [told.format(name=path.name, count=packed.files)]
        for labels, words in (
            (packed.lost, _("Missing from the library, and so from the pack: {items}.")),
            (packed.changed, _("No longer what was taken in: {items}.")),
        ):
            if labels:
                parts.append(words.format(items=", ".join(labels)))
        self.line.tell_of(" ".join(parts), path)

    def _note(self, file: Written, wish: PackWish) -> None:
        from maturity_desktop.verbs.handed_over import note_words, noted

        session = self._session
        entry = noted(session.audit, file, "zip", session.clock(), session.author)
        entry = replace(entry, audience=wish.audience.value)
        session.enter(note_words(entry.file_name), put(session.audit, entry))

    def _tell_failed(self, path: Path, error: BaseException) -> None:
        known = isinstance(error, MaturityError | OSError)
        self._ask.tell(
            _("{file} could not be written").format(file=path.name), str(error) if known else repr(error)
        )

    def _end(self) -> None:
        self._task = None
        self._page.acts.end_work()
