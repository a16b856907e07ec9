"""What is seen and read aloud: names of controls, hostile words, long columns, both themes, small windows."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QGuiApplication, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Evidence, Link, Note, SetLevel
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.gui.widgets.marks import draw_answer
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.wrapped_text import WrappedText
from maturity_desktop.look import load_look
from tests.gui.assess.conftest import build_audit, build_framework

HOSTILE = [
    "<img src=x>&amp;", "مرحبا بالعالم ومرحبا", "a" * 5_000, "one\ntwo\r\nthree", "\x00\x01\x7f", "\ud800",
]  # fmt: skip
DAY = date(2026, 1, 12)


def full_audit(framework, words: str):
    """An audit in which every text that a person can write holds these words."""
    kinds = list(EvidenceKind)
    items = [
        Evidence("c1", f"e{n}", n, words, kinds[n % 6], DAY, DAY, words, words, words, True, words)
        for n in range(1, 9)
    ]
    records = [
        *items,
        *(Link("a1", f"e{n}", "f", "1.01", "1.01-1a" if n % 2 else "", n == 3) for n in range(1, 9)),
        Answer("a1", "f", AGREED, "1.01-1a", AnswerValue.PARTLY, words),
        Answer("a1", "f", AGREED, "1.01-1b", AnswerValue.NOT_APPLICABLE, words),
        SetLevel("a1", "f", AGREED, "1.01", 1, words),
        Note("a1", "f", AGREED, "1.01", words, words),
    ]
    return build_audit(framework, *records)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_plain_and_widen_nothing(open_page, words):
    framework = build_framework({"1.01": (2, 1), "1.02": (1, 1)}, words=f" {words}")
    bench = open_page(framework, full_audit(framework, words))
    assert bench.window.width() == 1240
    for label in bench.page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    for row in bench.page._columns.rows():
        assert row.width() < bench.page._middle.width() / 2
    grabbed = bench.page.grab()
    assert not grabbed.isNull()
    assert bench.page.width() == 1240


def test_markup_in_a_title_is_seen_as_written(open_page):
    framework = build_framework({"1.01": (1,)}, words=" <b>&amp;</b>")
    bench = open_page(framework)
    assert bench.page._head.title.text() == "1.01 Title of 1.01 <b>&amp;</b>"
    assert bench.page._columns.row_of("1.01-1a").box.accessibleName().endswith("<b>&amp;</b>")


def test_nothing_needs_a_tooltip(bench):
    for widget in (bench.page, *bench.page.findChildren(QLabel)):
        assert widget.toolTip() == ""
    place = bench.page._criteria.tree.viewport().rect().center()
    help_event = QHelpEvent(QEvent.Type.ToolTip, place, bench.page.mapToGlobal(place))
    QApplication.sendEvent(bench.page._criteria.tree.viewport(), help_event)
    assert QToolTip.text() == ""


def test_every_control_has_a_name_and_is_reached_by_tab(open_page, nameless):
    framework = build_framework({"1.01": (2, 1), "1.02": (1, 1)})
    bench = open_page(framework, full_audit(framework, "words"))
    assert nameless(bench.page) == []


@pytest.mark.parametrize("keys", ["1", "a", "i", "Ctrl+Shift+T", "Ctrl+Shift+U", " "])
def test_every_control_of_every_dialog_has_a_name(open_page, nameless, keys):
    framework = build_framework({"1.01": (2, 1), "1.02": (1, 1)})
    bench = open_page(framework, full_audit(framework, "words"))
    if keys == " ":
        bench.press("e", Qt.Key.Key_Space)
    elif keys == "Ctrl+Shift+U":
        bench.press("j")
        bench.chord(keys)
    else:
        bench.chord(keys)
    assert nameless(bench.dialog()) == []
    bench.press(Qt.Key.Key_Escape)


def test_a_checkpoint_is_a_check_box_to_a_screen_reader(bench):
    bench.session.answer("1.01-1a", AnswerValue.PARTLY)
    bench.session.remark("1.01-1a", "voice only")
    box = bench.page._columns.row_of("1.01-1a").box
    told = QAccessible.queryAccessibleInterface(box)
    assert told.role() == QAccessible.Role.CheckBox
    assert told.text(QAccessible.Text.Name) == "Level 1: Point 1 of level 1"
    assert told.text(QAccessible.Text.Description) == "partly met; voice only; 1a"
    assert told.state().checkStateMixed


def place_of(widget, inside):
    """The middle of a widget as another sees it."""
    return widget.mapTo(inside, widget.rect().center())


def test_thirty_checkpoints_scroll_and_the_current_one_is_in_sight(open_page):
    bench = open_page(build_framework({"1.01": (30, 2, 1)}))
    column = bench.page._columns._columns[0]
    assert column.verticalScrollBar().maximum() > 0
    for _step in range(29):
        bench.press("y")
        row = bench.page._columns.row_of(bench.current)
        bench.wait_until(lambda row=row: column.viewport().rect().contains(place_of(row, column.viewport())))
    assert len(bench.answers()) == 29


def test_leaving_a_long_criterion_leaves_no_rows_behind(open_page):
    bench = open_page(build_framework({"1.01": (30, 2, 1), "1.02": (1, 1, 1)}))
    bench.press("j")
    assert [row.checkpoint_id for row in bench.page._columns.rows()] == ["1.02-1a", "1.02-2a", "1.02-3a"]
    assert sum(row.isVisible() for row in bench.page._columns._columns[0].rows) == 1


def test_a_theme_is_switched_live(bench, theme):
    before = bench.page.grab().toImage()
    theme.choose("dark")
    after = bench.page.grab().toImage()
    ground = QColor(load_look("dark").colours["ground"])
    middle = bench.page._middle.mapTo(bench.page, bench.page._middle.rect().bottomLeft())
    assert after.pixelColor(middle.x() + 6, middle.y() - 4) == ground
    assert before.pixelColor(middle.x() + 6, middle.y() - 4) != ground
    theme.choose("light")
    assert bench.page.grab().toImage() == before


def test_in_a_narrow_window_the_evidence_takes_the_place_of_the_criteria_and_gives_it_back(open_page):
    framework = build_framework({"1.01": (2, 1, 2, 1), "1.02": (1, 1, 1, 1)})
    bench = open_page(framework, full_audit(framework, "words"), size=(952, 598))
    page, turn = bench.page, bench.page._sides.turn
    assert (page._criteria.isVisible(), page._pane.isVisible()) == (True, False)
    assert turn.isVisible()
    assert turn.text() == "Evidence  E"
    bench.press("e")
    assert bench.target is page._pane.list
    assert (page._criteria.isVisible(), page._pane.isVisible()) == (False, True)
    assert page._middle.width() > 640, "the checkpoints keep their width"
    bench.press("e")
    assert (page._criteria.isVisible(), page._pane.isVisible()) == (True, False)
    assert bench.current == "1.01-2a" or bench.target.isVisible()
    turn.setFocus()
    bench.press(Qt.Key.Key_Space)
    assert page._pane.isVisible()
    bench.chord("/")
    assert bench.target is page._criteria.search
    bench.window.resize(1240, 700)
    bench.wait_until(lambda: page._criteria.isVisible() and page._pane.isVisible() and not turn.isVisible())
    assert page._pane.width() >= 230


def test_a_refusal_is_seen_in_a_narrow_window_too(open_page):
    bench = open_page(size=(952, 598))
    QGuiApplication.clipboard().setMimeData(QMimeData())
    bench.chord("Ctrl+V")
    assert bench.page._pane.refusals.isVisible()


@pytest.mark.parametrize("size", [(700, 420), (952, 598), (1294, 660)])
def test_columns_keep_a_width_to_read_in_and_the_one_in_hand_comes_into_sight(open_page, size):
    bench = open_page(build_framework({"1.01": (1, 1, 1, 1)}), size=size)
    columns = bench.page._columns
    for point in ("1.01-4a", "1.01-1a"):
        columns.go_to(point, focus=True)
        row = columns.row_of(point)
        bench.wait_until(
            lambda row=row: (
                columns.viewport().rect().contains(row.mapTo(columns.viewport(), QPoint(0, 2)))
                and row.mapTo(columns.viewport(), QPoint(row.width(), 0)).x() <= columns.viewport().width()
            )
        )
        assert row.width() >= 120
    assert bench.page.width() == size[0], "the page asks for no more than the window has"
    for button in bench.page._strip.answers.values():
        assert button.width() >= button.sizeHint().width(), "no word is cut off"
        place = button.mapTo(bench.page._middle, QPoint(button.width(), 0))
        assert place.x() <= bench.page._middle.width()


def test_the_columns_stay_where_they_are_when_the_head_has_more_to_say(open_page):
    bench = open_page()
    columns = bench.page._columns
    before = columns.geometry().top()
    bench.press("2", Qt.Key.Key_Return)
    assert bench.page._head.provisional.isVisible()
    assert bench.page._head.reason.isVisible()
    assert bench.page._head.derived.isVisible()
    QApplication.processEvents()
    assert columns.geometry().top() == before
    bench.press("d")
    QApplication.processEvents()
    assert columns.geometry().top() == before


def test_a_small_window_gives_its_height_to_the_checkpoints(open_page):
    bench = open_page(size=(860, 500))
    for part in (bench.page._criteria, bench.page._columns):
        assert part.isVisible()
        assert part.width() > 150
    assert bench.page._columns.viewport().height() > 60
    for button in bench.page._strip.answers.values():
        assert button.width() >= button.sizeHint().width(), "no word is cut off"
    assert bench.page._strip.remark.y() > bench.page._strip.answers[None].y(), "the remark stands below"
    assert not bench.page._head.intent.isVisible(), "in a low window the checkpoints come first"


def test_a_wide_window_has_the_remark_beside_the_answers(open_page):
    bench = open_page(size=(1366, 700))
    strip = bench.page._strip
    assert strip.remark.x() > strip.answers[None].x()
    assert strip.remark.width() >= 180
    assert bench.page._head.intent.isVisible()


def test_answers_are_told_apart_without_colour(qapp):
    """The same signs in grey still differ from one another in many places."""
    look = load_look("light")
    drawn = []
    for value in (None, *AnswerValue):
        image = QImage(18, 18, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        draw_answer(painter, QPointF(0, 0), value, look)
        painter.end()
        drawn.append(image.convertToFormat(QImage.Format.Format_Grayscale8))
    for place, one in enumerate(drawn):
        for other in drawn[place + 1 :]:
            differing = sum(
                abs(one.pixelColor(x, y).value() - other.pixelColor(x, y).value()) > 60
                for x in range(18)
                for y in range(18)
            )
            assert differing >= 8


def test_words_wrap_anywhere_and_end_with_an_ellipsis(qtbot, theme):
    words = PlainWords(theme, lines=2)
    qtbot.addWidget(words)
    words.show_words("b" * 5_000)
    assert words.minimumSizeHint().width() < 40
    two = words.heightForWidth(120)
    words.show_words("short")
    assert words.heightForWidth(120) < two
    assert WrappedText("b" * 5_000, QFont(), 120, 2).shortened
    assert not WrappedText("short", QFont(), 120, 2).shortened


def test_a_profile_that_excludes_a_checkpoint_says_so(open_page):
    from dataclasses import replace

    from maturity_desktop.domain.framework import Condition, Fact

    plain = build_framework({"1.01": (2, 1)})
    criterion = plain.criteria[0]
    first, second = criterion.levels[0].checkpoints
    level = replace(criterion.levels[0], checkpoints=(first, replace(second, when=Condition("home", True))))
    changed = replace(criterion, levels=(level, criterion.levels[1]))
    domain = replace(plain.domains[0], criteria=(changed,))
    framework = replace(plain, domains=(domain,), facts=(Fact("home", "At home?", False),))
    bench = open_page(framework, build_audit(framework))
    row = bench.page._columns.row_of("1.01-1b")
    assert row._examples.words == "Does not apply. The client’s profile (Ctrl+E) says no: At home?"
    bench.press("y")
    assert bench.current == "1.01-2a", "what does not apply is passed by"
    assert bench.result().level is None


def test_no_half_line_stands_under_a_level_s_title(open_page):
    bench = open_page(build_framework({"1.01": (30, 2, 1)}))
    column = bench.page._columns._columns[0]
    assert not column._fade.isVisible()
    bench.page._columns.go_to("1.01-1z", focus=True)
    bench.wait_until(column._fade.isVisible)
    drawn = column.grab().toImage()
    upper = {drawn.pixel(x, y) for x in range(0, column.viewport().width(), 3) for y in range(6)}
    assert upper == {QColor(load_look("light").colours["ground"]).rgb()}, "what is scrolled away is not seen"


def test_of_a_checkpoint_without_room_the_first_words_are_seen(open_page):
    framework = build_framework({"1.01": (3, 1, 1, 1)}, words=" long words about one thing" * 8)
    bench = open_page(framework, size=(888, 438))
    column = bench.page._columns._columns[0]
    bench.page._columns.go_to("1.01-1b", focus=True)
    row = bench.page._columns.row_of("1.01-1b")
    assert row.height() > column.viewport().height()
    bench.wait_until(lambda: row.y() - column.verticalScrollBar().value() == column._fade.height())
