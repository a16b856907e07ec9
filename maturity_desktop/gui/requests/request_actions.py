"""Everything that can be done with requests, as actions: for keys, for the menu and for buttons."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.page_actions import ALONE, WHOLE, PageActions
from maturity_desktop.gui.widgets.edit_marks import mark_edits


class RequestActions(PageActions):
    """The actions, each with its key; those of requests have it in the table only."""

    def __init__(self, page: QWidget, table: QWidget) -> None:
        super().__init__(page)
        self.ask = self._named(_("&Asked…"), "A", table, _("Asked…"))
        self.promise = self._named(_("&Promised…"), "P", table, _("Promised…"))
        self.receive = self._named(_("&Received: choose files…"), "R", table, _("Received…"))
        self.register = self._named(_("Received: from the re&gister…"), "G", table, _("From the register…"))
        self.see = self._named(_("&Seen, nothing to keep"), "S", table, _("Only seen"))
        self.reject = self._named(_("Re&jected…"), "J", table, _("Rejected…"))
        self.reopen = self._named(_("&Open again"), "O", table, _("Open again"))
        self.aim = self._named(_("For &criteria…"), "C", table, _("Criteria…"))
        self._separate()
        self.start = self._make("", "Ctrl+Shift+M", page, WHOLE)
        self.add = self._make(_("Add a request of &your own"), "Ins", page, WHOLE)
        self.remove = self._named(_("Re&move the request"), "Del", table, _("Remove"))
        self._separate()
        self.pack = self._make(_("Data request as P&DF…"), "Ctrl+Shift+P", page, WHOLE)
        self.workbook = self._make(_("Data request as &workbook…"), "Ctrl+Shift+E", page, WHOLE)
        self.chase = self._make(_("C&hasing list as PDF…"), "Ctrl+Shift+C", page, WHOLE)
        self.read = self._make(_("Read a workbook that came &back…"), "Ctrl+Shift+B", page, WHOLE)
        self._separate()
        self.ask_client = self._make(_("Sel&f-assessment for the client…"), "Ctrl+Shift+S", page, WHOLE)
        self.second = self._make(_("Scorecard for a second rating, blan&k…"), "", page, WHOLE)
        self.client_back = self._make(
            _("&Take a self-assessment or a second rating back…"), "Ctrl+Shift+R", page, WHOLE
        )
        self.compare = self._make(_("Compare with the c&lient’s own view…"), "Ctrl+Shift+D", page, WHOLE)
        mark_edits(*self.of_requests, self.start, self.add, self.read, self.client_back)

    def _named(self, words: str, key: str, where: QWidget, short: str) -> QAction:
        action = self._make(words, key, where, ALONE)
        action.setIconText(short)
        return action

    @property
    def of_requests(self) -> tuple[QAction, ...]:
        """What is done with the requests in hand, as buttons beside the table."""
        return (
            self.ask, self.promise, self.receive, self.register, self.see, self.reject, self.reopen, self.aim,
            self.remove,
        )  # fmt: skip

    @property
    def handing_out(self) -> tuple[QAction, ...]:
        """Lists that go to the client, and come back."""
        return (self.pack, self.workbook, self.chase, self.read)

    @property
    def own_view(self) -> tuple[QAction, QAction, QAction, QAction]:
        """What others answer: the client and a second assessor; taken back, held against the agreed."""
        return (self.ask_client, self.second, self.client_back, self.compare)
