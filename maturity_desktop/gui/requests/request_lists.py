"""Lists of requests that go to the client as PDF and as a workbook, and what comes back in one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from maturity_desktop.domain import requests
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.domain.file_names import safe_name
from maturity_desktop.domain.plan_records import Request, RequestStatus
from maturity_desktop.domain.progress import Progress
from maturity_desktop.domain.request_answers import answers_of_all, take
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.plan.handing_out import HandingOut
from maturity_desktop.gui.plan.schedule_dialogs import measures_in_inches
from maturity_desktop.gui.record_acts import connect_acts
from maturity_desktop.gui.requests.day_dialog import LEFT, DayDialog
from maturity_desktop.gui.requests.request_actions import RequestActions
from maturity_desktop.gui.requests.request_words import act_words
from maturity_desktop.gui.requests.returned_answers import found_in, review_of
from maturity_desktop.gui.returned.returned_review import ReturnedReview
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.words import screen_words

if TYPE_CHECKING:
    from maturity_desktop.verbs.requests import ReturnedList


Writing = Callable[[Audit, Callable[[], object]], object]
"""Writes a list of an audit's requests, and calls what is handed in once the file is there."""


class Returned(NamedTuple):
    """The lists that were read, and the files that were none, by name and reason."""

    lists: list[ReturnedList]
    failed: list[tuple[str, str]]


