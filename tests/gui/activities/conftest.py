"""Activities of a small model on their page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.phases import Phase, Task, TaskKind
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityCriterion,
    ActivityKind,
    ActivityPerson,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.gui.activities.attaching import ActivityDesk
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter
from maturity_desktop.gui.plan.activities_page import ActivitiesPage
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.storage.evidence_store import EvidenceStore
from tests.gui.conftest import FakeAsk, make_audit, make_framework, take_away

TODAY = date(2026, 1, 13)
NONE = Qt.KeyboardModifier.NoModifier
TALK = Activity(
    "a1", "m1", ActivityKind.INTERVIEW, "Planning lead", TODAY, "09:30", 45, "Room 4", led_by="Ada Assessor"
)
GROUP = replace(
    TALK, id="m2", kind=ActivityKind.FOCUS_GROUP, title="Late shift", starts_at="10:00", place="Canteen"
)
LATER = replace(TALK, id="m3", title="Head of quality", held_on=None, starts_at="", led_by="Ben")
RECORDS: tuple[Record, ...] = (
    TALK,
    GROUP,
    LATER,
    ActivityPerson("a1", "m1", "p1", "manager", "Kim Vance"),
    ActivityCriterion("a1", "m1", "small", "1.01"),
    ActivityCriterion("a1", "m1", "small", "1.02"),
)


def model() -> Framework:
    task = Task(
        "t1", "Talk with the manager", TaskKind.INTERVIEW, who=("manager",), criteria=("2.01",), minutes=30
    )
    return replace(make_framework(), programme=(Phase("first", "First", (task,)),))


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    """A key, to whatever has the keyboard."""
    for _time in range(times):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)


def write(words: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)


@pytest.fixture
def records() -> tuple[Record, ...]:
    """What the audit holds besides; a test may override it."""
    return RECORDS


@pytest.fixture
def session(qapp: QApplication, commits: object, clock: object, records: tuple[Record, ...]) -> AuditSession:
    own = model()
    audit = make_audit(own)
    audit = audit.of("a1", (*(record for kind in audit.tables for record in audit.all(kind)), *records))
    return AuditSession(audit, {own.id: own}, commits, "Ada Assessor", clock)  # type: ignore[arg-type]


@pytest.fixture
def page(
    session: AuditSession, ask: FakeAsk, theme: ThemeSwitch, tmp_path: Path, qtbot: QtBot
) -> Iterator[ActivitiesPage]:
    exporter = Exporter(session, NullTranslations())
    store = EvidenceStore(tmp_path / "evidence")
    made = ActivitiesPage(
        session, exporter, lambda activity: ActivityDesk(activity, session, store), ask, theme
    )
    made.resize(1298, 640)
    made.show()
    qtbot.waitActive(made).__enter__()
    made.list.setFocus()
    yield made
    take_away(made)
