"""One request beside the table: every field of it, what it is for and what it brought."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.plan_records import RequestStatus
from maturity_desktop.domain.requests import Standing
from maturity_desktop.gui.calm_fields import pass_wheel_on
from maturity_desktop.gui.measures.typed_choice import TypedChoice
from maturity_desktop.gui.requests.optional_day import OptionalDay
from maturity_desktop.gui.requests.request_words import criteria_lines, evidence_lines, several_words, story
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.record_detail import RecordDetail

MOST_NAME = 200


class RequestDetail(RecordDetail):
    """Every field of a request."""

    owner_wanted = Signal(str)
    due_wanted = Signal(object)
    promise_wanted = Signal(object)
    """The day; None: no day is promised."""

    def __init__(
        self,
        theme: ThemeSwitch,
        usual_due: Callable[[], date],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.title = self._editor("title", 1, 3, ends=True)
        self.what = self._editor("what", 2, 8)
        self.period = self._editor("period", 1, 3, ends=True)
        self.format = self._editor("format", 1, 3, ends=True)
        self.owner = TypedChoice((), _("nobody named yet"))
        line = self.owner.lineEdit()
        assert line is not None, "names can be typed"
        line.setMaxLength(MOST_NAME)
        self.due = OptionalDay(_("Wanted by"), usual_due)
        self.promised = OptionalDay(_("Promised for"), today)
        self.reason = self._editor("reason", 1, 6)
        self.note = self._editor("note", 2, 10)
        self.criteria = PlainWords(theme)
        self.evidence = PlainWords(theme)
        self._labels: dict[QWidget, QLabel] = {}
        mark_edits(self.owner, self.title, self.what, self.period, self.format, self.reason, self.note)
        self._lay_out()
        pass_wheel_on(self)
        self.owner.typing_ended.connect(self._take_owner)
        self.owner.activated.connect(lambda _place: self._take_owner())
        self.due.chosen.connect(self.due_wanted)
        self.promised.chosen.connect(self.promise_wanted)

    def _lay_out(self) -> None:
        column = self._column_of_fields()
        column.addWidget(self.story)
        rows: tuple[tuple[str, QWidget, QWidget], ...] = (
            (_("What is wa&nted"), self.title, self.title),
            (_("Detai&ls"), self.what, self.what),
            (_("Per&iod"), self.period, self.period),
            (_("Fo&rmat"), self.format, self.format),
            (_("Who has i&t"), self.owner, self.owner),
            (_("Wanted &by"), self.due, self.due.field),
            (_("Pr&omised for"), self.promised, self.promised.field),
            (_("Why it was re&jected"), self.reason, self.reason),
            (_("Note, &kept in the team"), self.note, self.note),
            (_("For criteria"), self.criteria, self.criteria),
            (_("Evidence that came of it"), self.evidence, self.evidence),
        )
        for words, part, field in rows:
            label = self._labels[part] = plain_label(words, "small")
            if field not in (self.criteria, self.evidence):
                label.setBuddy(field)
                field.setAccessibleName(words.replace("&", ""))
            column.addWidget(label)
            column.addWidget(part)
        self._scroll((self.several, self._buttons, self.fields))

    def set_actions(self, actions: Iterable[QAction]) -> None:
        """A button for each: what can be done with the requests in hand."""
        self._put_buttons(actions, "answer")

    # Showing

    def show_requests(
        self, found: Sequence[Standing], frameworks: Mapping[str, Framework], owners: Sequence[str]
    ) -> None:
        """One request with its fields, of several only how many; `owners` are offered as who has it."""
        one = found[0] if len(found) == 1 else None
        is_other = self._take(one.request if one else None)
        if one is None:
            self.several.show_words(several_words(len(found)) if found else _("No request is chosen."))
            return
        self._fill(one, frameworks)
        if is_other or not self.owner.hasFocus():
            with QSignalBlocker(self.owner):
                self.owner.clear()
                self.owner.addItems(list(owners))
                self.owner.show_told(one.request.owner)

    def _fill(self, own: Standing, frameworks: Mapping[str, Framework]) -> None:
        request = own.request
        self.story.show_words(story(own))
        for editor, words in (
            (self.title, request.title), (self.what, request.what), (self.period, request.period),
            (self.format, request.format), (self.reason, request.reason), (self.note, request.note),
        ):  # fmt: skip
            editor.follow(words)
        self.due.show_day(request.due_on)
        self.promised.show_day(request.promised_for)
        self.criteria.show_words(criteria_lines(own, frameworks) or _("None yet."))
        told = evidence_lines(own)
        if not told and own.only_seen:
            told = _("Nothing in the register: it was only seen.")
        self.evidence.show_words(told or _("Nothing yet."))
        for part, is_there in (
            (self.promised, request.promised_for is not None),
            (self.reason, request.status is RequestStatus.REJECTED),
        ):
            part.setVisible(is_there)
            self._labels[part].setVisible(is_there)

    # Telling

    def _take_owner(self) -> None:
        if self._record is not None and self.owner.told != self._record.owner:
            self.owner_wanted.emit(self.owner.told)
