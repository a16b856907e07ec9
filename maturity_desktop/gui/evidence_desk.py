"""Where evidence comes in and goes out: files, pictures and texts taken into the store in the background."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, tzinfo
from gettext import gettext as _
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.errors import EvidenceError
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.progress import Cancelled, Progress
from maturity_desktop.domain.record import new_key
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.evidence.brought import Brought, Intake, misread_words, sorted_out, stopped_words
from maturity_desktop.gui.evidence.piecemeal import AT_ONCE, Piecemeal
from maturity_desktop.gui.intake import (
    day_of_file,
    files_in,
    is_misread,
    is_program,
    kind_of,
    png_of,
    title_of_file,
)
from maturity_desktop.storage.derived import Size

if TYPE_CHECKING:
    from maturity_desktop.gui.models.evidence_model import BadFiles
    from maturity_desktop.storage.evidence_store import EvidenceStore, StoredFile

MANY = 200
"""More files than this are taken only after a question."""
Agree = Callable[[int], bool]
"""Asked whether so many files are to be taken."""
Template = Callable[["StoredFile", EvidenceKind | None, date | None], Evidence]
"""Makes an item of a stored file; without a day it is of today."""
Made = Callable[[Evidence, Size], bytes | None]
"""The picture that was made of an item when it came in, as JPEG; None where there is none."""
UsedElsewhere = Callable[[Evidence], tuple[str, ...]]
"""The other audits of the client that use an item, in words; LibraryError where they cannot be read."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the evidence is to be used."""

    framework: str
    criterion: str
    checkpoint: str


