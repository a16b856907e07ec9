"""What the client is asked to hand over: a table of requests, one of them beside it, files to drop there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.plan_records import PlanSettings, Request, RequestCriterion, RequestEvidence
from maturity_desktop.domain.requests import (
    Sight,
    Standing,
    in_sight,
    missing_templates,
    standings,
    usual_due,
)
from maturity_desktop.domain.schedule import schedule_of
from maturity_desktop.gui.activities.activity_words import roles_of
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter
from maturity_desktop.gui.own_view.own_view_acts import OwnViewActs
from maturity_desktop.gui.plan.handing_out import HandingOut
from maturity_desktop.gui.requests.receiving import DeskMaker, Receiving
from maturity_desktop.gui.requests.request_actions import RequestActions
from maturity_desktop.gui.requests.request_acts import RequestActs
from maturity_desktop.gui.requests.request_detail import RequestDetail
from maturity_desktop.gui.requests.request_lists import RequestLists
from maturity_desktop.gui.requests.request_table import RequestTable
from maturity_desktop.gui.requests.request_words import about_requests, headline, sight_tip, sight_words
from maturity_desktop.gui.table_page import TablePage
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.labels import as_tip
from maturity_desktop.gui.widgets.own_keys import OwnKeys
from maturity_desktop.gui.widgets.plain_words import PlainWords


class RequestsPage(TablePage):
    """Every change is an edit that can be undone."""

    made_of = frozenset({Request, RequestCriterion, RequestEvidence, Evidence, PlanSettings})
    shares = ((2, 1), (3, 2))
    act: RequestActions
    table: RequestTable

    def __init__(
        self,
        session: AuditSession,
        exporter: Exporter,
        make_desk: DeskMaker,
        ask: Ask,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, theme, parent)
        self.title = _("Requests")
        self._shown_on: date | None = None
        self.sight = Sight.ALL
        self.found: tuple[Standing, ...] = ()
        """Every request as it stands, by number."""
        self.headline = PlainWords(theme, "title", bold=True, lines=1)
        self.chips = {sight: self._chip(sight) for sight in Sight}
        self.table = RequestTable(theme, _("Requests to the client"))
        self.detail = RequestDetail(theme, self.usual_due, self._today)
        self.act = RequestActions(self, self.table)
        self.detail.set_actions(self.act.of_requests)
        self.told = PlainWords(theme, "small", "quiet", lines=2)
        self.start = QPushButton()
        self.own = QPushButton(_("Add a request of &your own"))
        self.add = self._menu_button(_("Add"), (self.act.add, self.act.start))
        self.hand_out = self._menu_button(_("Lists"), self.act.handing_out)
        menu = self.hand_out.menu()
        menu.addSeparator()
        menu.addActions(list(self.act.own_view))
        self.receiving = Receiving(make_desk, ask, theme)
        self.handing_out = HandingOut(exporter, ask, theme)
        self.acts = RequestActs(self, session, ask, theme)
        self.lists = RequestLists(self.act, session, self.handing_out, ask, theme, self, self.usual_due)
        self.own_view = OwnViewActs(
            self.act.own_view, session, self.handing_out, ask, theme, self, self.usual_due
        )
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)

    def _chip(self, sight: Sight) -> QPushButton:
        chip = QPushButton()
        chip.setCheckable(True)
        chip.setChecked(sight is self.sight)
        chip.setToolTip(as_tip(sight_tip(sight)))
        set_role(chip, "chip")
        chip.clicked.connect(partial(self.look_at, sight))
        return chip

    def _menu_button(self, words: str, actions: Sequence[QAction]) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(words.replace("&", ""))
        menu = QMenu(button)
        OwnKeys(menu)
        menu.addActions(list(actions))
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        set_role(self.start, "primary")
        mark_edits(self.add, self.start, self.own)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.headline, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.hand_out)
        head.addWidget(self.add)
        self._filter = QWidget()
        chips = FlowLayout(self._filter, spacing=8)
        group = QButtonGroup(self)
        for chip in self.chips.values():
            chips.addWidget(chip)
            group.addButton(chip)
        self._fill_panes(self.detail, (self.start, self.own))
        self.told.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        box.addLayout(head)
        for part in (self._filter, self.receiving):
            box.addWidget(part)
        box.addWidget(self._panes, 1)
        for part in (self.told, self.handing_out):  # below the rows, which stay where something is dropped
            box.addWidget(part)
        stops = [self.hand_out, self.add, *self.chips.values(), self.table]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self.table.detail_wanted.connect(self.detail.title.setFocus)
        self.detail.returned.connect(self.table.setFocus)
        self.start.clicked.connect(self.act.start.trigger)
        self.own.clicked.connect(self.act.add.trigger)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self.table if self.found else self.start, self.detail)

    def _today(self) -> date:
        return self._session.clock().date()

    def usual_due(self) -> date:
        """By when something asked for today is wanted."""
        session, today = self._session, self._today()
        leaving = schedule_of(session.audit, session.framework, today).leaving_day
        return usual_due(session.audit, today, leaving)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        self._is_stale = self._is_stale or self._shown_on != self._today()
        super().showEvent(event)

    def _show(self) -> None:
        self._is_stale, self._shown_on = False, self._today()
        self.found = standings(self._session.audit, self._shown_on)
        self.headline.show_words(headline(self.found))
        for sight, chip in self.chips.items():
            chip.setText(sight_words(sight, len(in_sight(self.found, sight))))
            chip.setAccessibleName(chip.text())
        self._offer_start()
        self._hint_at(_keys(bool(self.found), self.act.start.isVisible()))
        self._show_rows()

    def _show_rows(self) -> None:
        rows = in_sight(self.found, self.sight)
        has_any = bool(self.found)
        for part in (self._filter, self.detail, self.add):
            part.setVisible(has_any)
        self._ways.setVisible(not has_any)
        self._put_rows(rows, _("No request is like that.") if has_any else _start_words())

    def _offer_start(self) -> None:
        """How many requests the model in view has that the audit has not."""
        framework = self._session.framework
        count = len(missing_templates(self._session.audit, framework))
        if framework.requests:
            words = ngettext(
                "Add the {count} re&quest of {model}", "Add the {count} re&quests of {model}", count
            )
        else:
            words = ngettext(
                "Add a re&quest for the {count} document or set of data that {model} hints at",
                "Add a re&quest for each of the {count} documents and sets of data that {model} hints at",
                count,
            )
        told = words.format(count=count, model=framework.short_title.replace("&", "&&"))
        self.act.start.setText(told)
        self.act.start.setVisible(bool(count))
        self.start.setText(told)
        self.start.setAccessibleName(told.replace("&", ""))
        self.start.setVisible(bool(count))

    def look_at(self, sight: Sight) -> None:
        """Shows only such requests."""
        self.sight = sight
        self.chips[sight].setChecked(True)
        self._show_rows()

    def _show_chosen(self) -> None:
        found = self.table.in_hand()
        self.detail.show_requests(found, self._session.frameworks, self._owners())
        self.acts.offer(found)

    def _owners(self) -> list[str]:
        """Who can have something: the roles of the models, and whoever has something already."""
        roles = roles_of(self._session.frameworks.values()).values()
        known = sorted({own.request.owner for own in self.found})
        return [owner for owner in dict.fromkeys((*roles, *known)) if owner]

    def _filter_nothing(self) -> None:
        self.look_at(Sight.ALL)

    # Dragging files over the page

    def _target(self, place: QPoint) -> Request | None:
        """The request that something is dropped on: the one below the mouse, else the one in hand."""
        index = self.table.indexAt(self.table.viewport().mapFrom(self, place))
        if index.isValid() and self.table.isVisible():
            return self.table.rows.rows[index.row()].request
        chosen = self.table.chosen()
        return chosen[0] if len(chosen) == 1 else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drag(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drag(event)

    def _drag(self, event: QDragEnterEvent | QDragMoveEvent) -> None:
        data, target = event.mimeData(), self._target(event.position().toPoint())
        if target is not None and self.acts.may_edit and (data.hasUrls() or data.hasImage()):
            event.acceptProposedAction()
            self._tell(_("Drop to receive {request}").format(request=about_requests([target])))
        else:
            event.ignore()
            self._tell("")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._tell("")

    def dropEvent(self, event: QDropEvent) -> None:
        self._tell("")
        target = self._target(event.position().toPoint())
        if target is not None:
            event.acceptProposedAction()
            self.table.choose(target.id)
            self.receiving.take(event.mimeData(), target)

    def _tell(self, words: str) -> None:
        self.told.show_words(words)
        self.told.setVisible(bool(words))


def _keys(has_any: bool, model_has_more: bool) -> tuple[tuple[str, str], ...]:
    """The keys that can be used with requests in the table, or with none, and those that add some."""
    of_requests = (
        ("A", _("asked")),
        ("P", _("promised")),
        ("R", _("received")),
        ("J", _("rejected")),
        (_("Enter"), _("to its fields")),
    )
    of_model = (("Ctrl+Shift+M", _("add those of the model")),)
    of_your_own = ((_("Ins"), _("add one of your own")),)
    return (*(of_requests if has_any else ()), *(of_model if model_has_more else ()), *of_your_own)


def _start_words() -> str:
    return _(
        "A request says what is wanted, of which period, in which format, and who has it. What comes in for"
        " it becomes evidence at its criteria."
    )
