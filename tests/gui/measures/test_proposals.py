"""What the figures say is held against the answers, and taken over."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.checkpoint_view import view_of
from maturity_desktop.gui.measures.figure_desk import FigureDesk
from maturity_desktop.gui.pages.measures_page import MeasuresPage
from tests.gui.measures.acting import type_months


class TestProposals:
    def test_they_are_accepted_level_by_level_or_all_at_once(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot)
        session.answer("8.01-2a", AnswerValue.MET)
        assert page.ladder.differing.words.splitlines() == [
            "8.01-1a: the figures say met; there is no answer yet.",
            "8.01-2a: the figures say not met; the answer is met.",
        ]
        page.ladder.levels[0].click()  # type: ignore[attr-defined]
        answers = session.results.of("8.01").answers
        assert (answers["8.01-1a"], answers["8.01-2a"]) == (AnswerValue.MET, AnswerValue.MET)
        page.ladder.accept_all.click()
        assert session.results.of("8.01").answers["8.01-2a"] is AnswerValue.NOT_MET
        assert not page.ladder.accept_all.isVisible()
        session.undo_stack.undo()
        assert session.results.of("8.01").answers["8.01-2a"] is AnswerValue.MET

    def test_the_checkpoint_says_what_figures_say_otherwise(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot)
        session.answer("8.01-2a", AnswerValue.MET)
        session.answer("8.01-1a", AnswerValue.MET)
        result = session.results.of("8.01")
        views = {
            point.id: view_of(point, level, result, session.framework)
            for level in result.criterion.levels
            for point in level.checkpoints
        }
        assert views["8.01-2a"].figures == "Figures say: not met."
        assert "Figures say: not met." in views["8.01-2a"].spoken
        assert views["8.01-1a"].figures == views["8.01-3a"].figures == ""