class RequestLists(OneOpen):
    """Files are written and read off the window's thread; what is taken over is one edit."""

    def __init__(
        self,
        act: RequestActions,
        session: AuditSession,
        handing_out: HandingOut,
        ask: Ask,
        theme: ThemeSwitch,
        page: QWidget,
        usual_due: Callable[[], date],
    ) -> None:
        super().__init__(page)
        self._act, self._usual_due = act, usual_due
        self._session, self._handing_out = session, handing_out
        self._ask, self._theme, self._page = ask, theme, page
        self._reading: Task[Returned] | None = None
        steps = (
            (act.pack, self._write_pack),
            (act.workbook, self._write_workbook),
            (act.chase, self._write_chasing),
            (act.read, self._ask_for_returned),
        )
        connect_acts(steps)

    @property
    def _today(self) -> date:
        return self._session.clock().date()

    def _file(self, name: str) -> Path:
        """A name to offer; it has a place for {client}."""
        return Path(name.format(client=safe_name(self._session.audit.client.name, _("Audit"))))

    def _write_pack(self) -> None:
        self._ask_for_drafts(
            lambda audit, then: self._write_pdf(
                _("Data request as PDF"), _("{client} data request.pdf"), audit, chases=False, then=then
            )
        )

    def _write_chasing(self) -> None:
        title, name = _("Chasing list as PDF"), _("{client} open requests.pdf")
        self._write_pdf(title, name, self._session.audit, chases=True)

    def _write_pdf(
        self, title: str, name: str, audit: Audit, chases: bool, then: Callable[[], object] | None = None
    ) -> None:
        from maturity_desktop.verbs.requests import export_requests, paper_of

        paper = paper_of(audit, self._today, screen_words(), _paper_size(), chases)
        write = partial(export_requests, paper)
        self._handing_out.hand_out(title, self._file(name), _("PDF files (*.pdf)"), write, then)

    def _write_workbook(self) -> None:
        from maturity_desktop.verbs.requests import export_request_workbook, list_of

        def write(audit: Audit, then: Callable[[], object]) -> None:
            told = list_of(audit, self._today, screen_words(), _paper_size())
            self._handing_out.hand_out(
                _("Data request as workbook"),
                self._file(_("{client} data request.xlsx")),
                _("Excel workbooks (*.xlsx)"),
                partial(export_request_workbook, told),
                then,
            )

        self._ask_for_drafts(write)

    def _ask_for_drafts(self, write: Writing) -> None:
        """Drafts that go out in a list are asked for by it, where a person says so: the list tells it then.

        They are marked once the file is there.
        """
        audit = self._session.audit
        drafts = [own for own in audit.all(Request) if own.status is RequestStatus.DRAFT]
        if not drafts or not self._act.add.isEnabled():
            write(audit, lambda: None)
            return
        dialog = self._drafts_dialog(len(drafts))

        def go_on(result: int) -> None:
            if result == LEFT:
                write(audit, lambda: None)
            elif result:
                ids, day = frozenset(own.id for own in drafts), dialog.day
                asked = audit.with_changes(self._asked(audit, ids, day))
                write(asked, lambda: self._mark_asked(ids, day))

        dialog.finished.connect(go_on)
        self._open(dialog)

    def _drafts_dialog(self, count: int) -> DayDialog:
        about = ngettext("{count} draft goes out with the list", "{count} drafts go out with the list", count)
        hint = ngettext(
            "It is marked as asked for today once the file is written. A day that it has already stays.",
            "They are marked as asked for today once the file is written. Those that have a day keep it.",
            count,
        )
        return DayDialog(
            about.format(count=count),
            _("&Wanted by"),
            hint,
            self._usual_due(),
            self._theme,
            self._ask,
            self._page,
            keep=_("&Mark as asked"),
            leave=ngettext("&Leave it a draft", "&Leave them drafts", count),
        )

    def _asked(self, audit: Audit, ids: frozenset[str], day: date) -> Changes:
        """What marks these drafts as asked; the day is for those that have none."""
        drafts = [own for own in audit.all(Request) if own.id in ids and own.status is RequestStatus.DRAFT]
        made = (requests.ask(audit, [own], self._today, own.due_on or day) for own in drafts)
        return tuple(change for changes in made for change in changes)

    def _mark_asked(self, ids: frozenset[str], day: date) -> None:
        changes = self._asked(self._session.audit, ids, day)
        asked = [change.new for change in changes if isinstance(change.new, Request)]
        if asked:
            self._session.change(act_words(_("asked: {requests}"), asked), changes)

    def _ask_for_returned(self) -> None:
        paths = self._ask.files(_("The data request that came back"))
        if paths and self._reading is None:
            self.read_returned(paths)

    def read_returned(self, paths: Sequence[Path]) -> None:
        """Reads lists that came back, off the window's thread, and shows how they differ."""
        audit = self._session.audit.id
        task: Task[Returned] = Task(lambda progress: _read(paths, audit, progress), self)
        self._reading = task
        task.succeeded.connect(self._show_returned)
        task.failed.connect(lambda error: self._tell_failed([(path.name, repr(error)) for path in paths]))
        task.ended.connect(self._end_reading)
        task.start()

    @property
    def is_reading(self) -> bool:
        """Whether lists that came back are being read."""
        return self._reading is not None

    def _end_reading(self) -> None:
        self._reading = None

    def _tell_failed(self, failed: Sequence[tuple[str, str]]) -> None:
        """Which files could not be read, by name and reason."""
        if len(failed) == 1:
            ((file, why),) = failed
            self._ask.tell(_("{file} could not be read").format(file=file), why)
            return
        words = ngettext("{count} file could not be read", "{count} files could not be read", len(failed))
        told = "\n".join(_("{file}: {words}").format(file=file, words=why) for file, why in failed)
        self._ask.tell(words.format(count=len(failed)), told)

    def _show_returned(self, returned: Returned) -> None:
        """All lists in one dialog; what could not be read is told before."""
        session = self._session
        if returned.failed:
            self._tell_failed(returned.failed)
        if not returned.lists:
            return
        told = answers_of_all(session.audit, [(own.file, own.sent, own.rows) for own in returned.lists])
        dialog = ReturnedReview(review_of(told), self._theme, self._ask, self._page)
        label = _("answers in {file}").format(file=told[0].file)
        if len(told) > 1:
            label = ngettext("answers in {count} file", "answers in {count} files", len(told))
            label = label.format(count=len(told))
        dialog.accepted.connect(
            lambda: session.change(label, take(session.audit, dialog.chosen_of(found_in(told)), self._today))
        )
        self._open(dialog)


def _read(paths: Sequence[Path], audit: str, progress: Progress) -> Returned:
    """The lists of an audit that came back in these files."""
    from maturity_desktop.verbs.requests import read_returned

    returned = Returned([], [])
    for place, path in enumerate(paths):
        progress(place, len(paths))
        try:
            returned.lists.append(read_returned(path, audit))
        except (MaturityError, OSError) as error:
            returned.failed.append((path.name, str(error)))
    return returned


def _paper_size() -> str:
    return "Letter" if measures_in_inches() else "A4"
