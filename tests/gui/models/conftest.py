"""A model in the editor, with a disk that can be made to fail, and the models page over a real library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.dialogs.name_model import NameModelDialog
from maturity_desktop.gui.model_editor.draft import ModelDraft
from maturity_desktop.gui.model_editor.editor import ModelEditor
from maturity_desktop.gui.models_desk import ModelsDesk
from maturity_desktop.gui.pages.models_page import ModelsPage
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.tree_edits import Tree

SLOW_MS = 20_000
Wait = Callable[[Callable[[], object]], None]


def small_tree() -> Tree:
    """Two domains with two criteria and one; everything that an editor shows, once."""

    def criterion(name: str, title: str) -> Tree:
        levels = {
            1: [
                {"id": f"{name}-1a", "text": f"{title} begins."},
                {"id": f"{name}-1b", "text": "It goes on."},
            ],
            2: [{"id": f"{name}-2a", "text": f"{title} is done."}],
        }
        return {"id": name, "title": title, "intent": "What for.", "levels": levels, "ask": ["manager"]}

    return {
        "schema": 1,
        "id": "own",
        "title": "Own model",
        "short_title": "Own",
        "edition": "2026",
        "owner": "Firm",
        "about": "Ours.",
        "roles": {"manager": "Manager", "agent": "Agent"},
        "themes": {"risk": "Risk"},
        "facts": {"home": {"question": "From home?", "default": False}},
        "scale": [
            {"level": 0, "title": "Nothing"},
            {"level": 1, "title": "Some"},
            {"level": 2, "title": "All"},
        ],
        "scoring": {"floor": 0},
        "targets": [{"id": "aim", "title": "Aim", "level": 2, "exceptions": {"1.01": 1}}],
        "domains": [
            {
                "id": "1",
                "title": "First",
                "intent": "For.",
                "criteria": [criterion("1.01", "Vision"), criterion("1.02", "Planning")],
            },
            {"id": "2", "title": "Second", "intent": "For.", "criteria": [criterion("2.01", "Work")]},
        ],
    }


@dataclass
class Disk:
    """Where drafts go; `fault` makes it refuse them."""

    kept: list[Tree] = field(default_factory=list)
    fault: Exception | None = None

    def keep(self, tree: Tree) -> None:
        if self.fault is not None:
            raise self.fault
        self.kept.append(tree)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def draft(qapp: QApplication, disk: Disk, clock: Any, qtbot: QtBot) -> ModelDraft:
    made = ModelDraft(small_tree(), disk.keep, clock)
    qtbot.waitUntil(lambda: made.is_checked, timeout=SLOW_MS)
    return made


@pytest.fixture
def editor(draft: ModelDraft, theme: ThemeSwitch, ask: Any, qtbot: QtBot) -> ModelEditor:
    made = ModelEditor(draft, theme, ask)
    qtbot.addWidget(made)
    made.resize(1298, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def checked(qtbot: QtBot) -> Callable[[ModelDraft], None]:
    """Waits until a draft's problems are those of its tree."""
    return lambda draft: qtbot.waitUntil(lambda: draft.is_checked, timeout=SLOW_MS)


@pytest.fixture
def page(library: Library, ask: Any, theme: ThemeSwitch, clock: Any, qtbot: QtBot) -> Iterator[ModelsPage]:
    desk = ModelsDesk(lambda: library)
    made = ModelsPage(desk, ask, theme, clock, lambda: "Ada Assessor", list)
    qtbot.addWidget(made)
    made.resize(1298, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.shelf.entry is not None, timeout=SLOW_MS)
    yield made
    if made.editor is not None:
        made.editor.draft.finish()
        made.editor.draft.stop()
    qtbot.waitUntil(lambda: not desk._running, timeout=SLOW_MS)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def press(qtbot: QtBot) -> Callable[..., None]:
    """A key to whatever has the keyboard."""

    def press_key(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    return press_key


@pytest.fixture
def write(qtbot: QtBot) -> Callable[[str], None]:
    """Words to whatever has the keyboard."""
    return lambda words: qtbot.keyClicks(QApplication.focusWidget(), words)


@pytest.fixture
def wait(qtbot: QtBot) -> Wait:
    return lambda until: qtbot.waitUntil(lambda: bool(until()), timeout=SLOW_MS)


@pytest.fixture
def name_dialog(wait: Wait) -> Callable[[], NameModelDialog]:
    """The dialog that asks what a model is called, once it is open."""

    def dialog() -> NameModelDialog:
        wait(lambda: isinstance(QApplication.activeModalWidget(), NameModelDialog))
        found = QApplication.activeModalWidget()
        assert isinstance(found, NameModelDialog), "waited for"
        return found

    return dialog
