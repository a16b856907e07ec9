"""All audits on this laptop: opened, started and searched from here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from gettext import gettext as _
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.forms.ui_library_page import Ui_LibraryForm
from maturity_desktop.gui.models.audit_list import AuditListModel, day_words
from maturity_desktop.gui.models.rows import ROW_ROLE, Row
from maturity_desktop.gui.portfolio.switch import LibrarySwitch
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.audit_rows import AuditDelegate
from maturity_desktop.gui.widgets.edit_marks import mark_edits

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from maturity_desktop.domain.certification import Certification
    from maturity_desktop.domain.schedule import Schedule
    from maturity_desktop.gui.safety.damage_view import DamageView as Pane
    from maturity_desktop.gui.widgets.row_list import RowList
    from maturity_desktop.storage.library import AuditSummary
    from maturity_desktop.storage.search import Hit

FEWEST_LETTERS = 3
SEARCH_PAUSE_MS = 150


class LibraryPage(QWidget):
    """Shows what it is given and says what the person wants; it reads nothing itself."""

    drawn = Signal()
    """The page has been on screen for the first time."""
    audit_wanted = Signal(str, str)
    """An audit to open, and the criterion to show in it (empty: where it was left)."""
    goal_wanted = Signal(str, object)
    """An audit to open, and what to go to in it."""
    new_audit_wanted = Signal()
    sample_wanted = Signal()
    cancel_wanted = Signal()
    retry_wanted = Signal()
    search_wanted = Signal(str)
    """Words to look for in everything written."""
    profile_wanted = Signal()
    portfolio_wanted = Signal()
    """What the audits say together."""
    hints_changed = Signal()

    def __init__(
        self, theme: ThemeSwitch, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = _("Library")
        self.key_hints: tuple[tuple[str, str], ...] = ()
        self._theme = theme
        self._form = form = Ui_LibraryForm()
        form.setupUi(self)
        self._was_drawn = False
        self._details = ""
        self._words = ""
        self._audits = AuditListModel(self)
        form.audits.setModel(self._audits)
        form.audits.setItemDelegate(AuditDelegate(theme, now, form.audits))
        self.switch = LibrarySwitch(at_portfolio=False)
        self.switch.hide()  # until there are audits
        form.header.insertWidget(1, self.switch)
        self._hits: RowList | None = None
        self._instead: Pane | None = None
        mark_edits(form.new_audit, form.empty_new, form.sample, form.empty_sample)
        form.working.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_PAUSE_MS)
        self._wire()
        self._show_search("")
        self._show_hints(is_empty=True)

    def _wire(self) -> None:
        form = self._form
        form.audits.chosen.connect(self._open_index)
        form.search.returnPressed.connect(self._choose_first)
        form.search.left_downward.connect(self._leave_search)
        form.search.profile_wanted.connect(self.profile_wanted)
        form.search.textChanged.connect(self._search_typed)
        self._pause.timeout.connect(lambda: self.search_wanted.emit(self._words))
        for button in (form.new_audit, form.empty_new):
            button.clicked.connect(self.new_audit_wanted)
        for button in (form.sample, form.empty_sample):
            button.clicked.connect(self.sample_wanted)
        self.switch.portfolio_wanted.connect(self.portfolio_wanted)
        form.cancel.clicked.connect(self.cancel_wanted)
        form.again.clicked.connect(self._try_again)
        form.copy.clicked.connect(self._copy_details)

    @property
    def hits(self) -> RowList:
        """The list of what was found, made when something is first looked for."""
        if self._hits is None:
            from maturity_desktop.gui.widgets.row_list import RowList

            self._hits = hits = RowList(self._theme, _("Found in what was written"))
            hits.setProperty("role", "framed")
            hits.chosen.connect(self._open_hit)
            box = self._form.list_box
            box.insertWidget(box.count() - 1, hits, 2)  # the last is the space that is left
        return self._hits

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_drawn:
            self._was_drawn = True
            QTimer.singleShot(0, self.drawn.emit)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        form = self._form
        place = form.places.currentWidget()
        if place is form.empty_place:
            return (form.empty_new,)
        if place is form.trouble_place:
            return (form.again,)
        if self._instead is not None and place is self._instead:
            return self._instead.panes()
        shown = (form.search, form.audits, self._hits, self.switch.audits)
        return tuple(pane for pane in shown if pane is not None and pane.isVisibleTo(self))

    def start_search(self) -> None:
        """Where Ctrl+F goes."""
        self._form.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._form.search.selectAll()

    def rest_focus(self) -> None:
        """Puts the keyboard where the next key is most likely meant; a search that is typed goes on."""
        if self._form.search.is_in_use:
            return
        panes = self.panes()
        at_audits = self._form.audits in panes and self._audits.rowCount() > 0
        (self._form.audits if at_audits else panes[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    # What is shown

    def show_audits(self, audits: Sequence[AuditSummary], current: str = "") -> None:
        """The library's audits; `current` is the one that Enter opens."""
        form = self._form
        wanted = current or self._current_audit()
        self._audits.show_audits(audits)
        empty = not audits
        form.places.setCurrentWidget(form.empty_place if empty else form.list_place)
        form.search.setVisible(not empty)
        self.switch.setVisible(not empty)
        form.new_audit.setVisible(not empty)
        form.sample.setVisible(not empty and not any(audit.is_sample for audit in audits))
        self._show_search(form.search.text())
        self._make_current(wanted)
        self._show_hints(empty)

    def show_plans(
        self, schedules: Mapping[str, Schedule], awards: Mapping[str, Certification] | None = None
    ) -> None:
        """Where the audits that have dates stand in their weeks, what is late, and which awards end."""
        if schedules or awards:
            from maturity_desktop.gui.programme_words import award_line, standing_line

            told = {audit: standing_line(own) for audit, own in schedules.items()}
            self._audits.show_plans(told | award_line(told, awards or {}))
        else:
            self._audits.show_plans({})

    def _show_hints(self, is_empty: bool) -> None:
        """The keys that do something now: an empty library has nothing to open and nothing to search."""
        new = (_("Ctrl+N"), _("new audit"))
        full = ((_("Enter"), _("open the audit")), new, (_("Ctrl+F"), _("search")))
        hints = (new,) if is_empty else full
        if hints != self.key_hints:
            self.key_hints = hints
            self.hints_changed.emit()

    def _current_audit(self) -> str:
        index = self._form.audits.currentIndex()
        return index.data(ROW_ROLE).id if index.isValid() else ""

    def _make_current(self, audit: str) -> None:
        index = self._audits.index_of(audit)
        if not index.isValid() and self._audits.rowCount():
            index = self._audits.index(0)
        self._form.audits.setCurrentIndex(index)

    def show_trouble(self, what_happened: str, what_to_do: str, details: str) -> None:
        """The library could not be opened: why, and what can be done."""
        form = self._form
        form.trouble_title.setText(what_happened)
        form.trouble_words.setText(what_to_do)
        self._details = f"{what_happened}\n{what_to_do}\n\n{details}"
        for control in (form.search, form.new_audit, form.sample, self.switch):
            control.hide()
        form.places.setCurrentWidget(form.trouble_place)

    def show_instead(self, view: Pane) -> None:
        """Something else stands in place of the audits, until they are shown."""
        form = self._form
        if self._instead is not None:
            form.places.removeWidget(self._instead)
            self._instead.deleteLater()
        self._instead = view
        form.places.addWidget(view)
        for control in (form.search, form.new_audit, form.sample, self.switch):
            control.hide()
        form.places.setCurrentWidget(view)
        self.key_hints = ()
        self.hints_changed.emit()

    def _try_again(self) -> None:
        self._form.places.setCurrentWidget(self._form.waiting_place)
        self.retry_wanted.emit()

    def _copy_details(self) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(self._details)

    def show_progress(self, doing: str, done: int = 0, total: int = 0) -> None:
        """Long work in place, with Cancel; empty words end it."""
        form = self._form
        form.working.setVisible(bool(doing))
        form.doing.setText(doing)
        form.progress.setMaximum(total)
        form.progress.setValue(done)
        for button in (form.new_audit, form.empty_new, form.sample, form.empty_sample):
            button.setEnabled(not doing)

    # Search

    def _search_typed(self, words: str) -> None:
        current = self._current_audit()
        self._audits.narrow(words)
        self._make_current(current)
        self._show_search(words)

    def _show_search(self, words: str) -> None:
        form = self._form
        self._words = " ".join(words.split())
        none_left = self._audits.rowCount() == 0 and not self._audits.is_empty
        form.audits.setVisible(not none_left)
        form.no_audit.setVisible(none_left)
        if len(self._words) >= FEWEST_LETTERS:
            self._pause.start()
        else:
            self._pause.stop()
            self._show_rows("", ())

    def show_hits(self, words: str, hits: Sequence[Hit]) -> None:
        """What was found for the words, unless the person has typed others since."""
        if words != self._words:
            return
        title = _("Found in what was written") if hits else _("Nothing that was written holds these words.")
        self._show_rows(title, tuple(hit_rows(hits, self._cut_off)))

    def _show_rows(self, title: str, rows: Sequence[Row]) -> None:
        self._form.hits_title.setText(title)
        self._form.hits_title.setVisible(bool(title))
        if rows or self._hits is not None:
            self.hits.show_rows(rows)
            self.hits.setVisible(bool(rows))

    def _cut_off(self, audit: str) -> str:
        found = next((summary for summary in self._audits.everything if summary.id == audit), None)
        return _("cut-off {day}").format(day=day_words(found.cut_off)) if found else ""

    # Keys and choices

    def _choose_first(self) -> None:
        """Enter in the search field: the audit that is left, else the first thing that was found."""
        if self._audits.rowCount():
            self._open_index(self._form.audits.currentIndex())
        elif self._hits is not None and self._hits.isVisibleTo(self):
            self._hits.choose_current()

    def _leave_search(self) -> None:
        """The arrow down from the search field."""
        below = self.panes()[1:]
        if below:
            below[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_index(self, index: QModelIndex) -> None:
        if index.isValid():
            self.audit_wanted.emit(index.data(ROW_ROLE).id, "")

    def _open_hit(self, hit: Hit) -> None:
        """What has a place of its own is shown there, everything else at its criterion."""
        from maturity_desktop.gui.finding import Goal

        match hit.kind:
            case "request":
                self.goal_wanted.emit(hit.audit, Goal("request", hit.key[-1]))
            case "evidence" if hit.audit:
                self.goal_wanted.emit(hit.audit, Goal("evidence", hit.key[-1]))
            case "report_photo":
                self.goal_wanted.emit(hit.audit, Goal("photo", hit.key[-1]))
            case "sign_off":
                self.goal_wanted.emit(hit.audit, Goal("sign_off", hit.key[-1]))
            case _:
                self.audit_wanted.emit(hit.audit, hit.criterion)


def hit_rows(hits: Sequence[Hit], cut_off: Callable[[str], str]) -> Iterator[Row]:
    """The hits of each audit under a heading, audits in the order of their first hit."""
    order = {audit: place for place, audit in reversed(list(enumerate(hit.audit for hit in hits)))}
    for audit, found in groupby(sorted(hits, key=lambda hit: order[hit.audit]), key=lambda hit: hit.audit):
        group = list(found)
        yield Row(group[0].client, mark=cut_off(audit), heading=True)
        for hit in group:
            yield Row(hit.snippet, lead=hit.criterion, mark=kind_words(hit.kind), goal=hit)


def kind_words(kind: str) -> str:
    """What sort of record holds the words."""
    words = {
        "answer": _("remark"),
        "set_level": _("reason for a level"),
        "note": _("note"),
        "evidence": _("evidence"),
        "client": _("client's profile"),
        "request": _("request"),
        "finding": _("finding"),
        "report_photo": _("photo"),
        "sign_off": _("signed version"),
    }
    return words.get(kind, "")
