"""From an image of the register to its marked copy: read, marked, written and put on the register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.evidence_register import add_copy
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.evidence_marks.marks import MOST_SIDE, Mark, Shape, marked
from maturity_desktop.gui.evidence_marks.marks_dialog import MarksDialog
from maturity_desktop.gui.evidence_marks.writing import file_of, name_of_copy
from maturity_desktop.gui.previews import preview
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.storage.decoding.decoder import Decoder, PreviewRefused

if TYPE_CHECKING:
    from maturity_desktop.gui.evidence_desk import EvidenceDesk
    from maturity_desktop.storage.evidence_store import StoredFile

ROOM = QSize(MOST_SIDE, MOST_SIDE)


@dataclass(frozen=True, slots=True)
class Copy:
    """A marked copy that is in the store."""

    original: Evidence
    file: StoredFile
    marks: tuple[Mark, ...]


class MarkedCopies(QObject):
    """Reads and writes in the background; the copy is one edit that can be undone."""

    def __init__(
        self,
        session: AuditSession,
        desk: EvidenceDesk,
        ask: Ask,
        theme: ThemeSwitch,
        refuse: Callable[[str, str], object],
        show: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._desk = session, desk
        self._ask, self._theme = ask, theme
        self._refuse, self._show = refuse, show
        self._window = parent
        self._tasks: set[Task[Any]] = set()

    def begin(self, item: Evidence) -> None:
        """Reads an image and opens it to be marked."""
        read = self._desk.reader

        def work(_progress: object) -> QImage:
            decoder = Decoder()
            try:
                with read(item) as file:
                    return preview(item, file, 0, ROOM, decoder).image or QImage()
            except PreviewRefused as refused:
                raise PreviewRefused(_with_way_out(str(refused))) from None
            finally:
                decoder.close()

        self._run(Task(work, self), lambda image: self._open(item, image), item)

    def _open(self, item: Evidence, image: QImage) -> None:
        dialog = MarksDialog(item, image, self._theme, self._ask, self._window.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._keep(item, image, dialog.marks))
        dialog.open()

    def _keep(self, item: Evidence, image: QImage, marks: tuple[Mark, ...]) -> None:
        whole, keep = marked(image, marks), self._desk.keep_bytes
        name = name_of_copy(item.file_name, item.media_type)

        def work(_progress: object) -> Copy:
            return Copy(item, keep(file_of(whole, item.media_type), name), marks)

        self._run(Task(work, self), self._register, item)

    def _register(self, copy: Copy) -> None:
        session, original = self._session, copy.original
        is_redacted = any(mark.shape is Shape.BLACK_OUT for mark in copy.marks)
        title = _("{title} (redacted)") if is_redacted else _("{title} (marked)")
        item = self._desk.item_of(copy.file, original.kind, original.dated)
        changes, made = add_copy(
            session.audit, original, item, title.format(title=original.title), [m.line() for m in copy.marks]
        )
        session.change(_("marked copy of {evidence}").format(evidence=original.label), changes)
        self._show(made.id)

    def _run(self, task: Task[Any], then: Callable[[Any], object], item: Evidence) -> None:
        self._tasks.add(task)
        what = _("{evidence} was not marked").format(evidence=item.label)
        task.succeeded.connect(then)
        task.failed.connect(lambda error: self._refuse(what, str(error)))
        task.ended.connect(lambda: self._tasks.discard(task))
        task.start()


def _with_way_out(reason: str) -> str:
    """Why an image cannot be marked, and how it can be all the same."""
    words = _("{reason} To mark it up, save a smaller copy with another program, add that, and mark it.")
    return words.format(reason=reason)
