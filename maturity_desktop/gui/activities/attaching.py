"""Evidence that comes in at an activity: taken in the background, then used at all of its criteria."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from maturity_desktop.domain.activities import use_at_criteria
from maturity_desktop.domain.plan_records import Activity
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.evidence_desk import EvidenceDesk
from maturity_desktop.gui.intake import local_files
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.evidence_pane import Refusals
from maturity_desktop.gui.widgets.work_bar import WorkBar

DeskMaker = Callable[[], EvidenceDesk]


class Attaching(QWidget):
    """A line that says what is being taken in and what was not; not there otherwise.

    Each activity has a desk of its own, so that what comes in is known to be of it whatever is shown by then.
    """

    def __init__(
        self,
        session: AuditSession,
        make_desk: DeskMaker,
        ask: Ask,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._make_desk, self._ask = session, make_desk, ask
        self._desks: dict[str, EvidenceDesk] = {}
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

    def _desk(self, activity: Activity) -> EvidenceDesk:
        known = self._desks.get(activity.id)
        if known is not None:
            return known
        desk = self._desks[activity.id] = self._make_desk()
        desk.started.connect(self.work.begin)
        desk.progressed.connect(self.work.advance)
        desk.refused.connect(self.refusals.add)
        desk.ended.connect(self._end)
        desk.added.connect(lambda items: self._use(activity, items))
        return desk

    def _use(self, activity: Activity, items: list[str]) -> None:
        """What came in is used wherever the activity is about by now."""
        found = self._session.audit.get(Activity, *activity.key)
        if found is not None:
            label = ngettext(
                "use {count} item at the criteria of “{activity}”",
                "use {count} items at the criteria of “{activity}”",
                len(items),
            ).format(count=len(items), activity=found.title)
            self._session.change(label, use_at_criteria(self._session.audit, found, items))

    def _end(self) -> None:
        if not any(desk.is_busy for desk in self._desks.values()):
            self.work.end()

    def _cancel(self) -> None:
        for desk in self._desks.values():
            desk.cancel()
