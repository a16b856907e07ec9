"""What is done on the evidence page: items come in, are looked at, linked, tagged, checked and removed."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QDialog

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.evidence_register import (
    Register,
    add_tags,
    set_tags,
    tags_in,
    use_at,
    uses_shared,
)
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.record import new_key
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.dialogs.preview import PreviewDialog
from maturity_desktop.gui.evidence.uses_dialog import UsesDialog
from maturity_desktop.gui.evidence_desk import EvidenceDesk
from maturity_desktop.gui.evidence_marks.copies import MarkedCopies
from maturity_desktop.gui.intake import local_files, title_of_text
from maturity_desktop.gui.pages.assess_removal import remove_from_register
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.edit_marks import EDITS
from maturity_desktop.gui.widgets.plain_editor import holdable
from maturity_desktop.verbs.evidence import ClientFiles

if TYPE_CHECKING:
    from maturity_desktop.gui.pages.evidence_page import EvidencePage


class RegisterActs(QObject):
    """Between the page, the evidence desk and the session."""

    def __init__(
        self,
        page: EvidencePage,
        session: AuditSession,
        desk: EvidenceDesk,
        files: ClientFiles,
        ask: Ask,
        theme: ThemeSwitch,
    ) -> None:
        super().__init__(page)
        self._page, self._session, self._desk, self._files = page, session, desk, files
        self._ask, self._theme = ask, theme
        self._checking: Task[int] | None = None
        act, detail = page.act, page.detail
        self._copies = MarkedCopies(session, desk, ask, theme, page.refusals.add, page.show_item, page)
        steps: tuple[tuple[QAction, Callable[[], object]], ...] = (
            (act.add_files, lambda: self.take_files(ask.files(_("Evidence for the register")))),
            (act.add_folder, self._ask_for_folder),
            (act.paste, lambda: self.take(QGuiApplication.clipboard().mimeData())),
            (act.add_note, self._add_note),
            (act.verify, self.verify),
            (act.preview, self._preview),
            (act.open_outside, self._open_outside),
            (act.link, self._link),
            (act.tag, self._tag),
            (act.mark, self._mark),
            (act.go, self._go),
            (act.remove, self._remove),
        )
        for action, step in steps:
            action.triggered.connect(lambda: page.tell(""))
            _connect(action, step)
        page.table.detail_wanted.connect(self._preview)
        detail.look.wanted.connect(self._preview)
        detail.typed.connect(self._write)
        detail.changed.connect(session.change_evidence)
        detail.tags_changed.connect(self._set_tags)
        detail.left.connect(session.end_spell)
        desk.started.connect(self._show_work)
        desk.progressed.connect(page.work.advance)
        desk.ended.connect(self.end_work)

    # In

    @property
    def may_add(self) -> bool:
        """Whether anything can come in: a library that is open for reading only takes nothing."""
        return self._page.act.add_files.isEnabled()

    def take(self, data: QMimeData) -> None:
        """Takes what was pasted or dropped: files before a picture before words."""
        if files := local_files(data.urls()):
            self.take_files(files)
            return
        image = data.imageData() if data.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            self._desk.take_image(image, "")
        elif data.text().strip():
            self._add_note(holdable(data.text()))
        else:
            self._page.refusals.add(
                _("Nothing was added"), _("there are no files, no picture and no words to take")
            )

    def take_files(self, paths: list[Path]) -> None:
        """Takes files, and of folders the files in them; many of them after a question."""
        if paths:
            self._desk.take_files(paths, "", agree=self._agree)

    def _agree(self, count: int) -> bool:
        return self._ask.confirm(
            ngettext("Add {count} file?", "Add {count} files?", count).format(count=count),
            _("Each becomes an item of the register. You can go on working meanwhile, and stop it."),
            _("Add them"),
        )

    def _ask_for_folder(self) -> None:
        folder = self._ask.folder(_("Folder with evidence"))
        if folder is not None:
            self.take_files([folder])

    def _add_note(self, text: str = "") -> None:
        """An item without a file; its title is to be written next."""
        now = self._session.clock().date()
        item = Evidence(
            client=self._session.audit.client.id,
            id=new_key(),
            number=0,
            title=title_of_text(text) if text else _("New note"),
            kind=EvidenceKind.INTERVIEW,
            dated=now,
            added_on=now,
            added_by=self._session.author,
            text=text,
        )
        self._session.add_evidence([item])
        self._page.show_item(item.id)
        title = self._page.detail.title
        title.setFocus(Qt.FocusReason.OtherFocusReason)
        title.selectAll()

    def _show_work(self, words: str) -> None:
        self._page.work.begin(words)

    def end_work(self) -> None:
        """The keyboard does not go on from Cancel to the title, where the page's keys would be typed."""
        page = self._page
        if page.work.cancel.hasFocus():
            (page.table if page.table.isVisible() else page.add).setFocus()
        page.work.end()

    def cancel(self) -> None:
        """Stops whatever is under way."""
        self._desk.cancel()
        if self._checking is not None:
            self._checking.cancel()

    # Items

    @property
    def _chosen(self) -> tuple[Evidence, ...]:
        return self._page.table.chosen()

    @property
    def _one(self) -> Evidence | None:
        chosen = self._chosen
        return chosen[0] if len(chosen) == 1 else None

    def offer(self, items: tuple[Evidence, ...], register: Register) -> None:
        """What can be done with these items."""
        act, one = self._page.act, items[0] if len(items) == 1 else None
        has_file = one is not None and bool(one.sha256)
        offered = (
            (act.preview, one is not None),
            (act.open_outside, has_file),
            (act.link, bool(items)),
            (act.tag, bool(items)),
            (act.mark, has_file and one is not None and one.media_type.startswith("image/")),
            (act.go, one is not None and bool(register.places(one))),
            (act.remove, bool(items)),
        )
        for action, is_possible in offered:
            closed = bool(action.property(EDITS)) and not self.may_add
            action.setEnabled(is_possible and not closed)

    def _write(self, item: Evidence, field: str) -> None:
        label = _("change {evidence}").format(evidence=item.label)
        self._session.write(label, (f"evidence {field}", item.id), put(self._session.audit, item))

    def _set_tags(self, tags: tuple[str, ...]) -> None:
        if (item := self._one) is not None:
            label = _("tags of {evidence}").format(evidence=item.label)
            self._session.change(label, set_tags(self._session.audit, item, tags))

    def _tag(self) -> None:
        items = self._chosen
        typed = self._ask.text(
            _("Tags"), _("Words by which these items are found again, with commas between them.")
        )
        if items and typed and (tags := tags_in(typed)):
            label = ngettext("tag {count} item", "tag {count} items", len(items)).format(count=len(items))
            self._session.change(label, add_tags(self._session.audit, items, tags))

    def _link(self) -> None:
        items, session = self._chosen, self._session
        if not items:
            return
        shared = uses_shared(session.audit, items)
        dialog = UsesDialog(
            len(items), session.frameworks, shared, self._theme, self._ask, self._page.window()
        )

        def keep() -> None:
            label = ngettext("use of {count} item", "use of {count} items", len(items))
            changes = use_at(session.audit, items, dialog.added, dialog.dropped)
            session.change(label.format(count=len(items)), changes)

        dialog.accepted.connect(keep)
        _open(dialog)

    def _mark(self) -> None:
        if (item := self._one) is not None:
            self._copies.begin(item)

    def _go(self) -> None:
        if (item := self._one) is not None and (places := self._page.register.places(item)):
            framework, criterion = places[0]
            self._page.criterion_wanted.emit(criterion, framework)

    def _preview(self) -> None:
        if (item := self._one) is not None:
            dialog = PreviewDialog(item, lambda: self._desk.reader(item), self._page.window())
            dialog.outside_wanted.connect(lambda: self._desk.open_outside(item))
            _open(dialog)

    def _open_outside(self) -> None:
        if (item := self._one) is not None and item.sha256:
            self._desk.open_outside(item)

    def _remove(self) -> None:
        items = self._chosen
        if len(items) == 1:
            desk, refuse = self._desk, self._page.refusals.add
            remove_from_register(items[0], self._session, self._ask, desk.used_elsewhere, refuse)
        elif items:
            self._remove_several(items)

    def _remove_several(self, items: tuple[Evidence, ...]) -> None:
        """Those that another audit uses stay."""
        free = [item for item in items if not self._desk.used_elsewhere(item)]
        stays = _stays_words(len(items) - len(free))
        question = ngettext(
            "Remove {count} item from the register?", "Remove {count} items from the register?", len(free)
        ).format(count=len(free))
        if free and self._ask.confirm(
            question,
            _("They are then used at no criterion any more. Undo brings them back."),
            _("Remove from the register"),
        ):
            stack = self._session.undo_stack
            stack.beginMacro(
                ngettext("remove {count} item", "remove {count} items", len(free)).format(count=len(free))
            )
            for item in free:
                self._session.remove_evidence(item)
            stack.endMacro()
        self._page.tell(stays)

    # Whether the files are what they were

    def verify(self) -> None:
        """Reads every file through, with progress and cancel; then those that are wrong are shown."""
        if self._checking is not None:
            return
        check, items = self._files.verify, self._session.audit.evidence
        task: Task[int] = Task(lambda progress: check(items, progress), self)
        self._checking = task
        task.progressed.connect(self._page.work.advance)
        task.succeeded.connect(self._tell_checked)
        task.failed.connect(lambda error: self._page.refusals.add(_("Not verified"), str(error)))
        task.ended.connect(self._end_check)
        self._page.work.begin(_("Verifying files"))
        task.start()

    def _tell_checked(self, bad: int) -> None:
        files = len({item.sha256 for item in self._session.audit.evidence if item.sha256})
        if bad:
            words = ngettext(
                "{count} file is missing or has changed: restore a backup, or add it again.",
                "{count} files are missing or have changed: restore a backup, or add them again.",
                bad,
            ).format(count=bad)
        else:
            words = ngettext(
                "{count} file was read: it is what it was.",
                "{count} files were read: all are what they were.",
                files,
            ).format(count=files)
        self._page.tell(words)

    def _end_check(self) -> None:
        self._checking = None
        self._page.work.end()
        self._desk.look_again()


def _stays_words(count: int) -> str:
    """That items another audit uses stay where they are; empty where there are none."""
    words = ngettext(
        "{count} item stays: another audit needs it.", "{count} items stay: another audit needs them.", count
    )
    return words.format(count=count) if count else ""


def _connect(action: QAction, step: Callable[[], object]) -> None:
    """From the key that opens a dialog until it is closed the action does nothing."""

    def act() -> None:
        if QApplication.activeModalWidget() is None:
            step()

    action.triggered.connect(act)


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
