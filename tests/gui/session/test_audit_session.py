"""The open audit: verbs, signals, undo, and its way to the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from datetime import UTC, datetime
from threading import Event, Thread
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import Answer, AnswerValue, Audit, Evidence, Link
from maturity_desktop.domain.changes import Edit, answer_at, note_at
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.record import new_key
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.saving import Headlines
from tests.builders import CUT_OFF, audit, criterion, framework

MET, NOT_MET = AnswerValue.MET, AnswerValue.NOT_MET
MODEL = framework({"1": [criterion([2, 1], "1.01"), criterion([1, 1], "1.02")]}, top=2)
NOON = datetime(2026, 1, 12, 12, tzinfo=UTC)


class Disk:
    """Takes edits as the library does, or refuses; what it took makes an audit again."""

    def __init__(self) -> None:
        self.edits: list[Edit] = []
        self.headlines: list[Headlines] = []
        self.refusal: Exception | None = None
        self.held: list[Future[None]] | None = None
        self.unwritable = ""

    def commit_later(self, edits: Sequence[Edit], headlines: Headlines) -> Future[None]:
        future: Future[None] = Future()
        records = [change.record for edit in edits for change in edit.changes]
        if any(self.unwritable and self.unwritable in record.key for record in records):
            future.set_exception(OSError(f"{self.unwritable} cannot be written"))
            return future
        if self.refusal is not None:
            future.set_exception(self.refusal)
            return future
        self.edits.extend(edits)
        self.headlines.append(headlines)
        if self.held is None:
            future.set_result(None)
        else:
            self.held.append(future)
        return future

    def replayed(self, start: Audit) -> Audit:
        for edit in self.edits:
            start = start.with_changes(edit.changes)
        return start


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def session(disk: Disk, qtbot: QtBot) -> Iterator[AuditSession]:
    session = AuditSession(audit(), {"model": MODEL}, disk, "An assessor", lambda: NOON)
    yield session
    session.saving.finish()


def emitted(signal: Any) -> list[tuple[Any, ...]]:
    """What a signal carries from now on."""
    seen: list[tuple[Any, ...]] = []
    signal.connect(lambda *values: seen.append(values))
    return seen


def test_an_answer_is_seen_told_and_saved(session: AuditSession, disk: Disk, qtbot: QtBot) -> None:
    told = emitted(session.answer_changed)
    with qtbot.waitSignal(session.saving.saved) as saved:
        session.answer("1.02-1a", NOT_MET)
    assert session.results.of("1.02").level == 0
    assert told == [("1.02",)]
    assert saved.args == [NOON]
    (edit,) = disk.edits
    assert (edit.author, edit.at, edit.audit) == ("An assessor", NOON, "a1")
    assert disk.headlines[-1]["a1"][0].rated == 1


@pytest.mark.parametrize(
    "act",
    [
        lambda s: s.answer("1.01-1a", MET),
        lambda s: s.remark("1.01-1a", "voice only"),
        lambda s: s.set_level("1.01", 2, "seen"),
        lambda s: s.write_note("1.01", "A note"),
        lambda s: s.reserve("1.01", "September is missing"),
        lambda s: s.set_target("1.01", 1),
        lambda s: s.add_evidence([item()], "1.01", "1.01-1a"),
    ],
    ids=["answer", "remark", "level", "note", "reservation", "target", "evidence"],
)
def test_every_verb_is_undone_and_done_again(
    session: AuditSession, disk: Disk, act: Callable[[AuditSession], None]
) -> None:
    start = session.audit
    act(session)
    changed = session.audit
    assert changed != start
    assert session.undo_stack.undoText()
    session.undo_stack.undo()
    assert session.audit == start
    session.undo_stack.redo()
    assert session.audit == changed
    assert session.saving.finish() == ""
    assert disk.replayed(start) == changed


def item(title: str = "A document") -> Evidence:
    return Evidence("c1", new_key(), 0, title, EvidenceKind.DOCUMENT, CUT_OFF, CUT_OFF)


def test_evidence_is_numbered_linked_and_unlinked(session: AuditSession) -> None:
    session.add_evidence([item("One"), item("Two")], "1.01")
    session.add_evidence([item("Three")])
    assert [found.label for found in session.audit.evidence] == ["EV-001", "EV-002", "EV-003"]
    one, _, three = session.audit.evidence
    session.link_evidence(three, "1.02", "1.02-1a", contradicts=True)
    session.unlink_evidence(one, "1.01")
    assert [found.title for found in session.audit.evidence_of("model", "1.01")] == ["Two"]
    assert session.audit.get(Link, "a1", three.id, "model", "1.02", "1.02-1a") is not None
    session.remove_evidence(three)
    assert session.audit.evidence_of("model", "1.02") == ()


def test_typing_is_one_undo_step_and_one_spell(session: AuditSession, disk: Disk) -> None:
    for length in range(1, 6):
        session.write_note("1.01", "Notes"[:length])
    assert session.undo_stack.count() == 1
    session.saving.finish()
    assert len({edit.spell for edit in disk.edits}) == 1
    session.end_spell()
    session.write_note("1.01", "Notes again")
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    assert note_at(session.audit, session.place, "1.01").text == "Notes"
    session.undo_stack.undo()
    assert note_at(session.audit, session.place, "1.01").text == ""


def test_an_answer_between_two_words_ends_the_spell(session: AuditSession) -> None:
    session.write_note("1.01", "One")
    session.answer("1.01-1a", MET)
    session.write_note("1.01", "One two")
    session.undo_stack.undo()
    assert note_at(session.audit, session.place, "1.01").text == "One"
    assert answer_at(session.audit, session.place, "1.01-1a").value is MET


def test_typing_back_to_where_it_began_leaves_no_undo_step(session: AuditSession, disk: Disk) -> None:
    session.write_note("1.01", "A")
    session.write_note("1.01", "")
    assert session.undo_stack.count() == 0
    session.saving.finish()
    assert disk.replayed(audit()) == session.audit


def test_typing_is_saved_by_itself_within_a_second(session: AuditSession, disk: Disk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.saving.saved, timeout=2_000):
        session.write_note("1.01", "A note")
    assert disk.edits


def test_what_could_not_be_written_stays_and_is_tried_again(
    session: AuditSession, disk: Disk, qtbot: QtBot
) -> None:
    disk.refusal = OSError("No space left on the disk")
    with qtbot.waitSignal(session.saving.not_saved) as refused:
        session.answer("1.01-1a", MET)
    assert refused.args == ["No space left on the disk"]
    session.answer("1.01-1b", MET)
    assert not session.saving.is_empty
    assert "No space left" in session.saving.finish()
    disk.refusal = None
    with qtbot.waitSignal(session.saving.saved, timeout=5_000):
        session.saving.flush()
    qtbot.waitUntil(lambda: session.saving.is_empty)
    assert disk.replayed(audit()) == session.audit


def test_an_edit_that_cannot_be_written_does_not_hold_up_the_others(
    session: AuditSession, disk: Disk, qtbot: QtBot
) -> None:
    disk.unwritable = "1.01-1a"
    with qtbot.waitSignal(session.saving.not_saved) as told:
        session.answer("1.01-1a", MET)
        session.answer("1.01-1b", MET)
        session.answer("1.02-1a", MET)
    assert told.args == ["1.01-1a cannot be written"]
    qtbot.waitUntil(lambda: len(disk.edits) == 2)
    assert not session.saving.is_empty
    assert session.saving.finish() == "1.01-1a cannot be written"
    disk.unwritable = ""
    assert session.saving.finish() == ""
    assert disk.replayed(audit()) == session.audit


class FullDisk(Disk):
    """Refuses every edit: the first for want of room, the others because they build on what is not there."""

    def commit_later(self, edits: Sequence[Edit], headlines: Headlines) -> Future[None]:
        builds_on_it = edits[0].changes[0].old is not None
        self.refusal = OSError("holds another row" if builds_on_it else "The disk is full")
        return super().commit_later(edits, headlines)


@pytest.mark.parametrize("disk", [FullDisk()])
def test_the_reason_that_is_told_is_that_of_the_first_edit(
    session: AuditSession, disk: Disk, qtbot: QtBot
) -> None:
    told = emitted(session.saving.not_saved)
    session.answer("1.01-1a", MET)
    session.answer("1.01-1a", NOT_MET)
    qtbot.waitUntil(lambda: len(session.saving.unsaved) == 2 and session.saving._retry.isActive())
    assert "The disk is full" in session.saving.finish()
    assert {words for (words,) in told} == {"The disk is full"}


def test_a_slow_disk_at_closing_is_told_and_nothing_is_written_twice(
    session: AuditSession, disk: Disk, qtbot: QtBot
) -> None:
    disk.held = []
    session.answer("1.01-1a", MET)
    assert "0.05" in session.saving.finish(0.05)
    session.answer("1.01-1b", MET)
    (first,), disk.held = disk.held, None
    first.set_result(None)
    qtbot.waitUntil(lambda: session.saving.is_empty)
    assert [edit.label for edit in disk.edits] == ["answer 1.01-1a", "answer 1.01-1b"]


class TellsLate(Future[None]):
    """Done already, and its thread still on the way to say so."""

    def __init__(self) -> None:
        super().__init__()
        self.may_tell = Event()

    def _invoke_callbacks(self) -> None:
        self.may_tell.wait(timeout=60)
        super()._invoke_callbacks()  # type: ignore[misc]


def test_the_queue_is_not_let_go_while_the_writer_still_has_to_do_with_it(
    session: AuditSession, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The queue is deleted once it has finished; a thread that spoke to it then would end the process."""
    late = TellsLate()
    monkeypatch.setattr(disk, "commit_later", lambda *_edits: late)
    session.answer("1.01-1a", MET)
    thread = Thread(target=late.set_result, args=(None,))
    thread.start()
    assert late.result(timeout=60) is None
    assert "0.05" in session.saving.finish(0.05)
    late.may_tell.set()
    assert session.saving.finish() == ""
    thread.join()


