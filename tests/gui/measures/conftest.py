"""An audit of a model with a measured criterion, over a real library, on the measures page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.framework import Criterion, Domain, Framework, Measure, Rule
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.measures.figure_desk import FigureDesk
from maturity_desktop.gui.pages.measures_page import MeasuresPage
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.storage.figure_mappings import FigureMappings
from maturity_desktop.storage.library import Library
from tests.gui.conftest import make_audit, make_criterion, make_framework, take_away

MONTHS = ["81.2", "80.4", "82.0", "80.9", "83.1", "81.7", "80.2", "76.3", "80.6", "81.0", "80.1", "80.3"]
"""Eleven of twelve reach 80; August does not."""


def measured(criterion: str, title: str, value: str, by_channel: bool) -> Criterion:
    """10 of 12 months for its first level, 12 of 12 for the second, 80 % of the days for the third."""
    return replace(
        make_criterion(criterion, title),
        measure=Measure(
            value,
            "percent",
            "at_least",
            by_channel,
            (
                Rule(f"{criterion}-1a", "periods_met", {"period": "month", "window": 12, "at_least": 10}),
                Rule(f"{criterion}-2a", "periods_met", {"period": "month", "window": 12, "at_least": 12}),
                Rule(
                    f"{criterion}-3a",
                    "share_in_each_group",
                    {"period": "day", "group": "month", "groups": 3, "share": 0.8},
                ),
            ),
            levels_that_may_not_apply=(3,) if by_channel else (),
            why_they_may_not="Not always recorded by day.",
        ),
    )


def model_with_measures() -> Framework:
    """Two measured criteria besides those that are not."""
    small = make_framework("measured", "Measured Standard")
    own = (
        measured("8.01", "Service Level", "service_level", by_channel=True),
        measured("8.02", "Quality", "quality_score", by_channel=False),
    )
    return replace(small, domains=(*small.domains, Domain("8", "Results", "What comes out.", own)))


@pytest.fixture
def session(qapp: QApplication, commits: object, clock: object, library: Library) -> AuditSession:
    models = (model_with_measures(), make_framework("plain", "Plain Model"))
    frameworks = {model.id: model for model in models}
    return AuditSession(
        make_audit(*models),
        frameworks,
        commits,  # type: ignore[arg-type]
        "Ada",
        clock,  # type: ignore[arg-type]
        figures=library.figures,
    )


@pytest.fixture
def desk(session: AuditSession, library: Library, library_folder: Path) -> FigureDesk:
    return FigureDesk(
        session, library.evidence, library.keep_figures, FigureMappings(library_folder), session
    )


@pytest.fixture
def page(
    session: AuditSession, desk: FigureDesk, ask: object, theme: ThemeSwitch, qtbot: QtBot
) -> Iterator[MeasuresPage]:
    made = MeasuresPage(session, desk, ask, theme)  # type: ignore[arg-type]
    made.resize(1298, 666)
    made.show()
    qtbot.waitActive(made).__enter__()
    made.criteria.setFocus()
    yield made
    take_away(made)


@pytest.fixture
def client_file(tmp_path: Path) -> Callable[..., Path]:
    """Writes a client's file of months: a head, a row for each month, what is told below it."""

    def write(
        name: str = "service.csv", head: str = "Month;SL voice;Target", target: str = "80", more: str = ""
    ) -> Path:
        rows = (
            f"2025-{number:02d};{value};{target}" if target else f"2025-{number:02d};{value}"
            for number, value in enumerate(MONTHS, 1)
        )
        path = tmp_path / name
        path.write_text("\n".join((head, *rows)) + more, encoding="utf-8")
        return path

    return write
