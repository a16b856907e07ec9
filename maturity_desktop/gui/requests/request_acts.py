"""What is done with requests: asked, promised, received, rejected, aimed at criteria, written about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from maturity_desktop.domain import requests
from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.changes import Changes, put
from maturity_desktop.domain.plan_records import Request, RequestStatus
from maturity_desktop.domain.record import new_key
from maturity_desktop.domain.requests import Standing
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.pick import PickDialog
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.record_acts import RecordActs, Step, connect_acts
from maturity_desktop.gui.requests.criteria_dialog import CriteriaDialog
from maturity_desktop.gui.requests.day_dialog import DayDialog
from maturity_desktop.gui.requests.request_words import about_requests, act_words
from maturity_desktop.gui.sentences import kind_word
from maturity_desktop.gui.theme import ThemeSwitch

if TYPE_CHECKING:
    from maturity_desktop.gui.plan.requests_page import RequestsPage


class RequestActs(RecordActs):
    """Between the page and the session."""

    def __init__(self, page: RequestsPage, session: AuditSession, ask: Ask, theme: ThemeSwitch) -> None:
        super().__init__(page, page.act.add, session, ask, theme)
        self._page = page
        act, detail = page.act, page.detail
        steps: tuple[Step, ...] = (
            (act.ask, self._ask_client),
            (act.promise, self._promise),
            (act.receive, self._receive),
            (act.register, self._from_register),
            (act.see, self._see),
            (act.reject, self._reject),
            (act.reopen, self._reopen),
            (act.aim, self._aim),
            (act.start, self._start),
            (act.add, self._add),
            (act.remove, self._remove),
        )
        connect_acts(steps)
        detail.typed.connect(self._write)
        detail.owner_wanted.connect(self._set_owner)
        detail.due_wanted.connect(self._set_due)
        detail.promise_wanted.connect(self._set_promise)
        detail.left.connect(session.end_spell)

    # The requests in hand

    @property
    def _chosen(self) -> tuple[Request, ...]:
        return self._page.table.chosen()

    @property
    def _one(self) -> Request | None:
        chosen = self._chosen
        return chosen[0] if len(chosen) == 1 else None

    def offer(self, found: Sequence[Standing]) -> None:
        """What can be done with these requests."""
        act = self._page.act
        has_open, is_one = any(own.is_open for own in found), len(found) == 1
        is_answered = any(not own.is_open for own in found)
        rejects = is_one and found[0].request.status is RequestStatus.REJECTED
        possible = (
            (act.ask, has_open),
            (act.promise, has_open),
            (act.receive, is_one),
            (act.register, is_one and bool(self._session.audit.evidence)),
            (act.see, is_one and has_open),
            (act.reject, is_one and (has_open or rejects)),
            (act.reopen, is_answered),
            (act.aim, is_one),
            (act.remove, bool(found)),
        )
        self._allow(possible)

    def _do(self, words: str, changes: Changes, chosen: Sequence[Request]) -> None:
        self._session.change(act_words(words, chosen), changes)

    # Asked, promised, answered

    def _open_ones(self) -> tuple[Request, ...]:
        return tuple(own for own in self._chosen if own.status not in requests.ANSWERED)

    def _usual_day(self, known: Iterable[date | None]) -> date:
        """The first day that is known and not over yet, else the usual one."""
        to_come = (day for day in known if day is not None and day >= self.today)
        return next(to_come, self._page.usual_due())

    def _ask_client(self) -> None:
        chosen = self._open_ones()
        hint = ngettext(
            "Today is kept as the day on which it was asked for, unless there is one already.",
            "Today is kept as the day on which they were asked for, where there is none yet.",
            len(chosen),
        )
        dialog = self._day_dialog(
            chosen, _("&Wanted by"), hint, self._usual_day(own.due_on for own in chosen)
        )
        if dialog is not None:
            dialog.accepted.connect(
                lambda: self._do(
                    _("asked: {requests}"),
                    requests.ask(self._session.audit, chosen, self.today, dialog.day),
                    chosen,
                )
            )

    def _promise(self) -> None:
        chosen = self._open_ones()
        usual = self._usual_day(own.promised_for or own.due_on for own in chosen)
        dialog = self._day_dialog(chosen, _("&Promised for"), _("From then on this day counts."), usual)
        if dialog is not None:
            dialog.accepted.connect(lambda: self._keep_promise(chosen, dialog.day))

    def _keep_promise(self, chosen: Sequence[Request], day: date) -> None:
        audit, today = self._session.audit, self.today
        made = (requests.promise(audit, own, today, day) for own in chosen)
        self._do(_("promised: {requests}"), tuple(change for one in made for change in one), chosen)

    def _day_dialog(self, chosen: Sequence[Request], question: str, hint: str, day: date) -> DayDialog | None:
        if not chosen:
            return None
        dialog = DayDialog(about_requests(chosen), question, hint, day, self._theme, self._ask, self._page)
        self._open(dialog)
        return dialog

    def _receive(self) -> None:
        if (own := self._one) is not None:
            self._page.receiving.ask_for_files(own)

    def _see(self) -> None:
        if (own := self._one) is not None:
            changes = requests.receive(self._session.audit, own, self.today, ())
            self._do(_("seen: {requests}"), changes, [own])

    def _from_register(self) -> None:
        if (own := self._one) is None:
            return
        dialog = PickDialog(
            self._theme,
            _("Which item of the register is it?"),
            _("Number or words of the title"),
            _("No item has these words."),
            self._items,
            self._page,
        )
        dialog.picked.connect(lambda item: self._receive_item(own, item))
        self._open(dialog)

    def _items(self, words: str) -> list[Row]:
        """The items of the register that have all of the words, the newest first."""
        wanted = words.casefold().split()
        return [
            Row(item.title, lead=item.label, mark=kind_word(item.kind), goal=item.id)
            for item in reversed(self._session.audit.evidence)
            if all(word in f"{item.label} {item.title}".casefold() for word in wanted)
        ]

    def _receive_item(self, own: Request, item: str) -> None:
        audit = self._session.audit
        found = audit.get(Evidence, audit.client.id, item)
        if found is not None:
            changes = requests.receive(audit, own, self.today, [found], new=False)
            self._do(_("received {requests}"), changes, [own])

    def _reject(self) -> None:
        if (own := self._one) is None:
            return
        self._ask_reason(
            about_requests([own]),
            _("Why is it not &handed over?"),
            _("Without a reason nothing changes. Enter keeps it, Shift+Enter starts a new line."),
            own.reason,
            partial(self._keep_rejection, own),
        )

    def _keep_rejection(self, own: Request, reason: str) -> None:
        changes = requests.reject(self._session.audit, own, self.today, reason)
        self._do(_("rejected: {requests}"), changes, [own])

    def _reopen(self) -> None:
        chosen = tuple(own for own in self._chosen if own.status in requests.ANSWERED)
        made = (requests.reopen(self._session.audit, own) for own in chosen)
        self._do(_("open again: {requests}"), tuple(change for one in made for change in one), chosen)

    # What a request is

    def _aim(self) -> None:
        if (own := self._one) is None:
            return
        audit = self._session.audit
        dialog = CriteriaDialog(
            about_requests([own]),
            self._session.frameworks,
            requests.criteria_of(audit, own),
            self._theme,
            self._ask,
            self._page,
        )
        dialog.accepted.connect(
            lambda: self._do(
                _("criteria of {requests}"),
                requests.aim(self._session.audit, own, dialog.criteria),
                [own],
            )
        )
        self._open(dialog)

    def _start(self) -> None:
        session = self._session
        missing = requests.missing_templates(session.audit, session.framework)
        if missing:
            words = ngettext(
                "add {count} request of {model}", "add {count} requests of {model}", len(missing)
            )
            changes = requests.start_from(
                session.audit, session.framework, missing, session.framework.roles or {}
            )
            label = words.format(count=len(missing), model=session.framework.short_title)
            session.change(label, changes)
            self._page.table.setFocus()

    def _add(self) -> None:
        """A request of the audit's own; its title is to be written next."""
        session = self._session
        number = requests.next_number(session.audit)
        own = Request(session.audit.id, new_key(), number, _("New request"))
        self._do(_("add {requests}"), requests.add(session.audit, own), [own])
        self._page.show_item(own.id)
        self._word_next(self._page.detail.title)

    def _remove(self) -> None:
        chosen = self._chosen
        made = (requests.remove(self._session.audit, own) for own in chosen)
        self._do(_("remove {requests}"), tuple(change for one in made for change in one), chosen)

    def _write(self, own: Request, field: str) -> None:
        label = act_words(_("change {requests}"), [own])
        self._session.write(label, (f"request {field}", own.id), put(self._session.audit, own))

    def _set_owner(self, owner: str) -> None:
        if (own := self._one) is not None:
            changes = put(self._session.audit, replace(own, owner=owner))
            self._do(_("who has {requests}"), changes, [own])

    def _set_due(self, day: date | None) -> None:
        if (own := self._one) is not None:
            changes = put(self._session.audit, replace(own, due_on=day))
            self._do(_("due date of {requests}"), changes, [own])

    def _set_promise(self, day: date | None) -> None:
        if (own := self._one) is None:
            return
        audit = self._session.audit
        if day is None:
            changes = requests.take_back_promise(audit, own)
        elif own.status in requests.ANSWERED:
            changes = put(audit, replace(own, promised_for=day))
        else:
            changes = requests.promise(audit, own, self.today, day)
        self._do(_("promise of {requests}"), changes, [own])