class EvidenceDesk(QObject):
    """Takes evidence in, one act after another, and hands it out.

    What one act brings in becomes one edit; where the act is cancelled, so does what was in by then.
    """

    started = Signal(str)
    progressed = Signal(int, int)
    refused = Signal(str, str)
    """A file that was not taken, and why."""
    added = Signal(object)
    """The ids of what came in, or was there already and is used now."""
    known = Signal(object, object)
    """What was brought again and not taken twice: for each file the item, by id, that has it already; the
    names of the files that are alike to others of the same act."""
    proposed = Signal(str)
    """After that: the one new item that came in, whose title and kind are guesses until a person looks."""
    ended = Signal()
    bad_found = Signal()
    """Other files are known to be missing or changed."""

    def __init__(
        self,
        session: AuditSession,
        store: EvidenceStore,
        parent: QObject | None = None,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
        used_elsewhere: UsedElsewhere = lambda _item: (),
        bad_files: Callable[[], BadFiles] = frozenset,
        made: Made = lambda _item, _size: None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._store = store
        self._open_url = open_url
        self.used_elsewhere = used_elsewhere
        self._bad_files = bad_files
        self.made = made
        self.bad = bad_files()
        self._waiting: deque[tuple[Task[Intake], str, Place]] = deque()
        self._running: Task[Intake] | None = None
        self._pieces: Piecemeal | None = None
        self._others: set[Task[Any]] = set()
        self._outside: TemporaryDirectory[str] | None = None
        self._closed = False
        # Not the method itself: the session takes its children with it, and their slots before them.
        session.destroyed.connect(lambda _session=None: self.close())

    # In

    def take_files(
        self,
        paths: Iterable[Path],
        criterion: str,
        checkpoint: str = "",
        agree: Agree = lambda _count: True,
    ) -> None:
        """Takes files, and of folders the files in them."""
        place = self._place(criterion, checkpoint)
        wanted = tuple(paths)
        gathering: Task[tuple[Path, ...]] = Task(lambda progress: tuple(files_in(wanted, progress)))
        gathering.succeeded.connect(lambda files: self._take_gathered(files, place, agree))
        self._begin_aside(gathering)

    def _take_gathered(self, files: tuple[Path, ...], place: Place, agree: Agree) -> None:
        if self._closed or not files or (len(files) > MANY and not agree(len(files))):
            return
        client, template = self._session.audit.client.id, self._template()
        zone = self._session.clock().tzinfo
        self._begin(
            lambda progress: self._take_in(files, client, template, zone, progress), _("Adding files"), place
        )

    def take_image(self, image: QImage, criterion: str, checkpoint: str = "") -> None:
        """Takes a picture that was never a file."""
        template, now, client = self._template(), self._session.clock(), self._session.audit.client.id
        name = _("Picture {day} {time}.png").format(day=f"{now:%Y-%m-%d}", time=f"{now:%H.%M.%S}")

        def work(_progress: Progress) -> Intake:
            try:
                stored = self._store.add_bytes(client, png_of(image), name)
            except EvidenceError as error:
                return Intake(refused=[(name, str(error))])
            return Intake([template(stored, EvidenceKind.OBSERVATION, now.date())])

        self._begin(work, _("Adding a picture"), self._place(criterion, checkpoint))

    def cancel(self) -> None:
        """Stops what is under way and what waits behind it."""
        self._waiting.clear()
        if self._running is not None:
            self._running.cancel()

    @property
    def is_busy(self) -> bool:
        return self._running is not None

    # Out

    def look_again(self) -> None:
        """Files were looked into: the items of those that are missing or changed say so."""
        if self._bad_files() != self.bad:
            self.bad = self._bad_files()
            self.bad_found.emit()

    def reader(self, item: Evidence) -> BinaryIO:
        """A reader of an item's file; EvidenceError where it is missing. For the thread that uses it."""
        return self._store.open(item.client, item.sha256)

    def thumbnail(self, item: Evidence) -> bytes | None:
        """The small picture that was made of an item; None where there is none."""
        return self.made(item, Size.THUMBNAIL)

    def open_outside(self, item: Evidence) -> None:
        """Opens a copy of an item's file with the program that the system has for it."""
        if is_program(item.file_name):
            self.refused.emit(item.file_name, _("It is a program, and evidence is never run."))
            return
        folder = self._outside_folder()
        copying: Task[Path] = Task(
            lambda _progress: self._store.copy_out(item.client, item.sha256, item.file_name, folder)
        )
        copying.succeeded.connect(lambda path: self._show_outside(path, item))
        copying.failed.connect(lambda error: self._fail(item.file_name, error))
        self._begin_aside(copying)

    def _show_outside(self, path: Path, item: Evidence) -> None:
        if not self._closed and not self._open_url(QUrl.fromLocalFile(str(path))):
            self.refused.emit(item.file_name, _("The system has no program to open it with."))

    def _outside_folder(self) -> Path:
        if self._outside is None:
            self._outside = TemporaryDirectory(prefix="maturity-desktop-", ignore_cleanup_errors=True)
        return Path(self._outside.name)

    def close(self) -> None:
        """Stops what is under way and takes away the copies that were opened outside."""
        self._closed = True
        self.cancel()
        if self._outside is not None:
            self._outside.cleanup()
            self._outside = None

    def keep_bytes(self, data: bytes, name: str) -> StoredFile:
        """Stores what was never a file; for the thread that made it."""
        return self._store.add_bytes(self._session.audit.client.id, data, name)

    def item_of(self, stored: StoredFile, kind: EvidenceKind, dated: date) -> Evidence:
        """An item of a stored file, not yet numbered."""
        return self._template()(stored, kind, dated)

    # How it is done

    def _place(self, criterion: str, checkpoint: str) -> Place:
        return Place(self._session.framework.id, criterion, checkpoint)

    def _template(self) -> Template:
        """Makes items of stored files; the session is asked here, in the window's thread."""
        client, author = self._session.audit.client.id, self._session.author
        today = self._session.clock().date()

        def item(stored: StoredFile, kind: EvidenceKind | None, dated: date | None) -> Evidence:
            return Evidence(
                client=client,
                id=new_key(),
                number=0,
                title=title_of_file(stored.file_name),
                kind=kind or kind_of(stored.media_type, stored.file_name),
                dated=min(dated or today, today),
                added_on=today,
                added_by=author,
                file_name=stored.file_name,
                media_type=stored.media_type,
                size=stored.size,
                sha256=stored.sha256,
            )

        return item

    def _take_in(
        self,
        files: tuple[Path, ...],
        client: str,
        template: Template,
        zone: tzinfo | None,
        progress: Progress,
    ) -> Intake:
        """Stores files, several at a time; what is in when somebody cancels stays. In a thread of its own."""
        from maturity_desktop.storage.evidence_intake import add_many
        from maturity_desktop.storage.evidence_store import visible_name

        intake = Intake()
        try:
            for path, outcome in add_many(self._store, client, files, progress):
                if isinstance(outcome, EvidenceError):
                    why = misread_words() if is_misread(path) else str(outcome)
                    intake.refused.append((visible_name(path.name), why))
                else:
                    day = day_of_file(path, outcome.media_type, zone)
                    intake.items.append(template(outcome, None, day))
        except Cancelled:
            intake.stopped_of = len(files)
        return intake

    def _begin(self, work: Callable[[Progress], Intake], words: str, place: Place) -> None:
        self._waiting.append((Task(work, self), words, place))
        self._start_next()

    def _start_next(self) -> None:
        if self._running is not None or not self._waiting:
            return
        task, words, place = self._waiting.popleft()
        self._running = task
        task.progressed.connect(self.progressed)
        task.succeeded.connect(lambda intake: self._register(intake, place))
        task.failed.connect(lambda error: self._fail(words, error))
        task.ended.connect(self._end)
        self.started.emit(words)
        task.start()

    def _fail(self, name: str, error: Exception) -> None:
        if not self._closed:
            self.refused.emit(name, str(error))

    def _end(self) -> None:
        if self._pieces is not None:
            return  # what was read is still coming on the register
        self._running = None
        self.ended.emit()
        self._start_next()

    def _begin_aside(self, task: Task[Any]) -> None:
        """Work that nobody waits in line for."""
        task.belong_to(self)
        self._others.add(task)
        task.ended.connect(lambda: self._others.discard(task))
        task.start()

    def _register(self, intake: Intake, place: Place) -> None:
        """Puts what came in on the register; a file that is there already is used, not taken twice."""
        if self._closed:
            return
        for name, reason in intake.refused:
            self.refused.emit(name, reason)
        if intake.is_cut_short:
            self.refused.emit(_("Stopped"), stopped_words(len(intake.items), intake.stopped_of))
        self._put_in(sorted_out(intake.items, self._session.audit.evidence), place)

    def _put_in(self, brought: Brought, place: Place) -> None:
        """What is new comes on the register, in pieces where it is much; then the rest is used as well."""
        criterion, fresh = self._criterion_at(place), brought.fresh
        if len(fresh) <= AT_ONCE:
            self._use(fresh, brought.again, criterion, place.checkpoint)
            self._tell(brought)
            return
        use = (place.framework, criterion, place.checkpoint) if criterion else None
        self._pieces = Piecemeal(self._session, fresh, use, self)
        self._pieces.ended.connect(lambda: self._end_pieces(brought, place))
        self._pieces.go_on()

    def _end_pieces(self, brought: Brought, place: Place) -> None:
        """The last of many items is on the register."""
        self._pieces, again = None, brought.again
        self._use([], again, self._criterion_at(place) if again else "", place.checkpoint)
        self._tell(brought)
        self._end()

    def _tell(self, brought: Brought) -> None:
        fresh, again = brought.fresh, brought.again
        if fresh or again:
            self.added.emit([item.id for item in (*fresh, *again)])
        if brought.known or brought.twice:
            self.known.emit([item.id for item in brought.known], brought.twice)
        if len(fresh) == 1 and not again:
            self.proposed.emit(fresh[0].id)

    def _criterion_at(self, place: Place) -> str:
        """The criterion of a place; empty, which is told, where its model is no longer in view."""
        if not place.criterion or place.framework == self._session.framework.id:
            return place.criterion
        self.refused.emit(
            _("Not linked"),
            _("Another model came into view. Link the evidence from the register."),
        )
        return ""

    def _use(self, fresh: list[Evidence], again: list[Evidence], criterion: str, checkpoint: str) -> None:
        """New items come on the register, and all of them are used at the criterion."""
        stack = self._session.undo_stack
        used = again if criterion else []
        if used:  # a macro without a change in it would be one more thing to undo
            stack.beginMacro(_("add evidence"))
        if fresh:
            self._session.add_evidence(fresh, criterion, checkpoint)
        for item in used:
            self._session.link_evidence(item, criterion, checkpoint)
        if used:
            stack.endMacro()
