"""The figures told at the opening keep their order, and stand beside what the data come to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.baseline import (
    Computed,
    baseline,
    beside,
    blank_figure,
    keep_baseline,
    untold,
)
from maturity_desktop.domain.plan_records import BaselineFigure
from tests.builders import audit


def told(name: str, title: str, place: int = 0) -> BaselineFigure:
    return BaselineFigure("a1", name, place, title, "80 %")


def after(found: Audit, *figures: BaselineFigure) -> Audit:
    return found.with_changes(keep_baseline(found, figures))


def test_the_order_in_which_they_stand_is_kept_and_what_is_left_out_goes() -> None:
    one, two, three = told("b1", "Agents"), told("b2", "Attrition"), told("b3", "Cost")
    found = after(audit(), one, two, three)
    assert [own.title for own in baseline(found)] == ["Agents", "Attrition", "Cost"]
    found = after(found, three, one)
    assert [own.title for own in baseline(found)] == ["Cost", "Agents"]
    assert after(found) == audit()


def test_a_row_without_a_name_is_none() -> None:
    assert baseline(after(audit(), blank_figure(audit()), told("b1", " "))) == ()


def test_the_same_baseline_again_changes_nothing() -> None:
    found = after(audit(), told("b1", "Agents"), told("b2", "Cost"))
    assert keep_baseline(found, baseline(found)) == ()


def test_a_figure_stands_beside_the_computed_one_of_its_name() -> None:
    computed = (Computed("Agent attrition", "31.0 %"), Computed("Cost per contact", "5.10"))
    found = beside([told("b1", " agent  ATTRITION"), told("b2", "Seats")], computed)
    assert [own.computed.value if own.computed else "" for own in found] == ["31.0 %", ""]
    assert [own.title for own in untold([told("b1", "agent attrition")], computed)] == ["Cost per contact"]


TITLES = st.lists(st.text(max_size=5), max_size=6)


@given(TITLES, TITLES)
def test_whatever_was_there_the_named_ones_are_the_baseline(before: list[str], now: list[str]) -> None:
    found = after(audit(), *(told(f"b{n}", title) for n, title in enumerate(before)))
    found = after(found, *(told(f"b{n}", title) for n, title in enumerate(now)))
    assert [own.title for own in baseline(found)] == [title for title in now if title.strip()]
