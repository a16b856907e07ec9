"""Everything that can be done on the assess page, as actions: for keys, for menus and for buttons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from maturity_desktop.domain.framework import Checkpoint, Framework
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.own_keys import OwnKeys

DIGITS = range(10)


class AssessActions:
    """The actions, each with its key. `page` is where most keys work, `answering` where answers are given.

    A key without Ctrl works only while nobody types: fields keep letters and digits for themselves.
    """

    def __init__(self, page: QWidget, answering: tuple[QWidget, ...]) -> None:
        self._page = page
        self._answering = answering
        self._order: list[QAction] = []
        self.met = self._answer(_("&Met"), "Y")
        self.partly = self._answer(_("&Partly met"), "P")
        self.not_met = self._answer(_("&Not met"), "N")
        self.not_applicable = self._answer(_("Not &applicable…"), "A")
        # Where lists take Delete for themselves, it must not reach an answer.
        self.clear = self._make(_("&Clear the answer"), ("Backspace", "Del"), answering[:1])
        self.remark = self._answer(_("&Remark"), "R")
        self._separate()
        self.next = self._on_page(_("Next criterion"), "J")
        self.previous = self._on_page(_("Previous criterion"), "K")
        self.next_unrated = self._on_page(_("Next &unrated criterion"), "U")
        self.filter = self._on_page(_("&Filter criteria"), "/")
        self.mine = self._on_page(_("Onl&y mine, or all again"), "M")
        self.assign = self._on_page(_("Assign &to…"), "W")
        self._separate()
        self.levels = {digit: self._on_page(self._level_words(digit), str(digit)) for digit in DIGITS}
        self.derived = self._on_page(_("Take the &derived level"), "D")
        self.note = self._on_page(_("N&ote"), "T")
        self.client = self._on_page(_("What the client says, &beside"), "B")
        self.client.setCheckable(True)
        self.finding = self._on_page(_("Ma&ke a finding"), "Ctrl+Shift+N")
        self._separate()
        self.evidence = self._on_page(_("Go to the &evidence"), "E")
        self.add_files = self._on_page(_("Add file&s as evidence…"), "Ctrl+Shift+A")
        self.paste = self._on_page(_("Paste as e&vidence"), "Ctrl+V")
        self.add_note = self._on_page(_("Add a te&xt note as evidence…"), "Ctrl+Shift+T")
        self.use_known = self._on_page(_("Use evidence from the re&gister…"), "Ctrl+Shift+U")
        self.offers = self._on_page(_("What ot&her models offer"), "O")
        self._separate()
        self.preview = self._on_page(_("Previe&w the evidence"), short=_("Preview"))
        self.open_outside = self._on_page(_("Open the evidence outs&ide"), short=_("Open"))
        self.details = self._on_page(_("Details of the evidence…"), "I", short=_("Details…"))
        self.link = self._on_page(_("&Link the evidence to the checkpoint, or no longer"), "L")
        self.unlink = self._make(_("No longer use the evidence here"), ("Del",), ())
        self.remove = self._on_page(_("Remove the evidence from the register…"))
        reading = (self.preview, self.open_outside, self.details)
        edits_items = (action for action in self.with_item if action not in reading)
        mark_edits(
            *self.answers[:-1],
            *self.levels.values(),
            self.derived,
            *self.adding,
            *edits_items,
            self.assign,
            self.finding,
        )

    def _level_words(self, digit: int) -> str:
        return _("Set level &{level}…").format(level=digit)

    def _answer(self, words: str, *keys: str) -> QAction:
        return self._make(words, keys, self._answering)

    def _on_page(self, words: str, *keys: str, short: str = "") -> QAction:
        action = self._make(words, keys, (self._page,))
        if short:
            action.setIconText(short)
        return action

    def _make(self, words: str, keys: tuple[str, ...], where: tuple[QWidget, ...]) -> QAction:
        action = QAction(words, self._page)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for widget in where:
            widget.addAction(action)
        self._order.append(action)
        return action

    def _separate(self) -> None:
        line = QAction(self._page)
        line.setSeparator(True)
        self._order.append(line)

    @property
    def in_order(self) -> tuple[QAction, ...]:
        """As they stand in a menu."""
        return tuple(self._order)

    @property
    def answers(self) -> tuple[QAction, ...]:
        return (self.met, self.partly, self.not_met, self.not_applicable, self.clear, self.remark)

    @property
    def adding(self) -> tuple[QAction, ...]:
        return (self.add_files, self.paste, self.add_note, self.use_known)

    @property
    def with_item(self) -> tuple[QAction, ...]:
        """Those that need an item of evidence in hand."""
        return (self.preview, self.open_outside, self.details, self.link, self.unlink, self.remove)

    def answer_menu(self, page: QWidget, point: Checkpoint | None, to_profile: Callable[[], object]) -> QMenu:
        """What can be done with a checkpoint; also the profile, where a fact of it decides."""
        menu = QMenu(page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        OwnKeys(menu)
        menu.addActions([*self.answers, self.link])
        if point is not None and point.when is not None:
            menu.addSeparator()
            menu.addAction(_("Client’s pro&file…")).triggered.connect(to_profile)
        return menu

    def speak(self, of_sign: bool) -> None:
        """The answers in the words for a checkpoint, which is met, or for a sign, which is observed."""
        self.met.setText(_("O&bserved") if of_sign else _("&Met"))
        self.partly.setText(_("&Partly observed") if of_sign else _("&Partly met"))
        self.not_met.setText(_("&Not observed") if of_sign else _("&Not met"))
        self.not_applicable.setText(_("Does not &apply…") if of_sign else _("Not &applicable…"))

    def offer_walk(self, several: bool) -> None:
        """One can go from criterion to criterion, and filter them, where there are several."""
        for action in (self.next, self.previous, self.next_unrated, self.filter, self.mine):
            action.setEnabled(several)

    def offer_levels(self, framework: Framework) -> None:
        """Only the levels of the framework's scale can be set."""
        levels = {step.level for step in framework.scale}
        for digit, action in self.levels.items():
            action.setVisible(digit in levels)
            action.setEnabled(digit in levels)

    def connect(self, action: QAction, step: Callable[[], object]) -> None:
        """What an action does.

        From the key that opens a dialog until it is closed it does nothing: keys that are typed on before the
        dialog has come to the screen still find the page.
        """

        def act() -> None:
            if QApplication.activeModalWidget() is None:
                step()

        action.triggered.connect(act)

    def connect_levels(self, ask: Callable[[int], None]) -> None:
        for digit, action in self.levels.items():
            self.connect(action, partial(ask, digit))


def key_hints(of_sign: bool, several: bool) -> tuple[tuple[str, str], ...]:
    """The keys used most; a sign is observed, and where there is one criterion there is no next one."""
    answers = (
        ("Y", _("observed") if of_sign else _("met")),
        ("P", _("partly")),
        ("N", _("not observed") if of_sign else _("not met")),
        ("A", _("n/a")),
        ("R", _("remark on the answer")),
    )
    walk = (("J", _("next")), ("U", _("next unrated"))) if several else ()
    return (*answers, *walk, ("T", _("note")), ("E", _("evidence")))