def test_a_refused_edit_is_tried_again_without_being_asked(
    session: AuditSession, disk: Disk, qtbot: QtBot
) -> None:
    disk.refusal = OSError("The stick was pulled")
    with qtbot.waitSignal(session.saving.not_saved):
        session.answer("1.01-1a", MET)
    disk.refusal = None
    with qtbot.waitSignal(session.saving.saved, timeout=5_000):
        pass
    assert disk.replayed(audit()) == session.audit


def test_edits_made_while_a_batch_is_under_way_follow_it(
    session: AuditSession, disk: Disk, qtbot: QtBot
) -> None:
    disk.held = []
    session.answer("1.01-1a", MET)
    session.answer("1.01-1b", MET)
    session.answer("1.01-2a", MET)
    assert len(disk.edits) == 1
    first, disk.held = disk.held[0], None
    first.set_result(None)
    qtbot.waitUntil(lambda: session.saving.is_empty)
    assert len(disk.edits) == 3
    assert len(disk.headlines) == 2


def test_an_edit_that_changes_nothing_is_none(session: AuditSession, disk: Disk) -> None:
    session.answer("1.01-1a", None)
    session.set_level("1.01", None)
    assert session.undo_stack.count() == 0
    assert disk.edits == []


def test_signals_name_what_changed(session: AuditSession) -> None:
    notes, evidence = emitted(session.note_changed), emitted(session.evidence_changed)
    particulars, results = emitted(session.particulars_changed), emitted(session.results_changed)
    session.write_note("1.01", "A note")
    session.set_level("1.01", 2, "seen")
    session.set_target("1.01", 1)
    session.add_evidence([item()], "1.01")
    assert (notes, len(evidence), len(particulars), len(results)) == ([("1.01",)], 1, 1, 4)


def test_the_framework_in_view_can_be_switched(disk: Disk, qtbot: QtBot) -> None:
    other = framework({"9": [criterion([1], "9.01")]}, top=1)
    session = AuditSession(audit(), {"model": MODEL, "other": other}, disk, "", lambda: NOON)
    with qtbot.waitSignal(session.framework_switched):
        session.switch_framework("other")
    assert session.framework is other
    assert [result.criterion.id for result in session.results.criteria] == ["9.01"]
    assert all(isinstance(record, Answer) for record in session.audit.all(Answer))
