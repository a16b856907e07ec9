"""Evidence taken in: dropped and chosen; refused with a reason; cancelled whole."""

from __future__ import annotations

import os
import threading
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from maturity_desktop.domain.audit import Evidence, Link
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.progress import unwatched
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.evidence_details import EvidenceDialog
from maturity_desktop.gui.evidence.piecemeal import AT_ONCE
from maturity_desktop.gui.evidence_desk import EvidenceDesk
from maturity_desktop.gui.intake import files_in
from maturity_desktop.storage import evidence_intake
from tests.gui.assess.conftest import Opened, build_audit, build_framework
from tests.gui.assess.taking_in import DATED, drop, entering, items, urls, wait_for


def test_dropped_files_become_items_of_the_criterion_in_one_edit(bench, papers):
    drop(bench, urls(*papers))
    plan, table, photo = wait_for(bench, 3)
    assert [item.title for item in (plan, table, photo)] == ["Staffing plan-2025", "volumes", "board"]
    kinds = [EvidenceKind.DOCUMENT, EvidenceKind.DATA, EvidenceKind.OBSERVATION]
    assert [item.kind for item in (plan, table, photo)] == kinds
    assert {item.dated for item in items(bench)} == {DATED.date()}
    assert {item.added_by for item in items(bench)} == {"Ada Assessor"}
    assert [item.label for item in items(bench)] == ["EV-001", "EV-002", "EV-003"]
    assert bench.session.undo_stack.count() == 1
    with bench.desk.reader(plan) as file:
        assert file.read() == b"A plan."


def test_a_drop_can_be_undone_and_done_again(bench, papers):
    drop(bench, urls(papers[0]))
    wait_for(bench, 1)
    bench.chord("Ctrl+Z")
    assert items(bench) == ()
    bench.chord("Ctrl+Shift+Z")
    assert len(items(bench)) == 1


def test_the_tree_and_the_pane_follow(bench, papers):
    drop(bench, urls(*papers))
    wait_for(bench, 3)
    index = bench.page._criteria.model.index_of("1.01")
    assert "3 items of evidence" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert bench.page._pane.list.model().rowCount() == 3
    assert bench.page._pane.list.chosen().title == "board", "the newest is in hand"
    assert bench.page._pane.notes.confidence.words == "Confidence A"


def test_a_drop_on_a_checkpoint_is_linked_to_it(bench, papers):
    row = bench.page._columns.row_of("1.01-2a")
    drop(bench, urls(papers[0]), row.mapTo(bench.page, row.rect().center()))
    wait_for(bench, 1)
    assert [link.checkpoint for link, _item in bench.result().evidence] == ["1.01-2a"]
    assert row._evidence.words == "EV-001 · document"


def test_where_a_drop_would_go_is_said_while_it_is_held(bench, papers):
    zone = bench.page._pane.drop_zone
    before = zone.text()
    data = urls(papers[0])
    QApplication.sendEvent(bench.page, entering(data, QPoint(5, bench.page.height() - 5)))
    assert zone.text() == "Drop to add it to 1.01"
    QApplication.sendEvent(bench.page, QDragLeaveEvent())
    assert zone.text() == before


def test_what_is_nothing_for_the_page_is_not_accepted(bench):
    data = QMimeData()
    data.setData("application/x-unknown", b"?")
    event = entering(data, QPoint(5, 5))
    event.ignore()
    QApplication.sendEvent(bench.page, event)
    assert not event.isAccepted()


def test_a_folder_gives_its_files_but_not_what_is_hidden_or_linked(bench, papers, tmp_path):
    folder = tmp_path / "papers"
    (folder / ".hidden").write_text("no", "utf-8")
    (folder / "~$lock.docx").write_text("no", "utf-8")
    (folder / "deeper").mkdir()
    (folder / "deeper" / "minutes.txt").write_text("Minutes", "utf-8")
    (folder / "again").symlink_to(folder, target_is_directory=True)
    drop(bench, urls(folder))
    titles = sorted(item.title for item in wait_for(bench, 4))
    assert titles == ["Staffing plan-2025", "board", "minutes", "volumes"]


@pytest.mark.parametrize("size", [(1366, 690), (800, 440)])
def test_sixty_refused_files_are_counted_and_scrolled_and_cover_nothing(open_page, size):
    framework = build_framework({"1.01": (2, 1, 2), "1.02": (1, 1, 1)})
    items = [
        Evidence(
            "c1", f"e{number}", number, f"Plan {number}", EvidenceKind.DOCUMENT, DATED.date(), DATED.date()
        )
        for number in range(1, 9)
    ]
    links = [Link("a1", item.id, framework.id, "1.01") for item in items]
    bench = open_page(framework, build_audit(framework, *items, *links), size=size)
    bench.page._go_to_evidence()
    pane = bench.page._pane
    for number in range(60):
        pane.refusals.add(f"recording {number}.wav", "It is a folder or a device. Choose a file.")
    refused = pane.refusals
    assert refused.words.words == "60 files were not taken:"
    bench.wait_until(lambda: refused.list.verticalScrollBar().maximum() > 0)
    assert refused.list.toPlainText().splitlines()[-1].startswith("recording 59.wav")
    parts = [pane.list, pane._tools, pane.drop_zone, refused, pane._scroll]
    bench.wait_until(lambda: all(upper.geometry().bottom() < lower.y() for upper, lower in pairwise(parts)))
    inside = (refused.words, refused.list, refused.dismiss)
    assert all(upper.geometry().bottom() < lower.y() for upper, lower in pairwise(inside))
    refused.dismiss.click()
    assert not refused.isVisible()
    pane.refusals.add("one.wav", "It is gone.")
    assert refused.words.words == "one.wav: It is gone."
    assert not refused.list.isVisible()


