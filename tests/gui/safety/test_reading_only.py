"""A library that cannot be written in: everything is seen, nothing changed, and it says why."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from maturity_desktop.app import Program
from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.report_records import HandedOver
from maturity_desktop.gui.first_sight import FILE_NAME
from maturity_desktop.gui.models_desk import ReadModel
from maturity_desktop.gui.preferences import PreferenceFile
from maturity_desktop.storage.figure_mappings import FigureMappings
from maturity_desktop.storage.library import Library
from tests.storage.backups.settled import MODEL, bytes_of

Start = Callable[[], Program]


def shown(program: Program, hands: Any, page: str = "assess") -> Any:
    """A page of the only audit."""
    program.open_audit("a1", "")
    hands.wait(lambda: program.window.session)
    program.window.show_page(page)
    return program.window.page


def test_a_library_that_another_program_has_is_read_and_says_who_has_it(
    folder: Path, start: Start, hands: Any
) -> None:
    with closing(Library.open(folder)):
        program = start()
        hands.wait(program.safety.reading.isVisible)
        assert "Another program has the library open" in program.safety.reading.words.words
        assert [audit.id for audit in program.audits] == ["a1"]
        assert not program.desk.may_write
    (again,) = program.safety.reading.buttons
    again.click()
    hands.wait(lambda: program.desk.may_write)
    assert not program.safety.reading.isVisible()
    assert program.library_page._form.new_audit.isEnabled()


def test_controls_that_edit_are_out_of_use_and_say_why(
    folder: Path, start: Start, hands: Any, nameless: Callable[[QWidget], list[str]]
) -> None:
    with closing(Library.open(folder)):
        program = start()
        page = shown(program, hands)
        strip, note = page._strip, page._note
        assert not any(button.isEnabled() for button in strip.answers.values())
        assert note.note.isReadOnly()
        assert strip.remark.isReadOnly()
        assert not page.act.met.isEnabled()
        assert not page.act.add_files.isEnabled()
        assert page.act.note.isEnabled()
        assert "Another program" in strip.answers[AnswerValue.MET].toolTip()
        assert not page._head.figure.isEnabled()
        assert not program.window.bars.menus.new_audit.isEnabled()
        assert not program.library_page._form.new_audit.isEnabled()
        assert nameless(program.window) == []
        hands.press(Qt.Key.Key_Y)
        session = program.window.session
        assert session is not None
        assert session.undo_stack.count() == 0


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("measures", ("hours", "accept")),
        ("surveys", ("new",)),
        ("supporting", ("import_file",)),
    ],
)
def test_what_edits_on_the_pages_of_figures_is_out_of_use(
    folder: Path, start: Start, hands: Any, page: str, names: tuple[str, ...]
) -> None:
    with closing(Library.open(folder)):
        program = start()
        act = shown(program, hands, page).act
        hands.wait(lambda: not program.desk._running)
        assert [name for name in names if getattr(act, name).isEnabled()] == []
    (again,) = program.safety.reading.buttons
    again.click()
    hands.wait(lambda: program.desk.may_write)
    act = shown(program, hands, page).act
    hands.wait(lambda: all(getattr(act, name).isEnabled() for name in names))


def test_own_models_drafts_and_wordings_are_not_changed_past_the_library(
    folder: Path, start: Start, hands: Any, ask: Any
) -> None:
    with closing(Library.open(folder)):
        program = start()
        before = without_window(folder)
        program.window.show_page("models")
        page: Any = program.window.page
        hands.wait(lambda: page.shelf.entry is not None)
        assert not page.shelf.act.new.isEnabled()
        assert not any(button.isEnabled() for button in page.shelf.starting)
        desk, model, tree = page._desk, page._shelf.models[0].file, {"id": "other"}
        for act in (
            lambda: desk.begin("other", lambda: tree),
            lambda: desk.open("own"),
            lambda: desk.keep("other", tree),
            lambda: desk.take_in(ReadModel(tree, ()), "other", "Other"),
            lambda: desk.remove("own", folder / MODEL),
            lambda: desk.read_file(folder / MODEL),
            lambda: desk.bring_to_audit(model),
            lambda: program.desk.keep_wording(folder / MODEL),
        ):
            ask.told.clear()
            act()
            hands.wait(lambda: ask.told)
            assert "opened for reading only" in ask.told[0][1]
        with pytest.raises(LibraryError, match="opened for reading only"):
            desk.keep_draft("other", tree)
        desk.drop_draft("own")
        with pytest.raises(LibraryError, match="opened for reading only"):
            FigureMappings(folder, program.desk.library.refuse_to_write).remember({"shape": {}})
        assert without_window(folder) == before


def test_nothing_is_written_in_a_library_that_is_only_read(
    folder: Path, start: Start, hands: Any, leave_program: Callable[[Program], None]
) -> None:
    PreferenceFile(folder / FILE_NAME).change(author="Ada Assessor")
    with closing(Library.open(folder)):
        before = without_window(folder)
        program = start()
        page = shown(program, hands)
        session = program.window.session
        assert session is not None
        point = page.result.criterion.checkpoints[0].id
        session.answer(point, AnswerValue.MET)
        session.write_note(page.criterion, "never")
        entry = HandedOver(session.audit.id, "h", "pdf", "r.pdf", "2026-02-02T10:00", "Ada", 1, "ab" * 32)
        session.enter("hand over", put(session.audit, entry))
        assert session.saving.is_empty
        assert "reading only" in program.window.bars.status.state.words
        program.window.show_page("report")
        program.diagnostics.mistakes.take(ValueError())
        program.desk.failed.emit(OSError())
        QApplication.processEvents()
        leave_program(program)
        assert without_window(folder) == before


def without_window(folder: Path) -> dict[str, bytes]:
    """The library's bytes; what SQLite keeps for readers beside it counts for nothing."""
    return {name: data for name, data in bytes_of(folder).items() if not name.endswith("-shm")}
