"""A criterion with 2,000 items of evidence is as quick to work at as any other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from maturity_desktop.domain.audit import Audit, Evidence, Link
from maturity_desktop.domain.framework import EvidenceKind, Framework
from maturity_desktop.gui.models import evidence_model
from maturity_desktop.gui.models.evidence_model import EvidenceView
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets import text_heights
from maturity_desktop.gui.widgets.text_heights import TextHeights
from maturity_desktop.gui.widgets.wrapped_text import WrappedText
from tests.gui.assess.conftest import NOW, Bench, build_audit, build_framework

MANY = 2000
WIDTH = 180.0


@pytest.fixture
def crowded(open_page: Callable[..., Bench]) -> Bench:
    """The second criterion has the items, pictures all of them; the first is in view."""
    framework = build_framework({"1.01": (2, 1, 2), "1.02": (1, 1, 1)})
    return open_page(framework, audit_with_many(framework))


def audit_with_many(framework: Framework) -> Audit:
    items = [
        Evidence(
            "c1", f"e{number}", number, f"Photo {number} of the wallboard in the hall",
            EvidenceKind.OBSERVATION, date(2025, 11, 3), NOW.date(),
            file_name=f"{number}.png", media_type="image/png", sha256=f"{number:064x}", source="seen",
        )
        for number in range(1, MANY + 1)
    ]  # fmt: skip
    return build_audit(framework, *items, *(Link("a1", item.id, framework.id, "1.02") for item in items))


def test_the_rows_of_many_items_are_hardly_laid_out(crowded: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out: list[str] = []

    class Counted(WrappedText):
        def __init__(self, text: str, *rest: Any) -> None:
            laid_out.append(text)
            super().__init__(text, *rest)

    monkeypatch.setattr(text_heights, "WrappedText", Counted)
    crowded.page.show_criterion("1.02")
    QApplication.processEvents()
    assert crowded.page._pane.list.model().rowCount() == MANY
    assert len(laid_out) < MANY / 2  # of three texts a row, over and over


def test_writing_a_note_leaves_the_rows_as_they_are(crowded: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []

    def make(*parts: Any) -> EvidenceView:
        made.append(parts)
        return EvidenceView(*parts)

    monkeypatch.setattr(evidence_model, "EvidenceView", make)
    crowded.page.show_criterion("1.02")
    assert len(made) == MANY
    made.clear()
    crowded.page._note.note.setFocus()
    crowded.write("seen in the hall")
    assert crowded.result().note == "seen in the hall"
    assert made == []


def test_thumbnails_are_made_of_what_is_in_sight(crowded: Bench) -> None:
    thumbnails = crowded.page._pane.list._thumbnails
    crowded.page.show_criterion("1.02")
    crowded.wait_until(lambda: bool(thumbnails._kept) and thumbnails.is_settled)
    assert len(thumbnails._kept) < 20
    first = set(thumbnails._kept)
    crowded.page._pane.list.scrollToBottom()
    crowded.wait_until(lambda: set(thumbnails._kept) > first and thumbnails.is_settled)
    assert f"{MANY:064x}" in thumbnails._kept
    assert len(thumbnails._kept) < 40


WORDS = st.one_of(
    st.text("iIlMW fil.,-“”…–àÜ\u00ad", max_size=60),
    st.integers(10, 50).map(lambda count: ("Photo of the wallboard in the hall, with " * 2)[:count]),
    st.text(max_size=60),
    st.integers(1, 70).map(lambda count: "m" * count),
)


@given(text=WORDS)
def test_heights_are_those_of_the_words_laid_out(qapp: QApplication, text: str) -> None:
    font = ThemeSwitch(qapp, "light").font()
    assert TextHeights(font, WIDTH).of(text) == WrappedText(text, font, WIDTH, 2).height
