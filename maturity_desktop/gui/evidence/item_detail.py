"""One item of the register beside its table: what is known of it, to read and to change, and its uses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from gettext import gettext as _
from gettext import ngettext
from typing import BinaryIO

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.evidence_register import Register, tags_in
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.gui.calm_fields import choose_in_list, pass_undo_on, pass_wheel_on
from maturity_desktop.gui.evidence.quick_look import QuickLook
from maturity_desktop.gui.evidence.register_words import traits_words, uses_words
from maturity_desktop.gui.evidence_desk import Made
from maturity_desktop.gui.sentences import day_words, kind_word, list_words, size_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.plain_editor import PlainEditor
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.storage.evidence_store import visible_name


class ItemDetail(QFrame):
    """Every change is told at once; a spell of typing ends where the field is left."""

    typed = Signal(object, str)
    """The item as it is after what was typed so far, and in which field."""
    changed = Signal(object)
    """The item with another kind or date, or confidential or no longer so."""
    tags_changed = Signal(tuple)
    left = Signal()
    returned = Signal()

    def __init__(self, reader: Callable[[Evidence], BinaryIO], made: Made, theme: ThemeSwitch) -> None:
        super().__init__()
        set_role(self, "pane")
        self._item: Evidence | None = None
        self._is_following = False
        self.about = PlainWords(theme, "small", "quiet", lines=3)
        self.warned = PlainWords(theme, "small", "attention")
        self.look = QuickLook(reader, made, theme)
        self.title = self._editor(_("Title"), 1, 3, "title")
        self.title.end_on_enter()
        self.kind = QComboBox()
        for kind in EvidenceKind:
            self.kind.addItem(kind_word(kind), kind)
        choose_in_list(self.kind)
        self.dated = QDateEdit()
        self.dated.setDisplayFormat("d MMM yyyy")
        self.dated.setCalendarPopup(True)
        self.source = self._editor(_("Source"), 1, 3, "source")
        self.source.end_on_enter()
        self.confidential = QCheckBox(_("&Confidential"))
        self.tags = QLineEdit()
        self.tags.setPlaceholderText(_("Words to find it by, with commas between them"))
        pass_undo_on(self.tags)
        self.text = self._editor(_("Text"), 3, 12, "text")
        self.used = PlainWords(theme)
        self.several = PlainWords(theme)
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, spacing=4)
        self._labels: dict[QWidget, QLabel] = {}
        self._lay_out(theme)
        pass_wheel_on(self)
        self.kind.activated.connect(lambda _place: self._tell(kind=EvidenceKind(self.kind.currentData())))
        self.dated.editingFinished.connect(self._take_day)
        self.dated.calendarWidget().clicked.connect(lambda _day: self._take_day())
        self.confidential.clicked.connect(lambda on: self._tell(confidential=on))
        self.tags.editingFinished.connect(self._take_tags)
        mark_edits(self.title, self.kind, self.dated, self.source, self.confidential, self.tags, self.text)

    def _editor(self, name: str, least: int, most: int, field: str) -> PlainEditor:
        editor = PlainEditor(self, least, most)
        editor.setAccessibleName(name)
        editor.typed.connect(lambda words: self._type(field, words))
        editor.left.connect(self.left)
        for ended in (editor.done, editor.escaped):
            ended.connect(self.returned)
        return editor

    def _lay_out(self, theme: ThemeSwitch) -> None:
        self.fields = QWidget()
        column = QVBoxLayout(self.fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.about, self.warned, self.look):
            column.addWidget(part)
        for words, field in (
            (_("T&itle"), self.title), (_("Date &of the thing itself"), self.dated),
            (_("&Kind"), self.kind), (_("Sou&rce"), self.source),
            (_("&Tags"), self.tags), (_("Te&xt"), self.text),
        ):  # fmt: skip
            label = QLabel(words)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(field)
            set_role(label, "small")
            field.setAccessibleName(words.replace("&", ""))
            self._labels[field] = label
            column.addWidget(label)
            column.addWidget(field)
        column.insertWidget(column.indexOf(self._labels[self.tags]), self.confidential)
        heading = PlainWords(theme, "small", "quiet")
        heading.show_words(_("Used at"))
        column.addSpacing(4)
        column.addWidget(heading)
        column.addWidget(self.used)
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setSpacing(8)
        inner.addWidget(self.several)
        inner.addWidget(self._buttons)
        inner.addWidget(self.fields)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """A button for each: what can be done with the items in hand."""
        for action in actions:
            button = QPushButton(action.iconText())
            set_role(button, "answer")
            button.setAccessibleName(action.text().replace("&", ""))
            button.clicked.connect(action.trigger)
            action.enabledChanged.connect(button.setEnabled)
            self._flow.addWidget(button)

    # Showing

    def show_items(self, items: tuple[Evidence, ...], register: Register, titles: dict[str, str]) -> None:
        """One item with its fields, of several only how many; `titles` are those of several models."""
        one = items[0] if len(items) == 1 else None
        self._item = one
        self.fields.setVisible(one is not None)
        self._buttons.setVisible(bool(items))
        self.several.setVisible(one is None)
        self.look.show_item(one)
        if one is None:
            words = ngettext("{count} item is chosen.", "{count} items are chosen.", len(items))
            nothing = _("No item is chosen.")
            self.several.show_words(words.format(count=len(items)) if items else nothing)
            return
        self._is_following = True
        self._fill(one, register, titles)
        self._is_following = False

    def _fill(self, item: Evidence, register: Register, titles: dict[str, str]) -> None:
        self.about.show_words(_about(item, register))
        warned = traits_words(register.traits(item))
        twins = [twin.label for twin in register.twins(item)]
        if twins:
            warned = _("{traits}: {twins}").format(traits=warned, twins=list_words(twins))
        self.warned.show_words(warned)
        self.warned.setVisible(bool(warned))
        self.title.follow(item.title)
        self.source.follow(item.source)
        self.text.follow(item.text)
        for part in (self.text, self._labels[self.text]):
            part.setVisible(bool(item.text) or not item.sha256)
        self.kind.setCurrentIndex(self.kind.findData(item.kind))
        self.dated.setDate(QDate(item.dated.year, item.dated.month, item.dated.day))
        self.confidential.setChecked(item.confidential)
        self.tags.setText(", ".join(register.tags.get(item.id, ())))
        self.used.show_words(uses_words(register, item, titles) or _("Nowhere in this audit."))

    # Telling

    def _type(self, field: str, words: str) -> None:
        if self._item is not None and not self._is_following:
            self._item = replace(self._item, **{field: words})  # type: ignore[arg-type]  # fields are named by their values
            self.typed.emit(self._item, field)

    def _tell(self, **values: object) -> None:
        if self._item is None or self._is_following:
            return
        changed = replace(self._item, **values)  # type: ignore[arg-type]  # fields are named by their values
        if changed != self._item:
            self._item = changed
            self.changed.emit(changed)

    def _take_day(self) -> None:
        day = self.dated.date()
        self._tell(dated=date(day.year(), day.month(), day.day()))

    def _take_tags(self) -> None:
        if self._item is not None and not self._is_following:
            self.tags_changed.emit(tags_in(self.tags.text()))


def _about(item: Evidence, register: Register) -> str:
    """Number, file, who added it and when, and whose copy it is."""
    if item.sha256:
        first = _("{label} · {file} · {size} · SHA-256 {start}…").format(
            label=item.label,
            file=visible_name(item.file_name),
            size=size_words(item.size),
            start=item.sha256[:12],
        )
    else:
        first = _("{label} · a note without a file").format(label=item.label)
    words = _("{about} · added on {day} by {author}") if item.added_by else _("{about} · added on {day}")
    told = words.format(about=first, day=day_words(item.added_on), author=item.added_by)
    copy = register.copies.get(item.id)
    if copy is None:
        return told
    original = register.audit.get(Evidence, item.client, copy.original)
    label = original.label if original else _("an image that is no longer in the register")
    return _("{about} · marked copy of {original}").format(about=told, original=label)
