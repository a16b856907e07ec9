"""Files that come in for a request: taken in the background, then evidence at all of its criteria."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from maturity_desktop.domain import requests
from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.changes import next_evidence_number
from maturity_desktop.domain.plan_records import Request
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.evidence.brought import Brought
from maturity_desktop.gui.evidence_desk import EvidenceDesk, Place
from maturity_desktop.gui.intake import local_files
from maturity_desktop.gui.requests.request_words import about_requests
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.evidence_pane import Refusals
from maturity_desktop.gui.widgets.work_bar import WorkBar
from maturity_desktop.storage.evidence_store import EvidenceStore


class RequestDesk(EvidenceDesk):
    """Takes in what one request brings: the items and the request that they answer are one edit."""

    def __init__(self, request: str, session: AuditSession, store: EvidenceStore) -> None:
        super().__init__(session, store, session)
        self._request = request

    def _put_in(self, brought: Brought, place: Place) -> None:
        """All of it in one piece, however much it is: the request is answered by the whole."""
        self._use(brought.fresh, brought.again, self._criterion_at(place), place.checkpoint)
        self._tell(brought)

    def _use(self, fresh: list[Evidence], again: list[Evidence], criterion: str, checkpoint: str) -> None:
        session, audit = self._session, self._session.audit
        own = audit.get(Request, audit.id, self._request)
        if own is None:  # removed meanwhile: what came in stays all the same
            super()._use(fresh, again, criterion, checkpoint)
            return
        if not fresh and not again:
            return
        source = _("Data request {number}").format(number=own.label)  # who has it may be a name
        new = [
            replace(item, number=number, source=item.source or source)
            for number, item in enumerate(fresh, next_evidence_number(audit))
        ]
        label = _("received {number}").format(number=own.label)
        today = session.clock().date()
        session.change(label, requests.receive(audit, own, today, [*new, *again]))


DeskMaker = Callable[[str], RequestDesk]
"""Makes the desk of a request, by its id."""


class Receiving(QWidget):
    """A line that says what is being taken in and what was not; not there otherwise.

    Each request has a desk of its own, so that what comes in is known to be its, whatever is shown by then.
    """

    def __init__(
        self, make_desk: DeskMaker, ask: Ask, theme: ThemeSwitch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make_desk, self._ask = make_desk, ask
        self._desks: dict[str, RequestDesk] = {}
        self.work = WorkBar(theme)
        self.work.hide()
        self.refusals = Refusals(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.work, self.refusals):
            column.addWidget(part)
        self.work.cancel_wanted.connect(self._cancel)

    @property
    def is_busy(self) -> bool:
        """Whether something is being taken in."""
        return any(desk.is_busy for desk in self._desks.values())

    def ask_for_files(self, request: Request) -> None:
        """Which files did the client hand over?"""
        title = _("Received: {request}").format(request=about_requests([request]))
        self.take_files(self._ask.files(title), request)

    def take(self, data: QMimeData, request: Request) -> None:
        """What was dropped: files before a picture."""
        files = local_files(data.urls())
        image = data.imageData() if data.hasImage() else None
        if files:
            self.take_files(files, request)
        elif isinstance(image, QImage) and not image.isNull():
            self._desk(request).take_image(image, "")

    def take_files(self, paths: list[Path], request: Request) -> None:
        """Takes files and folders in for a request; many of them after a question."""
        if paths:
            self._desk(request).take_files(paths, "", agree=lambda count: self._agree(count, request))

    def _agree(self, count: int, request: Request) -> bool:
        return self._ask.confirm(
            ngettext("Add {count} file?", "Add {count} files?", count).format(count=count),
            _("Each becomes an item of evidence that came of {request}.").format(
                request=about_requests([request])
            ),
            _("Add them"),
        )

    def _desk(self, request: Request) -> RequestDesk:
        known = self._desks.get(request.id)
        if known is not None:
            return known
        desk = self._desks[request.id] = self._make_desk(request.id)
        desk.started.connect(self.work.begin)
        desk.progressed.connect(self.work.advance)
        desk.refused.connect(self.refusals.add)
        desk.ended.connect(self._end)
        return desk

    def _end(self) -> None:
        if not self.is_busy:
            self.work.end()

    def _cancel(self) -> None:
        for desk in self._desks.values():
            desk.cancel()
