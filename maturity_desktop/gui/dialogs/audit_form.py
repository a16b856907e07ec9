"""The client's profile and the audit's particulars: asked at the start, changed later in the same form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from gettext import gettext as _
from gettext import ngettext
from itertools import pairwise

from PySide6.QtCore import QDate
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLineEdit, QPlainTextEdit, QWidget

from maturity_desktop.domain.audit import AuditDetails, Client
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.record import new_key
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.calm_fields import choose_in_list
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.forms.ui_audit_form import Ui_AuditForm
from maturity_desktop.gui.theme import set_state
from maturity_desktop.gui.widgets.elided_box import ElidedBox
from maturity_desktop.gui.widgets.plain_editor import LINE_SEPARATOR, PARAGRAPH_SEPARATOR

CHANNELS = ("voice", "email", "chat", "messaging", "social", "letters", "video", "self_service", "counter")
"""The channels that have a box of their own, by the names under which they are kept."""
NEW_CLIENT = ""
START_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class AuditForm(CarefulDialog):
    """Asks; what was answered is in `client` and `details` once it is accepted.

    The frameworks are those that one may choose from; where `details` are given, those that the audit has.
    `others` says, by the client's id, how many other audits show the same profile.
    """

    def __init__(
        self,
        frameworks: Sequence[Framework],
        clients: Sequence[Client],
        today: date,
        assessor: str,
        ask: Ask,
        details: AuditDetails | None = None,
        parent: QWidget | None = None,
        others: Mapping[str, int] | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self._others = others or {}
        self._new_id = new_key()
        self._is_apart = False
        self._frameworks = tuple(frameworks)
        self._clients = {client.id: client for client in clients}
        self._details = details
        self._known = details.client if details else NEW_CLIENT
        self._form = form = Ui_AuditForm()
        form.setupUi(self)
        self._framework_boxes = [self._framework_box(framework) for framework in self._frameworks]
        self._fact_boxes: dict[str, QCheckBox] = {}
        self._channel_boxes = {name: getattr(form, name) for name in CHANNELS}
        self._fill_clients()
        self._set_days(today)
        form.assessor.setText(details.assessor if details else assessor)
        self._follow_frameworks()
        stops = (form.environment, *self._framework_boxes, form.target)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        if details:
            self._edit_existing(details)
        form.start.clicked.connect(self._try_to_accept)
        form.cancel.clicked.connect(self.reject)
        form.known.activated.connect(self._take_known)
        choose_in_list(form.known)
        self._tell_shared()
        for keys in START_KEYS:
            QShortcut(QKeySequence(keys), self, self._try_to_accept)
        self._as_shown = self._described()
        self._as_opened = self._answered()
        form.name.setFocus()
        self.resize(900, 640)

    # Filling in

    def _fill_clients(self) -> None:
        form = self._form
        offered = bool(self._clients) and self._details is None
        form.known.addItem(_("A new client"), NEW_CLIENT)
        for client in self._clients.values():
            form.known.addItem(client.name, client.id)
        form.known.setVisible(offered)
        form.known_label.setVisible(offered)

    def _framework_box(self, framework: Framework) -> QCheckBox:
        box = ElidedBox(framework.title)
        box.setChecked(framework is self._frameworks[0] or self._details is not None)
        box.setEnabled(self._details is None)
        box.toggled.connect(self._follow_frameworks)
        self._form.frameworks.addWidget(box)
        return box

    def _set_days(self, today: date) -> None:
        started = self._details.started_on if self._details else today
        cut_off = self._details.cut_off if self._details else last_month_s_end(today)
        self._form.cut_off.setDate(QDate(cut_off.year, cut_off.month, cut_off.day))
        self._form.started_on.setDate(QDate(started.year, started.month, started.day))

    def _edit_existing(self, details: AuditDetails) -> None:
        self.setWindowTitle(_("Client and audit"))
        self._form.start.setText(_("&Keep the changes"))
        self._show_client(self._clients[details.client])

    def _take_known(self, place: int) -> None:
        """Shows the client that was chosen; what was typed meanwhile gives way only if it may."""
        known = self._form.known
        chosen = known.itemData(place)
        if chosen == self._known:
            return
        if self._described() != self._as_shown and not self._ask.confirm(
            _("Replace what is written about the client?"),
            _("The fields take what is known of “{client}”; what you typed in them is lost.").format(
                client=known.itemText(place)
            ),
            _("Replace it"),
        ):
            known.setCurrentIndex(known.findData(self._known))
            return
        self._known = chosen
        self._show_client(self._clients.get(chosen) or Client("", ""))
        self._as_shown = self._described()
        self._tell_shared()

    def _tell_shared(self) -> None:
        """That other audits show the same profile, before anybody changes it."""
        count = self._others.get(self._known, 0)
        told = ngettext(
            "Shared with {count} other audit: what changes here changes there.",
            "Shared with {count} other audits: what changes here changes there.",
            count,
        )
        self._form.shared.setText(told.format(count=count))
        self._form.shared.setVisible(count > 0)

    def _show_client(self, client: Client) -> None:
        form = self._form
        for field in (form.name, form.sector, form.sites):
            field.setText(getattr(client, field.objectName()))
            field.setCursorPosition(0)
        for editor in (form.vision, form.objectives, form.environment):
            editor.setPlainText(getattr(client, editor.objectName()))
        for name, box in self._channel_boxes.items():
            box.setChecked(name in client.channels)
        others = [channel for channel in client.channels if channel not in CHANNELS]
        form.other_channels.setText(", ".join(others))
        for fact, box in self._fact_boxes.items():
            box.setChecked(client.facts.get(fact, box.isChecked()))

    def _follow_frameworks(self) -> None:
        """Targets and facts are those of the frameworks that are chosen."""
        chosen = self.chosen_frameworks
        form = self._form
        wanted = form.target.currentData() or (self._details.target_profile if self._details else None)
        form.target.clear()
        for profile in (profile for use in chosen for profile in use.targets):
            if form.target.findData(profile.id) < 0:
                form.target.addItem(profile.title, profile.id)
        if self._details and form.target.findData(self._details.target_profile) < 0:
            form.target.addItem(_("As agreed with the client"), self._details.target_profile)
        form.target.setCurrentIndex(max(0, form.target.findData(wanted)))
        self._show_facts(chosen)

    def _show_facts(self, chosen: Sequence[Framework]) -> None:
        facts = {fact.id: fact for framework in chosen for fact in framework.facts}
        for gone in self._fact_boxes.keys() - facts.keys():
            self._fact_boxes.pop(gone).deleteLater()
        for fact in facts.values():
            if fact.id not in self._fact_boxes:
                box = ElidedBox(fact.question)
                box.setChecked(fact.default)
                self._form.facts.addWidget(box)
                self._fact_boxes[fact.id] = box
        self._form.facts_heading.setVisible(bool(facts))

    # What was answered

    @property
    def chosen_frameworks(self) -> tuple[Framework, ...]:
        """The frameworks that are ticked, in their order."""
        pairs = zip(self._frameworks, self._framework_boxes, strict=False)
        return tuple(framework for framework, box in pairs if box.isChecked())

    @property
    def earlier(self) -> Client | None:
        """The client as the library has it; None for a new one."""
        return None if self._is_apart else self._clients.get(self._known)

    @property
    def client(self) -> Client:
        """The client as it is described now; a new one has a key of its own."""
        form = self._form
        before = self._clients.get(self._known) or Client("", "")
        return replace(
            before,
            id=self.earlier.id if self.earlier else self._new_id,
            name=_line(form.name, before.name),
            sector=_line(form.sector, before.sector),
            sites=_line(form.sites, before.sites),
            vision=_words(form.vision, before.vision),
            objectives=_words(form.objectives, before.objectives),
            environment=_words(form.environment, before.environment),
            channels=self._channels(before.channels),
            facts=self._facts(before),
        )

    def _channels(self, before: Sequence[str]) -> tuple[str, ...]:
        """Those that are ticked or typed, in the order in which they stood before."""
        field = self._form.other_channels
        ticked = [name for name, box in self._channel_boxes.items() if box.isChecked()]
        others = [channel for channel in before if channel not in CHANNELS]
        if field.isModified():
            others = [channel.strip() for channel in field.text().split(",") if channel.strip()]
        wanted = [*ticked, *others]
        return tuple(dict.fromkeys((*(channel for channel in before if channel in wanted), *wanted)))

    def _facts(self, before: Client) -> dict[str, bool]:
        """What is ticked; a fact that this client was never asked stays so while it has its default."""
        defaults = {fact.id: fact.default for framework in self._frameworks for fact in framework.facts}
        known = before.id in self._clients
        told = {fact: box.isChecked() for fact, box in self._fact_boxes.items()}
        asked = {
            fact: value
            for fact, value in told.items()
            if not known or fact in before.facts or value != defaults[fact]
        }
        return {**before.facts, **asked}

    @property
    def details(self) -> AuditDetails:
        """The audit's particulars; without keys where the audit is new."""
        form = self._form
        return replace(
            self._details or AuditDetails("", "", date.min, date.min),
            cut_off=_day(form.cut_off),
            started_on=_day(form.started_on),
            assessor=_line(form.assessor, self._details.assessor if self._details else form.assessor.text()),
            target_profile=form.target.currentData() or "readiness",
        )

    def _described(self) -> Client:
        """What is written about the client, whoever it is."""
        return replace(self.client, id="", facts={})

    def _answered(self) -> tuple[object, ...]:
        """Everything that can be changed here."""
        facts = {fact: box.isChecked() for fact, box in self._fact_boxes.items()}
        return self._described(), self.details, self.chosen_frameworks, facts, self._known

    def is_changed(self) -> bool:
        return self._answered() != self._as_opened

    # Checking

    def _try_to_accept(self) -> None:
        field, problem = self._problem()
        for checked in (self._form.name, *self._framework_boxes):
            set_state(checked, "invalid", checked is field)
        self._form.problem.setText(problem)
        if field is not None:
            field.setFocus()
            self._form.area.ensureWidgetVisible(field)
        elif self._is_name_meant():
            self.accept()

    def _is_name_meant(self) -> bool:
        """Asks what another name means where other audits show it: it may also make a new client."""
        earlier, name = self.earlier, self.client.name
        count = self._others.get(self._known, 0)
        if earlier is None or name == earlier.name or not count:
            return True
        question = _("Rename “{before}” to “{name}”?").format(before=earlier.name, name=name)
        rename = _("Rename the client")
        consequence = ngettext(
            "The name changes in {count} other audit too. Undo takes it back; signed versions keep theirs.",
            "The name changes in {count} other audits too. Undo takes it back; signed versions keep theirs.",
            count,
        ).format(count=count)
        if self._details is not None:
            return self._ask.confirm(question, consequence, rename)
        apart = _("A new client leaves the other audits as they are.")
        acts = (rename, _("Start for a new client"))
        act = self._ask.choose(question, f"{consequence}\n{apart}", acts, _("Back to the form"))
        self._is_apart = act == 1
        return act is not None

    def _problem(self) -> tuple[QWidget | None, str]:
        """The first field that cannot stay as it is, and what to write instead."""
        client = self.client
        if not client.name:
            return self._form.name, _("Write the client’s name: the library lists the audit by it.")
        namesakes = [other for other in self._clients.values() if other.id != client.id]
        if any(other.name.casefold() == client.name.casefold() for other in namesakes):
            return self._form.name, _(
                "There is a client of this name. Choose it above, or write what sets this one apart."
            )
        if not self.chosen_frameworks:
            boxes = self._framework_boxes
            return boxes[0] if boxes else self._form.cancel, _("Choose at least one model.")
        return None, ""


def _line(field: QLineEdit, before: str) -> str:
    """What was typed; what stood there before as it was, where nothing was typed."""
    return field.text().strip() if field.isModified() else before


def _words(editor: QPlainTextEdit, before: str) -> str:
    """As `_line`; the raw text, because the plain one turns no-break spaces into spaces."""
    if not editor.document().isModified():
        return before
    return (
        editor.document().toRawText().replace(PARAGRAPH_SEPARATOR, "\n").replace(LINE_SEPARATOR, "\n").strip()
    )


def _day(field: QDateEdit) -> date:
    shown = field.date()
    return date(shown.year(), shown.month(), shown.day())


def last_month_s_end(today: date) -> date:
    """The last day of the month before: figures are seldom there for a month that still runs."""
    return date.fromordinal(today.replace(day=1).toordinal() - 1)
