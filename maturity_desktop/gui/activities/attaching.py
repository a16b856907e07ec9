"""Evidence that comes in at an activity: taken in the background, then used at all of its criteria."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from maturity_desktop.domain.activities import use_at_criteria
from maturity_desktop.domain.changes import add_evidence, next_evidence_number
from maturity_desktop.domain.plan_records import Activity
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.evidence.brought import Brought
from maturity_desktop.gui.evidence.piecemeal import AT_ONCE, Piecemeal
from maturity_desktop.gui.evidence_desk import EvidenceDesk, Place
from maturity_desktop.gui.intake import local_files
from maturity_desktop.gui.models.evidence_model import BadFiles
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.evidence_pane import Refusals
from maturity_desktop.gui.widgets.work_bar import WorkBar
from maturity_desktop.storage.evidence_store import EvidenceStore


class AtCriteria(Piecemeal):
    """What came in at an activity, on its way to the register and to all criteria of the activity."""

    def __init__(self, session: AuditSession, activity: Activity, brought: Brought, parent: QObject) -> None:
        super().__init__(session, brought.fresh, None, parent)
        self._activity, self._again = activity, brought.again

    def go_on(self) -> None:
        """The next piece; with the last comes what was there already."""
        piece, self._left = self._left[:AT_ONCE], self._left[AT_ONCE:]
        audit = self._session.audit
        first = next_evidence_number(audit)
        items = [replace(item, number=first + place) for place, item in enumerate(piece)]
        used = [*items, *(() if self._left else self._again)]
        uses = use_at_criteria(audit, self._activity, [item.id for item in used])
        label = _("add evidence at “{activity}”").format(activity=self._activity.title)
        self._session.write(label, self._field, (*add_evidence(audit, items, ()), *uses))
        if self._left:
            QTimer.singleShot(0, self, self.go_on)
        else:
            self._session.end_spell()
            self.ended.emit()


class ActivityDesk(EvidenceDesk):
    """Takes in what comes at one activity: the items and their uses at all of its criteria are one edit."""

    def __init__(
        self,
        activity: str,
        session: AuditSession,
        store: EvidenceStore,
        bad_files: Callable[[], BadFiles] = frozenset,
    ) -> None:
        super().__init__(session, store, session, bad_files=bad_files)
        self._activity = activity

    def _put_in(self, brought: Brought, place: Place) -> None:
        audit = self._session.audit
        activity = audit.get(Activity, audit.id, self._activity)
        if activity is None:  # removed meanwhile: what came in stays all the same
            super()._put_in(brought, place)
            return
        pieces = AtCriteria(self._session, activity, brought, self)
        if len(brought.fresh) > AT_ONCE:
            self._pieces = pieces
            pieces.ended.connect(lambda: self._end_at_criteria(brought))
            pieces.go_on()
        else:
            pieces.go_on()
            self._tell(brought)

    def _end_at_criteria(self, brought: Brought) -> None:
        """The last of many items is on the register."""
        self._pieces = None
        self._tell(brought)
        self._end()


DeskMaker = Callable[[str], ActivityDesk]
"""Makes the desk of an activity, by its id."""


class Attaching(QWidget):
    """A line that says what is being taken in and what was not; not there otherwise.

    Each activity has a desk of its own, so that what comes in is known to be of it whatever is shown by then.
    """

    def __init__(
        self,
        make_desk: DeskMaker,
        ask: Ask,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_desk, self._ask = make_desk, ask
        self._desks: dict[str, ActivityDesk] = {}
        self.work = WorkBar(theme)
        self.work.end()
        self.refusals = Refusals(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.work, self.refusals):
            column.addWidget(part)
        self.work.cancel_wanted.connect(self._cancel)

    def ask_for_files(self, activity: Activity) -> None:
        paths = self._ask.files(_("Evidence of “{activity}”").format(activity=activity.title))
        if paths:
            self._take_files(paths, activity)

    def take(self, data: QMimeData, activity: Activity) -> None:
        """What was dropped or pasted: files before a picture."""
        files = local_files(data.urls())
        image = data.imageData() if data.hasImage() else None
        if files:
            self._take_files(files, activity)
        elif isinstance(image, QImage) and not image.isNull():
            self._desk(activity).take_image(image, "")
        else:
            self.refusals.add(_("Nothing was added"), _("there are no files and no picture to take"))

    def _take_files(self, paths: list[Path], activity: Activity) -> None:
        self._desk(activity).take_files(paths, "", agree=lambda count: self._agree(count, activity))

    def _agree(self, count: int, activity: Activity) -> bool:
        return self._ask.confirm(
            ngettext("Add {count} file?", "Add {count} files?", count).format(count=count),
            _("Each becomes an item of evidence of “{activity}”.").format(activity=activity.title),
            _("Add them"),
        )

    def _desk(self, activity: Activity) -> ActivityDesk:
        known = self._desks.get(activity.id)
        if known is not None:
            return known
        desk = self._desks[activity.id] = self._make_desk(activity.id)
        desk.started.connect(self.work.begin)
        desk.progressed.connect(self.work.advance)
        desk.refused.connect(self.refusals.add)
        desk.ended.connect(self._end)
        return desk

    def _end(self) -> None:
        if not any(desk.is_busy for desk in self._desks.values()):
            self.work.end()

    def _cancel(self) -> None:
        for desk in self._desks.values():
            desk.cancel()
