"""The bars round the page in sight, wired to the audit that is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import SignalInstance

from maturity_desktop.gui.menus import Acts, Menus
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.ways import Ways
from maturity_desktop.gui.widgets.rail import Rail
from maturity_desktop.gui.widgets.status_line import StatusLine
from maturity_desktop.gui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from PySide6.QtGui import QUndoStack

    from maturity_desktop.gui.audit_session import AuditSession
    from maturity_desktop.gui.main_window import MainWindow

OF_THE_LIBRARY = ("library", "models")
"""The pages of the rail that are there without an audit."""
OF_SOME_MODELS = ("measures",)
"""The pages of the rail that only some models have."""
OF_FIGURES = ("measures", "supporting")
"""Two pages of one entry of the rail."""


class Bars:
    """Menu bar, top bar, rail and status line."""

    def __init__(self, window: MainWindow, theme: ThemeSwitch) -> None:
        self._window = window
        titles = page_titles()
        self.ways = Ways(window, theme)
        self.menus = Menus(window, self._acts(), titles, theme.choice)
        self.top = TopBar(theme)
        self.rail = Rail(theme, titles)
        self.status = StatusLine(theme)
        self.top.search_wanted.connect(self.ways.go_anywhere)
        self.top.framework_wanted.connect(self._switch_framework)
        self.rail.wanted.connect(window.show_page)
        self.status.undo_wanted.connect(self.undo)
        self._offer_pages()

    def _acts(self) -> Acts:
        window, ways = self._window, self.ways
        return Acts(
            new_audit=window.new_audit_wanted.emit,
            open_recent=lambda audit: window.audit_wanted.emit(audit, ""),
            edit_profile=window.profile_wanted.emit,
            close_audit=window.close_audit,
            official_wording=window.wording_wanted.emit,
            backups=window.backups_wanted.emit,
            move_edition=window.edition_wanted.emit,
            audit_models=window.audit_models_wanted.emit,
            team=window.team_wanted.emit,
            ratings=window.ratings_wanted.emit,
            targets=window.targets_wanted.emit,
            re_audit=window.re_audit_wanted.emit,
            earlier=window.earlier_wanted.emit,
            quit=window.close,
            undo=self.undo,
            redo=self.redo,
            find=ways.find,
            choose_theme=window.choose_theme,
            next_pane=partial(window.step_pane, 1),
            previous_pane=partial(window.step_pane, -1),
            show_page=window.show_page,
            go_anywhere=ways.go_anywhere,
            next_model=self.next_model,
            help_screen=ways.help_screen,
            help_keys=ways.help_keys,
            diagnosis=window.diagnosis_wanted.emit,
            about=ways.about,
        )

    def show_page(self, name: str) -> None:
        """Which page is in sight, and its keys."""
        self.rail.show_page(_entry(name))
        self.follow_page()

    def follow_page(self) -> None:
        """The menu, the keys and the state of the page in sight, after it has changed what it offers."""
        page = self._window.page
        actions = getattr(page, "actions", tuple)
        self.menus.offer_page(_entry(self._window.page_name), actions())
        state = getattr(page, "state", ("", "quiet"))
        self.status.show_over(*state)
        self._name_undo()
        self.show_hints()

    def show_hints(self) -> None:
        """The keys of the page in sight."""
        self.status.show_hints(self._window.page.key_hints)

    def show_model_state(self, words: str, colour: str) -> None:
        """Is the model saved that is edited; elsewhere the line speaks of the audit."""
        if self._window.page_name == "models":
            self.status.show_over(words, colour)

    # The audit

    def follow(self, session: AuditSession) -> None:
        """The bars show this audit from now on."""
        self.menus.follow_audit(is_open=True)
        for signal, slot in self._wires(session):
            signal.connect(slot)
        self.status.show_state(_("Everything is saved"), "accent")
        self._offer_pages()
        self._show_particulars()

    def let_go(self, session: AuditSession) -> None:
        """No audit is open."""
        for signal, slot in self._wires(session):
            signal.disconnect(slot)
        self.menus.follow_audit(is_open=False)
        self.menus.follow_models(several=False)
        self.menus.offer_page("", ())
        self.menus.name_undo("", "")
        self._offer_pages()
        self.top.show_nothing()
        self.status.show_state("", "quiet")
        self.status.show_undo("")

    def _wires(self, session: AuditSession) -> list[tuple[SignalInstance, Callable[..., object]]]:
        stack, saving = session.undo_stack, session.saving
        return [
            (session.results_changed, self._show_results),
            (session.particulars_changed, self._show_particulars),
            (session.framework_switched, self._offer_pages),
            (stack.undoTextChanged, self._name_undo),
            (stack.redoTextChanged, self._name_undo),
            (stack.indexChanged, self._name_undo),
            (saving.saved, self.status.show_saved),
            (saving.not_saved, self.status.show_not_saved),
            (saving.waiting, self.status.show_waiting),
        ]

    def _offer_pages(self) -> None:
        """Rail and menu have the pages that can be gone to."""
        names = [name for name, _title in reachable_pages(self._window.session)]
        if self._window.session is not None:
            self.menus.follow_rating(self._window.session.is_blind)
        self.rail.enable(names, closed_pages(self._window.session))
        for name in OF_SOME_MODELS:
            self.rail.hide_unless_enabled(name)
        self.menus.offer_pages(names)
        gone = set(dict(page_titles())) - set(names)
        if self._window.page_name in gone and self._window.session is not None:
            self._window.show_page("overview")  # the model or the rating now in view has no such page

    def _show_particulars(self) -> None:
        session = self._window.session
        if session is not None:
            titles = {framework.id: framework.short_title for framework in session.frameworks.values()}
            self.top.show_audit(session.audit.client.name, titles)
            self._window.name_after(session.audit.client.name)
            self.menus.follow_models(several=len(titles) > 1)
            self._show_results()

    def _show_results(self) -> None:
        from maturity_desktop.gui.team.rating_words import rating_in_view

        session = self._window.session
        if session is not None:
            self.top.show_results(session.results)
            self.top.show_rating(rating_in_view(session.audit, session.rating_set))

    def _name_undo(self) -> None:
        stack = self._stack
        undo = stack.undoText() if stack is not None and stack.canUndo() else ""
        redo = stack.redoText() if stack is not None and stack.canRedo() else ""
        self.menus.name_undo(undo, redo)
        self.status.show_undo(undo)

    @property
    def _stack(self) -> QUndoStack | None:
        """What is taken back: edits of the model that is edited, else those of the open audit."""
        own = getattr(self._window.page, "undo_stack", None)
        session = self._window.session
        return own if own is not None else session.undo_stack if session is not None else None

    def _switch_framework(self, framework: str) -> None:
        session = self._window.session
        if session is not None:
            session.switch_framework(framework)

    def next_model(self) -> None:
        """The audit's next model comes into view; after the last one, the first."""
        session = self._window.session
        if session is not None:
            models = list(session.frameworks)
            here = models.index(session.framework.id)
            session.switch_framework(models[(here + 1) % len(models)])

    def undo(self) -> None:
        """Takes the last edit back."""
        stack = self._stack
        if stack is not None:
            with self._staying():
                stack.undo()

    def redo(self) -> None:
        """Does again what was taken back."""
        stack = self._stack
        if stack is not None:
            with self._staying():
                stack.redo()

    @contextmanager
    def _staying(self) -> Iterator[None]:
        """Where the part that has the keyboard goes with an edit, the page keeps it."""
        was_here = self._has_keyboard()
        yield
        if was_here and not self._has_keyboard():
            self._window.step_pane(1, afresh=True)

    def _has_keyboard(self) -> bool:
        """Whether it is in the page in sight, or on the button that undoes."""
        from PySide6.QtWidgets import QApplication

        focused, page = QApplication.focusWidget(), self._window.frame.page(self._window.page_name)
        is_in_page = focused is not None and page is not None and page.isAncestorOf(focused)
        return is_in_page or self.status.undo.hasFocus()


