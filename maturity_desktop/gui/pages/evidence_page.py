"""The register of the client's evidence: find, look, say what it is and where it is used, bring in more."""

from __future__ import annotations

from functools import partial
from gettext import gettext as _
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSplitter, QVBoxLayout, QWidget

from maturity_desktop.domain.audit import AuditDetails, Client, Evidence, Link
from maturity_desktop.domain.evidence_register import Column, Register
from maturity_desktop.domain.plan_records import EvidenceCopy, EvidenceTag
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.evidence.filter_bar import FilterBar
from maturity_desktop.gui.evidence.item_detail import ItemDetail
from maturity_desktop.gui.evidence.offer_bar import OfferBar
from maturity_desktop.gui.evidence.register_actions import RegisterActions
from maturity_desktop.gui.evidence.register_acts import RegisterActs
from maturity_desktop.gui.evidence.register_table import RegisterTable
from maturity_desktop.gui.evidence.register_words import again_words, headline
from maturity_desktop.gui.evidence_desk import EvidenceDesk
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.evidence_pane import Refusals
from maturity_desktop.gui.widgets.own_keys import OwnKeys
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.work_bar import WorkBar
from maturity_desktop.verbs.evidence import ClientFiles

LEAST = (560, 240)
"""What the page asks of its window, whatever it shows."""
BESIDE = 900
"""In less width than this the item stands below the table."""
SHARES = {Qt.Orientation.Horizontal: (7, 3), Qt.Orientation.Vertical: (3, 2)}
SHOWN = frozenset({Evidence, Link, EvidenceTag, EvidenceCopy, Client, AuditDetails})
"""The kinds of records that the register is made of."""


