"""Ways to anywhere: Ctrl+K, Ctrl+F, and the help; each in a dialog that does not hold up the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog

from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.theme import ThemeSwitch

if TYPE_CHECKING:
    from maturity_desktop.domain.framework import Framework
    from maturity_desktop.gui.audit_session import AuditSession
    from maturity_desktop.gui.finding import Goal
    from maturity_desktop.gui.improve.findings_page import FindingsPage
    from maturity_desktop.gui.improve.roadmap_page import RoadmapPage
    from maturity_desktop.gui.main_window import MainWindow
    from maturity_desktop.gui.pages.report_page import ReportPage
    from maturity_desktop.gui.plan.requests_page import RequestsPage
    from maturity_desktop.gui.views_page import ViewsPage

TOP_GAP = 64


class Ways:
    """Opens the dialogs over the window and goes where they say."""

    def __init__(self, window: MainWindow, theme: ThemeSwitch) -> None:
        self._window = window
        self._theme = theme
        self.files_with_words: Callable[[str], frozenset[str]] = lambda _words: frozenset()
        """The files of the client's evidence, by SHA-256, in which words stand; asked in another thread."""
        self._awaited: tuple[str, Goal] | None = None

    def go_in(self, audit: str, goal: Goal) -> None:
        """Opens an audit, and goes to something in it once it is there."""
        self._awaited = (audit, goal)
        session = self._window.session
        is_open = session is not None and session.audit.id == audit
        self._window.audit_wanted.emit(audit, "")
        if is_open:
            self.arrive()

    def arrive(self) -> None:
        """An audit is open: goes to what it was opened for."""
        awaited, self._awaited = self._awaited, None
        session = self._window.session
        if awaited is not None and session is not None and session.audit.id == awaited[0]:
            self.go(awaited[1])

    def go_anywhere(self) -> None:
        from maturity_desktop.gui.dialogs.pick import PickDialog
        from maturity_desktop.gui.finding import fitting, found_by_name_and_words

        rows, session = tuple(self._goals()), self._window.session
        if session is None:
            dialog = PickDialog(
                self._theme,
                _("Find anything"),
                _("A page or an audit"),
                _("Nothing of this name. Ctrl+F in the library finds words in all audits."),
                lambda words: fitting(rows, words),
                self._window,
            )
        else:
            audit, rating_set, models = session.audit, session.rating_set, in_view_first(session)
            dialog = PickDialog(
                self._theme,
                _("Find anything"),
                _("A page, criterion, evidence, request, finding, action, audit, or words in this audit"),
                _("Nothing of this name, and nothing in this audit holds these words."),
                lambda words: found_by_name_and_words(rows, audit, models, words, rating_set),
                self._window,
                self._find_in_files(session),
            )
        dialog.picked.connect(self.go)
        self._open(dialog)

    def find(self) -> None:
        """The search of the page in sight where it has one, else in the whole audit."""
        from maturity_desktop.gui.dialogs.pick import PickDialog
        from maturity_desktop.gui.finding import found_in_audit

        own = getattr(self._window.page, "start_search", None)
        session = self._window.session
        if own is not None or session is None:
            if own is not None:
                own()
            return
        dialog = PickDialog(
            self._theme,
            _("Find in this audit"),
            _("Words in criteria, checkpoints, notes, remarks, evidence, requests, findings, actions"),
            _("Two letters or more; what holds all the words is listed."),
            lambda words: found_in_audit(session.audit, in_view_first(session), words, session.rating_set),
            self._window,
            self._find_in_files(session),
        )
        dialog.picked.connect(self.go)
        self._open(dialog)

    def _find_in_files(self, session: AuditSession) -> Callable[[str], Sequence[Row]]:
        """Finds the items of evidence in whose files words stand; asked in another thread."""
        from maturity_desktop.gui.finding import FEWEST_LETTERS, found_in_files

        audit, files_with = session.audit, self.files_with_words

        def in_files(words: str) -> Sequence[Row]:
            return found_in_files(audit, files_with(words)) if len(words.strip()) >= FEWEST_LETTERS else ()

        return in_files

    def go(self, goal: Goal) -> None:
        """Goes to what was picked."""
        window = self._window
        if goal.kind == "page":
            window.show_page(goal.key)
        elif goal.kind == "criterion":
            window.show_criterion(goal.key, goal.framework)
        elif goal.kind == "audit":
            window.audit_wanted.emit(goal.key, "")
        elif goal.kind == "act":
            window.new_audit_wanted.emit()
        elif goal.kind == "request":
            self._go_to_request(goal.key)
        elif goal.kind == "finding":
            self._go_to_improve("findings", goal.key)
        elif goal.kind == "action":
            self._go_to_improve("roadmap", goal.key)
        elif goal.kind in ("photo", "sign_off"):
            self._go_to_report(goal)
        else:
            self._go_to_evidence(goal.key)

    def _go_to_request(self, request: str) -> None:
        self._window.show_page("plan")
        plan = cast("ViewsPage", self._window.page)
        plan.show_view("requests")
        cast("RequestsPage", plan.view).show_item(request)

    def _go_to_report(self, goal: Goal) -> None:
        """Goes to the photos of the report or to a signed version, unless the page is out of sight."""
        from maturity_desktop.gui.bars import closed_pages

        if "report" in closed_pages(self._window.session):
            return
        self._window.show_page("report")
        page = cast("ReportPage", self._window.page)
        if goal.kind == "photo":
            page.show_photos()
        else:
            page.show_sign_off(goal.key)

    def _go_to_improve(self, view: str, item: str) -> None:
        """Goes to a finding or an action."""
        self._window.show_page("improve")
        improve = cast("ViewsPage", self._window.page)
        improve.show_view(view)
        cast("FindingsPage | RoadmapPage", improve.view).show_item(item)

    def _go_to_evidence(self, evidence: str) -> None:
        session = self._window.session
        assert session is not None, "evidence is listed while an audit is open"
        places = [
            (framework, criterion)
            for (framework, criterion), links in session.audit.links_by_criterion.items()
            if any(link.evidence == evidence for link in links)
        ]
        places.sort(key=lambda place: place[0] != session.framework.id)
        if places:
            framework, criterion = places[0]
            self._window.show_criterion(criterion, framework)
        else:
            self._window.show_page("evidence")
            self._window.page.show_item(evidence)  # type: ignore[attr-defined]  # the register's page

    def _goals(self) -> Iterator[Row]:
        from maturity_desktop.gui.bars import further_titles, pages_of_audit, reachable_pages
        from maturity_desktop.gui.finding import (
            Goal,
            action_goals,
            criterion_goals,
            evidence_goals,
            finding_goals,
            request_goals,
        )
        from maturity_desktop.gui.models.audit_list import day_words

        session = self._window.session
        for name, title in [*reachable_pages(session), *pages_of_audit(session), *further_titles()]:
            yield Row(title, mark=_("page"), goal=Goal("page", name))
        yield Row(_("New audit"), mark=_("act"), goal=Goal("act", "new_audit"))
        if session is not None:
            yield from criterion_goals(in_view_first(session))
            yield from evidence_goals(session.audit)
            yield from request_goals(session.audit)
            yield from finding_goals(session.audit, session.rating_set)
            yield from action_goals(session.audit, session.rating_set)
        for audit in self._window.audits():
            detail = _("cut-off {day}").format(day=day_words(audit.cut_off))
            yield Row(audit.client, detail=detail, mark=_("audit"), goal=Goal("audit", audit.id))

    # Help

    def help_screen(self) -> None:
        self._help(self._window.page_name)

    def help_keys(self) -> None:
        self._help("")

    def _help(self, page: str) -> None:
        from maturity_desktop.gui.dialogs.help import HelpDialog

        shown = self._window.page
        # The page's menu, where it has one, says more than its hints and takes their place.
        groups = dict([(shown.title, list(shown.key_hints)), *self._window.bars.menus.keys])
        keys = tuple((title, group) for title, group in groups.items() if group)
        name = getattr(shown, "help_name", self._window.page_name)
        dialog = HelpDialog(self._theme, name, keys, self._window)
        if not page:
            dialog.show_keys(keys=True)
        self._open(dialog, centred=True)

    def about(self) -> None:
        from maturity_desktop import __version__
        from maturity_desktop.gui.dialogs.message import MessageDialog

        self._open(
            MessageDialog(
                _("Maturity Desktop {version}").format(version=__version__),
                _(
                    "Audits of support operations against maturity models, on this computer alone: "
                    "the program never opens a connection to a network."
                ),
                parent=self._window,
            ),
            centred=True,
        )

    def _open(self, dialog: QDialog, centred: bool = False) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        if not centred:
            left = (self._window.width() - dialog.width()) // 2
            dialog.move(self._window.mapToGlobal(QPoint(left, TOP_GAP)))


def in_view_first(session: AuditSession) -> tuple[Framework, ...]:
    """The audit's frameworks, the one in view before the others."""
    others = (framework for framework in session.frameworks.values() if framework is not session.framework)
    return (session.framework, *others)
