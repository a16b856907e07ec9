"""A model with a programme, on its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from gettext import NullTranslations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.phases import Phase, Task, TaskKind
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter
from maturity_desktop.gui.plan.schedule_page import SchedulePage
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.conftest import FakeAsk, make_audit, make_framework, take_away


def model_with_programme(points: bool = True) -> Framework:
    """Two phases of two tasks each; one leads to a level that counts points."""
    small = make_framework()
    return replace(
        small,
        scoring=replace(small.scoring, points=points),
        programme=(
            Phase(
                "first",
                "First steps",
                (
                    Task("t1", "List the problems.", TaskKind.INTERVIEW, "They must be known.", "A list",
                         ("manager",), "In week 1"),
                    Task("t2", "Fill out the form.", TaskKind.RATING, criteria=("1.01",)),
                ),
                level=1,
            ),
            Phase("second", "Later", (Task("t3", "Resolve them.", TaskKind.PLAN, added=True),
                                      Task("t4", "Report.", TaskKind.REPORT)), "What follows."),
        ),
    )  # fmt: skip


@pytest.fixture
def session(qapp: QApplication, commits: object, clock: object) -> AuditSession:
    """An audit of the model with a programme and of one without."""
    models = (model_with_programme(), make_framework("plain", "Plain Model"))
    audit = make_audit(*models)
    return AuditSession(audit, {model.id: model for model in models}, commits, "Ada", clock)  # type: ignore[arg-type]


@pytest.fixture
def opened() -> list[str]:
    """The files that were opened outside."""
    return []


@pytest.fixture
def page(
    session: AuditSession, ask: FakeAsk, theme: ThemeSwitch, opened: list[str], qtbot: QtBot
) -> Iterator[SchedulePage]:
    def open_outside(url: QUrl) -> bool:
        opened.append(url.fileName())
        return True

    exporter = Exporter(session, NullTranslations(), open_outside=open_outside)
    made = SchedulePage(session, exporter, ask, theme)
    made.resize(1298, 666)
    made.show()
    qtbot.waitActive(made).__enter__()
    made.list.setFocus()
    yield made
    take_away(made)