NOT_UTF_8 = b"caf\xe9.pdf"


@pytest.fixture
def misnamed(tmp_path: Path) -> Path:
    """A file in a folder of its own whose name was written on a system that used Latin-1."""
    folder = tmp_path / "old disk"
    folder.mkdir()
    try:
        (folder / os.fsdecode(NOT_UTF_8)).write_bytes(b"%PDF-1.4 the menu")
    except OSError:
        pytest.skip("this disk keeps no such name")
    return folder


@pytest.mark.parametrize("ending", [b"", b"/caf%E9.pdf"])
def test_a_name_that_is_not_utf_8_is_taken_by_drop_and_by_folder(bench, misnamed, ending):
    data = QMimeData()
    data.setData("text/uri-list", b"file://" + quote(str(misnamed)).encode() + ending)
    drop(bench, data)
    (item,) = wait_for(bench, 1)
    assert item.file_name == "caf[U+DCE9].pdf"
    with bench.desk.reader(item) as file:
        assert file.read() == b"%PDF-1.4 the menu"


def test_a_name_that_somebody_else_could_not_read_is_refused_as_that(bench, misnamed):
    drop(bench, urls(misnamed / "caf\ufffd.pdf"))
    bench.wait_until(bench.page._pane.refusals.isVisible)
    told = bench.page._pane.refusals.words.words
    assert "caf\ufffd.pdf" in told
    assert "cannot read" in told
    assert "no longer there" not in told


def test_folders_are_looked_into_so_deep_and_no_deeper(tmp_path):
    deep = tmp_path
    for level in range(8):
        deep = deep / str(level)
        deep.mkdir()
        (deep / f"{level}.txt").write_text("x", "utf-8")
    assert [path.name for path in files_in([tmp_path / "0"], unwatched)] == [f"{n}.txt" for n in range(6)]


