"""In which order checkpoints and signs are read, and in which they are gone through."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.framework import Checkpoint, Criterion, Level
from maturity_desktop.domain.level_groups import groups_of, walking_order

points = st.lists(
    st.tuples(st.booleans(), st.sampled_from(["", "a", "b"]), st.sampled_from([None, 2])), max_size=9
)


def level_of(wanted: list[tuple[bool, str, int | None]], number: int = 1) -> Level:
    return Level(
        number,
        tuple(
            Checkpoint(f"C-{number}{place}", "", sign=sign, theme=theme, blocks=blocks if sign else None)
            for place, (sign, theme, blocks) in enumerate(wanted)
        ),
    )


def test_requirements_come_first_and_each_theme_stands_together() -> None:
    level = level_of(
        [(True, "", None), (False, "a", None), (False, "", None), (False, "b", None), (False, "a", None)]
    )
    assert [
        (group.theme, group.signs, [point.id for point in group.checkpoints]) for group in groups_of(level)
    ] == [
        ("", False, ["C-12"]),
        ("a", False, ["C-11", "C-14"]),
        ("b", False, ["C-13"]),
        ("", True, ["C-10"]),
    ]


def test_a_sign_that_blocks_is_gone_through_with_the_requirements() -> None:
    level = level_of([(True, "", None), (True, "", 2), (False, "", None)])
    criterion = Criterion("C", "", "", (level, level_of([(False, "", None)], 2)))
    assert [point.id for point in walking_order(criterion)] == ["C-12", "C-11", "C-10", "C-20"]


@given(points, points)
def test_every_checkpoint_is_read_and_gone_through_once(
    first: list[tuple[bool, str, int | None]], second: list[tuple[bool, str, int | None]]
) -> None:
    levels = (level_of(first), replace(level_of(second, 2)))
    criterion = Criterion("C", "", "", levels)
    for level in levels:
        read = [point for group in groups_of(level) for point in group.checkpoints]
        assert sorted(read, key=id) == sorted(level.checkpoints, key=id)
    walked = walking_order(criterion)
    assert sorted(walked, key=id) == sorted(criterion.checkpoints, key=id)
    assert [point.id[2] for point in walked] == sorted(point.id[2] for point in walked)
