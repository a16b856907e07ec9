"""What is written as a person's name is, and what only looks a little like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.reports.name_search import NameSearch, looks_like_a_name, surname_of
from maturity_desktop.reports.withheld import KnownName

ROLES = frozenset({"human", "resources", "leitung"})


@pytest.mark.parametrize(
    "text",
    ["Ida Berg", "Anna von der Heide", "Jean-Luc Picard", "Sean O'Brien", "田中花子", "Øystein Å. Lie"],
)
def test_persons(text: str) -> None:
    assert looks_like_a_name(text, ROLES)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Finance",
        "IT",
        "Head of planning",
        "Seen in hall 1",
        "Human Resources",
        "Leitung Kundenservice",
        "IT Systems",
        "Hall 2 West Wing",
    ],
)
def test_places_and_roles(text: str) -> None:
    assert not looks_like_a_name(text, ROLES)


@pytest.mark.parametrize(
    ("name", "surname"),
    [("Ida Berg", "Berg"), ("Berg, Ida", "Berg"), ("Ida", ""), ("Sean O'Brien", "Brien"), ("", "")],
)
def test_the_part_that_stands_for_a_person(name: str, surname: str) -> None:
    assert surname_of(name) == surname


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Ida Berg, head of planning", "Agent, head of planning"),
        ("told by IDA  BERG", "told by Agent"),
        ("Berg's desk and Bergs list", "Agent desk and Agent list"),
        ("the Bergen site", "the Bergen site"),
        ("Ida alone", "Ida alone"),
    ],
)
def test_a_role_stands_in_place_of_a_name(text: str, made: str) -> None:
    assert NameSearch([KnownName("Ida Berg", "Agent")]).without_names(text) == made


@given(st.text(max_size=30), st.text(max_size=60))
def test_no_name_and_no_text_is_too_odd(name: str, text: str) -> None:
    search = NameSearch([KnownName(name, "somebody")])
    found = search.found_in(text)
    assert set(found) <= {name}
    assert bool(found) or search.without_names(text) == text
