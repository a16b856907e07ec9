"""One finding beside the table: every field of it, what it is about and rests on, what could be better."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from gettext import gettext as _

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from maturity_desktop.domain.finding_wording import Fault
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.improvement_records import FindingState, Grade
from maturity_desktop.gui.calm_fields import choose_in_list, pass_wheel_on
from maturity_desktop.gui.findings.fault_list import FaultList
from maturity_desktop.gui.findings.finding_words import (
    Looked,
    action_lines,
    evidence_lines,
    place_lines,
    several_words,
    story,
)
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_editor import PlainEditor
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.record_detail import RecordDetail
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.finding_words import grade_words

LINES = {
    "title": (1, 3), "condition": (3, 14), "cause": (1, 8), "effect": (1, 8), "recommendation": (2, 12),
    "outcome": (1, 5), "proof": (1, 5), "answer": (1, 8),
}  # fmt: skip
"""The fewest and the most lines of each field that is typed."""
MOST_TOLD = 12
"""Lines of places or of evidence that are told."""


class FindingDetail(RecordDetail):
    """Every field of a finding."""

    grade_wanted = Signal(object)
    places_wanted = Signal()
    evidence_wanted = Signal()
    action_wanted = Signal()

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._faults: tuple[Fault, ...] = ()
        self._at_fault = -1
        self.grade = QComboBox()
        for grade in Grade:
            self.grade.addItem(grade_words(grade, screen_words()))
        choose_in_list(self.grade)
        self.editors = {name: self._editor(name, *lines, name == "title") for name, lines in LINES.items()}
        self.places, self.evidence, self.actions_told = (
            PlainWords(theme, "small", lines=MOST_TOLD) for _part in range(3)
        )
        self.choose_places = inline_button(_("Choose criteria and checkpoints…"))
        self.choose_evidence = inline_button(_("Choose evidence…"))
        self.to_action = inline_button("")
        self.faults = FaultList(theme)
        self._labels: dict[QWidget, QLabel] = {}
        mark_edits(
            self.grade, *self.editors.values(), self.choose_places, self.choose_evidence, self.to_action
        )
        self._lay_out()
        pass_wheel_on(self)
        self.grade.activated.connect(lambda place: self.grade_wanted.emit(tuple(Grade)[place]))
        self.choose_places.clicked.connect(self.places_wanted)
        self.choose_evidence.clicked.connect(self.evidence_wanted)
        self.to_action.clicked.connect(self.action_wanted)
        self.faults.wanted.connect(self.go_to_next_fault)

    @property
    def title(self) -> PlainEditor:
        """The field that is filled in first."""
        return self.editors["title"]

    def _lay_out(self) -> None:
        column = self._column_of_fields()
        own = self.editors
        rows: tuple[tuple[str, QWidget, QWidget | None], ...] = (
            (_("&Title"), own["title"], None),
            (_("G&rade"), self.grade, None),
            (_("C&ondition: what was found"), own["condition"], None),
            (_("Held against"), self.places, self.choose_places),
            (_("Rests on"), self.evidence, self.choose_evidence),
            (_("&Cause: why it is so"), own["cause"], None),
            (_("Effect: what &it does"), own["effect"], None),
            (_("Recomme&ndation"), own["recommendation"], None),
            (_("Outcome: what it is to &bring"), own["outcome"], None),
            (_("Proof of c&losure: what will show it"), own["proof"], None),
            (_("Repl&y of the client"), own["answer"], None),
            (_("Answered by"), self.actions_told, self.to_action),
        )
        for words, part, button in rows:
            label = self._labels[part] = plain_label(words, "small")
            if button is None:
                label.setBuddy(part)
                part.setAccessibleName(words.replace("&", ""))
            column.addWidget(label)
            column.addWidget(part)
            if button is not None:
                column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._area = self._scroll((self.several, self.story, self._buttons, self.fields), self.faults)

    def set_actions(self, actions: Iterable[QAction]) -> None:
        """A button for each: what can be done with the findings in hand."""
        self._put_buttons(actions, "flat")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.faults.set_room(event.size().height())

    # Showing

    def show_findings(self, found: Sequence[Looked], frameworks: Mapping[str, Framework]) -> None:
        """One finding with its fields, of several only how many."""
        one = found[0] if len(found) == 1 else None
        if self._take(one.finding if one else None):
            self._at_fault = -1
        self._faults = one.faults if one else ()
        self.story.setVisible(one is not None)
        self.faults.show_faults(self._faults)
        if one is None:
            self.several.show_words(several_words(len(found)) if found else _("No finding is chosen."))
            return
        self._fill(one, frameworks)

    def _fill(self, own: Looked, frameworks: Mapping[str, Framework]) -> None:
        finding = own.finding
        self.story.show_words(story(finding))
        for name, editor in self.editors.items():
            editor.follow(getattr(finding, name))
        with QSignalBlocker(self.grade):
            self.grade.setCurrentIndex(tuple(Grade).index(finding.grade))
        self.places.show_words(place_lines(own.standing, frameworks) or _("No criterion is named yet."))
        self.evidence.show_words(evidence_lines(own.standing) or _("No evidence is named yet."))
        self.actions_told.show_words(action_lines(own.standing) or _("No action answers it yet."))
        self.to_action.setText(_("Go to the action") if own.standing.actions else _("Make an action of it"))
        self.to_action.setAccessibleName(self.to_action.text())
        answer, told = self.editors["answer"], self.actions_told
        is_there = finding.state is FindingState.DISPUTED or bool(finding.answer)
        for part in (answer, self._labels[answer]):
            part.setVisible(is_there)
        for shown in (told, self._labels[told], self.to_action):
            shown.setVisible(own.may_be_answered or bool(own.standing.actions))

    def go_to_next_fault(self) -> None:
        """To the next thing that could be better: its words in its field, or where it is chosen."""
        if not self._faults:
            return
        self._at_fault = (self._at_fault + 1) % len(self._faults)
        fault = self._faults[self._at_fault]
        chosen_by: dict[str, QWidget] = {"places": self.choose_places, "evidence": self.choose_evidence}
        editor = self.editors.get(fault.field)
        field = editor if editor is not None else chosen_by[fault.field]
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if editor is not None:
            _select(editor, fault)
        self._area.ensureWidgetVisible(field)


def _select(editor: PlainEditor, fault: Fault) -> None:
    """The words of a fault; Qt counts in units of UTF-16."""
    before = len(editor.words[: fault.start].encode("utf-16-le", "surrogatepass")) // 2
    own = len(editor.words[fault.start : fault.end].encode("utf-16-le", "surrogatepass")) // 2
    cursor = editor.textCursor()
    cursor.setPosition(before)
    cursor.setPosition(before + own, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
