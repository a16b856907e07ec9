"""What the client says stands beside the assessor's answers: after the rating, or where it is asked for."""

from __future__ import annotations

from maturity_desktop.domain.audit import Answer, AnswerValue, RatingSet
from maturity_desktop.domain.team import CLIENT, SECOND
from tests.gui.assess.conftest import build_audit, build_framework

SAID = "Since <b>May</b> & only by day"


def opened(open_page, *more):
    framework = build_framework({"1.01": (2, 1), "1.02": (1, 1)})
    own = (
        RatingSet("a1", "c", CLIENT, "Cleo"),
        Answer("a1", "f", "c", "1.01-1a", AnswerValue.MET, SAID),
        Answer("a1", "f", "c", "1.01-1b", AnswerValue.NOT_MET),
    )
    bench = open_page(framework, build_audit(framework, *own, *more))
    bench.page.show_criterion("1.01")
    return bench


def row(bench, checkpoint):
    return next(row for row in bench.page._columns.rows() if row.checkpoint_id == checkpoint)


def rate(bench):
    for point in ("1.01-1a", "1.01-1b", "1.01-2a"):
        bench.session.answer(point, AnswerValue.MET)


def test_it_is_not_seen_before_the_criterion_is_rated_and_is_seen_afterwards(open_page):
    bench = opened(open_page)
    assert row(bench, "1.01-1a").view.client == ""
    assert "Cleo" not in row(bench, "1.01-1a").box.accessibleDescription()
    assert bench.page.act.client.isEnabled() and not bench.page.act.client.isChecked()
    rate(bench)
    first, second = (row(bench, point) for point in ("1.01-1a", "1.01-1b"))
    assert first._client.words == f"Client: met. “{SAID}”" and first._client.isVisible()
    assert "Client: not met" in second.box.accessibleDescription()
    assert (first.view.client_differs, second.view.client_differs) == (False, True)
    assert bench.page.act.client.isChecked()


def test_a_key_shows_it_at_one_unrated_criterion_and_hides_it_again(open_page):
    bench = opened(open_page)
    bench.press("b")
    assert row(bench, "1.01-1a").view.client
    bench.press("b")
    assert row(bench, "1.01-1a").view.client == ""
    assert not bench.session.undo_stack.count(), "it is a way of looking, and no edit"
    bench.page.show_criterion("1.02")
    assert not bench.page.act.client.isEnabled(), "the client said nothing of it"


def test_nothing_of_it_is_seen_while_somebody_rates_blind(open_page):
    bench = opened(open_page, RatingSet("a1", "s", SECOND, "Bo"))
    bench.session.switch_rating_set("s")
    bench.page.show_criterion("1.01")
    bench.press("b")
    assert row(bench, "1.01-1a").view.client == ""
