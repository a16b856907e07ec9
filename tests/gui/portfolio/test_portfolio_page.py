"""The portfolio: its way in, clients by what is due, distributions, and what must not be told."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from maturity_desktop.app import Program
from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import (
    AGREED,
    Audit,
    AuditDetails,
    Change,
    Client,
    FrameworkUse,
    RatingSet,
    SetLevel,
)
from maturity_desktop.domain.changes import Edit
from maturity_desktop.domain.improvement_records import Decision, Outcome
from maturity_desktop.domain.record import Record
from maturity_desktop.gui.pages.library_page import LibraryPage
from maturity_desktop.gui.pages.portfolio_page import PortfolioPage
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.storage.framework_files import FrameworkFile, read_framework
from maturity_desktop.storage.library import AuditSummary, FrameworkSummary, Library
from maturity_desktop.storage.standing import missing_standings
from maturity_desktop.verbs.audits import headlines
from maturity_desktop.verbs.portfolio import read_portfolio
from tests.gui.conftest import take_away

Key = Qt.Key
TODAY = date(2026, 1, 13)
NAMES = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "<b>Fir</b> & sons")


def add_audit(
    library: Library,
    file: FrameworkFile,
    number: int,
    name: str,
    level: int,
    *more: Record,
    sample: bool = False,
) -> None:
    """An audit of a client of its own, whose criteria are all at one level."""
    audit, framework = f"a{number}", file.framework
    records: list[Record] = [
        Client(f"c{number}", name),
        AuditDetails(audit, f"c{number}", TODAY - timedelta(90 + number), TODAY, is_sample=sample),
        FrameworkUse(audit, framework.id, file.sha256),
        RatingSet(audit, AGREED),
        *(SetLevel(audit, framework.id, AGREED, own.id, level, "seen") for own in framework.criteria),
        *more,
    ]
    found = Audit.of(audit, records)
    at = datetime(2026, 1, 13, tzinfo=UTC)
    edit = Edit(audit, "start", tuple(Change(None, own) for own in records), "Ada", at, audit)
    library.commit([edit], {audit: headlines(found, [framework])})


def fill(library: Library, count: int = 6) -> FrameworkFile:
    """Clients at levels 0 to 4 and 0; the award of the first ends soon."""
    file = read_framework(frameworks_folder() / "icmi-cmo.yaml")
    library.keep_edition(file)
    for number, name in enumerate(NAMES[:count]):
        decided = TODAY - timedelta(700)
        award = Decision(f"a{number}", file.framework.id, Outcome.AWARDED, decided, "Body")
        add_audit(library, file, number, name, number % 5, *([award] if number == 0 else []))
    return file


@pytest.fixture
def shown(library: Library, theme: ThemeSwitch) -> Any:
    """The page with six clients."""
    fill(library)
    page = PortfolioPage(theme, lambda: TODAY)
    page.show_portfolio(read_portfolio(library, TODAY))
    page.resize(1200, 700)
    page.show()
    yield page
    take_away(page)


def clients(page: PortfolioPage) -> list[str]:
    return [row.text for row in page.list.rows.rows]


def test_what_is_due_comes_first_and_chips_narrow(shown: PortfolioPage, nameless: Any) -> None:
    assert clients(shown)[0] == "Alder"
    assert shown.list.rows.rows[0].detail.startswith("award ends on")
    assert shown.headline.words == "6 clients, 1 with something due"
    assert [chip.text() for chip in shown.chips.values()] == ["All 6", "Due 1", "Under way 0", "Certified 1"]
    QTest.keyClick(next(own for own in shown.chips.values() if own.text() == "Due 1"), Key.Key_Space)
    assert clients(shown) == ["Alder"]
    QTest.keyClick(next(own for own in shown.chips.values() if own.text() == "Under way 0"), Key.Key_Space)
    assert shown.nothing.words == "No client stands so."
    assert nameless(shown) == []


def test_a_client_lies_among_the_others_and_nobody_else_is_named(shown: PortfolioPage) -> None:
    shown.list.setCurrentIndex(shown.list.rows.index(clients(shown).index("Cedar")))
    drawing = shown.figures.chart.drawing
    said = [spot.words for spot in drawing.spots]
    assert said[0].startswith("All criteria: the middle half of 6 clients lies from 0.25 to 2.75")
    assert said[0].endswith("this client 2.00: of 5 others 3 are lower, 0 alike, 2 higher")
    assert len(said) == 1 + 8
    every = " ".join(said) + drawing.title + " ".join(str(shape) for shape in drawing.shapes)
    assert not any(name in every for name in NAMES)


def test_a_narrow_page_has_the_figures_below_the_clients(shown: PortfolioPage) -> None:
    shown.resize(730, 1000)
    QApplication.processEvents()
    assert shown.list.width() > 600, "no day is cut"
    assert shown.figures.mapTo(shown, QPoint(0, 0)).y() > shown.list.mapTo(shown, QPoint(0, 0)).y()
    shown.resize(1200, 700)
    QApplication.processEvents()
    assert shown.figures.mapTo(shown, QPoint(0, 0)).x() > shown.list.width()


def test_what_fails_most_is_told_with_its_share(shown: PortfolioPage) -> None:
    rows = shown.figures.failing.rows.rows
    assert rows[0].mark.endswith("of 6 below target (50 %)")
    assert all(row.lead and row.text for row in rows)


def test_enter_opens_the_newest_audit(shown: PortfolioPage) -> None:
    opened: list[str] = []
    shown.audit_wanted.connect(lambda audit, _criterion: opened.append(audit))
    shown.list.setFocus()
    QTest.keyClick(shown.list, Key.Key_Down)
    QTest.keyClick(shown.list, Key.Key_Return)
    assert opened == [shown.current.audit if shown.current else ""]
    assert opened != ["a0"]


def test_four_clients_are_not_told_together(library: Library, theme: ThemeSwitch) -> None:
    fill(library, 4)
    page = PortfolioPage(theme, lambda: TODAY)
    page.show_portfolio(read_portfolio(library, TODAY))
    page.show()
    assert page.figures.finding.words.startswith("4 clients are rated by ICMI")
    assert not page.figures.chart.isVisible()
    assert not page.figures.failing.isVisible()
    take_away(page)


def test_samples_are_left_out_and_what_is_rated_blind_stays_out_of_sight(library: Library) -> None:
    file = fill(library)
    add_audit(library, file, 9, "A sample", 4, sample=True)
    found = read_portfolio(library, TODAY, ("a1",)).portfolio
    assert found.models[0].clients == 5
    assert "c1" not in found.models[0].whole.by_client
    assert "c9" not in found.models[0].whole.by_client
    assert {"Birch", "A sample"} <= {own.name for own in found.clients}


def test_where_audits_of_before_stand_is_computed_once(library: Library) -> None:
    fill(library)

    def forget(db: Any) -> None:
        db.conn.execute("DELETE FROM standing")
        db.conn.commit()

    before = read_portfolio(library, TODAY).portfolio
    library.writer.submit(forget).result()
    assert len(library.look_up(missing_standings)) == 6
    assert read_portfolio(library, TODAY).portfolio == before
    assert library.look_up(missing_standings) == ()
    assert library.verify() == ()


def test_the_way_to_the_portfolio_comes_with_the_first_audit(theme: ThemeSwitch) -> None:
    """Before the audits are listed it would take the keyboard from where they are."""
    page = LibraryPage(theme, lambda: datetime(2026, 1, 13, tzinfo=UTC))
    assert page.switch.isHidden()
    page.show_audits(())
    assert page.switch.isHidden()
    use = FrameworkSummary("icmi", "ICMI", "0" * 64, 1.8, 44, 45, False)
    page.show_audits(
        [AuditSummary("a1", "Client", "c1", TODAY, False, datetime(2026, 1, 13, tzinfo=UTC), (use,))]
    )
    assert not page.switch.isHidden()
    take_away(page)


def test_a_library_that_is_only_read_tells_what_it_has(library: Library) -> None:
    fill(library)

    def forget_one(db: Any) -> None:
        db.conn.execute("DELETE FROM standing WHERE audit = 'a5'")
        db.conn.commit()

    library.writer.submit(forget_one).result()
    reading = Library.open(library.folder, read_only=True)
    found = read_portfolio(reading, TODAY).portfolio
    reading.close()
    assert len(found.clients) == 6
    assert found.models[0].clients == 5
    assert library.look_up(missing_standings) == (("a5", found.models[0].framework),)


def test_the_library_and_the_portfolio_lead_to_each_other(program: Program, hands: Any) -> None:
    page, window = program.library_page, program.window
    fill(program.desk.library)
    program.desk.refresh()
    hands.wait(page.switch.isVisible)
    page.switch.portfolio.setFocus()
    hands.press(Key.Key_Space)
    assert window.page_name == "portfolio"
    portfolio = window.frame.page("portfolio")
    assert isinstance(portfolio, PortfolioPage)
    hands.wait(lambda: len(clients(portfolio)) == 6)
    assert window.bars.rail._buttons["library"].isChecked()
    portfolio.switch.audits.setFocus()
    hands.press(Key.Key_Space)
    assert window.page_name == "library"
    page.switch.portfolio.setFocus()
    hands.press(Key.Key_Space)
    hands.wait(lambda: isinstance(program.window.focusWidget(), QListView))
    hands.press(Key.Key_Return)
    hands.wait(lambda: window.session)
    assert window.session is not None
    assert window.session.audit.id == "a0"
