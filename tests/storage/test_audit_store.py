"""Edits are written whole, come back as they went, and stand in the journal."""

from datetime import timedelta, timezone
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from maturity_desktop.domain.audit import (
    AGREED,
    RECORD_TYPES,
    Answer,
    AnswerValue,
    Audit,
    Change,
    Client,
    Evidence,
    Link,
    Note,
    RatingSet,
    StaleChange,
)
from maturity_desktop.domain.changes import Edit
from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionEvidence,
    Finding,
    FindingEvidence,
    Grade,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.storage.library import Library
from tests.storage.generated import audits, texts, values
from tests.storage.small import (
    CLIENT,
    DETAILS,
    NOW,
    added,
    answer,
    edit,
    evidence,
    headline,
    keep_what_is_referred_to,
    link,
    note,
    one_of_each,
    put,
    renew_figures,
    start,
    unsound,
    use,
)


def commit(library: Library, *edits: Edit) -> None:
    library.commit(edits, {})


def test_one_record_of_each_kind_is_saved_and_loaded(library: Library) -> None:
    keep_what_is_referred_to(library)
    records = one_of_each()
    assert {type(record) for record in records} == set(RECORD_TYPES)
    commit(library, edit(*added(records)))
    renew_figures(library)
    assert library.load("a1") == Audit.of("a1", records)
    assert library.verify() == ()


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(audits(), texts, texts)
def test_any_audit_is_saved_and_loaded(audit: Audit, label: str, author: str) -> None:
    with TemporaryDirectory() as folder:
        library = Library.open(Path(folder))
        try:
            keep_what_is_referred_to(library)
            records = [record for table in audit.tables.values() for record in table.values()]
            commit(library, edit(*added(records), audit=audit.id, label=label, author=author))
            assert library.load(audit.id) == audit
            assert library.clients() == (audit.client,)
            journal = library.journal(audit.id)
            assert [entry.change for entry in journal] == [Change(None, record) for record in records]
            assert {(entry.label, entry.author) for entry in journal} == {(label, author)}
            files = {item.sha256 for item in audit.evidence if item.sha256}
            problems = unsound(library)
            assert len(problems) == len(files), problems
        finally:
            library.close()


def test_what_is_committed_is_there_after_opening_again(library: Library) -> None:
    before = start(library, *one_of_each()[4:])
    library.close()
    again = Library.open(library.folder)
    assert again.load("a1") == before
    again.close()
    assert sorted(path.name for path in library.folder.iterdir()) == [
        "library.last",
        "library.lock",
        "library.seal",
        "library.sqlite",
    ]


def test_an_audit_loads_its_own_records_and_its_clients_evidence(library: Library) -> None:
    start(library, evidence(1), link(1), answer())
    other = (
        Client("c2", "Another"),
        type(DETAILS)("a2", "c2", DETAILS.cut_off, DETAILS.started_on),
        use("a2"),
        RatingSet("a2", AGREED),
        Answer("a2", "small", AGREED, "1.01-1a", AnswerValue.NOT_MET),
    )
    same_client = (type(DETAILS)("a3", "c1", DETAILS.cut_off, DETAILS.started_on), RatingSet("a3", AGREED))
    commit(library, edit(*added(other), audit="a2"), edit(*added(same_client), audit="a3"))
    assert library.load("a2") == Audit.of("a2", other)
    assert library.load("a3") == Audit.of("a3", (CLIENT, *same_client, evidence(1)))
    assert set(library.load("a1").all(Link)) == {link(1)}


def test_an_unknown_audit_is_named(library: Library) -> None:
    with pytest.raises(LibraryError, match=r"no audit 'nobody'.*list of audits"):
        library.load("nobody")


@pytest.mark.parametrize(
    "change",
    [
        Change(None, answer()),
        Change(answer(value=AnswerValue.PARTLY), answer(value=AnswerValue.NOT_MET)),
        Change(answer(remark="other"), None),
        Change(answer("1.01-2a"), None),
        Change(answer("1.01-2a"), answer("1.01-2a", AnswerValue.PARTLY)),
    ],
    ids=["there already", "changed from elsewhere", "other remark", "not there", "never was"],
)
def test_a_change_of_what_is_not_there_is_refused_whole(library: Library, change: Change) -> None:
    before = start(library, answer())
    first = put(note("written in the same commit"))
    with pytest.raises(LibraryError, match="Open the audit again"):
        library.commit([first, edit(change)], {"a1": [headline(2.0, 2)]})
    assert library.load("a1") == before
    assert library.audits()[0].frameworks[0].level is None
    assert library.verify() == ()
    commit(library, first)  # the writer goes on, and what was refused can come again
    assert library.load("a1").get(Note, *note("").key) == note("written in the same commit")


