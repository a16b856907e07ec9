"""A made-up language that marks every translated string reaches all that the shell shows."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QWidget,
)

from maturity_desktop.app import Program
from maturity_desktop.gui.catalogue import DOMAIN, bind_catalogue
from maturity_desktop.gui.dialogs.audit_form import AuditForm
from maturity_desktop.gui.dialogs.first_start import FirstStart
from maturity_desktop.gui.dialogs.help import HelpDialog
from maturity_desktop.gui.dialogs.message import MessageDialog
from maturity_desktop.gui.dialogs.pick import PickDialog
from maturity_desktop.gui.translation import CatalogueTranslator

OPEN, CLOSE = "⟦", "⟧"


class MarkedWords(gettext.NullTranslations):
    """Every message in brackets, a third longer, as a language might be."""

    def gettext(self, message: str) -> str:
        return f"{OPEN}{message}{'·' * (len(message) // 3)}{CLOSE}" if message else ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture(autouse=True)
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gettext, "translation", lambda *_arguments, **_named: MarkedWords())


def texts(root: QWidget) -> Iterator[str]:
    """Everything in words that a window in sight shows or tells a screen reader."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.objectName().startswith("qt_") or not (widget.isVisible() or isinstance(widget, QMenu)):
            continue
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        match widget:
            case QLabel() | QAbstractButton():
                yield widget.text()
            case QLineEdit():
                yield widget.placeholderText()
            case QComboBox():
                yield from (widget.itemText(row) for row in range(widget.count()))
            case QListView():
                model = widget.model()
                yield from (str(model.index(row, 0).data()) for row in range(model.rowCount()))
            case QMenu():
                yield widget.title()
            case QDialog():
                yield widget.windowTitle()
    yield from (action.text() for action in root.findChildren(QAction) if action.text())


def untranslated(root: QWidget, data: set[str]) -> set[str]:
    """The texts that no translation has reached and that are not data."""
    plain = {text for text in texts(root) if OPEN not in text and any(letter.isalpha() for letter in text)}
    return {text for text in plain if text not in data}


@pytest.fixture
def data() -> set[str]:
    """What is shown as somebody wrote it: names, and titles of the framework."""
    from maturity_desktop.data_folders import frameworks_folder
    from maturity_desktop.storage.framework_files import shipped_frameworks

    found = {"Client of ours", "Ada Assessor", "Energy", "Maturity Desktop", "OK", "CTRL+K"}
    for file in shipped_frameworks(frameworks_folder()):
        framework = file.framework
        found |= {framework.title, framework.short_title, *(target.title for target in framework.targets)}
    return found


def test_every_string_of_the_shell_is_translated(hands: Any, program: Program, data: set[str]) -> None:
    window = program.window
    assert untranslated(window, data) == set()
    hands.press(Qt.Key.Key_Space)
    form = hands.dialog(AuditForm)
    assert untranslated(form, data) == set()
    hands.press(Qt.Key.Key_Return)
    assert OPEN in form._form.problem.text()
    hands.write("Client of ours")
    hands.press(Qt.Key.Key_Tab)
    hands.write("Energy")
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: window.session)
    overview: Any = window.frame.page("overview")
    hands.wait(overview.changes.rows.rowCount)
    session = window.session
    assert session is not None
    for domain in session.framework.domains:
        data |= {domain.title, *(criterion.title for criterion in domain.criteria)}
        # A row is read aloud with its number before and its detail after the title.
        data |= {f"{criterion.id}, {criterion.title}" for criterion in domain.criteria}
    assert untranslated(window, data) == set()
    window.show_page("library")
    hands.wait(program.library_page._audits.rowCount)
    assert untranslated(window, data) == set()
    window.bars.status.show_not_saved("")
    assert untranslated(window, data) == set()


@pytest.mark.parametrize(
    ("kind", "opens"),
    [
        (PickDialog, lambda program: program.window.bars.ways.go_anywhere()),
        (HelpDialog, lambda program: program.window.bars.ways.help_keys()),
        (MessageDialog, lambda program: program.window.bars.ways.about()),
        (FirstStart, lambda program: program._ask_who()),
    ],
)
def test_every_string_of_a_dialog_is_translated(
    hands: Any, program: Program, data: set[str], kind: type[QDialog], opens: Callable[[Program], None]
) -> None:
    opens(program)
    dialog = hands.dialog(kind)
    assert untranslated(dialog, data) == set()
    dialog.reject()


def test_trouble_is_told_in_the_person_s_language(program: Program, data: set[str]) -> None:
    program._tell_trouble(OSError(13, "strerror of the system"))
    form = program.library_page._form
    assert OPEN in form.trouble_title.text()
    assert untranslated(program.window, data | {"strerror of the system"}) == set()


def test_nothing_is_cut_off_by_longer_words(program: Program, hands: Any) -> None:
    def cut_off() -> list[str]:
        buttons = program.window.findChildren(QAbstractButton)
        shown = [button for button in buttons if button.isVisible() and button.text()]
        return [own.text() for own in shown if own.width() < own.minimumSizeHint().width() - 1]

    hands.wait(lambda: cut_off() == [])


def test_forms_ask_the_catalogue(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    translator = CatalogueTranslator()
    qapp.installTranslator(translator)
    assert QCoreApplication.translate("AuditForm", "Vision").startswith(f"{OPEN}Vision")
    qapp.removeTranslator(translator)
    assert translator.translate("AuditForm", "") == ""
    assert not translator.isEmpty()


def test_the_catalogue_is_looked_for_in_the_program_s_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("LANGUAGE")
    monkeypatch.delenv("LC_ALL")
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.delenv("LANG", raising=False)
    bind_catalogue(tmp_path)
    assert gettext.bindtextdomain(DOMAIN) == str(tmp_path)
    assert gettext.textdomain() == DOMAIN
    import os

    assert os.environ["LANGUAGE"]
    monkeypatch.setenv("LANGUAGE", "C")
