"""Who said what, from the journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from maturity_desktop.domain.audit import Answer, AnswerValue, Change, Note
from maturity_desktop.storage.authors import read_authors
from maturity_desktop.storage.library import Library
from tests.storage.small import NOW, answer, edit, note, put, start


def authors(library: Library, audit: str = "a1") -> dict[tuple[type, str], tuple[str, int]]:
    """Who said each record last, and how many minutes after the start."""
    found = library.look_up(lambda connection: read_authors(connection, audit))
    return {
        (kind, key[-1]): (own.author, (own.at - NOW) // timedelta(minutes=1))
        for (kind, key), own in found.items()
    }


def test_the_last_author_of_each_record_counts(library: Library) -> None:
    start(library)
    met, not_met = answer(), answer(value=AnswerValue.NOT_MET)
    library.commit([put(met, minutes=1, author="Ben")], {})
    library.commit([put(note("words"), minutes=2, author="Ben")], {})
    library.commit([put(not_met, met, minutes=3, author="Cara")], {})
    assert authors(library) == {(Answer, "1.01-1a"): ("Cara", 3), (Note, "1.01"): ("Ben", 2)}


def test_what_was_taken_back_is_nobodys(library: Library) -> None:
    start(library)
    library.commit([put(answer(), minutes=1)], {})
    library.commit([edit(Change(answer(), None), minutes=2)], {})
    assert authors(library) == {}
    library.commit([put(answer(), minutes=3, author="Ben")], {})
    assert authors(library) == {(Answer, "1.01-1a"): ("Ben", 3)}


def test_other_records_and_other_audits_are_passed_over(library: Library) -> None:
    start(library)
    library.commit([put(answer(), minutes=1)], {})
    assert authors(library, "a2") == {}
    assert set(authors(library)) == {(Answer, "1.01-1a")}


def test_a_spell_of_typing_is_as_late_as_its_last_letter(library: Library) -> None:
    start(library)
    library.commit([put(note("w"), minutes=1, spell="s")], {})
    library.commit([put(replace(note("w"), text="words"), note("w"), minutes=4, spell="s")], {})
    assert authors(library) == {(Note, "1.01"): ("Astrid", 4)}