@pytest.mark.parametrize(
    "record",
    [
        Answer("a9", "small", AGREED, "1.01-1a"),
        Answer("a1", "other", AGREED, "1.01-1a"),
        Answer("a1", "small", "nobody's", "1.01-1a"),
        link(7),
        Evidence("c9", "e1", 1, "t", evidence().kind, NOW.date(), NOW.date()),
        use("a9"),
        type(use())("a1", "second", "0" * 64),
    ],
    ids=["audit", "framework", "rating set", "evidence", "client", "use", "edition"],
)
def test_a_record_refers_to_what_is_there(library: Library, record: Record) -> None:
    start(library)
    with pytest.raises(LibraryError, match="does not fit what the library holds"):
        commit(library, put(record))
    assert library.verify() == ()


def test_the_order_of_changes_within_an_edit_does_not_matter(library: Library) -> None:
    start(library)
    commit(library, edit(*added((link(1), evidence(1)))))
    assert set(library.load("a1").all(Link)) == {link(1)}
    commit(library, edit(Change(evidence(1), None), Change(link(1), None)))
    assert not set(library.load("a1").all(Evidence))


def test_evidence_that_another_audit_uses_stays(library: Library) -> None:
    start(library, evidence(1), link(1))
    other = (
        type(DETAILS)("a2", "c1", DETAILS.cut_off, DETAILS.started_on),
        use("a2"),
        RatingSet("a2", AGREED),
        link(1, audit="a2"),
    )
    commit(library, edit(*added(other), audit="a2"))
    assert library.audits_using("c1", "e1") == ("a1", "a2")
    with pytest.raises(LibraryError, match="does not fit"):
        commit(library, edit(Change(link(1), None), Change(evidence(1), None)))
    assert library.audits_using("c1", "e1") == ("a1", "a2")
    assert library.audits_using("c2", "e1") == ()


@pytest.mark.parametrize("place", range(2), ids=["finding", "action"])
def test_evidence_of_a_finding_or_an_action_is_used(library: Library, place: int) -> None:
    start(library, evidence(1))
    assert library.audits_using("c1", "e1") == ()
    owner: tuple[Record, Record] = (
        (Finding("a1", "f1", 1, Grade.MINOR, "Seen"), FindingEvidence("a1", "f1", "e1")),
        (Action("a1", "n1", 1, "Do"), ActionEvidence("a1", "n1", "e1")),
    )[place]
    commit(library, edit(*added(owner)))
    assert library.audits_using("c1", "e1") == ("a1",)


def test_a_change_of_the_key_moves_the_record(library: Library) -> None:
    start(library, answer("1.01-1a"))
    commit(library, edit(Change(answer("1.01-1a"), answer("1.01-1b"))))
    assert set(library.load("a1").all(Answer)) == {answer("1.01-1b")}
    assert library.verify() == ()


def test_a_number_too_large_for_the_database_is_refused(library: Library) -> None:
    start(library)
    with pytest.raises(LibraryError, match="too large"):
        commit(library, put(evidence(1, size=2**63)))
    assert library.verify() == ()


def test_a_time_without_zone_is_refused(library: Library) -> None:
    start(library)
    with pytest.raises(ValueError, match="time zone"):
        commit(library, put(answer(), at=NOW.replace(tzinfo=None)))


# --- spells


def test_a_spell_of_typing_is_one_entry(library: Library) -> None:
    start(library)
    steps = [None, note("P"), note("Pl"), note("Pla"), note("Plan")]
    for minute, (old, new) in enumerate(pairwise(steps)):
        commit(library, edit(Change(old, new), spell="typing", minutes=minute))
    (entry,) = [entry for entry in library.journal("a1") if entry.edit == "typing"]
    assert entry.change == Change(None, note("Plan"))
    assert entry.at == NOW + timedelta(minutes=3)
    assert (entry.author, entry.device, entry.label, entry.kind) == ("Astrid", "laptop", "edit", "note")
    assert library.verify() == ()


def test_a_spell_that_another_edit_interrupts_goes_on_as_another(library: Library) -> None:
    start(library)
    a, b, c = note("a"), note("b"), note("c")
    commit(library, edit(Change(None, a), spell="mine"), edit(Change(a, b), spell="other"))
    commit(library, edit(Change(b, c), spell="mine"), edit(Change(c, a), spell="mine"))
    commit(library, edit(Change(a, b), spell="other"))
    entries = [entry for entry in library.journal("a1") if entry.kind == "note"]
    assert [entry.change for entry in entries] == [Change(None, a), Change(a, b), Change(b, a), Change(a, b)]
    assert [entry.based_on for entry in entries[1:]] == [entry.revision for entry in entries[:-1]]
    assert len({entry.edit for entry in entries}) == 4
    assert library.verify() == ()


