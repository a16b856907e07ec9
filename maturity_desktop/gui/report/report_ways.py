"""What other parts of the window do for the report page, and its menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from maturity_desktop.gui.page_actions import PageActions
from maturity_desktop.gui.theme import set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from maturity_desktop.gui.pages.report_page import ReportPage
    from maturity_desktop.gui.report.template_ways import TemplateWays

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class ReportWays:
    """Dialogs that the page opens; what is None is not offered.

    `brand_name` is what the firm calls a brand of an id.
    """

    photos: Act | None = None
    brand: Act | None = None
    brand_name: Callable[[str], str] = str
    template: TemplateWays | None = None
    take_back: Act | None = None
    self_assessment: Act | None = None
    evidence_pack: Act | None = None


class MoreWays(QWidget):
    """What else goes to the client, or comes back."""

    def __init__(self, ways: ReportWays, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, spacing=4)
        self.take_back = self._button(_("Take a workbook back…"), ways.take_back)
        self.self_assessment = self._button(_("Self-assessment for the client…"), ways.self_assessment)
        self.evidence_pack = self._button(_("Evidence pack…"), ways.evidence_pack)
        for button in (self.take_back, self.self_assessment, self.evidence_pack):
            flow.addWidget(button)
        mark_edits(self.take_back)
        self.setVisible(any((ways.take_back, ways.self_assessment, ways.evidence_pack)))

    def _button(self, words: str, act: Act | None) -> QPushButton:
        button = QPushButton(words)
        set_role(button, "inline")
        button.setVisible(act is not None)
        if act is not None:
            button.clicked.connect(lambda *_told: act())
        return button


class ReportActions(PageActions):
    """The menu of the page; the keys of its buttons stand on them."""

    def __init__(self, page: ReportPage, ways: ReportWays) -> None:
        super().__init__(page)
        self._add(_("Export the &PDF…"), page.exports.export_pdf)
        self._add(_("Export for &Word…"), page.exports.export_word)
        self._add(_("Export the workbook for E&xcel…"), page.exports.export_workbook)
        self._add(_("Export a&ll of them…"), page.exports.export_all)
        self._separate()
        self.sign = self._add(_("&Sign off…"), page.start_signing)
        self._add(_("&Is this a file that was handed over?…"), page.check_file)
        mark_edits(self.sign)
        more = (
            (_("&Take a workbook back…"), ways.take_back, True),
            (_("Self-assessment for the &client…"), ways.self_assessment, False),
            (_("&Evidence pack…"), ways.evidence_pack, False),
        )
        if any(act for _words, act, _edits in more):
            self._separate()
        for words, act, edits in more:
            if act is not None:
                action = self._add(words, act)
                if edits:
                    mark_edits(action)

    def _add(self, words: str, act: Act) -> QAction:
        action = QAction(words, self._page)
        action.triggered.connect(lambda *_told: act())
        self._order.append(action)
        return action
