"""The pictures of safety: backups, a library that is only read, one that is damaged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from maturity_desktop.gui.safety.backups_dialog import BackupsDialog
from maturity_desktop.gui.safety.damage_view import DamageView
from maturity_desktop.storage.start_check import Condition, State

if TYPE_CHECKING:
    from tools.screens.stage import Stage

Show = Callable[["Stage"], object]
SAMPLE = "norrhaven-2025"
DAMAGE = (
    "The library’s file (library.sqlite) is not as it was when it was closed. It was left as it is.",
    "Norrhaven Energi Service, cut-off 2025-12-31, criterion 5.07: the note on the criterion cannot be read.",
)


def backups(stage: Stage) -> BackupsDialog:
    """A backup that is as now and one that is not, with a second place that is not there."""
    _make_sound(stage)
    stage.audit(SAMPLE)
    session = stage.window.session
    assert session is not None, "an audit is open"
    stage.act("Backups")
    stage.wait(lambda: isinstance(stage.dialog(), BackupsDialog))
    dialog = stage.dialog()
    assert isinstance(dialog, BackupsDialog)
    for number in range(2):
        stage.wait(lambda: dialog.make.isEnabled() and dialog.none.text() == "There is no backup yet.")
        before = len(dialog.list.rows.rows)
        dialog.make.click()
        stage.wait(lambda before=before: len(dialog.list.rows.rows) > before)  # type: ignore[misc]
        if not number:
            session.write_note(session.framework.criteria[0].id, "Written after the first backup.")
            session.end_spell()
            stage.wait(lambda: session.saving.is_empty)
    dialog.list.setCurrentIndex(dialog.list.rows.index(1))
    stage.settle()
    return dialog


def _make_sound(stage: Stage) -> None:
    """The library as it is, whatever the last picture made of it."""
    program = stage.program
    if not program.desk.is_open:
        program.safety.open_again()
        stage.wait(lambda: program.desk.may_write)
    program.safety._follow_condition()
    program.safety.backups.trouble = ""
    stage.window.bars.status.show_backup_trouble(is_there=False)


def no_backup(stage: Stage) -> None:
    """Why there is none, in the dialog."""
    stage.program.safety.backups.trouble = (
        "No backup could be made in /home/assessor/library/backups (No space left on device). See whether"
        " that disk is there, has room and may be written to, or choose another place for backups."
    )
    stage.window.bars.status.show_backup_trouble(is_there=True)
    stage.act("Backups")
    stage.wait(lambda: isinstance(stage.dialog(), BackupsDialog))
    stage.settle()


def only_read(page: str) -> Show:
    """A page of an audit in a library that another computer has."""

    def show(stage: Stage) -> None:
        stage.audit(SAMPLE, page)
        safety = stage.program.safety
        stage.window.bars.status.show_backup_trouble(is_there=False)
        why = (
            "Another program has the library open (on ADAS-LAPTOP, since 13 Jan 2026, 09:12), so it can only"
            " be read here. Close it there, then try again."
        )
        safety._edits.close(why)
        safety.reading.tell(why, ("Try again", lambda: None))
        stage.settle()

    return show


def damaged(stage: Stage) -> Any:
    """The start screen of a damaged library."""
    stage.library()
    stage.program.desk.let_go()()
    stage.program.safety.reading.tell("")
    stage.program.safety.tell_damage(Condition(State.DAMAGED, DAMAGE), True)
    view = stage.program.library_page._instead
    assert isinstance(view, DamageView)
    stage.wait(lambda: not view.work.isVisible())
    view._show_found(DAMAGE[1:])
    stage.settle()
    return view


def saved(stage: Stage) -> None:
    """What came of a salvage."""
    view = damaged(stage)
    stage.ask.place = Path(mkdtemp(dir=stage.folder.parent))
    view.save.click()
    stage.wait(view.go_on.isVisible)
    stage.settle()


SAFETY: tuple[tuple[str, Show], ...] = (
    ("backups", backups),
    ("no-backup", no_backup),
    ("only-read-library", only_read("overview")),
    ("only-read-assess", only_read("assess")),
    ("damaged", damaged),
    ("damaged-saved", saved),
)