@pytest.mark.parametrize("other", [{"author": "Bo"}, {"audit": "a2"}])
def test_a_spell_belongs_to_one_author_and_one_audit(library: Library, other: dict[str, Any]) -> None:
    start(library)
    commit(library, put(note("a"), spell="s"), edit(Change(note("a"), note("b")), spell="s", **other))
    entries = [entry for audit in ("a1", "a2") for entry in library.journal(audit) if entry.kind == "note"]
    assert [entry.change for entry in entries] == [Change(None, note("a")), Change(note("a"), note("b"))]


def test_an_edit_without_changes_leaves_no_trace(library: Library) -> None:
    start(library)
    before = library.audits(), library.journal("a1")
    commit(library, edit(minutes=60))
    assert (library.audits(), library.journal("a1")) == before


def test_times_are_kept_across_zones(library: Library) -> None:
    start(library)
    at = NOW.astimezone(timezone(timedelta(hours=5, minutes=30)))
    commit(library, put(answer(), at=at))
    assert library.journal("a1")[-1].at == at
    assert library.audits()[0].touched == NOW


# --- any edits and any undo


class EditsAndUndo(RuleBasedStateMachine):
    """The library against the audit in memory, under any edits, undone and done again in any order."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self._library = Library.open(Path(self._folder.name))
        self._audit = start(self._library)
        self._done: list[Edit] = []
        self._undone: list[Edit] = []

    def teardown(self) -> None:
        self._library.close()
        self._folder.cleanup()

    def _commit(self, new: Edit) -> None:
        audit = self._audit.with_changes(new.changes)
        self._library.commit([new], {})
        self._audit = audit

    @rule(
        point=st.sampled_from(["1.01-1a", "1.01-1b", "1.01-2a"]),
        value=values(AnswerValue | None),
        remark=texts,
        spell=st.sampled_from(["one", "two", ""]),
    )
    def say(self, point: str, value: AnswerValue | None, remark: str, spell: str) -> None:
        new = answer(point, value, remark) if value or remark else None
        old = self._audit.get(Answer, *answer(point).key)
        if old != new:
            self._do(edit(Change(old, new), spell=spell))

    @rule(text=texts, spell=st.sampled_from(["one", "two", ""]))
    def write(self, text: str, spell: str) -> None:
        old = self._audit.get(Note, *note("").key)
        if old is None or old.text != text:
            self._do(edit(Change(old, note(text)), spell=spell))

    @rule(number=st.integers(1, 3))
    def attach_or_remove(self, number: int) -> None:
        there = self._audit.get(Evidence, "c1", f"e{number}") is not None
        changes = [Change(evidence(number), None), Change(link(number), None)]
        self._do(edit(*(changes if there else [change.reversed() for change in reversed(changes)])))

    def _do(self, new: Edit) -> None:
        self._commit(new)
        self._done.append(new)
        self._undone.clear()

    @precondition(lambda self: self._done)
    @rule()
    def undo(self) -> None:
        last = self._done.pop()
        self._commit(edit(*(change.reversed() for change in reversed(last.changes))))
        self._undone.append(last)

    @precondition(lambda self: self._undone)
    @rule()
    def redo(self) -> None:
        last = self._undone.pop()
        self._commit(edit(*last.changes))
        self._done.append(last)

    @rule()
    def refuse(self) -> None:
        never = Change(note("never written"), note("lost"))
        with pytest.raises(StaleChange):
            self._audit.with_changes([never])
        with pytest.raises(LibraryError):
            self._library.commit([edit(never)], {})

    @invariant()
    def the_library_holds_what_is_in_memory(self) -> None:
        assert self._library.load("a1") == self._audit

    @invariant()
    def the_journal_leads_to_what_is_there(self) -> None:
        assert unsound(self._library) == ()
        rows: dict[tuple[str, str], Record | None] = {}
        for entry in self._library.journal("a1"):
            change = entry.change
            if change is None:
                continue  # the spell left the record as it had found it
            assert rows.get((entry.kind, entry.key)) == change.old
            rows[entry.kind, entry.key] = change.new
        left = [record for record in rows.values() if record is not None]
        assert Audit.of("a1", left) == self._audit


EditsAndUndo.TestCase.settings = settings(max_examples=settings().max_examples // 4, stateful_step_count=25)
TestEditsAndUndo = EditsAndUndo.TestCase
