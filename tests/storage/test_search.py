"""Words are found wherever people write, as soon as they are committed, and no words are too odd."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from maturity_desktop.domain.audit import AGREED, Change, Client, Note, RatingSet, SetLevel
from maturity_desktop.domain.record import Record
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.search import Hit
from tests.storage.generated import texts
from tests.storage.small import (
    CLIENT,
    DETAILS,
    added,
    answer,
    edit,
    evidence,
    keep_what_is_referred_to,
    note,
    put,
    start,
    use,
)

WORDS: list[tuple[Record, str, str]] = [
    (Client("c2", "Zebra Bank"), "client", ""),
    (Client("c2", "x", sector="zebra"), "client", ""),
    (Client("c2", "x", sites="zebra"), "client", ""),
    (Client("c2", "x", vision="zebra"), "client", ""),
    (Client("c2", "x", objectives="zebra"), "client", ""),
    (Client("c2", "x", environment="zebra"), "client", ""),
    (answer(remark="no zebra here"), "answer", "1.01"),
    (SetLevel("a1", "small", AGREED, "1.02", 1, "zebra"), "set_level", "1.02"),
    (note("a zebra crossing"), "note", "1.01"),
    (Note("a1", "small", AGREED, "1.02", "", "wait for the zebra"), "note", "1.02"),
    (evidence(1, title="Zebra plan"), "evidence", ""),
    (evidence(1, text="zebra"), "evidence", ""),
    (evidence(1, source="zebra"), "evidence", ""),
    (evidence(1, file_name="zebra.pdf"), "evidence", ""),
]


@pytest.mark.parametrize(("record", "kind", "criterion"), WORDS)
def test_words_are_found_in_every_text(library: Library, record: Record, kind: str, criterion: str) -> None:
    start(library)
    library.commit([put(record)], {})
    (hit,) = library.search("zebra")
    client, audit = ("x", "") if isinstance(record, Client) else ("Norrhaven", "a1")
    assert (hit.kind, hit.key, hit.criterion, hit.audit) == (kind, record.key, criterion, audit)
    assert hit.client in (client, "Zebra Bank")
    assert "zebra" in hit.snippet.lower()
    library.commit([edit(Change(record, None))], {})
    assert library.search("zebra") == ()


def test_what_is_found_follows_every_change(library: Library) -> None:
    start(library, note("zebra"))
    library.commit([put(note("giraffe"), note("zebra"))], {})
    assert library.search("zebra") == ()
    assert [hit.snippet for hit in library.search("giraffe")] == ["giraffe"]
    assert library.verify() == ()


def test_all_words_are_wanted_and_their_beginnings_do(library: Library) -> None:
    start(library, note("Forecasting by interval"), note("Forecasting by habit", "1.02"))
    assert len(library.search("forecast")) == 2
    assert [hit.criterion for hit in library.search("inter FORECASTING")] == ["1.01"]
    assert library.search("forecast weather") == ()
    assert library.search("ecasting") == ()


def test_accents_and_scripts(library: Library) -> None:
    start(library, note("Überlauf für Énergie"), note("خدمة العملاء", "1.02"))
    assert [hit.criterion for hit in library.search("uber energie")] == ["1.01"]
    assert [hit.criterion for hit in library.search("العم")] == ["1.02"]


def test_a_hit_of_the_client_leads_to_its_newest_audit(library: Library) -> None:
    start(library, evidence(1, title="zebra"))
    newer = type(DETAILS)("a2", "c1", DETAILS.cut_off.replace(year=2026), DETAILS.started_on)
    library.commit([put(newer, audit="a2")], {})
    assert {hit.audit for hit in (*library.search("zebra"), *library.search("norrhaven"))} == {"a2"}


def test_the_limit_and_the_order_of_short_words(library: Library) -> None:
    start(library)
    for number in range(9):
        library.commit([put(note(f"zebra {number}", f"1.{number}"))], {})
    assert len(library.search("zebra", limit=4)) == 4
    assert [hit.snippet for hit in library.search("z", limit=2)] == ["zebra 8", "zebra 7"]


@pytest.fixture(scope="module")
def crowded() -> Iterator[Library]:
    with TemporaryDirectory() as folder:
        library = Library.open(Path(folder))
        keep_what_is_referred_to(library)
        records = (CLIENT, DETAILS, use(), RatingSet("a1", AGREED), note('a NEAR b AND c\'s "d" *'))
        library.commit([edit(*added(records))], {})
        yield library
        library.close()


@given(st.text(st.characters(exclude_categories=())) | texts)
@example('"')
@example("AND OR NOT NEAR")
@example("NEAR(a b, 2)")
@example("text:a")
@example("{text} : a")
@example("a* ^b + c - d")
@example("(((")
@example("a\x00b")
@example("\ud800")
@example("'; DROP TABLE note; --")
@example("a " * 50_000)
@example("x" * 100_000)
@example('"' * 1000)
@example("a-b-c " * 1000)
@example("._." * 1000)
@example("²³¼")
def test_no_query_is_too_odd(crowded: Library, words: str) -> None:
    assert all(isinstance(hit, Hit) for hit in crowded.search(words))


@pytest.mark.parametrize("words", ["", "   ", '"', "***", "()", "--", "\x00"])
def test_a_query_without_words_finds_nothing(crowded: Library, words: str) -> None:
    assert crowded.search(words) == ()


@pytest.mark.parametrize("words", ["a", "NEAR", "and", "c's", '"d"', 'a NEAR b AND c\'s "d" *'])
def test_operators_are_words(crowded: Library, words: str) -> None:
    assert [hit.kind for hit in crowded.search(words)] == ["note"]
