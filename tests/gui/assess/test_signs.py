"""Signs, themes, given levels, points, blocked levels and open ends on the assess page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QMenu

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.gui.widgets.marks import draw_answer, draw_observation
from maturity_desktop.look import load_look
from tests.gui.assess.conftest import build_audit, build_framework
from tests.gui.conftest import answer_all
from tests.gui.kinds import layered, staged

MET, PARTLY, NOT = AnswerValue.MET, AnswerValue.PARTLY, AnswerValue.NOT_MET


@pytest.fixture
def staged_bench(open_page):
    """One criterion of two stages, nothing answered."""
    return open_page(staged())


def row(bench, checkpoint):
    return bench.page._columns.row_of(checkpoint)


def head(bench, place):
    return bench.page._columns._heads[place]


def test_a_sign_is_spoken_of_as_observed_and_a_requirement_as_met(staged_bench):
    bench = staged_bench
    assert bench.current == "S-1b", "what blocks is asked before signs that only tell"
    words = [button.text() for button in bench.page._strip.answers.values()]
    assert words == ["Observed  Y", "Partly  P", "Not observed  N", "N/A…  A", "Clear  ⌫"]
    assert bench.page.act.met.text() == "O&bserved"
    assert dict(bench.page.key_hints)["Y"] == "observed"
    assert bench.page._strip.remark.accessibleName() == "Remark on the sign"
    bench.press("n")
    assert row(bench, "S-1b").box.accessibleName() == "Sign of level 1: Nobody has a plan"
    assert row(bench, "S-1b").box.accessibleDescription().startswith("not observed; Blocks level 2")
    assert bench.session.undo_stack.undoText() == "sign S-1b"
    bench.press("y")
    assert bench.answers() == {"S-1b": "not_met", "S-1a": "met"}
    assert row(bench, "S-1a").box.accessibleDescription() == "observed; 1a"
    assert bench.current == "S-2a", "S-2d does not apply"
    assert bench.page._strip.answers[MET].text() == "Met  Y"
    assert bench.page.act.met.text() == "&Met"
    bench.press("y")
    assert bench.session.undo_stack.undoText().startswith("answer S-2")


def test_why_a_sign_does_not_apply_is_asked_in_its_own_words(staged_bench):
    staged_bench.press("a")
    assert "sign" in staged_bench.dialog()._form.reason_label.text()
    staged_bench.press(Qt.Key.Key_Escape)


def test_themes_stand_together_under_their_titles(staged_bench):
    rows = list(staged_bench.page._columns.rows())
    told = [(shown.checkpoint_id, shown.view.section, shown.view.theme) for shown in rows]
    assert told == [
        ("S-1a", "Signs, never required", "New support"),
        ("S-1b", "", "No plan"),
        ("S-2d", "", ""),
        ("S-2a", "", "Planning"),
        ("S-2c", "", ""),
        ("S-2b", "", "Figures"),
    ]
    assert rows[3]._heading.isVisible()
    assert not rows[4]._heading.isVisible()


def test_a_given_level_says_so_and_points_are_counted(staged_bench):
    bench = staged_bench
    assert head(bench, 0).note.words == "given, not earned · 0 of 2 points, this tool’s count"
    assert "given" in head(bench, 0).step.accessibleName()
    bench.session.answer("S-1a", MET)
    bench.session.answer("S-2a", PARTLY)
    assert head(bench, 0).note.words.endswith("1 of 2 points, this tool’s count")
    assert head(bench, 1).note.words == "0.5 of 3 points, this tool’s count"


def test_what_is_this_tools_own_is_marked(staged_bench):
    assert row(staged_bench, "S-2b").view.notes == "This tool’s, not the source’s."
    assert row(staged_bench, "S-2a").view.notes == ""


def test_a_sign_that_blocks_is_marked_while_it_is_observed(staged_bench):
    bench = staged_bench
    shown = row(bench, "S-1b")
    assert shown._blocking.words == "Blocks level 2 where it is observed."
    answer_all(bench.session, ["S-2a", "S-2b", "S-2c"], MET)
    assert bench.result().level is None, "the sign decides"
    assert bench.page._next_step.words == "1 sign that would block level 2 has no answer: No plan."
    bench.session.answer("S-1b", PARTLY)
    assert shown._blocking.words == "Stands in the way of level 2."
    assert shown.view.in_the_way
    assert bench.page._next_step.words == "Level 2 is blocked by 1 sign that is observed: No plan."
    assert "level 2 is blocked by 1 sign" in bench.page._head.standing.words
    assert head(bench, 1).note.words.startswith("blocked by 1 sign")
    bench.press("1")
    assert bench.dialog()._form.derived.text() == ("The answers give level 1; level 2 is blocked by 1 sign.")
    bench.press(Qt.Key.Key_Escape)
    bench.session.answer("S-1b", NOT)
    assert bench.result().level == 2
    assert not shown.view.in_the_way
    assert bench.page._next_step.words == (
        "The highest level that is described is reached. Beyond it the source only names: Strategic."
    )


def test_the_status_stands_beside_the_level_and_is_read_aloud(staged_bench):
    bench = staged_bench
    bench.session.answer("S-1b", NOT)
    bench.session.answer("S-2a", MET)
    bench.session.answer("S-2b", MET)
    bench.session.answer("S-2c", NOT)
    assert bench.page._head.standing.words == "In transition · and 67 % of level 2 · target 2"
    assert bench.page._head.figure.text() == "Level 1 of 2, open-ended"
    model = bench.page._criteria.model
    spoken = model.data(model.index_of("S"), Qt.ItemDataRole.AccessibleTextRole)
    assert "level 1, In transition" in spoken


def test_stages_beyond_the_scale_are_named(staged_bench, open_page):
    beyond = staged_bench.page._columns._beyond
    assert beyond.isVisible()
    assert beyond.accessibleDescription() == "Strategic: Named only."
    other = open_page(build_framework({"1.01": (1, 1)}))
    assert not other.page._columns._beyond.isVisible()


def test_a_fact_that_excludes_a_checkpoint_leads_to_the_profile(staged_bench, qtbot):
    bench = staged_bench
    shown = row(bench, "S-2d")
    assert shown.view.notes == (
        "Does not apply. The client’s profile (Ctrl+E) says no: Is it a global organisation?"
    )
    bench.page._show_answer_menu("S-2d", QPoint(10, 10))
    menu = bench.page.findChildren(QMenu)[-1]
    with qtbot.waitSignal(bench.page.profile_wanted):
        menu.actions()[-1].trigger()
    menu.close()


def test_one_criterion_has_no_filter_and_no_next_one(staged_bench, open_page):
    page = staged_bench.page
    assert not page._criteria.search.isVisible()
    assert not page.act.next.isEnabled()
    assert "J" not in dict(page.key_hints)
    other = open_page(build_framework({"1.01": (1,), "1.02": (1,)}))
    assert other.page._criteria.search.isVisible()
    assert other.page.act.next.isEnabled()
    assert "J" in dict(other.page.key_hints)


def test_a_domain_that_is_only_named_is_shown_and_walked_past(open_page):
    bench = open_page(layered())
    tree, model = bench.page._criteria.tree, bench.page._criteria.model
    first = model.index(0, 0)
    assert model.data(first, Qt.ItemDataRole.AccessibleTextRole) == (
        "N Named, named and not described: The source says no more."
    )
    assert tree.visualRect(first).height() > 0
    tree.setFocus()
    assert bench.page.criterion == "L1.1"
    bench.press(Qt.Key.Key_Up)
    assert bench.page.criterion == "L1.1"
    bench.press(Qt.Key.Key_Down)
    assert bench.page.criterion == "L2.1"
    bench.press("/")
    bench.write("L2")
    assert model.rowCount() == 1, "what is only named is no criterion to filter"


def test_each_framework_is_left_where_it_was(open_page):
    framework = layered()
    bench = open_page(framework, build_audit(framework))
    other = staged()
    bench.session.frameworks = {**bench.session.frameworks, other.id: other}
    bench.press("j")
    assert bench.page.criterion == "L2.1"
    bench.session.switch_framework("staged")
    assert bench.page.criterion == "S"
    bench.session.switch_framework("layered")
    assert bench.page.criterion == "L2.1"


def test_who_answers_goes_on_answering_in_the_next_model(open_page):
    framework = build_framework({"1.01": (9, 9, 9, 9)})
    bench = open_page(framework)
    other = staged()
    bench.session.frameworks = {**bench.session.frameworks, other.id: other}
    bench.page._columns.go_to("1.01-4i", focus=True)
    bench.session.switch_framework("staged")
    assert bench.target is row(bench, "S-1b").box
    columns = bench.page._columns
    bench.wait_until(lambda: columns.verticalScrollBar().maximum() == 0)
    assert columns.verticalScrollBar().value() == 0, "the heads of the levels stay in sight"


def test_the_same_model_chosen_again_begins_at_what_is_open(open_page):
    bench = open_page(staged())
    assert bench.target is row(bench, "S-1b").box
    bench.session.switch_framework("staged")
    assert bench.current == "S-1b"
    assert bench.target is row(bench, "S-1b").box


def test_undo_at_another_framework_shows_where_it_happened(open_page):
    framework = layered()
    bench = open_page(framework, build_audit(framework))
    other = staged()
    bench.session.frameworks = {**bench.session.frameworks, other.id: other}
    bench.session.answer("L2.1-2a", MET)
    bench.session.switch_framework("staged")
    bench.chord("Ctrl+Z")
    assert bench.session.framework.id == "layered"
    assert bench.page.criterion == "L2.1"
    bench.session.switch_framework("staged")
    bench.chord("Ctrl+Shift+Z")
    assert (bench.session.framework.id, bench.page.criterion) == ("layered", "L2.1")


def drawn(draw) -> bytes:
    image = QImage(24, 24, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return bytes(image.constBits())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_signs_and_answers_look_different_without_colour(qapp, theme):
    look, values = load_look(theme), (None, *AnswerValue)
    corner = QPoint(2, 2).toPointF()
    rings = {drawn(lambda p, v=value: draw_observation(p, corner, v, look)) for value in values}
    boxes = {drawn(lambda p, v=value: draw_answer(p, corner, v, look)) for value in values}
    assert len(rings | boxes) == 2 * len(values)


def test_a_low_window_scrolls_to_what_has_the_keyboard(open_page):
    bench = open_page(staged(), size=(640, 320))
    bench.press("t")
    note = bench.page._note.note
    area = bench.page._middle.parentWidget()
    bench.wait_until(lambda: area.rect().contains(note.mapTo(area, note.rect().center())))
    bench.press(Qt.Key.Key_Escape)
    box = row(bench, bench.current).box
    bench.wait_until(lambda: area.rect().contains(box.mapTo(area, box.rect().center())))
