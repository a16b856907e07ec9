"""The client's own view in the report: both levels of what the client answered, and who sees what higher."""

from __future__ import annotations

from gettext import NullTranslations

from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Audit, RatingSet, SetLevel
from maturity_desktop.domain.results import evaluate
from maturity_desktop.domain.team import CLIENT, SECOND
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import build_content
from maturity_desktop.reports.own_view import OwnViewPart
from maturity_desktop.reports.sections.own_view import own_view_parts
from tests.builders import CUT_OFF, audit, criterion, framework
from tests.reports.pdf_checks import assert_stays_in_its_column
from tests.reports.pdf_reading import bytes_of, pages_of, section, text_of

WORDS = NullTranslations()
MODEL = framework({"1": [criterion([1, 1, 1], name) for name in ("1.01", "1.02", "1.03", "1.04")]})
OWN = RatingSet("a1", "c1", CLIENT, "Cleo Client")


def viewed(*client: tuple[str, int], kind: str = CLIENT) -> Audit:
    """An audit that rates everything at 2; the client's levels come of its answers."""
    rating = RatingSet("a1", "c1", kind, "Cleo Client")
    said = (
        Answer("a1", "model", "c1", f"{name}-{place}a",
               AnswerValue.MET if place <= level else AnswerValue.NOT_MET)
        for name, level in client
        for place in (1, 2, 3)
    )  # fmt: skip
    agreed = (SetLevel("a1", "model", AGREED, own.id, 2, "seen") for own in MODEL.criteria)
    return audit(None, rating, *said, *agreed)


def part_of(found: Audit) -> OwnViewPart:
    (part,) = own_view_parts([evaluate(found, MODEL)], WORDS)
    return part


def test_what_is_furthest_apart_comes_first_with_the_way_it_differs() -> None:
    part = part_of(viewed(("1.01", 2), ("1.02", 3), ("1.04", 0)))
    assert [(own.id, own.agreed, own.client, own.apart) for own in part.entries] == [
        ("1.04", 2, 0, "−2"), ("1.02", 2, 3, "+1"), ("1.01", 2, 2, "0"),
    ]  # fmt: skip
    assert part.title == "Of 3 criteria the client sees 1 higher and 1 lower than the audit"
    assert "Cleo" not in str(part), "nobody is named"


def test_an_answer_that_gives_no_level_yet_is_no_difference() -> None:
    some = Answer("a1", "model", "c1", "1.03-2a", AnswerValue.MET)
    found = Audit.of("a1", [*(own for kind in viewed().tables.values() for own in kind.values()), some])
    part = part_of(found)
    assert [(own.id, own.client, own.apart) for own in part.entries] == [("1.03", None, "")]
    assert part.title == "The client has answered in part, which gives no level yet"


def test_a_colleagues_rating_is_no_view_of_the_clients() -> None:
    assert own_view_parts([evaluate(viewed(("1.01", 1), kind=SECOND), MODEL)], WORDS) == ()
    assert own_view_parts([evaluate(audit(), MODEL)], WORDS) == ()


def test_one_way_or_none_is_said_as_such() -> None:
    assert part_of(viewed(("1.01", 3))).title == "The client sees 1 of 1 criterion higher than the audit"
    assert part_of(viewed(("1.01", 1), ("1.02", 2))).title.startswith("The client sees 1 of 2 criteria lower")
    assert (
        part_of(viewed(("1.01", 2), ("1.02", 2))).title == "The client sees all 2 criteria as the audit does"
    )


def test_it_stands_in_the_appendix_and_counts_for_nothing_else() -> None:
    found = viewed(("1.01", 3), ("1.02", 1))
    content = build_content([evaluate(found, MODEL)], CUT_OFF, ReportOptions(), WORDS)
    pages = pages_of(bytes_of(content))
    text = text_of(section(pages, "The client’s own view"))
    assert "1.01 Criterion 1.01 2 3 +1" in text and "1.02 Criterion 1.02 2 1 −1" in text
    assert_stays_in_its_column(pages)
    assert content.agreement == ()
    without = build_content([evaluate(viewed(), MODEL)], CUT_OFF, ReportOptions(), WORDS)
    titles = [title for _depth, title, _page in pages_of(bytes_of(without)).bookmarks]
    assert "The client’s own view" not in titles
    assert without.frameworks == content.frameworks