def test_many_files_come_on_the_register_in_pieces_and_are_one_edit(bench, ask, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    count = 2 * AT_ONCE + 7
    for number in range(count):
        (folder / f"{number:04}.txt").write_bytes(b"paper %d" % number)
    edits, told, ended = (
        QSignalSpy(signal) for signal in (bench.session.edited, bench.desk.added, bench.desk.ended)
    )
    bench.desk.take_files([folder], "1.01", "1.01-2a")
    bench.wait_until(lambda: ended.count() == 1)
    assert [len(edits.at(piece)[0]) for piece in range(edits.count())] == [2 * AT_ONCE, 2 * AT_ONCE, 14]
    assert [item.number for item in items(bench)] == list(range(1, count + 1))
    assert {link.checkpoint for link in bench.session.audit.all(Link)} == {"1.01-2a"}
    assert told.count() == 1 and len(told.at(0)[0]) == count and not bench.desk.is_busy
    bench.session.undo_stack.undo()
    assert not bench.session.audit.evidence and not bench.session.undo_stack.canUndo()


def test_many_files_are_taken_only_after_a_question(bench, ask, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(201):
        (folder / f"{number:03}.txt").write_text(str(number), "utf-8")
    ask.agrees = False
    drop(bench, urls(folder))
    bench.wait_until(lambda: ask.questions == ["Add 201 files?"])
    assert items(bench) == ()
    assert not bench.desk.is_busy
    ask.agrees = True
    drop(bench, urls(folder))
    wait_for(bench, 201)
    assert bench.session.undo_stack.count() == 1


def test_refused_files_say_why_and_the_others_are_taken(bench, papers, tmp_path):
    missing = tmp_path / "gone.txt"
    spy = QSignalSpy(bench.desk.refused)
    drop(bench, urls(missing, papers[0]))
    wait_for(bench, 1)
    assert spy.count() == 1
    refusals = bench.page._pane.refusals
    assert refusals.isVisible()
    assert "gone.txt was not added" in refusals.words.words
    refusals.dismiss.setFocus()
    bench.press(Qt.Key.Key_Space)
    assert not refusals.isVisible()


def test_the_same_file_again_is_used_and_not_taken_twice(bench, papers):
    drop(bench, urls(papers[0]))
    wait_for(bench, 1)
    bench.press("j")
    drop(bench, urls(papers[0]))
    bench.wait_until(lambda: len(items(bench)) == 1)
    assert len(bench.session.audit.evidence) == 1
    bench.chord("Ctrl+Z")
    assert items(bench) == ()
    assert len(items(bench, "1.01")) == 1


def test_files_are_chosen_by_keyboard(bench, ask, papers):
    ask.chosen = papers[:1]
    bench.chord("Ctrl+Shift+A")
    wait_for(bench, 1)
    assert ask.questions == ["Evidence for 1.01"]
    bench.page._pane.drop_zone.setFocus()
    ask.chosen = []
    bench.press(Qt.Key.Key_Space)
    assert len(ask.questions) == 2
    assert len(items(bench)) == 1


def test_a_single_file_asks_at_once_what_it_is(bench, papers):
    drop(bench, urls(papers[1]))
    bench.wait_until(lambda: isinstance(QApplication.activeModalWidget(), EvidenceDialog))
    bench.write("Volumes of the voice queue")
    bench.press(Qt.Key.Key_Tab, Qt.Key.Key_Home, Qt.Key.Key_Return)
    (item,) = items(bench)
    assert (item.title, item.kind) == ("Volumes of the voice queue", EvidenceKind.DOCUMENT)


def test_several_files_ask_nothing_and_say_that_they_are_as_proposed(bench, papers):
    drop(bench, urls(*papers[:2]))
    bench.wait_until(lambda: len(items(bench)) == 2 and not bench.desk.is_busy)
    assert QApplication.activeModalWidget() is None
    proposed = ("title and kind as proposed, no source yet",)
    assert [view.warnings for view in bench.page._pane.list.model().views] == [proposed, proposed]
    bench.press("e", "i", Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    bench.dialog()._form.source.setFocus()
    bench.write("Planning desk")
    bench.press(Qt.Key.Key_Return)
    assert [view.warnings for view in bench.page._pane.list.model().views] == [proposed, ()]


def test_a_file_that_comes_in_elsewhere_asks_nothing(bench, papers):
    bench.desk.take_files(papers[:1], "1.02")
    bench.wait_until(lambda: len(items(bench, "1.02")) == 1 and not bench.desk.is_busy)
    assert QApplication.activeModalWidget() is None


@pytest.fixture
def endless(monkeypatch):
    """Files that never end until they are given up."""

    def add_many(_store, _client, _paths, progress):
        done = 0
        while True:
            done += 1
            progress(done, 10**9)
            yield from ()

    monkeypatch.setattr(evidence_intake, "add_many", add_many)


@pytest.mark.usefixtures("endless")
def test_progress_is_shown_and_what_was_not_in_when_it_was_cancelled_does_not_come(bench, papers):
    drop(bench, urls(papers[0]))
    work = bench.page._pane.work
    bench.wait_until(work.isVisible)
    assert not bench.page._pane.drop_zone.isVisible()
    work.cancel.setFocus()
    bench.press(Qt.Key.Key_Space)
    bench.wait_until(lambda: not bench.desk.is_busy)
    assert not work.isVisible()
    assert bench.page._pane.drop_zone.isVisible()
    assert items(bench) == ()


@pytest.mark.usefixtures("endless")
def test_what_waits_is_cancelled_with_what_is_under_way(bench, papers):
    for path in papers:
        bench.desk.take_files([path], "1.01")
    bench.wait_until(lambda: len(bench.desk._waiting) == 2)
    bench.desk.cancel()
    bench.wait_until(lambda: not bench.desk.is_busy)
    assert items(bench) == ()


def test_a_closed_desk_registers_nothing_more(bench, papers):
    bench.desk.take_files(papers, "1.01")
    bench.desk.close()
    bench.wait_until(lambda: not bench.desk.is_busy)
    assert items(bench) == ()


def test_with_its_session_a_desk_gives_up_its_work_and_its_copies(commits, clock, store, papers, qtbot):
    framework, threads = build_framework({"1.01": (1,)}), threading.active_count()
    session = AuditSession(build_audit(framework), {"f": framework}, commits, "Ada", clock)
    opened = Opened()
    desk = EvidenceDesk(session, store, session, opened)
    desk.take_files(papers[:1], "1.01")
    qtbot.waitUntil(lambda: len(session.audit.evidence) == 1)
    desk.open_outside(session.audit.evidence[0])
    qtbot.waitUntil(lambda: len(opened.urls) == 1)
    assert Path(opened.urls[0].toLocalFile()).exists()
    desk.take_files(papers[1:], "1.01")
    shiboken6.delete(session)
    assert not Path(opened.urls[0].toLocalFile()).exists()
    qtbot.waitUntil(lambda: threading.active_count() <= threads)


def test_a_failure_nobody_foresaw_is_told(bench, papers):
    bench.desk._store = object()
    drop(bench, urls(papers[0]))
    bench.wait_until(bench.page._pane.refusals.isVisible)
    assert "Adding files" in bench.page._pane.refusals.words.words
