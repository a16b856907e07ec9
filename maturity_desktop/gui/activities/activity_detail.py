"""One activity beside the list: when and with whom, what is to be asked, what it brought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.activities import criteria_of, evidence_of, heard_at
from maturity_desktop.domain.audit import Audit, Evidence
from maturity_desktop.domain.guides import ModelGuide, in_time
from maturity_desktop.domain.plan_records import Activity, ActivityState
from maturity_desktop.gui.activities.activity_words import (
    Roles,
    clash_words,
    criteria_count_words,
    people_words,
    when_words,
)
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.sentences import day_words, kind_word
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.chart_sections import scroll_area
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import ONE_LINE, TWO_LINES, RowList
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.activity_words import (
    activity_kind_words,
    activity_state_words,
    guide_size_words,
    sample_words,
)

MOST_CRITERIA = 12
LABEL_WIDTH = 62
ROWS_SEEN = 4


@dataclass(frozen=True)
class ShownActivity:
    """What the detail tells of an activity."""

    audit: Audit
    activity: Activity
    roles: Roles
    guides: Sequence[ModelGuide]
    clashes: Sequence[Activity]
    today: date


class ActivityDetail(QFrame):
    """Files and pictures that are dropped or pasted here are evidence at the activity's criteria."""

    taken = Signal(object)
    """What was dropped: QMimeData."""
    evidence_wanted = Signal(str)
    """The id of an item to be seen on the register."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.setAcceptDrops(True)
        self._theme = theme
        self.kind = PlainWords(theme, "small", "quiet", lines=2)
        self.name = PlainWords(theme, "title", bold=True, lines=4)
        self.clash = PlainWords(theme, "small", "attention")
        self.hold = QPushButton(_("H&old it"))
        set_role(self.hold, "primary")
        self.change = _inline(_("&Change…"))
        self.print = _inline(_("Guide as PDF…"))
        self.held = _inline(_("Mark as he&ld"))
        self.add = _inline(_("Add f&iles…"))
        mark_edits(self.change, self.held, self.add)
        self._facts: list[tuple[QLabel, PlainWords]] = []
        self.guide = PlainWords(theme)
        self.heard = PlainWords(theme, "small", "quiet")
        self.evidence_title = plain_label(_("Evidence"), "heading")
        self.evidence = RowList(theme, _("Evidence of this activity"), LABEL_WIDTH)
        self.evidence.chosen.connect(lambda goal: self.evidence_wanted.emit(str(goal)))
        self.hint = PlainWords(theme, "small", "quiet")
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        rest = QWidget()
        flow = FlowLayout(rest, spacing=6)
        for button in (self.change, self.print, self.held):
            flow.addWidget(button)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.hold, 0, Qt.AlignmentFlag.AlignTop)
        acts.addWidget(rest, 1, Qt.AlignmentFlag.AlignVCenter)
        facts = QFormLayout()
        facts.setContentsMargins(0, 4, 0, 4)
        facts.setHorizontalSpacing(12)
        facts.setVerticalSpacing(4)
        for title in (_("When"), _("Place"), _("Led by"), _("Who"), _("About"), _("Sample"), _("Note")):
            label, words = plain_label(title, "quiet"), PlainWords(self._theme)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            facts.addRow(label, words)
            self._facts.append((label, words))
        for head in (self.kind, self.name, self.clash):
            column.addWidget(head)
        column.addLayout(acts)
        column.addLayout(facts)
        column.addWidget(self.guide)
        column.addWidget(self.heard)
        column.addSpacing(8)
        for part in (self.evidence_title, self.evidence, self.hint):
            column.addWidget(part)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        area = scroll_area(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(area)
        QWidget.setTabOrder(self.held, self.evidence)
        QWidget.setTabOrder(self.evidence, self.add)

    def show_activity(self, shown: ShownActivity) -> None:
        """Shows an activity as the audit has it."""
        own, words = shown.activity, screen_words()
        kind, state = activity_kind_words(own.kind, words), activity_state_words(own.state, words)
        self.kind.show_words(_("{kind}, {state}").format(kind=kind, state=state))
        self.name.show_words(own.title)
        self._show(self.clash, clash_words(shown.clashes))
        is_held = own.state is ActivityState.HELD
        set_words(self.held, _("Not he&ld yet") if is_held else _("Mark as he&ld"))
        told = (
            when_words(own, shown.today),
            own.place,
            own.led_by,
            people_words(shown.audit, own, shown.roles),
            _about_words(shown.audit, own),
            sample_words(own, words),
            own.note,
        )
        for (label, value), said in zip(self._facts, told, strict=True):
            self._show(value, said)
            label.setVisible(bool(said))
        self.guide.show_words(guide_size_words(in_time(shown.guides, own), own, words))
        self._show(self.heard, _heard_words(shown.audit, own))
        self._show_evidence(evidence_of(shown.audit, own))
        self.hint.show_words(_drop_words(shown.audit, own))

    def _show(self, label: PlainWords, words: str) -> None:
        label.show_words(words)
        label.setVisible(bool(words))

    def _show_evidence(self, items: Sequence[Evidence]) -> None:
        here = self.evidence.currentIndex()
        rows = [_evidence_row(item) for item in items]
        self.evidence.setVisible(bool(rows))
        self.evidence_title.setVisible(bool(rows))
        if rows != list(self.evidence.rows.rows):
            self.evidence.show_rows(rows)
            if here.isValid() and here.row() < len(rows):
                self.evidence.setCurrentIndex(self.evidence.rows.index(here.row()))
        height = sum(TWO_LINES if row.detail else ONE_LINE for row in rows[:ROWS_SEEN])
        self.evidence.setFixedHeight(height)

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if self.add.isEnabled() and (data.hasUrls() or data.hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.taken.emit(event.mimeData())


def _evidence_row(item: Evidence) -> Row:
    detail = _(" · ").join(part for part in (kind_word(item.kind), day_words(item.dated)) if part)
    return Row(item.title, item.label, detail, goal=item.id)


def _about_words(audit: Audit, activity: Activity) -> str:
    """The ids of the criteria, or how many there are."""
    about = sorted(own.criterion for own in criteria_of(audit, activity))
    if not about or len(about) > MOST_CRITERIA:
        return criteria_count_words(len(about))
    return _(", ").join(about)


def _heard_words(audit: Audit, activity: Activity) -> str:
    """How much was heard so far; empty where nothing was."""
    heard = heard_at(audit, activity)
    covered = sum(own.verdict is not None for own in heard)
    noted = sum(bool(own.note.strip()) for own in heard)
    if not heard:
        return ""
    return _("So far: {covered} gone through, {noted} with a note.").format(covered=covered, noted=noted)


def _drop_words(audit: Audit, activity: Activity) -> str:
    count = len(criteria_of(audit, activity))
    if not count:
        return _("Drop or paste files and pictures here: they come on the register.")
    return _("Drop or paste files and pictures here: they are used at {criteria}.").format(
        criteria=criteria_count_words(count)
    )


def _inline(words: str) -> QPushButton:
    button = QPushButton()
    set_words(button, words)
    set_role(button, "inline")
    return button


def set_words(button: QPushButton, words: str) -> None:
    """What a button says, and what is read of it."""
    button.setText(words)
    button.setAccessibleName(words.replace("&", "").rstrip("…"))
