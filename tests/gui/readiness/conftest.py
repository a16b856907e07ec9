"""An audit that is nearly ready, its page of readiness and that of its progress."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import AnswerValue, Link
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.client_history import AuditPoint
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter
from maturity_desktop.gui.improve.progress_page import ProgressPage
from maturity_desktop.gui.improve.readiness_page import ReadinessPage
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.conftest import FakeAsk, make_audit, make_framework, take_away

NAMES = ("1.01", "1.02", "2.01", "2.02")


@pytest.fixture
def session(qapp: QApplication, commits: object, clock: object) -> AuditSession:
    """Everything is met up to level 2 and proven, but for one checkpoint of 1.02 and the evidence of 2.01."""
    model = make_framework()
    audit = make_audit(model)
    (document, *_more) = audit.evidence
    for name in NAMES:
        if name != "2.01":
            audit = audit.with_changes(put(audit, Link(audit.id, document.id, model.id, name)))
    made = AuditSession(audit, {model.id: model}, commits, "Ada", clock)  # type: ignore[arg-type]
    for result in made.results.criteria:
        for point in result.criterion.checkpoints:
            met = result.criterion.level(2).checkpoints + result.criterion.level(1).checkpoints
            is_met = point in met and point.id != "1.02-2a"
            made.answer(point.id, AnswerValue.MET if is_met else AnswerValue.NOT_MET)
    return made


@pytest.fixture
def points() -> list[AuditPoint]:
    """The client's other audits."""
    return []


@pytest.fixture
def page(
    session: AuditSession, points: list[AuditPoint], ask: FakeAsk, theme: ThemeSwitch, qtbot: QtBot
) -> Iterator[ReadinessPage]:
    exporter = Exporter(session, NullTranslations(), open_outside=lambda _url: True)
    made = ReadinessPage(session, exporter, lambda _framework, show: show(tuple(points)), ask, theme)
    yield from in_sight(made, qtbot)


@pytest.fixture
def progress(session: AuditSession, ask: FakeAsk, theme: ThemeSwitch, qtbot: QtBot) -> Iterator[ProgressPage]:
    yield from in_sight(ProgressPage(session, ask, theme), qtbot)


def in_sight(made: Any, qtbot: QtBot) -> Iterator[Any]:
    made.resize(1200, 640)
    made.show()
    qtbot.waitActive(made).__enter__()
    made.list.setFocus()
    yield made
    take_away(made)
