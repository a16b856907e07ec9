"""An audit over a real library, with a small catalogue of measures and claims, on its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.domain.series import Grain
from maturity_desktop.domain.supporting_catalogue import (
    Claim,
    Formula,
    Input,
    Need,
    SupportingCatalogue,
    SupportingMeasure,
    Typical,
    Unit,
)
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.pages.supporting_page import SupportingPage
from maturity_desktop.gui.supporting.known_figures import KnownFigures
from maturity_desktop.gui.supporting.supporting_desk import SupportingDesk
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.storage.figure_mappings import FigureMappings
from maturity_desktop.storage.library import Library
from tests.gui.conftest import make_audit, make_framework, take_away


def small_catalogue() -> SupportingCatalogue:
    """Abandonment by channel, the error of forecasts by interval, handling time; claims at 2.01 and 1.02."""
    inputs = (
        Input("offered", "Contacts offered", heads=("Offered",)),
        Input("abandoned", "Contacts abandoned", heads=("Abandoned",)),
        Input("forecast", "Contacts forecast", heads=("Forecast",)),
        Input("actual", "Contacts that came", heads=("Actual",)),
        Input("seconds", "Total handling time", Unit.SECONDS, ("Handling time",)),
    )
    abandonment = SupportingMeasure(
        "abandonment", "Abandonment", "Contacts given up, of those offered.", Formula.SHARE, Unit.PERCENT,
        ("abandoned",), ("offered",), group="channel", counted=True,
        typical=Typical(None, Fraction(5), "More than one in twenty is felt."),
        criteria={"small": ("1.01",)}, heads=("Abandonment rate",),
    )  # fmt: skip
    error = SupportingMeasure(
        "forecast_error", "Forecast error", "Misses over contacts.", Formula.WAPE, Unit.PERCENT,
        ("forecast",), ("actual",), group="channel", grain=Grain.INTERVAL, criteria={"small": ("2.01",)},
    )  # fmt: skip
    handling = SupportingMeasure(
        "handling_time_mean", "Average handling time", "Time for each contact.", Formula.RATIO, Unit.SECONDS,
        ("seconds",), ("offered",), criteria={"small": ("1.01", "1.02")},
    )  # fmt: skip
    return SupportingCatalogue(
        "Small measures.",
        {own.id: own for own in inputs},
        {"channel": "Channel", "team": "Team"},
        (abandonment, error, handling),
        (
            Claim(
                "intervals", "small", "2.01", "Contacts are forecast by the interval.",
                Need(("forecast_error", "abandonment"), grain=Grain.INTERVAL), ("2.01-1a",), ("half-hour",),
            ),
            Claim(
                "tracked", "small", "1.02", "Abandonment is tracked.", Need(("abandonment",)), ("1.02-1a",),
            ),
        ),
        ("not",),
        {"channel": ("Channel",), "team": ("Team",)},
    )  # fmt: skip


@pytest.fixture
def catalogue() -> SupportingCatalogue:
    return small_catalogue()


@pytest.fixture
def faults() -> list[FrameworkError]:
    """What is wrong with the firm's own measures."""
    return []


@pytest.fixture
def session(qapp: QApplication, commits: object, clock: object, library: Library) -> AuditSession:
    frameworks = [make_framework(), make_framework("other", "Other Model")]
    return AuditSession(
        make_audit(*frameworks),
        {own.id: own for own in frameworks},
        commits,  # type: ignore[arg-type]
        "Ada",
        clock,  # type: ignore[arg-type]
        figures=library.figures,
        tables=library.table,
    )


@pytest.fixture
def known(
    session: AuditSession, catalogue: SupportingCatalogue, faults: list[FrameworkError]
) -> KnownFigures:
    return KnownFigures(session, lambda: (catalogue, tuple(faults)), session)


@pytest.fixture
def desk(session: AuditSession, library: Library, library_folder: Path) -> SupportingDesk:
    return SupportingDesk(
        session, library.evidence, library.keep_table, FigureMappings(library_folder), session
    )


@pytest.fixture
def page(
    session: AuditSession,
    known: KnownFigures,
    desk: SupportingDesk,
    ask: object,
    theme: ThemeSwitch,
    qtbot: QtBot,
) -> Iterator[SupportingPage]:
    made = SupportingPage(session, known, desk, ask, theme)  # type: ignore[arg-type]
    made.resize(1298, 666)
    with qtbot.waitSignal(known.read):
        made.show()
    qtbot.waitActive(made).__enter__()
    made.figures.setFocus()
    yield made
    take_away(made)


def with_long_names(catalogue: SupportingCatalogue) -> SupportingCatalogue:
    """Forty measures with names of 120 letters."""
    first = catalogue.measures[0]
    return replace(
        catalogue,
        measures=tuple(
            replace(first, id=f"m{number}", title=f"<b>{number}</b> " + "Reklamationsbearbeitungsquote" * 4)
            for number in range(40)
        ),
    )
