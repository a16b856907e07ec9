"""What is claimed against what the figures show, on the page and beside the evidence of a criterion."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.pages.supporting_page import SupportingPage
from maturity_desktop.gui.supporting.criterion_lines import CriterionLines
from maturity_desktop.gui.supporting.known_figures import KnownFigures
from maturity_desktop.gui.supporting.supporting_desk import SupportingDesk
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.acting import Key, press, take_over
from tests.gui.supporting.acting import import_dialog, rows_of, written


@pytest.fixture
def claiming(
    page: SupportingPage,
    session: AuditSession,
    desk: SupportingDesk,
    ask: object,
    tmp_path: Path,
    qtbot: QtBot,
) -> SupportingPage:
    """Intervals are claimed and monthly figures handed over; tracking is claimed and borne out."""
    take_over(import_dialog(page, ask, written(tmp_path), qtbot), desk, qtbot)
    session.answer("1.02-1a", AnswerValue.MET)
    session.write_note("2.01", "Voice is forecast by the half-hour. More will come.")
    page.show_measure("claims")
    return page


class TestPage:
    def test_contradicted_claims_come_first_with_their_words_and_what_is_there(
        self, claiming: SupportingPage
    ) -> None:
        assert rows_of(claiming)["Claims and figures"] == ("", "1 of 2 contradicted")
        first, second = claiming.claims.shown
        assert first.says.words == "2.01: Contacts are forecast by the interval."
        assert first.shown.words.startswith("Contradicted by figures. The figures are not as fine")
        assert first.claimed.words == "Claimed: the note says “Voice is forecast by the half-hour.”."
        assert second.shown.words.startswith("Borne out by figures.")
        assert second.claimed.words == "Claimed: checkpoint 1.02-1a is answered met."

    def test_enter_goes_to_the_first_arrows_on_and_enter_opens_the_criterion(
        self, claiming: SupportingPage, qtbot: QtBot
    ) -> None:
        claiming.figures.setFocus()
        press(Key.Key_Return)
        first, second = claiming.claims.shown
        assert first.open.hasFocus()
        press(Key.Key_Down)
        assert second.open.hasFocus()
        with qtbot.waitSignal(claiming.criterion_wanted) as wanted:
            press(Key.Key_Space)
        assert wanted.args == ["1.02", "small"]

    def test_what_is_no_longer_claimed_goes(self, claiming: SupportingPage, session: AuditSession) -> None:
        session.undo_stack.undo()
        assert [card.goal for card in claiming.claims.shown] == [("small", "1.02")]
        assert rows_of(claiming)["Claims and figures"] == ("", "0 of 1 contradicted")

    def test_a_claim_without_figures_says_which_are_lacking(
        self, page: SupportingPage, session: AuditSession
    ) -> None:
        session.answer("1.02-1a", AnswerValue.MET)
        (card,) = page.claims.shown
        assert card.shown.words == "No figures: Abandonment."

    def test_every_card_is_told_to_who_cannot_see_it(
        self, claiming: SupportingPage, nameless: Callable[[QWidget], list[str]]
    ) -> None:
        assert not nameless(claiming)
        name = claiming.claims.shown[0].open.accessibleName()
        assert name.startswith("Open 2.01: Contacts are forecast by the interval. Contradicted by figures.")


class TestBesideEvidence:
    @pytest.fixture
    def lines(
        self, session: AuditSession, known: KnownFigures, theme: ThemeSwitch, qtbot: QtBot
    ) -> CriterionLines:
        made = CriterionLines(session, known, theme)
        qtbot.addWidget(made)
        return made

    def told(self, lines: CriterionLines) -> list[str]:
        return [line.words.words for line in lines.lines if not line.isHidden()]

    def test_a_contradicted_claim_and_the_figures_are_a_line_each(
        self, claiming: SupportingPage, lines: CriterionLines, qtbot: QtBot
    ) -> None:
        lines.show_criterion("small", "2.01")
        assert self.told(lines) == ["Contradicted by figures: Contacts are forecast by the interval."]
        with qtbot.waitSignal(lines.measure_wanted) as wanted:
            lines.open.click()
        assert wanted.args == ["claims"]
        lines.show_criterion("small", "1.01")
        assert self.told(lines) == ["Abandonment: 4.7 %, within what is typical"]
        with qtbot.waitSignal(lines.measure_wanted) as wanted:
            lines.open.click()
        assert wanted.args == ["abandonment"]

    def test_a_criterion_that_figures_say_nothing_of_has_no_lines(
        self, claiming: SupportingPage, lines: CriterionLines
    ) -> None:
        lines.show_criterion("small", "2.02")
        assert lines.isHidden()
        assert not self.told(lines)

    def test_a_new_answer_is_held_against_figures_when_answering_has_paused(
        self, claiming: SupportingPage, session: AuditSession, lines: CriterionLines, qtbot: QtBot
    ) -> None:
        lines.show_criterion("small", "2.01")
        session.undo_stack.undo()
        with qtbot.waitSignal(lines.shown):
            lines.show_criterion("small", "2.01")
        assert lines.isHidden()

    def test_they_come_when_the_measures_have_been_read(
        self, session: AuditSession, known: KnownFigures, lines: CriterionLines, qtbot: QtBot
    ) -> None:
        lines.show_criterion("small", "1.01")
        assert lines.isHidden()
        with qtbot.waitSignal(lines.shown):
            known.ask()
        assert lines.isHidden(), "nothing was handed over"