class EvidencePage(QWidget):
    """Follows the session while it is in sight; every change is an edit that can be undone."""

    criterion_wanted = Signal(str, str)
    """A criterion, and the model that has it."""

    def __init__(
        self,
        session: AuditSession,
        desk: EvidenceDesk,
        files: ClientFiles,
        ask: Ask,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = _("Evidence")
        self.key_hints = (
            ("/", _("find")),
            ("L", _("use at criteria")),
            ("T", _("tag")),
            ("M", _("mark up")),
            (_("Space"), _("preview")),
        )
        self._session, self._desk = session, desk
        self._files = files
        self._is_stale = True
        self._order = (Column.NUMBER, False)
        self._with_words: tuple[str, frozenset[str]] = ("", frozenset())
        self._finding: Task[frozenset[str]] | None = None
        self.register = Register(session.audit, desk.bad)
        self.headline = PlainWords(theme, "title", bold=True, lines=1)
        self.filter = FilterBar()
        self.table = RegisterTable(theme, _("Register of evidence"))
        set_role(self.table, "framed")
        self.detail = ItemDetail(desk.reader, desk.made, theme)
        self.work = WorkBar(theme)
        self.work.hide()
        self.refusals = Refusals(theme)
        self.offer = OfferBar(theme)
        self.told = PlainWords(theme, "small", "quiet", lines=3)
        self.nothing = PlainWords(theme, ink="quiet")
        self.act = RegisterActions(self, self.table)
        self.add = QPushButton(_("Add…"))
        self.pack = QPushButton(_("Pack…"))
        self._panes = QSplitter()
        self._lay_out()
        self.acts = RegisterActs(self, session, desk, files, ask, theme)
        self._connect()
        self.setAcceptDrops(True)

    def _lay_out(self) -> None:
        set_role(self.add, "primary")
        mark_edits(self.add)
        menu = QMenu(self.add)
        OwnKeys(menu)
        menu.addActions([*self.act.adding, self.act.watch])
        self.add.setMenu(menu)
        self.detail.set_actions(self.act.of_items)
        head = QHBoxLayout()
        head.addWidget(self.headline, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.pack)
        head.addWidget(self.add)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        self._panes.setHandleWidth(1)
        self._panes.setChildrenCollapsible(False)
        for pane in (left, self.detail):
            self._panes.addWidget(pane)
        self.told.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 12, 20, 12)
        box.setSpacing(4)
        box.addLayout(head)
        box.addWidget(self.filter)
        for part in (self.work, self.refusals, self.offer, self.told):
            box.addWidget(part)
        box.addWidget(self._panes, 1)
        self._box = box
        self.setMinimumSize(*LEAST)
        stops = [self.pack, self.add, *self.filter.stops(), self.table]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def add_foot(self, line: QWidget) -> None:
        """What is told of a file that was handed out, below everything."""
        self._box.addWidget(line)

    def _connect(self) -> None:
        session, desk = self._session, self._desk
        self.filter.changed.connect(self._want_other)
        self.filter.sort_wanted.connect(self._sort)
        self.table.rows.sort_wanted.connect(self._sort)
        self.table.chosen_changed.connect(self._show_chosen)
        self.pack.clicked.connect(self.act.pack.trigger)
        self.act.find.triggered.connect(self.filter.go_to_words)
        for left in (self.filter.words.returnPressed, self.filter.left):
            left.connect(self.table.setFocus)
        self.act.all.triggered.connect(self.filter.clear)
        self.detail.returned.connect(self.table.setFocus)
        self.work.cancel_wanted.connect(self.acts.cancel)
        desk.refused.connect(self.refusals.add)
        desk.added.connect(self._show_added)
        desk.known.connect(self._tell_known)
        desk.bad_found.connect(self.look_again)
        session.records_changed.connect(self._follow)
        session.framework_switched.connect(self.look_again)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through; whoever comes to the page is in the table, where its letters are keys."""
        return (self.table, self.filter, self.detail) if self.register.audit.evidence else (self.add,)

    def actions(self) -> list[QAction]:
        """What the menu of the page has."""
        return list(self.act.in_order)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = Qt.Orientation.Horizontal if self.width() >= BESIDE else Qt.Orientation.Vertical
        if way != self._panes.orientation() or not event.oldSize().isValid():
            self._panes.setOrientation(way)
            self._panes.setSizes([share * 100 for share in SHARES[way]])

    def look_again(self) -> None:
        """Something that is shown may be another."""
        self._is_stale = True
        if self.isVisible():
            self._show()

    def _follow(self, kinds: frozenset[type]) -> None:
        self.tell("")
        if kinds & SHOWN:
            self.look_again()

    def _show(self) -> None:
        self._is_stale = False
        self.register = Register(self._session.audit, self._desk.bad)
        self.filter.show_register(self.register, self._session.frameworks)
        self._show_rows()

    def _show_rows(self) -> None:
        register, words = self.register, self.filter.words.text().strip()
        known, files = self._with_words
        wanted = self.filter.filter(files if words == known else frozenset())
        items = register.shown(wanted, *self._order)
        self.table.show_items(register, items)
        self.headline.show_words(headline(register, len(items)))
        has_any = bool(register.audit.evidence)
        self.filter.setVisible(has_any)
        self.detail.setVisible(has_any)
        self.table.setVisible(bool(items))
        self.nothing.setVisible(not items)
        self.nothing.show_words(
            _("No item fits what is wanted. Esc in the table, or Show all items, brings all of them back.")
            if has_any
            else _("Drop files or a folder here, paste a screenshot, or press Add. Each becomes an item.")
        )
        if not items:
            self._show_chosen()

    def _want_other(self) -> None:
        """Shows what fits at once, and what stands in files as soon as that is found."""
        self._show_rows()
        words = self.filter.words.text().strip()
        if not words or words == self._with_words[0]:
            return
        find = self._files.with_words
        task: Task[frozenset[str]] = Task(lambda _progress: find(words), self)
        self._finding = task
        task.succeeded.connect(partial(self._take_found, task, words))
        task.start()

    def _take_found(self, task: Task[frozenset[str]], words: str, files: frozenset[str]) -> None:
        if task is not self._finding:
            return
        self._finding = None
        self._with_words = (words, files)
        if self.isVisible():
            self._show_rows()

    @property
    def is_finding(self) -> bool:
        """Whether words are being looked for in files."""
        return self._finding is not None

    def _sort(self, column: Column, descending: bool) -> None:
        self._order = (column, descending)
        self.table.show_order(column, descending)
        self.filter.show_order(column, descending)
        self._show_rows()

    def _show_chosen(self) -> None:
        items = self.table.chosen()
        frameworks = self._session.frameworks
        several = len(frameworks) > 1
        titles = {model.id: model.short_title for model in frameworks.values()} if several else {}
        self.detail.show_items(items, self.register, titles)
        self.acts.offer(items, self.register)

    def show_item(self, item: str) -> None:
        """Makes an item the one in hand, whatever is filtered."""
        if not self.table.choose(item):
            self.filter.clear()
            self.table.choose(item)
        self.table.setFocus()

    def _show_added(self, items: list[str]) -> None:
        if self.isVisible():
            self.table.choose(items[-1])
            if self.add.hasFocus():
                self.table.setFocus()

    def _tell_known(self, items: list[str], twice: list[str]) -> None:
        """Files that came again are the items that they are already."""
        audit = self._session.audit
        found = [audit.get(Evidence, audit.client.id, item) for item in items]
        self.tell(again_words([item.label for item in found if item is not None], twice))

    def tell(self, words: str) -> None:
        """What came of something, below the filter, until the next act or edit."""
        self.told.show_words(words)
        self.told.setVisible(bool(words))

    # Dragging files over the page

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drag(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drag(event)

    def _drag(self, event: QDragEnterEvent | QDragMoveEvent) -> None:
        data = event.mimeData()
        if self.acts.may_add and (data.hasUrls() or data.hasImage()):
            event.acceptProposedAction()
            self.tell(_("Drop to add it to the register"))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.tell("")

    def dropEvent(self, event: QDropEvent) -> None:
        self.tell("")
        event.acceptProposedAction()
        self.acts.take(event.mimeData())

    def take_files(self, paths: list[Path]) -> None:
        """Takes files and folders into the register."""
        self.acts.take_files(paths)
