"""Everything that can be done from anywhere: the menu bar, its keys, and the list of them for the help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from maturity_desktop.gui.preferences import CHOICES, Choice, Recent
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.own_keys import OwnKeys
from maturity_desktop.gui.widgets.rail import DIGITS, page_keys

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Acts:
    """What the menus call."""

    new_audit: Act
    open_recent: Callable[[str], object]
    edit_profile: Act
    close_audit: Act
    official_wording: Act
    backups: Act
    move_edition: Act
    audit_models: Act
    team: Act
    ratings: Act
    targets: Act
    re_audit: Act
    earlier: Act
    quit: Act
    undo: Act
    redo: Act
    find: Act
    choose_theme: Callable[[Choice], object]
    next_pane: Act
    previous_pane: Act
    show_page: Callable[[str], object]
    go_anywhere: Act
    next_model: Act
    help_screen: Act
    help_keys: Act
    diagnosis: Act
    about: Act


class Menus:
    """The menu bar of the main window; `keys` lists its shortcuts by menu."""

    def __init__(
        self, window: QMainWindow, acts: Acts, pages: Sequence[tuple[str, str]], theme: Choice
    ) -> None:
        self._window = window
        self._acts = acts
        self.keys: list[tuple[str, list[tuple[str, str]]]] = []
        self._of_audit: list[QAction] = []
        self._pages: dict[str, QAction] = {}
        bar = window.menuBar()
        bar.setAccessibleName(_("Menus"))
        self._fill_file(self._menu(_("&File")))
        self._fill_edit(self._menu(_("&Edit")))
        self._fill_view(self._menu(_("Vie&w")), theme)
        titles = {
            "plan": _("&Plan"),
            "assess": _("&Assess"),
            "evidence": _("Evi&dence"),
            "measures": _("Mea&sures"),
            "surveys": _("S&urveys"),
            "improve": _("Impro&ve"),
            "report": _("Report"),  # every letter of it is taken: by a menu, or by fields of the plan
            "models": _("&Model"),
        }
        self._titles = titles
        self._of_pages = {name: (self._menu(title), self.keys[-1][1]) for name, title in titles.items()}
        self._fill_go(self._menu(_("&Go")), pages)
        self._fill_help(self._menu(_("&Help")))
        self.follow_audit(is_open=False)
        self.follow_models(several=False)
        self.offer_page("", ())
        self.name_undo("", "")

    def _menu(self, title: str) -> QMenu:
        self.keys.append((title.replace("&", ""), []))
        menu = self._window.menuBar().addMenu(title)
        OwnKeys(menu)
        return menu

    def _add(self, menu: QMenu, words: str, act: Act, *keys: str, of_audit: bool = False) -> QAction:
        action = QAction(words, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked: act())
        menu.addAction(action)
        if of_audit:
            self._of_audit.append(action)
        self.keys[-1][1].extend(_keys_of([action]))
        return action

    def _fill_file(self, menu: QMenu) -> None:
        acts = self._acts
        self.new_audit = self._add(menu, _("&New audit…"), acts.new_audit, "Ctrl+N")
        self._recents = menu.addMenu(_("Open &recent"))
        OwnKeys(self._recents)
        menu.addSeparator()
        profile = self._add(menu, _("&Client and audit…"), acts.edit_profile, "Ctrl+E", of_audit=True)
        models = self._add(menu, _("&Models of this audit…"), acts.audit_models, of_audit=True)
        self._move = self._add(menu, _("Move to another &edition…"), acts.move_edition, of_audit=True)
        self._add(menu, _("&Team…"), acts.team, of_audit=True)
        self._add(menu, _("Second ratin&gs…"), acts.ratings, of_audit=True)
        self._add(menu, _("T&argets…"), acts.targets, of_audit=True)
        self._add(menu, _("Next a&udit from this one…"), acts.re_audit, of_audit=True)
        self._add(menu, _("Audit be&fore this one…"), acts.earlier, of_audit=True)
        self._add(menu, _("C&lose the audit"), acts.close_audit, "Ctrl+W", of_audit=True)
        menu.addSeparator()
        wording = self._add(menu, _("Official &wording…"), acts.official_wording)
        mark_edits(self.new_audit, profile, models, self._move, wording)
        self._add(menu, _("&Backups…"), acts.backups)
        menu.addSeparator()
        leave = self._add(menu, _("&Quit"), acts.quit, "Ctrl+Q")
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _fill_edit(self, menu: QMenu) -> None:
        acts = self._acts
        self.undo = self._add(menu, _("&Undo"), acts.undo, "Ctrl+Z")
        self.redo = self._add(menu, _("&Redo"), acts.redo, "Ctrl+Shift+Z", "Ctrl+Y")
        menu.addSeparator()
        self._add(menu, _("&Find…"), acts.find, "Ctrl+F")

    def _fill_view(self, menu: QMenu, theme: Choice) -> None:
        acts = self._acts
        words = {"light": _("&Light"), "dark": _("&Dark"), "system": _("As the &system")}
        group = QActionGroup(self._window)
        for choice in CHOICES:
            action = self._add(menu, words[choice], partial(acts.choose_theme, choice))
            action.setCheckable(True)
            action.setChecked(choice == theme)
            group.addAction(action)
        menu.addSeparator()
        self._add(menu, _("Next &pane"), acts.next_pane, "F6")
        self._add(menu, _("P&revious pane"), acts.previous_pane, "Shift+F6")

    def _fill_go(self, menu: QMenu, pages: Sequence[tuple[str, str]]) -> None:
        acts = self._acts
        for number, (name, title) in enumerate(pages, 1):
            words = _("&{number} {page}").format(number=number % DIGITS, page=title)
            keys = page_keys(number)
            self._pages[name] = self._add(
                menu, words if number <= DIGITS else title, partial(acts.show_page, name), keys
            )
        menu.addSeparator()
        self._next_model = self._add(menu, _("Next &model"), acts.next_model, "Ctrl+M")
        supporting = partial(acts.show_page, "supporting")
        self._add(menu, _("&Supporting figures"), supporting, "Ctrl+Shift+F", of_audit=True)
        self._add(menu, _("&Crosswalk"), partial(acts.show_page, "crosswalk"), "Ctrl+Shift+K")
        self._add(menu, _("&Anywhere…"), acts.go_anywhere, "Ctrl+K")

    def _fill_help(self, menu: QMenu) -> None:
        acts = self._acts
        self._add(menu, _("About this &screen"), acts.help_screen, "F1")
        self._add(menu, _("All &keys"), acts.help_keys, "Shift+F1")
        menu.addSeparator()
        self._add(menu, _("Show &diagnostics"), acts.diagnosis)
        menu.addSeparator()
        about = self._add(menu, _("&About Maturity Desktop"), acts.about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    # What follows the state

    def follow_audit(self, is_open: bool) -> None:
        """What needs an open audit can be chosen only then."""
        for action in self._of_audit:
            action.setEnabled(is_open)

    def offer_pages(self, names: Sequence[str]) -> None:
        """Only these pages can be gone to."""
        for name, action in self._pages.items():
            action.setEnabled(name in names)

    def follow_rating(self, is_blind: bool) -> None:
        """What a move to another edition does to the agreed levels is not for whoever rates blind to see."""
        self._move.setEnabled(not is_blind)

    def follow_models(self, several: bool) -> None:
        """One can go from model to model where the audit has several."""
        self._next_model.setEnabled(several)

    def offer_page(self, name: str, actions: Sequence[QAction]) -> None:
        """What can be done on the page in sight, in its own menu; the other pages' menus cannot be opened.

        Their letters are free for the page: Qt has the letter of a menu that is disabled stand in the way.
        """
        for own, (menu, keys) in self._of_pages.items():
            offered = list(actions) if own == name else []
            menu.clear()
            menu.addActions(offered)
            menu.menuAction().setEnabled(bool(offered))
            menu.setTitle(self._titles[own] if offered else self._titles[own].replace("&", ""))
            keys[:] = _keys_of(offered)

    def name_undo(self, undo: str, redo: str) -> None:
        """What would be taken back, and done again; empty: nothing."""
        for action, name, plain, named in (
            (self.undo, undo, _("&Undo"), _("&Undo: {name}")),
            (self.redo, redo, _("&Redo"), _("&Redo: {name}")),
        ):
            action.setEnabled(bool(name))
            action.setText(named.format(name=name.replace("&", "&&")) if name else plain)

    def show_recents(self, recents: Sequence[Recent]) -> None:
        """The audits that were open last."""
        self._recents.clear()
        self._recents.setEnabled(bool(recents))
        for number, recent in enumerate(recents, 1):
            name = " ".join(recent.client.split())[:60].replace("&", "&&")
            words = _("&{number} {client}").format(number=number, client=name)
            action = self._recents.addAction(words)
            action.triggered.connect(partial(self._acts.open_recent, recent.audit))


def _keys_of(actions: Sequence[QAction]) -> list[tuple[str, str]]:
    """The keys of those that have any, and what they do."""
    native = QKeySequence.SequenceFormat.NativeText
    return [
        (_(" or ").join(key.toString(native) for key in action.shortcuts()), _plain(action.text()))
        for action in actions
        if action.shortcuts() and action.isVisible()
    ]


def _plain(words: str) -> str:
    return words.replace("&", "").rstrip("…")
