"""A day on site: some evidence, a role to ask, a model of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from gettext import NullTranslations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.changes import put
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.phases import Phase, RequestTemplate, Task, TaskKind, Where
from maturity_desktop.domain.plan_records import PlanSettings
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter
from maturity_desktop.gui.plan.leaving_page import LeavingPage
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.conftest import FakeAsk, make_audit, make_framework, take_away


def model_on_site() -> Framework:
    """Four criteria, one week on site, and something that the client can be asked for."""
    tour = Task("tour", "Tour", TaskKind.OBSERVATION, who=("manager",))
    return replace(
        make_framework(),
        programme=(Phase("site", "On site", (tour,), days=5, where=Where.ON_SITE),),
        requests=(RequestTemplate("turnover", "Turnover by month", "", criteria=("1.02",)),),
    )


@pytest.fixture
def session(qapp: QApplication, commits: object, clock: object) -> AuditSession:
    model = model_on_site()
    audit = make_audit(model)
    audit = audit.with_changes(put(audit, PlanSettings(audit.id, date(2026, 1, 12))))
    return AuditSession(audit, {model.id: model}, commits, "Ada", clock)  # type: ignore[arg-type]


@pytest.fixture
def page(session: AuditSession, ask: FakeAsk, theme: ThemeSwitch, qtbot: QtBot) -> Iterator[LeavingPage]:
    exporter = Exporter(session, NullTranslations(), open_outside=lambda _url: True)
    made = LeavingPage(session, exporter, ask, theme)
    made.resize(1200, 600)
    made.show()
    qtbot.waitActive(made).__enter__()
    made.list.setFocus()
    yield made
    take_away(made)
