"""An audit of several models in the whole window: which one is in view, found, and remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from maturity_desktop.app import Program
from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import Client
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.improvement_records import OwnProfile
from maturity_desktop.gui.dialogs.audit_form import AuditForm
from maturity_desktop.gui.dialogs.pick import PickDialog
from maturity_desktop.storage.framework_files import shipped_frameworks
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import NewAudit, start_audit


@pytest.fixture
def models(library_folder: Path, clock: Callable[[], Any]) -> list[str]:
    """The ids of three models of an audit that is in the library."""
    files = tuple(shipped_frameworks(frameworks_folder()))[:3]
    library = Library.open(library_folder)
    try:
        new = NewAudit(Client("c1", "Several"), files, date(2025, 12, 31), date(2026, 1, 12), "Ada", id="a1")
        start_audit(library, new, "Ada", clock)
    finally:
        library.close()
    return [file.framework.id for file in files]


@pytest.fixture
def opened(models: list[str], program: Program, hands: Any) -> Program:
    program.open_audit("a1", "")
    hands.wait(lambda: program.window.session is not None)
    return program


def in_view(program: Program) -> str:
    session = program.window.session
    assert session is not None, "an audit is open"
    return session.framework.id


def test_control_m_goes_round_the_models(opened: Program, models: list[str], hands: Any) -> None:
    seen = [in_view(opened)]
    for _model in models:
        hands.control(Qt.Key.Key_M)
        seen.append(in_view(opened))
    assert seen == [*models, models[0]]
    top = opened.window.bars.top
    assert top.frameworks.currentData() == models[0]


def test_the_model_in_view_is_remembered(
    opened: Program, models: list[str], start: Any, leave_program: Any, hands: Any
) -> None:
    hands.control(Qt.Key.Key_M)
    hands.control(Qt.Key.Key_4)
    criterion = opened.window.page.criterion  # type: ignore[attr-defined]
    leave_program(opened)
    again = start()
    again.open_audit("a1", "")
    hands.wait(lambda: again.window.session is not None)
    assert in_view(again) == models[1]
    assert again.window.page.criterion == criterion


def test_anywhere_leads_to_a_criterion_of_another_model(
    opened: Program, models: list[str], hands: Any
) -> None:
    session = opened.window.session
    assert session is not None
    wanted = session.frameworks[models[2]].criteria[0]
    hands.control(Qt.Key.Key_K)
    dialog = hands.dialog(PickDialog)
    hands.write(f"{wanted.id} {wanted.title}")
    assert dialog.rows.rows.rows[0].mark == session.frameworks[models[2]].short_title
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: in_view(opened) == models[2])
    assert opened.window.page.criterion == wanted.id  # type: ignore[attr-defined]


def test_a_criterion_is_shown_in_the_model_that_is_named(opened: Program, models: list[str]) -> None:
    session = opened.window.session
    assert session is not None
    first = session.frameworks[models[1]]
    session.frameworks = {**session.frameworks, "copy": replace(first, id="copy")}
    opened.window.show_criterion(first.criteria[1].id, "copy")
    assert in_view(opened) == "copy"
    opened.window.show_criterion(first.criteria[0].id)
    assert in_view(opened) == "copy", "the model in view comes first"


def test_the_form_of_the_audit_names_a_profile_of_its_own(opened: Program, hands: Any) -> None:
    session = opened.window.session
    assert session is not None
    audit, framework = session.audit, session.framework.id
    own = OwnProfile(audit.id, framework, "firm", "Our readiness", 2)
    session.change("profile", (*put(audit, own), *put(audit, replace(audit.details, target_profile="firm"))))
    hands.control(Qt.Key.Key_E)
    form = hands.dialog(AuditForm)
    assert form._form.target.currentText() == "Our readiness"
    hands.press(Qt.Key.Key_Escape)
    assert session.results.profile.title == "Our readiness"
