"""Killed while an activity is held, the program comes back into it, with what was typed and with its time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from maturity_desktop.app import Program
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.plan_records import Heard
from maturity_desktop.gui.activities.watches import FILE
from maturity_desktop.gui.diagnostics.place import PlaceFile, WorkPlace, place_now
from maturity_desktop.gui.first_sight import read_file
from maturity_desktop.gui.second_start import FOLDER
from tests.end_to_end.test_kill_while_hearing import prepare

ROOT = Path(__file__).resolve().parents[3]
HELD = WorkPlace(
    "a1", "plan", "icmi_cmo", view="activities", activity="m1", question="icmi_cmo:1.01-2a", seconds=754,
    is_going=True,
)  # fmt: skip
Start = Callable[[], Program]


@pytest.fixture
def heard_library(library_folder: Path) -> Path:
    """A library with an activity at which something was said of one checkpoint."""
    prepare(library_folder)
    return library_folder


def note(audit: Audit) -> str:
    return max((own.note for own in audit.all(Heard)), key=len)


def kill_while_typing(folder: Path) -> int:
    """How much was typed and saved when the program was killed, once its place was kept."""
    words = [sys.executable, "-m", "tests.end_to_end.hearing_child", str(folder), "a1"]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(words, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        saved = 0
        for line in child.stdout:
            saved = int(line)
            kept = PlaceFile(folder).read()
            if saved and kept is not None and kept.activity:
                child.kill()
                break
    return saved


def test_the_next_start_is_in_the_activity_with_what_was_typed(
    heard_library: Path, start: Start, hands: Any, ask: Any
) -> None:
    saved = kill_while_typing(heard_library)
    program = start()
    hands.wait(lambda: ask.told)
    hands.wait(lambda: program.window.session)
    plan: Any = program.window.page
    hearing = plan.view.hearing
    hands.wait(hearing.card.hasFocus)
    session = program.window.session
    assert session is not None
    assert len(note(session.audit)) >= saved > 0
    assert hearing.card.note.words == note(session.audit)
    hands.press(Qt.Key.Key_T)
    hands.write("y")
    assert "y" in note(session.audit)


def test_the_question_and_the_time_are_those_of_then_and_the_time_goes_on(
    heard_library: Path, start: Start, hands: Any
) -> None:
    PlaceFile(heard_library).keep(HELD)
    program = start()
    hands.wait(lambda: program.window.session)
    hearing: Any = program.window.page.view.hearing  # type: ignore[attr-defined]
    assert hearing.question == "icmi_cmo:1.01-2a"
    assert hearing.elapsed.text().startswith("12:3")
    assert hearing.watch.is_going
    assert place_now(program.window)._replace(criterion="", checkpoint="", seconds=754) == HELD


def test_a_time_that_stood_still_goes_on_standing(heard_library: Path, start: Start, hands: Any) -> None:
    PlaceFile(heard_library).keep(HELD._replace(is_going=False))
    program = start()
    hands.wait(lambda: program.window.session)
    hearing: Any = program.window.page.view.hearing  # type: ignore[attr-defined]
    assert (hearing.elapsed.text(), hearing.halt.text()) == ("12:34 of 60 min", "Go on")


def test_closed_in_order_the_time_is_there_when_it_is_held_again(
    heard_library: Path, start: Start, leave_program: Callable[[Program], None], hands: Any
) -> None:
    PlaceFile(heard_library).keep(HELD)
    program = start()
    hands.wait(lambda: program.window.session)
    leave_program(program)
    times = read_file(heard_library / FOLDER / FILE)
    assert 754 <= times["m1"] < 800


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (HELD._replace(activity="gone"), "activities"),
        (HELD._replace(question="gone", seconds=-5), "activities"),
        (HELD._replace(view="gone"), "schedule"),
        (HELD._replace(view="requests", activity=""), "requests"),
    ],
)
def test_what_is_there_no_more_leads_to_what_is(
    heard_library: Path, start: Start, hands: Any, place: WorkPlace, name: str
) -> None:
    PlaceFile(heard_library).keep(place)
    program = start()
    hands.wait(lambda: program.window.session)
    plan: Any = program.window.page
    assert plan.name == name


def test_who_looked_something_up_meanwhile_finds_the_activity_in_the_plan(
    heard_library: Path, start: Start, hands: Any
) -> None:
    PlaceFile(heard_library).keep(HELD._replace(page="assess", criterion="5.07"))
    program = start()
    hands.wait(lambda: program.window.session)
    assert program.window.page_name == "assess"
    program.window.show_page("plan")
    plan: Any = program.window.page
    assert plan.view.is_holding
