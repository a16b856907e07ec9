"""Models in the program's window: reached by key, undone by Ctrl+Z, saved when the window closes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt

from maturity_desktop.app import Program
from maturity_desktop.gui.dialogs.name_model import NameModelDialog
from maturity_desktop.gui.pages.models_page import ModelsPage
from maturity_desktop.storage.model_drafts import read_draft


def models(program: Program, hands: Any) -> ModelsPage:
    """The models page, with its list."""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    hands.press(Qt.Key.Key_L, both)
    hands.wait(lambda: program.window.page_name == "models")
    page = program.window.page
    assert isinstance(page, ModelsPage)
    hands.wait(lambda: page.shelf.entry is not None)
    return page


def begin(hands: Any, page: ModelsPage, title: str) -> None:
    """A new model, by keyboard."""
    hands.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    hands.dialog(NameModelDialog)
    hands.write(title)
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: page.editor is not None)


def test_a_model_is_begun_and_taken_back_by_keyboard(program: Program, hands: Any) -> None:
    page, window = models(program, hands), program.window
    begin(hands, page, "Ours")
    editor = page.editor
    assert editor is not None
    hands.press(Qt.Key.Key_Return)  # from the outline to the form
    hands.write("X")
    assert editor.draft.tree["title"].count("X") == 1
    assert "change Model · Title" in window.bars.menus.undo.text().replace("&", "")
    hands.wait(lambda: "Draft saved" in window.bars.status.state.words)
    hands.control(Qt.Key.Key_Z)
    assert editor.draft.tree["title"] == "Ours"
    hands.control(Qt.Key.Key_1)
    hands.wait(lambda: window.page_name == "library")
    assert "Draft" not in window.bars.status.state.words
    assert not window.bars.menus.undo.isEnabled()


def test_what_was_typed_last_is_on_disk_when_the_window_closes(
    program: Program, hands: Any, leave_program: Callable[[Program], None], library_folder: Any
) -> None:
    page = models(program, hands)
    begin(hands, page, "Ours")
    hands.press(Qt.Key.Key_Return)
    hands.write("X")
    leave_program(program)
    draft = read_draft(library_folder, "ours")
    assert draft is not None and "X" in draft["title"]


def test_the_page_has_a_menu_and_a_help_of_its_own(program: Program, hands: Any) -> None:
    models(program, hands)
    menu = program.window.bars.menus._of_pages["models"][0]
    assert menu.menuAction().isEnabled()
    assert [action.text().replace("&", "") for action in menu.actions()][:2] == [
        "New model…",
        "Import a file…",
    ]
    hands.control(Qt.Key.Key_1)
    hands.wait(lambda: program.window.page_name == "library")
    assert not menu.menuAction().isEnabled()