def page_titles() -> list[tuple[str, str]]:
    """The pages by name, in the order of the rail."""
    return [
        ("library", _("Library")),
        ("overview", _("Overview")),
        ("plan", _("Plan")),
        ("assess", _("Assess")),
        ("evidence", _("Evidence")),
        ("measures", _("Measures")),
        ("surveys", _("Surveys")),
        ("results", _("Results")),
        ("improve", _("Improve")),
        ("report", _("Report")),
        ("models", _("Models")),
    ]


def further_titles() -> list[tuple[str, str]]:
    """The pages that are reached from the menu, from other pages and by Ctrl+K, and are always there."""
    return [("portfolio", _("Portfolio")), ("crosswalk", _("Crosswalk"))]


def pages_of_audit(session: AuditSession | None) -> list[tuple[str, str]]:
    """The same, of those that are there with an open audit."""
    return [("supporting", _("Supporting figures"))] if session is not None else []


def reachable_pages(session: AuditSession | None) -> list[tuple[str, str]]:
    """The pages that can be gone to now: most want an open audit, some a model that has what they show."""
    if session is None:
        return [page for page in page_titles() if page[0] in OF_THE_LIBRARY]
    is_measured = any(criterion.measure for criterion in session.framework.criteria)
    without = {*(() if is_measured else OF_SOME_MODELS), *closed_pages(session)}
    return [page for page in page_titles() if page[0] not in without]


def closed_pages(session: AuditSession | None) -> dict[str, str]:
    """The pages that an open audit has and that cannot be gone to now, and why."""
    if session is None or not session.is_blind:
        return {}
    return {
        "improve": _("What follows from the agreed ratings is out of sight now, as they are."),
        "report": _("The report is made of the agreed ratings, which are out of sight now."),
    }


def _entry(page: str) -> str:
    """The entry of the rail that a page belongs to."""
    if page == "portfolio":
        return "library"
    return "measures" if page in OF_FIGURES else page
