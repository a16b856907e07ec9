"""Evidence taken off the register: asked first, by name, and never from under another audit."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt

from maturity_desktop.domain.audit import Evidence, Link
from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.gui.opening import other_audits
from tests.gui.assess.conftest import Bench, build_audit, build_framework

DAY = date(2026, 1, 12)
PLAN = Evidence("c1", "e1", 1, "Plan", EvidenceKind.DOCUMENT, DAY, DAY)


@pytest.fixture
def bench(open_page):
    """One item that two criteria use, in hand."""
    framework = build_framework({"1.01": (2, 1), "1.02": (1, 1)})
    links = (Link("a1", "e1", "f", "1.01"), Link("a1", "e1", "f", "1.02"))
    return open_page(framework, build_audit(framework, PLAN, *links))


def remove(bench: Bench) -> None:
    """By the menu behind the button, which is how a keyboard gets there."""
    bench.press("e")
    menu = bench.page._pane.more.menu()
    menu.popup(bench.page.mapToGlobal(bench.page.rect().center()))
    menu.setActiveAction(bench.page.act.remove)
    bench.menu_key(menu, Qt.Key.Key_Return)


def test_removal_asks_by_name_and_can_be_undone(bench, ask):
    ask.agrees = False
    remove(bench)
    assert ask.questions == ["Remove EV-001 “Plan” from the register?"]
    assert bench.session.audit.evidence == (PLAN,)
    ask.agrees = True
    remove(bench)
    assert bench.session.audit.evidence == ()
    bench.chord("Ctrl+Z")
    assert bench.session.audit.evidence == (PLAN,)
    assert len(list(bench.session.audit.all(Link))) == 2


def test_what_another_audit_uses_is_taken_from_this_one_only(bench, ask, commits):
    others = {PLAN.id: ("the audit of Norrhaven",)}
    bench.desk.used_elsewhere = lambda item: others[item.id]
    remove(bench)
    assert ask.questions == ["EV-001 “Plan” stays in the register: another audit needs it"]
    assert bench.session.audit.evidence == (PLAN,)
    assert not list(bench.session.audit.all(Link))
    bench.session.saving.flush()
    changed = [change.record for batch in commits.batches for edit in batch for change in edit.changes]
    assert changed, "the links go to the disk"
    assert all(isinstance(record, Link) for record in changed), "no edit that the library must refuse"


def test_who_would_rather_keep_it_keeps_all_of_it(bench, ask):
    bench.desk.used_elsewhere = lambda _item: ("the audit of Norrhaven",)
    ask.agrees = False
    remove(bench)
    assert bench.session.undo_stack.count() == 0


def test_where_the_library_cannot_tell_nothing_is_removed(bench, ask):
    def fail(_item):
        raise LibraryError("The library is on a disk that is gone.")

    bench.desk.used_elsewhere = fail
    remove(bench)
    assert ask.questions == []
    assert bench.session.undo_stack.count() == 0
    assert "on a disk that is gone" in bench.page._pane.refusals.words.words


def test_other_audits_are_named_by_client_and_day():
    used: dict[tuple[str, str], tuple[str, ...]] = {("c1", "e1"): ("a1", "a2")}
    summaries = [SimpleNamespace(id=name, client=f"Client of {name}", cut_off=DAY) for name in ("a1", "a2")]
    library: Any = SimpleNamespace(audits_using=lambda *item: used[item], audits=lambda: summaries)
    assert other_audits(library, "a1", PLAN) == ("the audit of Client of a2, cut-off 12 Jan 2026",)
    used["c1", "e1"] = ("a1",)
    assert other_audits(library, "a1", PLAN) == ()
