"""The crosswalk to browse: which criteria of different models look at the same thing, and why."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFont,
    QGuiApplication,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.crosswalk import Crosswalk, End, Strength
from maturity_desktop.domain.framework import Framework
from maturity_desktop.gui.bad_news import reason
from maturity_desktop.gui.calm_fields import choose_in_list, pass_wheel_on
from maturity_desktop.gui.models.crosswalk_model import (
    PairView,
    Wanted,
    as_table,
    end_texts,
    pair_rows,
    pair_views,
)
from maturity_desktop.gui.models.rows import ROW_ROLE
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import RowList
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.wording import strength_words

LEAST_WIDTH, MOST_DETAIL = 220, 520
FIELD_WIDTH, FIELD_LETTERS = 180, 18
ABOUT_LINES = 2
LOW = 420
"""Logical pixels of height below which what is said of all pairs gives way."""
LEAST = (560, 250)
"""What the page asks of its window, whatever it shows."""


class CrosswalkPage(QWidget):
    """Shows the pairs that it is given, filtered, with the texts of both ends of the one in hand."""

    reading_wanted = Signal()
    """The page is in sight: the pairs may have changed since."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _("Crosswalk")
        self.key_hints = (
            (_("Ctrl+F"), _("filter")),
            (_("Arrows"), _("from pair to pair")),
            (_("Shift+Arrows"), _("several")),
            (_("Ctrl+C"), _("copy the rows")),
        )
        self._theme = theme
        self._crosswalk = Crosswalk()
        self._in_trouble = False
        self._frameworks: Mapping[str, Framework] = {}
        self.headline = PlainWords(theme, "title", bold=True, lines=2)
        self.about = PlainWords(theme, ink="quiet", lines=ABOUT_LINES)
        self.more = QPushButton(_("&Read about the pairs"))
        set_role(self.more, "inline")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._read_more)
        self.one = self._models(_("First model"))
        self.other = self._models(_("Second model"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Filter pairs"))
        self.search.setAccessibleName(_("Filter pairs by words in titles, texts and reasons"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._show_rows)
        self.chips = {strength: self._chip(strength) for strength in Strength}
        self.copy_button = QPushButton(_("Cop&y the rows"))
        set_role(self.copy_button, "flat")
        self.copy_button.clicked.connect(self.copy)
        self.list = RowList(theme, _("Pairs by criterion"), lead_width=0)
        self.list.shows_choice = True
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        set_role(self.list, "framed")
        self.list.selectionModel().currentChanged.connect(self._show_pair)
        self.nothing = PlainWords(theme, ink="quiet")
        self.reader = self._reader()
        self.why = PlainWords(theme, lines=8)
        self.strength = PlainWords(theme, "small", "accent", lines=1)
        self.detail = self._build_detail()
        self._lay_out()
        pass_wheel_on(self)
        self._add_copying()

    def _read_more(self, wanted: bool) -> None:
        self.about.set_lines(0 if wanted else ABOUT_LINES)
        self.about.setVisible(wanted or self.height() >= LOW)

    def _models(self, name: str) -> QComboBox:
        field = QComboBox()
        field.setAccessibleName(name)
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(FIELD_LETTERS)
        field.activated.connect(self._show_rows)
        choose_in_list(field)
        return field

    def _chip(self, strength: Strength) -> QPushButton:
        chip = QPushButton(strength_words(strength, screen_words()).capitalize())
        set_role(chip, "chip")
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.toggled.connect(self._show_rows)
        return chip

    def _reader(self) -> QPlainTextEdit:
        reader = QPlainTextEdit()
        reader.setReadOnly(True)
        reader.setTabChangesFocus(True)
        reader.setAccessibleName(_("What both ends ask"))
        reader.document().setDocumentMargin(0)
        reader.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(reader, "reading")
        return reader

    def _build_detail(self) -> QFrame:
        frame = QFrame()
        set_role(frame, "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addWidget(self.strength)
        column.addWidget(self.why)
        column.addSpacing(8)
        column.addWidget(self.reader, 1)
        return frame

    def _lay_out(self) -> None:
        filters = QWidget()
        flow = FlowLayout(filters, spacing=8)
        self.search.setMinimumWidth(FIELD_WIDTH)
        for field in (self.one, self.other, self.search, *self.chips.values(), self.copy_button):
            flow.addWidget(field)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.nothing)
        left.addStretch(0)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addLayout(left, 3)
        across.addWidget(self.detail, 2)
        self.list.setMinimumWidth(LEAST_WIDTH)
        self.detail.setMinimumWidth(LEAST_WIDTH)
        self.detail.setMaximumWidth(MOST_DETAIL)
        self.setMinimumSize(*LEAST)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 12)
        box.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self.headline, 1)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignBottom)
        box.addLayout(head)
        for part in (self.about, filters):
            box.addWidget(part)
        box.addLayout(across, 1)

    def _add_copying(self) -> None:
        """Ctrl+C works wherever nothing else of the page is chosen to be copied."""
        action = QAction(_("Copy the rows"), self.list)
        action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(self.copy)
        self.list.addAction(action)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window leaves the room to the pairs."""
        super().resizeEvent(event)
        low = event.size().height() < LOW
        self.about.setVisible(not low or self.more.isChecked())
        self.why.set_lines(2 if low else 8)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self.list, self.detail, self.search)

    def start_search(self) -> None:
        """Where Ctrl+F goes."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reading_wanted.emit()

    # What is shown

    def show_crosswalk(self, crosswalk: Crosswalk, frameworks: Mapping[str, Framework]) -> None:
        """The pairs and the models at hand, in their newest editions."""
        if (crosswalk, frameworks) == (self._crosswalk, self._frameworks) and not self._in_trouble:
            return
        self._in_trouble = False
        self._crosswalk, self._frameworks = crosswalk, frameworks
        self.about.show_words(" ".join(crosswalk.about.split()), "quiet")
        self.more.setVisible(bool(crosswalk.about))
        joined = {end.framework for pair in crosswalk.among(frameworks).pairs for end in pair.ends}
        for field, every in ((self.one, _("All models")), (self.other, _("with any other"))):
            chosen = field.currentData()
            field.clear()
            field.addItem(every, "")
            for framework in frameworks.values():
                if framework.id in joined:
                    field.addItem(framework.short_title, framework.id)
            field.setCurrentIndex(max(0, field.findData(chosen)))
        self._show_rows()

    def show_trouble(self, error: BaseException) -> None:
        """Why pairs cannot be read; those that can stay in sight."""
        self._in_trouble = True
        some = bool(self._crosswalk.pairs)
        self.headline.show_words(
            _("Some pairs cannot be read") if some else _("The crosswalk cannot be read")
        )
        self.about.show_words(reason(error), "attention")

    @property
    def wanted(self) -> Wanted:
        """What is chosen in the filters."""
        strengths = frozenset(strength for strength, chip in self.chips.items() if chip.isChecked())
        one, other = self.one.currentData() or "", self.other.currentData() or ""
        return Wanted(one, other, strengths, self.search.text())

    def _show_rows(self) -> None:
        before = self.view
        views = pair_views(self._crosswalk, self._frameworks, self.wanted)
        self.list.show_rows(tuple(pair_rows(views)))
        places = [place for place, row in enumerate(self.list.rows.rows) if row.goal == before and before]
        if places:
            self.list.setCurrentIndex(self.list.rows.index(places[0]))
        every = len(self._crosswalk.among(self._frameworks).pairs)
        self.headline.show_words(
            ngettext("{shown} of {count} pair", "{shown} of {count} pairs", every).format(
                shown=len(views), count=every
            )
        )
        self.list.setVisible(bool(views))
        self.nothing.setVisible(not views)
        self.nothing.show_words(_("No pair is like this. Choose other models or strengths, or fewer words."))
        self.copy_button.setEnabled(bool(views))
        self._show_pair()

    @property
    def view(self) -> PairView | None:
        """The pair in hand."""
        index = self.list.currentIndex()
        row = index.data(ROW_ROLE) if index.isValid() else None
        return row.goal if row is not None and isinstance(row.goal, PairView) else None

    def _show_pair(self) -> None:
        view = self.view
        self.detail.setVisible(view is not None)
        if view is None:
            return
        self.strength.show_words(strength_words(view.strength, screen_words()).capitalize())
        self.why.show_words(view.reason)
        self.reader.clear()
        cursor = self.reader.textCursor()
        ends: tuple[tuple[str, End], ...] = ((view.here_words, view.here), (view.there_words, view.there))
        for place, (words, end) in enumerate(ends):
            self._write(cursor, f"\n\n{words}\n" if place else f"{words}\n", bold=True)
            self._write(cursor, end_texts(end, self._frameworks[end.framework]))
        self.reader.moveCursor(QTextCursor.MoveOperation.Start)

    def _write(self, cursor: QTextCursor, words: str, bold: bool = False) -> None:
        """Adds words as they are, whatever markup they hold."""
        style = QTextCharFormat()
        style.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        cursor.insertText(words, style)

    # Copying

    def copy(self) -> None:
        """The rows that are chosen go to the clipboard as a table; by the button all, where one is chosen."""
        rows = self.list.rows.rows
        chosen = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        places = chosen if len(chosen) > 1 or self.list.hasFocus() else range(len(rows))
        views = [rows[place].goal for place in places]
        QGuiApplication.clipboard().setText(as_table(view for view in views if isinstance(view, PairView)))
