"""The register: it sorts, filters, finds, tags, links and says what is wrong, all by keyboard."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QWidget

from maturity_desktop.domain.audit import Audit, Evidence
from maturity_desktop.domain.evidence_register import Column, Trait, set_tags
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.progress import Progress
from maturity_desktop.domain.record import Record
from maturity_desktop.gui.evidence.uses_dialog import UsesDialog
from maturity_desktop.gui.panes import step_pane
from maturity_desktop.storage import evidence_intake
from maturity_desktop.storage.library import Library
from tests.gui.evidence.conftest import Furnish, Register, titled
from tests.gui.letters import letters, twice


def with_files(audit: Audit, library: Library) -> list[Record]:
    """Items 1 and 2 have the same file, item 3 one that is gone, item 4 is old and confidential."""
    stored = library.evidence.add_bytes("c1", b"The zebra plan", "plan.txt")
    one, two, three, four, _five = audit.evidence
    file: Any = {
        "file_name": "plan.txt",
        "media_type": "text/plain",
        "size": stored.size,
        "sha256": stored.sha256,
    }
    return [
        replace(one, title="Zebra", **file),
        replace(two, title="ape", added_by="Bea", **file),
        replace(three, title="Gnu", sha256="0" * 64, size=9, media_type="text/plain", file_name="x.txt"),
        replace(four, title="cow", dated=date(2020, 1, 1), confidential=True, source="The zoo"),
    ]


class TestShown:
    @pytest.fixture
    def furnish(self) -> Furnish:
        return with_files

    def test_the_headline_counts_and_the_chips_say_what_is_wrong(self, register: Register) -> None:
        page = register.page
        assert page.headline.words == "5 items of evidence"
        shown = {trait: chip.text() for trait, chip in page.filter.chips.items() if chip.isVisible()}
        assert shown == {
            Trait.NOWHERE: "Used nowhere: 1",
            Trait.STALE: "Stale: 1",
            Trait.TWICE: "Twice: 2",
            Trait.CONFIDENTIAL: "Confidential: 1",
        }

    @pytest.mark.parametrize(
        ("trait", "labels"),
        [
            (Trait.NOWHERE, ["EV-005"]),
            (Trait.STALE, ["EV-004"]),
            (Trait.TWICE, ["EV-001", "EV-002"]),
            (Trait.CONFIDENTIAL, ["EV-004"]),
        ],
    )
    def test_a_chip_shows_only_such_items(self, register: Register, trait: Trait, labels: list[str]) -> None:
        chip = register.page.filter.chips[trait]
        chip.setFocus()
        QTest.keyClick(chip, Qt.Key.Key_Space)
        assert register.labels() == labels
        register.page.table.setFocus()
        register.key(Qt.Key.Key_Escape)
        assert len(register.labels()) == 5

    def test_it_sorts_by_any_column_and_back(self, register: Register) -> None:
        for column in Column:
            for _turn in range(2):
                register.page.filter._orders[column].trigger()
        register.page.filter._orders[Column.TITLE].trigger()
        titles = [item.title for item in register.page.table.rows.rows]
        assert titles == sorted(titles, key=str.casefold)
        register.page.filter._orders[Column.TITLE].trigger()
        assert [item.title for item in register.page.table.rows.rows] == titles[::-1]
        assert register.page.filter.order.text() == "Sorted by title, descending"

    def test_the_item_in_hand_stays_in_hand(self, register: Register) -> None:
        register.page.table.choose("e3")
        register.page.filter._orders[Column.TITLE].trigger()
        assert register.chosen() == ["EV-003"]
        register.page.filter.kind.setCurrentIndex(register.page.filter.kind.findData(register.item(3).kind))
        assert register.chosen() == ["EV-003"]

    def test_words_are_found_in_what_is_known_and_in_files(self, register: Register) -> None:
        page = register.page
        page._files.read_words(register.session.audit.evidence)
        register.key("/")
        assert page.filter.words.hasFocus()
        QTest.keyClicks(page.filter.words, "zoo")
        register.qtbot.waitUntil(lambda: register.labels() == ["EV-004"])
        page.filter.words.selectAll()
        QTest.keyClicks(page.filter.words, "plan zebra")
        # The file's words are not in this library's index: its items are known to the session alone.
        register.qtbot.waitUntil(lambda: not page.is_finding and register.labels() == ["EV-001"])

    def test_esc_among_the_words_takes_them_away_and_leads_back(self, register: Register) -> None:
        words = register.page.filter.words
        register.key("/")
        QTest.keyClicks(words, "quagga")
        register.qtbot.waitUntil(lambda: not register.labels())
        QTest.keyClick(words, Qt.Key.Key_Escape)
        assert (words.text(), len(register.labels())) == ("", 5)
        assert register.page.table.hasFocus()

    def test_whoever_comes_to_the_page_is_in_the_table(self, register: Register) -> None:
        page = register.page
        page.filter.words.setFocus()
        step_pane(page.panes(), None, 1)
        assert page.table.hasFocus(), "letters are keys there"

    def test_a_choice_is_told_whole(self, register: Register) -> None:
        register.session.change_evidence(replace(register.item(3), added_by="Cara"))
        author = register.page.filter.author
        assert author.isVisible() and author.currentText() == "Added by anybody"
        room = author.fontMetrics().horizontalAdvance("Added by anybody")
        option = QStyleOptionComboBox()
        author.initStyleOption(option)
        field = author.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, author
        )
        assert field.width() >= room

    def test_who_added_an_item_is_told_beside_its_tags(self, register: Register) -> None:
        session = register.session
        session.change("tags", set_tags(session.audit, register.item(1), ("floor",)))
        register.page.resize(1294, 668)
        hidden = {column for place, column in enumerate(Column) if register.page.table.isColumnHidden(place)}
        assert not hidden & {Column.TAGS, Column.ADDED_BY}

    def test_what_fits_nothing_says_so(self, register: Register) -> None:
        page = register.page
        page.filter.words.setText("quagga")
        register.qtbot.waitUntil(lambda: not register.labels() and not page.is_finding)
        assert "No item fits" in page.nothing.words and page.nothing.isVisible()
        page.act.all.trigger()
        assert len(register.labels()) == 5

    def test_verifying_finds_what_is_missing(self, register: Register) -> None:
        page = register.page
        with register.qtbot.waitSignal(register.desk.bad_found):
            page.act.verify.trigger()
        assert page.filter.chips[Trait.BAD].text() == "Missing or changed: 1"
        assert "1 file is missing" in page.told.words
        page.filter.words.setFocus()
        page.table.setFocus()
        assert page.told.isVisible(), "it stays until something is done"
        register.ask.reply = "week 1"
        register.key("T")
        assert not page.told.isVisible()
        page.tell("told again")
        register.session.undo_stack.undo()
        assert not page.told.isVisible(), "what it speaks of may be another"
        page.filter.chips[Trait.BAD].click()
        assert register.labels() == ["EV-003"]
        assert "missing or has changed" in page.detail.warned.words


class TestChanged:
    def test_title_source_and_text_are_one_edit_a_spell(self, register: Register) -> None:
        detail, session = register.page.detail, register.session
        detail.title.setFocus()
        detail.title.selectAll()
        QTest.keyClicks(detail.title, "Wall board")
        QTest.keyClick(detail.title, Qt.Key.Key_Return)
        assert register.page.table.hasFocus()
        assert register.item(1).title == "Wall board"
        session.undo_stack.undo()
        assert register.item(1).title == "Item 1" and detail.title.words == "Item 1"

    def test_kind_date_and_confidential(self, register: Register) -> None:
        detail = register.page.detail
        detail.kind.setCurrentIndex(detail.kind.findData(EvidenceKind.SURVEY))
        detail.kind.activated.emit(detail.kind.currentIndex())
        detail.dated.setFocus()
        detail.dated.setDate(detail.dated.date().addDays(-1))
        detail.confidential.setFocus()
        QTest.keyClick(detail.confidential, Qt.Key.Key_Space)
        item = register.item(1)
        assert (item.kind, item.dated, item.confidential) == (EvidenceKind.SURVEY, date(2025, 11, 2), True)

    def test_tags_are_typed_with_commas(self, register: Register) -> None:
        detail = register.page.detail
        detail.tags.setFocus()
        QTest.keyClicks(detail.tags, "floor,  wall  board, Floor")
        QTest.keyClick(detail.tags, Qt.Key.Key_Return)
        assert register.page.register.tags["e1"] == ("floor", "wall board")
        register.page.filter.tag.choose("floor")
        assert register.labels() == ["EV-001"]

    def test_several_items_are_tagged_at_once(self, register: Register) -> None:
        register.page.table.selectAll()
        register.ask.reply = "week 1"
        register.key("T")
        assert register.page.register.tag_names == ("week 1",)
        assert len(register.page.register.tags) == 5
        register.session.undo_stack.undo()
        assert not register.page.register.tag_names

    def test_items_are_used_at_many_places_at_once(self, register: Register) -> None:
        register.page.table.selectAll()
        register.key("L")
        dialog = register.dialog()
        assert isinstance(dialog, UsesDialog)
        assert dialog.keep.text() == "&Use them here"
        criterion = register.session.framework.criteria[1]
        QTest.keyClicks(dialog.field, criterion.id)
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
        assert dialog.list.hasFocus()
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
        QTest.keyClick(dialog.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        model = register.session.framework.id
        wanted = {(model, criterion.id, ""), (model, criterion.id, criterion.checkpoints[0].id)}
        assert all(wanted <= register.uses(number) for number in range(1, 6))
        register.session.undo_stack.undo()
        assert not any(wanted & register.uses(number) for number in range(1, 6))

    def test_what_all_of_them_share_can_be_taken_from_all(self, register: Register) -> None:
        model, first = register.session.framework.id, register.session.framework.criteria[0].id
        register.page.table.choose("e1")
        register.key("L")
        dialog = register.dialog()
        assert isinstance(dialog, UsesDialog)
        assert dialog.rows.ticked == {(model, first, "")}
        dialog.list.setFocus()
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
        dialog.accept()
        assert register.uses(1) == set() and register.uses(2) == {(model, first, "")}

    def test_nothing_is_kept_until_something_is_ticked(self, register: Register) -> None:
        register.page.table.choose("e5")
        register.key("L")
        dialog = register.dialog()
        assert isinstance(dialog, UsesDialog)
        QTest.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert dialog.isVisible() and not dialog.keep.isEnabled()
        QTest.keyClicks(dialog.field, "quagga")
        assert dialog.field.nothing.isVisible() and dialog.rows.rowCount() == 0
        QTest.keyClick(dialog.field, Qt.Key.Key_Down)
        assert dialog.field.hasFocus(), "there is no row to go to"
        dialog.field.clear()
        assert not dialog.field.nothing.isVisible()
        QTest.keyClick(dialog.field, Qt.Key.Key_Down)
        assert dialog.list.hasFocus()
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
        assert dialog.keep.isEnabled() and dialog.field.text() == ""
        dialog.keep.click()
        model = register.session.framework
        assert register.uses(5) == {(model.id, model.criteria[0].id, "")}

    def test_a_letter_whose_act_is_not_possible_takes_no_other_row(self, register: Register) -> None:
        table = register.page.table
        register.session.change_evidence(titled(register.item(3), "Memo"))
        assert not register.page.act.mark.isEnabled()
        table.setCurrentIndex(table.rows.index(0, list(Column).index(Column.TITLE)))
        register.key("M")
        assert register.chosen() == ["EV-001"]

    def test_no_letter_of_the_menu_stands_for_two_acts(self, register: Register) -> None:
        found = letters([action.text() for action in register.page.actions()])
        assert twice(found) == [] and found.total() > 10

    def test_several_items_go_after_one_question(self, register: Register) -> None:
        register.page.table.selectAll()
        register.key(Qt.Key.Key_Delete)
        assert register.ask.questions == ["Remove 5 items from the register?"]
        assert register.labels() == [] and register.page.headline.words == "No evidence yet"
        register.session.undo_stack.undo()
        assert len(register.labels()) == 5

    def test_a_note_is_written_in_place(self, register: Register) -> None:
        register.page.act.add_note.trigger()
        assert register.chosen() == ["EV-006"] and register.page.detail.title.hasFocus()
        QTest.keyClicks(register.page.detail.title, "Said in the corridor")
        assert register.item(6).title == "Said in the corridor"


class TestIn:
    def test_files_are_dropped_and_the_same_file_is_told(self, register: Register, tmp_path: Path) -> None:
        path = tmp_path / "plan.txt"
        path.write_text("a plan")
        for _turn in range(2):
            with register.qtbot.waitSignal(register.desk.ended):
                register.page.take_files([path])
        assert len(register.labels()) == 6 and register.chosen() == ["EV-006"]
        assert "EV-006" in register.page.told.words
        assert register.session.undo_stack.count() == 1, "what is known changes nothing"

    def test_files_that_are_alike_are_told_by_name(self, register: Register, tmp_path: Path) -> None:
        paths = [tmp_path / name for name in ("a1.txt", "a2.txt", "b.txt")]
        for path, words in zip(paths, ("same", "same", "other"), strict=True):
            path.write_text(words)
        with register.qtbot.waitSignal(register.desk.ended):
            register.page.take_files(paths)
        assert len(register.labels()) == 7
        assert register.page.told.words.startswith("1 file was not added") and "“a2.txt”" in (
            register.page.told.words
        )
        with register.qtbot.waitSignal(register.desk.ended):
            register.page.take_files(paths)
        assert len(register.labels()) == 7
        assert register.page.told.words.startswith("3 files are in the register already, as EV-006, EV-007;")

    def test_a_name_that_reads_backwards_passes_for_no_other(
        self, register: Register, tmp_path: Path
    ) -> None:
        path = tmp_path / "Invoice \u202etxt.exe"
        path.write_text("a program")
        with register.qtbot.waitSignal(register.desk.ended):
            register.page.take_files([path])
        item = register.item(6)
        assert (item.title, item.file_name) == ("Invoice [U+202E]txt", "Invoice [U+202E]txt.exe")
        old = replace(item, file_name=path.name)
        register.session.change_evidence(old)
        cells = [
            register.page.table.rows.index(5, column).data()
            for column in range(register.page.table.rows.columnCount())
        ]
        assert not any("\u202e" in str(cell) for cell in cells)

    @pytest.mark.skipif(sys.platform == "win32", reason="no file can be called so")
    def test_a_name_of_two_lines_is_one(self, register: Register, tmp_path: Path) -> None:
        path = tmp_path / "plan\nof\tmay.txt"
        path.write_text("a plan")
        with register.qtbot.waitSignal(register.desk.ended):
            register.page.take_files([path])
        assert register.item(6).file_name == "plan[U+000A]of[U+0009]may.txt"

    @pytest.mark.parametrize("in_hand", [0, 3])
    def test_who_cancels_is_told_how_much_came_in_and_types_in_no_title(
        self, register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_hand: int
    ) -> None:
        paths = [tmp_path / f"{number}.txt" for number in range(5)]
        for number, path in enumerate(paths[:in_hand]):
            path.write_text(str(number))
        add_many = evidence_intake.add_many

        def never_ends(store: Any, client: str, files: Any, progress: Progress) -> Iterator[Any]:
            yield from add_many(store, client, files[:in_hand])
            while True:
                progress(1, 2)
                sleep(0.001)

        monkeypatch.setattr(evidence_intake, "add_many", never_ends)
        page = register.page
        page.take_files(paths)
        register.qtbot.waitUntil(page.work.cancel.isVisible)
        page.work.cancel.setFocus()
        with register.qtbot.waitSignal(register.desk.ended):
            QTest.keyClick(page.work.cancel, Qt.Key.Key_Space)
        assert page.refusals.words.words == (
            f"Stopped: {in_hand} of 5 files were added; the others were not."
        )
        assert page.table.hasFocus() and len(register.labels()) == 5 + in_hand

    def test_a_folder_comes_in_whole(self, register: Register, tmp_path: Path) -> None:
        folder = tmp_path / "given"
        folder.mkdir()
        for number in range(20):
            (folder / f"{number}.txt").write_text(f"{number}")
        register.ask.chosen = [folder]
        with register.qtbot.waitSignal(register.desk.ended):
            register.page.act.add_folder.trigger()
        assert len(register.labels()) == 25

    def test_the_letters_at_the_foot_act_on_what_has_just_been_added(
        self, register: Register, tmp_path: Path
    ) -> None:
        path = tmp_path / "plan.txt"
        path.write_text("a plan")
        register.ask.chosen = [path]
        register.page.add.setFocus()
        with register.qtbot.waitSignal(register.desk.ended):
            register.page.act.add_files.trigger()
        assert register.page.table.hasFocus() and register.chosen() == ["EV-006"]

    def test_words_are_pasted_as_a_note(self, register: Register) -> None:
        data = QMimeData()
        data.setText("They said so\nin the hall")
        QGuiApplication.clipboard().setMimeData(data)
        register.key("Ctrl+V")
        item = register.item(6)
        assert (item.title, item.text) == ("They said so", "They said so\nin the hall")


def test_everything_has_a_name_and_is_reached_by_tab(
    register: Register, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(register.page) == []
    register.key("L")
    assert nameless(register.dialog()) == []


def test_a_hundred_thousand_items_are_shown_at_once(register: Register) -> None:
    """No timing: the table is given the items as they are, and asks only for those in sight."""
    page, first = register.page, register.item(1)
    items = tuple(replace(first, id=f"x{number}", number=number) for number in range(100_000))
    asked: list[int] = []
    model = page.table.rows
    real = model.data

    def data(index: object, role: int = 0) -> object:
        asked.append(index.row())  # type: ignore[attr-defined]
        return real(index, role)  # type: ignore[arg-type]

    model.data = data  # type: ignore[method-assign]
    page.table.show_items(page.register, items)
    page.table.scrollToBottom()
    page.table.viewport().repaint()
    assert model.rowCount() == 100_000 and 0 < len(set(asked)) < 100


def test_the_item_stands_below_where_there_is_little_width(register: Register) -> None:
    register.page.resize(720, 1100)
    assert register.page._panes.orientation() is Qt.Orientation.Vertical
    assert isinstance(register.item(1), Evidence)
