"""The register: what passes a filter, in which order, and what is changed of many items at once."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.audit import Audit, AuditDetails, Client, Evidence, Link
from maturity_desktop.domain.evidence_register import (
    Column,
    Filter,
    Register,
    Trait,
    add_tags,
    set_tags,
    tags_in,
    use_at,
    uses_shared,
)
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.plan_records import EvidenceTag

CUT_OFF = date(2025, 12, 31)
words = st.sampled_from(["", "alpha", "Beta", "gamma delta", "ÄÖ"])
items = st.builds(
    Evidence,
    client=st.just("c1"),
    id=st.integers(1, 12).map("e{}".format),
    number=st.integers(1, 12),
    title=words,
    kind=st.sampled_from(EvidenceKind),
    dated=st.dates(date(2023, 1, 1), date(2026, 6, 1)),
    added_on=st.dates(date(2025, 1, 1), date(2026, 1, 1)),
    added_by=words,
    source=words,
    confidential=st.booleans(),
    size=st.integers(0, 9),
    sha256=st.sampled_from(["", "a" * 64, "b" * 64]),
)


@st.composite
def audits(draw: st.DrawFn) -> Audit:
    found = {item.id: item for item in draw(st.lists(items, max_size=12))}
    ids = sorted(found) or ["e0"]
    links = draw(
        st.lists(
            st.builds(Link, st.just("a1"), st.sampled_from(ids), st.just("m"), st.sampled_from(["1", "2"])),
            max_size=6 if found else 0,
        )
    )
    tags = draw(
        st.lists(
            st.builds(EvidenceTag, st.just("c1"), st.sampled_from(ids), st.sampled_from("xyz")),
            max_size=6 if found else 0,
        )
    )
    client, details = Client("c1", "C"), AuditDetails("a1", "c1", CUT_OFF, CUT_OFF)
    return Audit.of("a1", [client, details, *found.values(), *links, *tags])


filters = st.builds(
    Filter,
    words=st.sampled_from(["", "alpha", "delta gamma", "nothing"]),
    with_words=st.sampled_from([frozenset[str](), frozenset({"a" * 64})]),
    kind=st.none() | st.sampled_from(EvidenceKind),
    place=st.none() | st.just(("m", "1")),
    tag=st.sampled_from(["", "x"]),
    added_by=st.sampled_from(["", "Beta"]),
    traits=st.frozensets(st.sampled_from(Trait), max_size=2),
)


@given(audits(), filters, st.sampled_from(Column), st.booleans())
def test_every_order_has_the_same_items_and_is_sorted(
    audit: Audit, wanted: Filter, column: Column, descending: bool
) -> None:
    register = Register(audit, frozenset({("c1", "b" * 64)}))
    plain, found = register.shown(wanted), register.shown(wanted, column, descending)
    assert sorted(item.id for item in found) == sorted(item.id for item in plain)
    keys = [register._order(column)(item) for item in found]
    assert keys == sorted(keys, reverse=descending)


@given(audits(), filters)
def test_what_is_shown_passes_and_what_passes_is_shown(audit: Audit, wanted: Filter) -> None:
    register = Register(audit)
    for item in audit.evidence:
        said = register.said_of(item)
        passes = (
            (wanted.kind in (None, item.kind))
            and (not wanted.added_by or item.added_by == wanted.added_by)
            and (not wanted.tag or EvidenceTag("c1", item.id, wanted.tag) in set(audit.all(EvidenceTag)))
            and (wanted.place is None or audit.get(Link, "a1", item.id, "m", "1", "") is not None)
            and wanted.traits <= register.traits(item)
            and (
                not wanted.words
                or item.sha256 in wanted.with_words
                or all(word in said for word in wanted.words.split())
            )
        )
        assert (item in register.shown(wanted)) == passes


@given(audits(), st.lists(st.sampled_from("xyzw"), max_size=3))
def test_tags_are_those_that_were_set(audit: Audit, tags: list[str]) -> None:
    for item in audit.evidence[:1]:
        after = audit.with_changes(set_tags(audit, item, tags))
        assert set(Register(after).tags.get(item.id, ())) == set(tags)
        more = after.with_changes(add_tags(after, after.evidence, ["w", "w"]))
        assert all("w" in Register(more).tags[own.id] for own in more.evidence)


@given(audits(), st.sets(st.sampled_from(["1", "2", "3"])), st.sets(st.sampled_from(["1", "2", "3"])))
def test_items_share_what_they_are_used_at(audit: Audit, added: set[str], dropped: set[str]) -> None:
    uses = [("m", criterion, "") for criterion in sorted(added)]
    gone = [("m", criterion, "") for criterion in sorted(dropped - added)]
    after = audit.with_changes(use_at(audit, audit.evidence, uses, gone))
    if after.evidence:
        shared = uses_shared(after, after.evidence)
        assert set(uses) <= shared and not set(gone) & shared
    assert uses_shared(after, ()) == frozenset()
    again = use_at(after, after.evidence, uses, gone)
    assert again == ()


def test_a_link_that_contradicts_goes_on_doing_so() -> None:
    item = Evidence("c1", "e1", 1, "T", EvidenceKind.DATA, CUT_OFF, CUT_OFF)
    against = Link("a1", "e1", "m", "1", contradicts=True)
    audit = Audit.of("a1", [Client("c1", "C"), AuditDetails("a1", "c1", CUT_OFF, CUT_OFF), item, against])
    assert use_at(audit, [item], [("m", "1", "")]) == ()


def test_tags_are_typed_with_commas() -> None:
    assert tags_in(" floor,Wall  board;; FLOOR , ") == ("floor", "Wall board")
    assert tags_in("x" * 99) == ("x" * 40,)
